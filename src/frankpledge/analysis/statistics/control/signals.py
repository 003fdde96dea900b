"""
Signals: patterns on a control chart that chance alone seldom makes.

Every rule works inside one phase; a missing point ends a run, since nobody knows
on which side of the line it would have been.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.analysis.statistics.control.limits import Limits


Marks = NDArray[np.bool_]


class Signal(StrEnum):
    """What a point is flagged for, the most telling first."""

    OUTSIDE = "outside the limits"
    TREND = "steadily rising or falling"
    NEAR_LIMIT = "two of three near a limit"
    RUN = "a long run on one side"
    FOUR_OF_FIVE = "four of five beyond a third of the way to a limit"
    HUGGING = "many in a row close to the middle"
    MIXTURE = "many in a row away from the middle, on both sides"
    ALTERNATING = "many in a row up and down by turns"


@dataclass(frozen=True)
class Rules:
    """
    Which patterns count as signals; programs differ, so a chart says which it used.

    Every number is how many points in a row make the pattern, 0 for a rule that is
    not used. `trend` is the number of points that rise or fall one after the other.
    With `near_needs_one_side` two of three count only when all three lie on one
    side.
    """

    name: str
    run: int = 8
    trend: int = 6
    near_needs_one_side: bool = False
    near: bool = True
    four_of_five: bool = False
    hugging: int = 0
    mixture: int = 0
    alternating: int = 0


STANDARD = Rules("8 on one side, 6 in a trend, 2 of 3 beyond two thirds")
NHS = Rules(
    "7 on one side, 7 in a trend, 2 of 3 beyond two thirds on one side",
    run=7,
    trend=7,
    near_needs_one_side=True,
)
NHS_SIX = replace(
    NHS,
    name="6 on one side, 6 in a trend, 2 of 3 beyond two thirds on one side",
    run=6,
    trend=6,
)
WESTERN_ELECTRIC = Rules(
    "Western Electric 1956: 1 outside, 2 of 3 beyond two thirds, 4 of 5 beyond one "
    "third, 8 on one side",
    run=8,
    trend=0,
    four_of_five=True,
)
NELSON = Rules(
    "Nelson 1984: 1 outside, 9 on one side, 6 in a trend, 14 by turns, 2 of 3 beyond "
    "two thirds, 4 of 5 beyond one third, 15 within a third, 8 beyond a third",
    run=9,
    trend=6,
    four_of_five=True,
    hugging=15,
    mixture=8,
    alternating=14,
)
OUTSIDE_ONLY = Rules("only points outside the limits", run=0, trend=0, near=False)
RULES = {
    "standard": STANDARD,
    "nhs": NHS,
    "nhs-6": NHS_SIX,
    "western-electric": WESTERN_ELECTRIC,
    "nelson": NELSON,
    "runs": OUTSIDE_ONLY,
    "outside": OUTSIDE_ONLY,
}
"""Rule sets by name; "runs" adds the test of the longest run and the crossings."""


def signals(
    values: ArrayLike,
    limits: Limits,
    rules: Rules = STANDARD,
    starts: Sequence[int] = (),
) -> list[tuple[Signal, ...]]:
    """
    Return what each point is flagged for; nothing means normal variation.

    One tuple a point, the most telling first; `limits` has a centre, low and high for
    each. Every rule works inside the phases that begin at `starts`, and a missing
    point (NaN) ends a run.
    """
    numbers = np.atleast_1d(np.array(values, np.float64))
    codes = np.zeros(len(numbers), np.int64)
    edges = sorted({0, *starts, len(numbers)})
    for begin, end in itertools.pairwise(edges):
        phase = slice(begin, end)
        found = _phase(numbers[phase], limits, phase, rules)
        for bit, signal in enumerate(Signal):
            codes[phase] += found[signal] * 2**bit
    words = {
        code: tuple(signal for bit, signal in enumerate(Signal) if code >> bit & 1)
        for code in set(codes.tolist())
    }
    return [words[code] for code in codes.tolist()]


def _phase(
    values: np.ndarray, limits: Limits, phase: slice, rules: Rules
) -> dict[Signal, Marks]:
    centre, low, high = (
        column[phase] for column in (limits.centre, limits.low, limits.high)
    )
    with np.errstate(invalid="ignore"):
        side = np.nan_to_num(np.sign(values - centre))
        outside = (values > high) | (values < low)
    up, down = (high - centre) / 3, (centre - low) / 3
    far = _beyond(values, centre + 2 * up, centre - 2 * down)
    off = _beyond(values, centre + up, centre - down)
    known = ~np.isnan(values) & ~np.isnan(high)
    return {
        Signal.OUTSIDE: outside,
        Signal.TREND: _trend(values, rules.trend),
        Signal.NEAR_LIMIT: (
            _near(far[0], side > 0, rules) | _near(far[1], side < 0, rules)
        )
        & rules.near,
        Signal.RUN: _runs(side, rules.run),
        Signal.FOUR_OF_FIVE: (_some(off[0], 4, 5) | _some(off[1], 4, 5))
        & rules.four_of_five,
        Signal.HUGGING: _runs(known & ~off[0] & ~off[1], rules.hugging),
        Signal.MIXTURE: _both_sides(off[0] | off[1], side, rules.mixture),
        Signal.ALTERNATING: _by_turns(values, rules.alternating),
    }


def _beyond(
    values: np.ndarray, above: np.ndarray, below: np.ndarray
) -> tuple[Marks, Marks]:
    """Return which values lie above the one line and which below the other."""
    with np.errstate(invalid="ignore"):
        return values > above, values < below


def _trend(values: np.ndarray, points: int) -> Marks:
    """Flag every point of a stretch that rises or falls at each step."""
    steps = np.nan_to_num(np.sign(np.diff(values)))
    is_long = (steps != 0) & (_stretches(steps).lengths >= points - 1)
    return _spread(is_long & bool(points), 2, len(values))


def _runs(side: np.ndarray, length: int) -> Marks:
    is_long = (side != 0) & (_stretches(side).lengths >= length)
    return np.asarray(is_long & bool(length))


@dataclass(frozen=True)
class _Stretches:
    """Where each stretch of one sign begins, and at each point how long it is."""

    starts: np.ndarray
    lengths: np.ndarray


def _stretches(signs: np.ndarray) -> _Stretches:
    starts = np.flatnonzero(np.diff(signs, prepend=np.nan) != 0)
    lengths = np.diff(starts, append=len(signs))
    return _Stretches(starts, np.repeat(lengths, lengths))


def _spread(marked: Marks, width: int, points: int) -> Marks:
    """Return which points lie in windows of a width that are marked by their first."""
    flagged = np.zeros(points, np.bool_)
    for shift in range(width):
        flagged[shift : shift + len(marked)] |= marked
    return flagged


def _windows(marked: Marks, width: int) -> np.ndarray:
    """Return, for each window of a width, how many of its points are marked."""
    held = np.concatenate([[0], np.cumsum(marked)])
    return np.asarray(held[width:] - held[:-width])


def _near(far: Marks, same_side: Marks, rules: Rules) -> Marks:
    """Flag the far points of any three in a row of which two are far."""
    if not rules.near_needs_one_side:
        return _some(far, 2, 3)
    together = _windows(same_side, 3) == 3
    return far & _spread((_windows(far, 3) >= 2) & together, 3, len(far))


def _some(marked: Marks, least: int, among: int) -> Marks:
    """Flag the marked points of any so many in a row of which enough are marked."""
    enough = _windows(marked, among) >= least
    return marked & _spread(enough, among, len(marked))


def _both_sides(off: Marks, side: np.ndarray, length: int) -> Marks:
    """Flag stretches away from the middle that lie partly above and partly below."""
    found = _stretches(off.astype(np.float64))
    most = np.maximum.reduceat(side, found.starts)
    least = np.minimum.reduceat(side, found.starts)
    sizes = np.diff(found.starts, append=len(off))
    is_mixed = np.repeat(most != least, sizes)
    return np.asarray(off & is_mixed & (found.lengths >= length) & bool(length))


def _by_turns(values: np.ndarray, points: int) -> Marks:
    """Flag every point of a stretch that goes up and down at each other step."""
    steps = np.nan_to_num(np.sign(np.diff(values)))
    turns = (steps[1:] * steps[:-1] < 0).astype(np.float64)
    is_long = (turns != 0) & (_stretches(turns).lengths >= points - 2)
    return _spread(is_long & bool(points), 3, len(values))


def improvements(
    values: ArrayLike,
    limits: Limits,
    found: Sequence[tuple[Signal, ...]],
    *,
    less_is_better: bool,
) -> list[str]:
    """
    Return "improvement", "concern" or "" (normal variation) for each point.

    A trend is judged by the way it goes, anything else by the side of the centre.
    """
    numbers = np.atleast_1d(np.array(values, np.float64))
    words = {-1.0: "improvement", 1.0: "concern", 0.0: ""}
    sign = 1.0 if less_is_better else -1.0
    judged = []
    for at, signals_here in enumerate(found):
        way = 0.0
        if signals_here[:1] == (Signal.TREND,):
            step = numbers[at] - numbers[at - 1] if at else 0.0
            after = numbers[at + 1 : at + 2] - numbers[at]
            leaves = at and Signal.TREND in found[at - 1]
            way = float(np.sign(step if leaves else after.sum()))
        elif signals_here:
            way = float(np.sign(numbers[at] - limits.centre[at]))
        judged.append(words[sign * way])
    return judged
