"""Figures as the rules judge them: read once for the same figures, anew for others."""

from datetime import date

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence.rules.figures import Keeping, KeptSeries
from frankpledge.plan.selectors.figures import readings_in, readings_of


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
