"""The interval that places with no operation give: how far they stray by themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]

FEWEST = 5
"""With fewer placebo areas their spread says too little to make an interval of."""


@dataclass(frozen=True)
class Placebo:
    """What the method finds in a place, or from a date, where nothing was done."""

    name: str
    ratio: float
    score: float


@dataclass(frozen=True)
class Reach:
    """How many standard units the interval reaches, its real confidence, and p."""

    units: float
    confidence: float
    p: float


def reach(score: float, placebos: Floats, confidence: float) -> Reach:
    """
    Return how far the interval goes so that placebo areas fall outside as seldom as said.

    With n placebos the k-th largest |score| is taken, k = ceil((n+1) confidence); if
    the operation did nothing its own score is as likely to take any place among the
    n+1, which gives the confidence without assuming a curve. With too few placebos
    for that confidence the largest is taken and the real confidence, n/(n+1), is
    given. p counts places at least as extreme, the area itself among them.
    Source: Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World (2005),
    chapter 2; Abadie, Diamond and Hainmueller, J. Amer. Statist. Assoc. 105 (2010).
    """
    sizes = np.sort(np.abs(placebos))
    number = len(sizes)
    place = math.ceil((number + 1) * confidence - 1e-9)
    reached = confidence if place <= number else number / (number + 1)
    as_extreme = int((sizes >= abs(score) * (1 - 1e-12)).sum())
    return Reach(
        float(sizes[min(place, number) - 1]),
        reached,
        (1 + as_extreme) / (number + 1),
    )


def ranks_suffice(placebos: int, confidence: float) -> bool:
    """Say whether so many places have a rank that gives this confidence."""
    return math.ceil((placebos + 1) * confidence - 1e-9) <= placebos


def within_reach(score: float, placebos: Floats, confidence: float) -> Reach:
    """
    Return the reach of the ranks or, of too few for the confidence, Student's t.

    With under 19 places no rank has 95%, and a gap between few ranks is a poor limit:
    t with one degree of freedom less than there are places then takes the place of
    the ranks for the interval. p is still that of the ranks.
    """
    found = reach(score, placebos, confidence)
    if found.confidence >= confidence:
        return found
    return Reach(student(len(placebos) - 1, confidence), confidence, found.p)


def student(freedom: int, confidence: float) -> float:
    """Return how many standard errors Student's t reaches to both sides."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + confidence) / 2))
