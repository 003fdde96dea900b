"""Tells rows of totals and notes from rows of data, so that nothing counts twice."""

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.sieve import Meaning, Sieve


_TOTAL = re.compile(
    r"\W*(grand |sub|sub-|overall )?totals?\b(?! (number|of|calls|crimes|incidents))",
    re.IGNORECASE,
)
# The words of a row stand in its first columns.
LABEL_COLUMNS = 4


def without_totals(grid: Grid, columns: list[str]) -> tuple[Grid, Sieve]:
    """
    Return the grid without its rows of totals and its notes, and a sieve for it.

    `columns` are those that hold data. A row that says "Total" repeats what the
    others say; a row with words in one cell and no data is a heading or a note.
    What is left out is listed with the readings, by its line.
    """
    labels = grid.columns[:LABEL_COLUMNS]
    is_total = np.zeros(len(grid), dtype=np.bool_)
    for column in labels:
        is_total |= np.array(
            [bool(_TOTAL.match(cell)) for cell in column.to_pylist()], dtype=np.bool_
        )
    is_note = ~is_total & _has_no_data(grid, columns)
    kept = _taken(grid, ~is_total & ~is_note)
    sieve = Sieve(kept)
    _tell(grid, sieve, is_total, "a row of totals, left out")
    _tell(grid, sieve, is_note, "a heading or a note, left out")
    return kept, sieve


def _has_no_data(grid: Grid, columns: list[str]) -> npt.NDArray[np.bool_]:
    """Say which rows have words in at most one cell and none where data stands."""
    filled = np.zeros(len(grid), dtype=np.int64)
    data = np.zeros(len(grid), dtype=np.int64)
    places = {grid.places[name] for name in columns}
    for place, column in enumerate(grid.columns):
        has = np.array(
            [bool(cell.strip()) for cell in column.to_pylist()], dtype=np.int64
        )
        filled += has
        if place in places:
            data += has
    is_note: npt.NDArray[np.bool_] = (filled <= 1) & (data == 0)
    return is_note


def _taken(grid: Grid, mask: npt.NDArray[np.bool_]) -> Grid:
    return Grid(
        grid.file,
        grid.header,
        tuple(column.filter(pa.array(mask)) for column in grid.columns),
        grid.lines[mask],
        grid.broken,
        grid.sheet,
        grid.notes,
        grid.places,
    )


def _tell(grid: Grid, sieve: Sieve, mask: npt.NDArray[np.bool_], why: str) -> None:
    for place in np.flatnonzero(mask):
        words = " | ".join(
            cell for cell in grid.cells(int(place))[:LABEL_COLUMNS] if cell
        )
        sieve.note("", words, Meaning("", "not data", why), 1, int(grid.lines[place]))
