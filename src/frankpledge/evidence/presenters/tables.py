"""Figures as rows: every mark, every period, missing ones too."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.limits import judged
from frankpledge.evidence.rules.remembering import remembered
from frankpledge.evidence.rules.words import label_of, mark_of, named_period, printed


def figure_href(observation: Observation) -> str:
    """Return the page that says where a number comes from."""
    return reverse(
        "evidence:number",
        args=[
            observation.measure,
            observation.area,
            str(observation.period.type),
            observation.period.ends_before.isoformat(),
        ],
    )


# A page shows three years of months at first; the rest is one click away.
ROWS_AT_FIRST = 36


def rows(reading: Reading, *, at_most: int | None = None) -> Sequence[dict[str, Any]]:
    """Return the table of a series, newest period first."""
    base = reverse(
        "evidence:number",
        args=[
            reading.version.measure,
            reading.area.code,
            str(reading.kept.keeping.period_type),
            "2000-01-01",
        ],
    ).removesuffix("2000-01-01/")
    decimals = reading.definition.decimals
    return rows_of(reading.kept, decimals, base, reading.break_days, at_most)


@remembered
def rows_of(
    kept: KeptSeries,
    decimals: int,
    base: str,
    breaks: tuple[date, ...],
    at_most: int | None,
) -> Sequence[dict[str, Any]]:
    """Return figures as rows, newest period first; `base` is where their pages are."""
    signalled = judged(kept, breaks)
    newest_first = range(len(kept) - 1, -1, -1)[:at_most]
    return tuple(
        row(kept.at(place), decimals, base, signalled.words_at(place))
        for place in newest_first
    )


def row(
    observation: Observation, decimals: int, base: str, signal: str
) -> dict[str, Any]:
    """Return one period as the table shows it."""
    status = observation.status
    interval = ""
    if observation.low is not None:
        ends = max(decimals, 1)
        interval = (
            f"{printed(observation.low, ends)} to {printed(observation.high, ends)}"
        )
    marks = [label_of(status)] if status != "final" else []
    if observation.known is not None and not observation.has_value:
        marks.append(f"{printed(observation.known, 0)} known so far")
    if signal:
        marks.append(f"Signal: {signal}")
    value = printed(observation.value, decimals) or mark_of(status)
    return {
        "period": named_period(observation.period),
        "href": f"{base}{observation.period.ends_before.isoformat()}/",
        "numerator": printed(observation.numerator, 0),
        "denominator": printed(observation.denominator, 0),
        "value": value + (" [p]" if observation.is_provisional else ""),
        "interval": interval,
        "notes": ". ".join(marks),
    }


def as_text(reading: Reading) -> str:
    """Return the table as tab-separated text with a header, to paste elsewhere."""
    definition = reading.definition
    return text_of(reading.kept, definition.unit_words, definition.decimals)


@remembered
def text_of(kept: KeptSeries, unit: str, decimals: int) -> str:
    """Return figures as tab-separated text with a header."""
    lines = ["\t".join(["Period", unit, "Low", "High", "Status"])]
    row = kept.figures
    columns = zip(
        kept.periods, row["value"], row["low"], row["high"], row["status"],
        strict=True,
    )  # fmt: skip
    for period, value, low, high, status in columns:
        cells = (printed(value, decimals), printed(low, 2), printed(high, 2))
        plain = [cell.replace(",", "") for cell in cells]
        lines.append("\t".join([period.label, *plain, status]))
    return "\n".join(lines)
