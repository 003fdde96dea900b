"""Which places stand out, by which proof, and what that proof cannot tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import numpy as np

from frankpledge.analysis.methods.registry import Option
from frankpledge.analysis.methods.result import Value
from frankpledge.analysis.methods.space.places import chosen
from frankpledge.analysis.methods.tables import BadTable, Floats, between
from frankpledge.analysis.patterns.hot_spots import (
    Neighbours,
    StandingOut,
    can_be_dealt,
    dealt,
    shuffled,
    smallest_useful,
    standing_out,
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
class Judged(StandingOut):
    """
    Which places stand out, what to warn of, and whether any could have been found.

    `can_tell` is False where no place could be found however hot it is.
    """

    warnings: tuple[str, ...] = ()
    can_tell: bool = True


def judged(
    values: Floats, near: Neighbours, asked: Asked, records: Floats | None = None
) -> Judged:
    """
    Return which places are hot or cold once corrected for testing all of them.

    `records` are the numbers of records, where the values are made of such.
    """
    by_curve = asked.proof is Proof.NORMAL
    p = None if by_curve else _chances(values, near, asked)
    held = records if by_curve else None
    found = standing_out(values, near, rate=asked.rate, p=p, records=held)
    if asked.proof is Proof.SHUFFLED:
        said = _too_few(found.p, asked.rate, asked.shuffles)
        return Judged(**vars(found), warnings=said, can_tell=not said)
    return Judged(**vars(found), warnings=_doubts(found.doubted))


def _chances(values: Floats, near: Neighbours, asked: Asked) -> Floats:
    """Return p by shuffling, or exactly where that can be done."""
    if asked.proof is Proof.SHUFFLED:
        times, seed = asked.shuffles, asked.seed
        return shuffled(values, near, times=times, seed=seed, progress=asked.progress).p
    if not can_be_dealt(values, near):
        raise BadTable(
            "Every deal can be counted for whole numbers only, and not for so many"
            " of them or so many neighbours.",
            "Judge by the normal curve or by shuffling.",
        )
    return dealt(values, near)


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


def tally(counts: Floats, found: Judged) -> dict[str, Value]:
    """Return how many cells there are, how many are hot and cold, and what they hold."""
    return {
        "cells": len(counts),
        "hot": int(found.hot.sum()),
        "cold": int((found.kind == "cold").sum()),
        "records": float(counts.sum()),
        "records_in_hot_cells": float(counts[found.hot].sum()),
    }
