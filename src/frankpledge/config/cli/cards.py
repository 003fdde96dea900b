"""Rows of a page as a command answers them: objects for scripts, cards for people."""

from collections.abc import Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from frankpledge.ui.tables import Shown


Row = dict[str, Any]


def rows_of(shown: "Shown") -> list[Row]:
    """Return every row of a list by the stable names that head its files."""
    return [
        dict(zip(shown.file_headings, map(worded, row), strict=True))
        for row in shown.file_rows()
    ]


def worded(value: Any) -> Any:
    """Return a value without what only a page can show: a link by its words."""
    from django.utils.html import strip_tags

    return unescape(strip_tags(value)) if isinstance(value, str) else value


def in_words(rows: Iterable[Mapping[str, Any]], otherwise: str) -> str:
    """Return rows as cards: the first value heads each, what is empty is left out."""
    return "\n".join(card for row in rows for card in card_of(row)) or otherwise


def card_of(row: Mapping[str, Any]) -> list[str]:
    """Return one row as lines."""
    head, *rest = ((name, said(value)) for name, value in row.items())
    return [
        head[1],
        *(f"  {name.replace('_', ' ')}: {value}" for name, value in rest if value),
    ]


def said(value: Any) -> str:
    """Return a value as one line."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(map(said, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {said(one)}" for name, one in value.items())
    return " ".join(str(value).split())
