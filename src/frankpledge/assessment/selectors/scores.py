"""Reads of the long list: what was scored apart, put together where one may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.access.models import Member
from frankpledge.assessment.models import (
    Assessment,
    ScoreSheet,
    ThemeLine,
    Weighting,
)
from frankpledge.assessment.policies import is_scoring_open, may_see_sheet
from frankpledge.assessment.rules.overriding import Placed, against_scores
from frankpledge.assessment.rules.scoring import (
    Method,
    Score,
    Sensitivity,
    Spread,
    agreed,
    ranked,
    sensitivity,
    spreads,
    usual_method,
)
from frankpledge.assessment.rules.weights import method_with
from frankpledge.assessment.states import Tier


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


def weighting_of(assessment: Assessment) -> Weighting | None:
    """Return the weights that were set for an assessment last, None for the usual."""
    return assessment.weightings.select_related("set_by__user").first()


def method_of(assessment: Assessment) -> Method:
    """Return how an assessment is scored: its own weights, or the usual."""
    own = weighting_of(assessment)
    return method_with(**own.weights, items=own.items) if own else usual_method()


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
    return _in_order(lines, sheets, method_of(assessment))


def _in_order(
    lines: Sequence[ThemeLine], sheets: dict[int, list[ScoreSheet]], method: Method
) -> list[Scored]:
    known = {line.pk: line for line in lines if line.pk in sheets}
    apart = {pk: [sheet.values for sheet in sheets[pk]] for pk in known}
    concern = {str(pk): line.public_concern or 0 for pk, line in known.items()}
    scores = {str(pk): agreed(apart[pk], concern[str(pk)], method) for pk in known}
    middles = {
        str(pk): {each.item.id: each.middle for each in spreads(apart[pk])}
        for pk in known
    }
    steady = {each.theme: each for each in sensitivity(middles, concern, method)}
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


def against(rows: Sequence[Scored], line: ThemeLine, tier: Tier) -> list[str]:
    """Return where a tier for a matter would go against the scores, in sentences."""
    placed = [
        Placed(row.line.title, row.rank, Tier(row.line.decision.tier))
        for row in rows
        if row.line.pk != line.pk and hasattr(row.line, "decision")
    ]
    rank = next((row.rank for row in rows if row.line.pk == line.pk), None)
    return against_scores(Placed(line.title, rank, tier), placed)
