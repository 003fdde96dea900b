"""What is still to be settled of a plan, and what its lines lack, as pages say it."""

from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_if_known
from frankpledge.analysis.words import counted
from frankpledge.plan import policies
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.rows import link
from frankpledge.plan.rules import smart
from frankpledge.plan.rules.content import PlanContent
from frankpledge.plan.rules.open_ends import (
    NOUNS,
    Open,
    OpenEnd,
    chase,
    countdown,
    in_all,
)
from frankpledge.plan.selectors import late_first, open_ends


def awaited_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return everything still to be settled: who owes it, by when, how many days."""
    found = late_first(open_ends(plan))
    may_change = policies.may_change_plan(by, plan, on=today)
    return {
        "plan": plan,
        "said": in_all(found) if found else "",
        "countdown": countdown(found, today),
        "rows": [
            open_row(plan, one, today, may_change=bool(may_change)) for one in found
        ],
        "chases": chases(plan, found, today),
        "may_change": may_change,
    }


def open_row(
    plan: Plan, one: OpenEnd, today: date, *, may_change: bool
) -> dict[str, Any]:
    """Return one open end as a row of the register; it leads where the reader may go."""
    may_open = may_change or one.line == "target"
    return {
        "line": f"{one.line.capitalize()} {one.ref}",
        "text": one.text,
        "href": line_href(plan, one.line, one.ref) if may_open else "",
        "want": NOUNS[one.want][0].capitalize(),
        "owner": one.owner or "Nobody yet",
        "due": day_if_known(one.due_on) or "No date",
        "countdown": left_words(one, today),
        "is_late": (one.days_left(today) or 0) < 0,
        "ask_href": link(plan, "settle", one.line, one.ref, one.want.value),
        "set_href": link(plan, "baseline", one.ref)
        if one.want is Open.BASELINE
        else "",
    }


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


def lint_page(plan: Plan, content: PlanContent) -> dict[str, Any]:
    """Return what each line lacks to be SMART, with how a good one says it."""
    found = smart.lacking(content)
    lines: dict[tuple[str, str], dict[str, Any]] = {}
    for lack in found:
        row = lines.setdefault(
            (lack.line, lack.ref),
            {
                "name": f"{lack.line.capitalize()} {lack.ref}",
                "text": lack.text,
                "href": reverse("plan:change", args=[plan.slug, lack.line, lack.ref]),
                "lacks": [],
            },
        )
        row["lacks"].append({"words": lack.words, "example": lack.example})
    return {
        "plan": plan,
        "said": lint_words(content, len(lines)),
        "lines": list(lines.values()),
    }


def lint_words(content: PlanContent, faulty: int) -> str:
    """Return how many lines lack something, of how many looked at."""
    total = smart.lines_looked_at(content)
    return f"{faulty} of {total} lines {'lacks' if faulty == 1 else 'lack'} something"
