"""Reads what a row of totals is for: its series, its area, its period."""

import re
from datetime import date

import numpy as np
import pyarrow as pa

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.readers.layout import Column, Layout
from frankpledge.analysis.readers.mapped.columns import code_reader, column_for
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Sieve, Understand
from frankpledge.analysis.readers.values.dates import Day, day
from frankpledge.analysis.readers.values.periods import Span, period
from frankpledge.analysis.readers.values.text import cleaned


_AREA = re.compile(r"[EWSNK]\d{8}", re.ASCII)
_NO_PERIOD = Doubt("not a period", "Write it as 2012/13, 2012/13-Q1 or 2012-04.")
_NO_AREA = Doubt(
    "not an area code", "Give a code such as E08000013, or add it to the layout's list."
)


def shared_keys(sieve: Sieve, layout: Layout, today: date) -> dict[str, list[object]]:
    """Return the series, area and period of each row, where a column tells them."""
    found: dict[str, list[object]] = {}
    series = column_for(layout, "series")
    if series:
        reader = code_reader(series.codes, blank=Doubt("no series", "Name the series."))
        codes = sieve.understand(series.heading, pa.string(), reader)
        found["series"] = codes.to_pylist()
    area = column_for(layout, "area")
    if area:
        reader = _area_reader(area)
        codes = sieve.understand(area.heading, pa.string(), reader)
        found["area"] = codes.to_pylist()
    spans = _spans(sieve, layout, today)
    if spans is not None:
        found["period"] = spans
    return found


def _area_reader(column: Column) -> Understand:
    codes = {cleaned(words)[0].casefold(): code for words, code in column.codes.items()}

    def understand(value: str) -> Meaning | Doubt:
        text, why = cleaned(value)
        if text.casefold() in codes:
            return Meaning(codes[text.casefold()], why=why)
        if column.codes or not _AREA.fullmatch(text):
            return _NO_AREA
        return Meaning(text, why=why)

    return understand


_SPAN = pa.struct(
    [("type", pa.string()), ("starts_on", pa.date32()), ("ends_before", pa.date32())]
)


def _spans(sieve: Sieve, layout: Layout, today: date) -> list[object] | None:
    column = column_for(layout, "period")
    if column:
        told = sieve.understand(column.heading, _SPAN, _period_reader(layout, today))
        return [_span(value) for value in told.to_pylist()]
    starts, ends = (column_for(layout, name) for name in ("starts_on", "ends_before"))
    if not starts or not ends:
        return None
    reader = _day_reader(layout, date(2100, 1, 1))
    first = sieve.understand(starts.heading, pa.date32(), reader).to_pylist()
    last = sieve.understand(ends.heading, pa.date32(), reader).to_pylist()
    wrong = np.array(
        [bool(a and b and b <= a) for a, b in zip(first, last, strict=True)]
    )
    sieve.refuse(
        wrong, ends.heading, Doubt("ends before it starts", "Check both dates.")
    )
    kind = layout.period_type or "snapshot"
    return [
        Span(kind, a, b) if a and b and b > a else None
        for a, b in zip(first, last, strict=True)
    ]


def _span(value: dict[str, object] | None) -> Span | None:
    if value is None:
        return None
    return Span(str(value["type"]), value["starts_on"], value["ends_before"])  # type: ignore[arg-type]


def _period_reader(layout: Layout, today: date) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        span = period(value, layout.period_type)
        if span is None:
            return _NO_PERIOD
        if span.starts_on > today:
            return Doubt("a period in the future", "Check the year.")
        told = {
            "type": span.period_type,
            "starts_on": span.starts_on,
            "ends_before": span.ends_before,
        }
        shown = f"{span.period_type} from {day_in_words(span.starts_on)}"
        return Meaning(told, shown)

    return understand


def _day_reader(layout: Layout, today: date) -> Understand:
    def understand(value: str) -> Meaning | Doubt:
        found = day(value, layout.date_order, today)
        if not isinstance(found, Day):
            return found or Doubt("no date", "Give the date.")
        return Meaning(found.on, day_in_words(found.on), found.why)

    return understand
