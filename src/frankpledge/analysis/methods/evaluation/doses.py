"""How much was done, and what would have come back by itself."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.evaluation.words import (
    ALL_AT_ONCE,
    Area,
    Count,
    Period,
    panel_from,
)
from frankpledge.analysis.methods.options import Confidence
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    counts,
    numbers,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.evaluation.checks import (
    Regression,
    regression_to_the_mean,
)
from frankpledge.analysis.patterns.evaluation.doses import Dose, dose_response
from frankpledge.analysis.patterns.evaluation.panels import Panel, panel_of
from frankpledge.analysis.statistics.sentences import number, signed


DOSE = (
    "Areas that always have more crime, and months in which all have more, are first "
    "evened out: each area and each period has a level of its own. What is left says "
    "whether an area had fewer events just when it had more activity (a Poisson "
    "model). The error allows for counts that vary more than chance and, from ten "
    "areas on, for an area's periods that hang together."
)
REGRESSION = (
    "A place picked for its worst year was partly unlucky that year, and luck does "
    "not last. The counts of all places it was picked from show how much: what of "
    "their spread chance explains is luck and comes back by itself; what it does not "
    "explain is how far places truly differ, and lasts."
)


@method(
    "dose-response",
    family=Family.EVALUATION,
    title="Crime against how much was done",
    question="Did more activity go with less crime?",
    definition=DOSE,
    sources=(
        "Wooldridge 1999, J. Econometrics 90, 77-97",
        "Liang and Zeger 1986, Biometrika 73, 13-22 (clustered errors)",
    ),
    example=Example(
        {
            "area": [name for name in "ABCD" for _ in range(6)],
            "period": [f"2019-{month:02d}" for _ in "ABCD" for month in range(1, 7)],
            "events": [
                *(20, 22, 15, 12, 16, 21, 31, 24, 22, 29, 33, 30),
                *(18, 19, 20, 15, 12, 13, 26, 25, 27, 26, 20, 19),
            ],
            "activity": [
                *(0, 0, 6, 8, 4, 0, 0, 5, 6, 2, 0, 0),
                *(0, 0, 0, 4, 6, 5, 0, 0, 0, 1, 5, 6),
            ],
        },
    ),
)
def dose(
    table: TableLike,
    *,
    area: Area = "area",
    period: Period = "period",
    events: Count = "events",
    activity: Annotated[
        str, ColumnOf("Units of activity: patrols, visits, hours; 0 for none.")
    ] = "activity",
    units: Annotated[
        float, Option("For how many units the change is worked out as well.")
    ] = 10.0,
    confidence: Confidence = 0.95,
) -> Result:
    """Return the change in events that one unit, and `units` units, go with."""
    between("confidence", confidence, 0.5, 0.999)
    between("number of units", units, -1e6, 1e6)
    panel, given, gaps = _panels(table, (area, period, events), activity)
    with said_plainly():
        found = dose_response(panel.counts, given, confidence)
    each = [100 * (ratio - 1) for ratio in (found.ratio, found.low, found.high)]
    clear = found.low > 1 or found.high < 1
    many = found.percent_for(units)
    said = "" if clear else " Chance alone explains that."
    return Result(
        method="dose-response",
        definition=DOSE,
        sentence=(
            f"Each unit of activity went with {signed(each[0])}% events "
            f"({signed(each[1])}% to {signed(each[2])}%), {number(units)} units with "
            f"{signed(many)}%.{said}"
        ),
        table=_doses(each, found, units, many),
        figures=_dose_figures(each, found),
        warnings=_dose_warnings(gaps),
    )


@method(
    "regression-to-the-mean",
    family=Family.EVALUATION,
    title="What would have come back by itself",
    question="We chose it at its worst: how much of the fall is luck coming back?",
    definition=REGRESSION,
    sources=(
        "Hauer 1997, Observational Before-After Studies in Road Safety, chapter 11",
        "Morris 1983, J. Amer. Statist. Assoc. 78, 47-55",
    ),
    example=Example(
        {
            "place": [f"Place {number}" for number in range(1, 13)],
            "events": [31, 14, 9, 12, 18, 7, 11, 16, 10, 13, 8, 15],
        },
        {"chosen": ("Place 1",)},
    ),
)
def regression(
    table: TableLike,
    *,
    chosen: Annotated[tuple[str, ...], Option("The places that were chosen.")],
    place: Annotated[str, ColumnOf("Every place it was chosen from.")] = "place",
    events: Annotated[
        str, ColumnOf("Events in the spell it was chosen on.")
    ] = "events",
) -> Result:
    """Return for each chosen place the count to expect next without doing anything."""
    rows = rows_of(table)
    names = [str(name) for name in texts(rows, place)]
    values = counts(rows, events)
    unknown = [name for name in chosen if name not in names]
    if unknown or not chosen:
        raise BadTable(f"There is no place called {', '.join(unknown) or 'nothing'}.")
    with said_plainly():
        found = [
            regression_to_the_mean(float(values[names.index(name)]), values)
            for name in chosen
        ]
    told = _regression_told(chosen, found)
    peaks = [name for name, one in zip(chosen, found, strict=True) if one.was_peak]
    return Result(
        method="regression-to-the-mean",
        definition=REGRESSION,
        sentence=" ".join(told),
        table=_regressions(chosen, found),
        figures={
            "mean": found[0].mean,
            "share_that_lasts": found[0].shrink,
            "places": len(names),
        },
        warnings=_peak_warning(peaks),
        spec=_regression_spec(chosen, found),
    )


def _panels(
    table: TableLike, columns: tuple[str, str, str], activity: str
) -> tuple[Panel, np.ndarray, tuple[str, ...]]:
    """Return counts and activity as panels of the same shape, and what was left out."""
    events = panel_from(table, *columns)
    rows = rows_of(table)
    names = [str(one) for one in texts(rows, columns[0])]
    times = [str(one) for one in texts(rows, columns[1])]
    given = panel_of(names, times, numbers(rows, activity, may_be_missing=True))
    known = ~np.isnan(events.counts + given.counts).any(axis=0)
    gaps = tuple(np.array(events.periods)[~known].tolist())
    kept = tuple(np.array(events.periods)[known].tolist())
    panel = Panel(events.areas, kept, events.counts[:, known])
    return panel, given.counts[:, known], gaps


def _doses(each: list[float], found: Dose, units: float, many: float) -> pa.Table:
    return pa.table(
        {
            "units": [1.0, units],
            "percent": [each[0], many],
            "low": [each[1], 100 * (found.low**units - 1)],
            "high": [each[2], 100 * (found.high**units - 1)],
        }
    )


def _dose_figures(each: list[float], found: Dose) -> dict[str, Value]:
    return {
        "percent_each": each[0],
        "low": each[1],
        "high": each[2],
        "p": found.p,
        "dispersion": found.dispersion,
        "areas": found.areas,
        "periods": found.periods,
    }


def _dose_warnings(gaps: tuple[str, ...]) -> tuple[str, ...]:
    return (
        *([f"Left out, not supplied by all: {', '.join(gaps)}."] if gaps else []),
        "Activity is often sent to where crime is rising; then it looks as if it "
        "did less good than it did, or harm.",
        ALL_AT_ONCE,
    )


def _regressions(chosen: tuple[str, ...], found: list[Regression]) -> pa.Table:
    return pa.table(
        {
            "place": list(chosen),
            "events": [one.chosen for one in found],
            "expected_next": [one.expected for one in found],
            "percent": [one.percent for one in found],
            "share_of_places_below": [one.share_below for one in found],
        }
    )


def _regression_spec(chosen: tuple[str, ...], found: list[Regression]) -> Spec:
    return effects_spec(
        [
            mark
            for name, one in zip(chosen, found, strict=True)
            for mark in (
                Mark(f"{name}, when chosen", one.chosen, is_own=True),
                Mark(f"{name}, expected next", one.expected),
            )
        ],
        title="When chosen, and to be expected without doing anything",
        subtitle="The dashed line is the mean of all places.",
        unit="Events",
        none=found[0].mean,
    )


def _regression_told(chosen: tuple[str, ...], found: list[Regression]) -> list[str]:
    return [
        f"{name} had {number(one.chosen)}; {number(one.expected)} were to be expected "
        f"next without doing anything ({signed(one.percent, 0)}%)."
        for name, one in zip(chosen, found, strict=True)
    ]


def _peak_warning(peaks: list[str]) -> tuple[str, ...]:
    return (
        (
            f"Chosen near the top of the list: {', '.join(peaks)}. A fall after that is "
            "no proof that anything worked.",
        )
        if peaks
        else ()
    )
