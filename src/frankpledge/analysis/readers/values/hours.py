"""Reads the hour of the day out of the ways people write a time."""

import re

from frankpledge.analysis.readers.sieve import Doubt, Meaning
from frankpledge.analysis.readers.values.text import cleaned


_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?)?\s*([ap]m)?", re.I
)
_FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])[0-5]\d", re.ASCII)
_UNKNOWN = {"", "-1", "unknown", "not known", "n/a", "na", "?", "-"}


def hour(value: str) -> Meaning | Doubt:
    """
    Return the hour of a time, None where none is known.

    A fraction of a day is how spreadsheets store a time. An unknown time stays
    unknown: it is never midnight.
    """
    text, why = cleaned(value)
    if text.casefold() in _UNKNOWN:
        return Meaning(None)
    if _FOUR_DIGITS.fullmatch(text):
        return Meaning(int(text[:2]), why="a time of four digits")
    if re.fullmatch(r"0\.\d+", text, re.ASCII):
        return Meaning(int(float(text) * 24), why="a spreadsheet's fraction of a day")
    match = _TIME.fullmatch(text)
    if match and text.isascii():
        number = int(match[1])
        if match[3] and 1 <= number <= 12:
            number = number % 12 + (12 if match[3].lower() == "pm" else 0)
        if number <= 23 and int(match[2] or 0) <= 59:
            return Meaning(number, why=why)
    return Doubt("not a time of day", "Write the time as 14:30, or the hour as 14.")
