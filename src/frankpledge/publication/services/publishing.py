"""Letting an approved release out, and taking one back."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.states import Operation
from frankpledge.evidence.services import publish_series, withdraw_series
from frankpledge.publication import policies
from frankpledge.publication.models import Release, site_changed
from frankpledge.publication.rules.wording import changed_cells
from frankpledge.publication.services.contents import digest_of
from frankpledge.publication.services.files import write_release
from frankpledge.publication.services.steps import CannotRelease, locked, move, note
from frankpledge.publication.states import ReleaseState


@transaction.atomic
def publish_release(*, release: Release, by: Member, at: datetime) -> Release:
    """
    Let an approved release out, exactly as it was approved.

    Its files are frozen first. A correction replaces the version before it, which
    stays readable with a note of what changed.
    """
    release = locked(release)
    policies.may_publish_release(by, release, on=at.date()).require()
    if digest_of(release.content) != release.digest:
        raise CannotRelease("This release is not the one that was approved.")
    before = Release.objects.filter(
        slug=release.slug, state=ReleaseState.PUBLISHED
    ).first()
    if before is not None:
        release.changed = changed_cells(before.content, release.content)
        move(before, ReleaseState.CORRECTED, by=by, at=at, reason=release.correction)
        close_figures(before, by=by)
    release.published_at = at
    move(release, ReleaseState.PUBLISHED, by=by, at=at)
    write_release(release)
    open_figures(release, by=by)
    note(
        release,
        by=by,
        operation=Operation.DISCLOSURE,
        outcome="published",
        recipients=["public"],
    )
    transaction.on_commit(lambda: site_changed.send(sender=Release))
    return release


@transaction.atomic
def withdraw_release(
    *, release: Release, reason: str, by: Member, at: datetime
) -> Release:
    """
    Take a published release back. Its address stays and says when and why.

    One person is enough: what may do harm must not wait for a second.
    """
    release = locked(release)
    policies.may_withdraw_release(by, release, on=at.date()).require()
    if not reason.strip():
        raise CannotRelease("Say why, in words that readers will see.")
    release.withdrawn_at, release.withdrawn_reason = at, reason.strip()
    move(release, ReleaseState.WITHDRAWN, by=by, at=at, reason=reason.strip())
    close_figures(release, by=by)
    note(release, by=by, operation=Operation.ERASURE, outcome="withdrawn")
    transaction.on_commit(lambda: site_changed.send(sender=Release))
    return release


def open_figures(release: Release, *, by: Member) -> None:
    """Let those who see only published figures see what the release shows whole."""
    for measure, period_type, codes, periods in shown_whole(release):
        publish_series(
            by=by,
            measures=[measure],
            area_codes=codes,
            period_types=[period_type],
            periods=periods,
        )


def close_figures(release: Release, *, by: Member) -> None:
    """Take back what a release opened, but for what others that stand still show."""
    for measure, period_type, codes, _ in shown_whole(release):
        withdraw_series(
            by=by, measures=[measure], area_codes=codes, period_types=[period_type]
        )
    for other in Release.objects.filter(state=ReleaseState.PUBLISHED):
        open_figures(other, by=by)


def shown_whole(
    release: Release,
) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """
    Yield measure, kind of period, the areas that hide nothing in it, and the periods.

    A series kept here has every figure: one that the release hides or rounds in any
    period stays with those who may see it whole.
    """
    if release.is_rounded:
        return
    for measure in release.content["measures"]:
        for table in measure["tables"]:
            codes = [
                area["code"]
                for place, area in enumerate(table["areas"])
                if not any(row[place]["count_mark"] == "c" for row in table["cells"])
            ]
            if codes:
                days = [period["starts_on"] for period in table["periods"]]
                yield measure["id"], table["period_type"], codes, days
