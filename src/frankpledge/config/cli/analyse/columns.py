"""Turns columns of text into numbers, dates and words: a whole column or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.readers.values.missing import MARKS


NUMBER = r"^[+-]?((0|[1-9]\d{0,14})(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$"
WHOLE = r"^[+-]?(0|[1-9]\d{0,17})$"
THOUSANDS = r"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$"
TRUTH = r"^(?i:true|false)$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
MOMENT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"
WITH_OFFSET = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$"
OUR_DAY = r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"
OUR_MOMENT = r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{4} \d{1,2}:\d{2}(:\d{2})?$"
NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = rf"^(?i:{NAMES})[ -](\d{{2}}|\d{{4}})$"
PERCENT = r"^[^%]*[0-9]\s*%$"
POUNDS = r"^[+-]?£[^£]*$"
HOME = "Europe/London"
MISSING = (*(mark for mark in MARKS if mark), "nan", "null", "none")

Read = tuple[pa.Array, str]


def typed(cells: pa.Array) -> Read:
    """
    Return a column of text as what all of it is, and a remark where one is due.

    Empty cells are missing. Codes with leading zeros and numbers of 16 digits and
    more stay text. A mark such as N/A is missing only in a column of numbers.
    """
    text = trimmed(cells)
    if text.null_count == len(text):
        return pa.nulls(len(text)), ""
    for read in (_numbers, _truths, days, _marked):
        found = read(text)
        if found:
            return found
    return text, ""


def in_future(column: pa.Array) -> int:
    """Return how many dates of a column, by the clock of London, are yet to come."""
    if not pa.types.is_temporal(column.type):
        return 0
    tomorrow = datetime.now(ZoneInfo(HOME)).date() + timedelta(days=1)
    later = pc.greater_equal(pc.cast(column, pa.timestamp("s")), _moment(tomorrow))
    return int(pc.sum(later).as_py() or 0)


def _moment(day: date) -> pa.Scalar:
    return pa.scalar(datetime.combine(day, time()), pa.timestamp("s"))


def trimmed(cells: pa.Array) -> pa.Array:
    """Return text without the spaces round it, and nothing where nothing stands."""
    text = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)


def days(text: pa.Array) -> Read | None:
    """Return a column of dates or times as such, None where it holds anything else."""
    for pattern, read in _DATED:
        if _all(text, pattern):
            try:
                return read(text)
            except pa.ArrowInvalid:
                return None
    return None


def _all(text: pa.Array, pattern: str) -> bool:
    fits = pc.match_substring_regex(text, pattern)
    return bool(pc.all(fits, min_count=0).as_py())


def _numbers(text: pa.Array) -> Read | None:
    plain = pc.replace_substring_regex(text, r"^\+", "")
    if _all(plain, WHOLE):
        return pc.cast(plain, pa.int64()), ""
    if _all(plain, NUMBER):
        return pc.cast(plain, pa.float64()), ""
    if _all(plain, f"{NUMBER}|{THOUSANDS}"):
        found = _numbers(pc.replace_substring(plain, ",", ""))
        return (found[0], "1,234 is read as 1234") if found else None
    for sign, pattern in (("%", PERCENT), ("£", POUNDS)):
        if _all(text, pattern):
            bare = pc.utf8_trim_whitespace(pc.replace_substring(text, sign, ""))
            found = _numbers(bare)
            return (found[0], f"read without its {sign}") if found else None
    return None


def _marked(text: pa.Array) -> Read | None:
    is_mark = pc.is_in(pc.utf8_lower(text), pa.array(MISSING))
    marks = pc.sum(pc.and_(is_mark, pc.is_valid(text))).as_py()
    rest = pc.if_else(is_mark, pa.scalar(None, pa.string()), text)
    if not marks or rest.null_count == len(rest):
        return None
    found = _numbers(rest)
    if not found:
        return None
    said = f"{marks} cells hold a mark such as N/A and are taken as missing"
    return found[0], "; ".join(part for part in (found[1], said) if part)


def _truths(text: pa.Array) -> Read | None:
    return (pc.equal(pc.utf8_lower(text), "true"), "") if _all(text, TRUTH) else None


def _iso_days(text: pa.Array) -> Read:
    return pc.cast(text, pa.date32()), ""


def _iso_moments(text: pa.Array) -> Read:
    return pc.cast(pc.cast(text, pa.timestamp("ns")), pa.timestamp("s"), safe=False), ""


def _moments_with_offset(text: pa.Array) -> Read:
    there = pc.cast(text, pa.timestamp("ns", HOME))
    local = pc.cast(pc.local_timestamp(there), pa.timestamp("s"), safe=False)
    return local, "times are put on the clock of London"


def _our_days(text: pa.Array) -> Read:
    return pc.cast(_parsed(text, "%d/%m/%Y"), pa.date32()), "read as day/month/year"


def _our_moments(text: pa.Array) -> Read:
    whole = pc.replace_substring_regex(text, r"( \d{1,2}:\d{2})$", r"\1:00")
    return _parsed(whole, "%d/%m/%Y %H:%M:%S"), "read as day/month/year"


def _parsed(text: pa.Array, pattern: str) -> pa.Array:
    slashed = pc.replace_substring_regex(text, r"^(\d+)[.-](\d+)[.-]", r"\1/\2/")
    return pc.strptime(slashed, format=pattern, unit="s")


def _months(text: pa.Array) -> Read:
    """Return months written as "Apr-19" or "April 2019", as programs of tables do."""
    short = pc.replace_substring_regex(text, r"^([A-Za-z]{3})[A-Za-z]*[ -]", r"\1 ")
    late = pc.replace_substring_regex(short, r" ([0-6]\d)$", r" 20\1")
    whole = pc.replace_substring_regex(late, r" (\d{2})$", r" 19\1")
    first = pc.binary_join_element_wise("1", pc.utf8_lower(whole), " ")
    remark = f"“{text.drop_null()[0]}” and the like are read as months"
    return pc.cast(pc.strptime(first, format="%d %b %Y", unit="s"), pa.date32()), remark


_DATED: tuple[tuple[str, Callable[[pa.Array], Read]], ...] = (
    (DAY, _iso_days),
    (MOMENT, _iso_moments),
    (WITH_OFFSET, _moments_with_offset),
    (OUR_DAY, _our_days),
    (OUR_MOMENT, _our_moments),
    (MONTH, _months),
)
