"""What is kept beside the figures: decisions, pairs, findings, checks, returns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action
from frankpledge.actions.services import Promised, promise_action
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies
from frankpledge.performance.models import (
    Achievement,
    Decision,
    Inspection,
    InspectionStep,
    PairedMeasure,
    SelfCheck,
)
from frankpledge.performance.rules import elements_of
from frankpledge.performance.rules.checks import MOST
from frankpledge.performance.selectors.deciding import Seen
from frankpledge.performance.selectors.registers import claim_check
from frankpledge.performance.services.made import ReportConflict
from frankpledge.performance.states import FINDING_MOVES, CheckKind, FindingState
from frankpledge.plan.selectors import Plan, Standing


@dataclass(frozen=True)
class Task:
    """Something to be done that a decision or a gap gives rise to."""

    text: str
    owner: Any
    due_on: date


def noted(by: Member, kind: str, ref: str, fields: Sequence[str], outcome: str) -> None:
    """Write one change to the trail."""
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=kind,
        ref=ref,
        fields=list(fields),
        outcome=outcome,
    )


def give_task(task: Task | None, *, ref: str) -> Action | None:
    """Put a task into the ledger of actions; None where there is none to do."""
    if task is None:
        return None
    if task.owner is None:
        raise ReportConflict("Say which agency does the task.")
    said = Promised(ref=ref, text=task.text, owner=task.owner, due_on=task.due_on)
    return promise_action(home().pk, None, said)


@transaction.atomic
def record_decision(
    *,
    plan: Plan,
    seen: Seen,
    text: str,
    group: Any,
    decided_on: date,
    task: Task | None,
    by: Member,
    at: datetime,
) -> Decision:
    """Record what a group decided, with the number it saw and the task it gave."""
    policies.may_record_decision(by, on=at.date()).require()
    if decided_on > at.date():
        raise ReportConflict("A decision cannot have been taken on a day to come.")
    made = Decision.objects.create(
        plan_id=plan.pk,
        target_ref=seen.ref,
        measure=seen.measure,
        area_code=seen.area,
        period=seen.period,
        stood=seen.stood,
        value=seen.value,
        low=seen.low,
        high=seen.high,
        known_at=seen.known_at,
        text=text,
        group=group,
        decided_on=decided_on,
        recorded_at=at,
        recorded_by=by,
    )
    made.action = give_task(task, ref=f"D{made.pk}")
    made.save(update_fields=["action"])
    noted(by, "decision", str(made.pk), ["decision"], "with a task" if task else "")
    return made


@transaction.atomic
def pair_target(
    *, standing: Standing, measure: str, why: str, by: Member, at: datetime
) -> PairedMeasure | None:
    """Name the harm to read beside a more-is-better target; a blank one takes it away."""
    policies.may_override(by, on=at.date()).require()
    target = standing.target
    if not measure:
        PairedMeasure.objects.filter(target=target.pk).delete()
        noted(by, "target", str(target.pk), ["paired measure"], "none")
        return None
    if not standing.wants_more:
        raise ReportConflict("Only a target that wants more is read beside a harm.")
    if measure == target.measure:
        raise ReportConflict("Choose another measure than the target's own.")
    made, _ = PairedMeasure.objects.update_or_create(
        target_id=target.pk,
        defaults={"measure": measure, "why": why, "set_at": at, "set_by": by},
    )
    noted(by, "target", str(target.pk), ["paired measure"], measure)
    return made


@transaction.atomic
def keep_inspection(
    *,
    inspection: Inspection | None,
    version: int,
    said: dict[str, Any],
    by: Member,
    at: datetime,
) -> Inspection:
    """Add or change a finding of an inspection; a closed one has its response."""
    policies.may_keep_registers(by, on=at.date()).require()
    held = (
        Inspection.objects.select_for_update().get(pk=inspection.pk)
        if inspection
        else Inspection(partnership_id=home().pk, version=0)
    )
    if inspection and held.version != version:
        raise ChangedMeanwhile
    state, before = FindingState(said["state"]), FindingState(held.state)
    if inspection and state is not before and state not in FINDING_MOVES[before]:
        raise ReportConflict(f"A finding that is {before} cannot become {state}.")
    if state is FindingState.CLOSED and not said["response"].strip():
        raise ReportConflict("Say how the partnership answered before closing it.")
    if said["inspected_on"] > at.date():
        raise ReportConflict("An inspection cannot lie in days to come.")
    for name, value in said.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    if inspection is None or state is not before:
        InspectionStep.objects.create(
            inspection=held, state=state.value, made_at=at, made_by=by
        )
    noted(by, "inspection", str(held.pk), sorted(said), state.value)
    return held


@transaction.atomic
def write_achievement(
    *,
    plan: Plan,
    achievement: Achievement | None,
    version: int,
    said: dict[str, Any],
    by: Member,
    at: datetime,
) -> Achievement:
    """Write what was achieved; changing it takes an earlier check away."""
    policies.may_keep_registers(by, on=at.date()).require()
    held = (
        Achievement.objects.select_for_update().get(pk=achievement.pk)
        if achievement
        else Achievement(plan_id=plan.pk, version=0)
    )
    if achievement and held.version != version:
        raise ChangedMeanwhile
    for name, value in said.items():
        setattr(held, name, value)
    held.written_at, held.written_by = at, by
    held.checked_at = held.checked_by = None
    held.version += 1
    held.save()
    noted(by, "achievement", str(held.pk), sorted(said), "written")
    return held


@transaction.atomic
def check_achievement(
    *, achievement: Achievement, version: int, by: Member, at: datetime
) -> Achievement:
    """Record that a second person held the claim against its source."""
    held = Achievement.objects.select_for_update().get(pk=achievement.pk)
    policies.may_check_achievement(by, held, on=at.date()).require()
    if held.version != version:
        raise ChangedMeanwhile
    found = claim_check(held, by=by, today=at.date())
    if found.wrong:
        raise ReportConflict(f"The claim check disagrees: {' '.join(found.wrong)}")
    held.checked_at, held.checked_by = at, by
    held.save(update_fields=["checked_at", "checked_by"])
    noted(by, "achievement", str(held.pk), ["checked"], "checked")
    return held


@transaction.atomic
def rate_element(
    *,
    kind: CheckKind,
    year: int,
    element: str,
    rating: int,
    evidence: str,
    found: str,
    gap: str,
    task: Task | None,
    version: int,
    by: Member,
    at: datetime,
) -> SelfCheck:
    """Rate one element of a self-check for a year, with evidence, gap and action."""
    policies.may_keep_registers(by, on=at.date()).require()
    if element not in {one.id for one in elements_of(kind)}:
        raise ReportConflict("The self-check has no such element.")
    if not 0 <= rating <= MOST:
        raise ReportConflict(f"A rating lies between 0 and {MOST}.")
    if rating == MOST and not (evidence.strip() or found.strip()):
        raise ReportConflict("What is shown to work needs evidence of it.")
    if rating < MOST and not gap.strip():
        raise ReportConflict("Say what is missing.")
    place = {
        "partnership_id": home().pk,
        "kind": kind.value,
        "year": year,
        "element": element,
    }
    held = SelfCheck.objects.select_for_update().filter(**place).first()
    if (held.version if held else 0) != version:
        raise ChangedMeanwhile
    held = held or SelfCheck(**place, version=0)
    held.rating, held.evidence, held.found, held.gap = rating, evidence, found, gap
    held.rated_at, held.rated_by = at, by
    held.version += 1
    held.action = give_task(task, ref=f"S{year}-{element}"[:40]) or held.action
    held.save()
    noted(by, "self-check", f"{kind}/{year}/{element}", ["rating"], str(rating))
    return held
