"""The leaflet: in short words what will change and by how much, and whom to ask."""

from collections.abc import Iterator

from frankpledge.documents.model import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Section,
    runs,
)
from frankpledge.plan.presenters.layouts.beside import pledges_in_short
from frankpledge.plan.presenters.layouts.cover import awaited_in_short
from frankpledge.plan.presenters.layouts.prose import parts
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import ObjectiveLine, PriorityLine
from frankpledge.plan.rules.printing import action_line
from frankpledge.plan.rules.printing.leaflet import leaflet_sentence
from frankpledge.plan.rules.printing.parts import ABOUT, WHAT_WE_WILL_DO
from frankpledge.plan.states import Part


BEFORE = (Part.FOREWORD, Part.VISION, Part.ACHIEVEMENTS, Part.CONSULTATION)
# Other formats stand on its cover.
AFTER = (Part.REPORTING, Part.CONTACTS, Part.ODDITIES)


def leaflet(source: Source) -> Iterator[Block]:
    """Yield the plan as a leaflet: a page of news, then the aims in two columns."""
    yield from awaited_in_short(source)
    if source.content.about:
        yield Heading(runs(ABOUT))
        yield Paragraph(runs(source.content.about))
    yield from parts(source, BEFORE)
    yield Section(columns=2)
    for priority in source.content.priorities:
        yield Heading(runs(f"{priority.ref} {priority.title}"))
        for each in filter(None, priority.why.split("\n")):
            yield Paragraph(runs(each.strip()))
        yield from aims(source, priority)
    yield from pledges_in_short(source)
    yield from parts(source, AFTER)


def aims(source: Source, priority: PriorityLine) -> Iterator[Block]:
    """Yield what will change under a priority, and what will be done about it."""
    for objective in priority.objectives:
        yield Heading(runs(f"{objective.ref} {objective.text}"), 3)
        for place, target in enumerate(objective.targets, 1):
            said = leaflet_sentence(target, source.named(target))
            is_plain = target.ref == f"{objective.ref}.{place}"
            yield Paragraph(runs(said if is_plain else f"{target.ref} {said}"))
        if objective.actions:
            yield Paragraph(runs(f"{WHAT_WE_WILL_DO}:"))
            yield Listing(tuple(map(runs, doing(objective))))


def doing(objective: ObjectiveLine) -> Iterator[str]:
    """Yield an objective's actions; a reference that its place gives is left out."""
    for place, action in enumerate(objective.actions, 1):
        said = action_line(action)
        is_plain = action.ref == f"{objective.ref}.A{place}"
        yield said.removeprefix(f"{action.ref} ") if is_plain else said
