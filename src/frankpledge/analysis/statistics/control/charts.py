"""
One door to every control chart: values, and limits that may be fixed or rebased.

`xmr` for single values; `mr` for their steps; `c` for counts of chance; `u` for
rates and `p` for shares, `u-prime` and `p-prime` where large bases vary more than
chance; `g` for how many between rare events and `t` for how long; `run` for a median
without limits.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics import tails
from frankpledge.analysis.statistics.control.limits import (
    SCREEN_AT,
    Limits,
    c_chart,
    p_chart,
    u_chart,
    xmr,
)


Floats = NDArray[np.float64]

NEEDS_SIZES = frozenset({"u", "u-prime", "p", "p-prime"})
T_POWER = 3.6
"""Waiting times to the power 1/3.6 look normal (Nelson, J. Quality Tech. 26, 1994)."""


@dataclass(frozen=True)
class Drawn:
    """What a chart draws: values (rates for u, steps for mr) with their limits."""

    kind: str
    values: Floats
    limits: Limits


def drawn(
    kind: str,
    counts: ArrayLike,
    sizes: ArrayLike | None = None,
    *,
    starts: Sequence[int] = (),
    baseline: int | None = None,
    screened: bool = False,
    floor: float | None = None,
) -> Drawn:
    """
    Return the chart of this kind, its limits made afresh at each of the starts.

    `baseline` fixes the limits of every phase to its first so many points; without
    it they come from the whole phase. Both may be used together. `screened` leaves
    one-off jumps out of the average moving range of xmr, u-prime and p-prime.
    Raises ValueError for an unknown kind, sizes that are wanting, or a start outside.
    """
    numbers = np.atleast_1d(np.array(counts, np.float64))
    if kind not in KINDS:
        raise ValueError(f"There is no chart of the kind {kind}.")
    if kind in NEEDS_SIZES and sizes is None:
        raise ValueError(f"A {kind} chart needs what each count is out of.")
    bases = np.ones(len(numbers)) if sizes is None else np.array(sizes, np.float64)
    edges = sorted({0, *starts, len(numbers)})
    if edges[0] < 0 or edges[-1] > len(numbers):
        raise ValueError("A phase starts inside the series.")
    asked = Asked(baseline, screened, floor)
    phases = [
        (a, *KINDS[kind](numbers[a:b], bases[a:b], asked))
        for a, b in itertools.pairwise(edges)
    ]
    return Drawn(
        kind,
        np.concatenate([values for _, values, _ in phases] or [np.array([])]),
        _joined([(a, limits) for a, _, limits in phases]),
    )


@dataclass(frozen=True)
class Asked:
    """How limits are to be made: from how many points, with or without jumps."""

    baseline: int | None
    screened: bool
    floor: float | None


Made = tuple[Floats, Limits]


def _joined(phases: Sequence[tuple[int, Limits]]) -> Limits:
    if not phases:
        return xmr([])
    many = f", {len(phases)} phases" if len(phases) > 1 else ""
    return Limits(
        np.concatenate([one.centre for _, one in phases]),
        np.concatenate([one.low for _, one in phases]),
        np.concatenate([one.high for _, one in phases]),
        phases[0][1].method + many,
        tuple(begin + at for begin, one in phases for at in one.screened),
    )


def _xmr(values: Floats, _: Floats, asked: Asked) -> Made:
    return values, xmr(
        values, baseline=asked.baseline, screened=asked.screened, floor=asked.floor
    )


def _mr(values: Floats, _: Floats, asked: Asked) -> Made:
    steps = np.concatenate([values[:1] * np.nan, np.abs(np.diff(values))])
    based = steps[: asked.baseline or len(steps)]
    known = based[~np.isnan(based)]
    centre = float(known.mean()) if len(known) else math.nan
    shape = np.ones(len(values))
    high = SCREEN_AT * centre
    return steps, Limits(
        shape * centre, shape * 0.0, shape * high, "MR: steps up to 3.267 × their mean"
    )


def _c(values: Floats, _: Floats, asked: Asked) -> Made:
    return values, c_chart(values, baseline=asked.baseline)


def _u(values: Floats, sizes: Floats, asked: Asked, *, adjusted: bool = False) -> Made:
    bases = np.where(sizes > 0, sizes, np.nan)
    limits = u_chart(
        values,
        bases,
        baseline=asked.baseline,
        adjusted=adjusted,
        screened=asked.screened,
    )
    return values / bases, limits


def _p(values: Floats, sizes: Floats, asked: Asked, *, adjusted: bool = False) -> Made:
    bases = np.where(sizes > 0, sizes, np.nan)
    limits = p_chart(
        values,
        bases,
        baseline=asked.baseline,
        adjusted=adjusted,
        screened=asked.screened,
    )
    return values / bases, limits


def _u_prime(values: Floats, sizes: Floats, asked: Asked) -> Made:
    return _u(values, sizes, asked, adjusted=True)


def _p_prime(values: Floats, sizes: Floats, asked: Asked) -> Made:
    return _p(values, sizes, asked, adjusted=True)


def _g(values: Floats, _: Floats, asked: Asked) -> Made:
    """How many cases between rare events: geometric, mean ± 3√(m(m+1))."""
    based = values[: asked.baseline or len(values)]
    known = based[~np.isnan(based)]
    mean = float(known.mean()) if len(known) else math.nan
    reach = 3 * math.sqrt(mean * (mean + 1)) if mean >= 0 else math.nan
    shape = np.ones(len(values))
    low = max(0.0, mean - reach) if mean == mean else mean
    return values, Limits(
        shape * mean, shape * low, shape * (mean + reach), "g: mean ± 3√(mean(mean+1))"
    )


def _t(values: Floats, _: Floats, asked: Asked) -> Made:
    """How long between rare events: XmR of the 3.6th root, turned back."""
    roots = np.where(values >= 0, np.abs(values), np.nan) ** (1 / T_POWER)
    made = xmr(roots, baseline=asked.baseline, screened=asked.screened, floor=0.0)
    return values, Limits(
        made.centre**T_POWER,
        made.low**T_POWER,
        made.high**T_POWER,
        "t: XmR of the 3.6th root of the time between",
        made.screened,
    )


def _run(values: Floats, _: Floats, asked: Asked) -> Made:
    based = values[: asked.baseline or len(values)]
    known = based[~np.isnan(based)]
    shape = np.ones(len(values))
    middle = shape * (float(np.median(known)) if len(known) else math.nan)
    return values, Limits(
        middle, shape * np.nan, shape * np.nan, "run: median, no limits"
    )


KINDS: dict[str, Callable[[Floats, Floats, Asked], Made]] = {
    "xmr": _xmr,
    "mr": _mr,
    "c": _c,
    "u": _u,
    "p": _p,
    "u-prime": _u_prime,
    "p-prime": _p_prime,
    "g": _g,
    "t": _t,
    "run": _run,
}


@dataclass(frozen=True)
class RunsTest:
    """
    Whether a series keeps to one side of its centre for too long, or crosses seldom.

    `useful` points lie off the centre line; only they count.
    """

    useful: int
    longest: int
    longest_by_chance: int
    crossings: int
    crossings_by_chance: int

    @property
    def is_signal(self) -> bool:
        """Say whether either is beyond what chance gives."""
        return (
            self.longest > self.longest_by_chance
            or self.crossings < self.crossings_by_chance
        )


def runs_test(values: ArrayLike, centre: ArrayLike) -> RunsTest | None:
    """
    Return the runs test of a series about its centre; None of fewer than ten points.

    Longest run at most round(log2 n) + 3, crossings at least the 5% point of a
    binomial of n - 1 halves. Source: Anhøj and Olesen, PLoS ONE 9 (2014) e113825.
    """
    off = np.atleast_1d(np.array(values, np.float64)) - np.asarray(centre)
    sides = np.sign(off[~np.isnan(off)])
    sides = sides[sides != 0]
    n = len(sides)
    if n < 10:
        return None
    changes = np.flatnonzero(np.diff(sides))
    edges = np.concatenate([[-1], changes, [n - 1]])
    chances = np.cumsum(np.exp(tails.log_binomial(n - 1, 0.5)))
    return RunsTest(
        useful=n,
        longest=int(np.diff(edges).max()),
        longest_by_chance=round(math.log2(n)) + 3,
        crossings=len(changes),
        crossings_by_chance=int(np.searchsorted(chances, 0.05)),
    )
