"""How pages answer: what a service refuses, what it did, and files to keep."""

import pytest
from django.test import RequestFactory

from frankpledge.ui.answers import BYTES, file_to_keep, sent
from tests.ui.urls import only_the_frame


KEPT = {
    "note": "open",
    "kind": "responsible",
    "on-day": "1",
    "on-month": "4",
    "on-year": "2026",
}


@pytest.fixture
def officer(signed_in, lead_officer, settings):
    only_the_frame(settings)
    return signed_in(lead_officer)


def test_only_a_post_was_sent():
    make = RequestFactory()
    assert sent(make.get("/")) is None
    assert sent(make.post("/", {"name": "A"})).dict() == {"name": "A"}


@pytest.mark.django_db
def test_what_is_asked_is_done_and_the_page_of_what_was_made_follows(officer):
    answer = officer.post("/keeping/", KEPT)
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/list/?status=responsible",
    )
    assert "It is kept." in officer.get("/list/").content.decode()


@pytest.mark.django_db
def test_what_a_service_refuses_is_said_once_over_what_was_typed(officer):
    page = officer.post("/keeping/", KEPT | {"note": "closed"}).content.decode()
    summary = page[page.index("govuk-error-summary") : page.index("<h1")]
    assert summary.count("The book is closed. Open it again.") == 1
    assert summary.count("Open it again.") == 1
    assert ">\nclosed</textarea>" in page


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("plans.csv", "text/csv; charset=utf-8"),
        ("plan.v2.pdf", "application/pdf"),
        ("plans.ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
def test_a_file_is_saved_as_what_its_ending_says(name, kind):
    answer = file_to_keep(name, b"held")
    assert answer.content == b"held"
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_what_somebody_sent_in_is_bytes_whatever_it_calls_itself():
    answer = file_to_keep('a "b".html', b"<script>", kind=BYTES)
    assert answer["Content-Type"] == BYTES
    assert answer["Content-Disposition"] == 'attachment; filename="a \\"b\\".html"'


def test_a_kind_that_nobody_writes_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        file_to_keep("plan.exe", b"")
