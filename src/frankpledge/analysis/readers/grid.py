"""The cells of one table as supplied: all text, every row with its line."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa


@dataclass(frozen=True)
class BrokenRow:
    """A row that does not have the table's shape, so its cells cannot be told apart."""

    line: int
    cells: tuple[str, ...]
    reason: str
    how_to_fix: str


@dataclass(frozen=True)
class Grid:
    """
    A table of text: nothing guessed, nothing converted, nothing left out.

    `lines` holds the line (or spreadsheet row) on which each row starts; `broken`
    the rows that could not be split. Together they are every row of the file.
    """

    file: str
    header: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    lines: npt.NDArray[np.int64]
    broken: tuple[BrokenRow, ...] = ()
    sheet: str | None = None
    notes: tuple[str, ...] = ()
    places: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def read(self) -> int:
        """How many rows the file holds."""
        return len(self.lines) + len(self.broken)

    def column(self, name: str) -> pa.Array:
        """Return the cells of one column, by the name the reader knows it under."""
        return self.columns[self.places[name]]

    def cells(self, place: int) -> list[str]:
        """Return the cells of one row as they were supplied."""
        return [column[place].as_py() or "" for column in self.columns]
