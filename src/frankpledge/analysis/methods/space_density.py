"""Smooth maps of where events are dense."""

from __future__ import annotations

from typing import Annotated

from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space_kernels import (
    BOOKS,
    Deviation,
    KernelName,
    Radius,
    Shapes,
    cells_of,
    density_map,
    frame_for,
    kernel_of,
    too_coarse,
)
from frankpledge.analysis.methods.space_places import (
    TOWN,
    Across,
    Cell,
    Coordinates,
    LeaveOutStrays,
    Up,
    Weight,
    chosen,
    records_of,
)
from frankpledge.analysis.methods.tables import TableLike
from frankpledge.analysis.patterns.density import Edges, density
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.statistics.sentences import number


DENSITY = (
    "Every record is spread out as a small hill (the kernel) of volume 1; the density "
    "is the sum of the hills at the middle of each cell, as events per square "
    "kilometre. A quartic hill ends at its radius; a Gaussian has a standard deviation "
    "and no end: the size is said as one or the other, never as a bandwidth. Edges as "
    "recorded run low where nothing is recorded beyond; corrected ones are divided by "
    "the share of the hill inside the map."
)


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
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    kernel: KernelName = Shapes.QUARTIC,
    radius: Radius = None,
    standard_deviation: Deviation = None,
    cell: Cell = 100,
    weight: Weight = "",
    edges: Annotated[Edges, Option("What happens at the edge of the map.")] = (
        Edges.AS_RECORDED
    ),
    binned: Annotated[
        bool, Option("Move records to the middle of their cell first: quicker.")
    ] = False,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the cells with any density, densest first: events per square kilometre.

    Without a size a rule of thumb is used, and said: it smooths much.
    """
    records = records_of(
        table, x, y, coordinates, weight=weight, leave_out_strays=leave_out_strays
    )
    edges = chosen(Edges, edges, "kind of edges")
    hill, said = kernel_of(kernel, radius, standard_deviation, records)
    frame = frame_for(records, hill, cell, edges)
    surface = density(
        records.x,
        records.y,
        frame,
        hill,
        weights=records.weights,
        is_binned=binned,
        edges=edges,
    )
    cells = cells_of(frame, surface.per_km2, "per_km2")
    return Result(
        method="density",
        definition=DENSITY,
        sentence=(
            f"It is densest at {cells['cell'][0].as_py()}:"
            f" {number(float(surface.per_km2.max()), 1)} per square kilometre"
            f" ({surface.kernel.words})."
        ),
        table=cells,
        figures={
            "records": len(records.places),
            "highest_per_km2": float(surface.per_km2.max()),
            "events_on_the_map": surface.total,
            "surface": surface.words,
            "plane": records.places.plane,
        },
        warnings=(*records.warnings, *said, *too_coarse(hill, cell)),
        spec=density_map(
            cells, frame, "per_km2", "Events per km²", surface.kernel.words
        ),
    )
