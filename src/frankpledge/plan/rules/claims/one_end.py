"""
Differences of which one figure stands elsewhere: risen by 64, from 360, where the
section, or the row that the sentence names, prints 414.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.moves import number_changes
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.phrases import Change
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import Thing, Things, things_of, wide
from frankpledge.plan.rules.claims.topics import topic


_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")


def one_end(
    passage: Passage, things: Things, told: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of a difference whose other figure the section has printed."""
    said = wide(passage)
    if is_aim(passage):
        return
    own = [t for t in things_of(said) if t.figure.unit is Unit.COUNT]
    for change in number_changes(said):
        others = [t for t in own if t.figure != change.figure]
        is_free = change.figure.text not in told and not change.figure.hedge
        if len(others) == 1 and is_free:
            yield from _held(change, others[0], things)


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
    if len(near) == 1 == len(ends):
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
