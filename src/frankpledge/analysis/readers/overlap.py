"""Settles two files of one supply that tell of the same slice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.parts import Part
from frankpledge.analysis.readers.reading import DUPLICATES
from frankpledge.analysis.readers.sieve import (
    Doubt,
    fault_table,
    rejected_table,
    side_by_side,
)
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import Standard


GridOf = Callable[[Part], Grid]


def without_overlaps(
    table: Standard, parts: Sequence[Part], grid_of: GridOf
) -> list[Part]:
    """
    Return the parts with each slice coming from one file only.

    A load replaces a slice whole, and rows of anti-social behaviour carry nothing
    to tell a repeated incident by, so two files of one month cannot be added up.
    The first is taken. Rows of a later file that is the same are its duplicates;
    rows of one that differs wait in quarantine for a person to choose. `grid_of`
    reads a file again, for the cells of rows that wait.
    """
    first_of: dict[Slice, Part] = {}
    settled = []
    for part in parts:
        kept = part
        for piece in sorted(set(part.count.rows_of) & set(first_of)):
            kept = _without(table, kept, piece, first_of[piece], grid_of)
        for piece in kept.count.rows_of:
            first_of[piece] = kept
        settled.append(kept)
    return settled


def _without(
    table: Standard, part: Part, piece: Slice, earlier: Part, grid_of: GridOf
) -> Part:
    is_mine = _is_of(table, part.rows, piece)
    mine = part.rows.filter(is_mine)
    theirs = earlier.rows.filter(_is_of(table, earlier.rows, piece))
    left = replace(part, rows=part.rows.filter(pc.invert(is_mine)))
    if mine.equals(theirs):
        return _repeating(left, piece, mine["row"], earlier)
    return _waiting(left, piece, mine["row"], earlier, grid_of(part))


def _is_of(table: Standard, rows: pa.Table, piece: Slice) -> pa.ChunkedArray:
    is_of = pa.chunked_array([pa.repeat(pa.scalar(True), len(rows))])
    for name, value in table.partition_of(piece).items():
        wanted = pa.scalar(value).cast(rows.schema.field(name).type)
        is_of = pc.and_(is_of, pc.equal(rows[name], wanted))
    return is_of


def _repeating(part: Part, piece: Slice, lines: pa.ChunkedArray, earlier: Part) -> Part:
    count = part.count
    repeated = pa.table(
        [
            pa.repeat(pa.scalar(count.file), len(lines)),
            pa.repeat(pa.scalar(count.sheet, pa.string()), len(lines)),
            lines.cast(pa.int64()),
            pa.repeat(pa.scalar(earlier.count.file), len(lines)),
            lines.cast(pa.int64()),
        ],
        schema=DUPLICATES,
    )
    return replace(
        part,
        count=replace(
            count,
            accepted=count.accepted - len(lines),
            duplicates=count.duplicates + len(lines),
            rows_of=_without_slice(count.rows_of, piece),
        ),
        duplicated=pa.concat_tables([part.duplicated, repeated]),
    )


def _waiting(
    part: Part, piece: Slice, lines: pa.ChunkedArray, earlier: Part, grid: Grid
) -> Part:
    count = part.count
    # several totals may stand in one line of a sheet
    numbers = np.unique(lines.to_numpy())
    doubt = Doubt(
        f"{earlier.count.file} in this load has {piece.starts_on:%Y-%m} already,"
        " with other rows",
        "Load only the file that is right.",
    )
    places = np.flatnonzero(np.isin(grid.lines, numbers))
    nothing = pa.nulls(len(places), pa.string())
    faults = fault_table(grid, grid.lines[places], nothing, "", nothing, doubt)
    cells = side_by_side(grid.columns, places)
    rejected = rejected_table(count.file, count.sheet, grid.lines[places], cells)
    return replace(
        part,
        count=replace(
            count,
            accepted=count.accepted - len(lines),
            quarantined=count.quarantined + len(lines),
            rows_of=_without_slice(count.rows_of, piece),
        ),
        faults=pa.concat_tables([part.faults, faults]),
        rejected=pa.concat_tables([part.rejected, rejected]),
    )


def _without_slice(rows_of: dict[Slice, int], piece: Slice) -> dict[Slice, int]:
    return {part: rows for part, rows in rows_of.items() if part != piece}
