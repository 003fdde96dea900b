"""A grid over records with its hot cells: what hot spots, their history and tests share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.charts.cells import Corners
from frankpledge.analysis.methods.registry import Option, TableOf
from frankpledge.analysis.methods.space_outlines import drawn, geometries, rings_of
from frankpledge.analysis.methods.space_places import (
    Records,
    chosen,
    frame_over,
    some,
)
from frankpledge.analysis.methods.tables import BadTable, Floats, TableLike, rows_of
from frankpledge.analysis.patterns.grid import Squares, on_plane
from frankpledge.analysis.patterns.hot_spots import (
    Lattice,
    Neighbours,
    adjusted,
    gi_star,
    shuffled,
    smallest_useful,
)


LEAST_PLACES = 30
"""Among fewer places the curve that Gi* is read against does not hold."""


class Proof(StrEnum):
    """How it is judged whether a sum is more than chance."""

    NORMAL = "normal"
    SHUFFLED = "shuffled"


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
ProofOption = Annotated[
    Proof, Option("Judge by the normal curve, or by shuffling 999 times.")
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
class Judged:
    """z of Gi*, its p and corrected p for each place, and what it is called."""

    z: Floats
    p: Floats
    corrected: Floats
    kind: NDArray[np.str_]
    warnings: tuple[str, ...]


def ground(
    records: Records,
    cell: float,
    around: float | None,
    within: TableLike | None,
) -> Ground:
    """Return the grid over the records, or over the area studied."""
    frame, inside, border, warnings = _frame(records, cell, within)
    if around is None:
        lattice = Lattice(frame.rows, frame.columns, inside=inside)
    else:
        lattice = Lattice.disc(frame.rows, frame.columns, around / cell, inside)
    if lattice.size < LEAST_PLACES:
        raise BadTable(
            f"Cells of {cell:g} m make only {lattice.size} places; hot spots need at"
            f" least {LEAST_PLACES} to stand out from.",
            "Choose smaller cells.",
        )
    return Ground(frame, inside, lattice, border, warnings)


def judged(
    counts: Floats, near: Neighbours, proof: Proof, rate: float, seed: int
) -> Judged:
    """Return which places are hot or cold once corrected for testing all of them."""
    if not 0 < rate < 1:
        raise BadTable("The false discovery rate must lie between 0 and 1.")
    scores = gi_star(counts, near)
    p = scores.p
    said: tuple[str, ...] = ()
    if chosen(Proof, proof, "proof") is Proof.SHUFFLED:
        found = shuffled(counts, near, seed=seed)
        p = np.where(np.isnan(scores.z), np.nan, found.p)
        said = _too_few(p, rate, found.times)
    corrected = adjusted(p)
    with np.errstate(invalid="ignore"):
        is_clear = corrected <= rate
        kind = np.where(is_clear, np.where(scores.z > 0, "hot", "cold"), "neither")
    return Judged(scores.z, p, corrected, kind, said)


def _frame(
    records: Records, cell: float, within: TableLike | None
) -> tuple[Squares, NDArray[np.bool_] | None, tuple[Corners, ...], tuple[str, ...]]:
    if within is None:
        return (
            frame_over(records, cell),
            None,
            (),
            (
                "No area studied was given: every cell of the box around the records"
                " counts as a place where something could have happened, water and"
                " neighbouring areas too.",
            ),
        )
    import shapely

    shapes = geometries(rows_of(within), "outline", records.system)
    on_plane(shapes, records.x, records.y, records.places.plane)
    whole = shapely.union_all(shapes)
    west, south, east, north = whole.bounds
    box = np.array([west, east]), np.array([south, north])
    frame = Squares.covering(*box, cell)
    inside = _overlapped(frame, whole)
    number = frame.index(records.x, records.y)
    lost = int((~((number >= 0) & inside.ravel()[number])).sum())
    said = f"{some(lost, 'record lies', 'records lie')} outside the area studied."
    return frame, inside, _border(whole), (said,) if lost else ()


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
    half = frame.cell / 2 * (1 - 1e-6)
    cells = shapely.box(gx - half, gy - half, gx + half, gy + half)
    return np.asarray(shapely.intersects(whole, cells))


def _too_few(p: Floats, rate: float, times: int) -> tuple[str, ...]:
    tested = int((~np.isnan(p)).sum())
    needed = smallest_useful(tested, rate, times)
    at_least = int((p <= 2 / (times + 1) + 1e-12).sum())
    if at_least >= needed:
        return ()
    return (
        f"With {times} shuffles of {tested:,} places none can be found unless"
        f" {needed:,} are as extreme as can be (here {at_least:,} are): judge by the"
        " normal curve.",
    )


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
