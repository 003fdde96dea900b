"""Writing a plan's registers: pledges, signatures, returns, regard, checks, approvals."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.plan import policies
from frankpledge.plan.models import (
    DecisionCheck,
    EqualityNote,
    Passage,
    Plan,
    Pledge,
    ProseApproval,
    Regard,
    SelfReport,
    Signatory,
)
from frankpledge.plan.rules.keeping import quarter_of
from frankpledge.plan.selectors import digest_of
from frankpledge.plan.services.lines import PlanChanged, PlanConflict
from frankpledge.plan.states import Effect, MeasuredFrom


@transaction.atomic
def write_pledge(
    *,
    plan: Plan,
    pledge: Pledge | None,
    version: int,
    said: dict[str, Any],
    by: Member,
    on: date,
) -> Pledge:
    """Add a pledge or standard to a plan, or say one anew."""
    policies.may_change_plan(by, plan, on=on).require()
    if pledge is not None and pledge.version != version:
        raise PlanChanged
    taken = plan.pledges.filter(ref=said["ref"]).first()
    if taken is not None and taken != pledge:
        raise PlanConflict(f"There is a pledge or standard {said['ref']} already.")
    if said["measured_from"] == MeasuredFrom.CASEWORK and not said.get("within"):
        raise PlanConflict(
            "Say how soon it must be done, so that cases can be counted.",
            "Or choose the agencies' own returns.",
        )
    made = pledge or Pledge(plan=plan, version=0)
    for name, value in said.items():
        setattr(made, name, value)
    made.version += 1
    made.save()
    noted(by, plan, "pledges")
    return made


@transaction.atomic
def sign_pledge(
    *,
    pledge: Pledge,
    agency: Any,
    name: str,
    signed_by: str,
    signed_on: date,
    by: Member,
    on: date,
) -> Signatory:
    """Record that an organisation signed a pledge: one of the directory or another."""
    policies.may_change_plan(by, pledge.plan, on=on).require()
    named = str(agency) if agency else name
    if not named:
        raise PlanConflict("Choose the agency, or write the organisation's name.")
    if signed_on > on:
        raise PlanConflict("A signature is of today or before.")
    if pledge.signatories.filter(name=named, ended_on=None).exists():
        raise PlanConflict(f"{named} has signed it already.")
    made = Signatory.objects.create(
        pledge=pledge,
        agency=agency,
        name=named,
        signed_by=signed_by,
        signed_on=signed_on,
    )
    noted(by, pledge.plan, "signatories")
    return made


@transaction.atomic
def end_signature(
    *, signatory: Signatory, ended_on: date, by: Member, on: date
) -> Signatory:
    """Record that an organisation no longer stands by a pledge."""
    policies.may_change_plan(by, signatory.pledge.plan, on=on).require()
    if ended_on < signatory.signed_on:
        raise PlanConflict("It cannot end before it was signed.")
    signatory.ended_on = ended_on
    signatory.save(update_fields=["ended_on"])
    noted(by, signatory.pledge.plan, "signatories")
    return signatory


@transaction.atomic
def tell_standard(
    *,
    pledge: Pledge,
    agency: Any,
    quarter_starts_on: date,
    kept: int,
    looked_at: int,
    out_of: int | None,
    drawn: str,
    evidence: str,
    by: Member,
    at: datetime,
) -> SelfReport:
    """Record an agency's own return on a standard; told again, it takes the old's place."""
    if pledge.measured_from == MeasuredFrom.CASEWORK:
        raise PlanConflict("This standard is counted from a list of cases, not typed.")
    return record_return(
        pledge=pledge,
        agency=agency,
        quarter_starts_on=quarter_starts_on,
        kept=kept,
        looked_at=looked_at,
        out_of=out_of,
        drawn=drawn,
        evidence=evidence,
        by=by,
        at=at,
    )


def record_return(
    *,
    pledge: Pledge,
    agency: Any,
    quarter_starts_on: date,
    kept: int,
    looked_at: int,
    out_of: int | None,
    drawn: str,
    evidence: str,
    by: Member,
    at: datetime,
) -> SelfReport:
    """Keep a return, typed or counted, in the place of an earlier one of its quarter."""
    policies.may_tell_standard(by, agency, on=at.date()).require()
    if quarter_starts_on != quarter_of(quarter_starts_on):
        raise PlanConflict("A quarter starts in January, April, July or October.")
    if quarter_of(at.date()) <= quarter_starts_on:
        raise PlanConflict("This quarter is not over yet.")
    if kept > looked_at or (out_of is not None and looked_at > out_of):
        raise PlanConflict(
            "The numbers cannot be: of all there were some are looked at,"
            " and of those some kept it."
        )
    made, _ = SelfReport.objects.update_or_create(
        pledge=pledge,
        agency=agency,
        quarter_starts_on=quarter_starts_on,
        defaults={
            "kept": kept,
            "looked_at": looked_at,
            "out_of": out_of,
            "drawn": drawn,
            "evidence": evidence,
            "said_at": at,
            "said_by": by,
        },
    )
    noted(by, pledge.plan, "standards")
    return made


@transaction.atomic
def have_regard(
    *, plan: Plan, external: Any, priority: Any, words: str, by: Member, on: date
) -> Regard:
    """Record which of our priorities meets one above, or why none does."""
    policies.may_change_plan(by, plan, on=on).require()
    rows = Regard.objects.filter(plan=plan, external=external)
    if priority is None and rows.filter(priority__isnull=False).exists():
        raise PlanConflict("One of our priorities meets it already.")
    if priority is not None:
        rows.filter(priority__isnull=True).delete()
    made, _ = Regard.objects.update_or_create(
        plan=plan, external=external, priority=priority, defaults={"words": words}
    )
    noted(by, plan, "regard")
    return made


@transaction.atomic
def check_decision(
    *,
    plan: Plan,
    title: str,
    agency: Any,
    decided_on: date,
    effects: dict[str, Effect],
    why: str,
    changed: str,
    by: Member,
    on: date,
) -> DecisionCheck:
    """Record that a decision was looked at for its effect on crime, and what came of it."""
    policies.may_tell_standard(by, agency, on=on).require()
    if Effect.WORSE in effects.values() and not changed:
        raise PlanConflict(
            "It makes something worse: say what was changed, or why not."
        )
    made = DecisionCheck.objects.create(
        plan=plan,
        title=title,
        agency=agency,
        decided_on=decided_on,
        effects={name: effect.value for name, effect in effects.items()},
        why=why,
        changed=changed,
        checked_on=on,
        checked_by=by,
    )
    noted(by, plan, "section 17")
    return made


@transaction.atomic
def note_equality(
    *,
    action: Action,
    groups: list[str],
    effect: Effect,
    evidence: str,
    changed: str,
    review_on: date | None,
    by: Member,
    on: date,
) -> EqualityNote:
    """Record whom an action affects of those the law protects, and how that is known."""
    policies.may_note_equality(by, action, on=on).require()
    if effect is Effect.WORSE and not changed:
        raise PlanConflict(
            "It is worse for somebody: say what was changed, or why not."
        )
    made = EqualityNote.objects.create(
        action=action,
        groups=groups,
        effect=effect.value,
        evidence=evidence,
        changed=changed,
        review_on=review_on,
        written_on=on,
        written_by=by,
    )
    record(
        by=by,
        operation=Operation.COLLECTION,
        kind="action",
        ref=str(action.pk),
        fields=["equality"],
    )
    return made


@transaction.atomic
def approve_prose(
    *, plan: Plan, passage: Passage, sha256: str, by: Member, on: date
) -> ProseApproval:
    """Record that somebody approved a passage as it stands; `sha256` is what they read."""
    policies.may_approve_prose(by, on=on).require()
    if digest_of(passage) != sha256:
        raise PlanChanged
    made = ProseApproval.objects.create(
        plan=plan, ref=passage.ref, sha256=sha256, approved_on=on, approved_by=by
    )
    noted(by, plan, "approval")
    return made


def noted(by: Member, plan: Plan, what: str) -> None:
    """Write to the trail that one of a plan's registers was changed."""
    record(
        by=by, operation=Operation.ALTERATION, kind="plan", ref=plan.slug, fields=[what]
    )
