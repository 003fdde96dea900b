"""What owners said, what was set by hand, what was taken further."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.performance.models import Commentary, Escalation, StatusOverride


@dataclass(frozen=True)
class Said:
    """Everything people recorded about one target for one quarter."""

    commentary: Commentary | None = None
    override: StatusOverride | None = None
    escalations: tuple[Escalation, ...] = ()


def people(field: str) -> Prefetch[str, Any, str]:
    """Return how to read the people in a field, with their names and agencies."""
    return Prefetch(field, Member.objects.select_related("user", "agency"))


def said_of(targets: Iterable[int], starts_on: date, *, on: date) -> dict[int, Said]:
    """
    Return what was recorded about these targets for a quarter, in few queries.

    Who said it is asked for only where something was said. A status set by hand
    whose end has come no longer counts.
    """
    asked = list(targets)
    about = {"target__in": asked, "quarter_starts_on": starts_on}
    words = Commentary.objects.filter(**about).select_related("recovery_owner")
    newest = {
        row.target_id: row
        for row in words.order_by("version").prefetch_related(people("written_by"))
    }
    set_by_hand = {
        row.target_id: row
        for row in StatusOverride.objects.filter(
            Q(ends_before=None) | Q(ends_before__gt=on), **about, is_lifted=False
        ).prefetch_related(people("set_by"))
    }
    raised: dict[int, list[Escalation]] = {}
    for row in Escalation.objects.filter(**about).prefetch_related(
        people("raised_by"), people("answered_by")
    ):
        raised.setdefault(row.target_id, []).append(row)
    return {
        pk: Said(newest.get(pk), set_by_hand.get(pk), tuple(raised.get(pk, [])))
        for pk in asked
    }


def commentaries_of(target_id: int) -> QuerySet[Commentary]:
    """Return every version of everything said about a target, newest first."""
    return Commentary.objects.filter(target=target_id).select_related(
        "written_by__user", "written_by__agency", "recovery_owner"
    )


def open_escalations(plan_id: int) -> QuerySet[Escalation]:
    """Return what was taken further and has no answer yet, newest first."""
    return Escalation.objects.filter(
        target__objective__priority__plan=plan_id, answered_at=None
    ).prefetch_related("target", people("raised_by"))


def escalation_numbered(number: int) -> Escalation | None:
    """Return one matter taken further, None where there is none."""
    return (
        Escalation.objects.filter(pk=number)
        .select_related("target", "raised_by__user", "raised_by__agency")
        .first()
    )
