"""What is still to be settled of a plan, and what its lines lack, as pages say it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_if_known
from frankpledge.analysis.words import counted
from frankpledge.plan import policies
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.lists import any_of
from frankpledge.plan.presenters.rows import link
from frankpledge.plan.rules import smart
from frankpledge.plan.rules.content import PlanContent
from frankpledge.plan.rules.open_ends import (
    NOUNS,
    OpenEnd,
    chase,
    countdown,
    in_all,
)
from frankpledge.plan.rules.smart import Lack
from frankpledge.plan.selectors import late_first, open_ends, with_measure_names
from frankpledge.ui.tables import Column, Filter, Listing, Shown


FORMATS = ("csv", "ods", "xlsx")


def awaited_page(
    plan: Plan, asked: QueryDict, *, by: Member, today: date
) -> dict[str, Any]:
    """Return everything still to be settled: who owes it, by when, how many days."""
    found = late_first(open_ends(plan))
    may_change = policies.may_change_plan(by, plan, on=today)
    return {
        "plan": plan,
        "said": in_all(found) if found else "",
        "countdown": countdown(found, today),
        "shown": awaited_list(plan, found, asked, by=by, today=today),
        "chases": chases(plan, found, today),
        "may_change": may_change,
    }


def awaited_list(
    plan: Plan, found: list[OpenEnd], asked: QueryDict, *, by: Member, today: date
) -> Shown:
    """Return what is still to be settled as a list that filters, sorts and goes away."""
    may_change = bool(policies.may_change_plan(by, plan, on=today))
    return Listing(
        caption=f"Still to be settled of {plan.title}",
        columns=awaited_columns(plan, may_change=may_change, today=today),
        filters=(
            among("want", "What is open", map(want_name, found), want_name),
            among("owner", "Who settles it", (one.owner for one in found), owner_of),
        ),
        noun=("thing", "things"),
        empty="Nothing is left open.",
        formats=FORMATS if policies.may_export_plan(by, on=today) else (),
    ).of(found, asked)


def awaited_columns(plan: Plan, *, may_change: bool, today: date) -> tuple[Column, ...]:
    """Return the columns of what is open; who may change the plan can settle each."""

    def href(one: OpenEnd) -> str:
        is_read = may_change or one.line == "target"
        return line_href(plan, one.line, one.ref) if is_read else ""

    def owner(one: OpenEnd) -> Any:
        return settler(plan, one) if may_change else one.owner or "Nobody yet"

    def left(one: OpenEnd) -> Any:
        said = left_words(one, today)
        is_late = (one.days_left(today) or 0) < 0
        return format_html("<strong>{}</strong>", said) if is_late else said

    def by(one: OpenEnd) -> str:
        return day_if_known(one.due_on) or "No date"

    return (
        Column("line", "Line", value=line_name, is_header=True, href=href),
        Column("text", "What it says"),
        Column("want", "What is open", value=want_name, sort=True),
        Column("owner", "Who settles it", value=owner_of, shown=owner, sort=True),
        Column("due_on", "By", shown=by, sort=True),
        Column("left", "Time left", lambda one: left_words(one, today), left),
    )


def settler(plan: Plan, one: OpenEnd) -> str:
    """Return who settles an open end, with the way to change that."""
    return format_html(
        '{}<br><a class="govuk-link" href="{}">Change<span'
        ' class="govuk-visually-hidden"> who settles the {} of {}</span></a>',
        one.owner or "Nobody yet",
        link(plan, "settle", one.line, one.ref, one.want.value),
        NOUNS[one.want][0],
        line_name(one),
    )


def among(
    name: str, label: str, values: Iterable[str], value_of: Callable[[Any], str]
) -> Filter:
    """Return a filter on one of the values that a list's rows have."""
    return Filter(
        name,
        forms.ChoiceField(label=label, choices=any_of(sorted(filter(None, {*values})))),
        lambda rows, wanted: [row for row in rows if value_of(row) == wanted],
    )


def owner_of(one: OpenEnd) -> str:
    """Return who settles an open end."""
    return one.owner


def want_name(one: OpenEnd) -> str:
    """Return what is open of a line: "Baseline"."""
    return NOUNS[one.want][0].capitalize()


def line_name(one: OpenEnd | Lack) -> str:
    """Return what a line is called: "Target T1"."""
    return f"{one.line.capitalize()} {one.ref}"


def line_href(plan: Plan, line: str, ref: str) -> str:
    """Return where one line of the plan is read or changed."""
    if line == "target":
        return link(plan, "target", ref)
    return link(plan, "change", line, ref)


def left_words(one: OpenEnd, today: date) -> str:
    """Return how long there is, or by how much the day has passed."""
    left = one.days_left(today)
    if left is None:
        return "no date set"
    return (
        f"{counted(left, 'day')} left"
        if left >= 0
        else f"overdue by {counted(-left, 'day')}"
    )


def chases(plan: Plan, found: list[OpenEnd], today: date) -> list[dict[str, str]]:
    """Return the words that remind each agency of what it owes."""
    by_owner: dict[str, list[OpenEnd]] = {}
    for one in found:
        if one.owner:
            by_owner.setdefault(one.owner, []).append(one)
    return [
        {"owner": owner, "text": chase(owner, plan.title, owed, today)}
        for owner, owed in sorted(by_owner.items())
    ]


def cover_words(found: list[OpenEnd], today: date) -> str:
    """Return what the plan's first page says is open, blank where nothing is."""
    if not found:
        return ""
    return f"{in_all(found)}. {countdown(found, today).capitalize()}."


def lint_page(
    plan: Plan, content: PlanContent, asked: QueryDict, *, by: Member, today: date
) -> dict[str, Any]:
    """Return what each line lacks to be SMART, with how a good one says it."""
    may_change = policies.may_change_plan(by, plan, on=today)
    found = with_measure_names(smart.lacking(content))
    shown = Listing(
        caption=f"What the lines of {plan.title} lack",
        columns=(
            Column(
                "line",
                "Line",
                value=line_name,
                is_header=True,
                href=lambda one: (
                    link(plan, "change", one.line, one.ref) if may_change else ""
                ),
            ),
            Column("text", "What it says"),
            Column("lacks", "What it lacks", value=lambda one: one.words),
            Column("example", "For example"),
        ),
        filters=(
            among("kind", "Line", map(kind_name, found), kind_name),
            among("want", "What it lacks", map(shortly, found), shortly),
        ),
        noun=("thing is lacking", "things are lacking"),
        empty="Every line says what it must.",
        formats=FORMATS if policies.may_export_plan(by, on=today) else (),
    ).of(found, asked)
    return {"plan": plan, "said": lint_words(content), "shown": shown}


def kind_name(one: Lack) -> str:
    """Return what kind of line lacks something: "Target"."""
    return one.line.capitalize()


def shortly(one: Lack) -> str:
    """Return what a line lacks in a few words."""
    return smart.SHORTLY[one.want]


def lint_words(content: PlanContent) -> str:
    """Return how many lines lack something, of how many; nothing where none does."""
    faulty = len({(one.line, one.ref) for one in smart.lacking(content)})
    if not faulty:
        return ""
    total = smart.lines_looked_at(content)
    return f"{faulty} of {total} lines {'lacks' if faulty == 1 else 'lack'} something"
