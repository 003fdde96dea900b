"""A plan's prose as blocks: Markdown with live figures, its author beneath."""

from collections.abc import Iterable, Iterator

from frankpledge.documents.markdown import build
from frankpledge.documents.model import About, Block, Heading, Paragraph, Run, runs
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.content import PassageLine
from frankpledge.plan.rules.printing.parts import WRITTEN_BY, title_of
from frankpledge.plan.states import Part


def passage(source: Source, each: PassageLine) -> Iterator[Block]:
    """Yield one passage: its text with the figures as they are kept, and its author."""
    cover = About(source.content.title, source.on)
    document, _ = build(each.text, source.answer, about=cover, parts=source.part)
    yield from document.blocks
    if each.author:
        yield Paragraph((Run(f"{WRITTEN_BY}{each.author}", emphasis=True),))


def parts(
    source: Source, wanted: Iterable[Part], *, under: str = "", level: int = 2
) -> Iterator[Block]:
    """Yield the passages of some parts, each under its heading."""
    for part in wanted:
        for each in source.passages(part, under):
            yield Heading(runs(title_of(part, each.heading)), level)
            yield from passage(source, each)
