"""Reads a counted total as people write it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.analysis.readers.sieve import Doubt
from frankpledge.analysis.readers.values.missing import SAID, ZERO, status_of
from frankpledge.analysis.readers.values.text import cleaned, has_strange_digits
from frankpledge.analysis.tables.tally import Status


# No count, sum of money or rate in this field comes near it.
GREATEST = 1e15

_PLAIN = re.compile(r"-?\d{1,16}(\.\d{1,20})?")
_THOUSANDS = re.compile(r"-?\d{1,3}([ ,]\d{3})+(\.\d+)?")
_SMALL = re.compile(r"(<|less than|under|fewer than)\s*=?\s*\d{1,2}", re.IGNORECASE)
_MARKED = re.compile(r"(.*\d)\s*(\[[a-z]{1,3}\]|\(?[pr]\)?|\*)", re.IGNORECASE)
_FIX = "Give digits, such as 1234 or 12.5, or the reason why there is no figure."


@dataclass(frozen=True)
class Total:
    """A figure or the reason why there is none; `why` if it was not plain to see."""

    value: float | None
    status: Status = Status.GIVEN
    why: str = ""

    @property
    def shown(self) -> str:
        """The total in the words of the list of readings."""
        if self.value is None:
            return SAID[self.status]
        return f"{self.value:g}" if self.value % 1 else f"{self.value:.0f}"


def total(value: str, marks: Mapping[str, str]) -> Total | Doubt:
    """
    Return the figure that a cell holds.

    "<5" is a figure held back and not a five; "N/A", "-", "?", "TBC" and blank are
    kinds of missing; 1,234 is taken as 1234 and said aloud. Anything else is not
    guessed at.
    """
    text, why = cleaned(value)
    status = status_of(text, marks)
    if status == ZERO:
        return Total(0.0, why="a mark for none")
    if status is not None:
        return Total(None, Status(status), "a mark, not a figure")
    if has_strange_digits(text):
        return Doubt("digits of another alphabet", "Type the figure with 0 to 9.")
    if _SMALL.fullmatch(text):
        return Total(None, Status.SUPPRESSED, "a small figure held back")
    return _figure(text, why)


def _figure(text: str, why: str) -> Total | Doubt:
    text, why = _without_marks(text, why)
    if _THOUSANDS.fullmatch(text):
        text, why = text.replace(",", "").replace(" ", ""), "thousands separators"
    if not _PLAIN.fullmatch(text):
        return _not_a_figure(text)
    number = float(text)
    if abs(number) > GREATEST:
        return Doubt("too large to be a total", _FIX)
    if len(text) > 1 and text[0] == "0" and text[1] != ".":
        why = "leading zeros"
    return Total(number, why=why)


def _without_marks(text: str, why: str) -> tuple[str, str]:
    for sign in "£%":
        if sign in text and text.count(sign) == 1:
            text, why = text.replace(sign, "").strip(), f"{sign} left out"
    marked = _MARKED.fullmatch(text)
    if marked:
        return marked[1], f"the mark {marked[2]} left out"
    if re.fullmatch(r"\(\d[\d,.]*\)", text):
        return f"-{text[1:-1]}", "brackets for a minus"
    return text, why


def _not_a_figure(text: str) -> Doubt:
    try:
        number = float(text)
    except ValueError:
        return Doubt("not a figure", _FIX)
    if number != number or abs(number) > GREATEST:
        return Doubt("too large to be a total, or not a number at all", _FIX)
    return Doubt("a figure in scientific notation", "Type the figure in full.")
