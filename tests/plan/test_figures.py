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


# By hand: two years that swap 150 and 50 about a mean of 100 each month. Every cell
# misses 100 by 50, so 24 x 2500/100 over 11 degrees of freedom is 54.5.
SWAPPED = [150, 50] * 6 + [50, 150] * 6


def test_months_that_vary_more_than_chance_widen_what_it_may_explain():
    found = varying(counted(PeriodType.MONTH, SWAPPED))
    assert found[0].dispersion == pytest.approx(600 / 11)
    assert found[0].reach(1) == pytest.approx(150 + 20 * (600 / 11) ** 0.5)
    assert found[0].reach(-1) == pytest.approx(150 - 10 * (600 / 11) ** 0.5)
    assert (found[0].low, found[0].high) == (140, 170)


def test_quarters_are_held_against_the_same_quarters():
    counts = [40, 60, 80, 100, 40, None, 80, 100, 44, 60, 80, 100]
    found = varying(counted(PeriodType.QUARTER, counts, length=3, step=3))
    assert (len(found), found[0].dispersion) == (11, 1.0)


def test_twelve_months_that_roll_on_vary_as_their_months_do():
    sums = [1200 + (60 if place % 2 else 0) for place in range(30)]
    found = varying(counted(PeriodType.ROLLING_12, sums, length=12))
    # Steps of 60 up and down: a variance of 3600 (29 of them) over twice 102.5.
    assert found[0].dispersion == pytest.approx(18.2, abs=0.1)


def test_years_alone_do_not_tell_how_they_vary():
    series = kept([3, 9, 4], ["final"] * 3)
    assert varying(series) is readings_in(series)
