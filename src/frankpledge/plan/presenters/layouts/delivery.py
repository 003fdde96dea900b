"""The delivery plan: one wide table an objective, its head repeated on every page."""

from collections.abc import Iterable, Iterator
from datetime import date

from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Heading, Section, Table, runs
from frankpledge.plan.presenters.layouts.cover import back, front
from frankpledge.plan.presenters.layouts.prose import lines as details_lines
from frankpledge.plan.presenters.layouts.prose import opening, parts
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import (
    ActionLine,
    ObjectiveLine,
    PriorityLine,
    TargetLine,
)
from frankpledge.plan.rules.printing import (
    action_line,
    answering,
    details,
    leading,
    name_of,
    promise_words,
)
from frankpledge.plan.rules.printing.openings import objective_details
from frankpledge.plan.rules.printing.parts import delivery_caption
from frankpledge.plan.states import Part


# A row of more would leave half a page empty before it: rows are not parted in letters.
MOST_IN_ROW = 6
WHOLE = "The objective as a whole"
IN_COLUMNS = ("owner", "lead", "funding", "targets")
PROSE = (
    Part.INTRODUCTION,
    Part.PERFORMANCE,
    Part.OBJECTIVES,
    Part.DELIVERY,
    Part.GROUPS,
    Part.MONITORING,
    Part.ACTIONS,
)
Row = tuple[str, str, str, str, str, str]


def delivery(source: Source) -> Iterator[Block]:
    """Yield the plan: prose on upright pages, then the delivery tables across."""
    yield from front(source)
    for priority in source.content.priorities:
        yield Heading(runs(f"{priority.ref} {priority.title}"))
        yield from opening(priority)
        yield from parts(source, PROSE, under=priority.ref, level=3)
    yield Section(is_wide=True)
    yield Heading(runs("Delivery plan"))
    for priority, objective in in_order(source.content.priorities):
        yield Heading(
            runs(f"Objective {objective.ref} ({priority.ref}): {objective.text}"), 3
        )
        yield from details_lines(objective_details(objective))
        yield table(source, objective)
    if any(True for _ in back(source)):
        yield Section()
        yield from back(source)


def in_order(
    priorities: Iterable[PriorityLine],
) -> list[tuple[PriorityLine, ObjectiveLine]]:
    """
    Return every objective with its priority, in the plan's order.

    Objectives numbered from 1 through all priorities stand in the order of their
    numbers, where a reader looks for them.
    """
    found = [(one, objective) for one in priorities for objective in one.objectives]
    if all(objective.ref.isdecimal() for _, objective in found):
        found.sort(key=lambda pair: int(pair[1].ref))
    return found


def table(source: Source, objective: ObjectiveLine) -> Table:
    """Return one objective's table in the six columns of a printed delivery plan."""
    last = date.fromordinal(source.content.ends_before.toordinal() - 1)
    columns = (
        Column("target_and_baseline", "Target and baseline"),
        Column("due", f"{last:%B %Y}"),
        Column("owner", "Owner"),
        Column("actions", "Actions"),
        Column("lead_officer", "Lead officer"),
        Column("funding", "Funding"),
    )
    rows = tuple(
        row for group in groups(objective) for row in group_rows(source, *group)
    )
    # Several targets may stand in one cell, so that it heads no row.
    return Table(delivery_caption(objective.ref), columns, rows, has_row_heads=False)


def groups(
    objective: ObjectiveLine,
) -> list[tuple[list[TargetLine], list[ActionLine]]]:
    """
    Return targets that share the same actions, owner and lead, with those actions.

    Several targets then stand in one cell; what serves none of them comes last.
    """
    found: dict[tuple[object, ...], list[TargetLine]] = {}
    for target in objective.targets:
        serving = tuple(
            action.ref for action in objective.actions if target.ref in action.targets
        )
        # Without an action to share, targets have nothing in common but their owner.
        key = (serving or target.ref, answering(target), leading(target), target.deputy)
        found.setdefault(key, []).append(target)
    made: list[tuple[list[TargetLine], list[ActionLine]]] = []
    placed: set[str] = set()
    for targets in found.values():
        refs = [target.ref for target in targets]
        actions = [
            action
            for action in objective.actions
            if action.ref not in placed and set(action.targets) & set(refs)
        ]
        placed |= {action.ref for action in actions}
        made.append((targets, actions))
    rest = [action for action in objective.actions if action.ref not in placed]
    return [*made, ([], rest)] if rest or not made else made


def group_rows(
    source: Source, targets: list[TargetLine], actions: list[ActionLine]
) -> Iterator[Row]:
    """
    Yield the rows of some targets: their own first, then one for each change of owner.

    Actions with the targets' own owner and lead stand beside them; others have a
    row of their own beneath, as such plans print Trading Standards' part.
    """
    owner = answering(targets[0]) if targets else ""
    lead = leading(targets[0]) if targets else ""
    cell = "\n".join(target_words(source, target) for target in targets) or WHOLE
    due = "\n".join(
        f"{target.ref}: {promise_words(target, source.named(target))}"
        for target in targets
    )
    refs = [target.ref for target in targets]
    pending = list(actions)
    first = run_of(pending, (owner, lead, None))
    funding = first[0].funding if first else ""
    yield (cell, due, owner, lines(first, refs), lead, funding)
    while pending:
        one = pending[0]
        run = run_of(pending, (answering(one), leading(one), one.funding))
        yield ("", "", answering(one), lines(run, refs), leading(one), one.funding)


def run_of(
    pending: list[ActionLine], wanted: tuple[str, str, str | None]
) -> list[ActionLine]:
    """Take from the front the actions alike in owner, lead and funding, a few at most."""
    run: list[ActionLine] = []
    owner, lead, funding = wanted
    while pending and len(run) < MOST_IN_ROW:
        one = pending[0]
        funded = one.funding if funding is None else funding
        if (answering(one), leading(one), one.funding) != (owner, lead, funded):
            break
        funding = funded
        run.append(pending.pop(0))
    return run


def lines(actions: list[ActionLine], refs: list[str]) -> str:
    """Return actions one below the other; what its targets are is said if not all."""
    return "\n".join(
        action_line(
            action,
            without=IN_COLUMNS if action.targets == refs else IN_COLUMNS[:-1],
        )
        for action in actions
    )


def target_words(source: Source, target: TargetLine) -> str:
    """Return a target with its baseline beneath, as they stand in one cell."""
    named = source.named(target)
    said = [
        f"{word.capitalize()}: {words}"
        for word, words in details(target, named).items()
        if word not in IN_COLUMNS
    ]
    return "\n".join([f"{target.ref} {name_of(target, named)}", *said])
