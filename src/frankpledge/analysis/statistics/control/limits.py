"""
Control limits: how far a steady series wanders by itself.

All limits are in the unit of the values. NaN stands for a period that is missing:
it is skipped, and no moving range is taken across the gap.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

XMR_FACTOR = 2.66
"""Mean moving ranges from the mean to a limit, rounded as Shewhart's tables have it."""
D2 = 1.128
"""Mean moving range of a normal series, in standard deviations."""
SCREEN_AT = 3.267
"""Moving ranges above this many times their mean are taken for one-off jumps."""
BASELINE = 24
"""Points that a baseline has by default: two whole years of months."""


@dataclass(frozen=True)
class Limits:
    """
    The centre line and limits at each point, and what they were made with.

    `screened` holds the positions whose step from the point before was left out of
    the average moving range; a chart must say so.
    """

    centre: Floats
    low: Floats
    high: Floats
    method: str
    screened: tuple[int, ...] = ()


def _numbers(values: ArrayLike) -> Floats:
    return np.atleast_1d(np.array(values, np.float64))


def _moving_range(values: Floats, *, screened: bool) -> float:
    """Return the mean step between neighbours, NaN where there are none."""
    steps = np.abs(np.diff(values))
    steps = steps[~np.isnan(steps)]
    if not len(steps):
        return float("nan")
    mean = steps.mean()
    if screened and mean > 0:
        mean = steps[steps <= SCREEN_AT * mean].mean()
    return float(mean)


def screened_out(values: ArrayLike) -> tuple[int, ...]:
    """Return the positions whose step from the one before is screened as a jump."""
    steps = np.abs(np.diff(_numbers(values)))
    known = steps[~np.isnan(steps)]
    if not len(known) or not known.mean() > 0:
        return ()
    with np.errstate(invalid="ignore"):
        jumps = np.flatnonzero(steps > SCREEN_AT * known.mean())
    return tuple((jumps + 1).tolist())


def xmr(
    values: ArrayLike,
    *,
    baseline: int | None = None,
    screened: bool = False,
    factor: float = XMR_FACTOR,
    floor: float | None = None,
) -> Limits:
    """
    Return limits for single values: mean ± 2.66 mean moving ranges.

    The right chart for counts that vary more than chance, as crime mostly does.
    `baseline` uses only the first so many points; `screened` leaves out ranges above
    3.267 times their mean, which some programs do without saying and which narrows
    the limits; `floor` is a bound the values cannot pass, 0 for counts.
    Source: Shewhart; Wheeler, Understanding Variation (1993).
    """
    numbers = _numbers(values)
    based = numbers[: baseline or len(numbers)]
    known = based[~np.isnan(based)]
    centre = known.mean() if len(known) else np.nan
    reach = factor * _moving_range(based, screened=screened)
    low, high = centre - reach, centre + reach
    if floor is not None:
        low = max(low, floor) if low == low else low
    screening = ", screened moving ranges" if screened else ""
    shape = np.ones(len(numbers))
    return Limits(
        shape * centre,
        shape * low,
        shape * high,
        f"XmR: mean ± {factor:g} mean moving ranges{screening}",
        screened_out(based) if screened else (),
    )


def c_chart(counts: ArrayLike, *, baseline: int | None = None) -> Limits:
    """
    Return limits for counts that vary by chance alone: m ± 3√m, never under 0.

    One limit a point, in events; `baseline` takes the mean of the first so many
    points. Source: Shewhart, Economic Control of Quality (1931); the variance of a
    Poisson count is its mean.
    """
    numbers = _numbers(counts)
    based = numbers[: baseline or len(numbers)]
    known = based[~np.isnan(based)]
    mean = known.mean() if len(known) else np.nan
    reach = 3 * np.sqrt(mean)
    shape = np.ones(len(numbers))
    low = max(mean - reach, 0.0) if mean == mean else mean
    return Limits(shape * mean, shape * low, shape * (mean + reach), "c: mean ± 3√mean")


def u_chart(
    counts: ArrayLike,
    exposure: ArrayLike,
    *,
    baseline: int | None = None,
    adjusted: bool = False,
    screened: bool = True,
) -> Limits:
    """
    Return limits for rates, events over exposure: u ± 3√(u/n), never under 0.

    `adjusted` is Laney's u': the reach grows by how much more the rates vary than
    chance (Laney, Quality Engineering 14 (2002), 531-537).
    """
    events, size = np.broadcast_arrays(_numbers(counts), _numbers(exposure))
    centre = _pooled(events, size, baseline)
    with np.errstate(divide="ignore", invalid="ignore"):
        sigma = np.sqrt(centre / size)
        values = events / size
    scale: float = 1.0
    left_out: tuple[int, ...] = ()
    if adjusted:
        scale, left_out = _laney(values, centre, sigma, baseline, screened=screened)
    low = np.maximum(centre - 3 * sigma * scale, 0.0)
    name = "u-prime: Laney's" if adjusted else "u: rate ± 3 √(rate/exposure)"
    high = centre + 3 * sigma * scale
    return Limits(np.full(len(events), centre), low, high, name, left_out)


def p_chart(
    successes: ArrayLike,
    out_of: ArrayLike,
    *,
    baseline: int | None = None,
    adjusted: bool = False,
    screened: bool = True,
) -> Limits:
    """
    Return limits for shares between 0 and 1: p ± 3√(p(1-p)/n), kept inside 0 and 1.

    `adjusted` is Laney's p', for large bases whose shares vary more than chance.
    """
    hits, size = np.broadcast_arrays(_numbers(successes), _numbers(out_of))
    centre = _pooled(hits, size, baseline)
    with np.errstate(divide="ignore", invalid="ignore"):
        sigma = np.sqrt(centre * (1 - centre) / size)
        values = hits / size
    scale: float = 1.0
    left_out: tuple[int, ...] = ()
    if adjusted:
        scale, left_out = _laney(values, centre, sigma, baseline, screened=screened)
    low = np.maximum(centre - 3 * sigma * scale, 0.0)
    high = np.minimum(centre + 3 * sigma * scale, 1.0)
    name = "p-prime: Laney's" if adjusted else "p: share ± 3 √(share (1 - share)/n)"
    return Limits(np.full(len(hits), centre), low, high, name, left_out)


def _pooled(events: Floats, size: Floats, baseline: int | None) -> float:
    part = slice(baseline or len(events))
    known = ~(np.isnan(events) | np.isnan(size))[part]
    whole = size[part][known].sum()
    return float(events[part][known].sum() / whole) if whole > 0 else float("nan")


def _laney(
    values: Floats,
    centre: float,
    sigma: Floats,
    baseline: int | None,
    *,
    screened: bool,
) -> tuple[float, tuple[int, ...]]:
    """Return how much more than chance the scores vary, and which steps it left out."""
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = ((values - centre) / sigma)[: baseline or len(values)]
    left_out = screened_out(scores) if screened else ()
    return _moving_range(scores, screened=screened) / D2, left_out


def in_phases(
    values: Sequence[float],
    starts: Sequence[int],
    *,
    baseline: int | None = BASELINE,
    screened: bool = False,
    floor: float | None = None,
) -> Limits:
    """
    Return XmR limits that start afresh at each position, as after a break.

    A change of counting rule, or a signal that lasted and was explained, begins a
    new phase with its own baseline; nothing is compared across it.
    """
    numbers = _numbers(values)
    edges = sorted({0, *starts, len(numbers)})
    if edges[0] < 0 or edges[-1] > len(numbers):
        raise ValueError("A phase starts inside the series.")
    phases = [
        xmr(numbers[a:b], baseline=baseline, screened=screened, floor=floor)
        for a, b in itertools.pairwise(edges)
    ]
    if not phases:
        return xmr(numbers)
    return Limits(
        np.concatenate([phase.centre for phase in phases]),
        np.concatenate([phase.low for phase in phases]),
        np.concatenate([phase.high for phase in phases]),
        phases[0].method + (f", {len(phases)} phases" if len(phases) > 1 else ""),
        tuple(
            begin + at
            for begin, phase in zip(edges, phases, strict=False)
            for at in phase.screened
        ),
    )
