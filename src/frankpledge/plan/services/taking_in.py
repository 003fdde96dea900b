"""Taking a whole plan in, and setting a baseline that was awaited."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.content import PlanContent, PlanFault
from frankpledge.plan.services.lines import PlanConflict, Register, write_lines
from frankpledge.plan.states import BASELINE_PENDING, BaselineState, PlanState


@transaction.atomic
def take_in_plan(
    *, content: PlanContent, by: Member, on: date, edit: int | None = None
) -> Plan:
    """
    Make the plan named by its slug say exactly what the content says.

    Taking in what was given out changes nothing. `edit` is the edit the person
    saw; where somebody changed the plan since, nothing is written. An agreed
    plan that is changed is a draft until it is agreed again.
    """
    partnership = home()
    plan = Plan.objects.select_for_update().filter(slug=content.slug).first()
    policies.may_change_plan(by, plan, on=on).require()
    if plan is not None and edit is not None and plan.edit != edit:
        raise PlanConflict(
            "Somebody else changed this plan while you were writing.",
            "Read what they wrote, then make your change again.",
        )
    refuse_unknown_measures(content)
    if plan is None:
        plan = Plan(partnership=partnership, slug=content.slug, edit=0)
    plan.title, plan.area_code = content.title, content.area
    plan.starts_on, plan.ends_before = content.starts_on, content.ends_before
    plan.about, plan.is_example = content.about, content.is_example
    plan.state = PlanState.DRAFT.value
    plan.edit += 1
    plan.save()
    write_lines(plan, content, Register(partnership.pk))
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="plan",
        ref=plan.slug,
        fields=["plan"],
    )
    return plan


def refuse_unknown_measures(content: PlanContent) -> None:
    """Raise PlanFault where a target names a measure that is not in the catalogue."""
    known = set(in_force().values_list("measure", flat=True))
    unknown = {
        f"target {target.ref}: there is no measure called {target.measure!r}"
        for priority in content.priorities
        for objective in priority.objectives
        for target in objective.targets
        if target.measure not in known
    }
    if unknown:
        raise PlanFault(sorted(unknown))


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
    if target.baseline_state not in BASELINE_PENDING:
        raise PlanConflict(
            "This target has its baseline already.",
            "Revise the plan to change a baseline that was agreed.",
        )
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
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="target",
        ref=str(target.pk),
        fields=["baseline"],
    )
    return target


@transaction.atomic
def export_plan(
    *,
    plan: Plan,
    make: Callable[..., bytes],
    kind: str,
    by: Member,
    on: date,
) -> bytes:
    """Return the plan as a file that `make` writes, and record that it went out."""
    policies.may_export_plan(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="plan",
        ref=plan.slug,
        fields=["file"],
        outcome=kind,
    )
    return make(plan, kind, on=on)
