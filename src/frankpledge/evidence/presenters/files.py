"""Figures as files: every one says what it is, how it was counted and what to beware."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.spreadsheets import (
    Column,
    Cover,
    Kind,
    Value,
    write_table,
)
from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.figures import Observation
from frankpledge.evidence.rules.words import label_of, shown_as
from frankpledge.ui.tables import Shown


def list_file(shown: Shown, title: str, today: date) -> bytes:
    """Return a list as a file, all rows that match."""
    return write_table(
        shown.file_headings,
        shown.file_rows(),
        shown.file_format or "csv",
        cover=Cover(title=title, created=today),
    )


def file_name(reading: Reading) -> str:
    """Return the file's name: area, topic, kind of period, version."""
    kind = reading.kept.keeping.period_type
    return (
        f"{reading.area.code.lower()}-{reading.version.measure}-{kind}"
        f"-v{reading.version.number}"
    )


def figure_columns(decimals: int) -> tuple[Column, ...]:
    """Return the columns of a file of figures; their names stay."""
    value_decimals = max(decimals, 2)
    return (
        Column("measure"),
        Column("area_code"),
        Column("area"),
        Column("period", "Period"),
        Column("starts_on", kind=Kind.DATE),
        Column("ends_before", kind=Kind.DATE),
        Column("numerator", kind=Kind.NUMBER),
        Column("denominator", kind=Kind.NUMBER),
        Column("value", kind=Kind.NUMBER, decimals=value_decimals),
        Column("low", kind=Kind.NUMBER, decimals=value_decimals),
        Column("high", kind=Kind.NUMBER, decimals=value_decimals),
        Column(
            "status",
            note="final, provisional, part (no total), missing (never supplied), or"
            " what the supplier said in place of a figure",
        ),
        Column("known", kind=Kind.NUMBER, note="What was supplied of a part period."),
        Column("denominator_year", kind=Kind.WHOLE),
        Column("definition_version", kind=Kind.WHOLE),
        Column("known_at", kind=Kind.DATE, note="The day the figure became known."),
        Column("loads", note="The loads behind the figure."),
        Column("source"),
        Column("caveats"),
    )


def figure_row(observation: Observation, reading: Reading) -> tuple[Value, ...]:
    """Return one figure as a row; its caveats go with it and cannot be left out."""
    known_at = observation.vintage
    return (
        observation.measure,
        observation.area,
        reading.area.name,
        observation.period.label,
        observation.period.starts_on,
        observation.period.ends_before,
        observation.numerator,
        observation.denominator,
        observation.value,
        observation.low,
        observation.high,
        str(observation.status),
        observation.known,
        observation.denominator_year,
        observation.version,
        known_at.date() if known_at else None,
        " ".join(observation.loads),
        reading.definition.supplier,
        " ".join(caveats(reading)),
    )


def caveats(reading: Reading) -> list[str]:
    """Return everything a figure must be read with: caveats, breaks, gaps."""
    found = list(reading.definition.caveats)
    found += [f"Break on {day_in_words(day)}: {note}." for day, note in reading.breaks]
    if reading.missing:
        found.append(f"Never supplied: {', '.join(reading.missing)}.")
    return found


def series_file(reading: Reading, form: str, today: date) -> bytes:
    """Return a series as a file in one of the formats."""
    definition, periods = reading.definition, reading.kept.periods
    span = f"{periods[0].label} to {periods[-1].label}" if periods else ""
    cover = Cover(
        title=f"{definition.name}, {reading.area.name}",
        created=today,
        area=f"{reading.area.name} ({reading.area.code})",
        period=f"{label_of(reading.kept.keeping.period_type)}, {span}",
        source=definition.supplier,
        definition=f"{definition.question} {shown_as(definition)}.",
        version=f"{reading.version.number}, from {day_in_words(definition.valid_from)}",
        notes=tuple(caveats(reading)),
    )
    rows = [figure_row(observation, reading) for observation in reading.kept]
    return write_table(figure_columns(definition.decimals), rows, form, cover=cover)


def plain_file(
    title: str, names: Sequence[str], rows: Sequence[Sequence[Any]], form: str, on: date
) -> bytes:
    """Return a plain table as a file."""
    return write_table(names, rows, form, cover=Cover(title=title, created=on))
