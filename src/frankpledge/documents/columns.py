"""The columns of a table: what they hold, and how one value is shown in words."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.failures import DocumentFailure


Value = str | int | float | Decimal | date | datetime | bool | None

SHORTHAND = {
    "[c]": "suppressed so that nobody can be identified",
    "[x]": "not available: never supplied or not collected",
    "[z]": "not applicable",
    "[low]": "rounds to zero but is not zero",
    "[p]": "provisional: may still change",
    "[r]": "revised since it was last published",
}
MISSING = "[x]"
# The office formats allow no more in a title, subject or comment.
LONGEST_PROPERTY = 255
LONDON = ZoneInfo("Europe/London")

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Code points XML 1.0 cannot carry; an office file holding one does not open.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Kind(StrEnum):
    """What a column holds; decides alignment, number format and cell type."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes-no"

    @property
    def is_numeric(self) -> bool:
        """Say whether values line up on the right and can be added up."""
        return self in {Kind.WHOLE, Kind.NUMBER, Kind.PERCENT}


@dataclass(frozen=True)
class Column:
    """
    One column: a stable snake_case name, words for people, and what it holds.

    A percentage is kept as the number of per cent (12.5 means 12.5 %), because
    that is how partnerships' tables print it. `decimals` also rounds the value
    in data files, so that every format carries the same figure. `is_verbatim`
    puts the label above the column in CSV too: a supplier's own heading, so that
    rows which go back can be mended and sent again.
    """

    name: str
    label: str = ""
    kind: Kind = Kind.TEXT
    decimals: int | None = None
    note: str = ""
    is_verbatim: bool = False

    def __post_init__(self) -> None:
        if not _SNAKE_CASE.fullmatch(self.name):
            raise DocumentFailure(
                f"Column “{self.name}” needs a snake_case name.",
                "Use lower case letters, figures and single underscores.",
            )

    @property
    def title(self) -> str:
        """Return the words above the column."""
        return self.label or self.name

    @property
    def places(self) -> int | None:
        """Return how many decimals a value carries; None keeps them all."""
        if self.kind is Kind.WHOLE:
            return 0
        if self.kind is Kind.PERCENT and self.decimals is None:
            return 1
        return self.decimals


def snake_case(label: str) -> str:
    """Return a stable column name made from words for people."""
    worn = re.sub(r"[^a-z0-9]+", "_", label.lower().replace("%", " percent ")).strip(
        "_"
    )
    return worn if worn[:1].isalpha() else f"column_{worn}".rstrip("_")


def as_columns(columns: Sequence[Column | str]) -> tuple[Column, ...]:
    """Return columns, taking a bare name as a column of text; names are unique."""
    made = tuple(each if isinstance(each, Column) else Column(each) for each in columns)
    names = [each.name for each in made]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DocumentFailure(f"Two columns are both named “{twice[0]}”.")
    return made


def writable(text: str) -> str:
    """Return text that every format can carry: what none can is shown as a blob."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def as_property(text: str) -> str:
    """Return text short enough for a document's properties (255 characters)."""
    text = writable(text)
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 1]}…"


def settled(value: Value, column: Column) -> Value:
    """
    Return the value as every format must carry it: rounded, writable, finite.

    Halves go away from zero, as spreadsheet programs and most readers round, on
    the decimal figure a person sees: 2.675 becomes 2.68.
    """
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, int | float | Decimal):
        return _rounded(value, column)
    return _local(value) if isinstance(value, datetime) else value


def _local(moment: datetime) -> datetime:
    # Spreadsheets know no time zones; offices in England and Wales read London time.
    return moment.astimezone(LONDON).replace(tzinfo=None) if moment.tzinfo else moment


def _rounded(value: int | float | Decimal, column: Column) -> int | float | Decimal:
    if not math.isfinite(value):
        raise DocumentFailure(
            f"Column “{column.title}” holds a value that is not a number.",
            "Leave it empty where there is no value.",
        )
    if column.places is None or isinstance(value, int):
        return value
    step = Decimal(1).scaleb(-column.places)
    near = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    exact = near if near else abs(near)
    if column.places == 0:
        return int(exact)
    return exact if isinstance(value, Decimal) else float(exact)


def shown(value: Value, column: Column) -> str:
    """Return the value in words for a page: 1,234.5, 12.5%, 16 June 2026, yes."""
    value = settled(value, column)
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        return _number_in_words(value, column)
    if isinstance(value, datetime):
        half = "am" if value.hour < 12 else "pm"
        clock = f"{value.hour % 12 or 12}:{value:%M}{half}"
        return f"{day_in_words(value)}, {clock}"
    if isinstance(value, date):
        return day_in_words(value)
    return value


def _number_in_words(value: int | float | Decimal, column: Column) -> str:
    places = column.places
    worded = f"{value:,}" if places is None else f"{value:,.{places}f}"
    return f"{worded}%" if column.kind is Kind.PERCENT else worded
