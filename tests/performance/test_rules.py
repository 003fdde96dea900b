from datetime import date

import pytest

from frankpledge.performance.rules import (
    Fact,
    asking,
    due_on,
    revised,
)
from frankpledge.performance.states import BUILD_MOVES, Asking, BuildState, Revised


END = date(2020, 4, 1)


def ask(**others):
    facts = {
        "is_exception": True,
        "is_answered": False,
        "quarters_in_a_row": 1,
        "ends_before": END,
        "today": date(2020, 4, 10),
    }
    return asking(**{**facts, **others})


def test_commentary_is_due_four_weeks_after_the_quarter():
    assert due_on(END) == date(2020, 4, 29)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"is_exception": False}, Asking.NOTHING),
        ({"is_exception": False, "quarters_in_a_row": 2}, Asking.NOTHING),
        ({}, Asking.ASKED),
        ({"today": date(2020, 4, 29)}, Asking.ASKED),
        ({"today": date(2020, 4, 30)}, Asking.OVERDUE),
        ({"today": date(2020, 5, 13)}, Asking.OVERDUE),
        ({"today": date(2020, 5, 14)}, Asking.MANAGER),
        ({"is_answered": True, "today": date(2021, 1, 1)}, Asking.ANSWERED),
        ({"is_answered": True, "quarters_in_a_row": 2}, Asking.BOARD),
    ],
)
def test_asking_goes_further_with_time_and_with_a_second_quarter(facts, wanted):
    assert ask(**facts) is wanted


@pytest.mark.parametrize(
    ("then", "now", "wanted"),
    [
        (Fact(1.0, "final", 1), Fact(1.0, "final", 1), None),
        (Fact(1.0, "final", 1), Fact(1.1, "final", 1), Revised.CHANGED),
        (Fact(1.0, "provisional", 1), Fact(1.0, "final", 1), Revised.NOW_FINAL),
        (Fact(1.0, "final", 1), None, Revised.NOW_MISSING),
        (Fact(1.0, "final", 1), Fact(None, "missing", 1), Revised.NOW_MISSING),
        (Fact(None, "missing", 1), None, Revised.NOW_MISSING),
        (Fact(None, "missing", 1), Fact(None, "missing", 1), None),
        (Fact(None, "missing", 1), Fact(1.0, "final", 1), Revised.NOW_KNOWN),
        (Fact(1.0, "final", 1), Fact(1.1, "final", 2), Revised.REDEFINED),
        (Fact(1.0, "final", 1), Fact(1.0, "final", 2), None),
    ],
)
def test_what_became_of_a_figure(then, now, wanted):
    assert revised(then, now) is wanted


def test_a_build_that_is_over_goes_nowhere():
    ended = {state for state in BuildState if not BUILD_MOVES[state]}
    assert ended == {BuildState.DONE, BuildState.STOPPED, BuildState.FAILED}
