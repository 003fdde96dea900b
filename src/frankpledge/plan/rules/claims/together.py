"""What several names come to together: streets and homes account for 687 crimes."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.pool import Named, Pool, content, nearest
from frankpledge.plan.rules.claims.selected import plain_columns, rows_in
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.topics import in_order


_TOGETHER = re.compile(
    rf"^(?P<names>[^.;:{FIGURE[1:-1]}]+?),? (?:(?:together|combined|between them)\b[^.;:{FIGURE[1:-1]}]*?|(?:come|came|add up|amount|amounted) to )(?P<t>{FIGURE})"
)
_NEAR = Decimal("0.15")


def together(
    passage: Passage, pool: Pool, grids: Sequence[Grid], told: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of a sum over numbers that the section has printed by name."""
    match = _TOGETHER.search(passage.template)
    if not match or is_aim(passage):
        return
    total = passage.figure(match["t"])
    names = [n for n in re.split(r",|\band\b", match["names"]) if in_order(n)]
    if total.text in told or total.hedge or len(names) < 2:
        return
    columns = [c for grid in grids for c in _of_rows(grid, match["names"], len(names))]
    if columns:
        sums = [sum((cell.value for cell in cells), Decimal(0)) for cells in columns]
        nearest = min(range(len(sums)), key=lambda at: abs(sums[at] - total.value))
        if abs(sums[nearest] - total.value) <= _NEAR * total.value:
            texts = [cell.text for cell in columns[nearest]]
            yield _told(passage, total, texts, sums[nearest])
        return
    parts = [_of(name, total, pool, passage) for name in names]
    found = [part for part in parts if part]
    if len(found) < len(names):
        return
    value = sum((part.value for part in found), Decimal(0))
    if abs(value - total.value) <= _NEAR * total.value:
        yield _told(passage, total, [part.text for part in found], value)


def _of_rows(grid: Grid, words: str, number: int) -> Iterator[list[Number]]:
    """Yield the cells, column by column, of the rows that words name, if they name so many."""
    rows = [each.index for each in rows_in(words, grid) if each.is_full]
    if len(rows) != number:
        return
    for column in plain_columns(grid):
        cells = [cell for row in rows if (cell := grid.numbers[row][column])]
        if len(cells) == number and not any(cell.is_percent for cell in cells):
            yield cells


def _of(name: str, total: Figure, pool: Pool, passage: Passage) -> Named | None:
    """Return the one number that the section has printed with a name."""
    smaller = [
        n
        for n in pool.here(passage.section)
        if n.unit is total.unit and n.value < total.value
    ]
    found = nearest(smaller, content(name)[-2:])
    return found[0] if len({n.value for n in found}) == 1 else None


def _told(
    passage: Passage, total: Figure, parts: Sequence[str], value: Decimal
) -> Finding:
    sign = "£" if total.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": total.text,
        "printed": total.value,
        "computed": value,
        "right": f"{sign}{value:,f}",
        "tied_to": "the figures of this section",
    }
    words = f"{' + '.join(parts)} is {sign}{value:,f}"
    if value == total.value:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, Kind.SUM, f"{words}, not {total.text}.", **said)
