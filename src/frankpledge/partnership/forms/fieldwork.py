"""What people fill in about premises, test purchases, surveys and local concerns."""

from typing import Any

from django import forms

from frankpledge.documents.pictures import LARGEST_FILE
from frankpledge.partnership.forms.registers import EntryForm, long_text
from frankpledge.partnership.models import Agency, Area, Premises
from frankpledge.partnership.presenters.words import choices
from frankpledge.partnership.states import (
    FindKind,
    FindState,
    PremisesEventKind,
    TestResult,
)
from frankpledge.ui.forms import DateField


class PremisesForm(EntryForm):
    """Licensed or watched premises."""

    title = forms.CharField(label="Name", max_length=160)
    address = forms.CharField(max_length=240)
    kind = forms.CharField(
        max_length=80, required=False, help_text="Such as public house, off licence."
    )
    licence = forms.CharField(label="Licence number", max_length=80, required=False)
    hours = forms.CharField(label="Licensed hours", max_length=240, required=False)
    conditions = long_text("Conditions of the licence", required=False)


class PremisesEventForm(EntryForm):
    """What happened at premises."""

    premises = forms.ModelChoiceField(queryset=Premises.objects.none())
    happened_on = DateField(label="When", help_text="For example, 27 3 2026")
    kind = forms.ChoiceField(
        label="What", choices=choices(PremisesEventKind), widget=forms.RadioSelect
    )
    agency = forms.ModelChoiceField(
        label="Which agency knows of it", queryset=Agency.objects.none()
    )
    text = long_text("What happened", "Name no persons.")


class TestForm(EntryForm):
    """One test purchase."""

    premises = forms.ModelChoiceField(queryset=Premises.objects.none())
    tested_on = DateField(label="Tested on", help_text="For example, 27 3 2026")
    product = forms.CharField(label="What was asked for", max_length=80)
    result = forms.ChoiceField(
        label="What came of it", choices=choices(TestResult), widget=forms.RadioSelect
    )
    note = long_text("Note", "Name no persons.", required=False)


class SurveyForm(EntryForm):
    """A question as one wave put it."""

    series = forms.SlugField(
        label="Series", max_length=80, help_text="As in its return: feel-safe."
    )
    wave = forms.CharField(max_length=80, help_text="Such as autumn 2026.")
    wording = forms.CharField(
        label="The question, word for word", max_length=400, widget=forms.Textarea
    )
    asked_from = DateField(label="Asked from", help_text="For example, 1 9 2026")
    asked_to = DateField(label="Asked to", help_text="For example, 30 9 2026")
    asked_how = forms.CharField(
        label="Whom and how",
        max_length=240,
        help_text="Such as 5,000 addresses drawn at random, by post.",
    )
    answers = forms.IntegerField(label="How many answered", min_value=1)
    percent = forms.DecimalField(
        label="Share, in per cent",
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=1,
    )
    weights = forms.CharField(
        max_length=240, required=False, help_text="Such as by age, sex and ward."
    )
    design_effect = forms.DecimalField(
        min_value=1,
        max_value=10,
        decimal_places=2,
        initial=1,
        help_text="1 for a simple random sample; weights and clusters make it larger.",
    )


class ConcernForm(EntryForm):
    """Something raised at a local policing meeting."""

    category = forms.CharField(
        max_length=80, help_text="Such as speeding, motorcycle nuisance."
    )
    area = forms.ModelChoiceField(queryset=Area.objects.none())
    raised_on = DateField(label="Raised on", help_text="For example, 27 3 2026")
    text = long_text("What was raised", "Name no persons.")
    raised_at = forms.CharField(
        label="Where it was raised",
        max_length=160,
        required=False,
        help_text="Such as the meeting and its hall.",
    )
    cited_from = forms.CharField(
        label="System or paper in which it was read",
        max_length=160,
        required=False,
        help_text="Empty where it was heard at the meeting.",
    )
    taken_on = DateField(label="Read there on", required=False)


class StreetForm(EntryForm):
    """Something a street team or a visual audit found."""

    found_on = DateField(label="Found on", help_text="For example, 27 3 2026")
    area = forms.ModelChoiceField(queryset=Area.objects.none())
    place = forms.CharField(
        max_length=240, help_text="Such as the path behind the library. No house."
    )
    kind = forms.ChoiceField(
        label="What was found", choices=choices(FindKind), widget=forms.RadioSelect
    )
    count = forms.IntegerField(
        label="How many", min_value=0, max_value=100_000, required=False
    )
    agency = forms.ModelChoiceField(
        label="Which agency found it", queryset=Agency.objects.none()
    )
    state = forms.ChoiceField(
        label="What became of it",
        choices=choices(FindState),
        initial=FindState.FOUND.value,
        widget=forms.RadioSelect,
    )
    cleared_on = DateField(label="Cleared on", required=False)
    note = long_text("Note", "Name no persons.", required=False)
    photo = forms.FileField(
        label="Photograph",
        help_text="JPEG, PNG or WebP, up to 10 MB. No faces, no number plates. Where and"
        " with what it was taken is removed.",
        required=False,
    )
    photo_alt = forms.CharField(
        label="What the photograph shows",
        help_text="In words, for who cannot see it.",
        max_length=240,
        required=False,
    )
    drops_photo = forms.BooleanField(
        label="Take off the photograph that is kept", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("photo_alt"):
            del self.fields["drops_photo"]

    def clean_photo(self) -> bytes | None:
        """Return the file's bytes; refuse one that is too large to be looked at."""
        sent = self.cleaned_data["photo"]
        if sent and sent.size > LARGEST_FILE:
            raise forms.ValidationError("The photograph must be smaller than 10 MB")
        return sent.read() if sent else None

    def clean(self) -> dict[str, Any]:
        """Ask for the photograph in words too."""
        told = super().clean() or {}
        if told.get("photo") and not told.get("photo_alt"):
            self.add_error("photo_alt", "Say in words what the photograph shows")
        return told
