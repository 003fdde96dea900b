"""Reads independent figures that lie beside the project; skips where they are not."""

import csv
import json
from typing import Any

import pytest

from tests.open_data import FOLDER


REFERENCE = FOLDER.parent / "reference"


def vectors(name: str) -> Any:
    """Return one file of figures: JSON as it is, CSV as a list of rows."""
    path = REFERENCE / name
    if not path.is_file():
        pytest.skip("the reference vectors are not beside the project")
    if path.suffix == ".json":
        return json.loads(path.read_text("utf-8"))
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figures(rows: list[dict[str, str]], name: str) -> list[float]:
    """Return a column of numbers, NaN where it holds none."""
    found = []
    for row in rows:
        try:
            found.append(float(row[name]))
        except ValueError:
            found.append(float("nan"))
    return found
