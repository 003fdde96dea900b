"""The lake: standard tables on disk, replaced slice by slice in single commits."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from frankpledge.analysis.lake import log
from frankpledge.analysis.lake.commits import Commit, Operation
from frankpledge.analysis.lake.data_files import DataFile, parted, written
from frankpledge.analysis.lake.durable import one_writer, synced_folders_above
from frankpledge.analysis.lake.failures import CannotRestore
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import TABLES, Standard


class Lake:
    """
    The rows that agencies' files brought, and how they changed.

    Every change is one commit of one table, made while no other writer is at it:
    whoever reads sees the rows before it or the rows after it. When a method
    returns, files, log entry and folders are on the disk.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def replace(
        self, table: str, slices: Sequence[Slice], rows: pa.Table, load_id: str
    ) -> Commit:
        """
        Put these rows in the place of whatever the slices held.

        `rows` fit the table but for `load_id`. A slice without rows becomes empty.
        The same load again changes nothing and gives its first commit, so a job that
        was cut off after the commit may simply run again.
        """
        standard = TABLES[table]
        standard.check(rows)
        rows_of = parted(standard, slices, _with_load(standard, rows, load_id))
        with self._writing(table):
            done = self._commit_of(table, load_id)
            if done:
                return done
            files = self._write(standard, rows_of)
            return self._commit(standard, Operation.REPLACE, load_id, slices, files)

    def undo(self, table: str, undone: str, load_id: str) -> Commit:
        """
        Put back what the slices of a load held before it.

        Refused when a later load has replaced one of them: what stands there now is
        not this load's to take away.
        """
        with self._writing(table):
            first = self._commit_of(table, undone)
            if first is None:
                raise CannotRestore("The lake has no such load.")
            later = self._later_commits(table, first, load_id)
            if later:
                raise CannotRestore(
                    f"{later[0].slices[0]} has been loaded again since.",
                    "Undo the later load first.",
                )
            return self._restore(table, first.slices, first.version - 1, load_id)

    def restore(
        self, table: str, slices: Sequence[Slice], as_of: int, load_id: str
    ) -> Commit:
        """Put back what these slices held at a version of the table."""
        with self._writing(table):
            return self._restore(table, slices, as_of, load_id)

    def erase(self, table: str, column: str, values: Sequence[str]) -> int:
        """
        Remove every row with one of these values, from old versions too.

        Returns how many rows went. Nothing before this can be restored afterwards:
        an undo would bring the rows back. The log itself never held their values.
        """
        standard = TABLES[table]
        with self._writing(table):
            parts = {}
            gone = 0
            for file in self._files(table):
                rows = self._rows_of(standard, file)
                hit = pc.is_in(rows[column], pa.array(values, pa.string()))
                if pc.any(hit, min_count=0).as_py():
                    parts[file.part] = rows.filter(pc.invert(hit))
                    gone += len(rows) - len(parts[file.part])
            if parts:
                files = self._write(standard, parts)
                self._commit(standard, Operation.ERASE, "", list(parts), files)
            log.forgotten(self.root / table)
            return gone

    def commits(self, table: str) -> list[Commit]:
        """Return every change of the table that its log remembers, oldest first."""
        return log.history(self.root / table, table)

    def slices(self, table: str) -> dict[Slice, int]:
        """Return every slice that holds rows, and how many."""
        found: dict[Slice, int] = {}
        for file in self._files(table):
            found[file.part] = found.get(file.part, 0) + file.rows
        return dict(sorted(found.items()))

    def file_uris(self, table: str) -> list[str]:
        """Return the Parquet files that hold the table's rows now."""
        return [str(self.root / table / file.path) for file in self._files(table)]

    def files_by_slice(self, table: str) -> dict[Slice, list[str]]:
        """Return the Parquet files that hold each slice of a table now."""
        found: dict[Slice, list[str]] = {}
        for file in self._files(table):
            path = str(self.root / table / file.path)
            found.setdefault(file.part, []).append(path)
        return dict(sorted(found.items()))

    def files(self) -> dict[str, list[str]]:
        """Return the Parquet files of every standard table, for an engine."""
        return {name: self.file_uris(name) for name in TABLES}

    def rows(self, table: str, part: Slice) -> pa.Table:
        """Return the rows of one slice, in the order of its supply."""
        standard = TABLES[table]
        found = [
            self._rows_of(standard, file)
            for file in self._files(table)
            if file.part == part
        ]
        return pa.concat_tables(found) if found else standard.schema.empty_table()

    def _writing(self, table: str) -> AbstractContextManager[None]:
        return one_writer(self.root / f".{table}.lock")

    def _files(self, table: str, version: int | None = None) -> list[DataFile]:
        state = log.opened(self.root / table, version)
        return log.files_at(state, TABLES[table])

    def _write(self, table: Standard, rows_of: dict[Slice, pa.Table]) -> list[DataFile]:
        folder = self.root / table.name
        files = written(folder, table, rows_of)
        synced_folders_above([folder / file.path for file in files], self.root)
        return files

    def _commit(
        self,
        table: Standard,
        operation: Operation,
        load_id: str,
        slices: Sequence[Slice],
        files: Sequence[DataFile],
    ) -> Commit:
        covered = set(slices)
        before = [file for file in self._files(table.name) if file.part in covered]
        kept = {file.path for file in before} & {file.path for file in files}
        change = log.Change(
            operation,
            load_id,
            tuple(slices),
            [file for file in files if file.path not in kept],
            [file for file in before if file.path not in kept],
        )
        version = log.committed(self.root / table.name, table, change)
        return next(c for c in self.commits(table.name) if c.version == version)

    def _restore(
        self, table: str, slices: Sequence[Slice], as_of: int, load_id: str
    ) -> Commit:
        done = self._commit_of(table, load_id)
        if done:
            return done
        covered = set(slices)
        files = [file for file in self._files(table, as_of) if file.part in covered]
        if not all((self.root / table / file.path).is_file() for file in files):
            raise CannotRestore(
                "The rows of that time were erased.", "Load the original file again."
            )
        return self._commit(TABLES[table], Operation.RESTORE, load_id, slices, files)

    def _commit_of(self, table: str, load_id: str) -> Commit | None:
        found = [c for c in self.commits(table) if c.load_id == load_id]
        return found[0] if found and load_id else None

    def _later_commits(self, table: str, first: Commit, load_id: str) -> list[Commit]:
        covered = set(first.slices)
        return [
            commit
            for commit in self.commits(table)
            if commit.version > first.version
            and commit.load_id != load_id
            and commit.operation is not Operation.ERASE
            and covered & set(commit.slices)
        ]

    def _rows_of(self, table: Standard, file: DataFile) -> pa.Table:
        rows = pq.ParquetFile(self.root / table.name / file.path).read()
        values = table.partition_of(file.part)
        for name, value in values.items():
            column = table.schema.field(name)
            repeated = pa.repeat(pa.scalar(value).cast(column.type), len(rows))
            rows = rows.append_column(column, repeated)
        return rows.select(table.schema.names).cast(table.schema)


def _with_load(table: Standard, rows: pa.Table, load_id: str) -> pa.Table:
    place = table.schema.get_field_index("load_id")
    column = pa.repeat(pa.scalar(load_id), len(rows))
    return rows.add_column(place, table.schema.field(place), column)
