"""From a pack to the ledger of actions in one step."""

from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.actions.services import Promised, promise_action
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, Recommendation
from frankpledge.assessment.services.recommending import OPEN, recommend
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import RecommendationState


@transaction.atomic
def give_task(
    *,
    recommendation: Recommendation,
    owner_id: int | None,
    due_on: date | None,
    by: Member,
    on: date,
) -> Recommendation:
    """Make a recommendation a task of an agency, which accepts it; once and no more."""
    policies.may_move_assessment(by, on=on).require()
    now = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if now.action_id is not None:
        raise AssessmentConflict("It is a task already.")
    if now.state not in OPEN:
        raise AssessmentConflict(f"What is {now.state} is not made a task.")
    if owner_id is None or due_on is None:
        raise AssessmentConflict("Say which agency does it, and by when.")
    now.owner_id, now.due_on = owner_id, due_on
    assessment = now.assessment
    now.action = promise_action(
        assessment.partnership_id,
        None,
        Promised(ref=f"R{now.pk}", text=now.text, owner=now.owner, due_on=due_on),
    )
    now.state = RecommendationState.ACCEPTED.value
    now.version += 1
    now.save()
    note(by, assessment, "task given", thing=now)
    return now


@transaction.atomic
def task_from_pack(
    *,
    assessment: Assessment,
    text: str,
    owner_id: int | None,
    due_on: date | None,
    by: Member,
    on: date,
) -> Recommendation:
    """Recommend something and make it a task at once: from the pack to the ledger."""
    made = recommend(
        assessment=assessment,
        text=text,
        owner_id=owner_id,
        due_on=due_on,
        by=by,
        on=on,
    )
    return give_task(
        recommendation=made, owner_id=owner_id, due_on=due_on, by=by, on=on
    )
