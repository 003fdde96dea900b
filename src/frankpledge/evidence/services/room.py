"""The lake, open for counting."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ibis

from frankpledge.intake import selectors as intake


class Engine:
    def __init__(self, con, lake):
        self.con, self.lake = con, lake

    def table(self, name: str) -> Any:
        from frankpledge.analysis.tables.registry import TABLES

        uris = self.lake.file_uris(name)
        schema = TABLES[name].schema
        if not uris:
            return ibis.memtable(schema.empty_table())
        if name not in self.con.list_tables():
            files = ", ".join("'" + u + "'" for u in uris)
            self.con.raw_sql(
                f"create view {name} as select * from read_parquet([{files}], hive_partitioning=true, hive_types={{'dataset': VARCHAR, 'source': VARCHAR"
                + (
                    ", 'month': DATE"
                    if name == "incident"
                    else ", 'period_type': VARCHAR, 'starts_on': DATE"
                )
                + "})"
            )
        return self.con.table(name)

    def run(self, expr) -> dict[str, list[Any]]:
        return self.con.to_pyarrow(expr).to_pydict()


@contextmanager
def reading_room() -> Iterator[Engine]:
    con = ibis.duckdb.connect(threads=2)
    try:
        yield Engine(con, intake.lake())
    finally:
        con.disconnect()
