"""Finds the header of a table under its titles, and the sheet that holds the data."""

import re
from collections.abc import Mapping, Sequence

from frankpledge.analysis.readers.headings import plain
from frankpledge.analysis.readers.values.periods import period


_NUMBER = re.compile(r"[-+£]?\d[\d,. ]*%?", re.ASCII)


def header_row_of(rows: Sequence[Sequence[str]]) -> int:
    """
    Return the row, counted from 1, that looks most like a header; 0 for none.

    A header names its columns: many cells, all different, words rather than
    figures. A period ("2012/13") is a name too. The topmost of equals wins, since
    rows of data may be all words.
    """
    scores = [_score(row) for row in rows]
    best = max(scores, default=0)
    return scores.index(best) + 1 if best else 0


def _score(row: Sequence[str]) -> int:
    names = [plain(cell) for cell in row if cell.strip()]
    if any(_is_figure(cell) for cell in row if cell.strip()):
        return 0
    return len(set(names))


def _is_figure(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell.strip())) and period(cell) is None


def best_sheet(tops: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Return the sheet whose top holds most cells in rows as wide as its header."""
    sizes = {name: _size(rows) for name, rows in tops.items()}
    return max(sizes, key=lambda name: sizes[name]) if sizes else ""


def _size(rows: Sequence[Sequence[str]]) -> int:
    row = header_row_of(rows)
    width = _score(rows[row - 1]) if row else 0
    if width < 2:
        return 0
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows[row:]]
    return sum(cells for cells in filled if cells > width / 2)
