from datetime import date

import pytest

from frankpledge.analysis.dates import (
    day_if_known,
    day_in_words,
    first_day,
    last_day,
    month_number,
    months_in_words,
    year_of,
    year_words,
)


JAN, FEB, APR = date(2019, 1, 1), date(2019, 2, 1), date(2019, 4, 1)


def test_a_day_has_no_leading_nought():
    assert day_in_words(date(2026, 6, 6)) == "6 June 2026"


def test_an_unknown_day_is_no_words():
    assert (day_if_known(None), day_if_known(date(2026, 6, 16))) == ("", "16 June 2026")


def test_a_span_that_ends_before_a_leap_years_march_has_its_last_day_in_february():
    assert last_day(date(2024, 3, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "day", [date(1999, 12, 1), date(2000, 1, 1), date(2019, 11, 1)]
)
def test_a_month_is_found_again_by_its_number(day):
    assert first_day(month_number(day)) == day


def test_the_month_after_december_is_january():
    assert first_day(month_number(date(2019, 12, 31)) + 1) == date(2020, 1, 1)


def test_the_financial_year_begins_on_the_first_of_april():
    assert (year_of(date(2027, 3, 31)), year_of(date(2027, 4, 1))) == (2026, 2027)


@pytest.mark.parametrize(
    ("year", "words"), [(2026, "2026/27"), (1999, "1999/00"), (2008, "2008/09")]
)
def test_a_financial_year_is_said_by_both_its_years(year, words):
    assert year_words(year) == words


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ([], ""),
        ([JAN], "January 2019"),
        ([FEB, JAN], "January 2019 to February 2019"),
        ([APR, JAN, FEB, FEB], "January 2019 to February 2019 and April 2019"),
    ],
)
def test_a_missing_month_breaks_the_run(months, expected):
    assert months_in_words(months) == expected
