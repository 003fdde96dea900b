"""What every kind of neighbourhood can do, whether its neighbours are listed or not."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class BadNeighbours(ExpectedFailure):
    """The places and their neighbours do not fit together; the message says how."""


class Neighbours(Protocol):
    """
    Who neighbours whom among `size` places; every neighbour counts the same.

    A place is never its own neighbour. `counts` is how many each place has.
    """

    @property
    def size(self) -> int:
        """How many places there are."""

    @property
    def counts(self) -> Whole:
        """How many neighbours each place has."""

    def sums(self, values: Floats) -> Floats:
        """Return, for each place, the sum over its neighbours."""

    def sums_back(self, values: Floats) -> Floats:
        """Return, for each place, the sum over the places whose neighbour it is."""

    def mutual_sums(self, values: Floats) -> Floats:
        """Return, for each place, the sum over those that it neighbours both ways."""


def fitted(values: Floats, neighbours: Neighbours) -> Floats:
    """
    Return the values as a flat array of float64, one for each place.

    Raises BadNeighbours where there are more or fewer values than places, where one
    is missing or infinite, or where there are fewer than three places.
    """
    flat = np.asarray(values, np.float64).reshape(-1)
    if flat.size != neighbours.size:
        raise BadNeighbours(
            f"There are {flat.size} values for {neighbours.size} places.",
            "Give one value for each place, in the same order.",
        )
    if flat.size < 3:
        raise BadNeighbours("Hot spots need at least three places.")
    if not np.isfinite(flat).all():
        raise BadNeighbours(
            "A value is missing or infinite.",
            "Leave such places out, with their neighbours: missing is not zero.",
        )
    return flat
