"""The long list, scoring apart, and what the board decided."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment import policies, selectors
from frankpledge.assessment.models import (
    Assessment,
    Decision,
    ScoreSheet,
    ThemeLine,
)
from frankpledge.assessment.rules.scoring import BadScore, score, usual_method
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import Confidence, Tier


class AgainstScores(AssessmentConflict):
    """A decision turns the order of the scores round and nobody said why."""

    def __init__(self, turned: Sequence[str]) -> None:
        super().__init__(
            f"This goes against the scores. {' '.join(turned)}",
            "Say why the board goes against them, or decide otherwise.",
        )


@transaction.atomic
def list_themes(*, assessment: Assessment, by: Member, on: date) -> list[ThemeLine]:
    """Put every theme that is not yet there on the long list."""
    policies.may_change_assessment(by, assessment, on=on).require()
    there = set(assessment.lines.values_list("theme", flat=True))
    first = assessment.lines.count()
    made = [
        ThemeLine.objects.create(
            assessment=assessment, theme=theme.id, title=theme.title, order=first + at
        )
        for at, theme in enumerate(theme for theme in themes() if theme.id not in there)
    ]
    note(by, assessment, f"{len(made)} themes listed")
    return made


@transaction.atomic
def add_line(
    *,
    assessment: Assessment,
    title: str,
    why: str,
    is_emerging: bool,
    by: Member,
    on: date,
) -> ThemeLine:
    """Put a matter of this area on the long list, saying why it is there."""
    policies.may_change_assessment(by, assessment, on=on).require()
    if assessment.lines.filter(title__iexact=title.strip()).exists():
        raise AssessmentConflict(f"“{title}” is on the long list already.")
    made = ThemeLine.objects.create(
        assessment=assessment,
        title=title.strip(),
        why=why,
        is_emerging=is_emerging,
        order=assessment.lines.count(),
    )
    note(by, assessment, "matter listed", thing=made)
    return made


@transaction.atomic
def record_concern(
    *, line: ThemeLine, percent: float, source: str, by: Member, on: date
) -> ThemeLine:
    """Record what share of people put a matter first, and where they were asked."""
    policies.may_change_assessment(by, line.assessment, on=on).require()
    if not 0 <= percent <= 100:
        raise AssessmentConflict("A percentage lies between 0 and 100.")
    if not source.strip():
        raise AssessmentConflict("Say where people were asked and how many answered.")
    line.public_concern = percent
    line.concern_source = source
    line.save(update_fields=["public_concern", "concern_source"])
    note(by, line.assessment, "public concern recorded", thing=line)
    return line


@transaction.atomic
def score_line(
    *,
    line: ThemeLine,
    values: Mapping[str, int],
    reasons: Mapping[str, str],
    confidence: Confidence,
    by: Member,
    at: datetime,
) -> ScoreSheet:
    """
    Give in an agency's own scores of one matter; a later sheet replaces its earlier.

    Every item has a score on its scale and every score that is not the least says
    what it rests on.
    """
    policies.may_score(by, line.assessment, on=at.date()).require()
    score(values, 0)
    unexplained = [
        item.title
        for item in usual_method().item
        if values[item.id] > item.least and not reasons.get(item.id, "").strip()
    ]
    if unexplained:
        raise BadScore(f"Say what the score rests on: {'; '.join(unexplained)}.")
    sheet, _ = ScoreSheet.objects.update_or_create(
        line=line,
        agency_id=by.agency_id,
        defaults={
            "scored_by": by,
            "method": usual_method().version,
            "values": dict(values),
            "reasons": dict(reasons),
            "confidence": confidence.value,
            "submitted_at": at,
        },
    )
    note(by, line.assessment, "scores given in", thing=sheet)
    return sheet


def _says_why(reason: str) -> None:
    if not reason.strip():
        raise AssessmentConflict(
            "A decision says why, also where a matter is not chosen."
        )


def _turned(
    line: ThemeLine, tier: Tier, against: str, by: Member, on: date
) -> list[str]:
    """Return where a decision goes against the scores; raise where nobody said why."""
    rows = selectors.scored(line.assessment, by, on=on)
    turned = selectors.against(rows, line, tier)
    if turned and not against.strip():
        raise AgainstScores(turned)
    return turned


@transaction.atomic
def decide_line(
    *,
    line: ThemeLine,
    tier: Tier,
    reason: str,
    decided_on: date,
    by: Member,
    seen: Mapping[str, Any],
    against: str = "",
    owner_id: int | None = None,
    limbs: Sequence[str] = (),
    measures: Sequence[str] = (),
    added_value: int | None = None,
    review_on: date | None = None,
) -> Decision:
    """
    Record what the board decided of a matter and why, chosen or not.

    `seen` are the score and rank that the board had before it, kept as they were.
    Raises AgainstScores where the decision turns the order of the scores round and
    `against` does not say why.
    """
    policies.may_decide(by, line.assessment, on=decided_on).require()
    _says_why(reason)
    turned = _turned(line, tier, against, by, decided_on)
    decision, _ = Decision.objects.update_or_create(
        line=line,
        defaults={
            "tier": tier.value,
            "reason": reason,
            "limbs": list(limbs),
            "owner_id": owner_id,
            "measures": list(measures),
            "overrides_rank": bool(turned),
            "against": against.strip() if turned else "",
            "added_value": added_value,
            "decided_on": decided_on,
            "review_on": review_on,
            "decided_by": by,
            "seen": {**seen, **({"against": turned} if turned else {})},
        },
    )
    # the trail keeps forty signs of an outcome
    said = f"{tier.value}, against the scores" if turned else f"decided: {tier.value}"
    note(by, line.assessment, said, thing=decision)
    return decision
