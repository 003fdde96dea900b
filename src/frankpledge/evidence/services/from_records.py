"""Series of returns that are counted out of records instead of being sent as totals."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.dates import first_day, month_number
from frankpledge.analysis.engines import DuckDBEngine
from frankpledge.analysis.measures import Coverage, Period, PeriodType, TallyFigure
from frankpledge.analysis.measures.periods import month, sequence
from frankpledge.analysis.measures.results import Status
from frankpledge.analysis.patterns.repeats.cohorts import entries
from frankpledge.analysis.patterns.repeats.windows import Dates
from frankpledge.evidence.rules.coverage import Facts, coverage_of, months_of
from frankpledge.evidence.rules.sources import RETURNS
from frankpledge.intake import selectors as intake


PEOPLE_PERIODS = (
    PeriodType.MONTH,
    PeriodType.QUARTER,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.YEAR_TO_DATE,
    PeriodType.ROLLING_12,
    PeriodType.CALENDAR_YEAR,
)
"""People do not add up over time, so they are counted anew for each kind of period."""


@dataclass
class FromRecords:
    """The figures that were counted out of records, and the loads behind them."""

    tallies: list[TallyFigure] = field(default_factory=list)
    loads: dict[str, dict[str, dict[str, list[str]]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Records:
    """Records of one data set as columns of one length; no person is below nought."""

    month: Dates
    on: Dates
    person: np.ndarray
    outcome: np.ndarray
    lsoa: np.ndarray

    def where(self, chosen: np.ndarray) -> "Records":
        """Return the chosen records."""
        return Records(
            self.month[chosen],
            self.on[chosen],
            self.person[chosen],
            self.outcome[chosen],
            self.lsoa[chosen],
        )


def counted_out(
    engine: DuckDBEngine,
    series: Collection[str],
    memberships: Sequence[tuple[str, str]],
    *,
    home: str,
) -> FromRecords:
    """
    Return the figures of these series that data sets of records give.

    A record counts in the areas of its small area; one that names none is the home
    partnership's, since its agency sent it as such. Whether somebody came again is
    asked of every record of the data set, wherever it was.
    """
    found = FromRecords()
    for dataset, counted in intake.counted_from_records().items():
        asked = [one for one in counted if one.series in series]
        facts = facts_of(dataset) if asked else []
        if not facts:
            continue
        sources = {fact.source for fact in facts}
        coverage, loads = coverage_of(facts, sources), months_of(facts, sources)
        records = read(engine, dataset)
        places = areas_of(records.lsoa, memberships, home)
        for one in asked:
            for area, chosen in places.items():
                figures = list(figures_of(one, area, records, chosen, coverage))
                keep(found, area, figures, loads)
    return found


def facts_of(dataset: str) -> list[Facts]:
    """Return what is loaded of a data set, by source and month."""
    return [
        Facts(source, month, held.load_id, held.rows, held.quarantined)
        for (source, month), held in intake.coverage(dataset).items()
    ]


def read(engine: DuckDBEngine, dataset: str) -> Records:
    """Return the records of a data set, people as numbers."""
    incidents = engine.table("incident")
    wanted = incidents.filter(incidents.dataset == dataset)
    rows = engine.run(
        wanted.select("month", "happened_on", "caller", "outcome", "lsoa")
    )
    known = pc.coalesce(rows["happened_on"], rows["month"])
    people = rows["caller"].combine_chunks().dictionary_encode().indices
    return Records(
        rows["month"].to_numpy().astype("datetime64[M]"),
        known.to_numpy().astype("datetime64[D]"),
        people.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64),
        texts(rows["outcome"]),
        texts(rows["lsoa"]),
    )


def texts(column: pa.ChunkedArray) -> np.ndarray:
    """Return a column of codes, empty where there is none."""
    found: np.ndarray = column.fill_null("").to_numpy(zero_copy_only=False)
    return found.astype(str)


def areas_of(
    lsoa: np.ndarray, memberships: Sequence[tuple[str, str]], home: str
) -> dict[str, np.ndarray]:
    """Return which records lie in each area; those without a small area are home's."""
    parts: dict[str, set[str]] = {home: set()}
    for small, area in memberships:
        parts.setdefault(area, set()).add(small)
    found = {area: np.isin(lsoa, sorted(small)) for area, small in parts.items()}
    found[home] = found[home] | (lsoa == "")
    return {area: here for area, here in found.items() if area == home or here.any()}


def figures_of(
    asked: intake.Counted,
    area: str,
    records: Records,
    here: np.ndarray,
    coverage: Coverage,
) -> Iterator[TallyFigure]:
    """Yield the figures of one series for one area; months never supplied have none."""
    whole = coverage.months - coverage.in_part
    counts = np.ones(len(here), np.bool_)
    if asked.outcomes:
        counts &= np.isin(records.outcome, asked.outcomes)
    if asked.not_outcomes:
        counts &= ~np.isin(records.outcome, asked.not_outcomes)
    if asked.people:
        counts &= records.person >= 0
        yield from of_people(asked, area, records.where(counts), here[counts], whole)
        return
    months = records.month[counts & here]
    for day in sorted(whole):
        number = int((months == np.datetime64(day, "M")).sum())
        yield given(asked.series, area, month(day.year, day.month), number)


def of_people(
    asked: intake.Counted,
    area: str,
    records: Records,
    here: np.ndarray,
    whole: frozenset[date],
) -> Iterator[TallyFigure]:
    """
    Yield how many people each period has, or how many of them came again in time.

    Each is followed from their first record of the period for the months asked, the
    anniversary included; only a later day is coming again. Until those months are
    all supplied one cannot tell, and the figure is to be confirmed.
    """
    ends_before = first_day(month_number(max(whole)) + 1) if whole else None
    for period in periods_within(whole):
        inside = here & (records.on >= np.datetime64(period.starts_on))
        inside &= records.on < np.datetime64(period.ends_before)
        came = entries(
            records.person[inside],
            records.on[inside],
            ends_before=np.datetime64(ends_before),
            months=asked.again_within or 1,
            returns=(records.person, records.on),
        )
        number: int | None = len(came.entered_on)
        if asked.again_within:
            again = int(came.has_returned.sum())
            number = again if followed_by(period, asked.again_within) <= whole else None
        yield given(asked.series, area, period, number)


def periods_within(whole: frozenset[date]) -> Iterator[Period]:
    """Yield every period of which all months were supplied."""
    if not whole:
        return
    after = first_day(month_number(max(whole)) + 1)
    for kind in PEOPLE_PERIODS:
        for period in sequence(kind, min(whole), after):
            if whole.issuperset(period.months):
                yield period


def followed_by(period: Period, months: int) -> set[date]:
    """Return the months in which those of a period could still come again."""
    after = month_number(period.ends_before)
    return {first_day(number) for number in range(after, after + months)}


def given(series: str, area: str, period: Period, number: int | None) -> TallyFigure:
    """Return a figure as a return would give it; none is still to be confirmed."""
    status = "given" if number is not None else str(Status.TO_BE_CONFIRMED)
    span = (period.type, period.starts_on, period.ends_before)
    return TallyFigure(series, area, *span, number, status)


def keep(
    found: FromRecords,
    area: str,
    figures: Sequence[TallyFigure],
    loads: Mapping[str, Sequence[str]],
) -> None:
    """Add figures to what was found, with the loads of the months that each covers."""
    found.tallies += figures
    for one in figures:
        months = Period(one.starts_on, one.ends_before, one.period_type).months
        behind = {load for day in months for load in loads.get(day.isoformat(), ())}
        by_area = found.loads.setdefault(RETURNS + one.series, {})
        by_day = by_area.setdefault(area, {})
        held = by_day.setdefault(one.starts_on.isoformat(), [])
        held[:] = sorted({*held, *behind})
