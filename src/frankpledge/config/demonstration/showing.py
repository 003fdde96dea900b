"""What the demonstration has already done: commentary, a frozen report, a release."""

from datetime import date, datetime
from typing import Any

from frankpledge.access.models import Member
from frankpledge.config.demonstration import deciding, people
from frankpledge.config.demonstration.people import Invented
from frankpledge.performance import services as performance
from frankpledge.performance.presenters.report import made_of, report_on
from frankpledge.performance.selectors import entry_for, next_version, quarter_named
from frankpledge.plan.models import Plan
from frankpledge.publication import services as publication


QUARTER = "2019/20-Q4"
FORMS = ("html", "docx", "pdf", "ods")
RELEASED = (
    "all-crime",
    "burglary",
    "vehicle-crime",
    "robbery",
    "shoplifting",
    "asb-police",
)
UNTIL = date(2020, 12, 31)


def show(plan: Plan, cast: dict[Invented, Member], *, at: datetime) -> dict[str, Any]:
    """Comment on a target, give the board a report and the public a release."""
    comment(plan, cast[people.LEAD], at=at)
    deciding.keep(plan, cast, at=at)
    return {
        "report": freeze(plan, cast[people.MANAGER], at=at),
        "release": release(plan, cast, at=at),
    }


def comment(plan: Plan, by: Member, *, at: datetime) -> None:
    """Write what the police say of burglary, with what they will do about it."""
    quarter = quarter_named(QUARTER)
    entry = entry_for(plan, "T1", quarter, by=by, today=at.date())
    if entry is None:
        return
    performance.write_commentary(
        entry=entry,
        quarter=quarter,
        cause="A series of break-ins to sheds and garages over the winter.",
        recovery="Property marking and visits in the five streets hit most.",
        recovery_owner_id=by.agency_id,
        recovery_due_on=date(2020, 9, 30),
        ask="",
        version=0,
        by=by,
        at=at,
    )


def freeze(plan: Plan, by: Member, *, at: datetime) -> int:
    """Freeze the quarter's report as the board was given it; return its number."""
    quarter = quarter_named(QUARTER)
    version = str(next_version(plan.pk, quarter))
    ready = report_on(plan, quarter, by=by, today=at.date(), version=version)
    report = performance.freeze_report(
        plan=plan,
        quarter=quarter,
        made=made_of(ready, FORMS),
        note="As given to the board in the demonstration.",
        by=by,
        at=at,
    )
    return int(report.pk)


def release(plan: Plan, cast: dict[Invented, Member], *, at: datetime) -> str:
    """Publish figures: drafted and checked by one person, approved by another."""
    author, approver = cast[people.MANAGER], cast[people.APPROVER]
    draft = publication.draft_release(
        slug="crime-and-asb-2018-2020",
        title="Crime and anti-social behaviour in St Helens, 2018 to 2020",
        summary="What the police recorded each month, for every 1,000 people.",
        measures=RELEASED,
        period_types=("month", "financial-year"),
        inner_kind="ward",
        since=date(2018, 1, 1),
        until=UNTIL,
        plan_slug=plan.slug,
        by=author,
        at=at,
    )
    checked = publication.check_release(release=draft, by=author, at=at)
    approved = publication.approve_release(
        release=checked, digest=checked.digest, by=approver, at=at
    )
    return str(publication.publish_release(release=approved, by=author, at=at).slug)
