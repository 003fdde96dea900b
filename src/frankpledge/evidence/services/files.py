"""Figures taken away as a file, which is written down."""

from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.evidence import policies
from frankpledge.evidence.models import MeasureVersion


@transaction.atomic
def export_figures(
    *, by: Member, version: MeasureVersion, area_code: str, form: str, on: date
) -> None:
    """Record that a member takes a measure's figures away; refuse who may not."""
    policies.may_export_measure(by, version, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="measure",
        ref=f"{version.measure}/{area_code}",
        fields=[form],
    )


@transaction.atomic
def export_table(*, by: Member, name: str, area_code: str, form: str, on: date) -> None:
    """Record that a member takes a table over many measures away; refuse who may not."""
    policies.may_export_tables(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="measure",
        ref=f"{name}/{area_code}",
        fields=[form],
    )
