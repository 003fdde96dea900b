"""Returns to others and programmes that are watched."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies
from frankpledge.performance.models import (
    OutsideReturn,
    Programme,
    ProgrammeMeasure,
    SentReturn,
)
from frankpledge.performance.selectors.outside import filled
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.services.keeping import noted
from frankpledge.performance.services.made import ReportConflict
from frankpledge.performance.states import Level


@transaction.atomic
def keep_return(
    *,
    outside: OutsideReturn | None,
    version: int,
    said: dict[str, Any],
    by: Member,
    at: datetime,
) -> OutsideReturn:
    """Add or change the template of a return to somebody outside."""
    policies.may_keep_registers(by, on=at.date()).require()
    held = (
        OutsideReturn.objects.select_for_update().get(pk=outside.pk)
        if outside
        else OutsideReturn(partnership_id=home().pk, version=0)
    )
    if outside and held.version != version:
        raise ChangedMeanwhile
    if held.retired_on:
        raise ReportConflict("This return is retired: its history stays as it is.")
    for name, value in said.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    noted(by, "outside return", str(held.pk), sorted(said), "kept")
    return held


@transaction.atomic
def retire_return(
    *, outside: OutsideReturn, retired_on: date, why: str, by: Member, at: datetime
) -> OutsideReturn:
    """End a return because the policy behind it ended; what was sent stays."""
    policies.may_keep_registers(by, on=at.date()).require()
    held = OutsideReturn.objects.select_for_update().get(pk=outside.pk)
    if held.retired_on:
        raise ReportConflict("This return is retired already.")
    if retired_on < held.starts_on:
        raise ReportConflict("A return cannot end before it starts.")
    if not why.strip():
        raise ReportConflict("Say why it is retired.")
    held.retired_on, held.why_retired = retired_on, why
    held.version += 1
    held.save(update_fields=["retired_on", "why_retired", "version"])
    noted(by, "outside return", str(held.pk), ["retired_on"], "retired")
    return held


@transaction.atomic
def send_return(
    *, outside: OutsideReturn, period: str, by: Member, at: datetime
) -> SentReturn:
    """
    Keep a return as it is filled for a period, as sent.

    What leaves the partnership is filled as anybody may read it in print.
    """
    policies.may_build_report(by, on=at.date()).require()
    policies.may_keep_registers(by, on=at.date()).require()
    if outside.retired_on and outside.retired_on <= at.date():
        raise ReportConflict("This return is retired: nothing more is sent.")
    rows = filled(outside, period, eyes=Eyes(by, at.date(), is_print=True))
    if not rows:
        raise ReportConflict("No measure is tagged to this priority.")
    sent = SentReturn.objects.create(
        outside_return=outside,
        period=period,
        figures=[row.kept() for row in rows],
        sent_at=at,
        sent_by=by,
    )
    noted(by, "outside return", str(outside.pk), ["sent"], period)
    return sent


@transaction.atomic
def keep_programme(
    *,
    programme: Programme | None,
    version: int,
    said: dict[str, Any],
    measures: dict[Level, list[str]],
    by: Member,
    at: datetime,
) -> Programme:
    """Add or change a programme with its measures of activity, output and outcome."""
    policies.may_keep_registers(by, on=at.date()).require()
    held = (
        Programme.objects.select_for_update().get(pk=programme.pk)
        if programme
        else Programme(partnership_id=home().pk, version=0)
    )
    if programme and held.version != version:
        raise ChangedMeanwhile
    if said["ends_before"] and said["ends_before"] <= said["starts_on"]:
        raise ReportConflict("A programme cannot end before it starts.")
    for name, value in said.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    held.measures.all().delete()
    ProgrammeMeasure.objects.bulk_create(
        ProgrammeMeasure(programme=held, level=level.value, measure=measure)
        for level, names in measures.items()
        for measure in names
    )
    noted(by, "programme", str(held.pk), sorted(said), "kept")
    return held
