"""Freezing a report: what the board was given can never change afterwards."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.documents.keeping import NamedFile, kept_under, write_file
from frankpledge.performance import policies
from frankpledge.performance.models import FrozenReport, ReportFile
from frankpledge.performance.selectors import next_version
from frankpledge.performance.services.made import MadeReport
from frankpledge.plan.selectors import Plan


def freeze_report(
    *,
    plan: Plan,
    quarter: Period,
    made: MadeReport,
    note: str,
    by: Member,
    at: datetime,
) -> FrozenReport:
    """
    Keep a report as it was made: files, figures, bindings and vintage.

    The files are on disk, synced, before the record says that they are; where
    the record cannot be written they are taken away again.
    """
    policies.may_freeze_report(by, on=at.date()).require()
    folder = f"reports/{uuid4().hex}"
    paths = {file.form: f"{folder}/{uuid4().hex}" for file in made.files}
    try:
        for file in made.files:
            write_file(paths[file.form], file.content)
        return _recorded(plan, quarter, made, paths, note=note, by=by, at=at)
    except BaseException:
        for path in paths.values():
            kept_under(path).unlink(missing_ok=True)
        raise


@transaction.atomic
def _recorded(
    plan: Plan,
    quarter: Period,
    made: MadeReport,
    paths: dict[str, str],
    *,
    note: str,
    by: Member,
    at: datetime,
) -> FrozenReport:
    report = FrozenReport.objects.create(
        plan_id=plan.pk,
        quarter_starts_on=quarter.starts_on,
        quarter_ends_before=quarter.ends_before,
        version=next_version(plan.pk, quarter),
        title=made.title,
        note=note,
        chair_words=made.chair_words,
        marking=made.marking,
        has_restricted=made.has_restricted,
        figures=made.figures,
        bindings=made.bindings,
        known_at=made.known_at,
        frozen_at=at,
        frozen_by=by,
    )
    ReportFile.objects.bulk_create(
        [_file(report, each, paths[each.form]) for each in made.files]
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="report",
        ref=str(report.pk),
        fields=[file.form for file in made.files],
        outcome="frozen",
    )
    return report


def _file(report: FrozenReport, made: NamedFile, path: str) -> ReportFile:
    return ReportFile(
        report=report,
        form=made.form,
        name=made.name,
        path=path,
        sha256=made.sha256,
        size=len(made.content),
    )
