"""Hot spots among areas of any shape."""

from __future__ import annotations

import numpy as np

from frankpledge.analysis.charts.cells import (
    HOT_COLOURS,
    Drawing,
    Shape,
    cell_map_spec,
)
from frankpledge.analysis.charts.theme import NO_DATA, Spec
from frankpledge.analysis.methods.options import FalseDiscovery, Seed
from frankpledge.analysis.methods.registry import Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.judged import (
    RULES,
    Asked,
    Judged,
    Proof,
    ProofOption,
    Shuffles,
    judged,
)
from frankpledge.analysis.methods.space.land import (
    WARDS,
    Around,
    Land,
    Metres,
    Near,
    Nearest,
    NearOption,
    Neighbours,
    Outline,
    Value,
    land_of,
)
from frankpledge.analysis.methods.space.outlines import drawn, rings_of
from frankpledge.analysis.methods.space.places import Coordinates, some
from frankpledge.analysis.methods.space.study_area import LEAST_PLACES
from frankpledge.analysis.methods.tables import Floats, TableLike, with_columns
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.hot_spots import gi, local_moran
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


AREAS = (
    "Each area's value, with its neighbours', is compared with what it would be if the "
    "values were dealt out to the areas at random (Gi*); local Moran says whether an "
    f"area is like its neighbours or unlike them. {RULES}"
    "Areas without a value are left out, also as neighbours: missing is not zero. Give "
    "rates rather than counts where areas differ in size."
)


@method(
    "hot-areas",
    family=Family.SPACE,
    title="Hot spots among areas",
    question="Which areas, with those around them, stand out from the rest?",
    definition=AREAS,
    sources=(
        "Ord and Getis, Geographical Analysis 27 (1995), 286-306 (Gi*)",
        "Anselin, Geographical Analysis 27 (1995), 93-115 (local Moran)",
        "Sokal, Oden and Thomson, Geographical Analysis 30 (1998), 331-354",
    ),
    example=Example(WARDS, {}, "Twelve wards in two rows; burglaries per 1,000 homes."),
)
def hot_areas(
    table: TableLike,
    progress: Progress | None = None,
    *,
    value: Value = "rate",
    outline: Outline = "outline",
    coordinates: Coordinates = System.NATIONAL_GRID,
    near: NearOption = Near.TOUCHING,
    nearest_areas: Nearest = 5,
    metres: Metres = 2000,
    neighbours: Neighbours = "",
    proof: ProofOption = Proof.NORMAL,
    shuffles: Shuffles = 999,
    false_discovery: FalseDiscovery = 0.05,
    seed: Seed = 1,
) -> Result:
    """
    Return the areas with Gi* (z), its p raw and corrected, kind, and local Moran.

    All columns are kept. An area without a value or without neighbours has none.
    `z_without_itself` is Gi, of the neighbours alone; local Moran's z and two-sided p
    hold the area's own value fixed and are not corrected. Without outlines no map.
    """
    asked = Asked(proof, false_discovery, seed, shuffles, progress)
    around = Around(near, nearest_areas, metres, neighbours)
    land = land_of(table, value, outline, coordinates, around)
    found = judged(land.values, land.near, asked)
    kind = found.kind
    scored = {"z": found.z, "p": found.p, "corrected": found.corrected}
    added = {name: land.spread(values) for name, values in scored.items()} | {
        "kind": land.named(kind),
        **_beside(land),
    }
    hot, cold = int((kind == "hot").sum()), int((kind == "cold").sum())
    return Result(
        method="hot-areas",
        definition=AREAS,
        sentence=_sentence(land.values.size, hot, cold, found),
        table=with_columns(land.rows, added),
        figures={"areas": land.values.size, "hot": hot, "cold": cold},
        warnings=(*land.warnings, *found.warnings, *_few(land.values.size, asked)),
        seed=asked.told_seed,
        spec=_map(land, kind),
    )


def _beside(land: Land) -> dict[str, Floats | list[str | None]]:
    """Return Gi and local Moran, which hold the area's own value apart."""
    local = local_moran(land.values, land.near)
    return {
        "z_without_itself": land.spread(gi(land.values, land.near).z),
        "local_moran": land.spread(local.value),
        "local_moran_z": land.spread(local.z),
        "local_moran_p": land.spread(local.p),
        "like_its_neighbours": land.named(local.quadrant),
    }


def _few(areas: int, asked: Asked) -> tuple[str, ...]:
    """Return what to warn of where areas are too few for the normal curve."""
    if areas >= LEAST_PLACES or asked.proof is not Proof.NORMAL:
        return ()
    return (
        f"The normal curve holds for {LEAST_PLACES} areas or more; here are"
        f" {number(areas)}: judge by shuffling, or take none of them for certain.",
    )


def _sentence(areas: int, hot: int, cold: int, found: Judged) -> str:
    if not (hot or cold or found.can_tell):
        return f"So few shuffles cannot tell which of {number(areas)} areas stand out."
    return (
        f"Of {number(areas)} areas {some(hot, 'is a hot spot', 'are hot spots')}"
        f" and {number(cold)} cold."
    )


def _map(land: Land, kind: np.ndarray) -> Spec | None:
    kinds = land.named(kind)
    shapes = [
        Shape(rings, kinds[i] or "no value", f"area {i + 1}")
        for i, shape in enumerate(drawn(land.shapes))
        for rings in rings_of(shape)
    ]
    return cell_map_spec(
        Drawing(shapes, {**HOT_COLOURS, "no value": NO_DATA}),
        title="Areas that stand out with their neighbours",
        subtitle="Hot: high among high. Cold: low among low. North is up.",
        unit="More than chance",
    )
