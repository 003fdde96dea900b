"""Saying which column of a supplier's spreadsheet is which."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.analysis.readers.layout import (
    INCIDENT_FIELDS,
    TALLY_FIELDS,
    Column,
    Coordinates,
    DateOrder,
    Layout,
)
from frankpledge.ui.forms import Form
from frankpledge.ui.forms.offers import offer


USES = {
    "happened_on": "the day it happened",
    "month": "the month",
    "hour": "the time of day",
    "kind": "what kind it is",
    "key": "its reference",
    "caller": "who called (kept as a hash)",
    "outcome": "how it ended",
    "lsoa": "the small area (LSOA)",
    "longitude": "longitude",
    "latitude": "latitude",
    "easting": "easting",
    "northing": "northing",
    "qualifier": "a mark on it, such as a flag",
    "series": "what is counted",
    "area": "the area",
    "period": "the period",
    "starts_on": "the period's first day",
    "ends_before": "the day after the period",
    "value": "the total",
}
NOT_USED = "not used"
PERIOD_TYPES = (
    ("", "As it reads"),
    ("month", "Months"),
    ("quarter", "Quarters"),
    ("financial-year", "Financial years"),
    ("calendar-year", "Calendar years"),
)
CODED = ("kind", "outcome", "qualifier", "series", "area")
CONSTANTS = {
    "incident": ("kind", "lsoa", "month"),
    "tally": ("series", "area", "period"),
}
ORDERS = {
    DateOrder.DAY_FIRST: "Day first: 3/4/2019 is 3 April",
    DateOrder.MONTH_FIRST: "Month first: 3/4/2019 is 4 March",
    DateOrder.YEAR_FIRST: "Year first: 2019-04-03",
}
PLACES = {
    Coordinates.DEGREES: "Longitude and latitude in degrees",
    Coordinates.NATIONAL_GRID: "Eastings and northings in metres",
    Coordinates.NATIONAL_GRID_100_METRES: "Eastings and northings in hundreds of metres",
}
CODE_LINE = re.compile(r"(.+?)\s*=\s*([a-z0-9][a-z0-9:-]*)", re.ASCII)


class SheetForm(Form):
    """Which sheet of the file, and which of its rows holds the headings."""

    says_optional = False
    sheet = forms.ChoiceField(label="Sheet", required=False)
    header_row = forms.IntegerField(
        label="Row with the headings", min_value=1, max_value=1000, required=False
    )

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sheet", [(name, name) for name in sheets])
        if len(sheets) < 2:
            del self.fields["sheet"]


class LayoutForm(Form):
    """
    What every column is used for, and what holds for the whole sheet.

    One group of boxes a column; a page with JavaScript switched off shows them all.
    """

    says_optional = False

    name = forms.SlugField(
        label="Name of this layout",
        max_length=60,
        initial="usual",
        help_text="The next file of this source is read by it.",
    )
    date_order = forms.ChoiceField(label="Dates", choices=list(ORDERS.items()))

    def __init__(
        self, *args: Any, layout: Layout, headings: Sequence[str], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.layout, self.headings = layout, tuple(headings)
        self.fields["date_order"].initial = layout.date_order.value
        self.add_whole_sheet()
        known = {column.heading: column for column in layout.columns}
        for place, heading in enumerate(self.headings):
            self.add_column(place, heading, known.get(heading))

    @property
    def uses(self) -> tuple[str, ...]:
        """Return what a column may be used for in this table."""
        return TALLY_FIELDS if self.layout.table == "tally" else INCIDENT_FIELDS

    def add_whole_sheet(self) -> None:
        """Add the boxes for what no column says."""
        if self.layout.table == "tally":
            self.fields["period_type"] = forms.ChoiceField(
                label="Periods",
                choices=PERIOD_TYPES,
                required=False,
                initial=self.layout.period_type,
                help_text="What 2011-12 is: a year, or a December.",
            )
        else:
            self.fields["coordinates"] = forms.ChoiceField(
                label="Places",
                choices=list(PLACES.items()),
                initial=self.layout.coordinates.value,
            )
        for name in CONSTANTS[self.layout.table]:
            self.fields[f"all_{name}"] = forms.CharField(
                label=f"For the whole sheet, {USES[name]}",
                required=False,
                max_length=120,
                initial=self.layout.constants.get(name, ""),
                help_text="Only where no column says it.",
            )

    def add_column(self, place: int, heading: str, known: Column | None) -> None:
        """Add the boxes of one column, filled in with what is known or proposed."""
        uses = [("", NOT_USED), *((use, USES[use]) for use in self.uses)]
        self.fields[f"use_{place}"] = forms.ChoiceField(
            label=f"“{heading}” is",
            choices=uses,
            required=False,
            initial=known.field if known else "",
        )
        self.fields[f"codes_{place}"] = forms.CharField(
            label=f"Words of “{heading}”",
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 3}),
            initial="\n".join(f"{w} = {c}" for w, c in known.codes.items())
            if known
            else "",
            help_text="One a line: their word = our-code. Empty: their words are kept.",
        )
        self.fields[f"name_{place}"] = forms.CharField(
            label=f"“{heading}” stands for",
            required=False,
            max_length=120,
            initial=(known.series or known.qualifier or known.period) if known else "",
            help_text="For totals, the series or the period under this heading;"
            " for a mark, its name.",
        )

    def groups(self) -> Iterator[dict[str, Any]]:
        """Yield the boxes column by column, as the page shows them."""
        for place, heading in enumerate(self.headings):
            yield {
                "summary": f"Words and names under “{heading}”",
                "use": self[f"use_{place}"],
                "more": [self[f"name_{place}"], self[f"codes_{place}"]],
                "is_open": bool(
                    self.errors.get(f"codes_{place}")
                    or self.errors.get(f"name_{place}")
                ),
            }

    def whole_sheet(self) -> list[Any]:
        """Return the boxes that are not about one column."""
        parts = ("use_", "codes_", "name_")
        return [self[name] for name in self.fields if not name.startswith(parts)]

    def clean(self) -> dict[str, Any]:
        """Check that codes can be read and that nothing is said twice."""
        cleaned = super().clean() or {}
        for place in range(len(self.headings)):
            if cleaned.get(f"codes_{place}"):
                try:
                    codes_in(cleaned[f"codes_{place}"])
                except ValidationError as wrong:
                    self.add_error(f"codes_{place}", wrong)
        used = [cleaned.get(f"use_{place}") for place in range(len(self.headings))]
        if not any(used):
            raise ValidationError("Say of at least one column what it is.")
        for use in set(filter(None, used)) - {"value", "qualifier"}:
            if used.count(use) > 1:
                last = len(used) - 1 - used[::-1].index(use)
                self.add_error(f"use_{last}", "Another column is that already")
        return cleaned

    def content(self) -> dict[str, Any]:
        """Return the layout as plain data."""
        told = self.cleaned_data
        columns = [
            self.column(place, heading)
            for place, heading in enumerate(self.headings)
            if told[f"use_{place}"]
        ]
        constants = {
            name: told[f"all_{name}"]
            for name in CONSTANTS[self.layout.table]
            if told[f"all_{name}"]
        }
        base = self.layout.to_data()
        return base | {
            "columns": columns,
            "constants": constants,
            "date_order": told["date_order"],
            "coordinates": told.get("coordinates") or base["coordinates"],
            "period_type": told.get("period_type", ""),
        }

    def column(self, place: int, heading: str) -> dict[str, Any]:
        """Return one column of the layout as plain data."""
        use, name = (
            self.cleaned_data[f"use_{place}"],
            self.cleaned_data[f"name_{place}"],
        )
        codes = self.cleaned_data[f"codes_{place}"]
        named = {"series": "", "period": "", "qualifier": ""}
        if use == "qualifier":
            named["qualifier"] = name
        elif use == "value":
            named["period" if looks_like_period(name) else "series"] = name
        return {
            "heading": heading,
            "field": use,
            "codes": codes_in(codes) if use in CODED else {},
            **named,
        }


def looks_like_period(text: str) -> bool:
    """Say whether the words over a column of totals name a period."""
    from frankpledge.analysis.readers.values.periods import period

    return bool(text) and period(text) is not None


def codes_in(text: str) -> dict[str, str]:
    """Return the supplier's words with our codes, from lines "word = code"."""
    codes = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        match = CODE_LINE.fullmatch(line.strip())
        if match is None:
            raise ValidationError(
                f"Line {number} should read: their word = our-code,"
                " the code in lower case with hyphens"
            )
        codes[match[1]] = match[2]
    return codes
