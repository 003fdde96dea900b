"""Whether the map of areas has a pattern at all."""

from __future__ import annotations

import pyarrow as pa

from frankpledge.analysis.methods.options import Seed
from frankpledge.analysis.methods.registry import Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.land import (
    WARDS,
    Around,
    Metres,
    Near,
    Nearest,
    NearOption,
    Neighbours,
    Outline,
    Value,
    land_of,
)
from frankpledge.analysis.methods.space.places import Coordinates
from frankpledge.analysis.methods.tables import (
    MOST_SEED,
    TableLike,
    between,
)
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.hot_spots import WholeMap, geary, moran
from frankpledge.analysis.statistics.sentences import number


PATTERN = (
    "Moran's I compares each area with the mean of its neighbours: about 0 (exactly "
    "-1 / (n - 1)) without a pattern, above it where like sits by like, below it where "
    "neighbours differ. Geary's C does so by differences: 1 without a pattern, less "
    "where neighbours are alike. p is two-sided, from 999 shuffles of all values with "
    "ties counted, and beside it from theory."
)


@method(
    "map-pattern",
    family=Family.SPACE,
    title="Is there a pattern in the map at all?",
    question="Do high areas sit beside high ones more than chance explains?",
    definition=PATTERN,
    sources=("Cliff and Ord, Spatial Processes (1981), pages 17 to 21 and 42 to 46",),
    example=Example(WARDS, {}, "Twelve wards in two rows; burglaries per 1,000 homes."),
)
def map_pattern(
    table: TableLike,
    *,
    value: Value = "rate",
    outline: Outline = "outline",
    coordinates: Coordinates = System.NATIONAL_GRID,
    near: NearOption = Near.TOUCHING,
    nearest_areas: Nearest = 5,
    metres: Metres = 2000,
    neighbours: Neighbours = "",
    seed: Seed = 1,
) -> Result:
    """Return Moran's I and Geary's C with expectation, z and p, a row for each."""
    between("seed", seed, 0, MOST_SEED)
    around = Around(near, nearest_areas, metres, neighbours)
    land = land_of(table, value, outline, coordinates, around)
    found = {
        "Moran's I": moran(land.values, land.near, times=999, seed=seed),
        "Geary's C": geary(land.values, land.near, times=999, seed=seed),
    }
    return Result(
        method="map-pattern",
        definition=PATTERN,
        sentence=_pattern_sentence(found["Moran's I"]),
        table=_table(found),
        figures={
            "areas": land.values.size,
            "moran": found["Moran's I"].value,
            "geary": found["Geary's C"].value,
        },
        warnings=land.warnings,
        seed=seed,
    )


def _table(found: dict[str, WholeMap]) -> pa.Table:
    """Return a row for each statistic of the whole map."""
    return pa.table(
        {
            "statistic": list(found),
            "value": [each.value for each in found.values()],
            "expected": [each.expected for each in found.values()],
            "variance": [each.variance for each in found.values()],
            "z": [each.z for each in found.values()],
            "p_theory": [each.p for each in found.values()],
            "p_shuffled": [each.shuffled_p for each in found.values()],
        }
    )


def _pattern_sentence(found: WholeMap) -> str:
    p = found.shuffled_p or 1.0
    if p > 0.05:
        return f"The map shows no clear pattern (Moran's I {number(found.value, 2)})."
    way = "beside areas like them" if found.z > 0 else "beside areas unlike them"
    return (
        f"Areas sit {way} more than chance explains (Moran's I"
        f" {number(found.value, 2)}, p {p:.3f})."
    )
