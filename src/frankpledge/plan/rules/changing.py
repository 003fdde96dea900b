"""Changing one line of a plan's content, so that every change is checked as a whole."""

from typing import Any

from frankpledge.plan.rules.content import PlanContent, PlanFault, read_content


LISTS = {"priority": "priorities", "objective": "objectives"} | {
    "target": "targets",
    "action": "actions",
}
# Lines that stand under the plan itself.
WHOLE = {"priority": "priorities", "passage": "passages"}
BELOW = {
    "priority": ("objectives", "claims"),
    "objective": ("targets", "actions"),
    # What was printed of names the directory lacks is kept with its line.
    "target": ("owner_words", "lead_words"),
    "action": ("owner_words", "lead_words"),
    "passage": (),
}


def homes(content: dict[str, Any], line: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return every list that holds lines of this kind, with its parent's reference."""
    if line in WHOLE:
        return [("", content[WHOLE[line]])]
    priorities = content["priorities"]
    if line == "objective":
        return [(one["ref"], one["objectives"]) for one in priorities]
    return [
        (below["ref"], below[LISTS[line]])
        for one in priorities
        for below in one["objectives"]
    ]


def next_ref(plan: PlanContent, *, line: str, under: str) -> str:
    """Return a reference that no line of this kind has, after those beside it."""
    content = plan.model_dump(mode="json")
    listed = homes(content, line)
    taken = {one["ref"] for _, home in listed for one in home}
    stem = {"action": f"A{under}.", "passage": "P", "priority": ""}.get(
        line, f"{under}."
    )
    beside = len(dict(listed).get(under, ()))
    free = (f"{stem}{at}" for at in range(beside + 1, beside + len(taken) + 2))
    return next(ref for ref in free if ref not in taken)


def with_line_added(
    plan: PlanContent, *, line: str, under: str, data: dict[str, Any]
) -> PlanContent:
    """Return the plan with one line more, under the line with that reference."""
    content = plan.model_dump(mode="json")
    home = dict(homes(content, line)).get(under)
    if home is None:
        raise PlanFault([f"there is no line {under!r} to put this under"])
    home.append(data)
    return read_content(content)


def with_line_changed(
    plan: PlanContent, *, line: str, ref: str, data: dict[str, Any]
) -> PlanContent:
    """Return the plan with one line said anew; what stands below it stays."""
    content = plan.model_dump(mode="json")
    home, place = find(content, line, ref)
    kept = {name: home[place][name] for name in BELOW[line]}
    home[place] = data | kept
    return read_content(content)


def with_line_removed(plan: PlanContent, *, line: str, ref: str) -> PlanContent:
    """Return the plan without one line and everything below it."""
    content = plan.model_dump(mode="json")
    home, place = find(content, line, ref)
    del home[place]
    return read_content(content)


def find(
    content: dict[str, Any], line: str, ref: str
) -> tuple[list[dict[str, Any]], int]:
    """Return the list that holds a line and its place; raise PlanFault where none does."""
    for _, home in homes(content, line):
        for place, one in enumerate(home):
            if one["ref"] == ref:
                return home, place
    raise PlanFault([f"there is no {line} {ref!r} in this plan any more"])


def fields_of(plan: PlanContent, *, line: str, ref: str) -> dict[str, Any]:
    """Return what one line says itself, without what stands below it."""
    home, place = find(plan.model_dump(), line, ref)
    return {
        name: value for name, value in home[place].items() if name not in BELOW[line]
    }
