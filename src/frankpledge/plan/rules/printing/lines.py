"""Whole lines of a plan in words: an objective of the grid, a target, an action."""

from collections.abc import Collection

from frankpledge.actions.states import ActionState
from frankpledge.analysis.dates import day_in_words
from frankpledge.plan.rules.content import ActionLine, TargetLine
from frankpledge.plan.rules.printing.figures import Named, number
from frankpledge.plan.rules.printing.terms import baseline_words, promise_words
from frankpledge.plan.states import BaselineState, TargetKind


# What a target of each kind does with its measure, as the grid's objective says it.
VERBS = {
    TargetKind.MAINTAIN: "Maintain",
    TargetKind.THRESHOLD: "Keep within limits",
    TargetKind.RELATIVE: "Do better than others on",
    TargetKind.NONE: "Watch",
    TargetKind.INTERIM: "Take a step on the way on",
}
MILESTONE = "Milestone"
HARMS = ("offences", "incidents")
REPORTING = "the reporting of "
REDUCE, INCREASE, TURN, REACH = "Reduce", "Increase", "Turn or hold", "Reach"


def verb(target: TargetLine) -> str:
    """Return what a target does with its measure, in a word or two."""
    if target.kind in VERBS:
        return VERBS[target.kind]
    if target.kind is TargetKind.BY_PERCENT:
        return INCREASE if (target.percent or 0) > 0 else REDUCE
    if target.kind is TargetKind.DIRECTION:
        return TURN
    if target.value is None or target.baseline is None:
        return REACH
    return INCREASE if target.value > target.baseline else REDUCE


def sentence(target: TargetLine, named: Named | None) -> str:
    """
    Return a target as an objective of the grid: "1 Reduce wounding by 12% *PSA1".

    One without a measure is called by what it is about, as the plan's own grid has it.
    """
    if named is None:
        said = f"{target.ref} {target.title or MILESTONE}"
    else:
        said = f"{target.ref} {verb(target)} {object_of(target, named)}"
    if target.kind is TargetKind.BY_PERCENT and target.percent is not None:
        said += f" by {number(abs(target.percent))}%"
    return " ".join([said, *(f"*{tag}" for tag in target.external_tags)])


def object_of(target: TargetLine, named: Named) -> str:
    """Return what a target's verb acts on: of harm, nobody wants more but its reports."""
    name = lowered(named.name)
    is_harm = named.units.startswith(HARMS)
    return f"{REPORTING}{name}" if is_harm and verb(target) == INCREASE else name


def lowered(name: str) -> str:
    """Return a name as it stands inside a sentence; MARAC keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def name_of(target: TargetLine, named: Named | None) -> str:
    """Return what a target is about: its measure, or "Milestone (witness support)"."""
    if named is not None or target.measure:
        return named.name if named else target.measure
    return f"{MILESTONE} ({target.title})" if target.title else MILESTONE


def details(target: TargetLine, named: Named | None) -> dict[str, str]:
    """Return everything else a target says, by the word that names it."""
    needs_none = target.kind is TargetKind.MILESTONE and (
        target.baseline_state is BaselineState.NOT_APPLICABLE
    )
    said = {
        "baseline": "" if needs_none else baseline_words(target, named),
        "starts from": target.starts_from,
        "counted against": target.denominator_vintage,
        "shown by": target.shown_by,
        "owner": answering(target),
        "lead": leading(target),
        "deputy": target.deputy,
        "counts towards": ", ".join(target.external_tags),
        # What a milestone delivers is its promise; other targets keep the print's words.
        "as printed": target.printed if named else "",
    }
    return {word: words for word, words in said.items() if words}


def target_line(target: TargetLine, named: Named | None) -> str:
    """Return a whole target on one line, each part after its word."""
    line = f"{target.ref} {name_of(target, named)}: {promise_words(target, named)}"
    for word, said in details(target, named).items():
        # A detail after a sentence begins one of its own.
        is_fresh = line.endswith((".", "!", "?"))
        joint = f" {word.capitalize()}" if is_fresh else f"; {word}"
        line += f"{joint}: {said}"
    return line


def part(word: str, said: str) -> str:
    """Return "owner: Police", or nothing where there is nothing to say."""
    return f"{word}: {said}" if said else ""


def answering(line: TargetLine | ActionLine) -> str:
    """Return who answers for a line: an agency of the directory, or as printed."""
    return " / ".join(filter(None, [line.owner, line.owner_words]))


def leading(line: TargetLine | ActionLine) -> str:
    """Return who leads, as plans print it: "A / B"."""
    return " / ".join(filter(None, [*line.leads, line.lead_words]))


def action_line(action: ActionLine, *, without: Collection[str] = ()) -> str:
    """Return an action with its details in brackets, save those a column holds."""
    is_begun = action.state is not ActionState.NOT_STARTED
    details = {
        "owner": part("owner", answering(action)),
        "lead": part("lead", leading(action)),
        "deputy": part("deputy", action.deputy),
        "from": f"from {day_in_words(action.starts_on)}" if action.starts_on else "",
        "by": f"by {day_in_words(action.due_on)}" if action.due_on else "",
        "state": action.state.value.replace("-", " ") if is_begun else "",
        "funding": part("funding", action.funding),
        "amount": f"£{number(action.amount)}" if action.amount is not None else "",
        "targets": f"for {', '.join(action.targets)}" if action.targets else "",
    }
    said = [words for name, words in details.items() if words and name not in without]
    about = f" ({'; '.join(said)})" if said else ""
    return f"{action.ref} {action.text}{about}"
