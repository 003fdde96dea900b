"""What the boxes of a form offer: funds, measures, targets, actions, areas, groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.actions.selectors import actions_of
from frankpledge.analysis.patterns.harm.weights import unit_costs
from frankpledge.evidence.selectors import definitions_in_force, measures_visible_to
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.funding.models import AwardYear, Fund
from frankpledge.funding.rules.money import NOTHING, pounds
from frankpledge.funding.selectors.seeing import allocations_of
from frankpledge.partnership.selectors import (
    agencies_of,
    groups_of,
    home,
    measured_areas,
)
from frankpledge.plan.selectors import open_plans


Pairs = list[tuple[str, str]]


def open_funds(*, on: date) -> QuerySet[Fund]:
    """Return the funds that may still be asked; their names are no secret."""
    return Fund.objects.filter(partnership=home()).filter(
        Q(ends_before=None) | Q(ends_before__gt=on)
    )


def agencies_for(member: Member, *, on: date, may_choose: bool) -> QuerySet[Any]:
    """Return the agencies a member may write money down for."""
    found = agencies_of(home(), on=on)
    return found if may_choose else found.filter(pk=member.agency_id)


def measure_pairs(member: Member, *, on: date) -> Pairs:
    """Return the measures this member may see, by name."""
    found = [(row.measure, row.name) for row in measures_visible_to(member, on=on)]
    return sorted(found, key=lambda pair: pair[1].casefold())


def area_pairs() -> Pairs:
    """Return the areas that figures are kept for, the whole partnership first."""
    place = home()
    first = [(place.area_code, place.name)]
    others = [
        (area.code, area.name)
        for area in measured_areas(place)
        if area.code != place.area_code
    ]
    return first + others


def plan_pairs() -> list[tuple[str, Pairs]]:
    """Return the targets and priorities of open plans, under each plan's name."""
    plans = open_plans(home().pk).prefetch_related("priorities__objectives__targets")
    names = {one: made.name for one, made in definitions_in_force().items()}
    return [
        (
            plan.title,
            [
                pair
                for priority in plan.priorities.all()
                for pair in under(priority, names)
            ],
        )
        for plan in plans
    ]


def under(priority: Any, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield a priority and its targets as what a bid may serve."""
    yield f"priority:{priority.pk}", f"{priority.ref} {priority.title}"
    for objective in priority.objectives.all():
        for target in objective.targets.all():
            yield (
                f"target:{target.pk}",
                f"{target.ref} {names.get(target.measure) or target.title or target.printed}",
            )


def unit_cost_pairs() -> Pairs:
    """Return the crimes whose cost to society is known, with that cost."""
    return [
        (one.code, f"{one.code.capitalize()}: {pounds(one.weight)}")
        for one in unit_costs().weights
    ]


@dataclass(frozen=True)
class GroupLine:
    """A theme group in a year: what it was meant to have and what it was awarded."""

    group: Any
    planned: Decimal
    awarded: Decimal
    why: str = ""
    version: int = 0


def allocation_lines(year: int) -> list[GroupLine]:
    """Return every group with money planned or awarded in a year (FUN-04's plan)."""
    planned = {row.group_id: row for row in allocations_of(year)}
    awarded: dict[int, Decimal] = {}
    rows = AwardYear.objects.filter(
        year=year, award__bid__partnership=home(), award__bid__group__isnull=False
    )
    for group, amount in rows.values_list("award__bid__group", "amount"):
        awarded[group] = awarded.get(group, NOTHING) + amount
    groups = groups_of(home())
    return [
        GroupLine(
            group=group,
            planned=planned[group.pk].planned if group.pk in planned else NOTHING,
            awarded=awarded.get(group.pk, NOTHING),
            why=planned[group.pk].why if group.pk in planned else "",
            version=planned[group.pk].version if group.pk in planned else 0,
        )
        for group in groups
        if group.holds_on(date(year + 1, 3, 31)) or group.pk in planned | awarded
    ]


def part_of_plan(chosen: str) -> dict[str, Any]:
    """Return the target or the priority that a box of a bid's form names."""
    kind, _, key = chosen.partition(":")
    found: dict[str, Any] = {"target": None, "priority": None}
    for plan in open_plans(home().pk).prefetch_related(
        "priorities__objectives__targets"
    ):
        for priority in plan.priorities.all():
            if kind == "priority" and str(priority.pk) == key:
                found["priority"] = priority
            for objective in priority.objectives.all():
                for target in objective.targets.all():
                    if kind == "target" and str(target.pk) == key:
                        found["target"] = target
    return found


def measure_name(measure: str, area_code: str) -> str:
    """Return a measure and an area by their names, blank where none is chosen."""
    if not measure:
        return ""
    row = in_force().filter(measure=measure).first()
    areas = dict(area_pairs())
    name = row.name if row else measure
    return f"{name}, {areas.get(area_code, area_code)}" if area_code else name


def actions_offered() -> QuerySet[Any]:
    """Return the actions that something may have been given for."""
    return actions_of(home().pk)
