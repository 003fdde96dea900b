"""Forms for the steps of a plan: take in, propose, agree, set a baseline."""

from typing import Any

from django import forms

from frankpledge.ui.forms import DateField, Form, VersionForm
from frankpledge.ui.forms.offers import offer, offer_rows


class PlanForm(VersionForm):
    """The head of a plan."""

    title = forms.CharField(label="Title", max_length=200)
    slug = forms.SlugField(
        label="Short name for its address",
        help_text="Lower case letters, figures and hyphens, for example safer-town-2027",
        max_length=80,
    )
    starts_on = DateField(label="First day")
    ends_before = DateField(label="Day after the last day")
    about = forms.CharField(
        label="About the plan", widget=forms.Textarea, required=False
    )
    group = forms.CharField(widget=forms.HiddenInput, required=False)

    def head(self) -> dict[str, Any]:
        """Return what the head says, as part of a plan file."""
        own = {"version", "group"}
        return {name: v for name, v in self.cleaned_data.items() if name not in own}


class TakeInForm(Form):
    """A plan as a workbook or a file of data."""

    file = forms.FileField(
        label="Plan file",
        help_text="A workbook (.xlsx or .ods) as this product gives out, its JSON, or a plan in print: Word (.docx), OpenDocument (.odt), PDF or text.",
    )
    replaces = forms.BooleanField(
        label="Replace the plan that has the same short name",
        help_text="Its agreed versions are kept.",
        required=False,
    )
    part_of = forms.SlugField(widget=forms.HiddenInput, required=False)


class StepForm(Form):
    """A step in a plan's life, with a note kept beside it."""

    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    knows = forms.BooleanField(
        label="The partnership agrees the plan knowing what is still to be settled",
        required=False,
    )

    def __init__(self, *args: Any, has_pending: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_pending:
            del self.fields["knows"]


class BaselineForm(Form):
    """A baseline that a target awaited."""

    baseline = forms.FloatField(label="Baseline value")
    period = forms.CharField(
        label="Baseline period", help_text="For example 2018/19", max_length=40
    )
    ends_on = DateField(label="Day after the baseline period")


class ActionUpdateForm(VersionForm):
    """How an action goes."""

    state = forms.ChoiceField(label="State", widget=forms.RadioSelect)
    due_on = DateField(label="Due on", required=False)
    text = forms.CharField(
        label="Progress",
        help_text="What was done, what is in the way. No names of victims or suspects.",
        widget=forms.Textarea,
        required=False,
    )

    def __init__(self, *args: Any, states: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "state",
            [(state, state.replace("-", " ").capitalize()) for state in states],
        )


class CompareForm(Form):
    """Two versions to hold side by side."""

    old = forms.ChoiceField(label="Earlier version")
    new = forms.ChoiceField(label="Later version")

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(number), f"Version {number}") for number in numbers]
        offer(self, "old", choices)
        offer(
            self,
            "new",
            [*choices, ("now", "As it stands now")],
        )


class HandOverForm(Form):
    """Who passes what they answer for on to whom."""

    old: Any = forms.ModelChoiceField(queryset=None, label="From")
    new: Any = forms.ModelChoiceField(queryset=None, label="To")

    def __init__(self, *args: Any, old: Any, new: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "old", old)
        offer_rows(self, "new", new)
