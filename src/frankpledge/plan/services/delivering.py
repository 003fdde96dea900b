"""Milestones: somebody says that one is delivered, somebody else accepts it."""

import hashlib
from datetime import date, datetime
from pathlib import PurePath

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.documents.keeping import read_file, write_file
from frankpledge.plan import policies
from frankpledge.plan.models import Delivery, Target
from frankpledge.plan.services.lines import PlanConflict
from frankpledge.plan.states import TargetKind


@transaction.atomic
def say_delivered(
    *,
    target: Target,
    delivered_on: date,
    words: str,
    evidence: str,
    file: tuple[str, bytes] | None,
    by: Member,
    at: datetime,
) -> Delivery:
    """
    Record that a milestone was delivered, with what shows it: a place or a file.

    It stays "cannot tell yet" until somebody else accepts it.
    """
    policies.may_update_target(by, target, on=at.date()).require()
    if target.kind != TargetKind.MILESTONE:
        raise PlanConflict("Only a milestone is delivered; this target has a figure.")
    if not evidence and file is None:
        raise PlanConflict("Say where it can be seen, or add a file that shows it.")
    if delivered_on > at.date():
        raise PlanConflict("What is still to come is not delivered yet.")
    if target.deliveries.filter(sent_back_on=None, accepted_on=None).exists():
        raise PlanConflict("It was said to be delivered already, and waits.")
    made = Delivery(
        target=target,
        delivered_on=delivered_on,
        words=words,
        evidence=evidence,
        said_at=at,
        said_by=by,
    )
    if file is not None:
        keep_evidence(made, *file)
    made.save()
    record(
        by=by,
        operation=Operation.COLLECTION,
        kind="target",
        ref=str(target.pk),
        fields=["delivery"],
    )
    return made


def keep_evidence(made: Delivery, name: str, content: bytes) -> None:
    """Write the file that shows a delivery, under its fingerprint and no name of ours."""
    made.file_name = PurePath(name).name[-200:]
    made.file_sha256 = hashlib.sha256(content).hexdigest()
    made.file_path = f"plan/evidence/{made.file_sha256}"
    write_file(made.file_path, content)


@transaction.atomic
def answer_delivery(
    *, delivery: Delivery, accepts: bool, answer: str, by: Member, at: datetime
) -> Delivery:
    """Accept what was delivered, or send it back with the reason."""
    now = Delivery.objects.select_for_update().get(pk=delivery.pk)
    policies.may_answer_delivery(by, now, on=at.date()).require()
    if now.answered_by_id is not None:
        raise PlanConflict("This was answered already.", "Read what was said.")
    if not accepts and not answer:
        raise PlanConflict("Say what is still missing.")
    now.answered_by, now.answer = by, answer
    now.accepted_on = at.date() if accepts else None
    now.sent_back_on = None if accepts else at.date()
    now.save(update_fields=["answered_by", "answer", "accepted_on", "sent_back_on"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="target",
        ref=str(now.target_id),
        fields=["delivery"],
        outcome="accepted" if accepts else "sent back",
    )
    return now


@transaction.atomic
def take_evidence_away(*, delivery: Delivery, by: Member, on: date) -> bytes:
    """Return the file that shows a delivery, unchanged, and record who took it."""
    policies.may_see_plans(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="target",
        ref=str(delivery.target_id),
        fields=["evidence"],
    )
    return read_file(delivery.file_path, sha256=delivery.file_sha256)
