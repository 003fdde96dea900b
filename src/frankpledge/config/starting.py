"""The start page: what waits for a member, and the ways into their work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.access.states import Kind
from frankpledge.analysis.dates import day_if_known
from frankpledge.config.asked import Ask, asked_of, plan_in_force, when
from frankpledge.config.year import the_year
from frankpledge.evidence.selectors import latest_vintage, proposals, spoken_period
from frankpledge.intake.selectors import late_returns, open_gaps
from frankpledge.partnership.selectors import home, vacancies
from frankpledge.plan.presenters import words
from frankpledge.plan.selectors import (
    Plan,
    Standing,
    off_course_first,
    standings_for,
    targets_of,
)
from frankpledge.plan.states import BASELINE_PENDING, TargetStatus


NEEDS_ATTENTION = {TargetStatus.OFF_COURSE, TargetStatus.MISSED}
MOST_LINES = 6


@dataclass(frozen=True)
class Card:
    """One part of a member's day: what it is, what waits, where to go."""

    title: str
    href: str
    lines: list[dict[str, Any]] = field(default_factory=list)
    nothing: str = ""


def start_page(member: Member, *, today: date) -> dict[str, Any]:
    """Return the cards that this member's roles give them, most urgent first."""
    partnership = home()
    plan = plan_in_force(today) if member.may_see(Kind.PLAN) else None
    found = standings_for(targets_of(plan), by=member, today=today) if plan else []
    cards = [plan_card(plan, found)] if plan else []
    if member.may_see(Kind.SUPPLY):
        cards.append(supply_card(member, today))
    if member.may_see(Kind.MEASURE):
        cards.append(measure_card())
    if member.may_see(Kind.PLAN) and plan:
        cards.append(promises_card(plan, found))
    if member.may_see(Kind.DIRECTORY):
        cards.append(people_card(partnership, today))
    vintage = latest_vintage()
    return {
        "partnership": partnership,
        "plan": plan,
        "counts": status_counts(found),
        "asked": asked_card(asked_of(member, today=today), today),
        "cards": cards,
        "year": the_year(partnership, member, vintage=vintage, today=today),
        "vintage": vintage if member.may_see(Kind.MEASURE) else None,
    }


def asked_card(found: list[Ask], today: date) -> Card:
    """Return what waits for the member, the soonest first, and the way to all of it."""
    lines: list[dict[str, Any]] = [
        {
            "text": f"{one.what}: {one.text}",
            "href": one.href,
            "detail": when(one, today),
        }
        for one in found[:MOST_LINES]
    ]
    if len(found) > MOST_LINES:
        every = {"text": f"All {len(found)} that wait for you", "detail": ""}
        lines.append(every | {"href": reverse("asked")})
    return Card(
        "Asked of you and your agency",
        reverse("asked"),
        lines,
        "Nothing waits for you.",
    )


def status_counts(found: list[Standing]) -> list[dict[str, Any]]:
    """Return how many targets stand how, those off course first."""
    counts: dict[str, list[dict[str, str]]] = {}
    for one in off_course_first(found):
        status = words.status_of(one)
        counts.setdefault(status["text"], []).append(status)
    return [{"status": group[0], "count": len(group)} for group in counts.values()]


def plan_card(plan: Plan, found: list[Standing]) -> Card:
    """Return the targets that are off course, with their words."""
    off = [
        one
        for one in found
        if one.verdict.status in NEEDS_ATTENTION and not one.is_withheld
    ]
    return Card(
        "Off course",
        reverse("plan:plan", args=[plan.slug]),
        [
            {
                "text": words.measure_name(one),
                "href": reverse("plan:target", args=[plan.slug, one.target.ref]),
                "detail": f"{words.latest_in_full(one)}. {words.needed(one)}",
                "status": words.status_of(one),
            }
            for one in off[:MOST_LINES]
        ],
        "No target is off course.",
    )


def supply_card(member: Member, today: date) -> Card:
    """Return the returns that should be here and are not."""
    late = late_returns(member, on=today)
    return Card(
        "Late returns",
        reverse("intake:arrivals"),
        [
            {
                "text": f"{one.source.name}: {spoken_period(one.due.period)}",
                "href": reverse("intake:source", args=[one.source.pk]),
                "detail": f"due {day_if_known(one.due.due_on)}",
            }
            for one in late[:MOST_LINES]
        ],
        "No return is late.",
    )


def measure_card() -> Card:
    """Return the definitions that wait for a second person, and open data gaps."""
    waiting = [
        {
            "text": f"{one.name}: a change waits for a second person",
            "href": reverse("evidence:proposals"),
            "detail": "",
        }
        for one in proposals()[:MOST_LINES]
    ]
    gaps = [
        {"text": gap.title, "href": reverse("intake:gaps"), "detail": "data gap"}
        for gap in open_gaps()[:MOST_LINES]
    ]
    return Card(
        "Definitions and gaps",
        reverse("evidence:measures"),
        waiting + gaps,
        "Nothing waits for you here.",
    )


def promises_card(plan: Plan, found: list[Standing]) -> Card:
    """Return the baselines that the plan still awaits."""
    awaited = [one for one in found if one.target.baseline_state in BASELINE_PENDING]
    return Card(
        "Baselines awaited",
        reverse("plan:awaited", args=[plan.slug]),
        [
            {
                "text": f"{target.ref} {version.name if version else target.measure}",
                "href": reverse("plan:target", args=[plan.slug, target.ref]),
                "detail": f"by {day_if_known(target.baseline_due_on) or 'no date'}",
            }
            for target, version in (
                (one.target, one.version) for one in awaited[:MOST_LINES]
            )
        ],
        "Every baseline is set.",
    )


def people_card(partnership: Any, today: date) -> Card:
    """Return the posts that nobody holds."""
    return Card(
        "Vacant posts",
        reverse("partnership:posts"),
        [
            {
                "text": post.title,
                "href": reverse("partnership:post", args=[post.pk]),
                "detail": str(post.agency),
            }
            for post in vacancies(partnership, on=today)[:MOST_LINES]
        ],
        "No post is vacant.",
    )


SECTIONS = {
    "tutorials": "Tutorials: learn by doing, by role",
    "how-to": "How to do one thing",
    "methods": "Methods handbook",
    "reference": "Reference",
    "adr": "Decisions behind the design",
}


def help_sections(titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the manual's pages under the headings of its folders."""
    return [
        {
            "title": title,
            "pages": [
                {"path": path, "title": name}
                for path, name in titles.items()
                if path.startswith(f"{folder}/")
            ],
        }
        for folder, title in SECTIONS.items()
        if any(path.startswith(f"{folder}/") for path in titles)
    ]
