"""Bands of distance or time: which side of a band its own limit belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


class Closed(StrEnum):
    """Which end of a band belongs to it."""

    RIGHT = "right"
    LEFT = "left"


class BadBands(ExpectedFailure):
    """The limits do not make bands."""


@dataclass(frozen=True)
class Bands:
    """
    Bands from nought up through rising limits, e.g. 100, 200, 400.

    Closed on the right (the default) a pair exactly 100 apart is in "up to 100", as
    the label says. Closed on the left it is in the next band, as the Near Repeat
    Calculator and the R package NearRepeat count. With `same_place` pairs no farther
    apart than that have a band of their own before the others, closed at both ends.
    """

    limits: tuple[float, ...]
    closed: Closed = Closed.RIGHT
    same_place: float | None = None

    @classmethod
    def of(
        cls,
        limits: Sequence[float],
        closed: Closed | str = Closed.RIGHT,
        same_place: float | None = None,
    ) -> Bands:
        """Return the bands; raise BadBands where limits are not positive and rising."""
        try:
            rising = tuple(float(limit) for limit in limits)
            side = Closed(closed)
        except (TypeError, ValueError) as failure:
            raise BadBands(
                f"These limits do not make bands: {failure}.",
                "Give rising numbers, and “right” or “left” as the closed end.",
            ) from failure
        first = 0.0 if same_place is None else float(same_place)
        ends = np.array([first, *rising])
        if not rising or not np.isfinite(ends).all() or first < 0:
            raise BadBands("Bands need at least one limit, none of them infinite.")
        if not _rise(rising) or rising[0] < 0 or (first >= rising[0] > 0):
            raise BadBands(
                "The limits of bands must rise from above nought.",
                "Write them like 100, 200, 400.",
            )
        if side is Closed.LEFT and rising[0] == 0:
            raise BadBands("A band under 0 is empty: start above nought.")
        if same_place is not None and rising[0] == 0:
            raise BadBands("The same-place band already holds distance 0.")
        return cls(rising, side, None if same_place is None else first)

    def __len__(self) -> int:
        return len(self.limits) + (self.same_place is not None)

    @property
    def farthest(self) -> float:
        """The upper limit of the last band."""
        return self.limits[-1]

    def reaches(self, tolerance: float = 0.0) -> NDArray[np.float64]:
        """
        Return the largest gap that each band holds, band by band.

        A gap within `tolerance` of a limit counts as on it: coordinates with
        decimals cannot be subtracted exactly in binary.
        """
        limits = np.array(self.limits)
        if self.closed is Closed.RIGHT:
            inside = limits + tolerance
        else:
            inside = np.nextafter(limits - tolerance, -np.inf)
        if self.same_place is None:
            return inside
        return np.concatenate([[self.same_place + tolerance], inside])

    def place(self, gaps: NDArray[Any], tolerance: float = 0.0) -> NDArray[np.intp]:
        """Return the number of each gap's band, from 0; `len(self)` is beyond all."""
        return np.searchsorted(self.reaches(tolerance), gaps, "left")

    def labels(self, unit: str = "", same: str = "same place") -> tuple[str, ...]:
        """Return the bands in words that say which end belongs to them."""
        after = f" {unit}" if unit else ""
        named = [f"{limit:,g}" for limit in self.limits]
        under = "" if self.closed is Closed.RIGHT else "under "
        low = "over " if self.closed is Closed.RIGHT else ""
        words = [f"{low}{one} to {under}{two}{after}" for one, two in pairwise(named)]
        if self.same_place is None:
            return (f"{under or 'up to '}{named[0]}{after}", *words)
        first = f"over {self.same_place:,g} to {under}{named[0]}{after}"
        return (same, first, *words)


def _rise(limits: Sequence[float]) -> bool:
    return all(low < high for low, high in pairwise(limits))
