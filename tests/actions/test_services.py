"""What people do to actions."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.actions.selectors import actions_of, progress_counts
from frankpledge.actions.services import (
    ActionConflict,
    Promised,
    drop_actions,
    pass_on_agency,
    pass_on_person,
    promise_action,
    update_action,
)
from frankpledge.actions.states import ActionState, Progress
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.audit.models import Entry
from frankpledge.partnership.models import Person


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
    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
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


def test_what_is_promised_again_alike_is_the_same_version(
    action, partnership, agencies
):
    said = Promised(
        ref="A1",
        text="Fit alley-gates.",
        owner=agencies["police"],
        starts_on=date(2020, 1, 1),
        due_on=date(2020, 3, 31),
        state=ActionState.UNDER_WAY,
    )
    same = promise_action(partnership.pk, action, said)
    assert (same.pk, same.version) == (action.pk, 1)
    assert same.first_due_on == date(2020, 3, 31)
    moved = promise_action(partnership.pk, same, replace(said, due_on=date(2020, 9, 1)))
    assert (moved.version, moved.first_due_on) == (2, date(2020, 3, 31))
    made = promise_action(partnership.pk, None, replace(said, ref="A2"))
    assert (made.version, made.first_due_on) == (1, date(2020, 3, 31))
    drop_actions([made])
    assert [one.ref for one in Action.objects.all()] == ["A1"]


def test_one_agencys_actions_pass_to_another(action, agencies):
    police, fire = agencies["police"], agencies["fire"]
    assert pass_on_agency([action], old=fire, new=police) == 0
    assert pass_on_agency([action], old=police, new=fire) == 1
    action.refresh_from_db()
    assert (action.owner, action.version) == (fire, 2)


@pytest.mark.parametrize(
    ("leads", "deputy", "after_leads", "after_deputy", "changed"),
    [
        ("old", None, "new", None, 1),
        ("old other", "old", "other new", None, 1),
        ("other", "old", "other", "new", 1),
        ("new", "old", "new", None, 1),
        ("other", "other", "other", "other", 0),
    ],
)
def test_one_person_takes_the_place_of_another(
    action, agencies, leads, deputy, after_leads, after_deputy, changed
):
    people = {
        name: Person.objects.create(agency=agencies["police"], name=name)
        for name in ("old", "new", "other")
    }
    action.leads.set(people[name] for name in leads.split())
    action.deputy = people.get(deputy)
    action.save()
    assert pass_on_person([action], old=people["old"], new=people["new"]) == changed
    action.refresh_from_db()
    assert {one.name for one in action.leads.all()} == set(after_leads.split())
    assert action.deputy == people.get(after_deputy)
    assert action.version == 1 + changed
