"""What reading a supply gives: rows, and an account of every row that was there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from frankpledge.analysis.tables import Slice


@dataclass(frozen=True)
class Supplied:
    """
    A supplied file: where its bytes are, and the name its supplier gave it.

    An upload is kept under its hash, but the month of a police file stands only in
    its name, so the two travel together.
    """

    path: Path
    name: str

    @classmethod
    def at(cls, path: Path) -> "Supplied":
        """Return the file at this path under its own name."""
        return cls(path, path.name)


# One row a fault; a quarantined row has one or more. `cell` is empty for text files.
FAULTS = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("line", pa.int64()),
        ("cell", pa.string()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("reason", pa.string()),
        ("how_to_fix", pa.string()),
    ]
)

# One row a quarantined row, with its cells as they were supplied.
REJECTED = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("line", pa.int64()),
        ("cells", pa.list_(pa.string())),
    ]
)

# One row a row left out because it repeats an earlier one.
DUPLICATES = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("line", pa.int64()),
        ("same_as_file", pa.string()),
        ("same_as_line", pa.int64()),
    ]
)

# One row a doubtful value and what it was taken for, with how often and where first.
UNDERSTOOD = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("understood", pa.string()),
        ("why", pa.string()),
        ("times", pa.int64()),
        ("first_line", pa.int64()),
    ]
)


@dataclass(frozen=True)
class FileCount:
    """
    What became of every row of one file (one member, for an archive).

    `read` is always `accepted + duplicates + quarantined`. `rows_of` says how many
    accepted rows each slice took from this file. A file that is no such supply at
    all (a PDF among the months) counts no rows and says why under `refused`.
    """

    file: str
    sha256: str
    read: int
    accepted: int
    duplicates: int
    quarantined: int
    columns: tuple[str, ...] = ()
    rows_of: dict[Slice, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    sheet: str | None = None
    refused: str = ""


@dataclass(frozen=True)
class Rejected:
    """Rows to hand back: the supplier's columns, then row, column, reason, how_to_fix."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Reading:
    """
    Everything a supply holds, before anybody has accepted it.

    `rows` fit the standard table named `table` but for `load_id`, which the lake
    adds. `slices` are those with at least one accepted row: a month of which
    nothing could be read is not covered, so it replaces nothing.
    """

    table: str
    rows: pa.Table
    files: tuple[FileCount, ...]
    faults: pa.Table
    rejected: pa.Table
    duplicated: pa.Table
    understood: pa.Table

    @property
    def read(self) -> int:
        """How many rows the files hold."""
        return sum(file.read for file in self.files)

    @property
    def accepted(self) -> int:
        """How many rows may be loaded."""
        return sum(file.accepted for file in self.files)

    @property
    def duplicates(self) -> int:
        """How many rows repeat an earlier one."""
        return sum(file.duplicates for file in self.files)

    @property
    def quarantined(self) -> int:
        """How many rows cannot be loaded as they are."""
        return sum(file.quarantined for file in self.files)

    @property
    def slices(self) -> tuple[Slice, ...]:
        """Every slice this supply replaces, in order."""
        return tuple(sorted({part for file in self.files for part in file.rows_of}))

    def rejected_rows(self, file: str) -> Rejected:
        """
        Return the quarantined rows of one file as it should go back to its supplier.

        A row with several faults lists them all, joined with "; ".
        """
        columns = next(count.columns for count in self.files if count.file == file)
        said = _faults_by_line(self.faults, file)
        found = list(_of_file(self.rejected, file))
        width = max((len(row["cells"]) for row in found), default=0)
        names = [f"extra_{place + 1}" for place in range(width - len(columns))]
        wanted = [*columns, *names]
        rows = []
        for row in found:
            cells = [cell or "" for cell in row["cells"]]
            cells += [""] * (len(wanted) - len(cells))
            faults = said[(row["sheet"], row["line"])]
            rows.append([*cells, str(row["line"]), *_joined(faults)])
        return Rejected([*wanted, "row", "column", "reason", "how_to_fix"], rows)


def _of_file(table: pa.Table, file: str) -> Iterator[dict[str, Any]]:
    for row in table.to_pylist():
        if row["file"] == file:
            yield row


def _faults_by_line(
    faults: pa.Table, file: str
) -> dict[tuple[str | None, int], list[dict[str, Any]]]:
    said: dict[tuple[str | None, int], list[dict[str, Any]]] = {}
    for fault in _of_file(faults, file):
        said.setdefault((fault["sheet"], fault["line"]), []).append(fault)
    return said


def _joined(faults: Sequence[dict[str, Any]]) -> list[str]:
    parts = []
    for name in ("column", "reason", "how_to_fix"):
        parts.append("; ".join(dict.fromkeys(fault[name] or "" for fault in faults)))
    return parts
