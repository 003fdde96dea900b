"""Triggers go off by a figure or by a day, and say by what."""

from datetime import date

import pytest

from frankpledge.assessment.rules.horizon import (
    Figure,
    Reached,
    Trigger,
    evaluated,
    undecided,
)
from frankpledge.assessment.states import Way


TODAY = date(2021, 6, 1)
ABOVE = Trigger(Way.ABOVE, 10)


@pytest.mark.parametrize(
    ("trigger", "figures", "expected"),
    [
        (ABOVE, [Figure("May", 12.5)], Reached(True, "12.5 in May is above 10")),
        (ABOVE, [Figure("May", 10)], Reached(False, "10 in May is not above 10")),
        (
            Trigger(Way.BELOW, 10),
            [Figure("May", 1), Figure("June", 9), None],
            Reached(True, "9 in June is below 10"),
        ),
        (
            ABOVE,
            [None],
            Reached(False, "its series has no figure yet", is_known=False),
        ),
        (Trigger(), [], Reached(False, "it has no trigger", is_known=False)),
        (
            Trigger(on=date(2021, 6, 1)),
            [],
            Reached(True, "its day, 1 June 2021, has come"),
        ),
        (Trigger(on=date(2021, 6, 2)), [], Reached(False, "it waits for 2 June 2021")),
        (
            Trigger(Way.ABOVE, 10, date(2022, 1, 1)),
            [Figure("May", 1200)],
            Reached(True, "1,200 in May is above 10"),
        ),
    ],
)
def test_a_trigger_says_whether_it_went_off_and_by_what(trigger, figures, expected):
    assert evaluated(trigger, figures, today=TODAY) == expected


def test_what_was_decided_this_cycle_need_not_be_decided_again():
    assert undecided([1, 2, 3], [3, 1]) == [2]
