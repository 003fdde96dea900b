"""Events that charts show, and gaps in what is known."""

from datetime import date, timedelta
from typing import Any

from django import forms

from frankpledge.intake import selectors
from frankpledge.intake.forms.versions import VersionForm
from frankpledge.intake.models import Source
from frankpledge.partnership.selectors import agencies_of, home, measured_areas
from frankpledge.ui.forms import DateField
from frankpledge.ui.forms.offers import offer, offer_rows


class EventForm(VersionForm):
    """Something that happened and may explain a figure."""

    title = forms.CharField(label="What happened", max_length=120)
    starts_on = DateField(label="When, or from when")
    last_day = DateField(
        label="Last day", required=False, help_text="Leave it empty for a single day."
    )
    area_code = forms.ChoiceField(label="Where", required=False)
    datasets = forms.MultipleChoiceField(
        label="Which figures may it explain?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick none if it may explain any of them.",
    )
    what_changed = forms.CharField(
        label="What changed",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Say what happened and not what it caused. Name no persons.",
    )
    told_by = forms.CharField(
        label="Where do we know it from?", required=False, max_length=160
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(area.code, area.name) for area in measured_areas(home())]
        sets = list(selectors.datasets_in_words().items())
        offer(self, "area_code", [("", "Everywhere"), *areas])
        offer(self, "datasets", sets)
        if not sets:
            del self.fields["datasets"]

    def clean(self) -> dict[str, Any]:
        """Refuse an event that ends before it starts."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day cannot be before the first")
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        """Return what the event is, with the day before which it had ended."""
        told = {k: v for k, v in self.cleaned_data.items() if k != "version"}
        last = told.pop("last_day")
        told["ends_before"] = last + timedelta(days=1) if last else None
        return told


class GapForm(VersionForm):
    """Something that the partnership needs to know and does not."""

    title = forms.CharField(label="What is not known", max_length=160)
    effect = forms.CharField(
        label="What cannot be said because of it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    workaround = forms.CharField(
        label="What is done meanwhile",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.ModelChoiceField(
        label="Source that leaves it",
        queryset=Source.objects.none(),
        required=False,
        empty_label="No source yet",
    )
    owner = forms.ModelChoiceField(
        label="Who will see to it",
        queryset=Source.objects.none(),
        required=False,
        empty_label="Nobody yet",
    )
    due_on = DateField(label="By when", required=False)
    blocks = forms.CharField(
        label="Line of the plan that it blocks", required=False, max_length=240
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "source", Source.objects.all())
        offer_rows(self, "owner", agencies_of(home(), on=on))

    @property
    def details(self) -> dict[str, Any]:
        """Return what the gap is."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}


class CloseGapForm(VersionForm):
    """How a gap was filled, or why it no longer matters."""

    outcome = forms.CharField(
        label="How was it filled, or why does it no longer matter?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
