"""Which places are called hot or cold, once all of them have been looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.hot_spots.getis_ord import gi_star
from frankpledge.analysis.patterns.hot_spots.many_tests import adjusted
from frankpledge.analysis.patterns.hot_spots.neighbours import Floats, Neighbours
from frankpledge.analysis.patterns.hot_spots.scatter import scattered


@dataclass(frozen=True)
class StandingOut:
    """
    z of Gi*, its p and corrected p for each place, and what it is called.

    `kind` is hot, cold or neither. `scattered` is the corrected chance that blind
    scatter puts as many records there, NaN where records were not given; `doubted`
    counts the places that only this kept from being called hot or cold.
    """

    z: Floats
    p: Floats
    corrected: Floats
    scattered: Floats
    kind: NDArray[np.str_]
    doubted: int = 0

    @property
    def hot(self) -> NDArray[np.bool_]:
        """Mark the places called hot."""
        return np.asarray(self.kind == "hot")


def standing_out(
    values: Floats,
    near: Neighbours,
    *,
    rate: float = 0.05,
    p: Floats | None = None,
    records: Floats | None = None,
) -> StandingOut:
    """
    Return which places stand out with those around them.

    Of those called hot or cold at most the share `rate` is expected to be false. `p`
    takes the place of the normal curve's; `records` are the numbers of records where
    the values are made of such, and must then be more (or fewer) than blind scatter
    gives, corrected in the same way.
    """
    scores = gi_star(values, near)
    p = scores.p if p is None else np.where(np.isnan(scores.p), np.nan, p)
    corrected = adjusted(p)
    clear = np.nan_to_num(corrected, nan=1.0) <= rate
    by_chance, doubted = np.full(p.shape, np.nan), 0
    if records is not None:
        by_chance = adjusted(scattered(records, near, np.nan_to_num(scores.z) > 0))
        is_doubted = clear & ~(np.nan_to_num(by_chance, nan=1.0) <= rate)
        clear, doubted = clear & ~is_doubted, int(is_doubted.sum())
    kind = np.where(clear, np.where(scores.z > 0, "hot", "cold"), "neither")
    return StandingOut(scores.z, p, corrected, by_chance, kind, doubted)
