"""The gallery: every component with an example, in the order a reader looks for them."""

from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString

from frankpledge.ui.components import render
from frankpledge.ui.gallery import asking, finding, showing, telling
from frankpledge.ui.gallery.example import Example


@dataclass(frozen=True)
class Shown:
    """One example as the page shows it."""

    title: str
    why: str
    html: SafeString


@dataclass(frozen=True)
class Section:
    """Components that serve one purpose."""

    title: str
    slug: str
    items: list[Shown]


CHAPTERS: tuple[tuple[str, tuple[Example, ...]], ...] = (
    ("Asking", asking.EXAMPLES),
    ("Showing", showing.EXAMPLES),
    ("Telling", telling.EXAMPLES),
    ("Finding the way", finding.EXAMPLES),
)


def sections() -> list[Section]:
    """Return the whole gallery, rendered."""
    return [
        Section(
            title, title.lower().replace(" ", "-"), [_shown(one) for one in examples]
        )
        for title, examples in CHAPTERS
    ]


def _shown(one: Example) -> Shown:
    return Shown(one.title, one.why, render(one.component, one.options()))


@cache
def names() -> frozenset[str]:
    """Return the components that have an example."""
    return frozenset(one.component for _, examples in CHAPTERS for one in examples)


__all__ = ["Example", "Section", "names", "sections"]
