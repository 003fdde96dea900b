"""Chapters: for each priority the same six headings, its figures in a numbered table."""

from collections.abc import Iterator

from frankpledge.documents.model import Block, Heading, Listing, Paragraph, Runs, runs
from frankpledge.plan.presenters.layouts.cover import back, front
from frankpledge.plan.presenters.layouts.prose import (
    lines,
    listed_actions,
    opening,
    passage,
)
from frankpledge.plan.presenters.layouts.source import Source, targets_under
from frankpledge.plan.rules.content import ObjectiveLine, PriorityLine
from frankpledge.plan.rules.printing import target_line
from frankpledge.plan.rules.printing.openings import objective_details
from frankpledge.plan.rules.printing.parts import title_of
from frankpledge.plan.states import Part


def chapters(source: Source) -> Iterator[Block]:
    """Yield the plan as chapters."""
    yield from front(source)
    for priority in source.content.priorities:
        yield Heading(runs(f"{priority.ref} {priority.title}"))
        yield from opening(priority)
        for part in (Part.INTRODUCTION, Part.PERFORMANCE):
            yield from section(source, priority, part, figures(source, priority, part))
        yield from section(
            source, priority, Part.OBJECTIVES, objectives(source, priority)
        )
        yield from section(source, priority, Part.DELIVERY, delivery(priority))
        yield from section(source, priority, Part.GROUPS, [])
        yield from section(source, priority, Part.MONITORING, watched(source, priority))
        yield from section(source, priority, Part.ACTIONS, [])
    yield from back(source)


def section(
    source: Source, priority: PriorityLine, part: Part, made: list[Block]
) -> Iterator[Block]:
    """Yield one of a chapter's sections: its prose, then what the plan's lines give."""
    written = list(source.passages(part, priority.ref))
    if not written and not made:
        return
    yield Heading(runs(title_of(part, written[0].heading if written else "")), 3)
    for each in written:
        yield from passage(source, each)
    yield from made


def figures(source: Source, priority: PriorityLine, part: Part) -> list[Block]:
    """Return the numbered table of the three years before the plan, where known."""
    if part is not Part.PERFORMANCE:
        return []
    written = source.passages(part, priority.ref)
    if any('part "years"' in each.text for each in written):
        return []
    measures = [target.measure for target in targets_under(priority)]
    listed = [name for name in dict.fromkeys(measures) if name]
    years = source.years_before(listed)
    if not years:
        return []
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else years[0]
    caption = source.numbered(f"{priority.title}, {span}")
    return [source.table_of_years(caption, listed, years)]


def objectives(source: Source, priority: PriorityLine) -> list[Block]:
    """Return a priority's objectives with their targets."""
    made: list[Block] = []
    for objective in priority.objectives:
        made.append(Heading(runs(f"Objective {objective.ref}: {objective.text}"), 4))
        made += lines(objective_details(objective))
        if objective.targets:
            made.append(Listing(targets(source, objective)))
    return made


def targets(source: Source, objective: ObjectiveLine) -> tuple[Runs, ...]:
    """Return an objective's targets as the items of a list."""
    return tuple(
        runs(target_line(target, source.named(target))) for target in objective.targets
    )


def delivery(priority: PriorityLine) -> list[Block]:
    """Return a priority's actions as a list, each with the objective it serves."""
    listed = listed_actions(priority)
    return [Listing(listed)] if listed else []


def watched(source: Source, priority: PriorityLine) -> list[Block]:
    """Return the measures that each quarter's report gives, as a list."""
    names = [source.name_of(target.measure) for target in targets_under(priority)]
    listed = tuple(map(runs, dict.fromkeys(name for name in names if name)))
    if not listed:
        return []
    return [Paragraph(runs("Each quarter's report gives:")), Listing(listed)]
