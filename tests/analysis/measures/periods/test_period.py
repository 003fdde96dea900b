from datetime import date

import pytest

from frankpledge.analysis.measures.periods import (
    Completeness,
    NotAPeriod,
    Period,
    PeriodType,
    calendar_year,
    financial_year,
    month,
    programme_year,
    quarter,
    rolling_12,
    snapshot,
    year_to_date,
)


def test_periods_are_half_open():
    july = month(2019, 7)
    assert (july.starts_on, july.ends_before) == (date(2019, 7, 1), date(2019, 8, 1))
    assert july.contains(date(2019, 7, 31))
    assert not july.contains(date(2019, 8, 1))


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (month(2019, 7), "2019-07"),
        (quarter(2019, 1), "2019/20-Q1"),
        (quarter(2019, 4), "2019/20-Q4"),
        (financial_year(2019), "2019/20"),
        (financial_year(1999), "1999/00"),
        (year_to_date(date(2019, 4, 30)), "Apr 2019/20"),
        (year_to_date(date(2019, 8, 5)), "Apr-Aug 2019/20"),
        (year_to_date(date(2020, 3, 1)), "Apr-Mar 2019/20"),
        (rolling_12(date(2020, 3, 1)), "12 months to Mar 2020"),
        (programme_year(2010), "Oct 2010-Sep 2011"),
        (programme_year(2010, starts=1), "Jan 2010-Dec 2010"),
        (calendar_year(2019), "2019"),
        (snapshot(date(2020, 2, 29)), "2020-02-29"),
    ],
)
def test_label_is_the_fields_own_and_reads_back(period, label):
    assert period.label == str(period) == label
    assert Period.parse(label) == period


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (month(2020, 1), month(2019, 12)),
        (quarter(2019, 1), quarter(2018, 4)),
        (financial_year(2019), financial_year(2018)),
        (calendar_year(2019), calendar_year(2018)),
        (rolling_12(date(2020, 3, 1)), rolling_12(date(2019, 3, 1))),
        (year_to_date(date(2019, 8, 1)), year_to_date(date(2018, 8, 1))),
        (snapshot(date(2020, 2, 29)), snapshot(date(2019, 2, 28))),
    ],
)
def test_previous_shares_no_month_with_the_period(period, before):
    assert period.previous == before


def test_same_period_last_year_keeps_the_season():
    assert quarter(2019, 4).same_period_last_year == quarter(2018, 4)


def test_moved_day_stays_in_its_month():
    assert snapshot(date(2020, 3, 31)).moved(-1) == snapshot(date(2020, 2, 29))


@pytest.mark.parametrize(
    ("starts_on", "ends_before", "period_type"),
    [
        (date(2019, 7, 2), date(2019, 8, 1), PeriodType.MONTH),
        (date(2019, 7, 1), date(2019, 8, 2), PeriodType.MONTH),
        (date(2019, 7, 1), date(2019, 9, 1), PeriodType.MONTH),
        (date(2019, 5, 1), date(2019, 8, 1), PeriodType.QUARTER),
        (date(2019, 1, 1), date(2020, 1, 1), PeriodType.FINANCIAL_YEAR),
        (date(2019, 4, 1), date(2020, 4, 1), PeriodType.CALENDAR_YEAR),
        (date(2019, 5, 1), date(2019, 6, 1), PeriodType.YEAR_TO_DATE),
        (date(2019, 4, 1), date(2019, 4, 1), PeriodType.YEAR_TO_DATE),
        (date(2019, 4, 1), date(2019, 4, 3), PeriodType.SNAPSHOT),
    ],
)
def test_dates_that_make_no_such_period_are_refused(
    starts_on, ends_before, period_type
):
    with pytest.raises(NotAPeriod, match="Check the first day"):
        Period(starts_on, ends_before, period_type)


def test_completeness_says_which_months_never_came():
    covered = {date(2019, 4, 1), date(2019, 6, 1)}
    found = quarter(2019, 1).completeness(covered)
    assert found == Completeness(3, (date(2019, 5, 1),))
    assert (found.months_covered, found.is_whole, found.is_empty) == (2, False, False)


def test_completeness_of_nothing_and_of_everything():
    may = month(2019, 5)
    assert may.completeness(set()).is_empty
    assert may.completeness({date(2019, 5, 1)}).is_whole


def test_snapshot_has_no_months():
    assert snapshot(date(2019, 5, 1)).months == ()
