"""Freezing an edition: what readers were given can never change afterwards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Max

from frankpledge.access.models import Member
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, FrozenEdition, FrozenFile
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import Edition, ProjectState
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.documents.keeping import (
    NamedFile,
    kept_under,
    read_file,
    write_file,
)


def next_version(assessment: Assessment, edition: Edition) -> int:
    """Return the number that the next frozen edition gets."""
    found = assessment.editions.filter(edition=edition.value).aggregate(
        last=Max("version")
    )
    return (found["last"] or 0) + 1


def reader_words(named: Sequence[Member], others: str) -> str:
    """Return the readers of an edition as it prints them: names, then others."""
    names = [member.user.name for member in named]
    return ", ".join([*names, *([others.strip()] if others.strip() else [])])


def expiry_of(assessment: Assessment, edition: Edition) -> date | None:
    """Return the day from which nobody takes a restricted edition away any more."""
    return assessment.review_on if edition is Edition.RESTRICTED else None


def freeze_edition(
    *,
    assessment: Assessment,
    edition: Edition,
    files: Sequence[NamedFile],
    readers: str,
    said: str,
    by: Member,
    at: datetime,
    named: Sequence[Member] = (),
) -> FrozenEdition:
    """
    Keep an edition as it was made, for the readers who are named.

    `named` are members, the only ones who may then take a restricted edition;
    `readers` are others, in words. A restricted edition expires on the review date.

    The public edition is frozen only once the board approved the assessment. Files are
    on disk, synced, before the record says so; they go again where it cannot be made.
    """
    policies.may_freeze_edition(by, on=at.date()).require()
    may_be_frozen(assessment, edition, reader_words(named, readers), files)
    paths = {file.form: f"assessments/{uuid4().hex}" for file in files}
    try:
        for file in files:
            write_file(paths[file.form], file.content)
        with transaction.atomic():
            frozen = FrozenEdition.objects.create(
                assessment=assessment,
                edition=edition.value,
                version=next_version(assessment, edition),
                note=said,
                readers=reader_words(named, readers),
                expires_on=expiry_of(assessment, edition),
                frozen_at=at,
                frozen_by=by,
            )
            frozen.named.set(named)
            _keep_files(frozen, files, paths)
            note(by, assessment, f"{edition.value} edition frozen", thing=frozen)
    except BaseException:
        for path in paths.values():
            kept_under(path).unlink(missing_ok=True)
        raise
    return frozen


def may_be_frozen(
    assessment: Assessment, edition: Edition, readers: str, forms: Sequence[object]
) -> None:
    """Raise AssessmentConflict where an edition cannot be frozen as it was asked."""
    if edition is Edition.PUBLIC and assessment.state != ProjectState.APPROVED:
        raise AssessmentConflict("The board must approve it before the public has it.")
    if edition is Edition.RESTRICTED and not readers:
        raise AssessmentConflict("Name who may read the restricted edition.")
    if not forms:
        raise AssessmentConflict("Choose at least one format.")


def _keep_files(
    frozen: FrozenEdition, files: Sequence[NamedFile], paths: Mapping[str, str]
) -> None:
    FrozenFile.objects.bulk_create(
        [
            FrozenFile(
                edition=frozen,
                form=file.form,
                name=file.name,
                path=paths[file.form],
                sha256=file.sha256,
                size=len(file.content),
            )
            for file in files
        ]
    )


@transaction.atomic
def take_frozen_file(*, file: FrozenFile, by: Member, at: datetime) -> NamedFile:
    """Return one frozen file to a reader; the trail and a count of uses keep it."""
    policies.may_take_file(by, file.edition, on=at.date()).require()
    content = read_file(file.path, sha256=file.sha256)
    FrozenFile.objects.filter(pk=file.pk).update(taken=F("taken") + 1)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="assessment",
        ref=f"{file.edition.assessment.slug}/edition:{file.edition_id}",
        fields=[file.form],
    )
    return NamedFile(file.form, file.name, content)
