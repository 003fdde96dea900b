"""Typing a small return of totals by hand."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.intake.forms.layouts import PERIOD_TYPES
from frankpledge.partnership.selectors import home, measured_areas
from frankpledge.ui.forms import Form
from frankpledge.ui.forms.offers import offer


EMPTY_LINES = 4
LEAST_LINES = 8
COLUMNS = ("series", "area", "period", "value")
"""The typed return as a file: one total a line, read by the layout `TYPED`."""


class TypedTotalsForm(Form):
    """A return of one area and one period, a total a line."""

    # The page says once that a line may be left empty; every box need not.
    says_optional = False

    period = forms.CharField(
        label="Period",
        max_length=40,
        help_text="For example, 2012/13, 2019/20-Q4 or 2019-07.",
    )
    period_type = forms.ChoiceField(
        label="What kind of period is it? (optional)",
        choices=PERIOD_TYPES,
        required=False,
    )
    area = forms.ChoiceField(label="Area")

    def __init__(self, *args: Any, series: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = home()
        whole = (here.area_code, here.name)
        areas = [(area.code, area.name) for area in measured_areas(here)]
        areas = [whole, *(area for area in areas if area[0] != here.area_code)]
        offer(self, "area", areas)
        self.lines = max(LEAST_LINES, len(series) + EMPTY_LINES)
        for place in range(self.lines):
            name = series[place] if place < len(series) else ""
            self.fields[f"series_{place}"] = forms.CharField(
                label=f"What is counted, line {place + 1}",
                required=False,
                max_length=120,
                initial=name,
            )
            self.fields[f"value_{place}"] = forms.CharField(
                label=f"Total, line {place + 1}", required=False, max_length=40
            )

    def pairs(self) -> list[tuple[Any, Any]]:
        """Return the boxes of each line."""
        return [
            (self[f"series_{place}"], self[f"value_{place}"])
            for place in range(self.lines)
        ]

    def head(self) -> list[Any]:
        """Return the boxes above the lines."""
        return [self[name] for name in ("period", "period_type", "area")]

    def clean_period(self) -> str:
        """Refuse a period that nothing can be counted for."""
        from frankpledge.analysis.readers.values.periods import period

        typed: str = self.cleaned_data["period"]
        if period(typed, self.data.get("period_type", "")) is None:
            raise ValidationError("Write the period as 2012/13, 2019/20-Q4 or 2019-07")
        return typed

    def clean(self) -> dict[str, Any]:
        """Ask for the name of every total, and for at least one total."""
        cleaned = super().clean() or {}
        for place in range(self.lines):
            if cleaned.get(f"value_{place}") and not cleaned.get(f"series_{place}"):
                self.add_error(f"series_{place}", "Say what this total counts")
        if not any(cleaned.get(f"value_{place}") for place in range(self.lines)):
            raise ValidationError("Type at least one total.")
        return cleaned

    def as_file(self) -> bytes:
        """Return what was typed as the file it is kept as; empty lines are left out."""
        told = self.cleaned_data
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for place in range(self.lines):
            series, value = told[f"series_{place}"], told[f"value_{place}"]
            if series and value:
                writer.writerow([series, told["area"], told["period"], value])
        return out.getvalue().encode()
