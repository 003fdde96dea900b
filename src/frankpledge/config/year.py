"""The partnership's year on the start page: what is done, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.access.selectors import agencies_with_members
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.selectors import (
    Assessment,
    assessments_decided,
    assessments_of,
    own_sheets,
)
from frankpledge.assessment.states import Product, ProjectState
from frankpledge.partnership.selectors import groups_of
from frankpledge.performance.selectors.reports import frozen_reports
from frankpledge.plan.selectors import Plan, plans_of
from frankpledge.plan.states import PlanRole, PlanState
from frankpledge.publication.selectors import published_releases, releases_visible_to


@dataclass(frozen=True)
class Stage:
    """One stage of the year: where it is done, whether it is, and what comes next."""

    title: str
    href: str
    hint: str
    is_done: bool = False
    is_begun: bool = False


def the_year(
    partnership: Any, by: Member, *, vintage: Any, today: date
) -> dict[str, Any]:
    """Return the stages of the year that this member may see, the next one marked."""
    stages = list(_stages(partnership, by, vintage, today))
    following = next((one for one in stages if not one.is_done), None)
    return {
        "is_open": following is not None,
        "items": [_item(one, is_next=one is following) for one in stages],
    }


def _item(stage: Stage, *, is_next: bool) -> dict[str, Any]:
    tag = {"text": "Later", "classes": "govuk-tag--grey"}
    if stage.is_done:
        tag = {"text": "Done", "classes": "govuk-tag--green"}
    elif is_next:
        tag = {"text": "Next", "classes": "govuk-tag--blue"}
    elif stage.is_begun:
        tag = {"text": "Under way", "classes": "govuk-tag--light-blue"}
    return {
        "title": {"text": stage.title},
        "href": stage.href,
        "hint": {"text": stage.hint},
        "status": {"tag": tag},
    }


def _stages(partnership: Any, by: Member, vintage: Any, today: date) -> Iterator[Stage]:
    own = plans_of(partnership.pk).filter(role=PlanRole.PARTNERSHIP.value)
    plan = own.exclude(state=PlanState.ENDED.value).first()
    if by.may_see(Kind.DIRECTORY):
        yield together(partnership, by, today)
    if by.may_see(Kind.SUPPLY):
        yield data(vintage)
    if by.may_see(Kind.ASSESSMENT):
        yield assessment(partnership, by)
    if by.may_see(Kind.PLAN):
        yield promised(partnership, plan, by)
    if by.may_see(Kind.REPORT):
        yield performance(plan)
    if by.may_see(Kind.RELEASE):
        yield public(by, today)


def together(partnership: Any, by: Member, today: date) -> Stage:
    """Return whether there is a group to decide, and members of several agencies."""
    title = "Who works together"
    if not groups_of(partnership, on=today).exists():
        return Stage(
            title, reverse("partnership:groups"), "Set up the strategy group first."
        )
    if agencies_with_members(partnership.pk, on=today) < 2:
        said = "Add members of other agencies: they score, answer and agree."
        may_add = by.may_see(Kind.MEMBERSHIP)
        href = reverse("access:members" if may_add else "partnership:directory")
        return Stage(title, href, said)
    return Stage(
        title,
        reverse("partnership:groups"),
        "Agencies, people and groups are there.",
        True,
    )


def data(vintage: Any) -> Stage:
    """Return whether any figures were counted from what agencies sent."""
    title = "Agencies’ data"
    if vintage is None:
        said = "Send in the first files, see what was read in them, and load them."
        return Stage(title, reverse("intake:supply"), said)
    said = f"Figures are known as of {day_in_words(vintage.known_at.date())}."
    return Stage(title, reverse("intake:arrivals"), said, is_done=True)


def assessment(partnership: Any, by: Member) -> Stage:
    """Return where the newest strategic assessment stands."""
    title = "The assessment"
    found = (
        assessments_of(partnership.pk)
        .filter(product=Product.STRATEGIC.value)
        .exclude(state=ProjectState.ENDED.value)
        .first()
    )
    if found is None:
        said = "Begin the strategic assessment: the figures are put in by themselves."
        return Stage(title, reverse("assessment:assessments"), said)
    if found.state == ProjectState.APPROVED:
        said = f"{found.title} is approved."
        return Stage(title, _page(found, "assessment"), said, is_done=True)
    if found.state == ProjectState.IN_REVIEW:
        return in_review(title, found)
    return scored(title, found, by)


def _page(found: Assessment, name: str) -> str:
    return reverse(f"assessment:{name}", args=[found.slug])


def in_review(title: str, found: Assessment) -> Stage:
    """Return what an assessment needs whose scoring is closed."""
    if found.lines.filter(decision__isnull=False).exists():
        said = "The board’s decisions are there. A board member records the approval."
        return Stage(title, _page(found, "assessment"), said, is_begun=True)
    said = "Scoring is closed. Record what the board decided of each matter, and why."
    return Stage(title, _page(found, "results"), said, is_begun=True)


def scored(title: str, found: Assessment, by: Member) -> Stage:
    """Return what an assessment needs that agencies still write and score."""
    listed = found.lines.count()
    if not listed:
        said = "Write its sections, and put the matters on the long list."
        return Stage(title, _page(found, "long-list"), said, is_begun=True)
    own = len(own_sheets(found, by))
    if own < listed and by.may(Act.CHANGE, Kind.SCORE, agency=by.agency_id):
        said = f"Your agency scored {own} of {listed} matters."
        return Stage(title, _page(found, "scoring"), said, is_begun=True)
    said = "When every agency has scored, send it for review: then scores are shown."
    return Stage(title, _page(found, "assessment"), said, is_begun=True)


def promised(partnership: Any, plan: Plan | None, by: Member) -> Stage:
    """Return where the plan stands, or from what it can be drafted."""
    title = "The plan"
    if plan is None:
        decided = assessments_decided(partnership.pk).first()
        if decided is None:
            said = "It is drafted from what the board decides in the assessment."
            return Stage(title, reverse("plan:plans"), said)
        said = f"Draft it from what was decided in {decided.title}."
        href = reverse("plan:draft-from", args=[decided.slug])
        return Stage(
            title,
            href if by.may(Act.CHANGE, Kind.PLAN) else reverse("plan:plans"),
            said,
        )
    said = {
        PlanState.DRAFT: "Write what is to change, by how much and who does what; then "
        "propose it.",
        PlanState.PROPOSED: "A second person records that the partnership agreed it.",
        PlanState.AGREED: "It is agreed.",
        PlanState.ENDED: "It has ended.",
    }[PlanState(plan.state)]
    href = reverse("plan:plan", args=[plan.slug])
    is_agreed = plan.state == PlanState.AGREED.value
    return Stage(title, href, f"{plan.title}. {said}", is_done=is_agreed, is_begun=True)


def performance(plan: Plan | None) -> Stage:
    """Return whether a quarter of the plan was reported to the board."""
    title, href = "How it goes", reverse("performance:status")
    if plan is None or plan.state != PlanState.AGREED:
        return Stage(title, href, "From the first quarter of an agreed plan on.")
    if frozen_reports([plan.pk]).exists():
        said = "A quarter is reported. Commentary and recovery go on."
        return Stage(title, reverse("performance:reports"), said, is_done=True)
    said = (
        "Say why targets are off course and what is done; freeze the quarter’s report."
    )
    return Stage(title, href, said)


def public(by: Member, today: date) -> Stage:
    """Return whether the public sees anything yet."""
    title, href = "What the public sees", reverse("publication:releases")
    if published_releases():
        return Stage(title, href, "Figures are published.", is_done=True)
    if releases_visible_to(by, on=today).exists():
        said = "A release waits for a check or a second person."
        return Stage(title, href, said, is_begun=True)
    said = "Write a release: a second person approves it before it goes out."
    return Stage(title, href, said)
