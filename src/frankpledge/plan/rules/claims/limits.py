"""
Limits of a table and what was reached: “140 or fewer”, 133, met; 17 below its target.

A limit says its own way in words; a column of results beside it is held to them, and
so is what the text says of the distance.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.cells import TARGET, claim_of, is_derived, say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.met import NO, YES
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.selected import rows_named


_MOST = re.compile(
    r"or (?:fewer|less|lower|under|below)|at most|no more|max|under|below|up to|[<≤]",
    re.I,
)
_LEAST = re.compile(
    r"or (?:more|higher|over|above|better)|at least|no (?:fewer|less)|min|over|above|[>≥]",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:actual|result|outturn|achieved|performance|now|latest|done|reached)\b", re.I
)
_DISTANCE = re.compile(
    rf"(?P<d>{FIGURE}) (?:[a-z]+ )?(?:(?P<way>below|under|above|over|short of|off|from|better than|worse than|more than|fewer than|less than|higher than|lower than) )(?:its|the|our|their|this)(?: own)? (?:[a-z]+ )?(?:target|limit|goal|plan|ceiling)"
    rf"|\b(?:missed|beat|beaten|exceeded|met) (?:its|the|our|their|this) (?:[a-z]+ )?(?:target|limit|goal) by (?P<e>{FIGURE})"
)


_CLAIMED = re.compile(
    rf"\b(?:target|limit|goal|milestone)\b(?: of {FIGURE}| for [^.;,]{{3,40}}?)? (?:was|has been|is|had been) (?P<not>not )?(?:[a-z]+ly )?(?:met|achieved|hit|reached|exceeded|beaten|missed)\b"
    r"|\b(?:met|hit|achieved|beat|exceeded|missed) (?:its|the|our|their) (?:[a-z]+ )?(?:target|limit|goal)\b"
)
_FALL = re.compile(r"\b(?:reduc\w*|decreas\w*|cut|lower|fewer|less)\b", re.I)
_RISE = re.compile(r"\b(?:increas\w*|rais\w*|improv\w*|more|higher)\b", re.I)


@dataclass(frozen=True)
class _Limit:
    """One row's limit and what was reached; `is_ceiling` is None where no word says which."""

    row: int
    target: Number
    actual: Number
    is_ceiling: bool | None


def _limits(grid: Grid) -> list[_Limit]:
    targets = [
        at
        for at, column in enumerate(grid.columns)
        if TARGET.search(column.words) and any(row[at] for row in grid.numbers)
    ]
    if len(targets) != 1:
        return []
    actual = _actual_column(grid, targets[0])
    if actual is None:
        return []
    head = grid.columns[targets[0]].words
    return [
        _Limit(at, target, reached, _way(f"{head} {grid.texts[at][targets[0]]}"))
        for at, row in enumerate(grid.numbers)
        if (target := row[targets[0]])
        and (reached := row[actual])
        and target.is_percent == reached.is_percent
    ]


def _way(words: str) -> bool | None:
    is_most, is_least = bool(_MOST.search(words)), bool(_LEAST.search(words))
    return is_most if is_most != is_least else None


def _actual_column(grid: Grid, target: int) -> int | None:
    """Return the column of what was reached: so headed, or the latest period."""
    said = [
        at
        for at, c in enumerate(grid.columns)
        if at != target and _RESULT.search(c.words) and not is_derived(c.words)
    ]
    if len(said) == 1:
        return said[0]
    dated = [
        (c.months, at)
        for at, c in enumerate(grid.columns)
        if c.months and at != target and not is_derived(c.words)
    ]
    return max(dated)[1] if dated else None


def statuses(grid: Grid) -> Iterator[Finding]:
    """Hold “met” and “not met” of a table to the limits and figures of their rows."""
    for limit in _limits(grid):
        texts = grid.texts[limit.row]
        said = [
            at for at, text in enumerate(texts) if YES.match(text) or NO.match(text)
        ]
        if limit.is_ceiling is None or len(said) != 1:
            continue
        gap = limit.actual.value - limit.target.value
        is_met = gap <= 0 if limit.is_ceiling else gap >= 0
        text = texts[said[0]].strip()
        cell = grid.table.rows[-len(grid.labels) + limit.row].cells
        place = cell[min(said[0] + 1, len(cell) - 1)].place
        words = f"{limit.actual.text} against {limit.target.text}: the limit is {'met' if is_met else 'not met'}"
        more: dict[str, Any] = {"shown": text, "right": "met" if is_met else "not met"}
        claim = claim_of(grid, limit.row, limit.actual) + f" | {text}"
        if is_met == bool(YES.match(text)):
            yield say(Verdict.AGREES, place, claim, f"{words}.", **more)
        else:
            yield say(
                Verdict.DISAGREES, place, claim, f"{words}.", Kind.CONTRADICTED, **more
            )


def _is_met(limit: _Limit, label: str) -> bool | None:
    """Say whether a row's limit is met; None where no word says which way it is."""
    gap = limit.actual.value - limit.target.value
    way = limit.is_ceiling
    if way is None:
        is_down, is_up = bool(_FALL.search(label)), bool(_RISE.search(label))
        way = is_down if is_down != is_up else None
    return None if way is None else gap <= 0 if way else gap >= 0


def said_met(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Hold “the target of 248 was met” to the row that it names or whose target it prints."""
    match = _CLAIMED.search(passage.template)
    if not match:
        return
    printed = {figure.value for figure in passage.figures}
    every = [(grid, limit) for grid in grids for limit in _limits(grid)]
    own = [(g, e) for g, e in every if e.target.value in printed]
    own = own or [
        (g, e) for g, e in every if e.row in rows_named(g, passage, match.start())
    ]
    if len(own) != 1:
        return
    grid, limit = own[0]
    is_met = _is_met(limit, grid.labels[limit.row])
    if is_met is None:
        return
    words = f"{limit.actual.text} against {limit.target.text}: the target was {'met' if is_met else 'not met'}"
    more: dict[str, Any] = {
        "shown": match[0],
        "right": "met" if is_met else "not met",
        "tied_to": f"the row “{grid.labels[limit.row]}”",
    }
    if is_met == (not match["not"] and "missed" not in match[0]):
        yield sayings.agrees(passage, f"{words}.", **more)
    else:
        yield sayings.fault(passage, Kind.CONTRADICTED, f"{words}.", **more)


def distances(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Hold “17 below its target” to the row that the sentence, or the one before, names."""
    match = _DISTANCE.search(passage.template)
    if not match:
        return
    figure = passage.figure(match["d"] or match["e"])
    found = [
        limit
        for grid in grids
        for limit in _limits(grid)
        if limit.row in rows_named(grid, passage, match.start())
    ]
    if len(found) != 1 or figure.unit is Unit.FRACTION:
        return
    target, actual = found[0].target, found[0].actual
    if (figure.unit in {Unit.PERCENT, Unit.POINTS}) != target.is_percent:
        return
    value = abs(actual.value - target.value)
    more: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": value,
        "right": f"{value:,}",
        "tied_to": "the target of the table",
    }
    words = f"Between {actual.text} and the target of {target.text} lie {value:,}"
    if abs(value - figure.value) <= Decimal(5).scaleb(-figure.decimals - 1):
        yield sayings.agrees(passage, f"{words}.", **more)
    else:
        yield sayings.fault(
            passage, Kind.CHANGE, f"{words}, not {figure.text}.", **more
        )
