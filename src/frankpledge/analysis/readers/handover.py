"""What passes between the process that asks and the one that reads."""

import json
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from frankpledge.analysis.readers.layout import Layout
from frankpledge.analysis.readers.limits import Limits
from frankpledge.analysis.readers.parts import Order
from frankpledge.analysis.readers.reading import FileCount, Reading
from frankpledge.analysis.tables import Slice


TABLES = ("rows", "faults", "rejected", "duplicated", "understood")


def order_to_data(order: Order) -> dict[str, Any]:
    """Return an order as plain data."""
    return {
        "kind": order.kind,
        "today": order.today.isoformat(),
        "source": order.source,
        "layout": order.layout.to_data() if order.layout else None,
        "key": order.key.hex(),
        "limits": asdict(order.limits),
    }


def order_from_data(data: dict[str, Any]) -> Order:
    """Return the order that `order_to_data` wrote."""
    return Order(
        kind=data["kind"],
        today=date.fromisoformat(data["today"]),
        source=data["source"],
        layout=Layout.from_data(data["layout"]) if data["layout"] else None,
        key=bytes.fromhex(data["key"]),
        limits=Limits(**data["limits"]),
    )


def given(reading: Reading, folder: Path) -> None:
    """Write a reading into a folder, so that another process can map it."""
    for name in TABLES:
        table: pa.Table = getattr(reading, name)
        path = str(folder / name)
        with (
            pa.OSFile(path, "wb") as file,
            pa.ipc.new_file(file, table.schema) as writer,
        ):
            writer.write_table(table)
    account = {
        "table": reading.table,
        "files": [_count_to_data(count) for count in reading.files],
    }
    (folder / "account").write_text(json.dumps(account), encoding="utf-8")


def taken(folder: Path) -> Reading:
    """Return the reading in a folder; its tables outlive the folder's files."""
    account = json.loads((folder / "account").read_text(encoding="utf-8"))
    tables = {}
    for name in TABLES:
        with pa.memory_map(str(folder / name)) as file:
            tables[name] = pa.ipc.open_file(file).read_all()
    files = tuple(_count_from_data(data) for data in account["files"])
    return Reading(table=account["table"], files=files, **tables)


def _count_to_data(count: FileCount) -> dict[str, Any]:
    data = {place.name: getattr(count, place.name) for place in fields(count)}
    return data | {"rows_of": {str(part): n for part, n in count.rows_of.items()}}


def _count_from_data(data: dict[str, Any]) -> FileCount:
    return FileCount(
        **{
            **data,
            "columns": tuple(data["columns"]),
            "notes": tuple(data["notes"]),
            "rows_of": {Slice.parse(part): n for part, n in data["rows_of"].items()},
        }
    )
