"""Re-presentation and repeat referral: who comes back, by cohort of entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    TableOf,
    method,
)
from frankpledge.analysis.methods.repeats.events import (
    MOST_MONTHS,
    DataEnds,
    Months,
    Sightings,
    When,
    Who,
    assumed_end,
    sightings,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import TableLike, between, rows_of
from frankpledge.analysis.patterns.repeats.cohorts import (
    By,
    Cohort,
    Entries,
    EntryRule,
    entries,
)
from frankpledge.analysis.patterns.repeats.windows import codes
from frankpledge.analysis.statistics import intervals
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "A person enters at the first event (or, by spells, at one with none in the window "
    "before it) and comes back with an event on a later day within the window, the "
    "anniversary included. A cohort is all who entered in one period. While the window of "
    "any of them is still open one cannot tell yet: the share so far would be too "
    "low, so none is given. The rate of all is of those whose windows have ended, "
    "whatever their cohort. Intervals are Wilson's."
)
CANNOT_TELL = "cannot tell yet"


@method(
    "return-by-cohort",
    family=Family.REPEATS,
    title="Coming back: re-presentation and repeat referral by cohort of entry",
    question="Of those who came in a period, how many came again within a year?",
    definition=DEFINITION,
    sources=(
        "Ministry of Justice, Guide to proven reoffending statistics (cohort and "
        "follow-up)",
        "Wilson, JASA 22 (1927), 209-212",
    ),
    example=Example(
        {
            "who": ["A", "A", "B", "C", "D", "D"],
            "when": [
                "2018-04-10",
                "2018-11-02",
                "2018-05-21",
                "2018-08-14",
                "2019-09-01",
                "2019-10-30",
            ],
        },
        {"ends_before": date(2020, 4, 1), "by": By.QUARTER},
        "Drug tests on arrest; the last cohort's year has not ended yet.",
    ),
)
def return_by_cohort(
    table: TableLike,
    *,
    who: Who = "who",
    when: When = "when",
    months: Months = 12,
    ends_before: DataEnds = None,
    by: Annotated[By, Option("How long a cohort of entry is.")] = By.QUARTER,
    entry: Annotated[
        EntryRule, Option("Enter once at the first event, or after each empty window.")
    ] = EntryRule.FIRST,
    returns: Annotated[
        TableLike | None, TableOf("Events that count as coming back; none: the same.")
    ] = None,
) -> Result:
    """
    Return one row a cohort: entered, followed to the end, returned, rate and state.

    The rate (0 to 1) and its interval are null while one cannot tell yet; `so_far` counts
    all who have come back. `returns` has the same columns as the table.
    """
    rows = rows_of(table)
    between("window", months, 1, MOST_MONTHS)
    given = sightings(rows, who, when)
    end = given.ends_before(ends_before)
    back = sightings(rows_of(returns), who, when, "returns") if returns else None
    found = _entries(given, back, end, months, entry)
    cohorts, whole = found.cohorts(By(by)), found.followed()
    open_cohorts = sum(not one.is_whole for one in cohorts)
    return Result(
        method="return-by-cohort",
        definition=DEFINITION,
        sentence=_cohort_sentence(whole, months, open_cohorts),
        table=_cohort_table(cohorts),
        figures=_figures(cohorts, whole, open_cohorts),
        warnings=(
            *given.warnings,
            *(back.warnings if back else ()),
            *assumed_end(ends_before, end),
            *_early(found, given, months),
        ),
        period=f"to {end - np.timedelta64(1, 'D')}",
        spec=_chart(cohorts),
    )


def _chart(cohorts: Sequence[Cohort]) -> Spec | None:
    """Return the share of each whole cohort that came again."""
    low, high = _wilson(cohorts)
    marks = [
        Mark(one.label, 100 * one.rate, 100 * (least or 0.0), 100 * (most or 0.0))
        for one, least, most in zip(cohorts, low, high, strict=True)
        if one.rate is not None
    ]
    if not marks:
        return None
    return effects_spec(
        marks,
        title="Came again, by the period in which they first came",
        subtitle="With intervals; only cohorts that could be followed to the end.",
        unit="Per cent",
    )


def _entries(
    given: Sightings,
    back: Sightings | None,
    end: np.datetime64,
    months: int,
    rule: EntryRule,
) -> Entries:
    keys, returns = given.keys, None
    if back is not None:
        names = np.array([*given.names, *back.names], dtype=object)
        numbers = codes(names.astype(str))
        keys = numbers[: len(given.names)][given.keys]
        returns = (numbers[len(given.names) :][back.keys], back.moments)
    return entries(
        keys,
        given.moments,
        ends_before=end,
        months=months,
        rule=EntryRule(rule),
        returns=returns,
    )


def _cohort_table(cohorts: Sequence[Cohort]) -> pa.Table:
    low, high = _wilson(cohorts)
    return pa.table(
        {
            "cohort": [one.label for one in cohorts],
            "entered": [one.entered for one in cohorts],
            "followed": [one.followed for one in cohorts],
            "returned": [one.returned for one in cohorts],
            "so_far": [one.so_far for one in cohorts],
            "rate": pa.array([one.rate for one in cohorts], pa.float64()),
            "low": pa.array(low, pa.float64()),
            "high": pa.array(high, pa.float64()),
            "state": ["whole" if one.is_whole else CANNOT_TELL for one in cohorts],
        }
    )


def _wilson(cohorts: Sequence[Cohort]) -> tuple[list[float | None], ...]:
    """Return low and high for each cohort with a rate, None for the others."""
    limits = intervals.wilson(
        [one.returned for one in cohorts], [max(one.entered, 1) for one in cohorts]
    )
    return tuple(
        [
            None if one.rate is None else round(float(limit), 12)
            for one, limit in zip(cohorts, side, strict=True)
        ]
        for side in (limits.low, limits.high)
    )


def _cohort_sentence(whole: Cohort, months: int, open_cohorts: int) -> str:
    still = ""
    if open_cohorts:
        still = f" Later cohorts of which one cannot tell yet: {open_cohorts}."
    if whole.rate is None:
        return f"Nobody has been followed for {months} months yet.{still}"
    return (
        f"{number(whole.returned)} of {number(whole.entered)} people followed for "
        f"{months} months came again ({number(100 * whole.rate, 1)}%).{still}"
    )


def _early(found: Entries, given: Sightings, months: int) -> tuple[str, ...]:
    if not len(given):
        return ()
    first = given.moments.min().astype("datetime64[D]")
    early = int((found.entered_on < first + np.timedelta64(30 * months, "D")).sum())
    if not early:
        return ()
    return (
        f"People who entered in the first {months} months of the data: {number(early)}. "
        "Some will have come before the data begin, so their entry is not a first.",
    )


def _figures(
    cohorts: Sequence[Cohort], whole: Cohort, open_cohorts: int
) -> dict[str, Value]:
    low, high = _wilson([whole])
    return {
        "entered": sum(one.entered for one in cohorts),
        "followed": whole.followed,
        "returned": whole.returned,
        "rate": whole.rate,
        "low": low[0],
        "high": high[0],
        "cohorts_open": open_cohorts,
    }
