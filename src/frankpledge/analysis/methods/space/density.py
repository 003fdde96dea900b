"""Smooth maps of where events are dense."""

from __future__ import annotations

from typing import Annotated

from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.space.kernels import (
    BOOKS,
    Deviation,
    KernelName,
    Radius,
    Shapes,
    cells_of,
    density_map,
    hills_for,
)
from frankpledge.analysis.methods.space.places import (
    TOWN,
    Across,
    Cell,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    Weight,
    chosen,
    records_of,
)
from frankpledge.analysis.methods.tables import TableLike
from frankpledge.analysis.patterns.density import Edges, Surface, density
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


DENSITY = (
    "Every record is spread out as a small hill (the kernel) of volume 1; the density "
    "is the sum of the hills at the middle of each cell, as events per square "
    "kilometre. A quartic hill ends at its radius; a Gaussian has a standard deviation "
    "and no end: the size is said as one or the other, never as a bandwidth. Exact "
    "sums leave out a Gaussian beyond 8.5 standard deviations, where it is a part in "
    "10 to the 15th of its height, binned ones beyond 5. Edges as "
    "recorded run low where nothing is recorded beyond; corrected ones are divided by "
    "the share of the hill inside the map."
)


EdgesOption = Annotated[Edges, Option("What happens at the edge of the map.")]
Binned = Annotated[
    bool, Option("Move records to the middle of their cell first: quicker.")
]


@method(
    "density",
    family=Family.SPACE,
    title="Density surface",
    question="Where is it densest, seen without borders?",
    definition=DENSITY,
    sources=BOOKS,
    example=Example(
        {key: list(values) for key, values in TOWN.items()},
        {"cell": 200, "radius": 400},
        "Six incidents in a small town; hills of 400 metres radius.",
    ),
)
def density_surface(
    table: TableLike,
    progress: Progress | None = None,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    kernel: KernelName = Shapes.QUARTIC,
    radius: Radius = None,
    standard_deviation: Deviation = None,
    cell: Cell = 100,
    weight: Weight = "",
    edges: EdgesOption = Edges.AS_RECORDED,
    binned: Binned = False,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the cells with any density, densest first: events per square kilometre.

    Without a size a rule of thumb is used, and said: it smooths much. `progress(done,
    of)` follows an exact one; what it raises stops it.
    """
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    edges = chosen(Edges, edges, "kind of edges")
    hills = hills_for((kernel, radius, standard_deviation), cell, records, edges=edges)
    surface = density(
        *(records.x, records.y, hills.frame, hills.kernel),
        weights=records.weights,
        is_binned=binned,
        edges=edges,
        progress=progress,
    )
    cells = cells_of(hills.frame, surface.per_km2, "per_km2")
    return Result(
        method="density",
        definition=DENSITY,
        sentence=_sentence(str(cells["cell"][0]), surface),
        table=cells,
        figures=_figures(records, surface),
        warnings=(*records.warnings, *hills.warnings),
        spec=density_map(cells, hills, "per_km2", "Events per km²"),
    )


def _sentence(cell: str, surface: Surface) -> str:
    return (
        f"It is densest at {cell}: {number(float(surface.per_km2.max()), 1)} per square"
        f" kilometre ({surface.kernel.words})."
    )


def _figures(records: Records, surface: Surface) -> dict[str, Value]:
    return {
        "records": len(records.places),
        "highest_per_km2": float(surface.per_km2.max()),
        "events_on_the_map": surface.total,
        "surface": surface.words,
        "plane": records.places.plane,
    }
