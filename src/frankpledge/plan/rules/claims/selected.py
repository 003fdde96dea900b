"""The cells of a table that a sentence names, by row and by column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from frankpledge.plan.rules.claims.cells import is_derived
from frankpledge.plan.rules.claims.composites import joined
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import Passage, sentences
from frankpledge.plan.rules.claims.spoken import Named, full_first, names, plain_words
from frankpledge.plan.rules.claims.totals import OF_WHICH, is_total, total_rows


@dataclass(frozen=True)
class Selected:
    """The rows and columns that words name; no column named means any of them."""

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    is_sure: bool
    of_total: bool = False
    is_joint: bool = False

    @cached_property
    def said(self) -> frozenset[str]:
        """Return every word that the table itself says of these cells."""
        grid = self.grid
        place = grid.table.place
        texts = [grid.caption, place.heading, grid.corner]
        texts += [grid.labels[at] for at in self.rows]
        texts += grid.heads
        return frozenset(word for text in texts for word in plain_words(text))

    @property
    def _meant(self) -> tuple[int, ...]:
        return self.columns or plain_columns(self.grid)

    def cells(self) -> list[tuple[str, Number]]:
        """Return the cells with what they are of; of no named row, those of the total."""
        if self.is_joint:
            return [each for at in self._meant if (each := self._joint(at))]
        rows = self.rows or total_rows(self.grid)[-1:]
        return [
            (_name(self.grid, row, column), cell)
            for row in rows
            for column in self._meant
            if (cell := self.grid.numbers[row][column])
        ]

    def _joint(self, column: int) -> tuple[str, Number] | None:
        """Return what the named rows come to in a column, if all of them are filled."""
        cells = [c for row in self.rows if (c := self.grid.numbers[row][column])]
        if len(cells) < len(self.rows):
            return None
        value = sum((cell.value for cell in cells), Decimal(0))
        name = " and ".join(f"“{self.grid.labels[row]}”" for row in self.rows)
        return name, replace(cells[0], value=value, text=f"{value:,}")

    def parts(self) -> Iterator[tuple[str, Decimal, Number, list[Decimal]]]:
        """Yield each count, or the sum of several named rows, with what it may be part of."""
        grid = self.grid
        for column in self._meant:
            single = () if self.is_joint else self.rows or total_rows(grid)[-1:]
            for row in single:
                cell = grid.numbers[row][column]
                if cell and not cell.is_percent:
                    name = _name(grid, row, column)
                    wholes = _column_totals(grid, column)
                    if not self.of_total:
                        wholes += _beside(grid, row, column)
                        wholes += _above(grid, row, column)
                    yield name, cell.value, cell, wholes
            cells = [c for r in self.rows if (c := grid.numbers[r][column])]
            if len(cells) > 1 and not any(c.is_percent for c in cells):
                name = " and ".join(f"“{grid.labels[row]}”" for row in self.rows)
                total = sum((c.value for c in cells), Decimal(0))
                yield name, total, cells[0], _column_totals(grid, column)


def _name(grid: Grid, row: int, column: int) -> str:
    head = grid.heads[column]
    return f"“{grid.labels[row]}”" + (f" ({head})" if head else "")


def plain_columns(grid: Grid) -> tuple[int, ...]:
    """Return the columns of measures, without what is worked out from others."""
    return tuple(
        at for at, column in enumerate(grid.columns) if not is_derived(column.words)
    )


def _column_totals(grid: Grid, column: int) -> list[Decimal]:
    wholes = total_rows(grid)
    printed = [c.value for row in wholes if (c := grid.numbers[row][column])]
    cells = [
        grid.numbers[row][column]
        for row in range(len(grid.labels))
        if row not in wholes
    ]
    added = [sum((c.value for c in cells if c), Decimal(0))] if all(cells) else []
    return list(dict.fromkeys([*printed, *added]))


def _above(grid: Grid, row: int, column: int) -> list[Decimal]:
    """Return the count of the row right above one that is part of it: “of which repeat”."""
    is_part = row and OF_WHICH.search(grid.labels[row])
    cell = grid.numbers[row - 1][column] if is_part else None
    return [cell.value] if cell and not cell.is_percent else []


def _beside(grid: Grid, row: int, column: int) -> list[Decimal]:
    """Return the counts of a row that a cell may be part of: its total, those before it."""
    return [
        cell.value
        for at in plain_columns(grid)
        if at != column
        and (is_total(grid.columns[at].words) or at < column)
        and (cell := grid.numbers[row][at])
        and not cell.is_percent
    ]


def selected(grid: Grid, passage: Passage, at: int, words: str) -> Selected | None:
    """Return what a sentence names of a table for its figure, or None where no row fits."""
    joint = joined(words, grid.labels) or joined(passage.text, grid.labels)
    rows = [Named(row, 0) for row in joint[0]] if len(joint) == 1 else []
    rows = rows or _rows(grid, passage, at, words)
    columns = full_first(passage.text, grid.heads)
    figure = passage.figures[at]
    units = _SHARES if figure.unit in _SHARES else {figure.unit}
    alike = [each for each in passage.figures if each.unit in units]
    if len(columns) > 1 or len(alike) > 1:
        columns = full_first(words, grid.heads) or columns[1:]
    columns = [c for c in columns if not is_derived(grid.columns[c.index].words)]
    if not rows and not columns:
        return None
    is_full = bool(rows) and all(each.is_full for each in rows)
    near = [c.index for c in full_first(words, grid.heads)]
    is_told = [c.index for c in columns] == near[:1] or _is_of_one_kind(grid)
    return Selected(
        grid,
        tuple(each.index for each in rows),
        tuple(each.index for each in columns),
        is_sure=is_full and is_told,
        is_joint=len(joint) == 1,
    )


_OF = re.compile(
    r"^ of (?:the |all |our |these |those |recorded )*(?P<what>[^.;:,]{3,60}?)(?= (?:come|came|happen|happened|take|took|were|was|are|is|in|at|on|between|from|to|and|had|have|has|during)\b|[.;:,(]|$)"
)


def of_column(
    each: Selected | None, passage: Passage, figure: Figure
) -> Selected | None:
    """Return what is meant where a share is “of the deliberate fires”: that column's total."""
    match = _OF.match(passage.text[figure.end :])
    if each is None or match is None:
        return each
    grid, what = each.grid, match["what"]
    plain = [n.index for n in names(what, grid.heads) if n.index in plain_columns(grid)]
    if plain:
        return replace(each, columns=tuple(plain[:1]), of_total=True)
    wholes = total_rows(grid)
    others = [n for n in names(what, grid.labels) if n.index not in wholes]
    is_sure = each.is_sure and bool(wholes) and not others
    return replace(each, is_sure=is_sure)


_SHARES = {Unit.PERCENT, Unit.FRACTION}
_LEAST = 10
_JOINED = re.compile(r"\b(?:together|combined|between them|both)\b")
_POINTING = re.compile(r"^\W*(?:it|this|these|they|those|that)\b", re.IGNORECASE)


def _is_of_one_kind(grid: Grid) -> bool:
    """Say whether a row alone says which figure is meant: one measure, or a total of several."""
    plain = [
        grid.columns[at]
        for at in plain_columns(grid)
        if not all(cell.is_percent for row in grid.numbers if (cell := row[at]))
    ]
    kinds = {column.kind for column in plain if column.months}
    is_dated = len(kinds) == 1 and all(column.months for column in plain)
    return len(plain) == 1 or is_dated or any(is_total(c.words) for c in plain)


def rows_in(text: str, grid: Grid) -> list[Named]:
    """Return the rows that a text names, the total only where it names no other."""
    found, wholes = full_first(text, grid.labels), total_rows(grid)
    return [each for each in found if each.index not in wholes] or found


def _rows(grid: Grid, passage: Passage, at: int, words: str) -> list[Named]:
    """Return the rows meant for a figure: the only one named, the near ones, the last before."""
    every = rows_in(passage.text, grid)
    if len(every) == 1:
        return every
    figure = passage.figures[at]
    if every:
        before = full_first(passage.text[: figure.start], grid.labels)
        if _JOINED.search(passage.template):
            return full_first(words, grid.labels) or before
        return full_first(words, grid.labels) or before[-1:]
    if _POINTING.match(passage.text) and passage.before:
        last = names(sentences(passage.before)[-1], grid.labels)
        return last if len(last) == 1 else []
    return _by_value(grid, passage, at)


def rows_named(grid: Grid, passage: Passage, at: int) -> list[int]:
    """Return the row that a sentence names last before a place, or that the one before does."""
    found = names(passage.template[:at], grid.labels)[-1:]
    if not found and _POINTING.match(passage.text) and passage.before:
        found = names(sentences(passage.before)[-1], grid.labels)[-1:]
    return [each.index for each in found]


def _by_value(grid: Grid, passage: Passage, at: int) -> list[Named]:
    """Return the one row that prints another count of the sentence: “28 of the 33”."""
    others = {
        each.value
        for other, each in enumerate(passage.figures)
        if other != at and each.unit is Unit.COUNT and each.value >= _LEAST
    }
    found = {
        row
        for row, cells in enumerate(grid.numbers)
        for column in plain_columns(grid)
        if (cell := cells[column]) and cell.value in others
    }
    return [Named(found.pop(), 0)] if len(found) == 1 else []


def column_named(grid: Grid, text: str) -> int | None:
    """Return the one measured column that a text names in full, or None."""
    found = [each.index for each in names(text, grid.heads) if each.is_full]
    plain = [at for at in found if at in plain_columns(grid)]
    return plain[0] if len(plain) == 1 else None


Pair = tuple[str, Decimal, str, Decimal]


def two_named(grid: Grid, text: str) -> list[Pair]:
    """Return the figures of the two rows, or the two columns, that a sentence compares."""
    rows = [each.index for each in names(text, grid.labels)]
    rows = [at for at in rows if at not in total_rows(grid)]
    columns = [each.index for each in names(text, grid.heads) if each.is_full]
    columns = [at for at in columns if not is_derived(grid.columns[at].words)]
    if len(rows) == 2 and len(columns) < 2:
        meant = columns or plain_columns(grid)
        cells = [((rows[0], at), (rows[1], at)) for at in meant]
    elif len(columns) == 2 and len(rows) < 2:
        chosen = rows or total_rows(grid)[-1:]
        cells = [((at, columns[0]), (at, columns[1])) for at in chosen]
    else:
        return []
    return [
        (_name(grid, *one), a.value, _name(grid, *other), b.value)
        for one, other in cells
        if (a := grid.numbers[one[0]][one[1]])
        and (b := grid.numbers[other[0]][other[1]])
        and a.value > 0
        and b.value > 0
    ]
