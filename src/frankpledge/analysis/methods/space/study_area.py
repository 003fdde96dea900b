"""A grid over records as wide as the area studied: what hot spots, their history and changes share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.charts.cells import Corners
from frankpledge.analysis.methods.registry import Option, TableOf
from frankpledge.analysis.methods.space.outlines import drawn, geometries, rings_of
from frankpledge.analysis.methods.space.places import (
    Records,
    frame_over,
    some,
)
from frankpledge.analysis.methods.tables import BadTable, Floats, TableLike, rows_of
from frankpledge.analysis.patterns.grid import Hexagons, Squares, on_plane
from frankpledge.analysis.patterns.hot_spots import Lattice, Listed


INWARD = 1 - 1e-6
"""Cells are drawn so much smaller, so that one that only touches the area is not in it."""
NEARLY_ALL, FAR_OFF, FARTHEST_LIKELY = 0.95, 4.0, 20_000.0
"""A record is far off beyond 4 times the distance of 95 in 100, and 20 km."""
LEAST_PLACES = 30
"""Among fewer places the curve that Gi* is read against does not hold."""


StudyArea = Annotated[
    TableLike | None,
    TableOf(
        "Outlines of the area studied, in a column “outline”; cells wholly outside"
        " it are no places. Without it the whole upright box around the records counts."
    ),
]
Around = Annotated[
    float | None,
    Option(
        "Metres from a cell's middle to those of its neighbours; none for the eight"
        " cells that touch it."
    ),
]


@dataclass(frozen=True)
class Ground:
    """The cells that are places: a frame, a mark for each cell, and who is near whom."""

    frame: Squares
    inside: NDArray[np.bool_] | None
    lattice: Lattice
    border: tuple[Corners, ...]
    warnings: tuple[str, ...]

    @property
    def cells(self) -> NDArray[np.int64]:
        """The numbers of the cells that are places."""
        if self.inside is None:
            return np.arange(self.frame.size)
        return np.flatnonzero(self.inside)

    def counts(self, x: Floats, y: Floats, weights: Floats | None = None) -> Floats:
        """Return what each place holds; what lies outside is not counted."""
        held = self.frame.counts(x, y, weights).ravel()
        return held[self.cells]


@dataclass(frozen=True)
class HexagonGround:
    """The hexagons that are places, by their number in the grid, and who is near whom."""

    grid: Hexagons
    cells: NDArray[np.int64]
    near: Listed
    border: tuple[Corners, ...]
    warnings: tuple[str, ...]

    def counts(self, x: Floats, y: Floats, weights: Floats | None = None) -> Floats:
        """Return what each place holds; what lies outside is not counted."""
        return np.asarray(self.grid.counts(x, y, weights)[self.cells])


@dataclass(frozen=True)
class _Studied:
    """The area studied as one shape, its box, and its outline for the map."""

    whole: Any
    x: Floats
    y: Floats
    border: tuple[Corners, ...]


def ground(
    records: Records, cell: float, around: float | None, within: TableLike | None
) -> Ground:
    """Return the grid over the records, or over the area studied."""
    studied = _studied(records, within)
    if studied is None:
        frame, inside = frame_over(records, cell), None
    else:
        frame = Squares.covering(studied.x, studied.y, cell)
        inside = _overlapped(frame, studied.whole)
    if around is None:
        lattice = Lattice(frame.rows, frame.columns, inside=inside)
    else:
        lattice = Lattice.disc(frame.rows, frame.columns, around / cell, inside)
    _needs(lattice.size, f"Cells of {cell:g} m", "smaller cells")
    at = frame.index(records.x, records.y)
    is_lost = at < 0 if inside is None else (at < 0) | ~inside.ravel()[at]
    border = studied.border if studied else ()
    said = (*_far_off(studied, records), *_said(studied, is_lost))
    return Ground(frame, inside, lattice, border, said)


def hexagon_ground(
    records: Records, across: float, within: TableLike | None
) -> HexagonGround:
    """Return the hexagons over the records, or over the area studied."""
    studied = _studied(records, within)
    if studied is None:
        grid = Hexagons.covering(records.x, records.y, across)
        inside = np.ones(grid.size, np.bool_)
    else:
        grid = Hexagons.covering(studied.x, studied.y, across)
        inside = _hexagons_overlapped(grid, studied.whole)
    _needs(int(inside.sum()), f"Hexagons of {across:g} m", "narrower ones")
    at = grid.index(records.x, records.y)
    border = studied.border if studied else ()
    said = (*_far_off(studied, records), *_said(studied, (at < 0) | ~inside[at]))
    near = grid.neighbours().kept(inside)
    return HexagonGround(grid, np.flatnonzero(inside), near, border, said)


def _needs(places: int, what: str, instead: str) -> None:
    if places < LEAST_PLACES:
        raise BadTable(
            f"{what} make only {places} places; hot spots need at least"
            f" {LEAST_PLACES} to stand out from.",
            f"Choose {instead}.",
        )


def _studied(records: Records, within: TableLike | None) -> _Studied | None:
    if within is None:
        return None
    import shapely

    shapes = geometries(rows_of(within), "outline", records.system)
    on_plane(shapes, records.x, records.y, records.places.plane)
    whole = shapely.union_all(shapes)
    west, south, east, north = whole.bounds
    return _Studied(
        whole, np.array([west, east]), np.array([south, north]), _border(whole)
    )


def _far_off(studied: _Studied | None, records: Records) -> tuple[str, ...]:
    """Return what to warn of where one record makes the box far wider than the rest."""
    if studied is not None:
        return ()
    apart = np.hypot(records.x - np.median(records.x), records.y - np.median(records.y))
    usual = float(np.quantile(apart, NEARLY_ALL))
    at = int(np.argmax(apart))
    if apart[at] < max(FAR_OFF * usual, FARTHEST_LIKELY):
        return ()
    return (
        f"Row {records.places.rows[at] + 1} lies {apart[at] / 1000:,.0f} km from the"
        f" middle of the records, where nearly all are within {usual / 1000:,.1f} km:"
        " every cell between counts as a place. Put it right or give the area studied.",
    )


def _said(studied: _Studied | None, is_lost: NDArray[np.bool_]) -> tuple[str, ...]:
    if studied is None:
        return (
            "No area studied was given: every cell of the box around the records"
            " counts as a place where something could have happened, water and"
            " neighbouring areas too.",
        )
    lost = int(is_lost.sum())
    if not lost:
        return ()
    return (f"{some(lost, 'record lies', 'records lie')} outside the area studied.",)


def _border(whole: Any) -> tuple[Corners, ...]:
    """Return the outlines of the area studied as lines for the map."""
    return tuple(
        ring
        for part in drawn([whole], most_corners=2_000)
        for rings in rings_of(part)
        for ring in rings
    )


def _overlapped(frame: Squares, whole: Any) -> NDArray[np.bool_]:
    """Mark the cells that share more than an edge with the area studied."""
    import shapely

    shapely.prepare(whole)
    gx, gy = np.meshgrid(frame.centres_x, frame.centres_y)
    half = frame.cell / 2 * INWARD
    cells = shapely.box(gx - half, gy - half, gx + half, gy + half)
    return np.asarray(shapely.intersects(whole, cells))


def _hexagons_overlapped(grid: Hexagons, whole: Any) -> NDArray[np.bool_]:
    """Mark the hexagons that share more than an edge with the area studied."""
    import shapely

    shapely.prepare(whole)
    middle = np.column_stack(grid.centres())
    corners = np.array(grid.outline(0)) - middle[0]
    cells = shapely.polygons(middle[:, None, :] + corners * INWARD)
    return np.asarray(shapely.intersects(whole, cells))


def cell_table(place: Ground, order: NDArray[np.int64]) -> dict[str, object]:
    """Return names and middles of some places, by their number among the places."""
    cells = place.cells[order]
    west, south = place.frame.corners(cells)
    half = place.frame.cell / 2
    return {"cell": place.frame.names(cells), "x": west + half, "y": south + half}


def as_table(columns: dict[str, object]) -> pa.Table:
    """Return columns as a table; NaN becomes null."""
    return pa.table(
        {name: pa.array(values, from_pandas=True) for name, values in columns.items()}
    )
