"""What the pages about performance ask for."""

from typing import Any

from django import forms

from frankpledge.documents.writers import FORMATS
from frankpledge.plan.states import TargetStatus
from frankpledge.ui.forms import DateField, Form, VersionForm
from frankpledge.ui.forms.offers import offer


HANDED_TO = [("partnership manager", "The partnership manager"), ("board", "The board")]

FORMAT_NAMES = {
    "html": "Web page (HTML)",
    "docx": "Word document (DOCX)",
    "odt": "Open document (ODT)",
    "pptx": "Slides (PPTX)",
    "pdf": "For print (PDF)",
    "ods": "All tables (ODS)",
    "xlsx": "All tables (XLSX)",
    "csv": "All tables (CSV, in a ZIP)",
}
USUAL = ["html", "docx", "odt", "pdf", "ods"]


class CommentaryForm(VersionForm):
    """What a target's owner says about a quarter."""

    cause = forms.CharField(
        label="What happened, and why",
        help_text="What the partnership did and what it could not. No names of victims or suspects.",
        widget=forms.Textarea,
    )
    recovery = forms.CharField(
        label="Recovery action",
        help_text="What will be done to come back on course.",
        widget=forms.Textarea,
        required=False,
    )
    recovery_owner = forms.TypedChoiceField(
        label="Agency that does it", coerce=int, empty_value=None, required=False
    )
    recovery_due_on = DateField(label="Done by", required=False)
    ask = forms.CharField(
        label="Decision asked of the board", widget=forms.Textarea, required=False
    )

    def __init__(
        self, *args: Any, agencies: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose an agency"), *agencies]
        offer(self, "recovery_owner", choices)

    def clean(self) -> dict[str, Any]:
        """Ask for who and when wherever an action is given."""
        said = super().clean() or {}
        if said.get("recovery"):
            if not said.get("recovery_owner"):
                self.add_error(
                    "recovery_owner", "Choose the agency that does the recovery action"
                )
            if not said.get("recovery_due_on"):
                self.add_error(
                    "recovery_due_on", "Enter the day by which it will be done"
                )
        return said


class OverrideForm(Form):
    """A status set by hand."""

    status = forms.ChoiceField(
        label="Status to show",
        choices=[(state.value, state.value.capitalize()) for state in TargetStatus],
    )
    reason = forms.CharField(
        label="Reason",
        help_text="At least 20 characters. It is printed beside the status.",
        min_length=20,
        widget=forms.Textarea,
    )
    authority = forms.CharField(
        label="On whose authority",
        help_text="The group or post that decided it, such as the strategy group.",
        max_length=200,
    )
    ends_before = DateField(
        label="It stands until",
        help_text="From that day the status worked out from the figures stands again.",
    )


class EscalationForm(Form):
    """A target taken further."""

    to = forms.ChoiceField(
        label="Take it to", choices=HANDED_TO, widget=forms.RadioSelect
    )
    question = forms.CharField(
        label="What they are asked to decide", widget=forms.Textarea
    )


class AnswerForm(Form):
    """What was decided."""

    answer = forms.CharField(label="What was decided", widget=forms.Textarea)


class BuildForm(Form):
    """Which formats of a report to make."""

    formats = forms.MultipleChoiceField(
        label="Formats",
        choices=[(form, FORMAT_NAMES[form]) for form in FORMATS],
        widget=forms.CheckboxSelectMultiple,
    )


class FreezeForm(Form):
    """What is kept with a frozen report: the chair's words, and a note."""

    chair_words = forms.CharField(
        label="Words from the chair",
        help_text="They stand first in the report, and in the year's annual report"
        " where it is the last quarter's. Leave it empty where the chair wrote none.",
        widget=forms.Textarea,
        required=False,
    )
    note = forms.CharField(
        label="Note",
        help_text="For example the meeting it goes to.",
        widget=forms.Textarea,
        required=False,
    )


class RestatementForm(Form):
    """The span over which figures are held against each other."""

    since = DateField(label="As known on")
    until = DateField(label="Compared with what was known on")
