"""The standard tables by name: their columns, how they are cut, what must hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from frankpledge.analysis.tables import incident, tally
from frankpledge.analysis.tables.slices import Slice


@dataclass(frozen=True)
class Standard:
    """A standard table: what a row holds and which part of it a slice is."""

    name: str
    schema: pa.Schema
    partitions: tuple[str, ...]
    check: Callable[[pa.Table], None]

    @property
    def supplied(self) -> pa.Schema:
        """The columns that a reader gives: all but the load that brought the row."""
        return pa.schema([column for column in self.schema if column.name != "load_id"])

    def slice_of(self, row: Mapping[str, Any]) -> Slice:
        """Return the slice that a row with these partition values belongs to."""
        return Slice(
            row["dataset"],
            row["source"],
            row[self.partitions[-1]],
            row.get("period_type", "month"),
        )

    def partition_of(self, part: Slice) -> dict[str, str]:
        """Return a slice's partition values, as folder names write them."""
        values = {
            "dataset": part.dataset,
            "source": part.source,
            "period_type": part.period_type,
            self.partitions[-1]: part.starts_on.isoformat(),
        }
        return {name: values[name] for name in self.partitions}


TABLES = {
    module.NAME: Standard(module.NAME, module.SCHEMA, module.PARTITIONS, module.check)
    for module in (incident, tally)
}
