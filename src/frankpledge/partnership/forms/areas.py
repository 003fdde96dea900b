"""Forms that draw areas out of wards and LSOAs."""

from typing import Any

from django import forms

from frankpledge.analysis import codes
from frankpledge.partnership.models import Area, Partnership
from frankpledge.partnership.selectors import areas_of, home_area, lsoa_codes
from frankpledge.partnership.states import AreaKind
from frankpledge.ui.forms import DateField, Form, OpenedForm
from frankpledge.ui.forms.offers import offer, offer_rows


SMALL = "govuk-checkboxes--small"


class PartsForm(Form):
    """Which wards and which single LSOAs make up an area."""

    wards = forms.ModelMultipleChoiceField(
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": SMALL}),
    )
    lsoas = forms.MultipleChoiceField(
        label="Single LSOAs",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": SMALL}),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = areas_of(partnership, AreaKind.WARD).order_by("name")
        offer_rows(self, "wards", wards)
        names = codes.small_area_names()
        inside = lsoa_codes(home_area())
        offer(self, "lsoas", [(code, f"{names[code]} ({code})") for code in inside])

    def clean(self) -> dict[str, Any]:
        """Return what was ticked where anything was."""
        cleaned = super().clean() or {}
        if not cleaned.get("wards") and not cleaned.get("lsoas"):
            self.add_error("wards", "Tick at least one ward or LSOA")
        return cleaned

    @property
    def lsoas_are_asked(self) -> bool:
        """Say whether single LSOAs were ticked, so that the page shows them."""
        return bool(self["lsoas"].value())

    def parts(self) -> dict[str, Any]:
        """Return what the service draws the area from."""
        data = self.cleaned_data
        return {"made_of": list(data["wards"]), "lsoas": data["lsoas"]}


class DrawForm(PartsForm):
    """A new neighbourhood."""

    field_order = ["name", "code", "starts_on", "note_text", "wards", "lsoas"]

    name = forms.CharField(max_length=160)
    code = forms.SlugField(
        max_length=40,
        help_text="A short code for files, such as north-west: letters, figures and hyphens.",
    )
    starts_on = DateField(label="From", required=False)
    note_text = forms.CharField(
        label="Note",
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text="Who uses this area and why it is drawn so.",
    )


class RedrawForm(PartsForm):
    """A new drawing of an area from a day on."""

    field_order = ["starts_on", "note_text", "wards", "lsoas"]

    starts_on = DateField(label="The new drawing holds from")
    note_text = forms.CharField(
        label="Note", max_length=1000, required=False, widget=forms.Textarea
    )


class RenameForm(OpenedForm):
    """An area's name and what is said about it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=160)
    note_text = forms.CharField(
        label="Note", max_length=1000, required=False, widget=forms.Textarea
    )
