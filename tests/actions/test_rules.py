"""When an action is on time, late or overdue."""

from datetime import date

import pytest

from frankpledge.actions.rules import change_is_allowed, progress
from frankpledge.actions.states import ActionState, Progress


TODAY = date(2020, 4, 1)
BEFORE, SLIP, LONG_AGO = date(2020, 3, 1), date(2020, 3, 2), date(2020, 2, 1)
LATER = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("state", "starts_on", "due_on", "said"),
    [
        (ActionState.DONE, None, LONG_AGO, Progress.DONE),
        (ActionState.DROPPED, None, LONG_AGO, Progress.DROPPED),
        (ActionState.BLOCKED, None, LATER, Progress.BLOCKED),
        (ActionState.UNDER_WAY, None, SLIP, Progress.LATE),
        (ActionState.UNDER_WAY, None, LONG_AGO, Progress.OVERDUE),
        (ActionState.UNDER_WAY, None, LATER, Progress.ON_TIME),
        (ActionState.UNDER_WAY, None, TODAY, Progress.ON_TIME),
        (ActionState.UNDER_WAY, None, None, Progress.NO_DATE),
        (ActionState.NOT_STARTED, BEFORE, LATER, Progress.LATE),
        (ActionState.NOT_STARTED, LATER, LATER, Progress.NOT_STARTED),
        (ActionState.NOT_STARTED, None, None, Progress.NOT_STARTED),
    ],
)
def test_progress_reads_the_state_and_the_dates_together(
    state, starts_on, due_on, said
):
    told = progress(state=state, starts_on=starts_on, due_on=due_on, today=TODAY)
    assert told is said


def test_a_dropped_action_must_be_taken_up_again_before_it_is_done():
    assert not change_is_allowed(ActionState.DROPPED, ActionState.DONE)
    assert change_is_allowed(ActionState.DROPPED, ActionState.NOT_STARTED)
