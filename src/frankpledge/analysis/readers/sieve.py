"""Checks a grid column by column and keeps account of what is wrong with which row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.reading import FAULTS, REJECTED, UNDERSTOOD


# A value is shown so that it can be found again, not so that it fills the page.
SHOWN_CHARACTERS = 200
CELLS = pa.list_(pa.string())
# Different doubtful values told one by one for each column; the rest are counted.
TOLD_APART = 1_000

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Doubt:
    """Why a value cannot be taken, and what its supplier can do."""

    reason: str
    how_to_fix: str


@dataclass(frozen=True)
class Meaning:
    """What a value was taken for; `why` is said when that was not plain to see."""

    value: object
    shown: str = ""
    why: str = ""


Understand = Callable[[str], Meaning | Doubt]


@dataclass
class Sieve:
    """
    The checks of one grid: which rows fell through, and why.

    Every check is over the different values of a column, not over its rows, so the
    careful Python that reads a value runs fourteen times for fourteen crime types.
    """

    grid: Grid
    is_bad: Mask = field(init=False)
    _faults: list[pa.Table] = field(default_factory=list)
    _understood: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_bad = np.zeros(len(self.grid), dtype=np.bool_)

    def refuse(self, mask: Mask, column: str, doubt: Doubt) -> None:
        """Send the rows under the mask to quarantine for this column's value."""
        places = np.flatnonzero(mask)
        if not len(places):
            return
        self.is_bad |= mask
        values = (
            self.grid.column(column).take(pa.array(places))
            if column in self.grid.places
            else pa.nulls(len(places), pa.string())
        )
        heading = (
            self.grid.header[self.grid.places[column]]
            if column in self.grid.places
            else column
        )
        self._faults.append(
            fault_table(
                self.grid,
                self.grid.lines[places],
                self._cells_at(places, column),
                heading,
                values,
                doubt,
            )
        )

    def _cells_at(self, places: npt.NDArray[np.int64], column: str) -> pa.Array:
        if self.grid.sheet is None or column not in self.grid.places:
            return pa.nulls(len(places), pa.string())
        letters = column_letters(self.grid.places[column])
        return pa.array(
            [f"{self.grid.sheet}!{letters}{line}" for line in self.grid.lines[places]],
            pa.string(),
        )

    def understand(
        self, column: str, type_: pa.DataType, understand: Understand
    ) -> pa.Array:
        """
        Return a column's values as understood, with null where they were not.

        The rows of values that are not understood go to quarantine; readings that
        were not plain are remembered.
        """
        encoded = self.grid.column(column).dictionary_encode()
        codes = encoded.indices.to_numpy(zero_copy_only=False)
        meanings: list[object] = []
        for code, value in enumerate(encoded.dictionary.to_pylist()):
            meaning = understand(value)
            if isinstance(meaning, Doubt):
                self.refuse(codes == code, column, meaning)
                meanings.append(None)
            else:
                meanings.append(meaning.value)
                self._remember(column, value, meaning, codes == code)
        return pa.array(meanings, type_).take(encoded.indices)

    def _remember(self, column: str, value: str, meaning: Meaning, at: Mask) -> None:
        if meaning.why:
            self.note(
                self.grid.header[self.grid.places[column]],
                value,
                meaning,
                int(at.sum()),
                int(self.grid.lines[at.argmax()]),
            )

    def note(
        self, heading: str, value: str, meaning: Meaning, times: int, line: int
    ) -> None:
        """Keep how a doubtful value was understood."""
        self._understood.append(
            {
                "file": self.grid.file,
                "sheet": self.grid.sheet,
                "column": heading,
                "value": shortened(value),
                "understood": meaning.shown or str(meaning.value),
                "why": meaning.why,
                "times": times,
                "first_line": line,
            }
        )

    def faults(self) -> pa.Table:
        """Return every fault, those of broken rows too, in the order of the file."""
        broken = [
            {
                "file": self.grid.file,
                "sheet": self.grid.sheet,
                "line": row.line,
                "column": "",
                "value": shortened(" | ".join(row.cells)),
                "reason": row.reason,
                "how_to_fix": row.how_to_fix,
            }
            for row in self.grid.broken
        ]
        table = pa.concat_tables([*self._faults, pa.Table.from_pylist(broken, FAULTS)])
        return table.sort_by("line") if len(table) else table

    def rejected(self) -> pa.Table:
        """Return the quarantined rows with their cells as supplied."""
        grid, places = self.grid, np.flatnonzero(self.is_bad)
        whole = rejected_table(
            grid.file,
            grid.sheet,
            grid.lines[places],
            side_by_side(grid.columns, places),
        )
        broken = rejected_table(
            grid.file,
            grid.sheet,
            [row.line for row in grid.broken],
            pa.array([list(row.cells) for row in grid.broken], CELLS),
        )
        return pa.concat_tables([whole, broken]).sort_by("line")

    def understood(self) -> pa.Table:
        """Return how doubtful values were read, the same reading told once."""
        return pa.Table.from_pylist(_not_too_many(self._understood), UNDERSTOOD)


def fault_table(
    grid: Grid,
    lines: npt.NDArray[np.int64],
    cells: pa.Array,
    heading: str,
    values: pa.Array,
    doubt: Doubt,
) -> pa.Table:
    """Return one fault for each of these lines of a grid."""
    count = len(lines)
    return pa.table(
        [
            pa.repeat(pa.scalar(grid.file, pa.string()), count),
            pa.repeat(pa.scalar(grid.sheet, pa.string()), count),
            pa.array(lines),
            cells,
            pa.repeat(pa.scalar(heading, pa.string()), count),
            pc.utf8_slice_codeunits(values, 0, SHOWN_CHARACTERS),
            pa.repeat(pa.scalar(doubt.reason, pa.string()), count),
            pa.repeat(pa.scalar(doubt.how_to_fix, pa.string()), count),
        ],
        schema=FAULTS,
    )


def rejected_table(
    file: str,
    sheet: str | None,
    lines: Sequence[int] | npt.NDArray[np.int64],
    cells: pa.Array,
) -> pa.Table:
    """Return rows with their lines as the table of rejected rows."""
    return pa.table(
        [
            pa.repeat(pa.scalar(file, pa.string()), len(cells)),
            pa.repeat(pa.scalar(sheet, pa.string()), len(cells)),
            pa.array(lines, pa.int64()),
            cells,
        ],
        schema=REJECTED,
    )


def side_by_side(
    columns: Sequence[pa.Array], places: npt.NDArray[np.int64]
) -> pa.Array:
    """Return the rows at these places, each a list of its cells, none as an object."""
    wide, count = len(columns), len(places)
    taken = [pc.fill_null(column.take(pa.array(places)), "") for column in columns]
    one_after_another = pa.concat_arrays(taken or [pa.array([], pa.string())])
    row_by_row = np.arange(wide * count).reshape(wide, count).T.ravel()
    starts = pa.array((np.arange(count + 1) * wide).astype(np.int32))
    return pa.ListArray.from_arrays(
        starts, one_after_another.take(pa.array(row_by_row))
    )


def _not_too_many(readings: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the readings, with those past a thousand for a column counted as one."""
    kept: list[dict[str, object]] = []
    seen: dict[object, int] = {}
    others: dict[object, dict[str, object]] = {}
    for reading in readings:
        column = reading["column"]
        seen[column] = seen.get(column, 0) + 1
        if seen[column] <= TOLD_APART:
            kept.append(reading)
        elif column in others:
            others[column]["times"] = int(str(others[column]["times"])) + int(
                str(reading["times"])
            )
        else:
            others[column] = {
                **reading,
                "value": "(other values)",
                "understood": "in the same way",
            }
    return kept + list(others.values())


def shortened(value: str) -> str:
    """Return a value short enough to show."""
    return (
        value if len(value) <= SHOWN_CHARACTERS else value[: SHOWN_CHARACTERS - 1] + "…"
    )


def column_letters(place: int) -> str:
    """Return a spreadsheet's letters for the column at this place, counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
