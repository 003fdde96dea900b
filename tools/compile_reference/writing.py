"""One connection over the open data and one way of writing a table."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq


class Compiler:
    """Reads open files by name, remembers which were read, and writes tables."""

    def __init__(self, source: Path, target: Path) -> None:
        self.source = source
        self.connection = duckdb.connect()
        self.connection.execute("SET threads=2; SET preserve_insertion_order=true")
        self.hashes = manifest_hashes(source)
        self.begin(target)

    def begin(self, target: Path) -> None:
        """Write what follows into another folder, with its own list of tables."""
        self.target = target
        self.target.mkdir(parents=True, exist_ok=True)
        self.tables: dict[str, dict[str, Any]] = {}

    def csv(self, name: str, **options: str) -> str:
        """Return the SQL that reads an open CSV file, every column as text."""
        extra = "".join(f", {key}={value}" for key, value in options.items())
        quoted = "all_varchar=true, header=true, quote='\"', nullstr='@none@'"
        delimiter = "" if "delim" in options else ", delim=','"
        return f"read_csv('{self.source / name}', {quoted}{delimiter}{extra})"

    def view(self, name: str, sql: str) -> None:
        """Name an intermediate result that several tables rest on."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def rows(self, sql: str) -> pa.Table:
        """Return the answer to one question over the open data."""
        return self.connection.sql(sql).to_arrow_table()

    def write(self, name: str, table: pa.Table, *, sources: list[str]) -> None:
        """
        Write one shipped table and note which published sources it rests on.

        Plain settings and no statistics keep the file small and its bytes the same
        on every run.
        """
        pq.write_table(
            table.combine_chunks(),
            self.target / f"{name}.parquet",
            compression="zstd",
            compression_level=19,
            write_statistics=False,
            store_schema=False,
            row_group_size=2_000_000,
            data_page_size=8 * 1024 * 1024,
            dictionary_pagesize_limit=4 * 1024 * 1024,
        )
        digest = hashlib.sha256((self.target / f"{name}.parquet").read_bytes())
        self.tables[name] = {
            "rows": table.num_rows,
            "columns": table.column_names,
            "sources": sources,
            "sha256": digest.hexdigest(),
        }

    def write_provenance(self) -> None:
        """Write which sources, and which bytes of them, each table rests on."""
        text = json.dumps(self.tables, indent=2, sort_keys=True, ensure_ascii=False)
        (self.target / "tables.json").write_text(text + "\n", encoding="utf-8")


def manifest_hashes(source: Path) -> dict[str, str]:
    """Return the SHA-256 of each open file as its manifest gives it."""
    hashes = {}
    for name in ("police_street_manifest.csv", "other_files_manifest.csv"):
        with (source / name).open(encoding="utf-8", newline="") as file:
            hashes |= {row["file"]: row["sha256_raw"] for row in csv.DictReader(file)}
    return hashes
