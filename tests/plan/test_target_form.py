"""A target's form: its kind first, then what it is judged by; nothing typed is lost."""

import pytest

from frankpledge.plan.models import Plan, Target
from tests.plan.test_views import form_of


pytestmark = pytest.mark.django_db
ADD = "/plan/safer-town/add/target/?under=O1"
CHANGE = "/plan/safer-town/change/target/T1/"


@pytest.fixture
def desk(plan, manager, signed_in):
    return signed_in(manager)


def names(answer):
    return set(answer.context["form"].fields)


def test_the_kind_is_asked_first_and_then_what_it_is_judged_by(desk):
    first = desk.get(ADD)
    assert names(first) == {"kind", "version"}
    chosen = desk.post(ADD, {"kind": "threshold", "step": "terms", "version": 1})
    assert {"low", "high", "is_cumulative"} <= names(chosen)
    assert not {"percent", "far_value", "tested_by", "reason"} & names(chosen)
    assert chosen.context["form"]["baseline_state"].value() == "not-applicable"
    assert chosen.context["form"]["ref"].value() == "O1.4"
    assert not chosen.context["form"].errors


def test_without_a_kind_the_question_is_asked_again(desk):
    asked = desk.post(ADD, {"step": "terms", "version": 1, "ref": "T9"})
    assert asked.context["form"].errors == {
        "kind": ["Choose what kind of target is it"]
    } or ("kind" in asked.context["form"].errors)
    assert '<input type="hidden" name="ref" value="T9">' in asked.content.decode()


def test_another_kind_is_chosen_and_what_was_typed_comes_back(desk):
    typed = form_of(desk, CHANGE, title="Homes", percent="-2 0", step="kind")
    asked = desk.post(CHANGE, typed)
    assert names(asked) == {"kind", "version"}
    carried = dict(asked.context["carried"])
    assert (carried["title"], carried["percent"]) == ("Homes", "-2 0")
    other = carried | {"kind": "milestone", "step": "terms", "version": 1}
    form = desk.post(CHANGE, other).context["form"]
    assert form["title"].value() == "Homes"
    back = desk.post(CHANGE, other | {"kind": "by-percent"}).context["form"]
    assert back["percent"].value() == "-2 0"
    assert back["due_on"].value() == ["1", "4", "2021"]
    assert Plan.objects.get().version == 1


def test_a_changed_kind_leaves_the_terms_of_the_old_one_behind(desk):
    sent = form_of(desk, CHANGE, kind="milestone", printed="A leaflet")
    assert desk.post(CHANGE, sent).status_code == 302
    held = Target.objects.get(ref="T1")
    told = (held.kind, held.percent, held.baseline, held.baseline_state)
    assert told == ("milestone", None, None, "not-applicable")


def test_what_a_form_does_not_ask_stays_where_the_kind_stays(desk):
    Target.objects.filter(ref="T1").update(far_value=400.0, reason="Kept.")
    assert desk.post(CHANGE, form_of(desk, CHANGE)).status_code == 302
    held = Target.objects.get(ref="T1")
    assert (held.far_value, held.reason) == (400.0, "Kept.")


def test_a_step_is_worked_out_where_it_was_left_empty(desk):
    sent = form_of(
        desk,
        CHANGE,
        kind="interim",
        value="",
        far_value="484.5",
        **{"far_due_on-day": 1, "far_due_on-month": 4, "far_due_on-year": 2024},
    )
    assert desk.post(CHANGE, sent).status_code == 302
    assert Target.objects.get(ref="T1").value == pytest.approx(726.75, abs=0.3)
