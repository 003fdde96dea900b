"""Figures as the rules judge them: read once for the same figures, anew for others."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence.rules.figures import Keeping, KeptSeries
from frankpledge.plan.selectors.figures import readings_in, readings_of, varying


def year(number: int) -> int:
    """Return the April of a year as kept series count months."""
    return 12 * number + 3


def kept(values, statuses):
    starts = [year(2015 + place) for place in range(len(values))]
    figures = {
        "starts": starts,
        "ends": [start + 12 for start in starts],
        "value": values,
        "low": [None] * len(values),
        "high": [None] * len(values),
        "status": statuses,
    }
    return KeptSeries(Keeping("burglary", 1, "X", PeriodType.FINANCIAL_YEAR), figures)


def test_readings_are_the_periods_with_a_figure_oldest_first():
    found = readings_of(kept([3, None, 4], ["final", "missing", "provisional"]))
    assert [(one.value, one.is_provisional) for one in found] == [(3, False), (4, True)]
    assert found[0].starts_on == date(2015, 4, 1)


def test_no_series_has_no_readings():
    assert readings_of(None) == []


def test_readings_are_those_of_the_figures_they_are_asked_for():
    before = kept([3], ["final"])
    again = KeptSeries(before.keeping, before.figures)
    revised = kept([5], ["final"])
    assert readings_in(before) is readings_in(again)
    assert [one.value for one in readings_of(revised)] == [5]


def test_who_changes_the_list_changes_nobody_elses():
    series = kept([3], ["final"])
    readings_of(series).clear()
    assert len(readings_of(series)) == 1


def counted(kind, counts, *, length=1, step=1):
    """Return a series of counts by month, quarter or twelve months that roll on."""
    starts = [year(2015) + step * place for place in range(len(counts))]
    figures = {
        "starts": starts,
        "ends": [start + length for start in starts],
        "numerator": counts,
        "value": counts,
        "low": [None if one is None else one - 10 for one in counts],
        "high": [None if one is None else one + 20 for one in counts],
        "status": ["missing" if one is None else "final" for one in counts],
    }
    return KeptSeries(Keeping("burglary", 1, "X", kind), figures)


# By hand: a year of 100 each month, then 50 more or less than that in turn. From one
# change on the year before to the next it is 100 each time: 10,000 over four times 100.
SWAPPED = [100] * 12 + [150, 50] * 6
LATER = date(2030, 1, 1)


def test_months_that_vary_more_than_chance_widen_what_it_may_explain():
    found = varying(counted(PeriodType.MONTH, SWAPPED), LATER)
    assert found[0].dispersion == pytest.approx(25)
    assert found[0].reach(1) == pytest.approx(100 + 20 * 5)
    assert found[0].reach(-1) == pytest.approx(100 - 10 * 5)
    assert (found[0].low, found[0].high) == (90, 120)


def test_what_came_later_does_not_tell_how_it_varied_by_then():
    series = counted(PeriodType.MONTH, SWAPPED)
    assert varying(series, date(2017, 1, 1))[0].dispersion == 1.0
    assert varying(series, date(2010, 1, 1))[0].dispersion == 1.0


def test_few_quarters_do_not_tell_how_they_vary():
    counts = [40, 60, 80, 100, 90, None, 30, 10, 44, 60, 80, 100]
    found = varying(counted(PeriodType.QUARTER, counts, length=3, step=3), LATER)
    assert (len(found), found[0].dispersion) == (11, 1.0)


def test_twelve_months_that_roll_on_vary_as_their_months_do():
    sums = [1200 + (60 if place % 2 else 0) for place in range(30)]
    found = varying(counted(PeriodType.ROLLING_12, sums, length=12), LATER)
    # Steps of 60 up and down differ by 120 each time: 14,400 over four times 102.5.
    assert found[0].dispersion == pytest.approx(14400 / 410)


def test_years_alone_do_not_tell_how_they_vary():
    series = kept([3, 9, 4], ["final"] * 3)
    assert varying(series, LATER) is readings_in(series)
    unknown = counted(PeriodType.MONTH, [None] * 30)
    assert varying(unknown, LATER) == ()
