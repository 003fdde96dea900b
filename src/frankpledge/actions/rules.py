"""When an action is on time, late or overdue."""

from datetime import date, timedelta

from frankpledge.actions.states import CHANGES, CLOSED, ActionState, Progress


# An action that slips by up to a month is late, not yet overdue: the amber of the
# usual red, amber and green for actions.
LATE_DAYS = 31


def progress(
    *, state: ActionState, starts_on: date | None, due_on: date | None, today: date
) -> Progress:
    """Say in words how the action stands on this day."""
    if state in CLOSED:
        return Progress.DONE if state is ActionState.DONE else Progress.DROPPED
    if state is ActionState.BLOCKED:
        return Progress.BLOCKED
    if due_on is not None and today > due_on:
        is_slip = today <= due_on + timedelta(days=LATE_DAYS)
        return Progress.LATE if is_slip else Progress.OVERDUE
    return not_yet_due(state=state, starts_on=starts_on, due_on=due_on, today=today)


def not_yet_due(
    *, state: ActionState, starts_on: date | None, due_on: date | None, today: date
) -> Progress:
    """Say how an action stands whose date has not passed, or which has none."""
    if state is ActionState.NOT_STARTED:
        should_have_begun = starts_on is not None and today > starts_on
        return Progress.LATE if should_have_begun else Progress.NOT_STARTED
    return Progress.ON_TIME if due_on else Progress.NO_DATE


def change_is_allowed(old: ActionState, new: ActionState) -> bool:
    """Say whether an action may go from one state to the other."""
    return new in CHANGES[old]
