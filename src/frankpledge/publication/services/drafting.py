"""Writing a release, changing it, and beginning a correction of a published one."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.states import Operation
from frankpledge.partnership import selectors as places
from frankpledge.publication import policies
from frankpledge.publication.models import Release
from frankpledge.publication.services.steps import CannotRelease, locked, move, note
from frankpledge.publication.states import ReleaseState


# What an author may say of a release; everything else follows from the checks.
FIELDS = (
    "title",
    "summary",
    "measures",
    "period_types",
    "inner_kind",
    "since",
    "until",
    "is_rounded",
    "plan_slug",
)


@transaction.atomic
def draft_release(
    *,
    slug: str,
    title: str,
    measures: Sequence[str],
    period_types: Sequence[str],
    until: date,
    by: Member,
    at: datetime,
    **more: Any,
) -> Release:
    """
    Begin a release: which measures, for which periods, up to which day.

    `more` may say the rest of FIELDS. Nothing is worked out before the checks.
    """
    policies.may_draft_release(by, on=at.date()).require()
    if Release.objects.filter(slug=slug).exists():
        raise CannotRelease(
            f"There is a release “{slug}” already.",
            "Correct that one, or choose another name.",
        )
    said = {"title": title, "measures": list(measures), "until": until}
    release = Release(
        partnership=places.home(),
        slug=slug,
        author=by,
        **only_known(said | {"period_types": list(period_types)} | more),
    )
    release.save()
    move(release, ReleaseState.DRAFT, by=by, at=at)
    note(release, by=by, operation=Operation.ALTERATION, outcome="drafted")
    return release


@transaction.atomic
def change_release(
    *, release: Release, edition: int, by: Member, at: datetime, **said: Any
) -> Release:
    """
    Change what a draft says. `edition` is the one that the author had before them.

    Where somebody else has saved meanwhile nothing is changed.
    """
    release = locked(release)
    policies.may_change_release(by, release, on=at.date()).require()
    if release.edition != edition:
        raise CannotRelease(
            "Somebody else changed this release while you were writing.",
            "Open it again and put your changes to what they wrote.",
        )
    for name, value in only_known(said).items():
        setattr(release, name, value)
    release.edition += 1
    release.findings = []
    release.save()
    move(release, ReleaseState.DRAFT, by=by, at=at)
    note(
        release,
        by=by,
        operation=Operation.ALTERATION,
        outcome="changed",
        fields=sorted(said),
    )
    return release


@transaction.atomic
def correct_release(
    *, release: Release, correction: str, by: Member, at: datetime
) -> Release:
    """
    Begin a correction: a new version, with the words that readers will see.

    The published version stays until the new one has been approved and published.
    """
    release = locked(release)
    policies.may_correct_release(by, release, on=at.date()).require()
    if not correction.strip():
        raise CannotRelease("Say what was wrong, in words that readers will see.")
    waiting = Release.objects.filter(slug=release.slug, version__gt=release.version)
    if waiting.exists():
        raise CannotRelease("A correction of this release is under way already.")
    fresh = Release(
        partnership=release.partnership,
        slug=release.slug,
        version=release.version + 1,
        author=by,
        correction=correction.strip(),
        **{name: getattr(release, name) for name in FIELDS},
    )
    fresh.save()
    move(fresh, ReleaseState.DRAFT, by=by, at=at, reason=correction)
    note(fresh, by=by, operation=Operation.ALTERATION, outcome="correction drafted")
    return fresh


def only_known(said: dict[str, Any]) -> dict[str, Any]:
    """Return what may be said of a release; anything else is refused by name."""
    unknown = sorted(set(said) - set(FIELDS))
    if unknown:
        raise CannotRelease(f"A release has no {', '.join(unknown)}.")
    return said
