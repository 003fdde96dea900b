"""Turning the lines of a plan file into rows, and finding who they name."""

from collections.abc import Iterable
from typing import Any

from frankpledge.actions.selectors import Action, actions_of
from frankpledge.actions.services import Promised, drop_actions, promise_action
from frankpledge.analysis.failures import ChangedMeanwhile, ExpectedFailure
from frankpledge.partnership.selectors import agency_named, person_named
from frankpledge.plan.models import (
    Objective,
    Passage,
    Plan,
    PrintedClaim,
    Priority,
    Target,
)
from frankpledge.plan.rules.content import (
    ActionLine,
    ObjectiveLine,
    PlanContent,
    PlanFault,
    PriorityLine,
    TargetLine,
)


PLAIN_TARGET_FIELDS = (
    "title",
    "measure",
    "period_type",
    "baseline",
    "baseline_period",
    "baseline_ends_on",
    "baseline_due_on",
    "starts_from",
    "percent",
    "value",
    "low",
    "high",
    "due_on",
    "far_value",
    "far_due_on",
    "tested_by",
    "is_cumulative",
    "shown_by",
    "tolerance_percent",
    "comparison_group",
    "denominator_vintage",
    "reason",
    "printed",
    "external_tags",
    "owner_words",
    "lead_words",
)


class Register:
    """Finds agencies and people by the names a file uses, gathering what is unknown."""

    def __init__(self, partnership_id: int) -> None:
        self.partnership_id = partnership_id
        self.unknown: list[str] = []

    def agency(self, name: str) -> Any:
        """Return the agency a file names, or None where the cell is blank."""
        if not name:
            return None
        found = agency_named(self.partnership_id, name)
        if found is None:
            self.unknown.append(f"there is no agency called {name!r}")
        return found

    def agencies(self, names: Iterable[str]) -> list[Any]:
        """Return the agencies a file names."""
        return [found for name in names if (found := self.agency(name)) is not None]

    def person(self, name: str) -> Any:
        """Return the person a file names, or None where the cell is blank."""
        if not name:
            return None
        found = person_named(self.partnership_id, name)
        if found is None:
            self.unknown.append(
                f"there is nobody called {name!r} in the directory, or more than one"
            )
        return found

    def people(self, names: Iterable[str]) -> list[Any]:
        """Return the people a file names."""
        return [found for name in names if (found := self.person(name)) is not None]

    def check(self) -> None:
        """Raise PlanFault where a name was not found."""
        if self.unknown:
            raise PlanFault(sorted(set(self.unknown)))


def write_lines(plan: Plan, content: PlanContent, register: Register) -> None:
    """Make the plan's rows say what the content says; lines it lacks are removed."""
    before = {
        action.pk
        for action in actions_of(plan.partnership_id).filter(
            objectives__priority__plan=plan
        )
    }
    keep = [
        write_priority(plan, line, order, register)
        for order, line in enumerate(content.priorities)
    ]
    plan.priorities.exclude(pk__in=[priority.pk for priority in keep]).delete()
    plan.passages.all().delete()
    Passage.objects.bulk_create(
        Passage(plan=plan, order=order, **line.model_dump())
        for order, line in enumerate(content.passages)
    )
    # What a meeting or another plan promised hangs on nothing here and is not ours.
    drop_actions(
        actions_of(plan.partnership_id).filter(pk__in=before, objectives__isnull=True)
    )
    register.check()


def write_priority(
    plan: Plan, line: PriorityLine, order: int, register: Register
) -> Priority:
    """Write one priority with everything below it."""
    priority, _ = Priority.objects.update_or_create(
        plan=plan,
        ref=line.ref,
        defaults={
            "title": line.title,
            "why": line.why,
            "limbs": line.limbs,
            "owner": register.agency(line.owner),
            "order": order,
        },
    )
    keep = [
        write_objective(priority, below, place, register).pk
        for place, below in enumerate(line.objectives)
    ]
    priority.objectives.exclude(pk__in=keep).delete()
    priority.claims.all().delete()
    PrintedClaim.objects.bulk_create(
        PrintedClaim(priority=priority, **claim.model_dump()) for claim in line.claims
    )
    return priority


def write_objective(
    priority: Priority, line: ObjectiveLine, order: int, register: Register
) -> Objective:
    """Write one objective with its targets and actions."""
    objective, _ = Objective.objects.update_or_create(
        priority=priority,
        ref=line.ref,
        defaults={"text": line.text, "evaluation": line.evaluation, "order": order},
    )
    objective.owners.set(register.agencies(line.owners))
    objective.leads.set(register.people(line.leads))
    targets = {
        below.ref: write_target(objective, below, place, register)
        for place, below in enumerate(line.targets)
    }
    objective.targets.exclude(ref__in=targets).delete()
    actions = [write_action(objective, below, register) for below in line.actions]
    objective.actions.set(actions)
    for action, below in zip(actions, line.actions, strict=True):
        unknown = [ref for ref in below.targets if ref not in targets]
        register.unknown += [
            f"action {below.ref} names target {ref}, which objective {line.ref} lacks"
            for ref in unknown
        ]
        action.targets.set([targets[ref] for ref in below.targets if ref in targets])
    return objective


def write_target(
    objective: Objective, line: TargetLine, order: int, register: Register
) -> Target:
    """Write one target."""
    values = {name: getattr(line, name) for name in PLAIN_TARGET_FIELDS}
    values |= {
        "kind": line.kind.value,
        "baseline_state": line.baseline_state.value,
        "path": line.path.value,
        "area_code": line.area or objective.priority.plan.area_code,
        "baseline_owner": register.agency(line.baseline_owner),
        "owner": register.agency(line.owner),
        "deputy": register.person(line.deputy),
        "order": order,
    }
    target, _ = Target.objects.update_or_create(
        objective=objective, ref=line.ref, defaults=values
    )
    target.leads.set(register.people(line.leads))
    return target


def write_action(objective: Objective, line: ActionLine, register: Register) -> Action:
    """Write one action; an action that is there already keeps its first due date."""
    plan = objective.priority.plan
    held = actions_of(plan.partnership_id)
    found = held.filter(objectives__priority__plan=plan, ref=line.ref).first()
    said = Promised(
        ref=line.ref,
        text=line.text,
        owner=register.agency(line.owner),
        leads=register.people(line.leads),
        deputy=register.person(line.deputy),
        starts_on=line.starts_on,
        due_on=line.due_on,
        state=line.state,
        funding=line.funding,
        amount=line.amount,
        owner_words=line.owner_words,
        lead_words=line.lead_words,
    )
    return promise_action(plan.partnership_id, found, said)


class PlanConflict(ExpectedFailure):
    """The plan cannot be changed so; the message says why."""


class PlanChanged(ChangedMeanwhile, PlanConflict):
    """Somebody changed the plan between this person's reading and saving it."""

    def __init__(self) -> None:
        super().__init__("Somebody else changed this plan while you were writing.")
