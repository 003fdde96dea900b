"""A measure's definition, as a page asks for it."""

import json
from typing import Any

from django import forms
from pydantic import ValidationError

from frankpledge.analysis.disclosure.rules import SmallNumbers
from frankpledge.analysis.measures import Definition, PeriodType
from frankpledge.analysis.measures.definition import (
    Direction,
    Family,
    Form,
    Interval,
    Per,
    Unit,
)
from frankpledge.evidence.rules.words import label_of
from frankpledge.evidence.rules.written import box_for, content_of, readable
from frankpledge.ui.forms import DateField
from frankpledge.ui.forms import Form as PageForm


def choices(kinds: Any) -> list[tuple[str, str]]:
    """Return the choices of a field whose values are an enum."""
    return [(kind.value, label_of(kind)) for kind in kinds]


def lines(label: str, hint: str = "") -> forms.CharField:
    """Return a box in which every line is one thing."""
    return forms.CharField(
        label=label,
        help_text=hint or "One on each line.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DefinitionForm(PageForm):
    """A measure's definition, checked as a whole before anything is kept."""

    id = forms.SlugField(
        label="Short name",
        max_length=80,
        help_text="Small letters, figures and hyphens, for example shop-theft."
        " It never changes.",
    )
    name = forms.CharField(label="Name", max_length=160)
    question = forms.CharField(
        label="Which question does it answer?",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    family = forms.ChoiceField(
        label="Part of community safety", choices=choices(Family)
    )
    rests_on = forms.ChoiceField(
        label="What is counted",
        choices=[
            ("incidents", "Records of a data set"),
            ("series", "Totals that a return gives"),
            ("given", "A value that arrives worked out"),
        ],
        widget=forms.RadioSelect,
    )
    dataset = forms.CharField(
        label="Data set", required=False, max_length=80, help_text="For records."
    )
    kinds = lines("Kinds that count", "One on each line. Empty means every kind.")
    exclude_kinds = lines("Kinds that do not count")
    qualifiers = lines("Marks a record must carry", "For example asb:personal.")
    exclude_qualifiers = lines("Marks a record must not carry")
    outcomes = lines("Outcomes that count", "Empty means every outcome.")
    series = lines("Series of the return", "For totals and for given values.")
    adds_up = forms.BooleanField(
        label="Figures may be added up over time",
        required=False,
        initial=True,
        help_text="No for people, who can be counted in two quarters of one year.",
    )
    form = forms.ChoiceField(label="Shape of the value", choices=choices(Form))
    unit = forms.ChoiceField(label="Counted in", choices=choices(Unit))
    per = forms.ChoiceField(label="Out of", choices=choices(Per))
    multiplier = forms.IntegerField(
        label="Per how many", min_value=1, required=False, initial=1000
    )
    base = forms.CharField(
        label="What it is out of, in words", required=False, max_length=120
    )
    base_measure = forms.CharField(
        label="Measure it is out of", required=False, max_length=80
    )
    base_series = lines("Series it is out of")
    direction = forms.ChoiceField(
        label="Which way is good", choices=choices(Direction), widget=forms.RadioSelect
    )
    period_types = forms.MultipleChoiceField(
        label="Periods it is shown for",
        choices=choices(PeriodType),
        widget=forms.CheckboxSelectMultiple,
    )
    programme_year_starts = forms.IntegerField(
        label="Month in which its programme year starts",
        min_value=1,
        max_value=12,
        initial=10,
        help_text="10 is October.",
    )
    decimals = forms.IntegerField(label="Decimals shown", min_value=0, max_value=4)
    settled_after_months = forms.IntegerField(
        label="Months until a figure is settled", min_value=0, max_value=60
    )
    interval = forms.ChoiceField(
        label="How the interval is worked out", choices=choices(Interval)
    )
    small_numbers = forms.ChoiceField(
        label="Small-number rule", choices=choices(SmallNumbers)
    )
    small_numbers_reason = forms.CharField(
        label="Why no suppression is needed", required=False, max_length=400
    )
    finest_area = forms.ChoiceField(
        label="Finest area it may be shown for",
        choices=[("district", "District"), ("ward", "Ward"), ("lsoa", "LSOA")],
    )
    restricted = forms.BooleanField(
        label="Only for those who work on it", required=False
    )
    supplier = forms.CharField(label="Supplier", max_length=120)
    caveats = lines("Caveats", "One on each line. They go wherever the figures go.")
    composite_note = forms.CharField(
        label="What it adds together", required=False, max_length=400
    )
    not_added_to = lines("Measures it may not be added to")
    breaks = lines(
        "Breaks in the series",
        "The day and a note on each line, for example 2019-04-01 New counting rules.",
    )
    aliases = lines("Older names")
    sources = lines("Where the definition comes from")
    valid_from = DateField(label="Holds from")
    reason = forms.CharField(
        label="Why is it added or changed?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, written_on: Any, author: str, **kwargs: Any) -> None:
        self.written_on, self.author = written_on, author
        is_change = kwargs.pop("is_change", False)
        super().__init__(*args, **kwargs)
        if is_change:
            self.fields["id"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Check the definition as a whole; each fault is told at its box."""
        fields = super().clean() or {}
        if self.errors:
            return fields
        content = content_of({**fields, "written_on": self.written_on})
        try:
            text = json.dumps({**content, "author": self.author})
            Definition.model_validate_json(text)
        except ValidationError as fault:
            for error in fault.errors():
                box = box_for(error["loc"])
                known = box if box in self.fields else None
                self.add_error(known, readable(error["msg"]))
        self.content = content
        return fields
