"""Hot spots over time: which are new, persistent, intermittent or gone."""

from __future__ import annotations

import re
from typing import Annotated

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frankpledge.analysis.charts.cells import (
    KIND_COLOURS,
    Drawing,
    Shape,
    cell_map_spec,
    square,
)
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.missing_months import missing_months
from frankpledge.analysis.methods.options import FalseDiscovery
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.space.judged import Asked, Proof, judged
from frankpledge.analysis.methods.space.places import (
    Across,
    Cell,
    Coordinates,
    LeaveOutStrays,
    Records,
    Up,
    records_of,
    some,
)
from frankpledge.analysis.methods.space.study_area import (
    Around,
    Ground,
    StudyArea,
    as_table,
    cell_table,
    ground,
)
from frankpledge.analysis.methods.tables import BadTable, TableLike, texts
from frankpledge.analysis.patterns.grid import System
from frankpledge.analysis.patterns.persistence import (
    DEFINITIONS,
    History,
    Persistence,
    persistence,
)
from frankpledge.analysis.statistics.sentences import number


DAY = re.compile(r"\d{4}-\d\d-\d\d")
DEFINITION = (
    "Hot cells are found for each period by itself (Gi* by the normal curve, and more "
    "records than blind scatter explains, both corrected for the number of cells). The periods are then cut once: the last few are recent, all before them "
    "earlier; no period is in both. "
    + " ".join(
        f"{kind.value[:1].upper()}{kind.value[1:]}: {words}."
        for kind, words in DEFINITIONS.items()
    )
)


def _example() -> dict[str, list[object]]:
    """Return six months with a corner that stays hot, one new and one gone."""
    scatter = [(343_050 + 380 * (i % 6), 392_050 + 480 * (i // 6)) for i in range(30)]
    corners = {
        (344_930, 393_120): range(1, 7),
        (344_130, 393_720): range(5, 7),
        (343_230, 394_110): range(1, 4),
    }
    rows = []
    for month in range(1, 7):
        points = list(scatter)
        for (x, y), months in corners.items():
            if month in months:
                points += [(x + 9 * i, y - 7 * i) for i in range(9)]
        rows += [(x, y, f"2024-{month:02}") for x, y in points]
    return {
        "easting": [row[0] for row in rows],
        "northing": [row[1] for row in rows],
        "period": [row[2] for row in rows],
    }


@method(
    "hot-spot-persistence",
    family=Family.SPACE,
    title="Hot spots over time",
    question="Which hot spots are new, which stay, which are gone?",
    definition=DEFINITION,
    sources=(
        "Ord and Getis, Geographical Analysis 27 (1995), 286-306 (Gi*)",
        "Own classes, as in the definition (compare ESRI's emerging hot spots)",
    ),
    example=Example(
        _example(),
        {"cell": 100, "recent": 2},
        "Six months of incidents in a small town.",
    ),
)
def hot_spot_persistence(
    table: TableLike,
    *,
    period: Annotated[
        str,
        ColumnOf(
            "The period of each record, as text that sorts: 2019-07. Days go by month."
        ),
    ] = "period",
    x: Across = "easting",
    y: Up = "northing",
    coordinates: Coordinates = System.NATIONAL_GRID,
    cell: Cell = 250,
    around: Around = None,
    within: StudyArea = None,
    recent: Annotated[int, Option("How many of the last periods are recent.")] = 3,
    share: Annotated[
        float, Option("Share of a window in which a persistent place is hot.")
    ] = 0.5,
    false_discovery: FalseDiscovery = 0.05,
    leave_out_strays: LeaveOutStrays = False,
) -> Result:
    """
    Return every cell that was ever hot, with its class and its share of each window.

    Periods without any record are not in the table and so not looked at.
    """
    records = records_of(table, x, y, coordinates, leave_out_strays=leave_out_strays)
    place = ground(records, cell, around, within)
    periods, hot = _hot(records, period, place, false_discovery)
    found = persistence(hot, recent=recent, share=share)
    order = _order(found)
    return Result(
        method="hot-spot-persistence",
        definition=DEFINITION,
        sentence=_sentence(len(periods), _tally(found)),
        table=_table(place, order, found, hot.sum(axis=0)),
        figures={**_tally(found), "earlier": found.earlier, "recent": found.recent},
        warnings=(*records.warnings, *place.warnings, *_holes(periods)),
        period=f"{periods[0]} to {periods[-1]}",
        spec=_map(place, order, found),
    )


def _hot(
    records: Records, period: str, place: Ground, rate: float
) -> tuple[list[str], np.ndarray]:
    """Return the periods in order and which places were hot in each."""
    names = _periods(records, period)
    periods = sorted(set(names.tolist()))
    if len(periods) < 2:
        raise BadTable("All records are of one period; this needs at least two.")
    asked = Asked(Proof.NORMAL, rate)
    hot = []
    for each in periods:
        counts = place.counts(records.x[names == each], records.y[names == each])
        hot.append(judged(counts, place.lattice, asked, counts).hot)
    return periods, np.array(hot)


def _periods(records: Records, column: str) -> NDArray[np.str_]:
    """Return the period of each record; days are taken by their month."""
    told = texts(records.kept(), column)
    if None in told:
        raise BadTable(f"Column “{column}” has an empty row; every record needs one.")
    names = np.array(told, dtype=str)
    are_days = all(DAY.match(name) for name in set(names.tolist()))
    return np.asarray(names.astype("U7") if are_days else names)


def _holes(periods: list[str]) -> tuple[str, ...]:
    """Return what to warn of where months between the first and the last are not there."""
    missing = missing_months(periods)
    if not missing:
        return ()
    return (
        f"There is no record of {missing}: missing, so not looked at, and not quiet.",
    )


def _table(
    place: Ground, order: np.ndarray, found: History, periods_hot: np.ndarray
) -> pa.Table:
    return as_table(
        cell_table(place, order)
        | {
            "kind": found.kind[order].tolist(),
            "earlier_share": found.earlier_share[order],
            "recent_share": found.recent_share[order],
            "periods_hot": periods_hot[order],
        }
    )


def _tally(found: History) -> dict[str, int]:
    return {
        kind.value: int((found.kind == kind.value).sum())
        for kind in Persistence
        if kind is not Persistence.NEVER
    }


def _sentence(periods: int, tally: dict[str, int]) -> str:
    return (
        f"Over {number(periods)} periods"
        f" {some(tally['persistent'], 'cell is', 'cells are')} persistently hot,"
        f" {number(tally['new'])} newly, {number(tally['intermittent'])} now and"
        f" then, and {number(tally['gone'])} no longer."
    )


def _order(found: History) -> np.ndarray:
    classes = [each.value for each in Persistence]
    rank = np.array([classes.index(str(kind)) for kind in found.kind])
    ever = np.flatnonzero(found.kind != Persistence.NEVER.value)
    heat = found.earlier_share[ever] + found.recent_share[ever]
    return ever[np.lexsort((-heat, rank[ever]))]


def _map(place: Ground, order: np.ndarray, found: History) -> Spec | None:
    west, south = place.frame.corners(place.cells[order])
    return cell_map_spec(
        Drawing(
            [
                Shape(
                    square(float(w), float(s), place.frame.cell),
                    str(found.kind[i]),
                    f"E{w:.0f} N{s:.0f}",
                )
                for i, w, s in zip(order, west, south, strict=True)
            ],
            KIND_COLOURS,
            place.border,
        ),
        title="Hot spots over time",
        subtitle=f"Cells of {place.frame.cell:g} m that were ever hot.",
        unit="Hot spot",
    )
