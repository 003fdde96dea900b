from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType, sequence


FROM, UNTIL = date(2018, 1, 1), date(2021, 1, 1)


@pytest.mark.parametrize(
    ("period_type", "first", "last", "number"),
    [
        (PeriodType.MONTH, "2018-01", "2020-12", 36),
        (PeriodType.QUARTER, "2017/18-Q4", "2020/21-Q3", 12),
        (PeriodType.FINANCIAL_YEAR, "2018/19", "2019/20", 2),
        (PeriodType.YEAR_TO_DATE, "Apr 2018/19", "Apr-Dec 2020/21", 33),
        (PeriodType.ROLLING_12, "12 months to Dec 2018", "12 months to Dec 2020", 25),
        (PeriodType.PROGRAMME_YEAR, "Oct 2018-Sep 2019", "Oct 2019-Sep 2020", 2),
        (PeriodType.CALENDAR_YEAR, "2018", "2020", 3),
    ],
)
def test_sequence_holds_the_whole_periods_between_two_days(
    period_type, first, last, number
):
    found = sequence(period_type, FROM, UNTIL)
    assert (found[0].label, found[-1].label, len(found)) == (first, last, number)
    assert list(found) == sorted(found)


def test_sequence_leaves_out_a_month_begun_before_the_first_day():
    found = sequence(PeriodType.MONTH, date(2019, 1, 2), date(2019, 3, 31))
    assert [period.label for period in found] == ["2019-02"]


def test_programme_year_starts_when_the_programme_says():
    found = sequence(PeriodType.PROGRAMME_YEAR, FROM, UNTIL, programme_starts=7)
    assert [p.label for p in found] == ["Jul 2018-Jun 2019", "Jul 2019-Jun 2020"]


def test_nothing_lies_between_a_day_and_itself():
    assert {t: sequence(t, FROM, FROM) for t in PeriodType} == dict.fromkeys(
        PeriodType, ()
    )


def test_snapshots_have_no_sequence():
    assert sequence(PeriodType.SNAPSHOT, FROM, UNTIL) == ()
