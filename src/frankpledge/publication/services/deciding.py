"""The second person's decision: approve exactly this, or send it back."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.states import Operation
from frankpledge.publication import policies
from frankpledge.publication.models import Release
from frankpledge.publication.services.contents import digest_of
from frankpledge.publication.services.steps import CannotRelease, locked, move, note
from frankpledge.publication.states import ReleaseState


@transaction.atomic
def approve_release(
    *, release: Release, digest: str, by: Member, at: datetime
) -> Release:
    """
    Approve a checked release. `digest` names the content that the approver has read.

    Whoever worked on it may not; a content that differs from the one read is not
    approved.
    """
    release = locked(release)
    policies.may_approve_release(by, release, on=at.date()).require()
    if digest != release.digest or digest_of(release.content) != release.digest:
        raise CannotRelease(
            "This is not the release that you have read.",
            "Open it again, read it, and decide then.",
        )
    release.approver = by
    move(release, ReleaseState.APPROVED, by=by, at=at)
    note(release, by=by, operation=Operation.ALTERATION, outcome="approved")
    return release


@transaction.atomic
def send_back_release(
    *, release: Release, reason: str, by: Member, at: datetime
) -> Release:
    """Send a release back to its author with the reason; it is a draft again."""
    release = locked(release)
    policies.may_send_back_release(by, release, on=at.date()).require()
    if not reason.strip():
        raise CannotRelease("Say what has to change.")
    release.approver = None
    release.content, release.digest, release.figures = None, "", []
    move(release, ReleaseState.DRAFT, by=by, at=at, reason=reason.strip())
    note(release, by=by, operation=Operation.ALTERATION, outcome="sent back")
    return release
