from datetime import date

from frankpledge.intake import rules
from frankpledge.intake.rules import Pattern
from frankpledge.intake.states import Frequency


MONTHLY = Pattern(Frequency.MONTHLY, 56, date(2018, 1, 1))
QUARTERLY = Pattern(Frequency.QUARTERLY, 30, date(2019, 4, 1), date(2020, 4, 1))
YEARLY = Pattern(Frequency.YEARLY, 90, date(2012, 4, 1))


def labels(pattern, starts_on, ends_before, agreed=None):
    found = rules.expected_returns(
        pattern, starts_on=starts_on, ends_before=ends_before, agreed=agreed
    )
    return [due.period.label for due in found]


def test_a_monthly_source_owes_every_month_of_the_window():
    assert labels(MONTHLY, date(2019, 6, 1), date(2019, 9, 1)) == [
        "2019-06",
        "2019-07",
        "2019-08",
    ]


def test_nothing_is_owed_before_the_first_period():
    assert labels(MONTHLY, date(2017, 11, 1), date(2018, 2, 1)) == ["2018-01"]


def test_a_quarter_that_overlaps_the_window_is_owed_whole():
    assert labels(QUARTERLY, date(2019, 5, 1), date(2019, 8, 1)) == [
        "2019/20-Q1",
        "2019/20-Q2",
    ]


def test_nothing_is_owed_after_the_source_ended():
    assert labels(QUARTERLY, date(2020, 1, 1), date(2020, 12, 1)) == ["2019/20-Q4"]
    assert labels(QUARTERLY, date(2021, 6, 1), date(2021, 12, 1)) == []


def test_a_year_is_owed_in_each_of_its_months():
    assert labels(YEARLY, date(2013, 3, 1), date(2013, 4, 1)) == ["2012/13"]


def test_a_return_is_due_its_lag_after_its_period_has_ended():
    (june,) = rules.expected_returns(
        MONTHLY, starts_on=date(2019, 6, 1), ends_before=date(2019, 7, 1)
    )
    assert june.due_on == date(2019, 8, 26)
    assert june.is_coming


def test_an_agreed_date_takes_the_place_of_the_usual_one():
    agreed = {date(2019, 6, 1): date(2019, 10, 1), date(2019, 7, 1): None}
    june, july, august = rules.expected_returns(
        MONTHLY,
        starts_on=date(2019, 6, 1),
        ends_before=date(2019, 9, 1),
        agreed=agreed,
    )
    assert (june.due_on, june.is_coming) == (date(2019, 10, 1), True)
    assert (july.due_on, july.is_coming) == (date(2019, 9, 26), False)
    assert august.is_coming


def test_a_source_that_sends_now_and_then_owes_nothing():
    now_and_then = Pattern(Frequency.IRREGULAR, 0, date(2018, 1, 1))
    assert labels(now_and_then, date(2019, 1, 1), date(2020, 1, 1)) == []


def test_a_source_without_a_first_period_owes_nothing_yet():
    assert (
        labels(Pattern(Frequency.MONTHLY, 0), date(2019, 1, 1), date(2020, 1, 1)) == []
    )


def test_the_window_may_reach_back_to_the_beginning_of_time():
    assert labels(MONTHLY, date(1, 6, 1), date(1, 9, 1)) == []
