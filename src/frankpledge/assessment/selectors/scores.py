"""Reads of the long list: what was scored apart, put together where one may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.access.models import Member
from frankpledge.assessment.models import Assessment, ScoreSheet, ThemeLine
from frankpledge.assessment.policies import is_scoring_open, may_see_sheet
from frankpledge.assessment.rules.scoring import (
    Score,
    Sensitivity,
    Spread,
    agreed,
    ranked,
    sensitivity,
    spreads,
)


@dataclass(frozen=True)
class Scored:
    """One matter with what was said of it: `score` and `rank` once anybody scored."""

    line: ThemeLine
    sheets: tuple[ScoreSheet, ...]
    spreads: tuple[Spread, ...]
    score: Score | None
    rank: int | None
    sensitivity: Sensitivity | None

    @property
    def is_disputed(self) -> bool:
        """Say whether scorers lie so far apart that they should talk."""
        return any(spread.is_wide for spread in self.spreads)

    def seen(self) -> dict[str, Any]:
        """Return what a board has before it when it decides, as plain values."""
        return {
            "score": round(self.score.total, 1) if self.score else None,
            "rank": self.rank,
            "scorers": len(self.sheets),
        }


def own_sheets(assessment: Assessment, member: Member) -> dict[int, ScoreSheet]:
    """Return the sheets of the member's own agency, by matter."""
    held = ScoreSheet.objects.filter(
        line__assessment=assessment, agency_id=member.agency_id
    )
    return {sheet.line_id: sheet for sheet in held}


def scored(assessment: Assessment, member: Member, *, on: date) -> list[Scored]:
    """
    Return the long list with the scores that this member may see, highest first.

    While scoring is open that is their own agency's; matters that nobody scored come
    last, in the list's own order.
    """
    is_open = is_scoring_open(assessment)
    sheets: dict[int, list[ScoreSheet]] = {}
    held = ScoreSheet.objects.filter(line__assessment=assessment)
    for sheet in held.select_related("agency", "scored_by__user"):
        if may_see_sheet(member, sheet, is_open=is_open, on=on):
            sheets.setdefault(sheet.line_id, []).append(sheet)
    lines = list(assessment.lines.select_related("decision"))
    return _in_order(lines, sheets)


def _in_order(
    lines: Sequence[ThemeLine], sheets: dict[int, list[ScoreSheet]]
) -> list[Scored]:
    known = {line.pk: line for line in lines if line.pk in sheets}
    apart = {pk: [sheet.values for sheet in sheets[pk]] for pk in known}
    concern = {str(pk): line.public_concern or 0 for pk, line in known.items()}
    scores = {str(pk): agreed(apart[pk], concern[str(pk)]) for pk in known}
    middles = {
        str(pk): {each.item.id: each.middle for each in spreads(apart[pk])}
        for pk in known
    }
    steady = {each.theme: each for each in sensitivity(middles, concern)}
    order = {name: place for place, name in enumerate(ranked(scores), 1)}
    found = [
        Scored(
            line=line,
            sheets=tuple(sheets.get(line.pk, ())),
            spreads=spreads(apart.get(line.pk, ())),
            score=scores.get(str(line.pk)),
            rank=order.get(str(line.pk)),
            sensitivity=steady.get(str(line.pk)),
        )
        for line in lines
    ]
    return sorted(found, key=lambda one: (one.rank is None, one.rank or one.line.order))
