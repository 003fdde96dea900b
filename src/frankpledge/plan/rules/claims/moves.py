"""Differences in numbers: up 13 on 39, a saving of £0.3m, 98 fewer than in 2011/12."""

import re
from collections.abc import Iterator
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.clauses import is_narrower
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Series
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, rounding
from frankpledge.plan.rules.claims.pairs import pair_of
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, Passage
from frankpledge.plan.rules.claims.phrases import Change, change_at
from frankpledge.plan.rules.claims.reckoning import Ends, readings
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.timing import When, timings
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.tying import Surroundings, series_of, times_of


_F = FIGURE
_NOT = f"[^.;:{FIGURE[1:-1]}]"
_UP_ON = re.compile(
    rf"(?P<b>{_F})(?P<mid>{_NOT}{{0,60}}?),? (?P<way>up|down) (?:by )?(?P<d>{_F}) (?:on|from|compared (?:with|to)) (?:the |last year's )?(?P<a>{_F})"
)
_TO = re.compile(
    rf"\b(?:fell|rose|fallen|risen|increased|decreased|reduced|dropped|went up|went down|down|up)\b{_NOT}{{0,30}}? by (?P<d>{_F})(?: [a-z-]+){{0,3}}?,? \(?from (?P<a>{_F}){_NOT}{{0,30}}? to (?P<b>{_F})"
)
_MADE = re.compile(
    rf"\b(?P<way>increase|rise|growth|fall|drop|decrease|reduction|saving|difference|up|down|decline|cut|gap)\s?(?:by|of)?\s(?P<d>{_F})(?!\s?(?:%|per cent))"
    rf"|, (?:or |which is |that is |i\.e\. )?(?P<e>{_F}) (?:[a-z]+ ){{0,2}}?(?:more|fewer|less|higher|lower)\b(?! than (?:the |last |our )*{_F})"
)
_SURE = {When.IN, When.SPAN, When.LATEST, When.AGAINST, When.SINCE}


def number_changes(passage: Passage) -> list[Change]:
    """Return every change that a sentence claims in numbers: 60 fewer, up by 13."""
    found = []
    for at, sign in enumerate(passage.template):
        if not FIGURES <= ord(sign) < FIGURES + 256:
            continue
        figure = passage.figure(sign)
        if figure.unit is Unit.COUNT and not figure.decimals and figure.value > 0:
            made = change_at(passage, at, figure, None)
            if made:
                found.append(made)
    return found


def moves(passage: Passage, around: Surroundings) -> Iterator[Finding]:
    """Yield what becomes of the differences in numbers that a sentence claims."""
    own = list(_printed(passage))
    yield from own
    if own or is_aim(passage):
        return
    for change in number_changes(passage):
        found = _of_table(change, around)
        if found:
            yield found


def _may_be(d: Figure, before: Figure, after: Figure) -> bool:
    """Say whether a figure may be the difference of two: “by 162, from 4.5 to 3.15” is not."""
    return abs(d.value) <= max(before.value, after.value)


def _printed(passage: Passage) -> Iterator[Finding]:
    """Yield the differences whose two figures stand beside them."""
    for rule in (_UP_ON, _TO):
        for match in rule.finditer(passage.template):
            before, after, d = (passage.figure(match[name]) for name in ("a", "b", "d"))
            is_alike = before.unit is after.unit is d.unit
            if is_alike and before.unit in _PLAIN and _may_be(d, before, after):
                yield _held(passage, before, after, d)
                return
    made = _MADE.search(passage.template)
    if not made:
        return
    pair, d = pair_of(passage, made.start()), passage.figure(made["d"] or made["e"])
    if not pair or d in pair or pair[0].unit is not d.unit:
        return
    if d.unit in _PLAIN and _may_be(d, *pair):
        yield _held(passage, *pair, d)


_PLAIN = {Unit.COUNT, Unit.MONEY}


def _held(passage: Passage, before: Figure, after: Figure, d: Figure) -> Finding:
    value = abs(after.value - before.value)
    sign = "£" if d.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": d.text,
        "printed": d.value,
        "computed": value,
        "right": f"{sign}{value:,f}",
    }
    words = f"From {before.text} to {after.text} is {sign}{value:,f}"
    slack = max(rounding(each) for each in (before, after, d))
    if abs(value - abs(d.value)) <= slack:
        return sayings.agrees(passage, f"{words}.", **said)
    if d.hedge or before.hedge or after.hedge:
        return sayings.unchecked(
            passage, f"{words}; the text says so only about.", **said
        )
    return sayings.fault(passage, Kind.CHANGE, f"{words}, not {d.text}.", **said)


def _of_table(change: Change, around: Surroundings) -> Finding | None:
    """Hold “60 fewer than the year before” against the row that it speaks of."""
    times = times_of(change, around)
    fitting = [s for s in series_of(change, around) if s.unit is Unit.COUNT]
    if len(fitting) != 1:
        return None
    series = fitting[0]
    ends = readings(series, times)
    right = next((each for each in ends if _is_right(change, each)), None)
    said: dict[str, Any] = {
        "shown": change.figure.text,
        "printed": change.figure.value * (change.direction or 1),
        "tied_to": f"the row “{series.name}”",
    }
    if right:
        return sayings.agrees(
            change.passage,
            f"“{series.name}” went {right.words()}.",
            computed=right.points,
            right=f"{abs(right.points):,}",
            **said,
        )
    is_told = bool(ends) and _leaves_no_doubt(change, series, ends)
    if (
        not is_told
        or change.figure.hedge is not Hedge.EXACT
        or _is_less(change, series, around)
    ):
        return None
    return sayings.fault(
        change.passage,
        Kind.CHANGE,
        f"“{series.name}” went {ends[0].words()}, which is {abs(ends[0].points):,}"
        f" {'fewer' if ends[0].points < 0 else 'more'}, not {change.figure.text}.",
        computed=ends[0].points,
        right=f"{abs(ends[0].points):,}",
        **said,
    )


def _leaves_no_doubt(change: Change, series: Series, ends: list[Ends]) -> bool:
    """Say whether a time is named, or a table of two years leaves no other reading."""
    is_sure = any(t.when in _SURE for t in timings(change.passage))
    is_only = len(series.points) == 2 and series.section == change.passage.section
    is_reversed = any(
        abs(each.points) == change.figure.value and each.points * change.direction < 0
        for each in ends
    )
    return is_sure or is_only or is_reversed


def _is_right(change: Change, ends: Ends) -> bool:
    same_way = not change.direction or ends.points * change.direction >= 0
    return same_way and abs(ends.points) == change.figure.value


def _is_less(change: Change, series: Series, around: Surroundings) -> bool:
    known = around.names | topic(f"{series.name} {series.caption} {series.heading}")
    return is_narrower(change.passage, change.at, known)
