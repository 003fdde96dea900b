"""Owners speak for their targets; statuses set by hand; matters taken further."""

from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.analysis.measures.periods import Period
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.performance import policies
from frankpledge.performance.models import Commentary, Escalation, StatusOverride
from frankpledge.performance.selectors import Entry
from frankpledge.performance.services.made import ReportConflict
from frankpledge.plan.states import TargetStatus


SHORTEST_REASON = 20


@transaction.atomic
def write_commentary(
    *,
    entry: Entry,
    quarter: Period,
    cause: str,
    recovery: str,
    recovery_owner_id: int | None,
    recovery_due_on: date | None,
    ask: str,
    version: int,
    by: Member,
    at: datetime,
) -> Commentary:
    """
    Record what a target's owner says about a quarter, as a new version.

    `version` is the newest the person had read, 0 for none; if somebody
    wrote since, nothing is written. A recovery action names who and by when.
    """
    policies.may_comment(by, entry.standing, on=at.date()).require()
    if recovery and not (recovery_owner_id and recovery_due_on):
        raise ReportConflict("Say which agency does the recovery action and by when.")
    written = Commentary.objects.create(
        target_id=entry.target.pk,
        quarter_starts_on=quarter.starts_on,
        version=_next_version(entry, quarter, version),
        stood=entry.status.value,
        cause=cause,
        recovery=recovery,
        recovery_owner_id=recovery_owner_id if recovery else None,
        recovery_due_on=recovery_due_on if recovery else None,
        ask=ask,
        written_at=at,
        written_by=by,
    )
    fields = ["commentary", "recovery action"]
    _record(by, entry, quarter, fields, f"version {written.version}")
    return written


def _next_version(entry: Entry, quarter: Period, seen: int) -> int:
    newest = (
        Commentary.objects.filter(
            target=entry.target.pk, quarter_starts_on=quarter.starts_on
        )
        .order_by("-version")
        .first()
    )
    if (newest.version if newest else 0) != seen:
        raise ChangedMeanwhile(
            "Somebody else wrote about this target while you were writing."
        )
    return seen + 1


@transaction.atomic
def override_status(
    *,
    entry: Entry,
    quarter: Period,
    status: TargetStatus,
    reason: str,
    authority: str,
    ends_before: date,
    by: Member,
    at: datetime,
) -> StatusOverride:
    """
    Set a target's status for a quarter by hand; the worked-out one stays beside it.

    `authority` is who decided it. From `ends_before` on the worked-out one stands.
    """
    policies.may_override(by, on=at.date()).require()
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReportConflict(
            f"Give the reason in at least {SHORTEST_REASON} characters."
        )
    if not authority.strip():
        raise ReportConflict("Say on whose authority the status is set.")
    if ends_before <= at.date():
        raise ReportConflict("Give a day to come on which the status set by hand ends.")
    about = {"target_id": entry.target.pk, "quarter_starts_on": quarter.starts_on}
    StatusOverride.objects.filter(**about, is_lifted=False).update(is_lifted=True)
    made = StatusOverride.objects.create(
        **about,
        status=status.value,
        reason=reason,
        authority=authority,
        ends_before=ends_before,
        set_at=at,
        set_by=by,
    )
    _record(by, entry, quarter, ["status"], status.value)
    return made


@transaction.atomic
def lift_override(*, entry: Entry, quarter: Period, by: Member, at: datetime) -> None:
    """Let the worked-out status stand again."""
    policies.may_override(by, on=at.date()).require()
    lifted = StatusOverride.objects.filter(
        target=entry.target.pk, quarter_starts_on=quarter.starts_on, is_lifted=False
    ).update(is_lifted=True)
    if not lifted:
        raise ReportConflict("No status is set by hand for this quarter.")
    _record(by, entry, quarter, ["status"], "lifted")


@transaction.atomic
def escalate(
    *, entry: Entry, quarter: Period, to: str, question: str, by: Member, at: datetime
) -> Escalation:
    """Take a target further, with the question that whoever gets it must answer."""
    policies.may_escalate(by, on=at.date()).require()
    raised = Escalation.objects.create(
        target_id=entry.target.pk,
        quarter_starts_on=quarter.starts_on,
        to=to,
        question=question,
        raised_at=at,
        raised_by=by,
    )
    _record(by, entry, quarter, ["escalation"], to)
    return raised


@transaction.atomic
def answer_escalation(
    *, escalation: Escalation, answer: str, by: Member, at: datetime
) -> Escalation:
    """Record what was decided about a target that was taken further."""
    policies.may_answer(by, on=at.date()).require()
    now = Escalation.objects.select_for_update().get(pk=escalation.pk)
    if now.answered_at is not None:
        raise ReportConflict("This has been answered already.")
    now.answer, now.answered_at, now.answered_by = answer, at, by
    now.save(update_fields=["answer", "answered_at", "answered_by"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="target",
        ref=f"{now.target_id}/{now.quarter_starts_on}",
        fields=["escalation answer"],
    )
    return now


def _record(
    by: Member, entry: Entry, quarter: Period, fields: list[str], outcome: str
) -> None:
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="target",
        ref=f"{entry.target.pk}/{quarter.label}",
        fields=fields,
        outcome=outcome,
    )
