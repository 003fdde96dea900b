"""The figures a target is judged by: which series, which are known, what is missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.analysis.measures.results import Status
from frankpledge.analysis.statistics import dispersion
from frankpledge.evidence.selectors import KeptSeries, remembered
from frankpledge.plan.models import Target
from frankpledge.plan.rules.freshness import period_of
from frankpledge.plan.rules.verdict import Reading


Series = Mapping[tuple[str, str, str], KeptSeries]

# Months from one period of a kind to the next, where periods are near enough to tell
# how much they vary.
STEPS = {PeriodType.MONTH: 1, PeriodType.QUARTER: 3, PeriodType.ROLLING_12: 1}
YEAR = 12


def readings_of(kept: KeptSeries | None) -> list[Reading]:
    """Return a series' figures as the rules judge them, oldest first."""
    return [] if kept is None else list(readings_in(kept))


@remembered
def readings_in(kept: KeptSeries) -> tuple[Reading, ...]:
    """
    Return a series' figures as the rules judge them.

    The arrays are read as they are kept: ten years of months for each of twenty
    targets would otherwise be thousands of observations with their loads.
    """
    kind, row = kept.keeping.period_type, kept.figures
    columns = zip(
        kept.periods, row["value"], row["low"], row["high"], row["status"], strict=True
    )
    return tuple(
        Reading(
            value=float(value),
            low=None if low is None else float(low),
            high=None if high is None else float(high),
            starts_on=period.starts_on,
            ends_before=period.ends_before,
            is_provisional=status == Status.PROVISIONAL,
            kind=kind,
        )
        for period, value, low, high, status in columns
        if value is not None and Status(status).has_value
    )


@remembered
def varying(kept: KeptSeries, judged_on: date) -> tuple[Reading, ...]:
    """
    Return a series of counted events as the rules judge it, with how much it varies.

    The dispersion is that of what was known by the day, by its months or quarters or
    by what twelve months that roll on change by; years alone are too few to tell.
    """
    found = readings_in(kept)
    beyond = beyond_chance(kept, judged_on)
    if beyond == 1:
        return found
    return tuple(replace(one, dispersion=beyond) for one in found)


def beyond_chance(kept: KeptSeries, judged_on: date) -> float:
    """Return how many times more than chance counts varied by a day, at least 1."""
    kind = kept.keeping.period_type
    until = [one for one in kept.periods if one.ends_before <= judged_on]
    if kind not in STEPS or not until:
        return 1.0
    step, starts = STEPS[kind], kept.figures["starts"][: len(until)]
    counts = np.full((starts[-1] - starts[0]) // step + 1, np.nan)
    for start, count in zip(starts, kept.figures["numerator"], strict=False):
        counts[(start - starts[0]) // step] = np.nan if count is None else count
    if np.isnan(counts).all():
        return 1.0
    if kind is PeriodType.ROLLING_12:
        changes, mean = np.diff(counts), np.nanmean(counts) / YEAR
    else:
        cycle = YEAR // step
        changes, mean = counts[cycle:] - counts[:-cycle], np.nanmean(counts)
    return dispersion.factor_of_changes(changes.tolist(), float(mean))


def newest(readings: list[Reading], judged_on: date) -> Reading | None:
    """Return the newest figure of a period that was over by the day."""
    known = [one for one in readings if one.ends_before <= judged_on]
    return known[-1] if known else None


def judged_series(
    target: Target, series: Series, judged_on: date
) -> tuple[KeptSeries | None, PeriodType, list[Reading]]:
    """
    Return the series a target is judged on, the kind of period and its figures.

    A yearly promise is judged on twelve months that roll on, where they are known
    as late as the year itself, so that it can be judged before the year is over.
    """
    wanted = PeriodType(target.period_type)
    kinds = [wanted]
    if wanted is PeriodType.FINANCIAL_YEAR:
        kinds.append(PeriodType.ROLLING_12)
    best: tuple[date, KeptSeries, PeriodType, list[Reading]] | None = None
    for kind in kinds:
        kept = series.get((target.measure, target.area_code, kind))
        found = readings_of(kept)
        last = newest(found, judged_on)
        if kept and last and (best is None or last.ends_before >= best[0]):
            best = last.ends_before, kept, kind, found
    if best:
        return best[1:]
    kept = series.get((target.measure, target.area_code, wanted))
    return kept, wanted, readings_of(kept)


def missing_after(
    kept: KeptSeries | None, latest: Reading | None, judged_on: date
) -> Period | None:
    """Return the first period after the newest figure that was not supplied in full."""
    if kept is None or latest is None:
        return None
    later = (
        period
        for period in kept.periods
        if latest.ends_before < period.ends_before <= judged_on
    )
    return next(later, None)


def latest_period(latest: Reading | None) -> Period | None:
    """Return the period of the newest figure."""
    return period_of(latest) if latest else None
