"""
Signals: patterns on a control chart that chance alone seldom makes.

Every rule works inside one phase; a missing point ends a run, since nobody knows
on which side of the line it would have been.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Rules:
    """
    Which patterns count as signals; programs differ, so a chart says which it used.

    `trend` is the number of points that rise or fall one after the other. With
    `near_needs_one_side` two of three count only when all three lie on one side.
    """

    name: str
    run: int = 8
    trend: int = 6
    near_needs_one_side: bool = False


STANDARD = Rules("8 on one side, 6 in a trend, 2 of 3 beyond two thirds")
NHS = Rules(
    "7 on one side, 7 in a trend, 2 of 3 beyond two thirds on one side",
    run=7,
    trend=7,
    near_needs_one_side=True,
)


def signals(
    values: ArrayLike,
    limits: Limits,
    rules: Rules = STANDARD,
    starts: Sequence[int] = (),
) -> list[tuple[Signal, ...]]:
    """Return what each point is flagged for; nothing means normal variation."""
    numbers = np.atleast_1d(np.array(values, np.float64))
    marks = {signal: np.zeros(len(numbers), np.bool_) for signal in Signal}
    edges = sorted({0, *starts, len(numbers)})
    for begin, end in itertools.pairwise(edges):
        phase = slice(begin, end)
        for signal, found in _phase(numbers[phase], limits, phase, rules).items():
            marks[signal][phase] = found
    return [
        tuple(signal for signal in Signal if marks[signal][at])
        for at in range(len(numbers))
    ]


def _phase(
    values: np.ndarray, limits: Limits, phase: slice, rules: Rules
) -> dict[Signal, Marks]:
    centre, low, high = (
        column[phase] for column in (limits.centre, limits.low, limits.high)
    )
    with np.errstate(invalid="ignore"):
        side = np.nan_to_num(np.sign(values - centre))
        far_up = values > centre + 2 / 3 * (high - centre)
        far_down = values < centre - 2 / 3 * (centre - low)
        outside = (values > high) | (values < low)
    return {
        Signal.OUTSIDE: outside,
        Signal.TREND: _trend(values, rules.trend),
        Signal.NEAR_LIMIT: _near(far_up, side > 0, rules)
        | _near(far_down, side < 0, rules),
        Signal.RUN: _runs(side, rules.run),
    }


def _trend(values: np.ndarray, points: int) -> Marks:
    """Flag every point of a stretch that rises or falls at each step."""
    steps = np.nan_to_num(np.sign(np.diff(values)))
    flagged = np.zeros(len(values), np.bool_)
    for begin, end, sign in _stretches(steps):
        if sign and end - begin >= points - 1:
            flagged[begin : end + 1] = True
    return flagged


def _runs(side: np.ndarray, length: int) -> Marks:
    flagged = np.zeros(len(side), np.bool_)
    for begin, end, sign in _stretches(side):
        if sign and end - begin >= length:
            flagged[begin:end] = True
    return flagged


def _stretches(signs: np.ndarray) -> list[tuple[int, int, float]]:
    """Return where each stretch of one sign begins and ends."""
    if not len(signs):
        return []
    edges = [0, *(np.flatnonzero(np.diff(signs)) + 1).tolist(), len(signs)]
    return [(a, b, float(signs[a])) for a, b in itertools.pairwise(edges)]


def _near(far: Marks, same_side: Marks, rules: Rules) -> Marks:
    """Flag the far points of any three in a row of which two are far."""
    flagged = np.zeros(len(far), np.bool_)
    for at in range(len(far) - 2):
        three = slice(at, at + 3)
        on_side = same_side[three].all() or not rules.near_needs_one_side
        if far[three].sum() >= 2 and on_side:
            flagged[three] |= far[three]
    return flagged
