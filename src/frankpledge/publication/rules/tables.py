"""From figures known inside to the tables that go out, and back to plain cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.analysis.disclosure import (
    AreaLevel,
    Cell,
    Figure,
    ProtectedTable,
    Table,
    Totals,
)
from frankpledge.analysis.measures import Definition, Period
from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.measures.results import Status


WHOLE = "partnership"
# The kinds of area that are as large as a district; every other kind is finer.
LARGE_KINDS = frozenset({"partnership", "district"})
COUNTED_FORMS = frozenset({Form.COUNT, Form.RATE, Form.PERCENTAGE})


@dataclass(frozen=True)
class Place:
    """An area as releases know it: its code, name, kind and smallest parts."""

    code: str
    name: str
    kind: str
    parts: frozenset[str]


@dataclass(frozen=True)
class Known:
    """One figure as known inside: a count, its base and how far it can be relied on."""

    count: float | None
    base: float | None
    status: Status


@dataclass(frozen=True)
class Block:
    """Figures of one measure for one kind of area and of period, not protected yet."""

    definition: Definition
    period_type: PeriodType
    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    known: Mapping[tuple[str, Period], Known]

    @property
    def level(self) -> AreaLevel:
        """Return how fine the areas are."""
        large = all(place.kind in LARGE_KINDS for place in self.places)
        return AreaLevel.DISTRICT if large else AreaLevel.WARD

    def at(self, place: Place, period: Period) -> Known:
        """Return the figure for a place and period, missing where there is none."""
        return self.known.get((place.code, period), Known(None, None, Status.MISSING))


def table_of(block: Block, *, adds_up: bool) -> Table:
    """
    Return the block as a table of counts for disclosure control.

    `adds_up` says that a total over the areas is published too, so that a hidden
    cell could be worked out from it.
    """
    definition = block.definition
    grid = [
        [block.at(place, period) for place in block.places] for period in block.periods
    ]
    has_base = definition.form in {Form.RATE, Form.PERCENTAGE}
    return Table(
        title=f"{definition.name}, {block.period_type}",
        rows=tuple(period.label for period in block.periods),
        columns=tuple(place.name for place in block.places),
        counts=tuple(tuple(count_of(known) for known in row) for row in grid),
        totals=Totals(of_rows=adds_up),
        bases=tuple(tuple(known.base for known in row) for row in grid)
        if has_base
        else None,
        multiplier=definition.scale,
        decimals=definition.decimals,
        area_level=block.level,
    )


def count_of(known: Known) -> int | None:
    """Return the count where there is a figure that may be used at all."""
    if known.count is None or not known.status.has_value:
        return None
    return round(known.count)


def not_counted(block: Block) -> str:
    """Return why a block cannot be checked for small counts, empty where it can."""
    if block.definition.form not in COUNTED_FORMS:
        return "it is a difference from what was expected, not a count"
    counts = [known.count for known in block.known.values() if known.status.has_value]
    if counts and all(count is None for count in counts):
        return "it arrives already worked out, without the counts behind it"
    if any(count is not None and count != round(count) for count in counts):
        return "its counts are not whole numbers"
    return ""


def cells_of(block: Block, protected: ProtectedTable) -> list[list[dict[str, str]]]:
    """Return the protected figures as plain cells, one row a period."""
    rows = []
    for r, period in enumerate(block.periods):
        row = []
        for c, place in enumerate(block.places):
            value = protected.values[r][c] if protected.values else None
            status = block.at(place, period).status
            row.append(cell_of(protected.counts[r][c], value, status))
        rows.append(row)
    return rows


def cell_of(count: Cell, value: Cell | None, status: Status) -> dict[str, str]:
    """Return one cell as words; what is hidden leaves nothing but its mark."""
    shown = {
        "count": text_of(count),
        "count_mark": str(count.mark),
        "status": str(status) if count.value is not None else absent(count, status),
    }
    if value is not None:
        shown |= {"value": text_of(value), "value_mark": str(value.mark)}
    return shown


def absent(count: Cell, status: Status) -> str:
    """Return why there is no count; what we hide ourselves tells nothing further."""
    return "hidden" if str(count.mark) == "c" else str(status)


def text_of(cell: Cell) -> str:
    """Return a figure as plain text, empty where it is not shown."""
    if cell.value is None:
        return ""
    return (
        format(cell.value.normalize(), "f") if not cell.value % 1 else str(cell.value)
    )


def figures_of(
    block: Block,
    cells: Sequence[Sequence[Mapping[str, str]]],
    release: str,
    *,
    is_rounded: bool = False,
) -> list[Figure]:
    """Return every count of the block as the check against differencing reads it."""
    found = []
    for period, row in zip(block.periods, cells, strict=True):
        for place, cell in zip(block.places, row, strict=True):
            count = count_of(block.at(place, period))
            if count is not None:
                found.append(
                    Figure(
                        measure=block.definition.id,
                        label=f"{block.definition.name}, {place.name}, {period.label}",
                        places=place.parts,
                        months=months_of(period),
                        count=count,
                        is_shown=bool(cell["count"]),
                        release=release,
                        is_rounded=is_rounded,
                    )
                )
    return found


def months_of(period: Period) -> frozenset[int]:
    """Return the numbers of the months of a period; a day counts as one of its own."""
    if period.type is PeriodType.SNAPSHOT:
        return frozenset({-period.starts_on.toordinal()})
    first, last = period.month_range
    return frozenset(range(first, last))


def as_plain(figure: Figure) -> dict[str, Any]:
    """Return a figure as it is kept, to be checked against in years to come."""
    return {
        "measure": figure.measure,
        "label": figure.label,
        "places": sorted(figure.places),
        "months": sorted(figure.months),
        "count": figure.count,
        "is_shown": figure.is_shown,
        "release": figure.release,
        "is_rounded": figure.is_rounded,
    }


def as_figure(plain: Mapping[str, Any]) -> Figure:
    """Return a kept figure again."""
    return Figure(
        measure=plain["measure"],
        label=plain["label"],
        places=frozenset(plain["places"]),
        months=frozenset(plain["months"]),
        count=plain["count"],
        is_shown=plain["is_shown"],
        release=plain["release"],
        is_rounded=plain.get("is_rounded", False),
    )
