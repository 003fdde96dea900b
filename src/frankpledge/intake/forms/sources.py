"""Keeping the source catalogue."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.intake.forms.versions import VersionForm
from frankpledge.intake.models import Source
from frankpledge.intake.rules.words import AREA_CODE
from frankpledge.intake.states import Frequency, Marking, SourceKind
from frankpledge.partnership.selectors import agencies_of, home, people_of
from frankpledge.ui.forms import DateField, Form
from frankpledge.ui.forms.offers import offer, offer_rows


def labelled(states: Any) -> list[tuple[str, str]]:
    """Return an enum's values with the words for them."""
    return [(state.value, state.label) for state in states]


class MonthField(DateField):
    """The month a source starts or stops with, kept as its first day."""

    def compress(self, data_list: list[str]) -> date | None:
        """Return the first day of the month that the date lies in."""
        found = super().compress(data_list)
        return found.replace(day=1) if found else None


class SourceForm(Form):
    """What the catalogue says of a source."""

    name = forms.CharField(label="Name", max_length=160)
    agency = forms.ModelChoiceField(
        label="Agency that sends it",
        queryset=Source.objects.none(),
        required=False,
        empty_label="No agency: open data",
    )
    contact = forms.ModelChoiceField(
        label="Contact",
        queryset=Source.objects.none(),
        required=False,
        empty_label="Nobody yet",
    )
    deputy = forms.ModelChoiceField(
        label="Deputy",
        queryset=Source.objects.none(),
        required=False,
        empty_label="Nobody yet",
    )
    lawful_basis = forms.CharField(
        label="Lawful basis",
        max_length=240,
        help_text="For example, Crime and Disorder Act 1998 section 17A.",
    )
    agreement = forms.CharField(
        label="Sharing agreement",
        max_length=240,
        required=False,
        help_text="Its name or number.",
    )
    marking = forms.ChoiceField(
        label="What does it tell about people?",
        choices=labelled(Marking),
        initial=Marking.DEPERSONALISED,
    )
    file_format = forms.CharField(
        label="What does a file look like?", max_length=160, required=False
    )
    covers = forms.CharField(
        label="Areas or forces it covers",
        max_length=240,
        required=False,
        help_text="Codes, with commas between them. For example, E23000004.",
    )
    frequency = forms.ChoiceField(label="How often", choices=labelled(Frequency))
    lag_days = forms.IntegerField(
        label="Days after the period's end that it is due",
        min_value=0,
        max_value=1000,
        initial=30,
    )
    first_period_on = MonthField(
        label="First period expected",
        required=False,
        help_text="Its first day. For example, 1 4 2019.",
    )
    ends_before = MonthField(
        label="Expected no more from",
        required=False,
        help_text="Leave it empty while it goes on.",
    )
    settles_after_months = forms.IntegerField(
        label="Months until figures settle",
        min_value=0,
        max_value=36,
        initial=0,
        help_text="Figures younger than this are marked provisional.",
    )
    smallest_count = forms.IntegerField(
        label="Smallest count it may send",
        required=False,
        min_value=0,
        max_value=50,
        initial=0,
        help_text=(
            "Smaller counts above zero are refused when a file arrives, and nothing"
            " of it is kept. 0 takes any."
        ),
    )
    notes = forms.CharField(
        label="Notes",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partnership = home()
        offer_rows(self, "agency", agencies_of(partnership, on=on))
        offer_rows(self, "contact", people_of(partnership, on=on))
        offer_rows(self, "deputy", people_of(partnership, on=on))

    def clean_smallest_count(self) -> int:
        """Return the smallest count, 0 where the box was left empty."""
        return self.cleaned_data.get("smallest_count") or 0

    def clean_covers(self) -> list[str]:
        """Return the codes one by one; a word that is no code is said."""
        codes = re.split(r"[\s,;]+", self.cleaned_data["covers"].strip().upper())
        codes = [code for code in codes if code]
        if wrong := [code for code in codes if not AREA_CODE.fullmatch(code)]:
            raise ValidationError(f"{wrong[0]} is not an area's code")
        return codes

    def clean(self) -> dict[str, Any]:
        """Refuse a calendar that ends before it begins."""
        cleaned = super().clean() or {}
        first, end = cleaned.get("first_period_on"), cleaned.get("ends_before")
        if first and end and end <= first:
            self.add_error("ends_before", "It must end after the first period")
        return cleaned


class ChangeSourceForm(VersionForm, SourceForm):
    """What the catalogue says of a source that somebody else may be changing too."""


class NewSourceForm(SourceForm):
    """A new source: also what it is called in the lake, which never changes."""

    kind = forms.ChoiceField(
        label="How are its files read?", choices=labelled(SourceKind)
    )
    dataset = forms.SlugField(
        label="Data set",
        max_length=60,
        help_text="A short name that sources of the same data share: council-asb.",
    )
    code = forms.SlugField(
        label="Short name of the source",
        max_length=60,
        help_text="Such as st-helens. Neither short name can be changed later.",
    )
    field_order = ("name", "kind", "dataset", "code")


class AgreedReturnForm(Form):
    """One return that comes later than usual, or not at all."""

    period = forms.ChoiceField(label="Which return?")
    is_coming = forms.ChoiceField(
        label="What was agreed?",
        choices=[("later", "It comes later"), ("never", "It will not come")],
        widget=forms.RadioSelect,
    )
    due_on = DateField(label="New date", required=False)
    reason = forms.CharField(label="Why?", max_length=240)

    def __init__(
        self, *args: Any, periods: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "period", periods)

    def clean(self) -> dict[str, Any]:
        """Ask for the new date where the return comes later."""
        cleaned = super().clean() or {}
        needs_date = cleaned.get("is_coming") == "later" and not cleaned.get("due_on")
        if needs_date and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the new date")
        return cleaned

    @property
    def agreed(self) -> tuple[date, date | None]:
        """Return the return's first day, and its new date or None."""
        is_later = self.cleaned_data["is_coming"] == "later"
        start = date.fromisoformat(self.cleaned_data["period"])
        return start, self.cleaned_data["due_on"] if is_later else None


class NoteForm(Form):
    """One entry of a source's query thread."""

    text = forms.CharField(
        label="Question or answer",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What explains the figures. Name no persons.",
    )
    month = MonthField(
        label="The month it is about",
        required=False,
        help_text="For example, 1 7 2019.",
    )
