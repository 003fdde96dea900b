"""The grid: for each theme its objectives, baselines, dates, targets and what they come to."""

from collections.abc import Iterator

from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Heading, Listing, Paragraph, Table, runs
from frankpledge.plan.presenters.layouts.cover import back, front
from frankpledge.plan.presenters.layouts.prose import parts
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import ObjectiveLine, PriorityLine
from frankpledge.plan.rules.printing import (
    action_line,
    baseline_words,
    change_words,
    due_words,
    promise_words,
    sentence,
)
from frankpledge.plan.rules.printing.parts import TITLES
from frankpledge.plan.states import Part


COLUMNS = (
    Column("objective", "Objective"),
    Column("baseline", "Baseline and period"),
    Column("due", "Timescale"),
    Column("target", "Target"),
    Column("change", "Change worked out"),
)
NONE = "–"
BEFORE = (Part.INTRODUCTION, Part.PERFORMANCE, Part.OBJECTIVES)
AFTER = (Part.DELIVERY, Part.GROUPS, Part.MONITORING, Part.ACTIONS)


def grid(source: Source) -> Iterator[Block]:
    """Yield the plan as a strategy of themes, each with its grid."""
    yield from front(source)
    for priority in source.content.priorities:
        yield Heading(runs(f"{priority.ref} {priority.title}"))
        if priority.why:
            yield Paragraph(runs(priority.why))
        yield from parts(source, BEFORE, under=priority.ref, level=3)
        for objective in priority.objectives:
            yield Heading(runs(f"{objective.ref} {objective.text}"), 3)
            if objective.targets:
                yield table(source, priority, objective)
        yield from actions(priority)
        yield from parts(source, AFTER, under=priority.ref, level=3)
    yield from back(source)


def table(source: Source, priority: PriorityLine, objective: ObjectiveLine) -> Table:
    """Return one objective's targets in the columns of the grid."""
    rows = tuple(
        (
            sentence(target, named := source.named(target)),
            baseline_words(target, named),
            due_words(target.due_on) or NONE,
            promise_words(target, named, is_dated=False),
            change_words(target) or NONE,
        )
        for target in objective.targets
    )
    return Table(f"Key measures: {priority.title} ({objective.ref})", COLUMNS, rows)


def actions(priority: PriorityLine) -> Iterator[Block]:
    """Yield a theme's actions as a list."""
    lines = tuple(
        runs(f"{objective.ref}: {action_line(action)}")
        for objective in priority.objectives
        for action in objective.actions
    )
    if lines:
        yield Heading(runs(TITLES[Part.ACTIONS]), 3)
        yield Listing(lines)
