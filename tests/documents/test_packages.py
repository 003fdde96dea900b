"""A package keeps everything but the times it was made at."""

import io
import zipfile

import pytest

from frankpledge.documents.packages import NO_TIME, timeless


PARTS = {"[Content_Types].xml": b"<a/>", "word/media/chart 1.png": bytes(range(256)) * 9,
         "empty": b"", "folder/ä.xml": b"<b/>" * 500}  # fmt: skip


def package(moment, *, notes=b""):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.comment = notes
            archive.writestr(entry, content)
    return target.getvalue()


@pytest.mark.parametrize("notes", [b"", b"a note of its own"])
def test_parts_stay_and_times_go(notes):
    made = timeless(package((2026, 11, 22, 10, 20, 30), notes=notes))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert {one.date_time for one in archive.infolist()} == {NO_TIME}
        assert {one.comment for one in archive.infolist()} == {notes}


def test_packages_made_at_different_times_are_the_same_bytes():
    early, late = package((1999, 12, 31, 23, 59, 58)), package((2026, 1, 2, 3, 4, 6))
    assert early != late
    assert timeless(early) == timeless(late)


def test_times_in_the_headings_of_entries_go_too():
    made = timeless(package((2026, 11, 22, 10, 20, 30)))
    same = package(NO_TIME)
    assert made == same
