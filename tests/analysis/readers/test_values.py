"""Numbers, dates, periods and kinds of missing, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.readers.layout import DateOrder
from frankpledge.analysis.readers.sieve import Doubt, Meaning
from frankpledge.analysis.readers.values.dates import Day, day
from frankpledge.analysis.readers.values.hours import hour
from frankpledge.analysis.readers.values.missing import ZERO
from frankpledge.analysis.readers.values.numbers import Total, total
from frankpledge.analysis.readers.values.periods import Span, period
from frankpledge.analysis.readers.values.text import cleaned
from frankpledge.analysis.tables.tally import Status


TODAY = date(2021, 6, 1)
D = DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("written", "value", "why"),
    [
        ("844", 844, ""),
        ("12.5", 12.5, ""),
        ("-3", -3, ""),
        ("1,234", 1234, "thousands separators"),
        ("1 234 567", 1234567, "thousands separators"),
        (" 844 ", 844, ""),
        ("844\u00a0", 844, ""),
        ("\u200b844", 844, "invisible characters left out"),
        ("£1,200", 1200, "thousands separators"),
        ("60%", 60, "% left out"),
        ("007", 7, "leading zeros"),
        ("0.5", 0.5, ""),
        ("(12)", -12, "brackets for a minus"),
        ("844 [p]", 844, "the mark [p] left out"),
        ("844*", 844, "the mark * left out"),
    ],
)
def test_figures_are_read_and_doubtful_ones_said_aloud(written, value, why):
    assert total(written, {}) == Total(value, Status.GIVEN, why)


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", Status.NOT_SUPPLIED),
        ("N/A", Status.NOT_AVAILABLE),
        (":", Status.NOT_AVAILABLE),
        ("-", Status.NOT_APPLICABLE),
        ("?", Status.NOT_KNOWN),
        ("TBC", Status.TO_BE_CONFIRMED),
        ("<5", Status.SUPPRESSED),
        ("less than 10", Status.SUPPRESSED),
        ("[c]", Status.SUPPRESSED),
    ],
)
def test_kinds_of_missing_are_told_apart_and_none_is_zero(written, status):
    found = total(written, {})
    assert isinstance(found, Total)
    assert (found.value, found.status) == (None, status)
    assert found.shown


def test_a_layout_may_say_what_its_suppliers_mark_means():
    assert total("-", {"-": ZERO}) == Total(0.0, why="a mark for none")
    assert total("nil", {"nil": ZERO}) == Total(0.0, why="a mark for none")


@pytest.mark.parametrize(
    "written", ["1e300", "inf", "nan", "1e5", "12a", "1,23", "١٢", "9" * 17, "#ERROR"]
)
def test_what_is_no_figure_is_not_guessed_at(written):
    assert isinstance(total(written, {}), Doubt)


def test_figures_too_large_for_the_field_are_doubted():
    assert isinstance(total("9" * 16, {}), Doubt)


@pytest.mark.parametrize(
    ("written", "shown"), [("1234.0", "1234"), ("12.25", "12.25"), ("-", "not app")]
)
def test_a_total_is_shown_as_it_was_taken(written, shown):
    found = total(written, {})
    assert isinstance(found, Total)
    assert found.shown.startswith(shown)


@pytest.mark.parametrize(
    ("written", "order", "on", "why"),
    [
        ("30/04/2013", D, date(2013, 4, 30), ""),
        ("03/04/2013", D, date(2013, 4, 3), "day first"),
        ("04/04/2013", D, date(2013, 4, 4), ""),
        ("04/30/2013", DateOrder.MONTH_FIRST, date(2013, 4, 30), "month first"),
        ("2013-04-30", D, date(2013, 4, 30), ""),
        ("2013/04/30", DateOrder.YEAR_FIRST, date(2013, 4, 30), ""),
        ("30.4.13", D, date(2013, 4, 30), "a year of two digits"),
        ("30-Apr-99", D, date(1999, 4, 30), "a year of two digits"),
        ("30 April 2013", D, date(2013, 4, 30), ""),
        ("Tuesday, 30th April 2013", D, date(2013, 4, 30), ""),
        ("2013 Apr 30", D, date(2013, 4, 30), ""),
        ("41394", D, date(2013, 4, 30), "a spreadsheet's serial number"),
        ("41394.5", D, date(2013, 4, 30), "a spreadsheet's serial number"),
        ("20130430", D, date(2013, 4, 30), "a date of 8 digits"),
    ],
)
def test_days_are_read_in_the_suppliers_order(written, order, on, why):
    assert day(written, order, TODAY) == Day(on, None, why)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("30/04/2013 14:05", 14),
        ("2013-04-30T23:59:59Z", 23),
        ("2013-04-30 00:10:00+01:00", 0),
        ("30 April 2013 9.15pm", 21),
        ("30 April 2013 12:15am", 0),
    ],
)
def test_the_hour_comes_with_the_day(written, at):
    found = day(written, D, TODAY)
    assert isinstance(found, Day)
    assert (found.on, found.hour) == (date(2013, 4, 30), at)


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2013",
        "30/13/2013",
        "yesterday",
        "1/2/3",
        "30 Brumaire 2013",
        "2013",
        "30/04/2013 25:00",
        "٣٠/٠٤/٢٠١٣",
        "30/04/2031",
        "30/04/1066",
        "99999",
        "00001",
    ],
)
def test_what_is_no_day_of_the_field_is_not_guessed_at(written):
    assert isinstance(day(written, D, TODAY), Doubt)


def test_a_year_first_supplier_does_not_write_the_year_last():
    assert isinstance(day("30/04/2013", DateOrder.YEAR_FIRST, TODAY), Doubt)
    assert day("", D, TODAY) is None


@given(st.text(max_size=14))
def test_no_text_breaks_a_reading(text):
    days = [day(text, order, TODAY) for order in DateOrder]
    assert all(found is None or isinstance(found, Day | Doubt) for found in days)
    assert isinstance(total(text, {}), Total | Doubt)
    assert period(text) is None or isinstance(period(text), Span)
    assert isinstance(hour(text), Meaning | Doubt)


@pytest.mark.parametrize(
    ("written", "kind", "told"),
    [
        ("2012/13", "", ("financial-year", date(2012, 4, 1), date(2013, 4, 1))),
        ("2012-13", "", ("financial-year", date(2012, 4, 1), date(2013, 4, 1))),
        ("2012-2013", "", ("financial-year", date(2012, 4, 1), date(2013, 4, 1))),
        ("1999/00", "", ("financial-year", date(1999, 4, 1), date(2000, 4, 1))),
        ("FY 2012/13", "", ("financial-year", date(2012, 4, 1), date(2013, 4, 1))),
        (
            "year ending March 2013",
            "",
            ("financial-year", date(2012, 4, 1), date(2013, 4, 1)),
        ),
        ("2012", "", ("calendar-year", date(2012, 1, 1), date(2013, 1, 1))),
        (
            "2012",
            "financial-year",
            ("financial-year", date(2012, 4, 1), date(2013, 4, 1)),
        ),
        (
            "2012",
            "calendar-year",
            ("calendar-year", date(2012, 1, 1), date(2013, 1, 1)),
        ),
        ("2011-12", "", ("financial-year", date(2011, 4, 1), date(2012, 4, 1))),
        ("2011-12", "month", ("month", date(2011, 12, 1), date(2012, 1, 1))),
        ("2011-07", "", ("month", date(2011, 7, 1), date(2011, 8, 1))),
        ("Apr-12", "", ("month", date(2012, 4, 1), date(2012, 5, 1))),
        ("April 2012", "", ("month", date(2012, 4, 1), date(2012, 5, 1))),
        ("04/2012", "", ("month", date(2012, 4, 1), date(2012, 5, 1))),
        ("2012-04-01", "", ("month", date(2012, 4, 1), date(2012, 5, 1))),
        ("Q1 2012/13", "", ("quarter", date(2012, 4, 1), date(2012, 7, 1))),
        ("2012/13-Q4", "", ("quarter", date(2013, 1, 1), date(2013, 4, 1))),
        ("2012 Q4", "quarter", ("quarter", date(2012, 10, 1), date(2013, 1, 1))),
    ],
)
def test_periods_are_read_with_their_kind(written, kind, told):
    assert period(written, kind) == Span(*told)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2012/14",
        "9999",
        "0000",
        "Q5 2012/13",
        "Q1 then",
        "2012-00",
        "x 2012",
    ],
)
def test_what_is_no_period_is_none(written):
    assert period(written) is None


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("14", 14),
        ("14:30", 14),
        ("1430", 14),
        ("2:30 pm", 14),
        ("12am", 0),
        ("0.604", 14),
        ("14:30:00.5", 14),
        ("", None),
        ("unknown", None),
    ],
)
def test_hours_are_read_and_unknown_is_never_midnight(written, at):
    found = hour(written)
    assert isinstance(found, Meaning)
    assert found.value == at


@pytest.mark.parametrize("written", ["25", "14:75", "13pm:x", "٣", "9999", "18 pm x"])
def test_what_is_no_time_is_doubted(written):
    assert isinstance(hour(written), Doubt)


def test_nothing_is_done_to_plain_text():
    assert cleaned("  On or near A ") == ("On or near A", "")
    assert cleaned("A\u00a0\u200bB") == ("A B", "invisible characters left out")
