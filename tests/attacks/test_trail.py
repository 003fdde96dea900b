"""Whoever rewrites, cuts or swaps the trail is found out, triggers or none."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from frankpledge.audit import anchors, triggers
from frankpledge.audit.models import Entry
from frankpledge.audit.rules import Anchor
from frankpledge.audit.services import record, verify_trail


pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(empty_trail: None, analyst: Any) -> None:
    for number in range(6):
        record(by=analyst, operation="consultation", kind="measure", ref=f"m{number}")
    last = Entry.objects.order_by("-sequence").first()
    assert last is not None
    anchors.write(Anchor(last.sequence, last.hash, last.at.isoformat()))
    assert verify_trail().is_whole


def run(statement: str) -> Callable[[], None]:
    def tamper() -> None:
        triggers.remove(connection)
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return tamper


WAYS = {
    "a reference changed": "UPDATE audit_entry SET ref='x' WHERE sequence=3",
    "an actor changed": "UPDATE audit_entry SET actor='user:99' WHERE sequence=1",
    "a time changed": "UPDATE audit_entry SET at='2001-01-01' WHERE sequence=6",
    "an outcome emptied": "UPDATE audit_entry SET outcome='' WHERE sequence=2",
    "recipients added": "UPDATE audit_entry SET recipients='[\"x\"]' WHERE sequence=2",
    "the first removed": "DELETE FROM audit_entry WHERE sequence=1",
    "one in the middle removed": "DELETE FROM audit_entry WHERE sequence=4",
    "the tail cut": "DELETE FROM audit_entry WHERE sequence>4",
    "everything removed": "DELETE FROM audit_entry",
    "two swapped": "UPDATE audit_entry SET ref=CASE sequence WHEN 2 THEN 'm4'"
    " ELSE 'm1' END WHERE sequence IN (2,5)",
    "one copied to the end": "INSERT INTO audit_entry SELECT 7, at, actor, member,"
    ' agency, session, purpose, legal_regime, operation, kind, ref, "case",'
    " field_classes, recipients, \"grant\", outcome, request, previous_hash, 'f'"
    " FROM audit_entry WHERE sequence=6",
}


@pytest.mark.parametrize("way", WAYS)
def test_tampering_shows(way, trail, empty_trail) -> None:
    try:
        run(WAYS[way])()
        assert not verify_trail().is_whole, way
    finally:
        triggers.install(connection)


def test_trail_written_anew_disagrees_with_its_anchor(trail, analyst) -> None:
    run("DELETE FROM audit_entry")()
    triggers.install(connection)
    for number in range(6):
        record(by=analyst, operation="consultation", kind="measure", ref=f"n{number}")
    found = verify_trail()
    assert any("written anew" in fault.reason for fault in found.faults)
