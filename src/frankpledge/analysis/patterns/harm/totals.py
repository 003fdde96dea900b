"""Sums of counts times weights, and what was left out of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.patterns.harm.weights import Weight, WeightTable
from frankpledge.analysis.statistics.intervals import CONFIDENCE


@dataclass(frozen=True)
class Line:
    """One code's events, what one weighs (None: not in the table) and their sum."""

    code: str
    count: float
    multiplier: float
    weight: Weight | None

    @property
    def harm(self) -> float | None:
        """Return count times multiplier times weight; None without a weight."""
        if self.weight is None:
            return None
        return self.count * self.multiplier * self.weight.weight


@dataclass(frozen=True)
class Total:
    """
    The sum in the table's unit, with limits that chance leaves, and its lines.

    `left_out` are events of codes without a weight; `counted` are all the others.
    """

    value: float
    low: float
    high: float
    counted: float
    left_out: float
    lines: tuple[Line, ...]

    @property
    def without_weight(self) -> tuple[str, ...]:
        """Return the codes that no weight in force was found for."""
        return tuple(line.code for line in self.lines if line.weight is None)

    @property
    def heaviest(self) -> tuple[str, float]:
        """Return the code with the most harm, and its share of all (0 to 1)."""
        line = max(self.lines, key=lambda line: line.harm or 0.0)
        return line.code, (line.harm or 0.0) / self.value if self.value else 0.0


def total(
    codes: Sequence[str],
    counts: Sequence[float],
    table: WeightTable,
    on: date,
    *,
    multipliers: Sequence[float] = (),
    confidence: float = CONFIDENCE,
) -> Total:
    """
    Return the sum over codes of count times multiplier times the weight on a day.

    A multiplier brings recorded crimes to all that happen, where the publisher gives
    one; without any it is 1. Codes without a weight are left out and counted. Limits
    are those of a weighted sum of Poisson counts by the gamma method, which errs on
    the wide side. Source: Fay and Feuer, Statistics in Medicine 16 (1997), 791-801.
    """
    given = multipliers or [1.0] * len(codes)
    lines = tuple(
        Line(code, count, multiplier, table.of(code, on))
        for code, count, multiplier in zip(codes, counts, given, strict=True)
    )
    known = [line for line in lines if line.weight is not None]
    each = [
        (line.count, line.multiplier * line.weight.weight)
        for line in known
        if line.weight is not None
    ]
    value = math.fsum(count * weight for count, weight in each)
    variance = math.fsum(count * weight**2 for count, weight in each)
    heaviest = max((weight for _, weight in each), default=0.0)
    low, high = gamma_limits(value, variance, heaviest, confidence)
    return Total(
        value,
        low,
        high,
        math.fsum(line.count for line in known),
        math.fsum(line.count for line in lines if line.weight is None),
        lines,
    )


def gamma_limits(
    value: float, variance: float, heaviest: float, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """
    Return limits of a weighted sum of Poisson counts, `heaviest` its largest weight.

    Low: v/(2y) times the chi-square point (tail; 2y²/v); high the same with y + w and
    v + w². Source: Fay and Feuer 1997, equation 1 and page 795.
    """
    from scipy.special import gammaincinv

    tail = (1 - confidence) / 2
    low = 0.0
    if variance > 0:
        low = variance / value * float(gammaincinv(value**2 / variance, tail))
    above, spread = value + heaviest, variance + heaviest**2
    if not above:
        return 0.0, 0.0
    return low, spread / above * float(gammaincinv(above**2 / spread, 1 - tail))
