"""Reading plans: the list, one whole plan, what it still awaits, what changed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from frankpledge.actions.selectors import Action, actions_of
from frankpledge.plan.models import Objective, Plan, Priority, Target
from frankpledge.plan.rules.content import (
    ActionLine,
    ClaimLine,
    ObjectiveLine,
    PassageLine,
    PlanContent,
    PriorityLine,
    TargetLine,
)
from frankpledge.plan.states import BASELINE_PENDING, BaselineState, Layout


def plans_of(partnership_id: int) -> QuerySet[Plan]:
    """Return the partnership's plans, newest first."""
    return Plan.objects.filter(partnership_id=partnership_id)


def whole(plan: Plan, *, with_ties: bool = True) -> list[Priority]:
    """
    Return the plan's priorities with everything below them, in few queries.

    Without its ties a page is spared two: the printed claims, and which targets
    each action serves.
    """
    targets = Target.objects.select_related("owner", "baseline_owner", "deputy")
    actions = actions_of(plan.partnership_id)
    objectives = Objective.objects.prefetch_related(
        "owners",
        "leads",
        Prefetch("targets", targets.prefetch_related("leads")),
        Prefetch(
            "actions", actions.prefetch_related("targets") if with_ties else actions
        ),
    )
    priorities = plan.priorities.select_related("owner").prefetch_related(
        Prefetch("objectives", objectives), *(["claims"] if with_ties else [])
    )
    return list(priorities)


def targets_under(priorities: Iterable[Priority]) -> list[Target]:
    """Return the targets of priorities read whole, without asking again."""
    return [
        target
        for priority in priorities
        for objective in priority.objectives.all()
        for target in objective.targets.all()
    ]


def targets_of(plan: Plan) -> list[Target]:
    """Return every target of the plan in the plan's order."""
    found = list(
        Target.objects.filter(objective__priority__plan=plan)
        .select_related("objective__priority", "owner", "baseline_owner", "deputy")
        .prefetch_related("leads")
        .order_by("objective__priority__order", "objective__order", "order", "pk")
    )
    for target in found:
        target.objective.priority.plan = plan
    return found


def baselines_awaited(plan: Plan) -> list[Target]:
    """Return the targets whose baseline is still to be confirmed or established."""
    return list(
        Target.objects.filter(
            objective__priority__plan=plan,
            baseline_state__in=[state.value for state in BASELINE_PENDING],
        ).select_related("baseline_owner", "owner", "objective__priority")
    )


def content_of(plan: Plan) -> PlanContent:
    """Return everything the plan says as plain data that can be taken in again."""
    return PlanContent(
        slug=plan.slug,
        title=plan.title,
        area=plan.area_code,
        starts_on=plan.starts_on,
        ends_before=plan.ends_before,
        about=plan.about,
        is_example=plan.is_example,
        layout=Layout(plan.layout),
        priorities=[priority_line(priority) for priority in whole(plan)],
        passages=[
            PassageLine(
                **{name: getattr(each, name) for name in PassageLine.model_fields}
            )
            for each in plan.passages.all()
        ],
    )


def priority_line(priority: Priority) -> PriorityLine:
    """Return one priority as a line of a plan file."""
    return PriorityLine(
        ref=priority.ref,
        title=priority.title,
        why=priority.why,
        limbs=priority.limbs,
        owner=name_of(priority.owner),
        objectives=[objective_line(below) for below in priority.objectives.all()],
        claims=[
            ClaimLine(**{name: getattr(claim, name) for name in ClaimLine.model_fields})
            for claim in priority.claims.all()
        ],
    )


def objective_line(objective: Objective) -> ObjectiveLine:
    """Return one objective with its targets and actions."""
    targets = list(objective.targets.all())
    own = {target.pk for target in targets}
    return ObjectiveLine(
        ref=objective.ref,
        text=objective.text,
        owners=[name_of(agency) for agency in objective.owners.all()],
        leads=[str(person) for person in objective.leads.all()],
        evaluation=objective.evaluation,
        targets=[target_line(target) for target in targets],
        actions=[action_line(action, own) for action in objective.actions.all()],
    )


def target_line(target: Target) -> TargetLine:
    """Return one target as a line of a plan file."""
    other = {"area", "baseline_state", "baseline_owner", "owner", "leads", "deputy"}
    same = TargetLine.model_fields.keys() - other
    return TargetLine(
        **{name: getattr(target, name) for name in same},
        area=target.area_code,
        baseline_state=BaselineState(target.baseline_state),
        baseline_owner=name_of(target.baseline_owner),
        owner=name_of(target.owner),
        leads=[str(person) for person in target.leads.all()],
        deputy=name_of(target.deputy),
    )


def action_line(action: Any, own_targets: set[int]) -> ActionLine:
    """Return one action, naming those of the objective's targets it serves."""
    other = {"owner", "leads", "deputy", "targets"}
    same = ActionLine.model_fields.keys() - other
    return ActionLine(
        **{name: getattr(action, name) for name in same},
        owner=name_of(action.owner),
        leads=[str(person) for person in action.leads.all()],
        deputy=name_of(action.deputy),
        targets=[
            target.ref for target in action.targets.all() if target.pk in own_targets
        ],
    )


def name_of(named: Any) -> str:
    """Return the name a file uses for an agency or a person, blank for none."""
    return str(named.name) if named is not None else ""


def target_named(plan: Plan, ref: str) -> Target | None:
    """Return one target of the plan by its reference, None where there is none."""
    return next((one for one in targets_of(plan) if one.ref == ref), None)


def line_of(plan: Plan, line: str, ref: str) -> Any:
    """Return one priority, objective, target or action of the plan, or None."""
    rows = {
        "priority": Priority.objects.filter(plan=plan),
        "passage": plan.passages.all(),
        "objective": Objective.objects.filter(priority__plan=plan),
        "target": Target.objects.filter(objective__priority__plan=plan),
        "action": actions_of(plan.partnership_id).filter(
            objectives__priority__plan=plan
        ),
    }.get(line)
    return rows.filter(ref=ref).distinct().first() if rows is not None else None


def plans_of_action(action: Action) -> QuerySet[Plan]:
    """Return the plans an action serves: what it hangs on decides who sees it."""
    return Plan.objects.filter(priorities__objectives__actions=action).distinct()
