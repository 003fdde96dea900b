from datetime import date

import pytest

from frankpledge.intake.rules import (
    chase_letter,
    period_in_words,
    periods_in_words,
)


JAN, FEB, APR = date(2019, 1, 1), date(2019, 2, 1), date(2019, 4, 1)


@pytest.mark.parametrize(
    ("kind", "start", "expected"),
    [
        ("month", APR, "April 2019"),
        ("quarter", APR, "2019/20-Q1"),
        ("quarter", JAN, "2018/19-Q4"),
        ("financial-year", date(2012, 4, 1), "2012/13"),
        ("financial-year", date(1999, 4, 1), "1999/00"),
        ("calendar-year", JAN, "2019"),
        ("programme-year", date(2012, 10, 1), "the programme year from 1 October 2012"),
    ],
)
def test_a_period_is_written_as_the_field_writes_it(kind, start, expected):
    assert period_in_words(kind, start) == expected


def test_periods_of_several_types_are_told_apart():
    held = [("quarter", APR), ("month", JAN), ("month", FEB), ("financial-year", APR)]
    assert periods_in_words(held) == (
        "January 2019 to February 2019; 2019/20 and 2019/20-Q1"
    )


def letter(**more):
    return chase_letter(
        **{
            "source": "Fires",
            "agency": "Fire Service",
            "contact": "Fay Example",
            "deputy": "",
            "basis": "",
            "returns": [("2019-06", date(2019, 8, 26)), ("2019-05", date(2019, 7, 27))],
            "on": date(2019, 9, 2),
        }
        | more
    )


def test_a_letter_names_the_periods_and_the_oldest_due_date():
    assert letter().opening == (
        "We have not received “Fires” for 2019-06 and 2019-05."
        " The oldest was due on 27 July 2019. Please send them, or tell us when they"
        " will come."
    )


def test_a_letter_counts_many_periods_in_its_first_sentence():
    many = [(f"2019-{number:02}", date(2019, 12, 1)) for number in range(1, 8)]
    assert "for 7 periods, listed below." in letter(returns=many).opening
    assert len(letter(returns=many).returns) == 7


def test_a_letter_has_a_line_to_sign():
    assert letter().signature[0] == "Signed"


def test_a_letter_without_a_contact_goes_to_the_agency():
    assert letter(contact="").to == "Fire Service"
    assert letter().to == "Fay Example"
