"""Percentages of a table held against the counts beside them."""

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import permutations
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims.cells import say
from frankpledge.plan.rules.claims.columns import Column
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import rounded_alike
from frankpledge.plan.rules.claims.topics import topic


_SHARE = re.compile(
    r"%|per ?cent|percentage|proportion|\brate\b|\bshare\b", re.IGNORECASE
)
_NOT_SHARE = re.compile(
    r"per 1,?0|change|difference|target|predicted|expected|increase|reduction|variance|baseline|aim|average|all england|national",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:caseload|cases|respondents?|sample|base|n|offenders|cohort|clients|people|tests|persons|asked|surveyed|referrals|victims)\b",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"(?<!\d)(?<!\d )%|percentage", re.IGNORECASE)
"""A line is of per cent by its name; “reduce by 25%” names no line of shares."""
_FEWEST_PAIRS = 3
Line = tuple[str, list[Number | None]]


def proportions(grid: Grid) -> list[Finding]:
    """Return what becomes of a table's percentages."""
    across = [
        (_headed(grid, c), [r[at] for r in grid.numbers])
        for at, c in enumerate(grid.columns)
    ]
    by_row = list(
        _shares(
            grid,
            [
                (f"{label}", list(row))
                for label, row in zip(grid.labels, grid.numbers, strict=True)
            ],
        )
    )
    by_column = list(_shares(grid, across))
    found = by_row or by_column
    covered = {f.place for f in found}
    whole = [f for f in _whole_numbers(grid, across) if f.place not in covered]
    return [*found, *whole]


def _headed(grid: Grid, column: Column) -> str:
    """Return what heads a column: its words, its year, or else the table's caption."""
    year = column.months.words() if column.months else ""
    return " ".join((column.words or year or grid.caption).split())


def _shares(grid: Grid, lines: list[Line]) -> Iterator[Finding]:
    """Find which two lines of counts a line of percentages comes from, and hold it to them."""
    for name, cells in lines:
        is_share = any(c and c.is_percent for c in cells) or bool(
            _PER_CENT.search(name)
        )
        if not is_share or _NOT_SHARE.search(name):
            continue
        pair = _pair_for(name, cells, lines)
        if pair is None:
            continue
        part, whole = pair
        for at, cell in enumerate(cells):
            k, n = part[1][at], whole[1][at]
            if cell and k and n and n.value:
                yield _share(grid, name, cell, (part[0], k), (whole[0], n))


def _pair_for(
    name: str, cells: list[Number | None], lines: list[Line]
) -> tuple[Line, Line] | None:
    """Return part and whole: they give most of the percentages, or are named by them."""
    counts = [line for line in lines if _is_counted(line)]
    best: tuple[int, int, tuple[Line, Line]] | None = None
    for part, whole in permutations(counts, 2):
        works = [
            (c, k, n)
            for c, k, n in zip(cells, part[1], whole[1], strict=True)
            if c and k and n and n.value
        ]
        if any(k.value > n.value for _, k, n in works) or not works:
            continue
        hits = sum(
            1
            for c, k, n in works
            if rounded_alike(c.value, c.decimals, 100 * k.value / n.value)
        )
        named = len(topic(name) & topic(part[0]) - topic(whole[0]))
        score = (hits, named, (part, whole))
        if best is None or score[:2] > best[:2]:
            best = score
    if best is None:
        return None
    hits, named, pair = best
    filled = sum(1 for c in cells if c)
    is_sure = (
        hits * 2 > filled
        or (hits and named)
        or (hits >= _FEWEST_PAIRS - 1 and hits * 2 >= filled)
    )
    return pair if is_sure else None


def _is_counted(line: Line) -> bool:
    name, cells = line
    filled = [c for c in cells if c]
    return (
        bool(filled)
        and all(not c.is_percent and c.decimals == 0 for c in filled)
        and not _NOT_SHARE.search(name)
    )


def _share(
    grid: Grid,
    name: str,
    cell: Number,
    part: tuple[str, Number],
    whole: tuple[str, Number],
) -> Finding:
    value = 100 * part[1].value / whole[1].value
    right = half_up(value, max(cell.decimals, 1))
    claim = " | ".join(filter(None, (grid.caption, name, cell.text)))
    said: dict[str, Any] = {
        "shown": cell.text,
        "printed": cell.value,
        "computed": right,
        "right": f"{right}%",
    }
    words = f"{part[1].text} ({part[0]}) of {whole[1].text} ({whole[0]}) is {right}%"
    if rounded_alike(cell.value, cell.decimals, value):
        return say(Verdict.AGREES, cell.place, claim, f"{words}.", **said)
    return say(
        Verdict.DISAGREES,
        cell.place,
        claim,
        f"{words}, not {cell.text}.",
        Kind.PERCENTAGE,
        **said,
    )


def _whole_numbers(grid: Grid, columns: list[Line]) -> Iterator[Finding]:
    """
    Find percentages that no whole number of the people beside them can give.

    8.03% of 2,027 would be 162.8 people; 162 are 7.99% and 163 are 8.04%.
    """
    bases = [line for line in columns if _PEOPLE.search(line[0]) and _is_counted(line)]
    for name, cells in columns:
        is_share = _SHARE.search(name) and any(c and c.is_percent for c in cells)
        if len(bases) == 1 and _is_of_total(cells, bases[0][1]):
            continue
        if len(bases) != 1 or not is_share or _NOT_SHARE.search(name):
            continue
        for at, cell in enumerate(cells):
            n = bases[0][1][at]
            if cell and n and n.value and cell.decimals:
                yield _whole_number(grid, at, name, cell, n)


def _is_of_total(cells: list[Number | None], counts: list[Number | None]) -> bool:
    """Say whether most percentages are what a count is of the largest, or of all."""
    known = [n.value for n in counts if n]
    if not known:
        return False
    wholes = (max(known), sum(known, Decimal(0)))
    pairs = [(c, n) for c, n in zip(cells, counts, strict=True) if c and n]
    return any(
        2
        * sum(
            rounded_alike(c.value, c.decimals, 100 * n.value / whole) for c, n in pairs
        )
        > len(pairs)
        for whole in wholes
        if whole
    )


def _whole_number(grid: Grid, at: int, name: str, cell: Number, n: Number) -> Finding:
    exact = cell.value * n.value / 100
    below, above = (
        exact.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING)
    )
    claim = " | ".join(filter(None, (grid.caption, grid.labels[at], name, cell.text)))
    shown = [half_up(100 * k / n.value, cell.decimals) for k in (below, above)]
    said: dict[str, Any] = {"shown": cell.text, "printed": cell.value}
    if cell.value in {*shown}:
        return say(
            Verdict.AGREES,
            cell.place,
            claim,
            f"A whole number of {n.text} gives {cell.text}.",
            computed=cell.value,
            **said,
        )
    nearest = min(shown, key=lambda each: abs(each - cell.value))
    return say(
        Verdict.DISAGREES,
        cell.place,
        claim,
        f"No whole number of {n.text} gives {cell.text}: {below:,} is {shown[0]}% and {above:,} is"
        f" {shown[1]}%. The percentage is of another number than the one beside it.",
        Kind.PERCENT_OF_WHAT,
        computed=nearest,
        right=f"{shown[0]}% or {shown[1]}%",
        **said,
    )
