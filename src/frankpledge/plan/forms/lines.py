"""Forms for the lines of a plan: priority, objective, target, action."""

from typing import ClassVar

from django import forms

from frankpledge.actions.states import ActionState
from frankpledge.plan.forms.bases import LineForm
from frankpledge.plan.forms.targets import TargetForm
from frankpledge.plan.states import Part
from frankpledge.ui.forms import DateField


LIMBS = [
    ("crime-and-disorder", "Crime and disorder"),
    ("substance-misuse", "Misuse of drugs, alcohol and other substances"),
    ("re-offending", "Re-offending"),
    ("serious-violence", "Serious violence"),
]


class PriorityForm(LineForm):
    """A matter the partnership puts first."""

    named: ClassVar[dict[str, str]] = {"owner": "agencies"}
    ref = forms.CharField(label="Reference", max_length=20)
    title = forms.CharField(label="Priority", max_length=200)
    why = forms.CharField(
        label="Why it is a priority", widget=forms.Textarea, required=False
    )
    limbs = forms.MultipleChoiceField(
        label="Which duties of section 6 does it serve?",
        choices=LIMBS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    owner = forms.ChoiceField(label="Answerable agency", required=False)


class ObjectiveForm(LineForm):
    """What is to be brought about."""

    named: ClassVar[dict[str, str]] = {"owners": "several", "leads": "people"}
    ref = forms.CharField(label="Reference", max_length=20)
    text = forms.CharField(label="Objective", widget=forms.Textarea)
    owners = forms.MultipleChoiceField(
        label="Answerable agencies",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    leads = forms.MultipleChoiceField(
        label="Lead officers", widget=forms.CheckboxSelectMultiple, required=False
    )
    evaluation = forms.CharField(
        label="How and when it will be evaluated",
        help_text="For example: each March, gated streets beside streets without",
        widget=forms.Textarea,
        required=False,
    )


class ActionForm(LineForm):
    """Something to be done under an objective."""

    named: ClassVar[dict[str, str]] = {
        "owner": "agencies",
        "leads": "people",
        "deputy": "person",
    }
    ref = forms.CharField(label="Reference", max_length=20)
    text = forms.CharField(label="Action", widget=forms.Textarea)
    owner = forms.ChoiceField(label="Owner agency", required=False)
    leads = forms.MultipleChoiceField(
        label="Lead officers", widget=forms.CheckboxSelectMultiple, required=False
    )
    deputy = forms.ChoiceField(label="Deputy", required=False)
    targets = forms.MultipleChoiceField(
        label="Which targets does it serve?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts_on = DateField(label="Starts on", required=False)
    due_on = DateField(label="Due on", required=False)
    state = forms.ChoiceField(
        label="State",
        choices=[
            (s.value, s.value.replace("-", " ").capitalize()) for s in ActionState
        ],
    )
    funding = forms.CharField(
        label="Funding",
        help_text="For example: Existing budgets, Home Office",
        max_length=200,
        required=False,
    )
    amount = forms.FloatField(label="Amount in pounds", min_value=0, required=False)


class PassageForm(LineForm):
    """Prose of the plan: a foreword, a vision, what stands under a priority."""

    named: ClassVar[dict[str, str]] = {}
    ref = forms.CharField(label="Reference", max_length=20)
    part = forms.ChoiceField(
        label="What it is",
        choices=[(p.value, p.value.replace("-", " ").capitalize()) for p in Part],
    )
    under = forms.CharField(
        label="Reference of the priority it stands under",
        help_text="Blank for the plan as a whole",
        max_length=20,
        required=False,
    )
    heading = forms.CharField(label="Heading", max_length=200, required=False)
    text = forms.CharField(label="Text", widget=forms.Textarea)
    author = forms.CharField(label="Author", max_length=200, required=False)


LINE_FORMS: dict[str, type[LineForm]] = {
    "priority": PriorityForm,
    "objective": ObjectiveForm,
    "target": TargetForm,
    "action": ActionForm,
    "passage": PassageForm,
}
