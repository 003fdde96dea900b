"""The grid: for each theme its objectives, baselines, dates, targets and what they come to."""

from collections.abc import Iterator

from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Heading, Listing, Table, runs
from frankpledge.plan.presenters.layouts.cover import back, front
from frankpledge.plan.presenters.layouts.prose import (
    lines,
    listed_actions,
    opening,
    parts,
)
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import ObjectiveLine, PriorityLine, TargetLine
from frankpledge.plan.rules.printing import (
    Named,
    baseline_words,
    change_words,
    details,
    due_words,
    promise_words,
    sentence,
)
from frankpledge.plan.rules.printing.openings import (
    AGAINST,
    SHOWN_BY,
    objective_details,
)
from frankpledge.plan.rules.printing.parts import TITLES, grid_caption
from frankpledge.plan.states import Part, TargetKind


COLUMNS = (
    Column("objective", "Objective"),
    Column("baseline", "Baseline and period"),
    Column("due", "Timescale"),
    Column("target", "Target"),
    Column("change", "Change"),
)
NONE = "–"
WHOSE = ("owner", "lead", "deputy")
BEFORE = (Part.INTRODUCTION, Part.PERFORMANCE, Part.OBJECTIVES)
AFTER = (Part.DELIVERY, Part.GROUPS, Part.MONITORING, Part.ACTIONS)


def grid(source: Source) -> Iterator[Block]:
    """Yield the plan as a strategy of themes, each with its grid."""
    yield from front(source)
    for priority in source.content.priorities:
        yield Heading(runs(f"{priority.ref} {priority.title}"))
        yield from opening(priority)
        yield from parts(source, BEFORE, under=priority.ref, level=3)
        for objective in priority.objectives:
            yield Heading(runs(f"{objective.ref} {objective.text}"), 3)
            yield from lines(objective_details(objective))
            if objective.targets:
                yield table(source, priority, objective)
        yield from actions(priority)
        yield from parts(source, AFTER, under=priority.ref, level=3)
    yield from back(source)


def table(source: Source, priority: PriorityLine, objective: ObjectiveLine) -> Table:
    """Return one objective's targets in the columns of the grid."""
    rows = tuple(
        (
            objective_cell(target, named := source.named(target)),
            starting(target, named),
            due_words(target.due_on) or NONE,
            aiming(target, named),
            change_words(target) or NONE,
        )
        for target in objective.targets
    )
    return Table(grid_caption(priority.title, objective.ref), COLUMNS, rows)


def objective_cell(target: TargetLine, named: Named | None) -> str:
    """Return a target as an objective, with who answers for it beneath."""
    said = details(target, named)
    whose = [f"{word.capitalize()}: {said[word]}" for word in WHOSE if word in said]
    return "\n".join([sentence(target, named), *whose])


def starting(target: TargetLine, named: Named | None) -> str:
    """Return what a target starts from: in a number, in words, or both."""
    if target.starts_from and target.kind is TargetKind.MILESTONE:
        return target.starts_from
    said = [baseline_words(target, named), target.starts_from]
    return "\n".join(filter(None, said))


def aiming(target: TargetLine, named: Named | None) -> str:
    """Return what a target promises, and what shows that it is kept where no measure does."""
    said = [promise_words(target, named, is_dated=False)]
    if target.denominator_vintage:
        said.append(f"{AGAINST}{target.denominator_vintage}")
    if target.shown_by:
        said.append(f"{SHOWN_BY}{target.shown_by}")
    return "\n".join(said)


def actions(priority: PriorityLine) -> Iterator[Block]:
    """Yield a theme's actions as a list."""
    listed = listed_actions(priority)
    if listed:
        yield Heading(runs(TITLES[Part.ACTIONS]), 3)
        yield Listing(listed)
