"""What numerators are divided by: populations by year, other measures, returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from frankpledge.analysis.measures.compute.blocks import (
    CODE,
    Block,
    Codes,
    Floats,
    Integers,
    Spans,
)
from frankpledge.analysis.measures.inputs import Population
from frankpledge.analysis.measures.results import Status


@dataclass(frozen=True)
class Base:
    """
    The denominator of each area and period, and why there may be none.

    `year` is that of the population estimate, 0 where the base is counted.
    """

    amount: Floats
    code: Codes
    year: Integers
    vintages: Mapping[int, str] = field(default_factory=dict)


def no_base(shape: tuple[int, int]) -> Base:
    """Return the base of a plain count: none."""
    return Base(
        np.full(shape, np.nan),
        np.full(shape, CODE[Status.FINAL], np.uint8),
        np.zeros(shape, np.int64),
    )


def counted_base(block: Block) -> Base:
    """Return the base that is itself a count, such as all cases discussed."""
    return Base(block.numerator, block.code, np.zeros(block.code.shape, np.int64))


def population_base(
    population: Population | None, areas: Sequence[str], spans: Spans
) -> Base:
    """
    Return the residents, households or dwellings for each period.

    The estimate is the mid-year one of the calendar year in which the period
    starts, so a financial year uses the June inside it and every period type over
    the same months has the same base. Where that year is not yet published the
    latest earlier one stands in, or failing that the earliest later one; `year`
    says which was used.
    """
    shape = len(areas), len(spans)
    amount, years = np.full(shape, np.nan), np.zeros(shape, np.int64)
    wanted = spans.start_months // 12
    for row, area in enumerate(areas):
        estimates = population.values.get(area) if population else None
        if estimates:
            known = np.array(sorted(estimates), np.int64)
            at = np.searchsorted(known, wanted, side="right") - 1
            years[row] = known[np.maximum(at, 0)]
            amounts = np.array([estimates[int(year)] for year in known], np.float64)
            amount[row] = amounts[np.maximum(at, 0)]
    code = np.where(np.isnan(amount), CODE[Status.NOT_AVAILABLE], CODE[Status.FINAL])
    vintages = population.vintages if population else {}
    return Base(amount, code.astype(np.uint8), years, vintages)
