"""Stock and flow in a table: open at the end = open before + new − closed."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Any

from frankpledge.plan.rules.claims.cells import claim_of, is_derived, say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.totals import total_rows


_FEWEST, _MOST_COLUMNS = 4, 8
Step = tuple[int, Number, Decimal]


def running(grid: Grid) -> Iterator[Finding]:
    """Yield the first cell of a balance that breaks it, where most of the rows keep it."""
    columns = [at for at, c in enumerate(grid.columns) if not is_derived(c.words)]
    wholes = total_rows(grid)
    rows = [at for at in range(len(grid.labels)) if at not in wholes]
    if not 3 <= len(columns) <= _MOST_COLUMNS or len(rows) < _FEWEST:
        return
    for stock, came, went in permutations(columns, 3):
        steps = _steps(grid, rows, stock, came, went)
        wrong = [step for step in steps if step[1].value != step[2]]
        # one wrong cell upsets the row after it too
        if steps and 0 < len(wrong) <= 2 < len(steps) - len(wrong):
            yield _told(grid, wrong[0])
            return


def _steps(grid: Grid, rows: list[int], stock: int, came: int, went: int) -> list[Step]:
    made = []
    for before, at in pairwise(rows):
        last, now = grid.numbers[before][stock], grid.numbers[at][stock]
        more, less = grid.numbers[at][came], grid.numbers[at][went]
        if not (last and now and more and less):
            return []
        made.append((at, now, last.value + more.value - less.value))
    return made


def _told(grid: Grid, step: Step) -> Finding:
    at, cell, value = step
    said: dict[str, Any] = {
        "shown": cell.text,
        "printed": cell.value,
        "computed": value,
        "right": f"{value:,}",
    }
    return say(
        Verdict.DISAGREES,
        cell.place,
        claim_of(grid, at, cell),
        f"What stood before, with what came and less what went, is {value:,}, not {cell.text}.",
        Kind.SUM,
        **said,
    )
