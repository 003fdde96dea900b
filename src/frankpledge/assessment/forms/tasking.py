"""Forms of a product's evidence and of the tasks that come out of it."""

from typing import Any

from django import forms

from frankpledge.assessment.forms.offered import text_area, with_key
from frankpledge.ui.forms import DateField, Form


class EvidenceForm(Form):
    """What bears out a section: a figure as it is known now, or where it is told."""

    section = forms.ChoiceField(label="What it bears out")
    shows = forms.CharField(label="What it shows", max_length=300)
    measure = forms.ChoiceField(label="Measure", required=False)
    period = forms.CharField(
        label="Period of the measure",
        help_text="For example 2019/20 or 2020-03",
        max_length=40,
        required=False,
    )
    source = forms.CharField(
        label="Or where it is told",
        help_text="A report, an analysis, a record: its name, date and who keeps it."
        " No names of people.",
        max_length=300,
        required=False,
    )


class TaskForm(Form):
    """A task: what, which agency, by when."""

    text = text_area("What is to be done", "No names of people.")
    owner = forms.ChoiceField(label="Which agency does it")
    due_on = DateField(label="By when")

    def said(self) -> dict[str, Any]:
        """Return what was filled in, the agency by its key."""
        return with_key(self.cleaned_data, "owner")
