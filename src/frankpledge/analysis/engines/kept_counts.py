"""Counts by area, month and kind, kept on disk and counted again only where rows changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from frankpledge.analysis.engines.duckdb_engine import DuckDBEngine, Resources
from frankpledge.analysis.measures import expressions
from frankpledge.analysis.tables import Slice


FilesOf = Mapping[Slice, Sequence[str]]
SCHEMA = pa.schema(
    [
        pa.field("slice", pa.dictionary(pa.int32(), pa.string())),
        pa.field("area", pa.dictionary(pa.int32(), pa.string())),
        pa.field("month", pa.date32()),
        pa.field("kind", pa.dictionary(pa.int32(), pa.string())),
        pa.field("records", pa.int64()),
    ]
)
_HELD = b"frankpledge-slices"


class KeptCounts:
    """
    Incidents counted once by area, month and kind, and kept in a folder.

    `places` says which area each small area is in, one row each with `lsoa` and
    `area`; other places are kept apart. A slice is known by the files that hold it,
    which the lake never writes again: a slice with other files than those it was
    counted from is counted again, and no other one is. What was read last stays in
    memory while the file is the same.
    """

    def __init__(
        self, folder: Path, places: pa.Table, resources: Resources | None = None
    ) -> None:
        self._places = places.select(["lsoa", "area"])
        self._resources = resources
        self._file = folder / f"counts-{_mark(self._places)}.parquet"
        self._last: tuple[tuple[int, int], pa.Table, dict[str, str]] | None = None

    def counts(self, files: FilesOf) -> pa.Table:
        """
        Return `slice`, `area`, `month`, `kind` and `records` for these slices.

        An area without a row of a slice had no record in it; whether that month
        was supplied at all is for the slices to say.
        """
        wanted = {str(part): _name(paths) for part, paths in files.items()}
        kept, held = self._kept()
        if held == wanted:
            return kept
        stale = [part for part in files if held.get(str(part)) != wanted[str(part)]]
        fresh = [name for name, mark in held.items() if wanted.get(name) == mark]
        still = kept.filter(pc.is_in(kept["slice"], pa.array(fresh, pa.string())))
        found = pa.concat_tables([still, self._counted(files, stale)])
        found = found.unify_dictionaries()
        self._keep(found, wanted)
        return found

    def _counted(self, files: FilesOf, slices: Sequence[Slice]) -> pa.Table:
        paths = [path for part in slices for path in files[part]]
        if not paths:
            return SCHEMA.empty_table()
        lookups = {"places": self._places}
        with DuckDBEngine({"incident": paths}, lookups, self._resources) as engine:
            rows = engine.run(
                expressions.area_counts(
                    engine.table("incident"), engine.table("places"), by_slice=True
                )
            )
        return pa.table([rows[field.name].cast(field.type) for field in SCHEMA], SCHEMA)

    def _kept(self) -> tuple[pa.Table, dict[str, str]]:
        try:
            told = self._file.stat()
            version = (told.st_ino, told.st_mtime_ns)
            if self._last and self._last[0] == version:
                return self._last[1:]
            rows = pq.read_table(self._file, memory_map=True)
            held = json.loads(rows.schema.metadata[_HELD])
            kept = rows.replace_schema_metadata(None).cast(SCHEMA)
        except (OSError, pa.ArrowException, KeyError, TypeError, ValueError):
            # Nothing kept, or a damaged file: all of it can be counted again.
            return SCHEMA.empty_table(), {}
        self._last = (version, kept, held)
        return kept, held

    def _keep(self, rows: pa.Table, held: Mapping[str, str]) -> None:
        folder = self._file.parent
        told = rows.replace_schema_metadata({_HELD: json.dumps(held)})
        half = folder / f".{uuid4().hex}.half"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(told, half, compression="zstd", compression_level=1)
            # Who reads has the counts from before or from after, with their slices.
            half.replace(self._file)
        except OSError:
            # A full or read-only disk: they stand as counted, and are counted again.
            half.unlink(missing_ok=True)


def _mark(places: pa.Table) -> str:
    """Return a name for a way to gather small areas into areas."""
    pairs = sorted(
        zip(places["lsoa"].to_pylist(), places["area"].to_pylist(), strict=True)
    )
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()[:16]


def _name(paths: Sequence[str]) -> str:
    """Return what the files of a slice are known by: their names, in any order."""
    return " ".join(sorted(path.rpartition("/")[2] for path in paths))
