"""What the pages about reports say."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Protocol

from django import forms
from django.http import QueryDict
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
from frankpledge.performance.presenters.registers import listed
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
from frankpledge.ui.tables import Column, Filter, Shown


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


def reports_page(asked: PlanAndQuarter | None, *, today: date) -> dict[str, Any]:
    """Return the quarters that can be reported on."""
    return {
        "plan": asked.plan if asked else None,
        "drafts": _drafts(asked.plan, today) if asked else [],
    }


def frozen_list(
    query: QueryDict, *, by: Member, today: date, may_export: bool
) -> Shown:
    """Return the reports that were frozen and the member may open, as a list."""
    plans = list(plans_of(home().pk))
    frozen = [
        report
        for report in frozen_reports([one.pk for one in plans])
        if policies.may_open_report(by, report, on=today)
    ]
    quarters = dict.fromkeys(_quarter(one).label for one in frozen)
    return listed(
        frozen,
        query,
        caption="Reports as given to the board",
        columns=(
            Column(
                "title",
                "Report",
                sort=True,
                is_header=True,
                href=lambda one: reverse("performance:frozen", args=[one.pk]),
            ),
            Column(
                "quarter", "Quarter", value=lambda one: _quarter(one).label, sort=True
            ),
            Column("version", "Version", is_numeric=True),
            Column("frozen_at", "Frozen", sort=True),
            Column("frozen_by", "By", value=lambda one: str(one.frozen_by), sort=True),
            Column("marking", "Marking", sort=True),
        ),
        noun=("report", "reports"),
        empty="No report has been frozen yet.",
        order="-frozen_at",
        may_export=may_export,
        filters=(
            _is("plan", "Plan", ((one.slug, one.title) for one in plans), _slug),
            _is("of", "Quarter", ((one, one) for one in quarters), _label),
        ),
    )


def _is(
    name: str,
    label: str,
    pairs: Iterable[tuple[str, str]],
    value_of: Callable[[FrozenReport], str],
) -> Filter:
    choices = [("", "Any"), *pairs]
    return Filter(
        name,
        forms.ChoiceField(label=label, choices=choices),
        lambda rows, value: [one for one in rows if value_of(one) == value],
    )


def _slug(report: FrozenReport) -> str:
    return report.plan.slug


def _label(report: FrozenReport) -> str:
    return _quarter(report).label


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
