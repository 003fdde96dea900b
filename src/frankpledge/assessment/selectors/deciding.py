"""Reads of what boards decided: what a plan is drafted from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from frankpledge.assessment.models import Assessment, Decision, Recommendation
from frankpledge.assessment.selectors.projects import assessments_of
from frankpledge.assessment.states import ProjectState, RecommendationState, Tier


CHOSEN = (Tier.PRIORITY, Tier.CROSS_CUTTING)
"""The tiers that a plan takes up."""
WATCHED = (Tier.EMERGING, Tier.MONITORED)
"""The tiers that are followed without a plan of their own."""
SETTLED = (ProjectState.IN_REVIEW, ProjectState.APPROVED, ProjectState.ENDED)
NOT_TO_DO = (RecommendationState.REJECTED.value, RecommendationState.DONE.value)


@dataclass(frozen=True)
class Decided:
    """What a board decided of one matter, with what was recommended for it."""

    decision: Decision
    recommended: tuple[Recommendation, ...]

    @property
    def tier(self) -> Tier:
        """Return where the matter stands among the partnership's matters."""
        return Tier(self.decision.tier)


def assessments_decided(partnership_id: int) -> QuerySet[Assessment]:
    """Return the assessments of which a board chose some matter, the latest first."""
    chosen = Decision.objects.filter(
        line__assessment=OuterRef("pk"), tier__in=[tier.value for tier in CHOSEN]
    )
    return assessments_of(partnership_id).filter(
        Exists(chosen), state__in=[state.value for state in SETTLED]
    )


def decided_of(assessment: Assessment) -> list[Decided]:
    """Return everything that was decided, in the order that the board saw it ranked."""
    rows = Decision.objects.filter(line__assessment=assessment).select_related(
        "line", "owner"
    )
    wanted = assessment.recommendations.exclude(state__in=NOT_TO_DO)
    held = list(wanted.select_related("owner"))
    return [
        Decided(row, tuple(_of_theme(held, row.line.theme)))
        for row in sorted(rows, key=_seen_rank)
    ]


def _of_theme(held: Iterable[Recommendation], theme: str) -> Iterable[Recommendation]:
    return (one for one in held if theme and one.theme == theme)


def _seen_rank(row: Decision) -> tuple[bool, int, int]:
    rank = row.seen.get("rank")
    return rank is None, rank or 0, row.line.order
