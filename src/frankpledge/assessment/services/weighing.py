"""Setting the weights by which an assessment is scored."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment import policies, selectors
from frankpledge.assessment.models import Assessment, Weighting
from frankpledge.assessment.rules.weights import method_with
from frankpledge.assessment.services.writing import AssessmentConflict, note


@transaction.atomic
def set_weights(
    *,
    assessment: Assessment,
    public_concern: float,
    gap_divisor: float,
    items: Mapping[str, float],
    reason: str,
    by: Member,
    at: datetime,
) -> Weighting:
    """
    Set the weights of an assessment's scores and say why; earlier ones are kept.

    That they were set after others' scores were shown is kept with them and printed.
    """
    policies.may_set_weights(by, assessment, on=at.date()).require()
    method = method_with(public_concern, gap_divisor, items)
    if not reason.strip():
        raise AssessmentConflict("Say why the weights are set so.")
    if method.weights == selectors.method_of(assessment).weights and (
        method.item == selectors.method_of(assessment).item
    ):
        raise AssessmentConflict("These weights are in force already.")
    made = Weighting.objects.create(
        assessment=assessment,
        weights={"public_concern": public_concern, "gap_divisor": gap_divisor},
        items={item.id: item.weight for item in method.item},
        reason=reason.strip(),
        after_scoring=not policies.is_scoring_open(assessment),
        set_at=at,
        set_by=by,
    )
    note(by, assessment, "weights set", fields=["weights"], thing=made)
    return made
