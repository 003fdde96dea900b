"""
Applies a scoring matrix to recorded facts and shows every point.

A score says what is on record on a day. It is not a chance of reoffending and says
nothing of what a person will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from frankpledge.analysis.patterns.offenders.exposure import Spell, days_in
from frankpledge.analysis.patterns.offenders.matrix import Block, Matrix, Rule


NO_CHARGE = "no charge"
LOW_GRADE = "low grade"
DECIMALS = 6
"""Points are added to so many decimals, so that equal scores are equal."""


@dataclass(frozen=True)
class Fact:
    """One recorded fact about a person, with where and when it was recorded."""

    person: str
    kind: str
    what: str
    on: date
    value: float | None = None
    source: str = ""


@dataclass(frozen=True)
class Line:
    """What one fact added to the score, and why so much."""

    block: str
    what: str
    on: date | None
    source: str
    points: float
    why: str


@dataclass(frozen=True)
class Score:
    """A person's score on a day with every line of it; `unknown` blocks had no facts."""

    person: str
    total: float
    band: str
    blocks: dict[str, float]
    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """All that is known of one person: facts, and spells in custody."""

    person: str
    facts: Sequence[Fact]
    custody: Sequence[Spell] = field(default_factory=tuple)


def score(record: Record, matrix: Matrix, as_of: date) -> Score:
    """
    Return the person's score from facts recorded on or before a day.

    Time in custody does not age an offence: a window reaches back further by the
    days served in it. Each block stops at its own highest points, and a line says
    so. A block with no facts gives 0 and is named, for nothing recorded is not
    nothing there.
    """
    known = [fact for fact in record.facts if fact.on <= as_of]
    lines: list[Line] = []
    blocks: dict[str, float] = {}
    unknown = []
    for block in matrix.blocks:
        facts = sorted(
            (fact for fact in known if fact.kind == block.kind),
            key=lambda fact: (fact.on, fact.what, fact.source),
            reverse=True,
        )
        found = _RULES[block.rule](block, facts, _Clock(as_of, record.custody))
        whole = round(sum(line.points for line in found), DECIMALS)
        if whole > block.most:
            over = round(block.most - whole, DECIMALS)
            why = f"no more than {block.most:g} points count"
            found.append(Line(block.code, "cap", None, "", over, why))
        blocks[block.code] = min(whole, block.most)
        lines += found
        if not facts:
            unknown.append(block.code)
    total = round(sum(blocks.values()), DECIMALS)
    return Score(
        record.person, total, matrix.band(total), blocks, tuple(lines), tuple(unknown)
    )


def ranks(scores: Sequence[Score]) -> list[int]:
    """Return each score's rank, 1 the highest; equal scores share the better rank."""
    totals = [one.total for one in scores]
    return [1 + sum(other > total for other in totals) for total in totals]


@dataclass(frozen=True)
class _Clock:
    """Counts months back from a day, without the time served in between."""

    as_of: date
    custody: Sequence[Spell]

    def months_since(self, on: date) -> int:
        """Return whole months from a day until now, time in custody left out."""
        end = self.as_of - timedelta(days=days_in(self.custody, on, self.as_of))
        months = 12 * (end.year - on.year) + end.month - on.month
        return max(0, months - (end.day < on.day))

    def plain_months_since(self, on: date) -> int:
        """Return whole months from a day until now, whatever lay between."""
        return _Clock(self.as_of, ()).months_since(on)


def _by_recency(block: Block, facts: Sequence[Fact], clock: _Clock) -> list[Line]:
    lines = []
    for fact in facts:
        months = clock.months_since(fact.on)
        part = next((part for least, part in block.steps if months <= least), 0.0)
        weight = block.points.get(fact.what.casefold())
        if weight is None:
            why, points = "this kind of offence is not in the matrix", 0.0
        elif not part:
            why, points = f"{months} months ago: too long to count", 0.0
        else:
            why, points = f"{weight:g} × {part:g}, {months} months ago", weight * part
        lines.append(_line(block, fact, points, why))
    return lines


def _by_count(block: Block, facts: Sequence[Fact], clock: _Clock) -> list[Line]:
    counted = [fact for fact in facts if _counts(block, fact, clock)]
    return _stepped(block, facts, counted)


def _by_graded(block: Block, facts: Sequence[Fact], clock: _Clock) -> list[Line]:
    counted = [fact for fact in facts if _counts(block, fact, clock)]
    if len(counted) == 1 and counted[0].what.casefold() == LOW_GRADE:
        return [
            _line(block, counted[0], 0.0, "one low-grade report counts for nothing")
        ]
    return _stepped(block, facts, counted)


def _by_latest(block: Block, facts: Sequence[Fact], clock: _Clock) -> list[Line]:
    valued = [fact for fact in facts if fact.value is not None]
    if not valued:
        return []
    latest = valued[0]
    points = _points_at(block, latest.value or 0.0)
    return [
        _line(block, latest, points, f"the latest of {len(valued)}: {latest.value:g}")
    ]


def _by_each(block: Block, facts: Sequence[Fact], clock: _Clock) -> list[Line]:
    lines, seen = [], set()
    for fact in facts:
        name = fact.what.casefold()
        points = 0.0 if name in seen else block.points.get(name)
        why = "recorded" if points else "counted once already"
        if points is None:
            points, why = 0.0, "this need is not in the matrix"
        seen.add(name)
        lines.append(_line(block, fact, points, why))
    return lines


def _counts(block: Block, fact: Fact, clock: _Clock) -> bool:
    """Say whether a fact is within the window; an arrest without charge ages anyway."""
    if block.months is None:
        return True
    uncharged = fact.what.casefold() == NO_CHARGE
    ago = clock.plain_months_since if uncharged else clock.months_since
    return ago(fact.on) < block.months


def _stepped(
    block: Block, facts: Sequence[Fact], counted: Sequence[Fact]
) -> list[Line]:
    """Return the block's points on its newest fact, and the rest as lines of 0."""
    lines: list[Line] = []
    points, why = _points_at(block, len(counted)), f"{len(counted)} of them"
    for fact in facts:
        if fact not in counted:
            lines.append(_line(block, fact, 0.0, "too long ago to count"))
            continue
        lines.append(_line(block, fact, points, why))
        points, why = 0.0, "counted with the newest"
    return lines


def _points_at(block: Block, value: float) -> float:
    return max((points for least, points in block.steps if value >= least), default=0.0)


def _line(block: Block, fact: Fact, points: float, why: str) -> Line:
    return Line(
        block.code, fact.what, fact.on, fact.source, round(points, DECIMALS), why
    )


_RULES = {
    Rule.RECENCY: _by_recency,
    Rule.COUNT: _by_count,
    Rule.LATEST: _by_latest,
    Rule.GRADED: _by_graded,
    Rule.EACH: _by_each,
}
