"""Where a year will end, and the chance that a promise is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.statistics.forecast import YearEnd
from frankpledge.analysis.statistics.forecast import year_end as this_year_end
from frankpledge.analysis.statistics.next_step import NextStep, next_step


# Fewer past years than this say nothing about the shape of a year.
YEARS_FOR_SHAPE = 2
QUARTERS = 4


@dataclass(frozen=True)
class Forecast:
    """
    Where a year may end, in the measure's own unit, with the range of 95% of chance.

    `chance` is that of keeping the promise, None where none is due at the year's end.
    """

    value: float
    low: float
    high: float
    years: int
    chance: float | None = None


def year_end(
    counts: Mapping[date, float],
    year: Sequence[date],
    *,
    scale: float = 1.0,
    aim: float | None = None,
    wants_more: bool = False,
) -> Forecast | str:
    """
    Return the year's end from its months so far, or why it cannot be told yet.

    `year` names the first days of its twelve months. The shape is that of up to
    three whole years before (domain measures 3.9, statistics library `forecast`);
    `scale` turns a count into the measure's unit and `aim` is in that unit.
    """
    so_far = _run(counts, year)
    if not so_far:
        return "Cannot tell yet: a month of the year so far is missing."
    years = [_moved(year, back) for back in (1, 2, 3)]
    past = [
        [counts[month] for month in months]
        for months in years
        if all(month in counts for month in months)
    ]
    if len(past) < YEARS_FOR_SHAPE:
        return (
            f"Cannot tell yet: {YEARS_FOR_SHAPE} whole years before are needed and"
            f" {len(past) or 'none'} {'is' if len(past) == 1 else 'are'} known."
        )
    found = this_year_end(sum(so_far), len(so_far), past, so_far)
    return Forecast(
        found.expected * scale,
        found.low * scale,
        found.high * scale,
        len(past),
        _chance(found, aim, scale, wants_more=wants_more),
    )


def next_quarter(
    counts: Sequence[float | None],
    *,
    scale: float = 1.0,
    aim: float | None = None,
    wants_more: bool = False,
) -> Forecast | str:
    """
    Return what the next quarter may bring from the quarters before, oldest first.

    The statistics library's `next_step`: the last four quarters' total by the next
    one's mean share of a year. Two whole years without a hole are needed.
    """
    known = [np.nan if count is None else count for count in counts]
    found = next_step(known, cycle=QUARTERS)
    if found is None:
        return "Cannot tell yet: two years of quarters without a gap are needed."
    return Forecast(
        found.expected * scale,
        found.low * scale,
        found.high * scale,
        min(len(known) // QUARTERS, 3),
        _chance(found, aim, scale, wants_more=wants_more),
    )


def _chance(
    found: YearEnd | NextStep, aim: float | None, scale: float, *, wants_more: bool
) -> float | None:
    if aim is None or scale <= 0:
        return None
    # A rate turned into a count is off by what arithmetic left over.
    in_count = round(aim / scale, 6)
    if wants_more:
        return found.chance_at_least(in_count)
    return found.chance_at_most(in_count)


def _run(counts: Mapping[date, float], year: Sequence[date]) -> list[float]:
    known = [month for month in year if month in counts]
    months = [month for month in year if known and month <= known[-1]]
    if any(month not in counts for month in months):
        return []
    return [counts[month] for month in months]


def _moved(year: Sequence[date], back: int) -> list[date]:
    return [date(month.year - back, month.month, 1) for month in year]


def chance_words(chance: float) -> str:
    """Return a chance as people can take it in; certainty is never claimed."""
    percent = round(100 * chance)
    if percent <= 1:
        return "a chance of about 1% or less"
    if percent >= 99:
        return "a chance of about 99% or more"
    return f"a chance of about {percent}%"
