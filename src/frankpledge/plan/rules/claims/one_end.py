"""
Differences of which one figure stands elsewhere: risen by 64, from 360, where the
section, or the row that the sentence names, prints 414.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.moves import number_changes
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.phrases import Change, changes
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import Thing, Things, things_of, wide
from frankpledge.plan.rules.claims.topics import topic


_TIMES = {"year", "month", "week", "day", "night", "hour", "quarter"}
_SO = re.compile(r"^\W*(?:so|thus|that|this|it|in all)\b")
_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")


def one_end(
    passage: Passage, things: Things, told: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of a difference whose other figure the section has printed."""
    said = wide(passage)
    if is_aim(passage):
        return
    counted = (t for t in things_of(said) if t.figure.unit is Unit.COUNT)
    own = [t for t in counted if t.noun not in _TIMES]
    for change in number_changes(said):
        others = [t for t in own if t.figure != change.figure]
        if change.figure.text in told or change.figure.hedge:
            continue
        if len(others) == 1:
            yield from _held(change, others[0], things)
        elif not others:
            yield from _of_two(change, own, things)
    yield from _in_percent(said, things, told)


def _of_two(change: Change, own: list[Thing], things: Things) -> Iterator[Finding]:
    """Hold “so it heard 12 more cases” to the only two numbers of cases before it."""
    nouns = {t.noun for t in own if t.figure == change.figure and t.noun}
    found = [t for t in things.here(change.passage) if t.noun in nouns]
    ends = list(dict.fromkeys(t.figure for t in found))
    if len(ends) == 2 and _SO.match(change.passage.template):
        gap = abs(ends[0].value - ends[1].value)
        is_right = gap == change.figure.value
        if is_right or _LEAST <= gap / change.figure.value <= _MOST:
            yield _told(change.passage, change.figure, *ends, is_right=is_right)


def _in_percent(
    said: Passage, things: Things, told: frozenset[str]
) -> Iterator[Finding]:
    """Hold “it was £425,000, so the cost is up by 4%” to the section's own figure."""
    for change in changes(said):
        figure = change.figure
        own = [t for t in things_of(said) if t.figure != figure]
        if figure.unit is not Unit.PERCENT or figure.text in told or len(own) > 2:
            continue
        works = [
            (a, b, 100 * abs(b.value - a.value) / a.value)
            for a in own
            for b in things.here(said)
            if a.figure.unit is b.figure.unit
            and a.value != b.value
            and (a.figure.unit is Unit.MONEY or (a.noun and a.noun == b.noun))
        ]
        near = [w for w in works if _LEAST <= w[2] / abs(figure.value) <= _MOST]
        if any(fits(figure, w[2]) for w in works) or len(near) != 1:
            continue
        a, b, value = near[0]
        right = half_up(value, max(figure.decimals, 1))
        yield sayings.fault(
            said,
            Kind.CHANGE,
            f"Between {a.figure.text} and {b.figure.text} lie {right}%, not {figure.text}.",
            shown=figure.text,
            printed=figure.value,
            computed=right,
            right=f"{right}%",
            tied_to="the figures of this section",
        )


def _held(change: Change, one: Thing, things: Things) -> Iterator[Finding]:
    passage, d = change.passage, change.figure
    subject = topic(change.subject)
    ends = {
        t.value: t.figure
        for t in things.here(passage)
        if t.figure.unit is d.unit
        and ((subject and subject <= t.about) or (one.noun and one.noun == t.noun))
        and t.value != one.value
    }
    gaps = {value: abs(value - one.value) for value in ends}
    right = next((value for value, gap in gaps.items() if gap == d.value), None)
    if right is not None:
        yield _told(passage, d, one.figure, ends[right], is_right=True)
        return
    near = [v for v, gap in gaps.items() if _LEAST <= gap / d.value <= _MOST]
    if len(near) == 1:
        yield _told(passage, d, one.figure, ends[near[0]], is_right=False)


def _told(
    passage: Passage, d: Figure, one: Figure, other: Figure, *, is_right: bool
) -> Finding:
    value = abs(other.value - one.value)
    said: dict[str, Any] = {
        "shown": d.text,
        "printed": d.value,
        "computed": value,
        "right": f"{value:,}",
        "tied_to": "the figures of this section",
    }
    words = f"Between {one.text} and {other.text} lie {value:,}"
    if is_right:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, Kind.CHANGE, f"{words}, not {d.text}.", **said)
