"""Reports that leave the product as files: each time is written to the trail."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.documents.keeping import NamedFile, read_file
from frankpledge.performance import policies
from frankpledge.performance.models import FrozenReport, ReportBuild
from frankpledge.performance.services.building import LIFETIME
from frankpledge.performance.services.made import ReportConflict
from frankpledge.plan.selectors import Plan


@transaction.atomic
def give_out_report(
    *, plan: Plan, quarter: Period, forms: Sequence[str], by: Member, at: datetime
) -> None:
    """Record that a member takes a draft report away; refuse who may not."""
    policies.may_build_report(by, on=at.date()).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="report",
        ref=f"{plan.slug}/{quarter.label}",
        fields=list(forms),
    )


@transaction.atomic
def give_out_build_file(
    *, build: ReportBuild, form: str, by: Member, at: datetime
) -> NamedFile:
    """Return one file of the member's own build, within its day."""
    policies.may_open_build(by, build, on=at.date()).require()
    found = next((file for file in build.made if file["form"] == form), None)
    if found is None or at > build.asked_at + LIFETIME:
        raise ReportConflict(
            "This file is not there any more.", "Build the report again."
        )
    content = read_file(found["path"])
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="report",
        ref=str(build.pk),
        fields=[form],
    )
    return NamedFile(form, found["name"], content)


@transaction.atomic
def give_out_report_file(
    *, report: FrozenReport, form: str, by: Member, at: datetime
) -> NamedFile:
    """Return one file of a frozen report, byte for byte as it was frozen."""
    policies.may_open_report(by, report, on=at.date()).require()
    policies.may_build_report(by, on=at.date()).require()
    found = report.files.filter(form=form).first()
    if found is None:
        raise ReportConflict("This report was not frozen in that format.")
    content = read_file(found.path, sha256=found.sha256)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="report",
        ref=f"{report.pk}/{form}",
        fields=[form],
    )
    return NamedFile(form, found.name, content)


@transaction.atomic
def give_out_book(*, ref: str, form: str, by: Member, at: datetime) -> None:
    """Record that a member takes an update, a report or a return away as a file."""
    policies.may_build_report(by, on=at.date()).require()
    record(by=by, operation=Operation.DISCLOSURE, kind="report", ref=ref, fields=[form])


@transaction.atomic
def take_list_away(*, what: str, by: Member, at: datetime) -> None:
    """Record that a member takes one of the registers away as a file."""
    policies.may_build_report(by, on=at.date()).require()
    record(by=by, operation=Operation.DISCLOSURE, kind="report", ref=what)


@transaction.atomic
def give_out_restatement(*, forms: Sequence[str], by: Member, at: datetime) -> None:
    """Record that a member takes the list of restated figures away."""
    policies.may_build_report(by, on=at.date()).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="report",
        ref="restatement",
        fields=list(forms),
    )
