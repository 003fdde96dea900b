"""What one file gives, and how the parts of a supply become one reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.layout import Layout
from frankpledge.analysis.readers.limits import LIMITS, Limits
from frankpledge.analysis.readers.reading import (
    DUPLICATES,
    FAULTS,
    REJECTED,
    UNDERSTOOD,
    FileCount,
    Reading,
)
from frankpledge.analysis.readers.sieve import Mask, Sieve
from frankpledge.analysis.tables import Slice


@dataclass(frozen=True)
class Order:
    """
    What was asked for: the kind of source, and the facts its reader needs.

    `source` names the supplier where the file does not. `key` is the workspace's
    secret, under which references and callers become hashes.
    """

    kind: str
    today: date
    source: str = ""
    layout: Layout | None = None
    key: bytes = b""
    limits: Limits = LIMITS


@dataclass(frozen=True)
class Part:
    """The rows of one file that fit, and the account of those that did not."""

    count: FileCount
    rows: pa.Table
    faults: pa.Table
    rejected: pa.Table
    duplicated: pa.Table
    understood: pa.Table


def finished(
    grid: Grid,
    sieve: Sieve,
    rows: pa.Table,
    repeats: npt.NDArray[np.int64],
    slices: dict[Slice, int],
    sha256: str,
) -> Part:
    """
    Return the part of a file whose checks are done.

    `rows` are those that fit and repeat nothing; `repeats` holds for each row of the
    grid the place of the row it repeats, or -1.
    """
    repeated = np.flatnonzero((repeats >= 0) & ~sieve.is_bad)
    rejected = sieve.rejected()
    count = FileCount(
        file=grid.file,
        sha256=sha256,
        read=grid.read,
        accepted=len(rows),
        duplicates=len(repeated),
        quarantined=len(rejected),
        columns=grid.header,
        rows_of=slices,
        notes=grid.notes,
        sheet=grid.sheet,
    )
    return Part(
        count,
        rows,
        sieve.faults(),
        rejected,
        _duplicated(grid, repeated, repeats),
        sieve.understood(),
    )


def kept(rows: pa.Table, mask: Mask) -> pa.Table:
    """Return the rows under a mask, without a copy where that is all of them."""
    return rows if mask.all() else rows.filter(pa.array(mask))


def _duplicated(
    grid: Grid, repeated: npt.NDArray[np.int64], repeats: npt.NDArray[np.int64]
) -> pa.Table:
    names = pa.repeat(pa.scalar(grid.file, pa.string()), len(repeated))
    return pa.table(
        [
            names,
            pa.repeat(pa.scalar(grid.sheet, pa.string()), len(repeated)),
            pa.array(grid.lines[repeated]),
            names,
            pa.array(grid.lines[repeats[repeated]]),
        ],
        schema=DUPLICATES,
    )


def refused(name: str, sha256: str, sentence: str, schema: pa.Schema) -> Part:
    """Return the part of a file that could not be read at all, with the reason."""
    count = FileCount(name, sha256, 0, 0, 0, 0, refused=sentence)
    return Part(
        count,
        schema.empty_table(),
        FAULTS.empty_table(),
        REJECTED.empty_table(),
        DUPLICATES.empty_table(),
        UNDERSTOOD.empty_table(),
    )


def joined(table: str, parts: Sequence[Part]) -> Reading:
    """Return the reading that these parts make together."""
    return Reading(
        table=table,
        rows=pa.concat_tables([part.rows for part in parts]),
        files=tuple(part.count for part in parts),
        faults=pa.concat_tables([part.faults for part in parts]),
        rejected=pa.concat_tables([part.rejected for part in parts]),
        duplicated=pa.concat_tables([part.duplicated for part in parts]),
        understood=pa.concat_tables([part.understood for part in parts]),
    )


def short(name: str) -> str:
    """Return a file's own name without its folders."""
    return PurePosixPath(name).name
