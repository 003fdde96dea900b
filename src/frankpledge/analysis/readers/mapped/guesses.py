"""Guesses what the columns of a spreadsheet are for, by heading and by content."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from frankpledge.analysis.readers.crime_types import slug
from frankpledge.analysis.readers.headings import plain
from frankpledge.analysis.readers.layout import Column, Coordinates, DateOrder
from frankpledge.analysis.readers.mapped.columns import LONGEST_CODE
from frankpledge.analysis.readers.sieve import Doubt
from frankpledge.analysis.readers.values.dates import Day, day
from frankpledge.analysis.readers.values.numbers import Total, total
from frankpledge.analysis.readers.values.periods import period
from frankpledge.analysis.tables import tally


# Of the cells that are filled, so many must fit before a column is taken for it.
MOST = 0.8
# A column of kinds says the same words again and again.
FEW_KINDS = 40

_NAMES = {
    "hour": r"time|hour|time of day|.* time",
    "key": r".*\b(ref|reference|id|urn|log no|log number|incident no|number)",
    "caller": r".*\b(caller|complainant|reporter)\b.*",
    "lsoa": r"lsoa.*",
    "longitude": r"longitude|long?|lng",
    "latitude": r"latitude|lat",
    "easting": r"eastings?|x|grid x|easting m|oseast.*",
    "northing": r"northings?|y|grid y|northing m|osnorth.*",
    "outcome": r".*\b(outcome|result|disposal)\b.*",
    "kind": r".*\b(type|category|class|kind|description)\b.*",
}
_MONTH = re.compile(r"month|period|year month")
_AREA = re.compile(r"[EWSNK]\d{8}", re.ASCII)

Cells = Sequence[str]


def columns_of(
    table: str, headings: Sequence[str], rows: Sequence[Cells], today: date
) -> tuple[list[Column], Coordinates]:
    """Return what each column seems to be for; those that fit nothing stay unused."""
    cells = [[row[place] for row in rows] for place in range(len(headings))]
    if table == tally.NAME:
        return _of_totals(headings, cells), Coordinates.DEGREES
    return _of_incidents(headings, cells, today)


def _fits(cells: Cells, test: Callable[[str], bool]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(map(test, filled)) >= MOST * len(filled)


def _of_incidents(
    headings: Sequence[str], cells: Sequence[Cells], today: date
) -> tuple[list[Column], Coordinates]:
    columns: dict[str, Column] = {}
    for heading, held in zip(headings, cells, strict=True):
        field = _incident_field(heading, held, today)
        if field and field not in columns:
            columns[field] = Column(heading, field)
    coordinates = Coordinates.DEGREES
    if "easting" in columns and "longitude" not in columns:
        coordinates = _grid_unit(headings, cells, columns["easting"].heading)
    return list(columns.values()), coordinates


def _incident_field(heading: str, cells: Cells, today: date) -> str:
    name = plain(heading)
    if _MONTH.fullmatch(name) and _fits(cells, lambda cell: period(cell) is not None):
        return "month"
    for field, pattern in _NAMES.items():
        if re.fullmatch(pattern, name) and not _is_dated(cells, today, field):
            return field if field != "kind" or _repeats(cells) else ""
    is_dated = _fits(cells, lambda cell: _is_day(cell, today))
    return "happened_on" if is_dated else ""


def _is_dated(cells: Cells, today: date, field: str) -> bool:
    if field in ("easting", "northing", "key", "longitude", "latitude"):
        return False
    return _fits(cells, lambda cell: _is_day(cell, today))


def _is_day(cell: str, today: date) -> bool:
    return any(isinstance(day(cell, order, today), Day) for order in DateOrder)


def _repeats(cells: Cells) -> bool:
    filled = [plain(cell) for cell in cells if cell.strip()]
    return len(set(filled)) <= FEW_KINDS and all(len(c) <= LONGEST_CODE for c in filled)


def _grid_unit(
    headings: Sequence[str], cells: Sequence[Cells], heading: str
) -> Coordinates:
    values = [cell.strip() for cell in cells[list(headings).index(heading)]]
    is_short = _fits(values, lambda cell: len(cell.split(".")[0]) <= 4)
    return (
        Coordinates.NATIONAL_GRID_100_METRES if is_short else Coordinates.NATIONAL_GRID
    )


def _of_totals(headings: Sequence[str], cells: Sequence[Cells]) -> list[Column]:
    columns: list[Column] = []
    used: set[str] = set()
    for heading, held in zip(headings, cells, strict=True):
        column = _total_column(heading, held, used)
        if column:
            used.add(column.field)
            columns.append(column)
    return columns


def _total_column(heading: str, cells: Cells, used: set[str]) -> Column | None:
    span = period(heading)
    if span and _fits(cells, _is_total):
        return Column(heading, "value", period=heading)
    if "area" not in used and _fits(cells, _is_area):
        return Column(heading, "area")
    if "period" not in used and _fits(cells, lambda cell: period(cell) is not None):
        return Column(heading, "period")
    if _fits(cells, _is_total) and _has_figures(cells):
        return Column(heading, "value", series=slug(heading))
    is_name = plain(heading) in ("measure", "series", "indicator", "")
    if "series" not in used and "value" not in used and (is_name or not used):
        return Column(heading, "series") if _repeats(cells) else None
    return None


def _is_total(cell: str) -> bool:
    return not isinstance(total(cell, {}), Doubt)


def _has_figures(cells: Cells) -> bool:
    found = [total(cell, {}) for cell in cells if cell.strip()]
    return any(isinstance(t, Total) and t.value is not None for t in found)


def _is_area(cell: str) -> bool:
    return bool(_AREA.fullmatch(cell.strip())) or "total" in cell.lower()


def date_order_of(
    columns: Sequence[Column], headings: Sequence[str], rows: Sequence[Cells]
) -> DateOrder:
    """Return the order in which dates are written, as far as any of them shows it."""
    for column in columns:
        if column.field in ("happened_on", "starts_on"):
            place = list(headings).index(column.heading)
            return _order_shown([row[place] for row in rows])
    return DateOrder.DAY_FIRST


def _order_shown(cells: Cells) -> DateOrder:
    for cell in cells:
        match = re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d", cell.strip())
        if match and int(match[1]) > 12:
            return DateOrder.DAY_FIRST
        if match and int(match[2]) > 12:
            return DateOrder.MONTH_FIRST
    return DateOrder.DAY_FIRST
