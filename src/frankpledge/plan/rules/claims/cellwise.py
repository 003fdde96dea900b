"""
What a sentence says of the rows and columns that it names: 113 at 18-24, 47% of women.

Every cell that the names may mean is tried, and every whole that a share may be out
of; one reading that is right is enough. A fault is told only where one row is named
in full, nothing else narrows it, and the printed figure is near the table's: what is
far off is most likely of something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, Passage
from frankpledge.plan.rules.claims.phrases import change_at
from frankpledge.plan.rules.claims.segments import narrowed_by, segment
from frankpledge.plan.rules.claims.selected import Selected, of_column, selected
from frankpledge.plan.rules.claims.tense import is_aim


_SHARES = {Unit.PERCENT, Unit.FRACTION}
_NEAR_SHARE = Decimal(20)
_NEAR_VALUE = Decimal("0.25")


@dataclass(frozen=True)
class Reading:
    """One way to read a claim: what it comes to, and from what."""

    value: Decimal
    words: str
    cell: Number


def cellwise(
    passage: Passage, grids: Sequence[Grid], told: frozenset[str], home: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of the figures of a sentence that no other rule has told of."""
    if not grids or is_aim(passage):
        return
    for at, figure in enumerate(passage.figures):
        if figure.text in told or figure.unit is Unit.POINTS:
            continue
        sign = passage.template.index(chr(FIGURES + at))
        if figure.unit not in _SHARES and _is_reference(passage.template, sign):
            continue
        if change_at(passage, sign, figure, None) is None:
            yield from _of_figure(passage, at, figure, grids, home)


_OF_CHANGE = re.compile(
    r" of (?:the|this|that|all) (?:rise|fall|increase|decrease|growth|reduction|change|difference|drop)"
)
_AVERAGE = re.compile(r"\baverag\w+|\bmean\b")
_BESIDE = re.compile(
    r"[^.;:]{0,40}, (?:or |which is |that is )?(?:about |nearly |over )?"
)
_SAYS_SHARE = re.compile(
    r"\b(?:of|accounts?|accounted|share|proportion|whole|total|among|makes? up|made up)\b"
)
_BEFORE = re.compile(
    r"\b(?:of|from|than|against|with|by|over|under|on|out of|for|between|each|every|plus|and)(?: (?:the|all|these|those|our|its|last year's))*(?: other)?\s$|\($|£$"
)
_AFTER = re.compile(
    rf"^ (?:[a-z-]+ )?(?:of|out of) (?:the |all |our |these )*{FIGURE}|^ (?:[a-z-]+ ){{0,2}}?(?:more|fewer|less|higher|lower|times|an?|per|each|every|months?|years?|weeks?|days?|nights?|evenings?|hours?)\b"
)


def _is_reference(words: str, at: int) -> bool:
    """Say whether a figure is only spoken of: the 288 of last year, of the 340, 25 of the 27."""
    return bool(_BEFORE.search(words[:at]) or _AFTER.match(words[at + 1 :]))


def _of_figure(
    passage: Passage,
    at: int,
    figure: Figure,
    grids: Sequence[Grid],
    home: frozenset[str],
) -> Iterator[Finding]:
    words = segment(passage, at)
    tries = [
        (each, found)
        for grid in grids
        if (each := of_column(selected(grid, passage, at, words), passage, figure))
        and (found := _readings(each, figure, _count_before(passage, at)))
    ]
    for _, found in tries:
        right = next((r for r in found if fits(figure, r.value)), None)
        if right:
            yield _agreeing(passage, figure, right)
            return
    if _OF_CHANGE.match(passage.text[figure.end :]):
        return
    if figure.unit in _SHARES and not _SAYS_SHARE.search(passage.template):
        return
    if _AVERAGE.search(passage.template):
        return
    sure = [(each, found) for each, found in tries if each.is_sure]
    if len(sure) != 1 or narrowed_by(passage, at, sure[0][0], home):
        return
    nearest = min(sure[0][1], key=lambda r: abs(r.value - figure.value))
    if _is_near(figure, nearest.value):
        yield _wrong(passage, figure, nearest)


def _is_near(figure: Figure, value: Decimal) -> bool:
    gap = abs(value - figure.value)
    if figure.unit in _SHARES:
        is_alike = figure.value <= 2 * value and value <= 2 * figure.value
        return is_alike and gap <= _NEAR_SHARE
    return gap <= _NEAR_VALUE * value


def _count_before(passage: Passage, at: int) -> Figure | None:
    """Return the count that a share stands beside: “102 thefts of vehicles, 63% of”."""
    before = passage.figures[at - 1] if at else None
    between = passage.text[before.end : passage.figures[at].start] if before else ""
    is_beside = before and before.unit is Unit.COUNT and _BESIDE.fullmatch(between)
    return before if is_beside else None


def _readings(each: Selected, figure: Figure, part: Figure | None) -> list[Reading]:
    if figure.unit in _SHARES:
        return [*_shares(each, part), *_plain(each, is_percent=True)]
    if figure.unit is Unit.RATE:
        return []
    return _plain(each, is_percent=False)


def _plain(each: Selected, *, is_percent: bool) -> list[Reading]:
    """Return the cells themselves."""
    return [
        Reading(abs(cell.value), f"The table gives {cell.text} for {name}", cell)
        for name, cell in each.cells()
        if cell.is_percent == is_percent
    ]


def _shares(each: Selected, beside: Figure | None) -> list[Reading]:
    return [
        Reading(
            100 * part / whole,
            f"{name} with {part:,} of {whole:,} is {half_up(100 * part / whole, 1)}%",
            cell,
        )
        for name, part, cell, wholes in each.parts()
        for whole in wholes
        if 0 < part < whole and (beside is None or beside.value == part)
    ]


def _said(figure: Figure, right: Reading) -> dict[str, Any]:
    is_share = figure.unit in _SHARES
    value = half_up(right.value, max(figure.decimals, 1)) if is_share else right.value
    return {
        "shown": figure.text,
        "printed": half_up(figure.value, 1) if is_share else figure.value,
        "computed": value,
        "right": f"{value:,}{'%' if is_share else ''}",
        "tied_to": "the table of this section",
    }


def _agreeing(passage: Passage, figure: Figure, right: Reading) -> Finding:
    return sayings.agrees(passage, f"{right.words}.", **_said(figure, right))


def _wrong(passage: Passage, figure: Figure, right: Reading) -> Finding:
    kind = Kind.PERCENTAGE if figure.unit in _SHARES else Kind.VALUE
    return sayings.fault(
        passage,
        kind,
        f"{right.words}, not {figure.text}.",
        **_said(figure, right),
    )
