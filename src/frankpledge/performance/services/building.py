"""Making a draft's files one by one, so that it can be watched and stopped."""

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.documents.keeping import NamedFile, kept_under, write_file
from frankpledge.performance import policies
from frankpledge.performance.models import ReportBuild
from frankpledge.performance.services.made import ReportConflict
from frankpledge.performance.states import BUILD_MOVES, BuildState
from frankpledge.plan.selectors import Plan


# Security rules: an export lives a day.
LIFETIME = timedelta(hours=24)
FOLDER = "drafts"


@transaction.atomic
def begin_build(
    *, plan: Plan, quarter: Period, forms: Sequence[str], by: Member, at: datetime
) -> ReportBuild:
    """Ask for a draft's files; builds older than a day are cleared away."""
    policies.may_build_report(by, on=at.date()).require()
    if not forms:
        raise ReportConflict("Choose at least one format.")
    _clear(before=at - LIFETIME)
    build = ReportBuild.objects.create(
        id=uuid4(),
        plan_id=plan.pk,
        quarter=quarter.label,
        forms=list(forms),
        asked_at=at,
        asked_by=by,
    )
    record(
        by=by,
        operation=Operation.COMBINATION,
        kind="report",
        ref=f"{plan.slug}/{quarter.label}",
        fields=list(forms),
        outcome="draft asked for",
    )
    return build


def next_form(build: ReportBuild) -> str | None:
    """Return the format to make next, None where all are made or it was stopped."""
    made = {file["form"] for file in build.made}
    if not BUILD_MOVES[BuildState(build.state)]:
        return None
    return next((form for form in build.forms if form not in made), None)


def keep_next_file(build: ReportBuild, make: Callable[[str], NamedFile]) -> ReportBuild:
    """
    Make and keep the next file of a build, and return the build as it then is.

    Two processes may work on one build: a file made twice is kept once.
    """
    form = next_form(build)
    if form is None:
        return build
    file = make(form)
    path = f"{FOLDER}/{build.pk.hex}/{form}"
    write_file(path, file.content)
    with transaction.atomic():
        now = ReportBuild.objects.select_for_update().get(pk=build.pk)
        if not BUILD_MOVES[BuildState(now.state)]:
            return now
        if form not in {each["form"] for each in now.made}:
            now.made = [
                *now.made,
                {
                    "form": form,
                    "name": file.name,
                    "path": path,
                    "size": len(file.content),
                },
            ]
        is_done = len(now.made) == len(now.forms)
        now.state = (BuildState.DONE if is_done else BuildState.RUNNING).value
        now.save(update_fields=["made", "state"])
    return now


def fail_build(build: ReportBuild, failure: str) -> None:
    """Say on the build why it could not go on."""
    ReportBuild.objects.filter(pk=build.pk).exclude(
        state__in=[BuildState.DONE.value, BuildState.STOPPED.value]
    ).update(state=BuildState.FAILED.value, failure=failure)


@transaction.atomic
def stop_build(*, build: ReportBuild, by: Member, at: datetime) -> ReportBuild:
    """Stop a build after the file it is at; what is made stays for its day."""
    policies.may_open_build(by, build, on=at.date()).require()
    now = ReportBuild.objects.select_for_update().get(pk=build.pk)
    if BuildState.STOPPED not in BUILD_MOVES[BuildState(now.state)]:
        raise ReportConflict(f"This build is {now.state} already.")
    now.state = BuildState.STOPPED.value
    now.save(update_fields=["state"])
    record(
        by=by,
        operation=Operation.COMBINATION,
        kind="report",
        ref=str(now.pk),
        outcome="draft stopped",
    )
    return now


def _clear(*, before: datetime) -> None:
    for build in ReportBuild.objects.filter(asked_at__lt=before):
        shutil.rmtree(kept_under(f"{FOLDER}/{build.pk.hex}"), ignore_errors=True)
        build.delete()
