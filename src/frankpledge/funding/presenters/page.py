"""The parts of a page about one thing: its facts, and sections of tables and lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


Link = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading: words, a table, a history, links."""

    heading: str
    words: Sequence[Any] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    history: Sequence[dict[str, Any]] = ()
    empty: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Page:
    """
    Everything the page of one thing shows.

    `asks` is a form that shows it otherwise, `papers` lead to it as a document.
    """

    title: str
    caption: str
    here: str
    back: Link
    help_url: str
    facts: Sequence[tuple[str, Any]] = ()
    warnings: Sequence[str] = ()
    buttons: Sequence[Link] = ()
    sections: Sequence[Section] = field(default_factory=tuple)
    key_figures: Sequence[dict[str, Any]] = ()
    papers: Sequence[Link] = ()
    asks: Any = None


def known(facts: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the facts that say something."""
    return [(name, said) for name, said in facts if said not in ("", None)]
