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
from frankpledge.plan.presenters.layouts.cover import register
from frankpledge.plan.presenters.layouts.prose import parts
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import PriorityLine
from frankpledge.plan.rules.printing import action_line
from frankpledge.plan.rules.printing.leaflet import leaflet_sentence
from frankpledge.plan.rules.printing.parts import ABOUT, WHAT_WE_WILL_DO
from frankpledge.plan.states import Part


BEFORE = (Part.FOREWORD, Part.VISION, Part.ACHIEVEMENTS, Part.CONSULTATION)
AFTER = (Part.REPORTING, Part.CONTACTS, Part.FORMATS, Part.ODDITIES)


def leaflet(source: Source) -> Iterator[Block]:
    """Yield the plan as a leaflet in two columns: details are left to the full plan."""
    yield from register(source)
    yield Section(columns=2)
    if source.content.about:
        yield Heading(runs(ABOUT))
        yield Paragraph(runs(source.content.about))
    yield from parts(source, BEFORE)
    for priority in source.content.priorities:
        yield Heading(runs(f"{priority.ref} {priority.title}"))
        if priority.why:
            yield Paragraph(runs(priority.why))
        yield from aims(source, priority)
    yield from parts(source, AFTER)


def aims(source: Source, priority: PriorityLine) -> Iterator[Block]:
    """Yield what will change under a priority, and what will be done about it."""
    for objective in priority.objectives:
        yield Heading(runs(f"{objective.ref} {objective.text}"), 3)
        for target in objective.targets:
            yield Paragraph(runs(leaflet_sentence(target, source.named(target))))
        if objective.actions:
            yield Paragraph(runs(f"{WHAT_WE_WILL_DO}:"))
            said = tuple(runs(action_line(action)) for action in objective.actions)
            yield Listing(said)
