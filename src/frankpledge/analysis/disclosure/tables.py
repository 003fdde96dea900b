"""Tables before and after protection. Only `protect` can make a protected one."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from decimal import Decimal
from enum import StrEnum

from frankpledge.analysis.disclosure.rules import AreaLevel, Rule
from frankpledge.analysis.failures import ExpectedFailure


class NotProtected(ExpectedFailure):
    """Somebody tried to let out a table that was not protected."""


class NotATable(ExpectedFailure):
    """Counts that do not fit the rows and columns they are said to have."""


class Mark(StrEnum):
    """The shorthand that stands beside or in place of a figure."""

    NONE = ""
    SUPPRESSED = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"


MEANINGS = {
    Mark.SUPPRESSED: "hidden to protect people, itself or to keep another figure hidden",
    Mark.NOT_AVAILABLE: "not available",
    Mark.NOT_APPLICABLE: "not applicable: too few to give a rate or a percentage",
}


@dataclass(frozen=True)
class Totals:
    """Which totals are printed with a table, and so can be used to subtract."""

    of_rows: bool = False
    of_columns: bool = False
    of_all: bool = False


@dataclass(frozen=True)
class Table:
    """
    Counts by row and column as known inside the partnership. Never published.

    None is a figure that is missing. `bases` has one denominator a cell, for rates
    (`multiplier` 1,000 ...) or percentages (`multiplier` 100). `reveals` says that
    rows are groups of people and columns what became of them: there a row with all
    in one column tells about each of them.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    totals: Totals = Totals()
    bases: tuple[tuple[float | None, ...], ...] | None = None
    multiplier: int = 1000
    decimals: int = 1
    area_level: AreaLevel = AreaLevel.DISTRICT
    reveals: bool = False

    def __post_init__(self) -> None:
        """Refuse counts that do not fill the table or are below nought."""
        shape = len(self.rows), {len(self.columns)}
        for grid in filter(None, (self.counts, self.bases)):
            if (len(grid), {len(row) for row in grid} or shape[1]) != shape:
                raise NotATable(f"“{self.title}” has more or fewer cells than names.")
        if any(count is not None and count < 0 for row in self.counts for count in row):
            raise NotATable(f"“{self.title}” holds a count below nought.")


@dataclass(frozen=True)
class Cell:
    """A figure that may be shown, or the mark that stands in its place."""

    value: Decimal | None
    mark: Mark = Mark.NONE

    @property
    def text(self) -> str:
        """Return the figure, or its mark in brackets."""
        return f"[{self.mark}]" if self.value is None else f"{self.value:,}"


Cells = tuple[tuple[Cell, ...], ...]
SEAL = object()


@dataclass(frozen=True)
class ProtectedTable:
    """
    A table that may be published: what is small is hidden and cannot be worked out.

    It carries no true figure behind a mark. `values` are the rates or percentages,
    `notes` say what was done and why.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Cells
    row_totals: tuple[Cell, ...] | None
    column_totals: tuple[Cell, ...] | None
    grand_total: Cell | None
    values: Cells | None
    rule: Rule
    notes: tuple[str, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        """Refuse to be made by anything but `protect`."""
        if seal is not SEAL:
            raise NotProtected(
                "Only `disclosure.protect` makes a table that may be published."
            )

    @property
    def marks(self) -> dict[str, str]:
        """Return the marks that the table uses and what each means."""
        found = {cell.mark for cell in self._cells() if cell.mark}
        return {f"[{mark}]": MEANINGS[mark] for mark in Mark if mark in found}

    @property
    def hidden(self) -> int:
        """Return how many counts are hidden."""
        counts = [cell for row in self.counts for cell in row]
        return sum(cell.mark is Mark.SUPPRESSED for cell in counts)

    def _cells(self) -> list[Cell]:
        grids = [*self.counts, *(self.values or ())]
        edges = [*(self.row_totals or ()), *(self.column_totals or ())]
        whole = [self.grand_total] if self.grand_total else []
        return [cell for row in grids for cell in row] + edges + whole
