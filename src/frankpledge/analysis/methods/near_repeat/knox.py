"""Are events close in place also close in time more often than chance alone?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.heat import heat_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.near_repeat.points import (
    Across,
    Coordinates,
    Day,
    Incident,
    LeaveOutStrays,
    Measured,
    Points,
    Up,
    points,
)
from frankpledge.analysis.methods.options import FalseDiscovery, Seed
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    MOST_SEED,
    Flags,
    Floats,
    TableLike,
    between,
    rows_of,
)
from frankpledge.analysis.patterns.grid.places import System
from frankpledge.analysis.patterns.hot_spots.many_tests import adjusted
from frankpledge.analysis.patterns.near_repeat.bands import Bands, Closed
from frankpledge.analysis.patterns.near_repeat.knox import KnoxTable, knox
from frankpledge.analysis.patterns.near_repeat.pairs import Metric
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Every pair of events is put in a band of distance and a band of days (Knox's "
    "test). Expected is what the band would hold if places and dates had nothing to "
    "do with one another: pairs in its distance x pairs in its days / all pairs. The "
    "ratio is observed / expected. p by shuffling: the dates are dealt out anew many "
    "times, and p is the share of deals, the real one among them, with at least as "
    "many pairs in the band: ties count. p by Poisson is the chance of at least as "
    "many. q is the shuffled p corrected for the number of bands (Benjamini and "
    "Hochberg). A band closed on the right holds its upper limit, as its label says; "
    "closed on the left it holds its lower one, as the Near Repeat Calculator counts. "
    "The same-place band holds pairs no farther apart than its limit."
)
SOURCES = (
    "Knox, Applied Statistics 13 (1964), 25-29",
    "Johnson et al., Journal of Quantitative Criminology 23 (2007), 201-219",
    "Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995), 289-300",
)
EAST_OF = [360000, 360040, 361500, 361520, 364000, 364010, 366000]
EAST_OF += [368000, 362000, 362030, 369000, 367000, 370000, 371000]
NORTH_OF = [398000, 398020, 399000, 399030, 396000, 396000, 395000]
EAST_OF += [365000, 365020, 363000, 363010]
NORTH_OF += [397500, 394000, 394040, 393000, 392000, 391000, 390000]
NORTH_OF += [389000, 389010, 388000, 388030]
DAYS_OF = [1, 4, 20, 22, 9, 11, 15, 28, 25, 29, 6, 18, 13, 2, 8, 11, 24, 26]


Distances = Annotated[
    Sequence[float], Option("Upper limits of the bands of distance, in metres.")
]
Spells = Annotated[Sequence[float], Option("Upper limits of the bands of days.")]
SamePlace = Annotated[
    float | None, Option("Metres up to which it is the same place; none: no band.")
]
SameDay = Annotated[bool, Option("Whether pairs on one day have a band of their own.")]
End = Annotated[Closed, Option("The end that belongs to a band.")]
Shuffles = Annotated[int, Option("How often dates are dealt out anew.")]


@method(
    "near-repeat",
    family=Family.NEAR_REPEATS,
    title="Near repeats: a table of distances by days (Knox)",
    question="After one event, is the risk nearby raised, how far and how long?",
    definition=DEFINITION,
    sources=SOURCES,
    example=Example(
        {
            "easting": EAST_OF,
            "northing": NORTH_OF,
            "when": [f"2024-01-{day:02d}" for day in DAYS_OF],
        },
        {"distances": [100, 200], "days": [7, 14], "permutations": 199},
        "Eighteen burglaries; six times one followed another next door within days.",
    ),
)
def near_repeat(
    table: TableLike,
    progress: Progress | None = None,
    *,
    x: Across = "easting",
    y: Up = "northing",
    when: Day = "when",
    coordinates: Coordinates = System.NATIONAL_GRID,
    incident: Incident = "",
    leave_out_strays: LeaveOutStrays = False,
    distances: Distances = (100, 200, 300, 400, 500),
    days: Spells = (7, 14, 21, 28),
    same_place: SamePlace = 0,
    same_day: SameDay = False,
    closed: End = Closed.RIGHT,
    metric: Measured = Metric.EUCLIDEAN,
    permutations: Shuffles = 999,
    seed: Seed = 1,
    false_discovery: FalseDiscovery = 0.05,
) -> Result:
    """
    Return one row a band of distance and of days: pairs, expected, ratio, p, q, clear.

    Events without a place or a date are left out and said. `progress(done, of)` is
    called as shuffles are done, from a notebook say; what it raises stops them.
    Raises BadTable, BadPlaces, BadBands or TooManyPairs with a sentence.
    """
    rows = rows_of(table, 2)
    _refuse_odd(permutations, false_discovery, seed)
    one_day = 0 if same_day else None
    bands = Bands.of(distances, closed, same_place), Bands.of(days, closed, one_day)
    where = (x, y, when, coordinates)
    given = points(rows, *where, leave_out_strays=leave_out_strays, incident=incident)
    found = knox(
        given.places,
        given.days,
        *bands,
        metric=Metric(metric),
        permutations=permutations,
        seed=seed,
        progress=progress,
    )
    return replace(
        _result(found, given, bands, false_discovery),
        definition=f"{DEFINITION} Here: {_choices(closed, metric, given.system)}.",
        seed=seed,
    )


def _refuse_odd(permutations: int, false_discovery: float, seed: int) -> None:
    between("number of permutations", permutations, 0, 99_999)
    between("false discovery", false_discovery, 1e-6, 0.5)
    between("seed", seed, 0, MOST_SEED)


def _result(
    found: KnoxTable, given: Points, bands: tuple[Bands, Bands], false_discovery: float
) -> Result:
    judged = _judged(found, false_discovery)
    labels = bands[0].labels("m"), bands[1].labels("days", "same day")
    return Result(
        method="near-repeat",
        definition=DEFINITION,
        sentence=_sentence(found, judged, labels),
        table=_table(found, judged, labels),
        figures=_figures(found, judged.clear, len(given)),
        warnings=given.warnings + _warnings(found, given, false_discovery),
        period=given.period,
        spec=_spec(found, judged.clear, labels),
    )


@dataclass(frozen=True)
class Judged:
    """The chance of each band, corrected for their number, and which are clear."""

    p: Floats
    q: Floats
    clear: Flags


def _judged(found: KnoxTable, false_discovery: float) -> Judged:
    p = found.p_permutation if found.permutations else found.p_poisson
    q = adjusted(np.where(found.expected > 0, p, np.nan).ravel()).reshape(p.shape)
    return Judged(p, q, (q <= false_discovery) & (found.ratio > 1))


Labels = tuple[tuple[str, ...], tuple[str, ...]]


def _choices(closed: Closed, metric: Metric, coordinates: System) -> str:
    way = "as the crow flies" if metric == Metric.EUCLIDEAN else "Manhattan distance"
    return f"bands closed on the {closed}, {way}, coordinates: {coordinates}"


def _table(found: KnoxTable, judged: Judged, labels: Labels) -> pa.Table:
    wide = len(labels[1])

    def blanked(values: Floats) -> pa.Array:
        return pa.array(values.ravel(), from_pandas=True)

    return pa.table(
        {
            "distance": [label for label in labels[0] for _ in range(wide)],
            "days": list(labels[1]) * len(labels[0]),
            "observed": found.observed.ravel(),
            "expected": found.expected.ravel(),
            "ratio": blanked(found.ratio),
            "p_shuffled": blanked(found.p_permutation),
            "p_poisson": blanked(found.p_poisson),
            "q": blanked(judged.q),
            "is_clear": judged.clear.ravel(),
        }
    )


def _figures(found: KnoxTable, clear: Flags, events: int) -> dict[str, Value]:
    return {
        "events": events,
        "pairs": found.pairs,
        "close_pairs": int(found.observed.sum()),
        "bands": clear.size,
        "clear_bands": int(clear.sum()),
        "permutations": found.permutations,
    }


def _sentence(found: KnoxTable, judged: Judged, labels: Labels) -> str:
    clear, p = judged.clear, judged.p
    if not found.pairs:
        return "There are fewer than two events with a place and a date: no pairs."
    if not clear.any():
        return (
            f"None of the {clear.size} bands holds clearly more pairs than chance gives "
            "among so many bands."
        )
    row, column = divmod(int(np.where(clear, found.ratio, -1).argmax()), clear.shape[1])
    return (
        "Bands that hold clearly more pairs than chance gives: "
        f"{number(clear.sum())} of {number(clear.size)}. Most of all {labels[0][row]} and {labels[1][column]}: "
        f"{number(found.observed[row, column])} pairs where "
        f"{number(found.expected[row, column], 1)} were expected, "
        f"{number(found.ratio[row, column], 1)} times as many "
        f"(p {number(p[row, column], 3)})."
    )


def _warnings(found: KnoxTable, given: Points, rate: float) -> tuple[str, ...]:
    warnings = []
    together = _same_place_and_day(given)
    if together:
        warnings.append(
            "Events at exactly the place and on the day of another one: "
            f"{number(together)}. If these are one incident recorded twice, the table "
            "shows the recording and not the risk: say which column is its number."
        )
    least = 1 / (1 + found.permutations)
    if found.permutations and least * found.observed.size > rate:
        warnings.append(
            f"With {number(found.permutations)} shuffles no p is under "
            f"{number(least, 4)}: a band found alone among {found.observed.size} would "
            "not be called clear. Ask for more shuffles."
        )
    if ((found.expected < 1) & (found.observed > 0)).any():
        warnings.append(
            "Some bands with pairs expect fewer than one: their ratios swing widely."
        )
    return tuple(warnings)


def _same_place_and_day(given: Points) -> int:
    """Return how many events are not the first at their very place on their day."""
    rows = np.column_stack([given.places, given.days])
    return len(rows) - len(np.unique(rows, axis=0))


def _spec(found: KnoxTable, clear: Flags, labels: Labels) -> Spec:
    shown = [
        [
            f"{count:,}" if ratio != ratio else f"{ratio:.2f} ({count:,})"
            for ratio, count in zip(ratios, counts, strict=True)
        ]
        for ratios, counts in zip(found.ratio, found.observed, strict=True)
    ]
    return heat_spec(
        labels[0],
        labels[1],
        found.ratio.tolist(),
        title="Pairs of events against what chance gives",
        subtitle="Ratio and, in brackets, pairs. Orange outline: clearly more.",
        unit="Observed / expected",
        across="Apart in time",
        down="Apart in place",
        labels=shown,
        marked=clear.tolist(),
    )
