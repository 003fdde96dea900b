"""Reads of the registers: others' priorities and what they touch, plans, links."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.assessment.models import (
    Decision,
    ExternalPriority,
    LinkedStrategy,
    ResearchRequest,
    ThemeLink,
)
from frankpledge.assessment.policies import may_see_question
from frankpledge.assessment.rules.registers import gained_themes, lost_themes, uncovered
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.states import Tier


def external_priorities(partnership_id: int) -> QuerySet[ExternalPriority]:
    """Return what others put first, by level."""
    return ExternalPriority.objects.filter(
        partnership_id=partnership_id
    ).select_related("superseded_by")


@dataclass(frozen=True)
class Impact:
    """What a change of policy above touches here, theme by theme."""

    kept: tuple[str, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    decisions: tuple[Decision, ...]
    strategies: tuple[LinkedStrategy, ...]


def impact_of(priority: ExternalPriority) -> Impact:
    """Return what rests on a priority here: most wanted when it is superseded."""
    new = priority.superseded_by.themes if priority.superseded_by else []
    touched = set(priority.themes)
    rows = Decision.objects.filter(
        line__assessment__partnership_id=priority.partnership_id,
        line__theme__in=touched,
        tier__in=[Tier.PRIORITY.value, Tier.CROSS_CUTTING.value, Tier.EMERGING.value],
    ).select_related("line__assessment", "owner")
    strategies = LinkedStrategy.objects.filter(partnership_id=priority.partnership_id)
    return Impact(
        kept=tuple(theme for theme in priority.themes if theme in new),
        lost=tuple(lost_themes(priority.themes, new)),
        gained=tuple(gained_themes(priority.themes, new)),
        decisions=tuple(rows),
        strategies=tuple(one for one in strategies if touched & set(one.themes)),
    )


def strategies_of(partnership_id: int) -> QuerySet[LinkedStrategy]:
    """Return the plans of others that ours takes into account."""
    return LinkedStrategy.objects.filter(
        partnership_id=partnership_id
    ).prefetch_related("targets")


def themes_without_strategy(partnership_id: int, *, on: date) -> list[str]:
    """Return the themes that no linked strategy in force meets."""
    rows = strategies_of(partnership_id).filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    )
    return uncovered([theme.id for theme in themes()], [row.themes for row in rows])


def links_of(partnership_id: int) -> QuerySet[ThemeLink]:
    """Return which theme drives which."""
    return ThemeLink.objects.filter(partnership_id=partnership_id)


def questions_for(
    partnership_id: int, member: Member, *, on: date
) -> list[ResearchRequest]:
    """Return the questions to the analysts that this member may read."""
    rows = ResearchRequest.objects.filter(partnership_id=partnership_id)
    return [
        row
        for row in rows.select_related("agency")
        if may_see_question(member, row, on=on)
    ]
