"""Which places stand out, by which proof, and what that proof cannot tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.methods.registry import Option
from frankpledge.analysis.methods.space_places import chosen
from frankpledge.analysis.methods.tables import BadTable, Floats, between
from frankpledge.analysis.patterns.hot_spots import (
    Neighbours,
    adjusted,
    can_be_dealt,
    dealt,
    gi_star,
    scattered,
    shuffled,
    smallest_useful,
)
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


MOST_SHUFFLES = 99_999
RULES = (
    "p is two-sided and corrected for the number of places (Benjamini and Hochberg): "
    "of those called hot or cold at most the stated share is expected to be false. By "
    "the normal curve p is that of z; where the numbers of records are known, a place "
    "must also hold more of them, or fewer, than if each had fallen anywhere alike "
    "(the exact binomial chance, corrected in the same way), since the curve alone "
    "calls thin counts hot. Shuffled p deals the other places' values to the "
    "neighbours so many times, ties counted against it; exact p counts every way of "
    "dealing the counts out, the place's own among them. "
)


class Proof(StrEnum):
    """How it is judged whether a sum is more than chance."""

    NORMAL = "normal"
    SHUFFLED = "shuffled"
    EXACT = "exact"


ProofOption = Annotated[
    Proof,
    Option("Judge by the normal curve, by shuffling, or exactly (whole counts only)."),
]
Shuffles = Annotated[int, Option("How many times to shuffle, 99 to 99,999.")]


@dataclass(frozen=True)
class Asked:
    """The proof that was asked for, and what it needs."""

    proof: Proof
    rate: float
    seed: int = 1
    shuffles: int = 999
    progress: Progress | None = None

    def __post_init__(self) -> None:
        """Raise BadTable for a proof that is none and for figures out of range."""
        object.__setattr__(self, "proof", chosen(Proof, self.proof, "proof"))
        if not 0 < self.rate < 1:
            raise BadTable("The false discovery rate must lie between 0 and 1.")
        between("number of shuffles", self.shuffles, 99, MOST_SHUFFLES)

    @property
    def told_seed(self) -> int | None:
        """The seed where it made a difference."""
        return self.seed if self.proof is Proof.SHUFFLED else None


@dataclass(frozen=True)
class Judged:
    """
    z of Gi*, its p and corrected p for each place, and what it is called.

    `scattered` is the corrected chance that blind scatter puts as many records there,
    NaN where it was not asked. `can_tell` is False where no place could be found
    however hot it is.
    """

    z: Floats
    p: Floats
    corrected: Floats
    scattered: Floats
    kind: NDArray[np.str_]
    warnings: tuple[str, ...]
    can_tell: bool = True

    @property
    def hot(self) -> NDArray[np.bool_]:
        """Mark the places called hot."""
        return np.asarray(self.kind == "hot")


def judged(
    values: Floats, near: Neighbours, asked: Asked, records: Floats | None = None
) -> Judged:
    """
    Return which places are hot or cold once corrected for testing all of them.

    `records` are the numbers of records, where the values are made of such.
    """
    scores = gi_star(values, near)
    p, said, can_tell = _chances(values, near, asked, scores.p)
    corrected = adjusted(p)
    by_chance = np.full(p.shape, np.nan)
    clear = np.nan_to_num(corrected, nan=1.0) <= asked.rate
    if records is not None and asked.proof is Proof.NORMAL:
        by_chance = adjusted(scattered(records, near, np.nan_to_num(scores.z) > 0))
        doubted = clear & ~(np.nan_to_num(by_chance, nan=1.0) <= asked.rate)
        clear &= ~doubted
        said += _doubts(int(doubted.sum()))
    kind = np.where(clear, np.where(scores.z > 0, "hot", "cold"), "neither")
    return Judged(scores.z, p, corrected, by_chance, kind, said, can_tell)


def _chances(
    values: Floats, near: Neighbours, asked: Asked, normal: Floats
) -> tuple[Floats, tuple[str, ...], bool]:
    """Return p by the proof asked for, what to warn of, and whether it can tell."""
    is_defined = ~np.isnan(normal)
    if asked.proof is Proof.NORMAL:
        return normal, (), True
    if asked.proof is Proof.EXACT:
        if not can_be_dealt(values, near):
            raise BadTable(
                "Every deal can be counted for whole numbers only, and not for so many"
                " of them or so many neighbours.",
                "Judge by the normal curve or by shuffling.",
            )
        return np.where(is_defined, dealt(values, near), np.nan), (), True
    found = shuffled(
        values, near, times=asked.shuffles, seed=asked.seed, progress=asked.progress
    )
    p = np.where(is_defined, found.p, np.nan)
    said = _too_few(p, asked.rate, found.times)
    return p, said, not said


def _doubts(many: int) -> tuple[str, ...]:
    if not many:
        return ()
    return (
        f"By the normal curve alone {number(many)} more would stand out; they hold no"
        " more, or no fewer, records than blind scatter explains.",
    )


def _too_few(p: Floats, rate: float, times: int) -> tuple[str, ...]:
    tested = int((~np.isnan(p)).sum())
    needed = smallest_useful(tested, rate, times)
    at_least = int((p <= 2 / (times + 1) + 1e-12).sum())
    # Where not even one place is as extreme as can be, none is hot: that is known.
    if not 0 < at_least < needed:
        return ()
    return (
        f"With {times:,} shuffles of {tested:,} places none can be found unless"
        f" {needed:,} are as extreme as can be (here {at_least:,} are): ask for more"
        " shuffles, or judge exactly or by the normal curve.",
    )


def none_found(places: int, words: str, found: Judged) -> str:
    """Return what is said where no place is hot: that none is, or that it is not known."""
    if not found.can_tell:
        return f"So few shuffles cannot tell which of {number(places)} {words} are hot."
    return (
        f"None of {number(places)} {words} holds more, with those around it, than"
        " chance explains."
    )
