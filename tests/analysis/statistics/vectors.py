"""Reads independent figures that lie beside the project; skips where they are not."""

import csv
import json
from typing import Any

from tests.open_data import reference


def vectors(name: str) -> Any:
    """Return one file of figures: JSON as it is, CSV as a list of rows."""
    path = reference(name)
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
