"""Tables at the end of a plan's document: paths by year, a county's leads, its parts."""

from collections.abc import Iterator, Sequence

from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import Block, Heading, Table, runs
from frankpledge.plan.models import Plan, Priority
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.rows import years
from frankpledge.plan.rules.path import far_path_on, path_steps
from frankpledge.plan.selectors import Standing, counted_once, family_of
from frankpledge.plan.states import PLAN_ROLES, PlanRole


PATHS = (
    Column("ref", "Ref"),
    Column("target", "Target"),
    Column("by", "By the end of"),
    Column("value", "Should be"),
    Column("far", "On the path to the far target"),
)
LEADS = (
    Column("ref", "Ref"),
    Column("objective", "Area of work"),
    Column("owners", "Answerable"),
    Column("leads", "Lead officer"),
)
PARTS = (
    Column("plan", "Plan"),
    Column("what", "What it is"),
    Column("state", "State"),
    Column("own", "Actions of its own", Kind.WHOLE),
    Column("shared", "Shared with this plan", Kind.WHOLE),
)
VACANT = "Vacant"


def paths(found: Sequence[Standing]) -> Iterator[Block]:
    """Yield the promised path of every target on its way to a far one, year by year."""
    rows = tuple(row for one in found for row in _path(one))
    if rows:
        yield Heading(runs("Steps on the way to far targets"))
        note = (
            "A step is what is promised; the path to the far target stands beside it."
        )
        yield Table("Steps on the way to far targets", PATHS, rows, (note,))


def _path(one: Standing) -> Iterator[tuple[str, ...]]:
    promise, made = one.promise, one.definition
    if promise.far_value is None:
        return
    finer = 1 if made is None or made.decimals == 0 else made.decimals
    for day, value in path_steps(promise):
        far = far_path_on(promise, day)
        yield (
            one.target.ref,
            words.measure_name(one),
            words.last_day(day),
            words.number(value, finer),
            "" if far is None else words.number(far, finer),
        )


def leads(plan: Plan, priorities: Sequence[Priority]) -> Iterator[Block]:
    """Yield who leads each area of a county agreement, and which are vacant."""
    if plan.role != PlanRole.COUNTY:
        return
    yield Heading(runs("Who leads"))
    rows = tuple(
        (
            objective.ref,
            objective.text,
            ", ".join(map(str, objective.owners.all())) or "Nobody yet",
            ", ".join(map(str, objective.leads.all())) or VACANT,
        )
        for priority in priorities
        for objective in priority.objectives.all()
    )
    yield Table("Who leads", LEADS, rows)


def parts(plan: Plan) -> Iterator[Block]:
    """Yield the plans within a plan; what they share with it counts once."""
    found = family_of(plan)
    if not found:
        return
    yield Heading(runs("Plans within it"))
    rows = tuple(
        (
            f"{part.plan.title}, {years(part.plan)}",
            PLAN_ROLES[PlanRole(part.plan.role)]
            + (f": {part.plan.group}" if part.plan.group else ""),
            part.plan.state.capitalize(),
            part.own,
            part.shared,
        )
        for part in found
    )
    note = (
        f"With its parts the plan has {counted_once(plan)} actions, each counted once."
    )
    yield Table("Plans within it", PARTS, rows, (note,))
