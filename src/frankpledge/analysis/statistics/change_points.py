"""When did the level change? With a stated chance of a false alarm."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

SHUFFLES = 999
FEWEST = 8


@dataclass(frozen=True)
class Shift:
    """A change of level: the first position of the new one, both levels, its chance."""

    position: int
    before: float
    after: float
    p: float


def change_points(
    values: ArrayLike,
    *,
    false_alarms: float = 0.05,
    shortest: int = 4,
    shuffles: int = SHUFFLES,
    seed: int = 1,
) -> list[Shift]:
    """
    Return the shifts of level in a series, earliest first; none is the usual answer.

    The series is cut where the two sides' means differ most for their lengths (the
    CUSUM statistic); the cut stays if a share of shuffles of the same values smaller
    than `false_alarms` gives so great a difference, and each side is then searched
    alike. In a series without trend, shape or memory one is found by mistake in that
    share of series. Missing values are left out and keep their place.
    Source: Scott and Knott 1974 (cutting in two); Page 1954; Fisher 1935 (shuffling).
    """
    numbers = np.atleast_1d(np.array(values, np.float64))
    known = np.flatnonzero(~np.isnan(numbers))
    draw = np.random.default_rng(seed)
    found: list[tuple[int, float]] = []
    todo = [(0, len(known))]
    while todo:
        begin, end = todo.pop(0)
        cut = _best_cut(numbers[known[begin:end]], shortest)
        if cut is None:
            continue
        at, statistic = cut
        p = _chance(numbers[known[begin:end]], statistic, shortest, shuffles, draw)
        if p < false_alarms:
            found.append((begin + at, p))
            todo += [(begin, begin + at), (begin + at, end)]
    found.sort()
    edges = [0, *(at for at, _ in found), len(known)]
    levels = [float(numbers[known[a:b]].mean()) for a, b in pairwise(edges) if b > a]
    return [
        Shift(int(known[at]), levels[n], levels[n + 1], p)
        for n, (at, p) in enumerate(found)
    ]


def _best_cut(values: Floats, shortest: int) -> tuple[int, float] | None:
    if len(values) < max(FEWEST, 2 * shortest) or values.min() == values.max():
        return None
    scores = _scores(values[None, :], shortest)[0]
    at = int(scores.argmax())
    return at + shortest, float(scores[at])


def _scores(rows: Floats, shortest: int) -> Floats:
    """Return |Σ(x - mean)| / √(k(n-k)/n) of every row at every allowed cut."""
    n = rows.shape[1]
    sums = np.cumsum(rows - rows.mean(axis=1, keepdims=True), axis=1)
    k = np.arange(shortest, n - shortest + 1)
    scores: Floats = np.abs(sums[:, k - 1]) / np.sqrt(k * (n - k) / n)
    return scores


def _chance(
    values: Floats,
    statistic: float,
    shortest: int,
    shuffles: int,
    draw: np.random.Generator,
) -> float:
    """Return the share of shuffles that reach the statistic, itself counted in."""
    shuffled = draw.permuted(np.tile(values, (shuffles, 1)), axis=1)
    reached = _scores(shuffled, shortest).max(axis=1) >= statistic * (1 - 1e-12)
    return float((1 + reached.sum()) / (1 + shuffles))
