"""Records to the nearest street segment, and how few segments hold most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.failures import ExpectedFailure


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class BadStreets(ExpectedFailure):
    """Streets that records cannot be laid on; the message says why."""


@dataclass(frozen=True)
class OnStreets:
    """
    The segment of each record (-1 where none is near) and what each segment holds.

    `metres` is how far each record lies from its segment (NaN where none is near),
    `length` each segment's in metres, `per_km` records for each kilometre of it.
    """

    segment: Whole
    metres: Floats
    counts: Floats
    length: Floats
    per_km: Floats
    off_street: int

    def holding(self, share: float) -> int:
        """Return the fewest segments that hold at least this share of the records."""
        total = self.counts.sum()
        if not total:
            return 0
        held = np.cumsum(np.sort(self.counts)[::-1])
        return int(np.searchsorted(held, share * total * (1 - 1e-12)) + 1)


def on_streets(
    x: Floats, y: Floats, lines: Sequence[Any], *, farthest: float
) -> OnStreets:
    """
    Return records by nearest segment, none farther than `farthest` metres.

    Lines are shapely lines on the points' plane; of segments equally near the first
    in the table is taken. Raises BadStreets for no line, an empty one, one that is
    not a line, or no distance.
    """
    import shapely

    shapes = _checked(lines)
    if not (np.isfinite(farthest) and farthest > 0):
        raise BadStreets("The farthest distance must be more than 0 metres.")
    tree = shapely.STRtree(shapes)
    (point, line), gap = tree.query_nearest(
        shapely.points(x, y), max_distance=farthest, return_distance=True
    )
    segment = np.full(x.size, len(shapes), np.int64)
    np.minimum.at(segment, point, line)
    metres = np.full(x.size, np.nan)
    metres[point] = gap
    near = segment < len(shapes)
    counts = np.bincount(segment[near], minlength=len(shapes)).astype(np.float64)
    length = shapely.length(shapes)
    return OnStreets(
        segment=np.where(near, segment, -1),
        metres=metres,
        counts=counts,
        length=length,
        per_km=1000 * counts / length,
        off_street=int((~near).sum()),
    )


def _checked(lines: Sequence[Any]) -> NDArray[np.object_]:
    shapes = np.empty(len(lines), dtype=object)
    shapes[:] = lines
    if not shapes.size:
        raise BadStreets("There are no street segments.")
    for number, shape in enumerate(shapes, start=1):
        is_line = shape is not None and shape.geom_type in (
            "LineString",
            "MultiLineString",
        )
        if not is_line or not shape.length > 0:
            raise BadStreets(f"Segment {number} is not a line with a length.")
    return shapes
