"""The plan as a document to print and hand round, from the same rows as its pages."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from frankpledge.access.models import Member
from frankpledge.documents.columns import Column
from frankpledge.documents.model import (
    About,
    Block,
    Callout,
    Document,
    Heading,
    Paragraph,
    Table,
    Tone,
    runs,
)
from frankpledge.documents.writers import write
from frankpledge.plan.models import Plan, Priority
from frankpledge.plan.presenters import layouts, with_others, words
from frankpledge.plan.presenters.files import plan_file
from frankpledge.plan.presenters.grid import objective_parts
from frankpledge.plan.presenters.rows import last_month, years
from frankpledge.plan.selectors import standings_for, targets_under, whole
from frankpledge.plan.states import PLAN_ROLES, Layout, PlanRole, TargetStatus


KINDS = {"html", "docx", "odt", "pdf", "pptx"}
STANDING_COLUMNS = (
    Column("ref", "Ref"),
    Column("measure", "Target"),
    Column("baseline", "Baseline"),
    Column("promise", "Promise"),
    Column("latest", "Latest figure"),
    Column("expected", "Should be by now"),
    Column("stands", "How it stands"),
    Column("because", "Why"),
)


def maker(by: Member) -> Callable[..., bytes]:
    """Return the function that writes a plan's document as this member may see it."""

    def make(plan: Plan, kind: str, *, on: date) -> bytes:
        return write(plan_document(plan, by=by, on=on), kind)

    return make


def maker_of(by: Member, kind: str, layout: str | None) -> Callable[..., bytes]:
    """Return what writes a plan as a kind of file: in a layout, as it stands, as data."""
    if layout and kind in layouts.KINDS:
        return layouts.maker(by, Layout(layout))
    return maker(by) if kind in KINDS else plan_file


def plan_document(plan: Plan, *, by: Member, on: date) -> Document:
    """Return the plan: each priority with its delivery tables, then how all stands."""
    about = About(
        title=plan.title,
        created=on,
        subtitle=subtitle(plan),
        area=plan.partnership.name,
        period=years(plan),
        version=str(plan.version),
        status=plan.state.capitalize(),
        sources=("The partnership's own plan", "Figures supplied by its agencies"),
    )
    return Document(about, tuple(blocks(plan, by=by, on=on)))


def blocks(plan: Plan, *, by: Member, on: date) -> Iterator[Block]:
    """Yield the document's parts in order."""
    priorities = whole(plan)
    found = standings_for(targets_under(priorities), by=by, today=on)
    if plan.about:
        yield Paragraph(runs(plan.about))
    pending = [
        one.target.ref
        for one in found
        if one.verdict.status is TargetStatus.NO_BASELINE
    ]
    if pending:
        said = (
            f"These targets cannot be judged until theirs is set: {', '.join(pending)}."
        )
        yield Callout("Baselines still to be set", (runs(said),), Tone.WARNING)
    for priority in priorities:
        parts = objective_parts(priority, found, on)
        yield from priority_blocks(plan, priority, parts)
    yield Heading(runs("How the targets stand"))
    if found:
        rows = tuple(standing_row(words.line(one, "")) for one in found)
        yield Table("How the targets stand", STANDING_COLUMNS, rows)
    yield from with_others.paths(found)
    yield from with_others.leads(plan, priorities)
    yield from with_others.parts(plan)


def subtitle(plan: Plan) -> str:
    """Return what the plan is beside the others, and whose."""
    if plan.role == PlanRole.PARTNERSHIP:
        return "Delivery plan"
    whose = f": {plan.group}" if plan.group else ""
    return f"{PLAN_ROLES[PlanRole(plan.role)]}{whose}"


def priority_blocks(
    plan: Plan, priority: Priority, objectives: list[dict[str, Any]]
) -> Iterator[Block]:
    """Yield one priority: why it is one, and a delivery table for each objective."""
    yield Heading(runs(priority.title))
    if priority.why:
        yield Paragraph(runs(priority.why))
    for objective in objectives:
        yield Heading(runs(objective["title"]), 3)
        if objective["rows"]:
            yield delivery_table(plan, objective)


def standing_row(line: dict[str, Any]) -> tuple[str, ...]:
    """Return one target as a row of the table of how all stand."""
    status = line["status"]
    stands = f"{status.get('symbol', '')} {status['text']}".strip()
    return (
        line["ref"],
        line["name"],
        line["baseline"],
        line["promise"],
        line["latest"],
        line["expected"],
        stands,
        line["because"],
    )


def delivery_table(plan: Plan, objective: dict[str, Any]) -> Table:
    """Return one objective's table in the columns of a printed delivery plan."""
    columns = (
        Column("target_and_baseline", "Target and baseline"),
        Column("due", last_month(plan)),
        Column("owner", "Owner"),
        Column("actions", "Actions"),
        Column("lead_officer", "Lead officer"),
        Column("funding", "Funding"),
    )
    rows = tuple(delivery_row(row) for row in objective["rows"])
    return Table(objective["title"], columns, rows)


def delivery_row(row: dict[str, Any]) -> tuple[str, ...]:
    """Return one row of a delivery table as text."""
    line = row["target"]
    actions = "; ".join(
        f"{action['ref']} {action['text'].rstrip('.')} ({action['owner']},"
        f" {action['due']})"
        for action in row["actions"]
    )
    return (
        f"{line['ref']} {line['name']}. Baseline: {line['baseline']}"
        if line
        else "The objective as a whole",
        line["promise"] if line else "–",
        row["owner"] or "–",
        actions or "None",
        row["leads"] or "Nobody named",
        row["funding"] or "Not said",
    )
