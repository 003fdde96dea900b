"""
Two versions of a plan side by side: lines added, removed, moved and said anew.

Lines are matched by their references, claims by their text, so that a line that only
changed its place in the order is no change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from frankpledge.plan.rules.content import PlanContent


class Change(StrEnum):
    """What became of a line between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


# What a line holds below it, which is compared by itself.
BELOW = {
    "priorities": "priority",
    "objectives": "objective",
    "targets": "target",
    "actions": "action",
    "claims": "statement",
    "passages": "passage",
}
SAID = {
    "due_on": "due",
    "ends_before": "ends before",
    "starts_on": "starts",
    "owner_words": "owner as printed",
    "lead_words": "lead as printed",
    "baseline_ends_on": "baseline ends before",
    "baseline_due_on": "baseline due",
    "far_due_on": "far target due",
    "tested_by": "tested by",
    "is_cumulative": "counted up to its day",
    "percent": "change, % of the baseline",
    "limbs": "duties of section 6",
    "external_tags": "counts towards",
}


@dataclass(frozen=True)
class Said:
    """One thing that a line says, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class LineChange:
    """One line that was added, removed or said anew."""

    change: Change
    line: str
    ref: str
    text: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Flat:
    """One line by itself: what it is, where it stands and what it says."""

    line: str
    ref: str
    under: str
    said: dict[str, str]

    @property
    def text(self) -> str:
        """Return the words that a person knows the line by."""
        names = ("title", "text", "printed", "measure", "heading", "part")
        return next((self.said[n] for n in names if self.said.get(n)), "")


def line_changes(old: PlanContent, new: PlanContent) -> list[LineChange]:
    """Return what changed from one version to another, in the later one's order."""
    before = {(one.line, one.ref): one for one in flat(old)}
    after = {(one.line, one.ref): one for one in flat(new)}
    found = []
    for key, one in after.items():
        if key not in before:
            found.append(LineChange(Change.ADDED, one.line, one.ref, one.text))
        elif said := said_anew(before[key], one):
            found.append(LineChange(Change.CHANGED, one.line, one.ref, one.text, said))
    found += [
        LineChange(Change.REMOVED, one.line, one.ref, one.text)
        for key, one in before.items()
        if key not in after
    ]
    return found


def said_anew(old: Flat, new: Flat) -> tuple[Said, ...]:
    """Return what one line says differently, and where it moved to."""
    said = [
        Said(SAID.get(name, name.replace("_", " ")), old.said[name], new.said[name])
        for name in new.said
        if old.said[name] != new.said[name]
    ]
    if old.under != new.under:
        said.append(Said("stands under", old.under, new.under))
    return tuple(said)


def flat(plan: PlanContent) -> Iterator[Flat]:
    """Yield the plan and every line of it."""
    yield from lines_of(plan.model_dump(mode="json"), "plan", "", "")


def lines_of(data: dict[str, Any], line: str, ref: str, under: str) -> Iterator[Flat]:
    """Yield one line and every line below it."""
    # Which targets an action serves is said of the action and is no line below it.
    below = {
        k for k in data if k in BELOW and not (line == "action" and k == "targets")
    }
    said = {k: as_text(v) for k, v in data.items() if k not in below}
    yield Flat(line, ref, under, said)
    for name in BELOW:
        if name not in below:
            continue
        for one in data[name]:
            own = str(one.get("ref") or one.get("text"))
            here = f"{line} {ref}".strip()
            yield from lines_of(one, BELOW[name], own, here)


def as_text(value: Any) -> str:
    """Return one thing a line says, as a reader would write it."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    return "" if value is None else str(value)
