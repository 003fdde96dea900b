"""A linkage held against pairs that people have judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.analysis.statistics.intervals import wilson


@dataclass(frozen=True)
class Quality:
    """
    Judged pairs at one threshold: found and right, found and wrong, missed.

    `precision` is right of found, `recall` right of all true; both from 0 to 1 with
    Wilson's limits, None where there is nothing to divide by.
    """

    threshold: float
    right: int
    wrong: int
    missed: int
    precision: tuple[float, float, float] | None
    recall: tuple[float, float, float] | None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, None without a pair."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else None


def quality_at(
    probabilities: Sequence[float], is_match: Sequence[bool], threshold: float
) -> Quality:
    """
    Return how good links at or above a threshold are.

    Give every judged pair, those that the linkage never proposed with probability 0:
    without them recall looks better than it is.
    """
    pairs = list(zip(probabilities, is_match, strict=True))
    right = sum(one >= threshold and true for one, true in pairs)
    wrong = sum(one >= threshold and not true for one, true in pairs)
    missed = sum(one < threshold and true for one, true in pairs)
    return Quality(
        threshold,
        right,
        wrong,
        missed,
        _share(right, right + wrong),
        _share(right, right + missed),
    )


def _share(hits: int, whole: int) -> tuple[float, float, float] | None:
    if not whole:
        return None
    limits = wilson([hits], [whole])
    return hits / whole, float(limits.low[0]), float(limits.high[0])
