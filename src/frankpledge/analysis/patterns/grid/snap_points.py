"""
Are these places, or stand-ins for places?

Open police data moves each record to the nearest of a fixed set of map points, each
standing for eight or more addresses (data.police.uk, About, "Location
anonymisation"). Hundreds of records then share one coordinate exactly. Counting them
by street or doorstep says where the map points are, not where the crimes were.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.statistics.sentences import number


Floats = NDArray[np.float64]

ENOUGH_RECORDS = 50
FEW_TO_A_PLACE = 3.0
# A median distance is steady long before every place of a country is measured.
MOST_MEASURED = 10_000


@dataclass(frozen=True)
class SnapPoints:
    """
    How many places hold the records, and how heaped they are.

    `busiest` is the most at one coordinate; `share_heaped` the share of records at a
    coordinate that holds at least three. `spacing` is the median distance in metres
    from a place to the nearest other place, None with one place.
    """

    records: int
    places: int
    busiest: int
    share_heaped: float
    spacing: float | None

    @property
    def looks_snapped(self) -> bool:
        """Whether most records share their exact coordinate with several others."""
        return self.records >= ENOUGH_RECORDS and self.share_heaped > 0.5

    @property
    def warning(self) -> str:
        """What must be said wherever these places are mapped; empty if nothing."""
        if not self.looks_snapped:
            return ""
        return (
            f"The {number(self.records)} records stand at only"
            f" {number(self.places)} places, up to {number(self.busiest)} at one"
            " coordinate: they seem moved to map points, as in open police data."
            " Nothing finer than the distance between such points"
            f"{f' (typically {number(self.spacing)} m)' if self.spacing else ''}"
            " can be read from them; street or address precision is not there."
        )


def snap_points(x: Floats, y: Floats) -> SnapPoints:
    """Return how heaped the records are at exactly the same coordinates."""
    # One complex number for each place sorts many times as fast as a row of two.
    found, held = np.unique(x + 1j * y, return_counts=True)
    places = np.column_stack([found.real, found.imag])
    return SnapPoints(
        records=int(x.size),
        places=len(places),
        busiest=int(held.max(initial=0)),
        share_heaped=float(held[held >= FEW_TO_A_PLACE].sum() / x.size)
        if x.size
        else 0.0,
        spacing=_spacing(places),
    )


def _spacing(places: Floats) -> float | None:
    if len(places) < 2:
        return None
    from scipy.spatial import cKDTree

    some = places[:: -(-len(places) // MOST_MEASURED)]
    gap = cKDTree(places).query(some, k=2)[0][:, 1]
    return float(np.median(gap))
