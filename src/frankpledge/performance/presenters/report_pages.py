"""What the pages about reports say."""

from datetime import date
from typing import Any, Protocol

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.documents.model import Figure
from frankpledge.documents.writers import fragment
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies
from frankpledge.performance.forms import FORMAT_NAMES
from frankpledge.performance.models import FrozenReport, ReportBuild
from frankpledge.performance.presenters.pages import target_href
from frankpledge.performance.presenters.report import report_on
from frankpledge.performance.presenters.report.notes_parts import revision_table
from frankpledge.performance.presenters.restating import on_page
from frankpledge.performance.selectors import (
    frozen_reports,
    quarters_of,
    revisions_of,
    slug_of,
)
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.services import next_form
from frankpledge.performance.states import BuildState
from frankpledge.plan.selectors import Plan, plans_of


class PlanAndQuarter(Protocol):
    """What a list page was asked for."""

    @property
    def plan(self) -> Plan:
        """Return the plan."""

    @property
    def quarter(self) -> Period:
        """Return the quarter."""


def draft_href(plan: Plan, quarter: Period, page: str = "draft") -> str:
    """Return the address of the draft report, or of a step on it."""
    return reverse(f"performance:{page}", args=[plan.slug, slug_of(quarter)])


def reports_page(
    asked: PlanAndQuarter | None, *, by: Member, today: date
) -> dict[str, Any]:
    """Return the quarters that can be reported on and the reports that were frozen."""
    plans = list(plans_of(home().pk))
    frozen = [
        report
        for report in frozen_reports([one.pk for one in plans])
        if policies.may_open_report(by, report, on=today)
    ]
    return {
        "plan": asked.plan if asked else None,
        "drafts": _drafts(asked.plan, today) if asked else [],
        "frozen": [
            {
                "row": report,
                "href": reverse("performance:frozen", args=[report.pk]),
                "quarter": _quarter(report).label,
            }
            for report in frozen
        ],
    }


def _drafts(plan: Plan, today: date) -> list[dict[str, str]]:
    return [
        {"label": one.label, "href": draft_href(plan, one)}
        for one in quarters_of(plan, today=today)
    ]


def _quarter(report: FrozenReport) -> Period:
    return Period(
        report.quarter_starts_on, report.quarter_ends_before, PeriodType.QUARTER
    )


def draft_page(
    plan: Plan, quarter: Period, *, by: Member, today: date
) -> dict[str, Any]:
    """Return the report as a web page, its charts at addresses of their own."""
    report = report_on(plan, quarter, by=by, today=today)
    return {
        "plan": plan,
        "quarter": quarter,
        "marking": report.document.about.marking,
        "title": report.document.about.title,
        "facts": [
            {"key": {"text": what}, "value": {"text": said}}
            for what, said in report.document.about.facts()
        ],
        "body": fragment(
            report.document,
            chart_address=lambda figure: _chart_address(plan, quarter, figure),
        ),
        "make_href": draft_href(plan, quarter, "make"),
        "freeze_href": draft_href(plan, quarter, "freeze"),
        "may_build": policies.may_build_report(by, on=today),
        "may_freeze": policies.may_freeze_report(by, on=today),
    }


def _chart_address(plan: Plan, quarter: Period, figure: Figure) -> str:
    ref = figure.table.name.removeprefix("chart ") if figure.table else ""
    return target_href(plan, quarter, ref, "chart")


def making_page(build: ReportBuild) -> dict[str, Any]:
    """Return how far a build has come and the files that are ready."""
    made = {file["form"]: file for file in build.made}
    return {
        "build": build,
        "files": [
            {
                "name": FORMAT_NAMES[form],
                "href": reverse("performance:made-file", args=[build.pk, form])
                if form in made
                else "",
                "size": made[form]["size"] if form in made else 0,
            }
            for form in build.forms
        ],
        "count": len(made),
        "is_open": next_form(build) is not None,
        "is_failed": build.state == BuildState.FAILED,
        "is_stopped": build.state == BuildState.STOPPED,
    }


def frozen_page(report: FrozenReport, *, by: Member, today: date) -> dict[str, Any]:
    """Return a frozen report's files and the figures that were revised since."""
    found = [
        one
        for one in revisions_of(report, eyes=Eyes(by, today))
        if not one.is_restricted or policies.may_see_restricted(by, on=today)
    ]
    return {
        "report": report,
        "quarter": _quarter(report),
        "files": [
            {
                "name": FORMAT_NAMES[file.form],
                "href": reverse("performance:frozen-file", args=[report.pk, file.form]),
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in report.files.all()
        ],
        "revisions": on_page(revision_table(found, "Figures revised since"))
        if found
        else None,
        "count": len(found),
        "figures": len(report.bindings),
        "may_build": policies.may_build_report(by, on=today),
    }
