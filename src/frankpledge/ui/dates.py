"""Dates and times as the house writes them: 16 June 2026, 8:06am."""

from datetime import date, datetime

from django.utils import timezone

from frankpledge.analysis.dates import day_in_words


def at_time(value: datetime) -> str:
    """Return "8:06am", with midday and midnight in words so that nobody errs."""
    if (value.hour, value.minute) == (0, 0):
        return "midnight"
    if (value.hour, value.minute) == (12, 0):
        return "midday"
    half = "am" if value.hour < 12 else "pm"
    return f"{value.hour % 12 or 12}:{value.minute:02}{half}"


def moment_in_words(value: date | datetime) -> str:
    """Return the day, and the time where one is known; moments in local time."""
    if not isinstance(value, datetime):
        return day_in_words(value)
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{day_in_words(value)} at {at_time(value)}"
