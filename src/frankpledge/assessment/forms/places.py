"""Forms of places, of what others promise, and of who made an audit together."""

from django import forms

from frankpledge.assessment.forms.offered import choices, text_area
from frankpledge.assessment.states import Aspect, Intent
from frankpledge.ui.forms import DateField, Form, VersionForm


class PlaceForm(VersionForm):
    """A place of note, in words that everybody may read."""

    title = forms.CharField(label="Name of the place", max_length=160)
    area_code = forms.ChoiceField(
        label="Area whose figures stand beside it", required=False
    )
    about = text_area(
        "What everybody may know of it", "Do not name or describe people."
    )


class FactForm(Form):
    """Something known of a place."""

    aspect = forms.ChoiceField(label="What it is about", choices=choices(Aspect))
    text = text_area("What is known")
    source = forms.CharField(label="Who says so, or where it stands", max_length=300)
    noted_on = DateField(label="Known on")
    for_partners = forms.BooleanField(
        label="For partners alone",
        required=False,
        initial=True,
        help_text="It is then on no public page and in no public edition.",
    )


class TheirTargetForm(Form):
    """What another body's plan promises of a measure."""

    measure = forms.ChoiceField(label="Measure")
    intent = forms.ChoiceField(
        label="What they promise",
        choices=[
            (Intent.LESS.value, "Less of it"),
            (Intent.MORE.value, "More of it"),
            (Intent.LEVEL.value, "No change"),
        ],
    )
    value = forms.FloatField(
        label="Value to reach",
        required=False,
        help_text="Left empty where only a direction is promised.",
    )
    due_on = DateField(label="By", required=False)
    words = forms.CharField(label="In their words", max_length=300)


class AuthorForm(Form):
    """Somebody who made the assessment too."""

    name = forms.CharField(max_length=160)
    organisation = forms.CharField(max_length=160)
    area_code = forms.ChoiceField(
        label="District they write for",
        required=False,
        help_text="Its records are printed beside ours in an audit.",
    )
    wrote = forms.CharField(label="What they wrote", max_length=300, required=False)
