"""Forms of an assessment: begun, written, moved on, asked for, recommended, frozen."""

from typing import Any

from django import forms

from frankpledge.assessment.forms.offered import (
    choices,
    text_area,
    theme_choices,
)
from frankpledge.assessment.rules.products import TEMPLATES
from frankpledge.assessment.states import (
    Edition,
    Product,
    RecommendationState,
    RequestState,
)
from frankpledge.ui.forms import DateField, Form, OpenedForm, VersionForm
from frankpledge.ui.forms.offers import offer


FORMAT_NAMES = {
    "html": "Web page (HTML)",
    "docx": "Word (DOCX)",
    "odt": "OpenDocument text (ODT)",
    "pptx": "Slides (PPTX)",
    "pdf": "To print (PDF)",
    "ods": "Tables (ODS)",
    "xlsx": "Tables (XLSX)",
    "csv": "Tables (CSV in a ZIP)",
}
USUAL = ["html", "docx", "pdf"]


class BeginForm(Form):
    """The terms of reference of an assessment."""

    title = forms.CharField(max_length=200)
    product = forms.ChoiceField(
        label="What it is",
        choices=[(one.value, TEMPLATES[one].title.capitalize()) for one in Product],
        initial=Product.STRATEGIC.value,
    )
    theme = forms.ChoiceField(
        label="Theme, for a problem profile",
        choices=theme_choices("None: it is about all of them"),
        required=False,
    )
    looks_from = DateField(label="Looks at records from")
    looks_before = DateField(
        label="Day after the last day looked at", help_text="For example, 1 4 2021"
    )
    about = text_area(
        "Terms of reference", "Purpose, scope, who works on it.", required=False
    )
    readership = forms.CharField(
        label="Who it is for",
        max_length=300,
        required=False,
        help_text="Left empty, the readers this product usually has.",
    )
    group = forms.ChoiceField(label="Commissioned by", required=False)
    earlier = forms.ChoiceField(label="The one before it", required=False)
    review_on = DateField(
        label="To be reviewed on",
        required=False,
        help_text="Left empty, the end of this product's usual shelf life.",
    )


class SectionForm(VersionForm):
    """What somebody writes of one section."""

    text = text_area(
        "Text",
        "Markdown. A figure that stays live: "
        '{{ figure "domestic-burglary" period="2019/20" }}.',
        required=False,
    )
    is_restricted = forms.BooleanField(
        label="Only for the restricted edition", required=False
    )


class MoveForm(Form):
    """What is said when an assessment moves on."""

    said = text_area("Note", "Kept with the step and its date.", required=False)


class RequestForm(Form):
    """What is asked of whom, by when."""

    holder = forms.CharField(label="Who holds it", max_length=160)
    agency = forms.ChoiceField(label="Agency", required=False)
    what = text_area("What is asked for")
    theme = forms.ChoiceField(
        label="Theme", choices=theme_choices("None"), required=False
    )
    due_on = DateField(label="Wanted by", required=False)


class UsualForm(Form):
    """By when everything that is usually asked for is wanted."""

    due_on = DateField(label="Wanted by")


class AnswerForm(Form):
    """What came of a request."""

    state = forms.ChoiceField(
        label="What came of it",
        choices=[
            choice
            for choice in choices(RequestState)
            if choice[0] != RequestState.ASKED.value
        ],
        widget=forms.RadioSelect,
    )
    said = text_area("Note", "What came, or why it did not.", required=False)


class RecommendForm(Form):
    """A recommendation."""

    text = text_area("What is recommended")
    theme = forms.ChoiceField(
        label="Theme", choices=theme_choices("None"), required=False
    )
    owner = forms.ChoiceField(label="Who should do it", required=False)
    due_on = DateField(label="By when", required=False)


class SettleForm(OpenedForm):
    """What was decided of a recommendation, or what came of it."""

    state = forms.ChoiceField(label="What became of it", widget=forms.RadioSelect)
    reason = text_area(
        "Reason", "Needed where it is rejected or not done.", required=False
    )
    result = text_area("What it brought", required=False)

    def offer(self, states: frozenset[RecommendationState]) -> None:
        """Offer what a recommendation may become from where it stands."""
        offer(self, "state", choices(sorted(states)))


class FreezeForm(Form):
    """For whom an edition is frozen, and in which formats."""

    formats = forms.MultipleChoiceField(
        choices=list(FORMAT_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=USUAL,
    )
    named = forms.MultipleChoiceField(
        label="Readers who may take it away",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Where any are chosen, nobody else may.",
    )
    readers = forms.CharField(
        label="Other readers",
        max_length=300,
        required=False,
        help_text="Names or posts. They are printed on every page.",
    )
    note = text_area("Note", required=False)

    def __init__(
        self,
        *args: Any,
        edition: Edition,
        members: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if edition is Edition.PUBLIC:
            del self.fields["named"], self.fields["readers"]
            return
        offer(self, "named", [(str(pk), name) for pk, name in members])
