"""Smooth maps of events for each thousand of people, homes or premises."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.space.kernels import (
    BOOKS,
    Deviation,
    Hills,
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
    records_of,
)
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
)
from frankpledge.analysis.patterns.density import Surface, density, ratio
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


RATIO = (
    "The density of events over the density of what they could happen to, with one "
    "kernel for both, as events for so many of the base. Cells where the base is "
    "thinner than the stated least have no rate."
)


Base = Annotated[TableLike, TableOf("The places of people, homes or premises.")]
BaseWeight = Annotated[
    str, ColumnOf("How many people or homes each place of the base stands for.")
]
Least = Annotated[
    float, Option("The base, per square kilometre, below which there is no rate.")
]
ForEach = Annotated[float, Option("For how many of the base the rate is given.")]


@method(
    "density-ratio",
    family=Family.SPACE,
    title="Density of events over density of people",
    question="Where is it dense for the number of people or homes there?",
    definition=RATIO,
    sources=(
        *BOOKS,
        "Bithell, Statistics in Medicine 9 (1990), 691-701 (dual density)",
    ),
    example=Example(
        {key: list(values) for key, values in TOWN.items()},
        {
            "base": {
                "easting": [344_150, 344_400, 345_800],
                "northing": [393_150, 393_500, 394_800],
                "homes": [40, 300, 200],
            },
            "base_weight": "homes",
            "cell": 200,
            "radius": 500,
            "least": 20,
        },
        "Six burglaries, and the homes of three streets.",
    ),
)
def density_ratio(
    table: TableLike,
    progress: Progress | None = None,
    *,
    base: Base,
    base_weight: BaseWeight = "",
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    kernel: KernelName = Shapes.QUARTIC,
    radius: Radius = None,
    standard_deviation: Deviation = None,
    cell: Cell = 100,
    least: Least = 100,
    per: ForEach = 1000,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the cells with a rate, highest first; both tables have the same columns.

    Without a size the rule of thumb of the base is used for both.
    """
    between("number the rate is for", per, 1e-6, 1e9)
    events = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    people = records_of(
        base, x, y, coordinates, weight=base_weight, leave_out_strays=leave_out_strays
    )
    hills = hills_for(
        (kernel, radius, standard_deviation), cell, events, sized_by=people
    )
    above = _surface(events, hills, progress)
    below = _surface(people, hills, progress)
    rates = ratio(above, below, least=least, per=per)
    _refuse_empty(rates, least)
    cells = cells_of(hills.frame, rates, "rate")
    return Result(
        method="density-ratio",
        definition=RATIO,
        sentence=_sentence(str(cells["cell"][0]), rates, per),
        table=cells,
        figures={"records": len(events.places)} | _figures(rates, above),
        warnings=(*events.warnings, *hills.warnings),
        spec=density_map(cells, hills, "rate", f"Events per {per:g}"),
    )


def _surface(records: Records, hills: Hills, progress: Progress | None) -> Surface:
    return density(
        records.x,
        records.y,
        hills.frame,
        hills.kernel,
        weights=records.weights,
        progress=progress,
    )


def _figures(rates: Floats, above: Surface) -> dict[str, Value]:
    return {
        "highest_rate": float(np.nanmax(rates)),
        "cells_too_thin": int(np.isnan(rates).sum()),
        "surface": above.words,
    }


def _sentence(cell: str, rates: Floats, per: float) -> str:
    return (
        f"For the number there it is densest at {cell}:"
        f" {number(float(np.nanmax(rates)), 1)} for each {number(per)}."
    )


def _refuse_empty(rates: Floats, least: float) -> None:
    if np.isnan(rates).all():
        raise BadTable(
            f"Nowhere does the base reach {least:g} per square kilometre.",
            "Choose a lower least, a larger kernel, or check the base's weight.",
        )
