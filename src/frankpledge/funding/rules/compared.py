"""A project's change beside that of places without it: what came on top."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics.dispersion import of_table


FEWEST_PLACES = 3
"""Fewer places than this are those places, not a comparison."""

Z = 1.96


@dataclass(frozen=True)
class Compared:
    """
    What a place came to, beside what it would have come to had it gone as elsewhere.

    `fewer` is how many events fewer than expected, with its 95% limits; below nothing
    there were more.
    """

    places: int
    before: float
    after: float
    expected: float
    fewer: float
    low: float
    high: float


def compared(
    here: tuple[float, float], others: Sequence[tuple[float, float]]
) -> Compared | None:
    """
    Return a place's change beside other places', each as counts before and after.

    The relative effect of Farrington, Gill, Waples and Argomaniz (2007, Crime
    Prevention Studies 21): the ratio of the two changes, whose logarithm has the
    variance 1/a + 1/b + 1/c + 1/d, times how much more than chance the other places'
    own changes differ. None with too few places, or where nothing was counted.
    """
    known = [(then, now) for then, now in others if then > 0]
    before, after = here
    first, last = sum(then for then, _ in known), sum(now for _, now in known)
    if len(known) < FEWEST_PLACES or min(before, after, first, last) <= 0:
        return None
    expected = before * last / first
    variance = (1 / before + 1 / after + 1 / first + 1 / last) * of_table(
        np.array(known, np.float64)
    )
    reach = math.exp(Z * math.sqrt(variance))
    return Compared(
        len(known),
        before,
        after,
        expected,
        expected - after,
        expected / reach - after,
        expected * reach - after,
    )
