"""How plans hang together: parts under a plan, one action under several, each once."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.actions.selectors import Action, actions_of
from frankpledge.plan.models import Objective, Plan
from frankpledge.plan.selectors.answering import open_plans


@dataclass(frozen=True)
class Part:
    """A plan under another, with the actions of its own and those it shares."""

    plan: Plan
    own: int
    shared: int


def family_of(plan: Plan) -> list[Part]:
    """Return the plans directly under a plan, each with how many actions it has."""
    above = action_keys(plan)
    parts = plan.parts.select_related("group").order_by("role", "title", "pk")
    found = []
    for part, keys in keys_by_plan(list(parts)):
        found.append(Part(part, len(keys - above), len(keys & above)))
    return found


def keys_by_plan(plans: list[Plan]) -> list[tuple[Plan, set[int]]]:
    """Return the actions of each plan by their keys, asked for all at once."""
    pairs = (
        Objective.objects.filter(priority__plan__in=plans, actions__isnull=False)
        .order_by()
        .values_list("priority__plan_id", "actions")
    )
    held: dict[int, set[int]] = {plan.pk: set() for plan in plans}
    for plan_id, action in pairs:
        held[plan_id].add(action)
    return [(plan, held[plan.pk]) for plan in plans]


def action_keys(plan: Plan) -> set[int]:
    """Return the keys of a plan's actions."""
    [(_, keys)] = keys_by_plan([plan])
    return keys


def counted_once(plan: Plan) -> int:
    """Return how many actions a plan and its parts have, each counted once."""
    plans = [plan, *plan.parts.all()]
    return len(set().union(*(keys for _, keys in keys_by_plan(plans))))


def possible_parents(plan: Plan) -> QuerySet[Plan]:
    """Return the plans that this one can be a part of: not itself, not its own parts."""
    below = below_of(plan)
    return open_plans(plan.partnership_id).exclude(pk__in=below)


def below_of(plan: Plan) -> set[int]:
    """Return the keys of a plan and of every plan below it."""
    found, edge = {plan.pk}, {plan.pk}
    while edge:
        children = Plan.objects.filter(parent__in=edge).values_list("pk", flat=True)
        edge = set(children) - found
        found |= edge
    return found


def actions_visible_to(
    member: Member, partnership_id: int, *, on: date
) -> QuerySet[Action]:
    """
    Return the ledger as a member may see it, each action once.

    What a plan shows or an assessment made a task is there for all who see plans. A
    task that hangs on something else, such as a decision on a figure, is there for its
    owner's people and for whoever keeps the plan: those who may say how it goes.
    """
    ledger = actions_of(partnership_id)
    own = scope(
        ledger,
        member=member,
        act=Act.CHANGE,
        kind=Kind.COMMENTARY,
        on=on,
        agency_field="owner_id",
    )
    hangs = Q(objectives__isnull=False) | Q(recommendations__isnull=False)
    return ledger.filter(hangs | Q(pk__in=own.values("pk"))).distinct()


def objectives_to_share(action: Action) -> QuerySet[Objective]:
    """Return the objectives of open plans that do not show an action yet."""
    plans = open_plans(action.partnership_id)
    return (
        Objective.objects.filter(priority__plan__in=plans)
        .exclude(actions=action)
        .select_related("priority__plan")
        .order_by("priority__plan__title", "priority__order", "order")
    )


def has_ref(plan: Plan, ref: str, *, other_than: Action) -> bool:
    """Say whether another action of the plan has this reference."""
    rows = actions_of(plan.partnership_id).filter(
        objectives__priority__plan=plan, ref=ref
    )
    return rows.exclude(pk=other_than.pk).exists()
