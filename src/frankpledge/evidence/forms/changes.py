"""A change of recording rules, as a page asks for it."""

from typing import Any

from django import forms

from frankpledge.evidence import selectors
from frankpledge.evidence.rules.written import lines_of
from frankpledge.evidence.selectors.measures import dataset_names, in_force
from frankpledge.intake.selectors import datasets_in_words
from frankpledge.partnership.selectors import home, measured_areas
from frankpledge.ui.forms import DateField, Form
from frankpledge.ui.forms.offers import offer


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
    dataset = forms.ChoiceField(label="Data set it touches", required=False)
    measures = forms.CharField(
        label="Measures it touches",
        required=False,
        max_length=2000,
        help_text="Names or short names, one on each line. Empty means all of them.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    area_code = forms.ChoiceField(label="Area it touches", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(area.code, area.name) for area in measured_areas(home())]
        names = dataset_names()
        sets = {one: names.get(one, one) for one in counted_datasets()}
        sets |= datasets_in_words()
        offer(
            self, "dataset", [("", "Every data set"), *sorted(sets.items(), key=last)]
        )
        offer(self, "area_code", [("", "Every area"), *areas])

    def clean_measures(self) -> list[str]:
        """Return the short names of the measures named; say which nobody knows."""
        by_name = {
            name.lower(): one for one, name in in_force().values_list("measure", "name")
        }
        named = []
        for name in lines_of(self.cleaned_data["measures"]):
            known = by_name.get(name.lower(), name)
            if not selectors.measure_is_known(known):
                raise forms.ValidationError(f"There is no measure “{name}”.")
            named.append(known)
        return named


def counted_datasets() -> set[str]:
    """Return the data sets that measures in force count records of."""
    return set(in_force().exclude(dataset="").values_list("dataset", flat=True))


def last(pair: tuple[str, str]) -> str:
    """Return what a choice is called, to sort by."""
    return pair[1]
