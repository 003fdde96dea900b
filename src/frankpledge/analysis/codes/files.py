"""Reads the tables and lists that are shipped beside this module."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    import pyarrow as pa


FOLDER = Path(__file__).parent / "data"


@cache
def table(name: str) -> pa.Table:
    """Return one shipped table, read once for the life of the process."""
    import pyarrow.parquet as pq

    return pq.read_table(FOLDER / f"{name}.parquet")


@cache
def rows(name: str) -> list[dict[str, Any]]:
    """Return one shipped table as a list of plain rows."""
    found: list[dict[str, Any]] = table(name).to_pylist()
    return found


@cache
def listing(name: str) -> dict[str, Any]:
    """Return one shipped list that people keep by hand (TOML)."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def provenance() -> dict[str, dict[str, Any]]:
    """Return, for each shipped table, its columns, rows, sources and SHA-256."""
    text = (FOLDER / "tables.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found
