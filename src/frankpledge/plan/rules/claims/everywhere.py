"""Movements of all rows of a table: rose in all five districts, the only one that rose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid, Series
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE, PERIOD, Passage
from frankpledge.plan.rules.claims.phrases import (
    DOWN_NOUN,
    DOWN_VERB,
    UP_NOUN,
    UP_VERB,
)
from frankpledge.plan.rules.claims.standing import names_said
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.totals import is_total
from frankpledge.plan.rules.claims.years import Months


_DOWN, _UP = f"{DOWN_VERB}|{DOWN_NOUN}", f"{UP_VERB}|{UP_NOUN}"
_MOVED = rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))"
_EVERY = (
    re.compile(
        rf"\b{_MOVED}\b(?: \w+){{0,2}}? (?:in|across|for) (?:all|each of|every one of)(?: of)?(?: the| our| these)? ?(?P<n>{FIGURE}) (?P<noun>[a-z]+)"
    ),
    re.compile(
        rf"\b(?:all|each of)(?: of)?(?: the| our| these)? ?(?P<n>{FIGURE}) (?P<noun>[a-z]+) (?:\w+ ){{0,2}}?{_MOVED}\b"
    ),
)
_ONLY = re.compile(
    rf"^(?P<who>[^.;:]*?) (?:is|was|were|are) the only (?P<noun>[a-z]+)(?: [a-z]+)?(?: where| in which| that| to)?(?: [a-z]+){{0,4}}? {_MOVED}\b"
)
_BESIDES = re.compile(r"\b(?:besides|apart from|other than|except|with)\b")
_LARGEST = re.compile(
    rf"^(?P<who>[^.;:]*?)\b(?:saw|had|has|have|was|were|shows?|showed|recorded)\b(?: in)? the (?:(?P<order>second|third)[ -])?(?:(?:largest|biggest|greatest|steepest|sharpest)|(?P<least>smallest|lowest|least)) (?P<pct>percentage )?(?:(?P<down>{DOWN_NOUN})|(?P<up>{UP_NOUN}))\b"
)
_MOST = re.compile(
    rf"^(?P<who>[^.;:]*?)\b(?:has |have |had )?(?:(?P<down>{DOWN_VERB})|(?P<up>{UP_VERB})) (?:the )?(?P<which>(?:most|fastest|furthest)|(?P<least>least))\b(?P<order>)(?P<pct>)"
)
_TOGETHER = re.compile(r"\b(?:together|combined|in total|overall|taken as one)\b")
_SINCE = re.compile(
    rf"\b(?:since|than in|than|compared (?:with|to)|from|against) (?P<p>{PERIOD})"
)
_FEWEST = 3


def everywhere(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of a movement that is said of all rows, or of one alone."""
    if is_aim(passage):
        return
    since = _SINCE.search(passage.template)
    base = passage.period(since["p"]).months if since else None
    moves = [moved for grid in grids if (moved := _moves(grid, base))]
    words = passage.template
    own = [m for m in moves if names_said(words, [s.name for s, _ in m])]
    moves = own if len(own) == 1 else moves
    if len(moves) != 1:
        return
    every = next((m for rule in _EVERY if (m := rule.search(words))), None)
    is_sum = every and _TOGETHER.search(every[0])
    if every and not is_sum and passage.figure(every["n"]).value == len(moves[0]):
        wrong = [s for s, gap in moves[0] if gap * _way(every) <= 0]
        yield _told(passage, every, wrong)
    only = None if _BESIDES.search(words) else _ONLY.search(words)
    if only and not every:
        yield from _only(passage, only, moves[0])
    largest = _LARGEST.search(words) or _MOST.search(words)
    if largest:
        yield from _largest(passage, largest, moves[0])


def _way(match: "re.Match[str]") -> int:
    return -1 if match["down"] else 1


def _moves(grid: Grid, base: Months | None) -> list[tuple[Series, Decimal]]:
    """Return every row but the totals with how far it moved; none if not all count alike."""
    if grid.has_period_rows:
        return []
    rows = [s for s in grid.series if not is_total(s.name) and s.unit is Unit.COUNT]
    rows = _without_sum([s for s in rows if len(s.points) > 1])
    names = {s.name for s in rows}
    if len(rows) < _FEWEST or len(names) < len(rows):
        return []
    if base and not all(s.at(base) for s in rows):
        return []
    rows = [_since(s, base) for s in rows]
    return [(s, s.points[-1].number.value - s.points[-2].number.value) for s in rows]


def _since(series: Series, base: Months | None) -> Series:
    """Return a row of which only the named year and the last are left."""
    if base is None or series.points[-1].months == base:
        return series
    first = [p for p in series.points if p.months == base]
    return replace(series, points=(*first, series.points[-1]))


def _without_sum(rows: list[Series]) -> list[Series]:
    """Leave out a last row that is the sum of the others, whatever it is called."""
    if len(rows) <= _FEWEST:
        return rows
    last = [each.points[-1].number.value for each in rows]
    return rows[:-1] if last[-1] == sum(last[:-1]) else rows


def _told(passage: Passage, match: "re.Match[str]", wrong: Sequence[Series]) -> Finding:
    word = match["down"] or match["up"]
    said: dict[str, Any] = {"shown": word, "tied_to": "the rows of the table"}
    if not wrong:
        return sayings.agrees(passage, "Every row of the table went so.", **said)
    first = wrong[0]
    shown = " to ".join(p.number.text for p in first.points[-2:])
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"Not all: “{first.name}” went from {shown}.",
        right=f"{first.name}: {shown}",
        **said,
    )


def _largest(
    passage: Passage, match: "re.Match[str]", moves: list[tuple[Series, Decimal]]
) -> Iterator[Finding]:
    """Hold “the largest fall” to the rows, in number or in per cent unless it says which."""
    named = names_said(match["who"], [s.name for s, _ in moves])
    in_number = {s.name: gap * _way(match) for s, gap in moves}
    in_percent = {
        s.name: 100 * gap * _way(match) / s.points[-2].number.value
        for s, gap in moves
        if s.points[-2].number.value
    }
    if len(named) != 1 or named[0] not in in_percent:
        return
    says_number = re.search(r"\bin (?:number|numbers|total)\b", passage.template)
    tries = [in_percent] if match["pct"] else [in_number, in_percent]
    tries = [in_number] if says_number else tries
    if re.search(r"\bin per ?cent|in percentage terms\b", passage.template):
        tries = [in_percent]
    order = _ORDER.get(match["order"] or "", 0)
    tops = [_placed(each, order, is_least=bool(match["least"])) for each in tries]
    word = "fall" if match["down"] else "rise"
    named_so = match.groupdict().get("which")
    size = "smallest" if match["least"] else "largest"
    which = f"{size} {word}" if named_so else match[0][match[0].rindex("the ") + 4 :]
    said: dict[str, Any] = {
        "shown": which,
        "right": tops[0],
        "tied_to": "the rows of the table",
    }
    if named[0] in tops:
        yield sayings.agrees(passage, f"By the table that is {named[0]}.", **said)
    else:
        yield sayings.fault(
            passage,
            Kind.CONTRADICTED,
            f"By the table the {which} is that of “{tops[0]}”.",
            **said,
        )


_ORDER = {"second": 1, "third": 2}


def _placed(moved: dict[str, Decimal], order: int, *, is_least: bool) -> str:
    """Return the name that comes so far down the list; of the falls or rises only."""
    so = {name: gap for name, gap in moved.items() if gap > 0} if is_least else moved
    names = sorted(so or moved, key=lambda name: moved[name], reverse=not is_least)
    return names[min(order, len(names) - 1)]


def _only(
    passage: Passage, match: "re.Match[str]", moves: list[tuple[Series, Decimal]]
) -> Iterator[Finding]:
    so = {s.name for s, gap in moves if gap * _way(match) > 0}
    named = names_said(match["who"], [s.name for s, _ in moves])
    if len(named) != 1:
        return
    shown = ", ".join(sorted(so)) or "none"
    word = match["down"] or match["up"]
    said: dict[str, Any] = {
        "shown": word,
        "right": shown,
        "tied_to": "the rows of the table",
    }
    if so == set(named):
        yield sayings.agrees(passage, f"By the table only {shown} went so.", **said)
    else:
        yield sayings.fault(
            passage,
            Kind.CONTRADICTED,
            f"By the table those that went so are: {shown}.",
            **said,
        )
