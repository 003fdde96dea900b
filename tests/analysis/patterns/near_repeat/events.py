"""Events for the tests: the open ones of the reference vectors, and made-up ones."""

import csv
import json
from typing import Any

import numpy as np

from tests.open_data import reference


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one reference vector; skip where they are not there."""
    return json.loads(reference(f"{name}.json").read_text("utf-8"))["cases"]


def events(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the places and days of one reference file of events."""
    with reference(f"{name}.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    places = np.array([[float(row["x"]), float(row["y"])] for row in rows])
    if "date" in rows[0]:
        dates = np.array([row["date"] for row in rows], "datetime64[D]")
        return places, dates.astype(np.int64)
    return places, np.array([int(row["t"]) for row in rows])


def made_up(count: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Return events on whole metres of a square kilometre over a hundred days."""
    random = np.random.default_rng(seed)
    return random.integers(0, 1000, (count, 2)).astype(float), random.integers(
        0, 100, count
    )
