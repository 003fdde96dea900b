"""Taking a whole plan in, and setting a baseline that was awaited."""

from datetime import date

from django.db import transaction
from django.db.models import F

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.evidence.selectors import groups
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.models import Plan, PlanStep, Target
from frankpledge.plan.rules.beside import Beside
from frankpledge.plan.rules.content import PlanContent, PlanFault, targets_in
from frankpledge.plan.selectors import content_of
from frankpledge.plan.services.beside import take_in_beside
from frankpledge.plan.services.lines import (
    PlanChanged,
    PlanConflict,
    Register,
    write_lines,
)
from frankpledge.plan.states import BASELINE_PENDING, BaselineState, PlanState


CHANGED = "Its lines were changed, so it is a draft again."


@transaction.atomic
def take_in_plan(
    *,
    content: PlanContent,
    by: Member,
    on: date,
    version: int | None = None,
    beside: Beside | None = None,
) -> Plan:
    """
    Make the plan named by its slug say exactly what the content says.

    Taking in what was given out changes nothing, not even its state. `version` is the
    version the person saw, 0 where they mean to start a plan; where somebody changed
    the plan since, nothing is written. An agreed plan that is changed is a draft
    until it is agreed again.
    """
    partnership = home()
    plan = Plan.objects.select_for_update().filter(slug=content.slug).first()
    policies.may_change_plan(by, plan, on=on).require()
    if plan is not None and version is not None and plan.version != version:
        raise PlanTaken(content.slug) if version == 0 else PlanChanged()
    if plan is not None and content_of(plan) == content:
        return with_beside(plan, beside, by=by, on=on)
    refuse_unknown_names(content)
    plan = written(plan or Plan(partnership=partnership, version=0), content)
    write_lines(plan, content, Register(partnership.pk))
    with_beside(plan, beside, by=by, on=on)
    entry = record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=plan.slug,
        fields=["plan"],
    )
    last = plan.steps.first()
    if last is not None and last.state != PlanState.DRAFT:
        PlanStep.objects.create(
            plan=plan, state=plan.state, made_at=entry.at, made_by=by, note=CHANGED
        )
    return plan


def with_beside(plan: Plan, beside: Beside | None, *, by: Member, on: date) -> Plan:
    """Return the plan with what a file says beside its lines, where it says any."""
    if beside is not None and beside != Beside():
        take_in_beside(plan=plan, beside=beside, by=by, on=on)
    return plan


def written(plan: Plan, content: PlanContent) -> Plan:
    """Return the plan with its head saying what the content says, as a draft."""
    plan.slug = content.slug
    plan.title, plan.area_code = content.title, content.area
    plan.starts_on, plan.ends_before = content.starts_on, content.ends_before
    plan.about, plan.is_example = content.about, content.is_example
    plan.layout = content.layout.value
    plan.state = PlanState.DRAFT.value
    plan.version += 1
    plan.save()
    return plan


class PlanTaken(PlanConflict):
    """A new plan has the short name of one that is there."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"There is a plan with the short name {slug!r} already.",
            "Choose another short name, or change that plan.",
        )


def refuse_unknown_names(content: PlanContent) -> None:
    """Raise PlanFault where a target names a measure or a group that is not there."""
    measures = set(in_force().values_list("measure", flat=True))
    known = {name for row in groups() for name in (row.slug, row.name.casefold())}
    unknown = set()
    for target in targets_in(content):
        if target.measure and target.measure not in measures:
            unknown.add(
                f"target {target.ref}: there is no measure called {target.measure!r}"
            )
        group = target.comparison_group.strip().casefold()
        if group and group not in known:
            unknown.add(
                f"target {target.ref}: there is no comparison group"
                f" called {target.comparison_group!r}"
            )
    if unknown:
        raise PlanFault(sorted(unknown))


def require_awaited(target: Target, ends_on: date) -> None:
    """Refuse a baseline that is there already, or of a time after the promise."""
    if target.baseline_state not in BASELINE_PENDING:
        raise PlanConflict(
            "This target has its baseline already.",
            "Revise the plan to change a baseline that was agreed.",
        )
    if target.due_on is not None and ends_on >= target.due_on:
        raise PlanConflict(
            "The baseline period ends after the target is due.",
            "A baseline is of a time before the promise.",
        )


@transaction.atomic
def establish_baseline(
    *,
    target: Target,
    baseline: float,
    period: str,
    ends_on: date,
    by: Member,
    on: date,
) -> Target:
    """Set the baseline that a target awaited; the plan's text stays as agreed."""
    policies.may_update_target(by, target, on=on).require()
    require_awaited(target, ends_on)
    target.baseline, target.baseline_period = baseline, period
    target.baseline_ends_on = ends_on
    target.baseline_state = BaselineState.SET.value
    target.save(
        update_fields=[
            "baseline",
            "baseline_period",
            "baseline_ends_on",
            "baseline_state",
        ]
    )
    # Whoever is writing at the same time must see the new baseline first.
    Plan.objects.filter(pk=target.objective.priority.plan_id).update(
        version=F("version") + 1
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="target",
        ref=str(target.pk),
        fields=["baseline"],
    )
    return target
