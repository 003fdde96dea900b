"""Clusters of records that lie close together."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.cells import cell_map_spec
from frankpledge.analysis.charts.theme import LILAC, PALETTE, RULE, Spec
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.dots import dotted
from frankpledge.analysis.methods.space.places import (
    TOWN,
    Across,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    records_of,
    some,
)
from frankpledge.analysis.methods.tables import (
    TableLike,
    between,
    with_columns,
)
from frankpledge.analysis.patterns.clusters import Clusters, clusters
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "A record is at the core of a cluster when at least so many records, itself "
    "included, lie within the distance. Cores within the distance of each other are "
    "one cluster; other records within the distance of a core join the nearest core's. "
    "The rest belong to none. Clusters found so are not tested against chance: where "
    "everything is dense, everything clusters."
)


@method(
    "clusters",
    family=Family.SPACE,
    title="Clusters of records",
    question="Which records lie close enough together to be one problem?",
    definition=DEFINITION,
    sources=("Ester, Kriegel, Sander and Xu, KDD-96, 226-231 (DBSCAN)",),
    example=Example(
        {key: list(values) for key, values in TOWN.items()},
        {"metres": 100, "least": 3},
        "Six incidents in a small town.",
    ),
)
def point_clusters(
    table: TableLike,
    *,
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    metres: Annotated[float, Option("How near counts as close, in metres.")] = 200,
    least: Annotated[int, Option("How many records make a core.")] = 10,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return the records that have a place, with the number of their cluster.

    Clusters are numbered from 1, the largest first; null is none. Their centres and
    sizes are figures of the largest ten.
    """
    records = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    between("distance in metres", metres, 0, 1e6)
    found = clusters(records.x, records.y, metres=metres, least=least)
    inside = int(found.sizes.sum())
    joined = np.where(found.cluster >= 0, found.cluster + 1.0, np.nan)
    figures: dict[str, float | int | str] = {
        "records": len(records.places),
        "clusters": int(found.sizes.size),
        "in_a_cluster": inside,
    }
    for place in range(min(10, found.sizes.size)):
        figures[f"cluster_{place + 1}"] = (
            f"{number(int(found.sizes[place]))} records within"
            f" {number(float(found.radius[place]))} m of"
            f" {found.x[place]:.0f}, {found.y[place]:.0f}"
        )
    whole = pa.array(joined, from_pandas=True).cast(pa.int64())
    return Result(
        method="clusters",
        definition=DEFINITION,
        sentence=(
            f"{number(inside)} of {number(len(records.places))} records lie in"
            f" {some(int(found.sizes.size), 'cluster', 'clusters')} of at least"
            f" {number(least)} within {number(metres)} m."
        ),
        table=with_columns(records.kept(), {"cluster": whole}),
        figures=figures,
        warnings=records.warnings,
        spec=_map(records, found, metres, least),
    )


COLOURED = PALETTE[:5]
"""A colour for each of the largest clusters."""
COLOURS = {
    **{f"cluster {place}": colour for place, colour in enumerate(COLOURED, start=1)},
    "a smaller cluster": LILAC,
    "in no cluster": RULE,
}


def _map(records: Records, found: Clusters, metres: float, least: int) -> Spec | None:
    kinds = [_kind(cluster) for cluster in found.cluster.tolist()]
    return cell_map_spec(
        dotted((records.x, records.y), kinds, COLOURS),
        title="Records that lie close together",
        subtitle=f"Clusters of at least {number(least)} within {number(metres)} m of a"
        " core, the largest first. North is up.",
        unit="Cluster",
    )


def _kind(cluster: int) -> str:
    if cluster < 0:
        return "in no cluster"
    if cluster < len(COLOURED):
        return f"cluster {cluster + 1}"
    return "a smaller cluster"
