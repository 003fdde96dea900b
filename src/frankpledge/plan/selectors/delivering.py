"""What was delivered of the milestones, and whether it was accepted."""

from collections.abc import Iterable

from django.db.models import QuerySet

from frankpledge.plan.models import Delivery, Target
from frankpledge.plan.rules.delivering import Delivered
from frankpledge.plan.states import TargetKind


def delivered_of(targets: Iterable[Target]) -> dict[int, Delivered]:
    """Return the newest delivery of each milestone that was not sent back."""
    milestones = [one.pk for one in targets if one.kind == TargetKind.MILESTONE]
    if not milestones:
        return {}
    rows = Delivery.objects.filter(target__in=milestones, sent_back_on__isnull=True)
    return {
        row.target_id: Delivered(row.delivered_on, row.accepted_on)
        for row in rows.order_by("said_at", "pk")
    }


def deliveries_of(target: Target) -> QuerySet[Delivery]:
    """Return what was said to be delivered of a milestone, newest first."""
    return target.deliveries.select_related(
        "said_by__user", "said_by__agency", "answered_by__user", "answered_by__agency"
    )


def deliveries_waiting(partnership_id: int) -> QuerySet[Delivery]:
    """Return what was said to be delivered and nobody accepted or sent back yet."""
    return Delivery.objects.filter(
        target__objective__priority__plan__partnership=partnership_id,
        accepted_on=None,
        sent_back_on=None,
    ).select_related("target__objective__priority__plan", "said_by")


def delivery_named(target: Target, pk: int) -> Delivery | None:
    """Return one delivery of a milestone by its key, None where there is none."""
    return deliveries_of(target).filter(pk=pk).first()
