import csv
import io

import pytest
from django.urls import include, path

from frankpledge.audit.models import Entry
from frankpledge.audit.services import record, verify_trail
from frankpledge.audit.states import SYSTEM, Operation


urlpatterns = [
    path("", include("frankpledge.access.urls")),
    path("audit/", include("frankpledge.audit.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def told(lead_officer, other_officer) -> None:
    record(by=lead_officer, operation="alteration", kind="plan", ref="1")
    record(by=other_officer, operation="disclosure", kind="release", ref="2")
    record(by=SYSTEM, operation=Operation.COLLECTION, kind="supply", ref="3")


@pytest.mark.parametrize("address", ["/audit/", "/audit/export/"])
@pytest.mark.parametrize("who", ["outsider", "systems_officer", "manager"])
def test_trail_is_not_there_for_others(told, signed_in, request, address, who) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert client.get(address).status_code == 404


def test_auditor_reads_who_did_what(told, auditor, signed_in) -> None:
    page = signed_in(auditor).get("/audit/").content.decode()
    for words in ("Ada Example", "Merseyside Police", "plan 1", "system", "Collection"):
        assert words in page
    assert Entry.objects.filter(kind="audit", operation="consultation").count() == 1


@pytest.mark.parametrize(
    ("asked", "things"),
    [
        ("operation=disclosure", ["release 2"]),
        ("kind=plan", ["plan 1"]),
        ("ref=3", ["supply 3"]),
        ("person=ada", ["plan 1"]),
        ("since=2099-01-01", []),
        ("until=2001-01-01", []),
        ("since=nonsense", ["plan 1", "release 2", "supply 3"]),
    ],
)
def test_auditor_filters_the_trail(told, auditor, signed_in, asked, things) -> None:
    page = signed_in(auditor).get(f"/audit/?{asked}").content.decode()
    shown = [thing for thing in ("plan 1", "release 2", "supply 3") if thing in page]
    assert shown == things


def test_trail_turns_pages(auditor, signed_in) -> None:
    for number in range(60):
        record(by=SYSTEM, operation="collection", kind="supply", ref=f"s{number}")
    client = signed_in(auditor)
    first = client.get("/audit/?kind=supply").content.decode()
    assert ("Older" in first, "Newer" in first) == (True, False)
    second = client.get("/audit/?kind=supply&page=2").content.decode()
    assert ("Newer" in second, "supply s0" in second) == (True, True)


def test_trail_takes_as_many_queries_for_three_as_for_one(
    auditor, signed_in, told, django_assert_max_num_queries
) -> None:
    client = signed_in(auditor)
    with django_assert_max_num_queries(13):
        client.get("/audit/")


def test_file_holds_all_that_the_hash_covers(told, auditor, signed_in) -> None:
    file = signed_in(auditor).get("/audit/export/?kind=plan")
    assert file["Content-Disposition"] == 'attachment; filename="audit-trail.csv"'
    rows = list(csv.DictReader(io.StringIO(file.content.decode())))
    entry = Entry.objects.get(kind="plan")
    assert [(row["sequence"], row["ref"], row["hash"]) for row in rows] == [
        (str(entry.sequence), "1", entry.hash)
    ]
    assert verify_trail().entries == 5


def test_person_who_is_gone_keeps_their_number(told, auditor, signed_in) -> None:
    from frankpledge.audit.presenters import rows_of

    ghost = Entry(sequence=9, actor="user:999", operation="sign-in", kind="account")
    assert rows_of([ghost])[0]["who"] == "user 999"
