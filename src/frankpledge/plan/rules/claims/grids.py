"""
A printed table as figures: which cells head it, which period each figure is of.

Periods head the columns of most tables and the rows of some; both become series,
a name with a figure for every period. An empty head takes the one to its left,
as where a year covers two columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from frankpledge.documents.reading.blocks import Place, Table
from frankpledge.plan.rules.claims.columns import Column, columns_of
from frankpledge.plan.rules.claims.heads import header_rows, is_numbered
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.years import Months, headed_period


_CELL = re.compile(
    r"^(?P<sign>[-+–−]|down|up|[↓↑▼▲])?\s?(?P<bracket>\()?(?P<money>£)?"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<d>\.\d+)?\s?(?P<pct>%|per cent)?\)?"
    r"(?:\s?(?:\*+|\[\w+\]|\(\w\)|[†‡#a-d¹²³]))?"
    r"(?:\s+(?:recorded\s+)?(?:offences?|incidents?|crimes?|reports?|cases?|people|calls?|fires|casualties|points?|increase|decrease|reduction|or (?:fewer|less|lower|more|higher|better|under|over|below|above)|max(?:imum)?|min(?:imum)?))*$",
    re.IGNORECASE,
)
_FALLS = re.compile(r"^(?:-|–|−|down|↓|▼)|decrease|reduction", re.IGNORECASE)
_RATE = re.compile(r"per (?:1,?000|10,?000|100,?000|head|thousand)|/1,?000", re.I)
_PERCENT = re.compile(r"%|per ?cent|percentage|proportion", re.IGNORECASE)


MOST_COLUMNS, MOST_ROWS = 40, 600
"""What is larger is a data sheet and no table of a plan."""
_MOST_IN_CORNER = 6


@dataclass(frozen=True)
class Number:
    """A figure in a cell."""

    value: Decimal
    decimals: int
    is_percent: bool
    text: str
    place: Place


@dataclass(frozen=True)
class Point:
    """One figure of a series with its period."""

    months: Months
    number: Number


@dataclass(frozen=True)
class Series:
    """A name with a figure for each of several periods, oldest first."""

    name: str
    unit: Unit
    points: tuple[Point, ...]
    caption: str
    heading: str
    block: int
    header: str = ""
    gaps: tuple[Months, ...] = ()
    section: int = -1
    is_kept_here: bool = False

    def at(self, months: Months) -> Number | None:
        """Return the figure of a period."""
        return next((p.number for p in self.points if p.months == months), None)


@dataclass(frozen=True)
class Grid:
    """A table as figures: its heads and, row by row, its label and cells."""

    table: Table
    block: int
    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    numbers: tuple[tuple[Number | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...] = field(default=())

    @property
    def caption(self) -> str:
        """Return the table's caption."""
        return self.table.caption

    @property
    def corner(self) -> str:
        """Return what stands over the row labels: “Tenure of victims”."""
        words = self.table.rows[0].cells[0].text
        return words if len(words.split()) <= _MOST_IN_CORNER else ""

    @cached_property
    def row_periods(self) -> tuple[Months | None, ...]:
        """Return the period that heads each row, or None."""
        return tuple(headed_period(label) for label in self.labels)

    @property
    def has_period_rows(self) -> bool:
        """Say whether the rows are periods."""
        return sum(1 for each in self.row_periods if each) >= 2

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Return what stands over each column, its period too."""
        return tuple(
            f"{c.words} {c.months.words() if c.months else ''}".strip()
            for c in self.columns
        )

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Return every series of at least one period that the table holds."""
        found = self._down() if self.has_period_rows else self._across()
        return tuple(each for each in found if each.points)

    def _across(self) -> list[Series]:
        made: list[Series] = []
        subs = list(dict.fromkeys(c.kind for c in self.columns if c.months))
        for label, row, place in zip(
            self.labels, self.numbers, self.places, strict=True
        ):
            for sub in subs if label else []:
                cells = [
                    (c.months, n)
                    for c, n in zip(self.columns, row, strict=True)
                    if c.months and c.kind == sub and c.is_measured
                ]
                made.append(self._made(label, sub, cells, place))
        return made

    def _down(self) -> list[Series]:
        made: list[Series] = []
        for at, column in enumerate(self.columns):
            cells = [
                (months, row[at])
                for months, row in zip(self.row_periods, self.numbers, strict=True)
                if months
            ]
            name = column.words or self.caption
            if column.is_measured:
                made.append(self._made(name, "", cells, self.table.place))
        return made

    def _made(
        self,
        name: str,
        sub: str,
        cells: Sequence[tuple[Months | None, Number | None]],
        place: Place,
    ) -> Series:
        points = [Point(m, n) for m, n in cells if m and n]
        points.sort(key=lambda point: point.months)
        gaps = tuple(m for m, n in cells if m and not n)
        words = f"{name} {sub}"
        return Series(
            name,
            self._unit(words, points),
            tuple(points),
            self.caption,
            f"{place.heading} {self.corner}".strip(),
            self.block,
            sub,
            gaps,
        )

    def _unit(self, words: str, points: list[Point]) -> Unit:
        if _RATE.search(words) or (
            _RATE.search(self.caption) and not _PERCENT.search(words)
        ):
            return Unit.RATE
        if any(p.number.is_percent for p in points) or _PERCENT.search(words):
            return Unit.PERCENT
        return Unit.COUNT


def number_in(text: str, place: Place) -> Number | None:
    """Return the figure that a cell holds, or None for words, N/A, TBC and blanks."""
    found = _CELL.match(text.strip())
    if not found:
        return None
    value = Decimal(found["n"].replace(",", "") + (found["d"] or ""))
    falls = _FALLS.search(text.strip()) or (found["bracket"] and not found["pct"])
    return Number(
        -value if falls else value,
        len(found["d"] or ".") - 1,
        bool(found["pct"]),
        text.strip(),
        place,
    )


def _is_figure(text: str) -> bool:
    return number_in(text, Place()) is not None


def grid_of(table: Table, block: int) -> Grid | None:
    """Return the table as figures, or None where it holds too few of them."""
    texts = table.texts()
    places = (
        [_places(table, at, len(texts[0])) for at in range(len(texts))] if texts else []
    )
    if is_numbered(texts, _is_figure):
        texts = [row[1:] for row in texts]
        places = [row[1:] for row in places]
    is_table = texts and 2 <= len(texts[0]) <= MOST_COLUMNS and len(texts) <= MOST_ROWS
    if not is_table:
        return None
    heads = header_rows(texts, _is_figure)
    body = range(heads, len(texts))
    numbers = tuple(
        tuple(number_in(texts[at][c], places[at][c]) for c in range(1, len(texts[at])))
        for at in body
    )
    if not any(n for row in numbers for n in row):
        return None
    return Grid(
        table,
        block,
        columns_of(texts[:heads], len(texts[0])),
        tuple(" ".join(texts[at][0].split()) for at in body),
        numbers,
        tuple(tuple(texts[at][1:]) for at in body),
        tuple(places[at][0] for at in body),
    )


def _places(table: Table, at: int, width: int) -> list[Place]:
    cells = table.rows[at].cells
    spread = [cell.place for cell in cells for _ in range(cell.span)]
    last = spread[-1] if spread else table.place
    return spread + [last] * (width - len(spread))
