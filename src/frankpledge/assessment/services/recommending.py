"""Recommendations: made, decided, answered for, and carried into the next year."""

from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, Recommendation
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import RecommendationState


OPEN = (
    RecommendationState.MADE,
    RecommendationState.ACCEPTED,
    RecommendationState.NOT_DONE,
)
CHANGES: dict[RecommendationState, frozenset[RecommendationState]] = {
    RecommendationState.MADE: frozenset(
        {RecommendationState.ACCEPTED, RecommendationState.REJECTED}
    ),
    RecommendationState.ACCEPTED: frozenset(
        {RecommendationState.DONE, RecommendationState.NOT_DONE}
    ),
    RecommendationState.NOT_DONE: frozenset({RecommendationState.DONE}),
    RecommendationState.REJECTED: frozenset({RecommendationState.ACCEPTED}),
    RecommendationState.DONE: frozenset(),
}


@transaction.atomic
def recommend(
    *,
    assessment: Assessment,
    text: str,
    by: Member,
    on: date,
    theme: str = "",
    owner_id: int | None = None,
    due_on: date | None = None,
) -> Recommendation:
    """Make a recommendation."""
    policies.may_change_assessment(by, assessment, on=on).require()
    made = Recommendation.objects.create(
        assessment=assessment, text=text, theme=theme, owner_id=owner_id, due_on=due_on
    )
    note(by, assessment, "recommendation made", thing=made)
    return made


@transaction.atomic
def settle_recommendation(
    *,
    recommendation: Recommendation,
    state: RecommendationState,
    by: Member,
    on: date,
    reason: str = "",
    result: str = "",
) -> Recommendation:
    """
    Record what was decided of a recommendation, or what came of it.

    A no and a not-done say why. It may be settled after the assessment is approved:
    that is when it is acted on.
    """
    policies.may_move_assessment(by, on=on).require()
    now = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if state not in CHANGES[RecommendationState(now.state)]:
        raise AssessmentConflict(
            f"A recommendation that is {now.state} cannot become {state}."
        )
    says_why = {RecommendationState.REJECTED, RecommendationState.NOT_DONE}
    if state in says_why and not reason.strip():
        raise AssessmentConflict("Say why.")
    now.state = state.value
    now.reason = reason or now.reason
    now.result = result or now.result
    now.version += 1
    now.save()
    note(by, now.assessment, f"recommendation {state.value}", thing=now)
    return now


@transaction.atomic
def carry_over(*, assessment: Assessment, by: Member, on: date) -> list[Recommendation]:
    """
    Take what an earlier assessment recommended and is still open into this one.

    Done and rejected ones stay where they are; nothing is carried twice.
    """
    policies.may_change_assessment(by, assessment, on=on).require()
    if assessment.earlier is None:
        raise AssessmentConflict("This assessment does not say which came before it.")
    carried = set(assessment.recommendations.values_list("carried_from_id", flat=True))
    made = [
        Recommendation.objects.create(
            assessment=assessment,
            text=old.text,
            theme=old.theme,
            owner=old.owner,
            due_on=old.due_on,
            carried_from=old,
            action=old.action,
        )
        for old in assessment.earlier.recommendations.all()
        if old.state in OPEN and old.pk not in carried
    ]
    note(by, assessment, f"{len(made)} recommendations carried over")
    return made
