"""What every service of releases shares: locking, steps, the trail."""

from collections.abc import Sequence
from datetime import datetime

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.publication.models import Release, ReleaseStep
from frankpledge.publication.states import ReleaseState


class CannotRelease(ExpectedFailure):
    """A release cannot be written, checked or let out in this way."""


def locked(release: Release) -> Release:
    """Return the release as it stands now, held until the transaction ends."""
    return (
        Release.objects.select_for_update(of=("self",))
        .select_related("author__user", "partnership")
        .get(pk=release.pk)
    )


def move(
    release: Release,
    state: ReleaseState,
    *,
    by: Member,
    at: datetime,
    reason: str = "",
) -> None:
    """Put a release into a state and write down who did it, when and why."""
    release.state = state.value
    release.save()
    ReleaseStep.objects.create(
        release=release, state=state.value, at=at, by=by, reason=reason
    )


def note(
    release: Release,
    *,
    by: Member,
    operation: Operation,
    outcome: str,
    fields: Sequence[str] = (),
    recipients: Sequence[str] = (),
) -> None:
    """Write what was done to a release to the trail."""
    record(
        by=by,
        operation=operation,
        kind="release",
        ref=f"{release.slug}/v{release.version}",
        fields=fields,
        recipients=recipients,
        outcome=outcome,
    )
