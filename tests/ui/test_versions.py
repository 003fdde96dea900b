"""Two people change one thing: both texts stand side by side, and nothing is lost."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from frankpledge.analysis.failures import ChangedMeanwhile, ExpectedFailure
from frankpledge.ui.answers import refused
from frankpledge.ui.forms import DateField, VersionForm
from frankpledge.ui.forms.versions import in_words


class GateForm(VersionForm):
    """A form as rooms make them."""

    title = forms.CharField()
    kind = forms.ChoiceField(choices=[("a", "Alley"), ("b", "Bridge")])
    streets = forms.MultipleChoiceField(
        choices=[("Town", [("1", "Hardshaw Street")]), ("2", "Duke Street")],
        required=False,
    )
    due_on = DateField(required=False)
    is_paid = forms.BooleanField(required=False)
    note = forms.CharField(required=False)


class Gate:
    version = 3
    title = "Gates"
    kind = "a"
    streets = ("1",)
    due_on = date(2020, 6, 30)
    is_paid = False


def sent(**said):
    data = QueryDict(mutable=True)
    data.update({"title": "Lamps", "kind": "b", "due_on": "2020-07-01", **said})
    return data


def bound(**said):
    form = GateForm(sent(**said), initial=GateForm.kept(Gate))
    assert form.is_valid()
    return form


def test_a_thing_is_kept_in_its_own_boxes_with_its_version():
    assert GateForm.kept(Gate) == {
        "version": 3,
        "title": "Gates",
        "kind": "a",
        "streets": ("1",),
        "due_on": date(2020, 6, 30),
        "is_paid": False,
    }


def test_what_was_said_leaves_the_version_out():
    form = bound(version="2", note="Soon.")
    assert form.version_seen == 2
    assert form.said()["note"] == "Soon."
    assert "version" not in form.said()
    assert bound().version_seen == 0


def test_only_what_differs_is_shown_and_in_words():
    form = bound(version="2", is_paid="on", note="Never kept.")
    assert refused(form, ChangedMeanwhile()) == {
        "conflict": [
            {"label": "Title", "now": "Gates", "typed": "Lamps"},
            {"label": "Kind", "now": "Alley", "typed": "Bridge"},
            {"label": "Streets", "now": "Hardshaw Street", "typed": ""},
            {"label": "Due on", "now": "30 June 2020", "typed": "1 July 2020"},
            {"label": "Is paid", "now": "no", "typed": "yes"},
        ]
    }
    assert form["title"].value() == "Lamps"


def test_saving_again_is_a_choice_once_the_change_was_seen():
    form = bound(version="2")
    refused(form, ChangedMeanwhile())
    assert form["version"].value() == "3"
    assert form.non_field_errors() == [str(ChangedMeanwhile())]


def test_another_refusal_shows_no_texts():
    form = bound(version="3")
    assert refused(form, ExpectedFailure("No.")) == {}
    assert form.non_field_errors() == ["No."]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (8.0, "8"),
        (Decimal("24.50"), "24.5"),
        (" So. ", "So."),
        (1.25, "1.25"),
    ],
)
def test_a_box_is_one_text_whatever_kind_of_value_it_holds(value, said):
    assert in_words(forms.CharField(), value) == said


def test_a_choice_that_is_offered_no_more_keeps_its_own_value():
    assert in_words(GateForm.base_fields["kind"], "z") == "z"
