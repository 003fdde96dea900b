"""Difference in differences: an area's change over that of places left alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.patterns.evaluation.panels import Floats, Panel, dispersion
from frankpledge.analysis.patterns.evaluation.placebos import (
    FEWEST,
    Placebo,
    student,
    within_reach,
)
from frankpledge.analysis.statistics.intervals import CONFIDENCE, z_for
from frankpledge.analysis.statistics.tails import normal_two_sided


FEWEST_PERIODS = 3
"""Periods needed on each side of a start, real or placebo."""


@dataclass(frozen=True)
class Effect:
    """
    An estimated effect as a ratio, and in events over the periods after.

    0.8 means a fifth fewer events than the comparison's change leads one to expect.
    `confidence` is the interval's real one; `placebos` are the comparison areas
    treated as if the operation had been there, empty where they are too few to rank.
    `sees_drift` is False with one comparison area: the interval and p then hold
    chance and how months vary (`dispersion`), and not how areas drift apart by
    themselves, so they are no interval and no p of the effect.
    """

    ratio: float
    low: float
    high: float
    p: float
    confidence: float
    seen: float
    expected: float
    dispersion: float
    placebos: tuple[Placebo, ...]
    sees_drift: bool = True

    @property
    def prevented(self) -> tuple[float, float, float]:
        """Return expected less seen, with its interval, in events."""
        ratios = (self.ratio, self.high, self.low)
        return tuple(  # type: ignore[return-value]
            self.seen / ratio - self.seen if self.seen else self.expected
            for ratio in ratios
        )

    @property
    def percent(self) -> tuple[float, float, float]:
        """Return the effect with its interval, in per cent of what was expected."""
        return (
            100 * (self.ratio - 1),
            100 * (self.low - 1),
            100 * (self.high - 1),
        )


@dataclass(frozen=True)
class _Contrast:
    """A log ratio of ratios with its Poisson variance and its share of area noise."""

    log_ratio: float
    variance: float
    share: float


def difference_in_differences(
    panel: Panel,
    treated: Sequence[str],
    start: int,
    confidence: float = CONFIDENCE,
) -> Effect:
    """
    Return how treated areas changed over the others, from period `start` on.

    (A1/A0)/(C1/C0) on the summed counts of treated and other areas before and after.
    Each other area is then treated as if it had had the operation; how far those
    placebos stray, allowing for the smallness of their counts, makes the interval.
    `panel` has no gaps (`Panel.whole`). Raises ValueError where either side of the
    start has fewer than three periods or nothing is left to compare with.
    Source: Wing, Simon and Bello-Gomez, Annual Review of Public Health 39 (2018).
    """
    rows = panel.rows(treated)
    others = [row for row in range(len(panel.areas)) if row not in rows]
    _check(panel, others, start)
    before = panel.counts[:, :start].sum(axis=1)
    after = panel.counts[:, start:].sum(axis=1)
    own = _contrast(before, after, rows, others)
    fakes = [
        _contrast(before, after, [row], [other for other in others if other != row])
        for row in others
        if len(others) > 1
    ]
    seen = float(after[rows].sum())
    spread = dispersion(np.vstack([_summed(panel, rows), _summed(panel, others)]))
    if len(fakes) < FEWEST:
        return _without_placebos(own, fakes, seen, spread, confidence)
    noise = _area_noise(fakes)
    scores = np.array([_score(fake, noise) for fake in fakes])
    limit = within_reach(_score(own, noise), scores, confidence)
    half = limit.units * math.sqrt(own.variance + noise * own.share)
    return Effect(
        ratio=math.exp(own.log_ratio),
        low=math.exp(own.log_ratio - half),
        high=math.exp(own.log_ratio + half),
        p=limit.p,
        confidence=limit.confidence,
        seen=seen,
        expected=_expected(before, after, rows, others),
        dispersion=spread,
        placebos=tuple(
            Placebo(panel.areas[row], math.exp(fake.log_ratio), float(score))
            for row, fake, score in zip(others, fakes, scores, strict=True)
        ),
    )


def placebo_dates(
    panel: Panel, treated: Sequence[str], start: int
) -> tuple[Placebo, ...]:
    """
    Return what the method finds from dates before anything was done.

    Every start that leaves three periods on both sides, all before the real one. A
    method that finds effects there finds them anywhere. Neighbouring dates share
    most of their counts, so they are shown and not counted as independent tests.
    """
    rows = panel.rows(treated)
    others = [row for row in range(len(panel.areas)) if row not in rows]
    found = []
    for fake in range(FEWEST_PERIODS, start - FEWEST_PERIODS + 1):
        before = panel.counts[:, :fake].sum(axis=1)
        after = panel.counts[:, fake:start].sum(axis=1)
        own = _contrast(before, after, rows, others)
        found.append(
            Placebo(
                panel.periods[fake],
                math.exp(own.log_ratio),
                own.log_ratio / math.sqrt(own.variance),
            )
        )
    return tuple(found)


def _check(panel: Panel, others: Sequence[int], start: int) -> None:
    if not others:
        raise ValueError("Every area was treated: there is nothing to compare with.")
    if not FEWEST_PERIODS <= start <= len(panel.periods) - FEWEST_PERIODS:
        raise ValueError(
            f"It needs {FEWEST_PERIODS} periods before the start and as many after: "
            f"there are {start} and {len(panel.periods) - start}."
        )


def _summed(panel: Panel, rows: Sequence[int]) -> Floats:
    total: Floats = panel.counts[list(rows)].sum(axis=0)
    return total


def _contrast(
    before: Floats, after: Floats, rows: Sequence[int], others: Sequence[int]
) -> _Contrast:
    """Return one group's change over the others', halves added where a count is 0."""
    cells = [
        float(counts[list(group)].sum())
        for group in (rows, others)
        for counts in (before, after)
    ]
    a0, a1, c0, c1 = (count + 0.5 * (0 in cells) for count in cells)
    both = before + after
    share = sum(_concentration(both[list(group)]) for group in (rows, others))
    return _Contrast(
        math.log(a1 / a0) - math.log(c1 / c0),
        1 / a0 + 1 / a1 + 1 / c0 + 1 / c1,
        share,
    )


def _concentration(counts: Floats) -> float:
    """Return the sum of squared shares: 1 for one area, 1/n for n equal ones."""
    whole = float(counts.sum())
    return float((counts**2).sum() / whole**2) if whole else 1.0


def _area_noise(fakes: Sequence[_Contrast]) -> float:
    """Return the variance between areas beyond chance, by the method of moments."""
    beyond = sum(fake.log_ratio**2 - fake.variance for fake in fakes)
    return max(0.0, beyond / sum(fake.share for fake in fakes))


def _score(contrast: _Contrast, noise: float) -> float:
    return contrast.log_ratio / math.sqrt(contrast.variance + noise * contrast.share)


def _expected(
    before: Floats, after: Floats, rows: Sequence[int], others: Sequence[int]
) -> float:
    rest = float(before[list(others)].sum())
    change = float(after[list(others)].sum()) / rest if rest else 1.0
    return float(before[list(rows)].sum()) * change


def _without_placebos(
    own: _Contrast,
    fakes: Sequence[_Contrast],
    seen: float,
    spread: float,
    confidence: float,
) -> Effect:
    """
    Return the effect where areas are too few to make an interval of their ranks.

    Two to four areas still show how far areas drift beyond chance: that is added to
    the variance and Student's t allows for their fewness. One area shows nothing of
    the kind: what is returned holds only chance and how much months vary.
    """
    variance = own.variance * spread
    units = z_for(confidence)
    if len(fakes) > 1:
        variance = own.variance + _area_noise(fakes) * own.share
        units = student(len(fakes) - 1, confidence)
    half = units * math.sqrt(variance)
    ratio = math.exp(own.log_ratio)
    return Effect(
        ratio=ratio,
        low=ratio / math.exp(half),
        high=ratio * math.exp(half),
        p=_two_sided(own.log_ratio / math.sqrt(variance), len(fakes) - 1),
        confidence=confidence,
        seen=seen,
        expected=seen / ratio,
        dispersion=spread,
        placebos=(),
        sees_drift=len(fakes) > 1,
    )


def _two_sided(units: float, freedom: int) -> float:
    """Return the chance of so many units either way, by t where there is freedom."""
    if freedom < 1:
        return normal_two_sided(units)
    from scipy.special import stdtr

    return 2 * float(stdtr(freedom, -abs(units)))
