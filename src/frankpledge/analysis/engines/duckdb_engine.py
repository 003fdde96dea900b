"""Runs Ibis expressions over the lake with DuckDB, on one machine, reading only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql.datatypes import DuckDBType

from frankpledge.analysis.tables.registry import TABLES, Standard


@dataclass(frozen=True)
class Resources:
    """What one connection may use of the machine; a workspace may set its own."""

    threads: int = 2
    memory: str = "1GB"


class DuckDBEngine:
    """
    A connection that sees the lake's tables as they were when it was opened.

    It is locked once the tables are named: no query can read another file, load an
    extension, reach the network or loosen a limit, whatever text found its way into
    an expression. Use it in a `with` block, or close it.
    """

    def __init__(
        self,
        files: Mapping[str, Sequence[str]],
        lookups: Mapping[str, pa.Table] | None = None,
        resources: Resources | None = None,
    ) -> None:
        """Open over `Lake.files()`, with lookups held in memory beside them."""
        resources = resources or Resources()
        self._connection = ibis.duckdb.connect(
            threads=resources.threads,
            memory_limit=resources.memory,
            temp_directory="",
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        for name, standard in TABLES.items():
            self._name_table(standard, files.get(name, ()))
        for name, rows in (lookups or {}).items():
            self._connection.create_table(name, rows)
        self._lock([path for held in files.values() for path in held])

    def __enter__(self) -> Self:
        """Return the engine itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Give back the connection and its memory."""
        self._connection.disconnect()

    def table(self, name: str) -> ir.Table:
        """Return a standard table or a lookup, for building expressions on."""
        return self._connection.table(name)

    def run(self, expression: ir.Expr) -> pa.Table:
        """Return the rows of an expression as an Arrow table."""
        found: pa.Table = self._connection.to_pyarrow(expression.as_table())
        return found

    def _name_table(self, standard: Standard, files: Sequence[str]) -> None:
        if not files:
            empty = standard.schema.empty_table()
            self._connection.create_table(standard.name, empty)
            return
        # One statement, because each that names thousands of files opens them anew.
        kinds = {
            name: DuckDBType.to_string(kind)
            for name, kind in ibis.Schema.from_pyarrow(standard.schema).items()
        }
        columns = ", ".join(
            f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in kinds.items()
        )
        # partition columns stand in folder names, whose types DuckDB would guess
        parts = ", ".join(f"{name}: {kinds[name]}" for name in standard.partitions)
        self._connection.raw_sql(
            f'CREATE VIEW "{standard.name}" AS SELECT {columns} FROM read_parquet('  # noqa: S608 - names of our own columns, files quoted
            f"[{quoted(files)}], hive_partitioning = true, hive_types = {{{parts}}})"
        )

    def _lock(self, files: Sequence[str]) -> None:
        """Leave these files to be read, and nothing else to be done."""
        for statement in (
            f"SET allowed_paths = [{quoted(files)}]",
            "SET enable_external_access = false",
            "SET lock_configuration = true",
        ):
            self._connection.raw_sql(statement)


def quoted(paths: Sequence[str]) -> str:
    """Return paths as a list in SQL, whatever stands in their names."""
    return ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
