import json

import pytest
from django.db import DatabaseError, connection, transaction

from frankpledge.access.models import Member
from frankpledge.audit import anchors, context, triggers
from frankpledge.audit.models import Entry
from frankpledge.audit.rules import NOTHING_BEFORE, Anchor
from frankpledge.audit.services import record, verify_trail
from frankpledge.audit.states import SYSTEM, Operation


pytestmark = pytest.mark.django_db


def write(count: int = 1, **more: object) -> list[Entry]:
    return [
        record(
            by=SYSTEM, operation=Operation.ALTERATION, kind="plan", ref=str(n), **more
        )
        for n in range(count)
    ]


def rewrite(statement: str) -> None:
    """Change the trail as somebody with the database in their hands would."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.install(connection)


def reasons() -> list[str]:
    return [fault.reason for fault in verify_trail().faults]


@pytest.fixture
def five(django_capture_on_commit_callbacks) -> list[Entry]:
    with django_capture_on_commit_callbacks(execute=True):
        return write(5)


def test_entry_tells_who_did_what_to_which_thing(lead_officer: Member) -> None:
    with context.under(session_key="secret") as circumstance:
        entry = record(
            by=lead_officer,
            operation=Operation.DISCLOSURE,
            kind="release",
            ref="7",
            fields=["figures"],
            recipients=["public"],
            outcome="published",
        )
    entry.refresh_from_db()
    told = {**entry.content(), "at": None}
    assert told == {
        "sequence": 1,
        "at": None,
        "actor": f"user:{lead_officer.user_id}",
        "member": lead_officer.pk,
        "agency": lead_officer.agency_id,
        "session": "2bb80d537b1da3e3",
        "purpose": "planning",
        "legal_regime": "general",
        "operation": "disclosure",
        "kind": "release",
        "ref": "7",
        "case": "",
        "field_classes": ["figures"],
        "recipients": ["public"],
        "grant": "",
        "outcome": "published",
        "request": circumstance.request,
    }
    assert str(entry) == "1: disclosure of release 7"


def test_entries_follow_one_another() -> None:
    first, second = write(2)
    assert (first.sequence, first.previous_hash) == (1, NOTHING_BEFORE)
    assert (second.sequence, second.previous_hash) == (2, first.hash)


def test_entry_goes_when_its_change_goes() -> None:
    def change_that_fails() -> None:
        with transaction.atomic():
            write()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_that_fails()
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET ref = 'x'", "DELETE FROM audit_entry"]
)
def test_database_refuses_to_change_the_trail(statement: str) -> None:
    write()
    with (
        pytest.raises(DatabaseError, match="audit trail cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().ref == "0"


def test_whole_trail_verifies(five: list[Entry]) -> None:
    verdict = verify_trail()
    assert verdict.as_dict() == {
        "ok": True,
        "entries": 5,
        "head": five[-1].hash,
        "anchors": 2,
        "faults": [],
    }


def test_no_trail_at_all_does_not_pass() -> None:
    assert verify_trail().as_dict() == {
        "ok": False,
        "entries": 0,
        "head": NOTHING_BEFORE,
        "anchors": 0,
        "faults": [
            {
                "sequence": 0,
                "reason": "the trail is empty: a workspace begins with entries",
            }
        ],
    }


@pytest.mark.parametrize(
    "column",
    [
        "actor",
        "session",
        "purpose",
        "legal_regime",
        "operation",
        "kind",
        "ref",
        "case",
        "grant",
        "outcome",
        "request",
    ],
)
def test_flip_of_any_word_shows(five: list[Entry], column: str) -> None:
    rewrite(f"""UPDATE audit_entry SET "{column}" = 'x' WHERE sequence = 3""")  # noqa: S608
    assert reasons() == ["was changed after it was written"]


def test_flip_of_a_number_or_a_time_shows(five: list[Entry]) -> None:
    rewrite("UPDATE audit_entry SET agency = 9 WHERE sequence = 2")
    rewrite("UPDATE audit_entry SET at = '2001-01-01 00:00:00' WHERE sequence = 3")
    assert reasons() == ["was changed after it was written"] * 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps types")
@pytest.mark.parametrize("place", [3, 5])
@pytest.mark.parametrize(
    ("column", "rubbish"),
    [
        ("at", "'teatime'"),
        ("agency", "'no'"),
        ("actor", "CAST(x'ff' AS TEXT)"),
    ],
)
def test_entry_that_cannot_be_read_shows_where_it_stands(
    five, column: str, rubbish: str, place: int
) -> None:
    rewrite(f"UPDATE audit_entry SET {column} = {rubbish} WHERE sequence = {place}")  # noqa: S608
    faults = verify_trail().faults
    assert faults[0].sequence == place
    assert "was changed after it was written" in faults[0].reason
    assert len([fault for fault in faults if fault.sequence != 5]) == (place == 3)


def test_gap_shows_once_and_at_its_place(five: list[Entry]) -> None:
    rewrite("DELETE FROM audit_entry WHERE sequence = 2")
    assert [(fault.sequence, fault.reason) for fault in verify_trail().faults] == [
        (3, "entry 2 expected here: one is missing or moved"),
        (3, "does not follow from the entry before it"),
    ]


def test_several_missing_entries_are_told_together(five: list[Entry]) -> None:
    rewrite("DELETE FROM audit_entry WHERE sequence IN (2, 3)")
    assert reasons() == [
        "entries 2 to 3 expected here: they are missing or moved",
        "does not follow from the entry before it",
    ]


def test_swap_shows(five: list[Entry]) -> None:
    rewrite("UPDATE audit_entry SET sequence = 99 WHERE sequence = 2")
    rewrite("UPDATE audit_entry SET sequence = 2 WHERE sequence = 3")
    rewrite("UPDATE audit_entry SET sequence = 3 WHERE sequence = 99")
    assert verify_trail().is_whole is False


def test_cut_tail_shows(five: list[Entry]) -> None:
    rewrite("DELETE FROM audit_entry WHERE sequence > 3")
    assert len(reasons()) == 1
    assert reasons()[0].endswith("counts 5 entries: the last 2 are gone")


def test_older_copy_shows_with_anchors_kept_elsewhere(five, tmp_path) -> None:
    elsewhere = tmp_path / "elsewhere"
    anchors.write(Anchor(9, "a" * 64, "2020-06-02T00:00:00+00:00"), elsewhere)
    verdict = verify_trail(elsewhere)
    assert [fault.sequence for fault in verdict.faults] == [9, 9]


def test_trail_without_an_anchor_does_not_pass() -> None:
    write()
    assert reasons() == ["no anchor is kept: a cut tail would not show"]


def test_damaged_anchor_shows(five: list[Entry]) -> None:
    (anchors.folder() / "head.json").write_text("{}")
    assert reasons() == ["the anchor file head.json is damaged"]


def test_older_head_never_replaces_a_newer_one(workspace) -> None:
    anchors.write(Anchor(5, "b" * 64, "2020-06-02T00:00:00+00:00"))
    anchors.write(Anchor(4, "a" * 64, "2020-06-02T00:00:01+00:00"))
    head = json.loads((anchors.folder() / "head.json").read_text())
    assert head["count"] == 5


def test_day_keeps_its_first_anchor(workspace) -> None:
    anchors.write(Anchor(5, "b" * 64, "2020-06-02T00:00:00+00:00"))
    anchors.write(Anchor(6, "c" * 64, "2020-06-02T09:00:00+00:00"))
    day = json.loads((anchors.folder() / "2020-06-02.json").read_text())
    assert day["count"] == 5


def test_nothing_is_known_outside_a_request() -> None:
    assert context.current() == context.Circumstance("", "")
    assert context.session_mark(None) == ""


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain(workspace) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    def job(_: int) -> None:
        try:
            write(5)
        finally:
            connections.close_all()

    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        job(0)
    else:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(job, range(4)))
    assert verify_trail().faults == []
