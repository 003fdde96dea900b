"""Synthetic control: a mixture of other areas that went as this one did before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from frankpledge.analysis.patterns.evaluation.panels import Floats, Panel
from frankpledge.analysis.patterns.evaluation.placebos import Placebo, within_reach
from frankpledge.analysis.statistics.intervals import CONFIDENCE


FEWEST_DONORS = 3
FEWEST_BEFORE = 6


@dataclass(frozen=True)
class Synthetic:
    """
    The area beside its mixture, in events a period, and the effect after the start.

    `weights` are the donors' parts and add to 1. `gap` is the mean of seen less
    mixture in the periods after; `low` and `high` bound it; `misfit` is the root
    mean square of the same before, in events a period. `expected` is the mixture.
    """

    weights: dict[str, float]
    seen: Floats
    expected: Floats
    gap: float
    low: float
    high: float
    p: float
    confidence: float
    misfit: float
    placebos: tuple[Placebo, ...]
    start: int

    @property
    def percent(self) -> tuple[float, float, float] | None:
        """Return the effect in per cent of what was expected; None if that is 0."""
        after = float(self.seen[self.start :].mean()) - self.gap
        if after <= 0:
            return None
        gaps = (self.gap, self.low, self.high)
        return tuple(100 * gap / after for gap in gaps)  # type: ignore[return-value]


def synthetic_control(
    panel: Panel, treated: str, start: int, confidence: float = CONFIDENCE
) -> Synthetic:
    """
    Return the area's mixture of donors, fitted before `start`, and the gap after it.

    Every area is first divided by its own mean before the start, so that areas of
    unlike size can stand for each other; the weights are 0 or more, add to 1 and
    make the squared differences before the start smallest. The interval comes from
    doing the same for every donor: the gap's reach is that of the placebos' gaps, each
    over its own error, which is the chance in its counts and its donors', how far
    areas drift by themselves, and what of its misfit before chance does not explain.
    (A plain ratio to the misfit makes a large area's interval far too narrow beside
    small donors: misfit shrinks with its counts, drift does not.) Raises ValueError for fewer than three donors or six
    periods before, or where the area had no events before.
    Source: Abadie, Diamond and Hainmueller, J. Amer. Statist. Assoc. 105 (2010),
    493-505; indexed as in Abadie, J. Economic Literature 59 (2021), section 3.
    """
    own = panel.rows([treated])[0]
    level = panel.counts[:, :start].mean(axis=1) if start else np.zeros(1)
    donors = (
        [row for row in range(len(panel.areas)) if row != own and level[row] > 0]
        if start
        else []
    )
    _check(len(donors), start, len(panel.periods), float(level[own]) if start else 1)
    index = panel.counts / np.where(level > 0, level, 1.0)[:, None]
    spans = _Spans(start, len(panel.periods) - start)
    fit = _fitted(index, own, donors, level, spans)
    fits = [
        _fitted(index, row, [one for one in donors if one != row], level, spans)
        for row in donors
    ]
    noise = _area_noise(fits)
    scores = np.array([fake.gap / fake.error(noise) for fake in fits])
    limit = within_reach(fit.gap / fit.error(noise), scores, confidence)
    half = limit.units * fit.error(noise)
    size, names = float(level[own]), [panel.areas[row] for row in donors]
    return Synthetic(
        weights=dict(zip(names, fit.weights.tolist(), strict=True)),
        seen=panel.counts[own],
        expected=size * (fit.weights @ index[donors]),
        gap=size * fit.gap,
        low=size * (fit.gap - half),
        high=size * (fit.gap + half),
        p=limit.p,
        confidence=limit.confidence,
        misfit=size * fit.misfit,
        placebos=tuple(
            Placebo(name, 1 + fake.gap, float(score))
            for name, fake, score in zip(names, fits, scores, strict=True)
        ),
        start=start,
    )


def simplex_weights(target: Floats, donors: Floats) -> Floats:
    """
    Return weights of 0 or more that add to 1 and bring donors nearest the target.

    `target` has one value a period, `donors` one row a donor. The nearest point to 0
    in the hull of the donors' differences is found as one problem of least squares
    with no negative parts, exactly, without a penalty or a starting point.
    Source: Lawson and Hanson, Solving Least Squares Problems (1974), chapter 23.
    """
    from scipy.optimize import nnls

    differences = (donors - target).T
    scale = math.sqrt(float((differences**2).sum())) or 1.0
    table = np.vstack([differences / scale, np.ones(len(donors))])
    wanted = np.append(np.zeros(len(target)), 1.0)
    parts, _ = nnls(table, wanted)
    found: Floats = parts / parts.sum()
    return found


class _Spans(NamedTuple):
    """How many periods there are before the start and after it."""

    before: int
    after: int


class _Fit(NamedTuple):
    """
    A mixture's weights, its mean gap after and its misfit before, as indices.

    `chance` is the variance that counts alone give the gap, `share` how much of an
    area's own drift is in it, and `unlike` what of the misfit chance does not explain.
    """

    weights: Floats
    gap: float
    misfit: float
    chance: float
    share: float
    unlike: float

    def error(self, noise: float) -> float:
        """Return the gap's standard error where areas drift with this variance."""
        return math.sqrt(self.chance + noise * self.share + self.unlike)


def _fitted(
    index: Floats, row: int, donors: Sequence[int], level: Floats, spans: _Spans
) -> _Fit:
    start = spans.before
    target, others = index[row], index[list(donors)]
    weights = simplex_weights(target[:start], others[:, :start])
    gaps = target - weights @ others
    misfit = math.sqrt(float((gaps[:start] ** 2).mean()))
    # A count of mean m has the variance m, so its index, divided by m, has 1/m.
    monthly = 1 / float(level[row]) + float((weights**2 / level[list(donors)]).sum())
    return _Fit(
        weights=weights,
        gap=float(gaps[start:].mean()),
        misfit=misfit,
        chance=monthly * (1 / spans.before + 1 / spans.after),
        share=1 + float((weights**2).sum()),
        unlike=max(0.0, misfit**2 - monthly),
    )


def _area_noise(fits: Sequence[_Fit]) -> float:
    """Return the variance of areas' own drift beyond chance, by moments."""
    beyond = sum(fit.gap**2 - fit.chance - fit.unlike for fit in fits)
    return max(0.0, beyond / sum(fit.share for fit in fits))


def _check(donors: int, start: int, periods: int, level: float) -> None:
    if start < FEWEST_BEFORE or start >= periods:
        raise ValueError(
            f"It needs {FEWEST_BEFORE} periods before the start and one after: "
            f"there are {start} and {periods - start}."
        )
    if donors < FEWEST_DONORS:
        raise ValueError(
            f"It needs {FEWEST_DONORS} areas without the operation to mix: "
            f"there are {donors} with any events before."
        )
    if level == 0:
        raise ValueError("The area had no events before the start to be fitted to.")
