"""A date in three boxes, as people write it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.analysis.dates import MONTHS


PARTS = ("day", "month", "year")


class DateWidget(forms.MultiWidget):
    """Three boxes, named NAME-day, NAME-month and NAME-year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput() for _ in PARTS], attrs)
        self.widgets_names = [f"-{part}" for part in PARTS]

    def decompress(self, value: date | None) -> list[Any]:
        """Return what stands in each box for a date."""
        return [value.day, value.month, value.year] if value else [None] * 3

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any] | Any:
        """Return the three boxes, or a whole date sent by a script."""
        if data.get(name):
            parts = str(data[name]).split("-")
            return parts[::-1] if len(parts) == len(PARTS) else [data[name], "", ""]
        return super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say whether none of the boxes was on the page."""
        return name not in data and super().value_omitted_from_data(data, files, name)


class DateField(forms.MultiValueField):
    """
    A date typed as day, month and year; the month may be a word.

    What is wrong is said in words that name the part: a date needs a year, there
    is no 31 June.
    """

    widget = DateWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("require_all_fields", False)
        boxes = tuple(forms.CharField(required=False) for _ in PARTS)
        super().__init__(boxes, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """Return the date the boxes say, None where all are empty."""
        typed = [str(value or "").strip() for value in data_list or [""] * 3]
        if not any(typed):
            return None
        missing = [part for part, value in zip(PARTS, typed, strict=True) if not value]
        if missing:
            parts = " and ".join(missing)
            raise ValidationError(f"{self._name()} must include a {parts}")
        return self._real_date(*typed)

    def _real_date(self, day: str, month: str, year: str) -> date:
        try:
            return date(_whole_year(year), _month_number(month), int(day))
        except ValueError:
            raise ValidationError(f"{self._name()} must be a real date") from None

    def _name(self) -> str:
        return str(self.label or "The date")


def _month_number(typed: str) -> int:
    if typed.isdigit():
        return int(typed)
    word = typed.lower()
    found = [at for at, name in enumerate(MONTHS, start=1) if name.startswith(word)]
    if len(word) < 3 or len(found) != 1:
        raise ValueError(typed)
    return found[0]


def _whole_year(typed: str) -> int:
    if len(typed) != 4:
        raise ValueError(typed)
    return int(typed)
