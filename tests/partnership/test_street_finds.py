"""Street finds with their photographs: kept bare, shown with words, taken off for good."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.documents.keeping import kept_under
from frankpledge.documents.pictures import NotAPhotograph
from frankpledge.partnership import services
from frankpledge.partnership.models import Agency, Area, StreetFind
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import RegisterName
from tests.documents.test_pictures import SECRET, picture, with_place


pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PAGE = "/registers/street-finds/"


@pytest.fixture
def told(example):
    return {
        "found_on": date(2026, 11, 2),
        "area": Area.objects.filter(partnership=example, kind="ward").first(),
        "place": "The path behind the library",
        "kind": "needles-or-syringes",
        "count": 4,
        "agency": Agency.objects.get(code="st-helens-council"),
        "state": "found",
    }


@pytest.fixture
def add(example, manager, told):
    def add(**more):
        return services.add_entry(
            partnership=example,
            register=RegisterName.STREET,
            fields=told | more,
            by=manager,
            at=NOW,
        )

    return add


@pytest.fixture
def find(add):
    sent = picture(exif=with_place().tobytes())
    return add(photo=sent, photo_alt="Four needles beside a bench.")


def change(find, manager, **fields):
    return services.change_entry(
        entry=find, fields=fields, version=find.version, by=manager, at=NOW
    )


def test_a_photograph_is_kept_without_where_it_was_taken(find):
    kept = kept_under(find.photo_path).read_bytes()
    assert SECRET not in kept
    assert find.photo_sha256 in find.photo_path
    assert (find.photo_alt, find.is_complete) == ("Four needles beside a bench.", False)


def test_a_photograph_without_words_is_refused_and_leaves_no_file(add):
    with pytest.raises(CannotChange, match="in words what the photograph shows"):
        add(photo=picture())
    assert not kept_under("registers/photographs").exists()


def test_what_is_no_photograph_is_refused(add):
    with pytest.raises(NotAPhotograph):
        add(photo=b"MZ", photo_alt="A program")
    assert StreetFind.objects.count() == 0


def test_a_photograph_that_is_taken_off_is_gone(
    find, manager, django_capture_on_commit_callbacks
):
    path = kept_under(find.photo_path)
    with django_capture_on_commit_callbacks(execute=True):
        change(find, manager, drops_photo=True)
    assert not path.exists()
    assert (find.photo_path, find.photo_alt) == ("", "")


def test_a_photograph_that_another_find_shows_stays(
    find, add, manager, django_capture_on_commit_callbacks
):
    other = add(photo=picture(exif=with_place().tobytes()), photo_alt="The same.")
    assert other.photo_path == find.photo_path
    with django_capture_on_commit_callbacks(execute=True):
        change(find, manager, drops_photo=True)
    assert kept_under(other.photo_path).exists()


def test_a_find_that_is_cleared_says_when(find, manager):
    with pytest.raises(CannotChange, match="on which day it was cleared"):
        change(find, manager, state="cleared")
    done = change(find, manager, state="cleared", cleared_on=date(2026, 11, 3))
    assert done.is_complete


def test_the_page_shows_it_to_members_and_to_nobody_else(
    find, manager, outsider, signed_in
):
    page = f"{PAGE}{find.pk}/"
    client, stranger = signed_in(manager), signed_in(outsider)
    text = client.get(page).content.decode()
    assert f'src="{page}photograph/' in text
    assert 'alt="Four needles beside a bench."' in text
    shown = client.get(f"{page}photograph/")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert stranger.get(f"{page}photograph/").status_code == 404


def test_an_entry_without_a_photograph_has_none_to_show(add, manager, signed_in):
    page = f"{PAGE}{add().pk}/"
    assert signed_in(manager).get(f"{page}photograph/").status_code == 404
    assert "photograph/" not in signed_in(manager).get(page).content.decode()


def test_only_a_photograph_that_is_kept_can_be_taken_off(find, add, manager, signed_in):
    client, words = signed_in(manager), "Take off the photograph"
    assert words in client.get(f"{PAGE}{find.pk}/change/").content.decode()
    assert words not in client.get(f"{PAGE}{add().pk}/change/").content.decode()
    assert words not in client.get(f"{PAGE}add/").content.decode()


def test_a_photograph_is_sent_with_the_form(told, manager, signed_in):
    sent = {name: getattr(value, "pk", value) for name, value in told.items()}
    day = {"found_on-day": 2, "found_on-month": 11, "found_on-year": 2025}
    upload = SimpleUploadedFile("x.exe", picture(), "image/png")
    form = {key: value for key, value in sent.items() if key != "found_on"} | day
    client = signed_in(manager)
    page = client.post(f"{PAGE}add/", form | {"photo": upload})
    assert "Say in words what the photograph shows" in page.content.decode()
    upload.seek(0)
    page = client.post(
        f"{PAGE}add/", form | {"photo": upload, "photo_alt": "A red square."}
    )
    assert page.status_code == 302, page.content.decode()
    assert StreetFind.objects.get().photo_alt == "A red square."


def test_a_photograph_too_large_is_said_at_its_box(
    told, manager, signed_in, monkeypatch
):
    monkeypatch.setattr("frankpledge.partnership.forms.fieldwork.LARGEST_FILE", 10)
    upload = SimpleUploadedFile("x.jpg", picture())
    page = signed_in(manager).post(f"{PAGE}add/", {"photo": upload})
    assert "smaller than 10 MB" in page.content.decode()
