"""What people do to actions."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.actions.selectors import actions_of, progress_counts
from frankpledge.actions.services import ActionConflict, update_action
from frankpledge.actions.states import ActionState, Progress
from frankpledge.audit.models import Entry


NOW = datetime(2020, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def action(partnership, agencies):
    return Action.objects.create(
        partnership=partnership,
        ref="A1",
        text="Fit alley-gates.",
        owner=agencies["police"],
        starts_on=date(2020, 1, 1),
        due_on=date(2020, 3, 31),
        state=ActionState.UNDER_WAY,
    )


def update(action, by, **changes):
    terms = {
        "state": ActionState.UNDER_WAY,
        "due_on": date(2020, 6, 30),
        "text": "The contractor is late.",
        "version": action.version,
        "at": NOW,
        "by": by,
    }
    return update_action(action=action, **(terms | changes))


def test_moving_a_date_keeps_the_first_one_and_leaves_a_note(action, lead_officer):
    moved = update(action, lead_officer)
    note = moved.notes.get()
    assert (moved.due_on, moved.first_due_on) == (date(2020, 6, 30), date(2020, 3, 31))
    assert (note.text, note.written_by) == ("The contractor is late.", lead_officer)
    entry = Entry.objects.get(kind="action")
    assert entry.field_classes == ["state", "due_on", "note"]


def test_an_agency_that_does_not_own_it_may_not_update_it(action, other_officer):
    with pytest.raises(NotAllowed):
        update(action, other_officer)
    assert not action.notes.exists()


def test_two_editors_do_not_overwrite_each_other(action, lead_officer):
    update(action, lead_officer)
    with pytest.raises(ActionConflict, match="Somebody else"):
        update(action, lead_officer, version=1)


def test_a_state_that_cannot_follow_is_refused(action, lead_officer):
    done = update(action, lead_officer, state=ActionState.DONE)
    with pytest.raises(ActionConflict, match="cannot become"):
        update(done, lead_officer, state=ActionState.BLOCKED)


def test_a_date_before_the_start_is_refused(action, lead_officer):
    with pytest.raises(ActionConflict, match="before the action starts"):
        update(action, lead_officer, due_on=date(2019, 12, 1))


def test_an_action_without_a_date_takes_its_first_one(action, lead_officer):
    Action.objects.update(due_on=None)
    dated = update(Action.objects.get(), lead_officer)
    assert dated.first_due_on == date(2020, 6, 30)


def test_progress_is_counted_in_words(action, partnership):
    counts = progress_counts(actions_of(partnership.pk), today=NOW.date())
    assert counts == {Progress.LATE: 1}
    assert str(action) == "A1 Fit alley-gates."
