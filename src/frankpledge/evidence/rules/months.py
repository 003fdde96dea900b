"""Months as people write them into a box, and what is said where they are none."""

from collections.abc import Mapping
from datetime import date, datetime


WRITTEN = ("%Y-%m", "%B %Y", "%b %Y", "%m/%Y")
BOXES = {"from": "From", "to": "To"}


def month_named(text: str) -> date | None:
    """Return the first day of "2018-04", "April 2018", "Apr 2018" or "04/2018"."""
    for form in WRITTEN:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a month has no time zone
        except ValueError:
            continue
    return None


def not_months(asked: Mapping[str, str]) -> list[str]:
    """Return what is wrong with each box that names no month; empty boxes are right."""
    return [
        f"{label}: “{asked[name]}” is not a month. Write it as April 2018."
        for name, label in BOXES.items()
        if asked.get(name, "").strip() and month_named(asked[name]) is None
    ]
