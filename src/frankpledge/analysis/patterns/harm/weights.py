"""Tables of what one crime weighs or costs: dated, sourced, loaded from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq


LIGHTEST, HEAVIEST = 1e-6, 1e12
"""A weight nearer to nought, or further from it, is a mistake in the file."""
COLUMNS = ("code", "weight", "unit", "valid_from", "source")
UNIT_COSTS = Path(__file__).parent / "unit_costs_2015_16.csv"


@dataclass(frozen=True)
class Weight:
    """What one crime of a code weighs from a day on, in a unit, by whose word."""

    code: str
    weight: float
    unit: str
    valid_from: date
    source: str


@dataclass(frozen=True)
class WeightTable:
    """Weights in one unit; of several for a code the latest in force counts."""

    unit: str
    weights: tuple[Weight, ...]

    def of(self, code: str, on: date) -> Weight | None:
        """Return the weight in force on a day, None where there is none."""
        found = [
            one
            for one in self.weights
            if one.code == code.casefold() and one.valid_from <= on
        ]
        return max(found, key=lambda one: one.valid_from, default=None)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return every source, each once, in order."""
        return tuple(dict.fromkeys(one.source for one in self.weights))


@cache
def unit_costs() -> WeightTable:
    """Return the shipped unit costs of ten types of crime, in 2015/16 prices."""
    return read_weights(UNIT_COSTS)


def read_weights(file: Path) -> WeightTable:
    """
    Return the weights of a CSV or Parquet file with the five named columns.

    code, weight (0 or more), unit (the same in every row), valid_from (2015-04-01),
    source. Raises ValueError naming the row where one is missing, comes twice for
    one day, or is no weight.
    """
    try:
        table = (
            pq.read_table(file)
            if file.suffix.casefold() == ".parquet"
            else csv.read_csv(file, convert_options=_as_text())
        )
    except (OSError, pa.ArrowException) as failure:
        raise ValueError(
            f"The weights in {file.name} cannot be read: {failure}"
        ) from None
    missing = [name for name in COLUMNS if name not in table.column_names]
    if missing:
        raise ValueError(f"The weights in {file.name} lack {', '.join(missing)}.")
    return weight_table(table.select(COLUMNS).to_pylist())


def weight_table(rows: Iterable[Mapping[str, Any]]) -> WeightTable:
    """Return rows of the five columns as a table; ValueError as in `read_weights`."""
    weights = [_weight(at, row) for at, row in enumerate(rows, 1)]
    if not weights:
        raise ValueError("A table of weights needs at least one row.")
    if len({one.unit for one in weights}) > 1:
        raise ValueError(
            "The weights are in more than one unit: give a table for each."
        )
    keys = [(one.code, one.valid_from) for one in weights]
    twice = sorted({code for code, on in keys if keys.count((code, on)) > 1})
    if twice:
        raise ValueError(f"Two weights from one day: {', '.join(twice)}.")
    return WeightTable(weights[0].unit, tuple(weights))


def _weight(at: int, row: Mapping[str, Any]) -> Weight:
    empty = [name for name in COLUMNS if row.get(name) in (None, "")]
    if empty:
        raise ValueError(f"Row {at} of the weights has no {', '.join(empty)}.")
    try:
        weight, day = float(row["weight"]), _day(row["valid_from"])
    except (TypeError, ValueError) as failure:
        raise ValueError(f"Row {at} of the weights: {failure}.") from None
    if not (weight == 0 or LIGHTEST <= weight <= HEAVIEST):
        raise ValueError(
            f"Row {at} of the weights: a weight is 0 or more, and of a size that a "
            "weight has."
        )
    code = str(row["code"]).strip().casefold()
    return Weight(code, weight, str(row["unit"]), day, str(row["source"]))


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value).strip())


def _as_text() -> csv.ConvertOptions:
    """Return how a CSV is read: codes such as 008 stay as they are."""
    return csv.ConvertOptions(column_types=dict.fromkeys(COLUMNS, pa.string()))
