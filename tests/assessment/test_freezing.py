"""A frozen edition is for its readers, until its last day, and never changes."""

from datetime import timedelta

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.assessment import services
from frankpledge.assessment.models import FrozenEdition, FrozenFile
from frankpledge.assessment.services import AssessmentConflict, freezing
from frankpledge.assessment.states import Edition
from frankpledge.audit.models import Entry
from frankpledge.documents.failures import NoSuchFile
from frankpledge.documents.keeping import NamedFile, kept_under
from tests.assessment.conftest import NOW


pytestmark = pytest.mark.django_db
FILES = [NamedFile("html", "a.html", b"<p>one</p>"), NamedFile("csv", "a.zip", b"two")]


def freeze(assessment, by, edition=Edition.RESTRICTED, **more):
    more = {"files": FILES, "readers": "the board", "said": "", "at": NOW} | more
    return services.freeze_edition(
        assessment=assessment, edition=edition, by=by, **more
    )


def test_a_restricted_edition_names_its_readers_and_expires(
    assessment, analyst, board_member
):
    frozen = freeze(assessment, analyst, named=[board_member])
    assert (frozen.readers, frozen.version) == ("Flo Example, the board", 1)
    assert frozen.expires_on == assessment.review_on
    assert list(frozen.named.all()) == [board_member]
    assert freeze(assessment, analyst).version == 2
    with pytest.raises(AssessmentConflict, match="Name who may read"):
        freeze(assessment, analyst, readers=" ")
    with pytest.raises(AssessmentConflict, match="at least one format"):
        freeze(assessment, analyst, files=[])


def test_the_public_has_what_the_board_approved_and_it_does_not_expire(
    assessment, analyst, board_member, closed
):
    with pytest.raises(AssessmentConflict, match="The board must approve"):
        freeze(assessment, analyst, Edition.PUBLIC)
    approved = services.approve_assessment(
        assessment=closed(), said="", by=board_member, at=NOW
    )
    frozen = freeze(approved, analyst, Edition.PUBLIC, readers="")
    assert (frozen.expires_on, frozen.readers) == (None, "")


def test_only_named_readers_take_it_and_each_time_is_counted(
    assessment, analyst, board_member, lead_officer, other_officer
):
    file = freeze(assessment, analyst, named=[board_member]).files.get(form="html")
    taken = services.take_frozen_file(file=file, by=board_member, at=NOW)
    assert (taken.name, taken.content) == ("a.html", b"<p>one</p>")
    services.take_frozen_file(file=file, by=analyst, at=NOW)
    file.refresh_from_db()
    assert file.taken == 2
    assert Entry.objects.order_by("-pk").first().operation == "disclosure"
    with pytest.raises(NotAllowed, match="Only the readers who are named"):
        services.take_frozen_file(file=file, by=lead_officer, at=NOW)


def test_those_who_may_not_take_files_away_take_none(assessment, analyst, approver):
    file = freeze(assessment, analyst).files.get(form="html")
    with pytest.raises(NotAllowed):
        services.take_frozen_file(file=file, by=approver, at=NOW)


def test_without_named_readers_those_who_may_take_files_do(
    assessment, analyst, lead_officer
):
    file = freeze(assessment, analyst).files.get(form="html")
    assert services.take_frozen_file(file=file, by=lead_officer, at=NOW).form == "html"


def test_nobody_takes_an_expired_edition(assessment, analyst):
    file = freeze(assessment, analyst).files.get(form="html")
    late = NOW + timedelta(days=366)
    with pytest.raises(NotAllowed, match="has expired"):
        services.take_frozen_file(file=file, by=analyst, at=late)


def test_bytes_that_changed_on_disk_are_not_given_out(assessment, analyst):
    file = freeze(assessment, analyst).files.get(form="html")
    kept_under(file.path).write_bytes(b"<p>other</p>")
    with pytest.raises(NoSuchFile, match="its bytes have changed"):
        services.take_frozen_file(file=file, by=analyst, at=NOW)


def test_no_file_stays_where_the_record_fails(assessment, analyst, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(freezing, "note", fail)
    with pytest.raises(RuntimeError):
        freeze(assessment, analyst)
    assert not FrozenEdition.objects.exists()
    assert not FrozenFile.objects.exists()
    assert list(kept_under("assessments").iterdir()) == []
