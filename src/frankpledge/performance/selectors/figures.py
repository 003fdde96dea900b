"""The figures of the report's measures table: quarter, year to date, rolling year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.dates import last_day
from frankpledge.analysis.measures.periods import Period, PeriodType, year_to_date
from frankpledge.evidence.selectors import (
    Change,
    KeptSeries,
    Observation,
    change_between,
    recording_changes,
)
from frankpledge.evidence.selectors.figures import many_series
from frankpledge.performance.rules import Forecast
from frankpledge.performance.selectors.board import Entry, versions_of
from frankpledge.performance.selectors.foretelling import forecast_for
from frankpledge.performance.selectors.seeing import Eyes


TYPES = (
    PeriodType.MONTH,
    PeriodType.QUARTER,
    PeriodType.YEAR_TO_DATE,
    PeriodType.ROLLING_12,
    PeriodType.FINANCIAL_YEAR,
)
YEARLY = {
    PeriodType.FINANCIAL_YEAR,
    PeriodType.PROGRAMME_YEAR,
    PeriodType.CALENDAR_YEAR,
}

# A whole year's figure older than this says nothing of the quarter reported on.
YEARS_LATE = 2

Kept = Mapping[tuple[str, str, str], KeptSeries]


@dataclass(frozen=True)
class Line:
    """
    One target's figures in a quarter; None where there is no such series.

    `forecast` is where it is going, or why that cannot be told yet.
    """

    entry: Entry
    quarter: Observation | None
    last_year: Observation | None
    to_date: Observation | None
    to_date_last_year: Observation | None
    rolling: Observation | None
    rolling_before: Observation | None
    year: Observation | None
    year_before: Observation | None
    change: Change | None
    forecast: Forecast | str

    def observations(self) -> list[Observation]:
        """Return every figure the line shows that there is a series for."""
        shown = (
            self.quarter,
            self.last_year,
            self.to_date,
            self.to_date_last_year,
            self.rolling,
            self.rolling_before,
            self.year,
            self.year_before,
        )
        return [each for each in shown if each is not None]


def lines_of(
    entries: Sequence[Entry],
    quarter: Period,
    *,
    eyes: Eyes,
    changes: Sequence[object] | None = None,
    kept: Kept | None = None,
) -> list[Line]:
    """
    Return every entry's figures, in one or two queries for all.

    What `eyes` may not see is hidden. `changes` are the recording changes, and `kept`
    the targets' series of every kind in TYPES as these eyes see them, for who has read
    them already.
    """
    areas = {entry.target.area_code for entry in entries}
    versions = versions_of(entries)
    if kept is None:
        kept = eyes.see(many_series(versions, areas, TYPES), versions)
    breaks = list(recording_changes()) if changes is None else changes
    return [_line(entry, quarter, kept, breaks) for entry in entries]


def _line(entry: Entry, quarter: Period, kept: Kept, changes: Iterable[object]) -> Line:
    to_date = year_to_date(last_day(quarter.ends_before))
    rolling = Period(
        quarter.moved(-9).starts_on, quarter.ends_before, PeriodType.ROLLING_12
    )

    def known(period: Period) -> Observation | None:
        place = (entry.target.measure, entry.target.area_code, period.type.value)
        series = kept.get(place)
        if series is None or period not in series.periods:
            return None
        return series.at(series.periods.index(period))

    now, then = known(quarter), known(quarter.same_period_last_year)
    year, year_before = _years(entry, kept, quarter)
    # Returns that come once a year have no quarter to compare.
    compared = (now, then) if now else (year, year_before)
    return Line(
        entry=entry,
        quarter=now,
        last_year=then,
        to_date=known(to_date),
        to_date_last_year=known(to_date.same_period_last_year),
        rolling=known(rolling),
        rolling_before=known(rolling.same_period_last_year),
        year=year,
        year_before=year_before,
        change=_change(entry, *compared, changes),
        forecast=forecast_for(entry, kept, quarter),
    )


def _years(
    entry: Entry, kept: Kept, quarter: Period
) -> tuple[Observation | None, Observation | None]:
    """
    Return the last whole year with a figure by the quarter's end, and the one before.

    A year that ended long ago is no figure of now: returns may be a year late.
    """
    series = entry.standing.series
    if series is None or series.keeping.period_type not in YEARLY:
        place = (entry.target.measure, entry.target.area_code)
        series = kept.get((*place, PeriodType.FINANCIAL_YEAR.value))
    known = {
        one.period: one
        for one in series or ()
        if one.has_value and one.period.ends_before <= quarter.ends_before
    }
    oldest = quarter.moved(-YEARS_LATE * 12).ends_before
    if not known or max(known).ends_before <= oldest:
        return None, None
    last = max(known)
    return known[last], known.get(last.same_period_last_year)


def _change(
    entry: Entry,
    now: Observation | None,
    then: Observation | None,
    changes: Iterable[object],
) -> Change | None:
    definition = entry.standing.definition
    if definition is None or now is None:
        return None
    declared = [(each.on, each.note) for each in definition.breaks]
    return change_between(then, now, definition, [*declared, *_recorded(now, changes)])


def _recorded(now: Observation, changes: Iterable[object]) -> list[tuple[date, str]]:
    found = []
    for change in changes:
        is_here = change.area_code in {"", now.area}  # type: ignore[attr-defined]
        is_meant = not change.measures or now.measure in change.measures  # type: ignore[attr-defined]
        if is_here and is_meant:
            found.append((change.on, change.title))  # type: ignore[attr-defined]
    return found
