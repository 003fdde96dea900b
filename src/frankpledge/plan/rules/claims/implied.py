"""Rates of a table held against the counts and the people that they are out of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims.cells import say
from frankpledge.plan.rules.claims.columns import Column
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.years import Months, periods_in


_SHARE = re.compile(
    r"%|per ?cent|percentage|proportion|\brate\b|\bshare\b", re.IGNORECASE
)
_NOT_SHARE = re.compile(
    r"per 1,?0|change|difference|target|predicted|expected|increase|reduction|variance|baseline|aim|average|all england|national",
    re.I,
)
_PER = re.compile(r"per\s+(1,?000|10,?000|100,?000|thousand)\b", re.IGNORECASE)
_POPULATION = re.compile(
    r"\b(?:population|residents|households|dwellings|homes|properties|pupils|inhabitants|people in area)\b",
    re.I,
)
_PLAIN_RATE = re.compile(r"(?:crime )?rates?", re.IGNORECASE)
_FEWEST_PAIRS = 3
_SPREAD = Decimal("0.05")
"""Implied populations of one table differ by no more than a few years of growth."""

Line = tuple[str, list[Number | None]]


def _lines(grid: Grid) -> Iterator[Line]:
    for label, row in zip(grid.labels, grid.numbers, strict=True):
        yield label, list(row)


def table_rates(grid: Grid) -> Iterator[Finding]:
    """Hold rates per 1,000 against counts: all of a table imply about one population."""
    works = [*_rates_beside(grid), *_rates_beneath(grid, list(_lines(grid)))]
    if len(works) < _FEWEST_PAIRS and not any(people for *_, people in works):
        return
    every = sum((k.value for _, k, *_ in works), Decimal(0))
    # a row that adds the others is of more people than each of them
    works = [w for w in works if w[4] or 2 * w[1].value != every]
    implied = [scale * k.value / r.value for _, k, r, scale, _ in works if r.value]
    middle = Decimal(median(implied)) if implied else Decimal(0)
    for label, k, r, scale, people in works:
        base = people.value if people else middle
        if r.value and base:
            yield _rate(grid, label, k, r, scale, base, is_told=people is not None)


Work = tuple[str, Number, Number, Decimal, Number | None]


def _scale(words: str) -> Decimal | None:
    found = _PER.search(words)
    if not found:
        return None
    said = found[1].lower().replace(",", "")
    return Decimal(1000 if said == "thousand" else int(said))


def _rates_beside(grid: Grid) -> Iterator[Work]:
    """Yield a count and the rate in the column of the same period."""
    people_at = next(
        (
            at
            for at, c in enumerate(grid.columns)
            if _POPULATION.search(c.words) and not _scale(c.words)
        ),
        None,
    )
    for at, column in enumerate(grid.columns):
        scale = _scale(column.words)
        if scale is None and _PLAIN_RATE.fullmatch(column.words.strip()):
            scale = _scale(grid.caption)
        if scale is None:
            continue
        months = _months_of(column)
        beside = [
            other
            for other, c in enumerate(grid.columns)
            if other != at
            and other != people_at
            and _months_of(c) == months
            and not _SHARE.search(c.words)
            and not _NOT_SHARE.search(c.words)
        ]
        beside = _named(grid, column, beside) or _latest(grid) or _only(grid)
        for label, row in zip(grid.labels, grid.numbers, strict=True):
            rate = row[at]
            counts = [
                n
                for other in beside
                if (n := row[other]) and not n.is_percent and not n.decimals
            ]
            people = row[people_at] if people_at is not None else None
            if rate and not rate.is_percent and len(counts) == 1:
                yield label, counts[0], rate, scale, people


def _named(grid: Grid, rate: Column, beside: list[int]) -> list[int]:
    """Return of several columns of counts the one that a rate names: “Burglary per 1,000”."""
    about = topic(_PER.sub("", rate.words)) - {"rate", "population", "resident"}
    own = [at for at in beside if about and topic(grid.columns[at].words) == about]
    return own if len(own) == 1 else beside


def _latest(grid: Grid) -> list[int]:
    """Return the column of the latest year of plain counts, for a rate without a year."""
    dated = [
        (column.months, at)
        for at, column in enumerate(grid.columns)
        if column.months and column.is_measured and not _scale(column.words)
    ]
    kinds = {grid.columns[at].kind for _, at in dated}
    return [max(dated)[1]] if len(kinds) == 1 else []


def _only(grid: Grid) -> list[int]:
    """Return the one column of plain counts, whatever its year, for a rate without a year."""
    found = [
        at
        for at, c in enumerate(grid.columns)
        if c.is_measured
        and not any(
            rule.search(c.words) for rule in (_SHARE, _NOT_SHARE, _POPULATION, _PER)
        )
    ]
    return found if len(found) == 1 else []


def _months_of(column: Column) -> Months | None:
    """Return the period of a column: “Offences 2010/11” is of one too."""
    named = [each.months for each in periods_in(column.words)]
    return column.months or next(iter(named), None)


def _rates_beneath(grid: Grid, lines: list[Line]) -> Iterator[Work]:
    """Yield a count and the rate in the row of the same name, column by column."""
    people = next(
        (
            cells
            for name, cells in lines
            if _POPULATION.search(name) and not _scale(name)
        ),
        None,
    )
    for name, cells in lines:
        scale = _scale(name)
        if scale is None:
            continue
        about = topic(_PER.sub("", name)) - {"population", "resident", "head"}
        named = [
            c
            for n, c in lines
            if n != name
            and not _scale(n)
            and not _POPULATION.search(n)
            and topic(n) >= about
            and about
        ]
        above = _row_above(name, lines) if not about else None
        counts = named[0] if named else above
        for at, rate in enumerate(cells):
            k = counts[at] if counts else None
            if rate and k and not k.is_percent and not k.decimals:
                yield name, k, rate, scale, people[at] if people else None


def _row_above(name: str, lines: list[Line]) -> list[Number | None] | None:
    """Return the counts right above a rate that names nothing itself."""
    at = next(at for at, line in enumerate(lines) if line[0] == name)
    if not at or _scale(lines[at - 1][0]) or _POPULATION.search(lines[at - 1][0]):
        return None
    return lines[at - 1][1]


def _people(base: Decimal, *, is_told: bool) -> str:
    if is_told:
        return f"{half_up(base, 0):,}"
    return f"the {half_up(base, -2):,.0f} that the other rates imply"


def _rate(
    grid: Grid,
    label: str,
    k: Number,
    r: Number,
    scale: Decimal,
    base: Decimal,
    *,
    is_told: bool,
) -> Finding:
    right = scale * k.value / base
    shown = half_up(right, r.decimals)
    claim = " | ".join(filter(None, (grid.caption, label, f"{k.text}, {r.text}")))
    said: dict[str, Any] = {
        "shown": r.text,
        "printed": r.value,
        "computed": shown,
        "right": f"{shown}",
    }
    rounding = Decimal(5).scaleb(-r.decimals - 1)
    slack = rounding + (Decimal(0) if is_told else right * _SPREAD)
    people = _people(base, is_told=is_told)
    if abs(right - r.value) <= slack:
        return say(
            Verdict.AGREES,
            r.place,
            claim,
            f"{k.text} and {r.text} fit a population of {people}.",
            **said,
        )
    return say(
        Verdict.DISAGREES,
        r.place,
        claim,
        f"{k.text} among {people} is {shown} per {scale:,}, not {r.text}.",
        Kind.RATE,
        **said,
    )
