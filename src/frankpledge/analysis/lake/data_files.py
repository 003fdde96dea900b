"""Writes the rows of slices as Parquet files, on the disk before they are named."""

import os
import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.faults import RowsDoNotFit
from frankpledge.analysis.tables.registry import Standard


THREADS = 2

# Columns with few different values; the rest would only swell the dictionary.
_REPETITIVE = frozenset(
    {"load_id", "kind", "lsoa", "lsoa_year", "outcome", "series", "area", "status"}
)
# Parquet keeps the least and greatest value of a column in its footer: never of text,
# which may be somebody's hash.
_COUNTABLE = frozenset(
    {"row", "lsoa_year", "longitude", "latitude", "happened_on", "hour", "value",
     "ends_before"}
)  # fmt: skip


@dataclass(frozen=True)
class DataFile:
    """A written file: its name inside the table, its slice, rows and bytes."""

    path: str
    part: Slice
    rows: int
    size: int


def written(
    root: Path, table: Standard, rows_of: Mapping[Slice, pa.Table]
) -> list[DataFile]:
    """Return the files that now hold these rows, one for each slice with any."""
    full = [(part, rows) for part, rows in rows_of.items() if len(rows)]
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(lambda item: _written(root, table, *item), full))


def _written(root: Path, table: Standard, part: Slice, rows: pa.Table) -> DataFile:
    folders = "/".join(f"{k}={v}" for k, v in table.partition_of(part).items())
    name = f"{folders}/{uuid.uuid4().hex}.parquet"
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = rows.drop_columns(list(table.partitions))
    with path.open("wb") as file:
        pq.write_table(
            rows,
            file,
            row_group_size=max(len(rows), 1),
            compression="zstd",
            compression_level=1,
            use_dictionary=[c for c in rows.column_names if c in _REPETITIVE],
            write_statistics=[c for c in rows.column_names if c in _COUNTABLE],
            store_schema=False,
        )
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    # a file of the lake is never written again, only left out of it
    path.chmod(0o440)
    return DataFile(name, part, len(rows), size)


def parted(
    table: Standard, slices: Sequence[Slice], rows: pa.Table
) -> dict[Slice, pa.Table]:
    """Return the rows of each slice; rows of no declared slice are an error."""
    edges = _edges(table, rows)
    if len(edges) > 2 * len(slices) + 2:
        rows = rows.sort_by([(c, "ascending") for c in (*table.partitions, "row")])
        edges = _edges(table, rows)
    runs: dict[Slice, list[pa.Table]] = {part: [] for part in slices}
    for start, end in pairwise(edges):
        run = rows.slice(start, end - start)
        first = {name: run[name][0].as_py() for name in table.partitions}
        part = table.slice_of(first)
        if part not in runs:
            raise RowsDoNotFit(
                f"Rows of {part} came with a load that does not cover it."
            )
        runs[part].append(run)
    return {part: pa.concat_tables(found) for part, found in runs.items() if found}


def _edges(table: Standard, rows: pa.Table) -> list[int]:
    """Return where the slice changes from one row to the next, with both ends."""
    if not len(rows):
        return [0]
    changes = np.zeros(len(rows) - 1, dtype=np.bool_)
    for name in table.partitions:
        column = rows[name].combine_chunks()
        differs = pc.not_equal(column.slice(1), column.slice(0, len(rows) - 1))
        changes |= differs.to_numpy(zero_copy_only=False)
    return [0, *(np.flatnonzero(changes) + 1).tolist(), len(rows)]
