"""
Columns that are worked out from others, whatever heads them.

Where three rows and most of a column follow one rule (a share of the total row, so
far from the average row, one column out of another, a difference, a change in per
cent), a row that does not follow it is wrong.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.documents.reading.blocks import Place
from frankpledge.plan.rules.claims.cells import CHANGE, claim_of, say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import rounded_alike
from frankpledge.plan.rules.claims.totals import is_total


FEWEST_RIGHT = 3
"""Rows that must follow a rule before it may be held against the others."""
_MOST_ROWS, _MOST_COLUMNS = 80, 14
Work = Callable[[Number, Number], Decimal]


@dataclass(frozen=True)
class Rule:
    """How a column follows from one figure and another, and in what words."""

    work: Work
    words: str
    kind: Kind
    in_percent: bool = True


_SHARE = Rule(
    lambda a, b: 100 * a.value / b.value,
    "{a} is {right}% of {b}",
    Kind.PERCENTAGE,
)
_CHANGE = Rule(
    lambda a, b: 100 * (a.value - b.value) / b.value,
    "{a} is {right:+}% against {b}",
    Kind.CHANGE,
)
_GAP = Rule(
    lambda a, b: a.value - b.value,
    "{a} less {b} is {right:+,}",
    Kind.CHANGE,
    in_percent=False,
)
_MEAN = Rule(
    lambda a, b: a.value / b.value,
    "The columns before add to {a}, over {b} that is {right:,}",
    Kind.AVERAGE,
    in_percent=False,
)
_AIM = Rule(
    lambda a, b: a.value * (100 + b.value) / 100,
    "{a} and {b} come to {right:,}",
    Kind.TARGET,
    in_percent=False,
)
_RATIO = Rule(
    lambda a, b: a.value / b.value,
    "{a} over {b} is {right:,}",
    Kind.AVERAGE,
    in_percent=False,
)
_AVERAGE = re.compile(r"\b(?:average|mean|avg|each|per (?!1|cent|head))\b", re.I)
_LEFT = re.compile(
    r"\b(?:left|remain\w*|balance|unspent|outstanding|surplus|under ?spend|over ?spend|still)\b",
    re.IGNORECASE,
)
Sources = list[tuple[Number | None, Number | None]]


def derived(grid: Grid, told: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the cells that break the rule of their column; `told` are known already."""
    width = len(grid.columns)
    if len(grid.numbers) > _MOST_ROWS or not 1 < width <= _MOST_COLUMNS:
        return
    # a row that is wrong elsewhere already makes what follows from it wrong
    known = {found.place for found in told}
    wrong = {each.place.row for each in told if each.verdict is Verdict.DISAGREES}
    known |= {
        cell.place
        for row in grid.numbers
        for cell in row
        if cell and cell.place.row in wrong
    }
    for column in range(width):
        cells = [row[column] for row in grid.numbers]
        if sum(1 for cell in cells if cell) > FEWEST_RIGHT:
            yield from _of_column(grid, column, cells, known)


def _of_column(
    grid: Grid, column: int, cells: Sequence[Number | None], known: set[Place]
) -> Iterator[Finding]:
    best: tuple[int, Rule, Sources] | None = None
    for rule, sources in _options(grid, column, cells):
        right = [_is_right(cell, each, rule) for cell, each in _worked(cells, sources)]
        hits = sum(right)
        is_sure = hits >= FEWEST_RIGHT and 3 * hits >= 2 * len(right)
        if is_sure and (best is None or hits > best[0]):
            best = (hits, rule, sources)
    if best is None:
        return
    for at, (cell, (a, b)) in enumerate(zip(cells, best[2], strict=True)):
        if not (cell and a and b and b.value) or cell.place in known:
            continue
        if not _is_right(cell, (a, b), best[1]):
            yield _wrong(grid, at, cell, (a, b), best[1])


def _options(
    grid: Grid, column: int, cells: Sequence[Number | None]
) -> Iterator[tuple[Rule, Sources]]:
    is_percent = any(c.is_percent for c in cells if c) or "%" in (
        grid.columns[column].words
    )
    others = [at for at in range(len(grid.columns)) if at != column]
    if _AVERAGE.search(grid.columns[column].words):
        yield _MEAN, [_added(row, grid, column) for row in grid.numbers]
        yield from (
            (_RATIO, [(row[a], row[b]) for row in grid.numbers])
            for a, b in permutations(others, 2)
        )
    yield from _of_shares(grid, cells, others) if is_percent else _aims(grid, column)
    words = grid.columns[column].words
    if not (is_percent or CHANGE.search(words) or _LEFT.search(words)):
        return
    for a, b in permutations(others, 2):
        sources = [(row[a], row[b]) for row in grid.numbers]
        for rule in (_SHARE, _CHANGE) if is_percent else (_GAP,):
            yield rule, sources


def _aims(grid: Grid, column: int) -> Iterator[tuple[Rule, Sources]]:
    """Yield a column as the target that a baseline and a change before it come to."""
    for a, p in combinations(range(column), 2):
        percents = [cell for row in grid.numbers if (cell := row[p])]
        is_asked = all(c.is_percent and not c.decimals for c in percents)
        if percents and is_asked:
            yield _AIM, [(row[a], row[p]) for row in grid.numbers]


def _of_shares(
    grid: Grid, cells: Sequence[Number | None], others: Sequence[int]
) -> Iterator[tuple[Rule, Sources]]:
    """Yield a column as the shares of another in its total, printed or implied."""
    for at in others:
        line = [row[at] for row in grid.numbers]
        wholes = [*_of_rows(grid, line), *((b, _SHARE) for b in _bases(cells, line))]
        for whole, rule in wholes:
            yield rule, [(n, whole) for n in line]


def _bases(
    cells: Sequence[Number | None], line: Sequence[Number | None]
) -> Iterator[Number]:
    """Yield what counts may be shares of that stand in no row: their sum, what they imply."""
    pairs = [(c, n) for c, n in zip(cells, line, strict=True) if c and n]
    if len(pairs) <= FEWEST_RIGHT or any(n.is_percent for _, n in pairs):
        return
    implied = [half_up(100 * n.value / c.value, 0) for c, n in pairs if c.value]
    total = sum((n.value for _, n in pairs), Decimal(0))
    place = pairs[0][1].place
    for value in dict.fromkeys([total, *implied]):
        if value:
            yield Number(value, 0, is_percent=False, text=f"{value:,f}", place=place)


def _added(
    row: Sequence[Number | None], grid: Grid, column: int
) -> tuple[Number | None, Number | None]:
    """Return the sum of the periods before a column, and how many there are."""
    at = [each for each in range(column) if grid.columns[each].months]
    cells = [cell for each in at if (cell := row[each])]
    if len(cells) < 2 or len(cells) < len(at):
        return None, None
    total = sum((cell.value for cell in cells), Decimal(0))
    place = cells[0].place
    return (
        Number(total, 0, is_percent=False, text=f"{total:,}", place=place),
        Number(Decimal(len(at)), 0, is_percent=False, text=str(len(at)), place=place),
    )


def _of_rows(
    grid: Grid, line: Sequence[Number | None]
) -> Iterator[tuple[Number, Rule]]:
    """Yield the total and the average row of a column, with what follows from each."""
    for label, number in zip(grid.labels, line, strict=True):
        if number is None or not number.value:
            continue
        others = [n.value for n in line if n and n is not number]
        is_sum = len(others) >= FEWEST_RIGHT and sum(others, Decimal(0)) == number.value
        if is_total(label) or is_sum:
            yield number, _SHARE
        if "average" in label.lower() or "mean" in label.lower().split():
            yield number, _CHANGE


def _worked(
    cells: Sequence[Number | None], sources: Sources
) -> list[tuple[Number, tuple[Number, Number]]]:
    return [
        (cell, (a, b))
        for cell, (a, b) in zip(cells, sources, strict=True)
        if cell and a and b and b.value and a is not b
    ]


def _is_right(cell: Number, pair: tuple[Number, Number], rule: Rule) -> bool:
    value = rule.work(*pair)
    if rounded_alike(cell.value, cell.decimals, value):
        return True
    slack = sum(
        (Decimal(5).scaleb(-n.decimals - 1) for n in pair if n.decimals), Decimal(0)
    )
    if not slack:
        return False
    if rule.in_percent:
        slack = 100 * slack / abs(pair[1].value)
    return abs(cell.value - value) <= slack + Decimal(5).scaleb(-cell.decimals - 1)


def _wrong(
    grid: Grid, at: int, cell: Number, pair: tuple[Number, Number], rule: Rule
) -> Finding:
    right = half_up(rule.work(*pair), max(cell.decimals, int(rule.in_percent)))
    words = rule.words.format(a=pair[0].text, b=pair[1].text, right=right)
    said: dict[str, Any] = {
        "shown": cell.text,
        "printed": cell.value,
        "computed": right,
        "right": f"{right:,}{'%' if rule.in_percent else ''}",
    }
    return say(
        Verdict.DISAGREES,
        cell.place,
        claim_of(grid, at, cell),
        f"{words}, not {cell.text}, though the other rows of this column are worked out so.",
        rule.kind,
        **said,
    )
