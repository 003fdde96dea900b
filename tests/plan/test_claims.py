"""Statements of change held against their tables."""

import pytest

from frankpledge.plan.rules.claims import (
    ClaimVerdict,
    check_change,
    check_value,
)


@pytest.mark.parametrize(
    ("before", "after", "printed", "verdict"),
    [
        (6270, 5838, -7, ClaimVerdict.AGREES),
        (1393, 1333, -4, ClaimVerdict.AGREES),
        (1773, 1522, -16, ClaimVerdict.WRONG_BASE),
        (1588, 1333, -19, ClaimVerdict.WRONG_BASE),
        (633, 690, 8, ClaimVerdict.WRONG_BASE),
        (266, 256, 0, ClaimVerdict.DIFFERS),
        (390, 290, -26, ClaimVerdict.AGREES),
        (None, 5811, -7, ClaimVerdict.CANNOT_CHECK),
        (0, 5, 100, ClaimVerdict.CANNOT_CHECK),
        (100, 0, -100, ClaimVerdict.AGREES),
    ],
)
def test_a_change_is_worked_out_again_from_its_own_table(
    before, after, printed, verdict
):
    found = check_change(before=before, after=after, printed=printed, decimals=0)
    assert found.verdict is verdict


def test_the_slip_of_dividing_by_the_last_year_is_named():
    found = check_change(before=1773, after=1522, printed=-16, decimals=0)
    assert found.sentence == (
        "The text says -16%; its table gives -14.2% (from 1,773 to 1,522)."
        " The printed figure divides by the last year in place of the first."
    )


def test_a_printed_figure_is_held_against_the_one_the_table_gives():
    wrong = check_value(figure=-7.060185, printed=-6.99, decimals=2)
    right = check_value(figure=18.0, printed=18, decimals=1)
    unknown = check_value(figure=None, printed=18, decimals=1)
    assert wrong.sentence == "The text says -6.99; its table gives -7.06."
    assert [wrong.verdict, right.verdict, unknown.verdict] == [
        ClaimVerdict.DIFFERS,
        ClaimVerdict.AGREES,
        ClaimVerdict.CANNOT_CHECK,
    ]
