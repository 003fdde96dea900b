"""A change of recording rules, as a page asks for it."""

from django import forms

from frankpledge.evidence import selectors
from frankpledge.evidence.rules.written import lines_of
from frankpledge.ui.forms import DateField, Form


class RecordingChangeForm(Form):
    """From which day figures are counted differently, which ones, and how."""

    on = DateField(label="From which day")
    title = forms.CharField(
        label="What changed",
        max_length=80,
        help_text="A few words: they stand on the charts.",
    )
    effect = forms.CharField(
        label="What it does to the figures",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dataset = forms.CharField(
        label="Data set it touches",
        required=False,
        max_length=80,
        help_text="For example police-street. Empty means every data set.",
    )
    measures = forms.CharField(
        label="Measures it touches",
        required=False,
        max_length=2000,
        help_text="Short names, one on each line. Empty means all of the data set.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    area_code = forms.CharField(
        label="Area it touches",
        required=False,
        max_length=40,
        help_text="A code. Empty means every area.",
    )

    def clean_measures(self) -> list[str]:
        """Return the measures named; say which of them nobody knows."""
        names = lines_of(self.cleaned_data["measures"])
        for name in names:
            if not selectors.measure_is_known(name):
                raise forms.ValidationError(f"There is no measure “{name}”.")
        return names
