"""A plan's prose as blocks: Markdown with live figures, its author beneath."""

from collections.abc import Iterable, Iterator

from frankpledge.documents.markdown import build
from frankpledge.documents.model import (
    About,
    Block,
    Heading,
    Paragraph,
    Run,
    Runs,
    runs,
)
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import PassageLine, PriorityLine
from frankpledge.plan.rules.printing import action_line
from frankpledge.plan.rules.printing.openings import priority_details
from frankpledge.plan.rules.printing.parts import WRITTEN_BY, title_of
from frankpledge.plan.states import Part


def passage(source: Source, each: PassageLine) -> Iterator[Block]:
    """Yield one passage: its text with the figures as they are kept, and its author."""
    cover = About(source.content.title, source.on)
    document, _ = build(each.text, source.answer, about=cover, parts=source.part)
    yield from document.blocks
    if each.author:
        yield Paragraph((Run(f"{WRITTEN_BY}{each.author}", emphasis=True),))


def opening(priority: PriorityLine) -> Iterator[Block]:
    """Yield what stands under a priority's name: why it is one, who answers for it."""
    for each in filter(None, priority.why.split("\n")):
        yield Paragraph(runs(each.strip()))
    yield from lines(priority_details(priority))


def listed_actions(priority: PriorityLine) -> tuple[Runs, ...]:
    """Return a priority's actions, each after its objective where that is not plain."""
    several = len(priority.objectives) > 1
    return tuple(
        runs(
            f"{objective.ref}: {action_line(action)}"
            if several and not action.ref.startswith(f"{objective.ref}.")
            else action_line(action)
        )
        for objective in priority.objectives
        for action in objective.actions
    )


def lines(said: Iterable[str]) -> Iterator[Block]:
    """Yield details as paragraphs of their own, the word that names each in bold."""
    for each in said:
        word, colon, rest = each.partition(": ")
        yield Paragraph((Run(f"{word}{colon}", strong=True), Run(rest)))


def parts(
    source: Source, wanted: Iterable[Part], *, under: str = "", level: int = 2
) -> Iterator[Block]:
    """Yield the passages of some parts, each under its heading."""
    for part in wanted:
        for each in source.passages(part, under):
            yield Heading(runs(title_of(part, each.heading)), level)
            yield from passage(source, each)
