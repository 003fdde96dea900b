"""What is said of every row of a table: no meeting had more than three apologies."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.selected import column_named
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.totals import total_rows


_BOUND = re.compile(
    rf"^\W*(?:(?P<no>no|none of the|not one) |(?P<all>every|each|all) )[^.;:{FIGURE[1:-1]}]*?\b"
    rf"(?:(?P<more>more than|over|above|at least|no fewer than|no less than)|(?P<less>fewer than|less than|under|below|at most|no more than|up to)) (?P<f>{FIGURE})"
)
_OR_SO = (
    "at least",
    "no fewer than",
    "no less than",
    "at most",
    "no more than",
    "up to",
)


def bounds(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of a bound that all rows, or none, are said to keep."""
    match = _BOUND.search(passage.template)
    if not match or is_aim(passage):
        return
    figure, word = passage.figure(match["f"]), match["more"] or match["less"]
    for grid in grids:
        column = column_named(grid, passage.text)
        if column is None:
            continue
        wrong = []
        for row, cells in enumerate(grid.numbers):
            cell = cells[column]
            if row in total_rows(grid) or cell is None:
                continue
            gap = (
                cell.value - figure.value
                if match["more"]
                else figure.value - cell.value
            )
            is_so = gap >= 0 if word in _OR_SO else gap > 0
            if is_so == bool(match["no"]):
                wrong.append((grid.labels[row], cell.text))
        yield _told(passage, f"{word} {figure.text}", wrong)
        return


def _told(passage: Passage, shown: str, wrong: list[tuple[str, str]]) -> Finding:
    said: dict[str, Any] = {"shown": shown, "tied_to": "the rows of the table"}
    if not wrong:
        return sayings.agrees(passage, "Every row of the table keeps it.", **said)
    name, text = wrong[0]
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"Not all: “{name}” has {text}.",
        right=f"{name}: {text}",
        **said,
    )
