"""No file, however wrong, gets more than a sentence; no row is lost or invented."""

import contextlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.intake import services
from frankpledge.intake.models import Supply
from frankpledge.intake.states import SourceKind, SupplyState
from tests.intake.conftest import AT
from tests.intake.nasty import GOOD, NAME, NASTY


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", NASTY)
def test_a_nasty_file_ends_in_a_sentence_or_in_rows_all_accounted_for(
    kind, analyst, tmp_path
):
    path = tmp_path / NAME
    path.write_bytes(NASTY[kind])
    supply = services.receive_supply(
        kind=SourceKind.POLICE_STREET,
        files=[Supplied(path, NAME)],
        at=AT,
        by=analyst,
    )
    with contextlib.suppress(ExpectedFailure):
        services.check_supply(supply=supply, at=AT, by=analyst)
    supply.refresh_from_db()
    if supply.status is SupplyState.UNREADABLE:
        assert 0 < len(supply.reason) < 400
    else:
        assert supply.status is SupplyState.CHECKED
        assert supply.rows_read == (
            supply.rows_accepted + supply.rows_duplicate + supply.rows_quarantined
        )
        assert supply.quarantine.count() == supply.rows_quarantined
    kept = [supply.reason, supply.accounts, supply.understood]
    kept += supply.quarantine.values_list("cells", "faults")
    assert "\\u0000" not in json.dumps(kept), "no text of PostgreSQL can hold it"


NAMES = ["../../../etc/passwd", "a\x00b.csv", "x" * 400 + ".csv", "", "名前.csv", "-o"]


@pytest.mark.parametrize("name", NAMES)
def test_a_nasty_name_is_only_a_name(name, analyst, workspace):
    upload = SimpleUploadedFile("plain.csv", GOOD)
    upload._name = name
    supply = services.receive_upload(
        kind=SourceKind.POLICE_STREET, uploads=[upload], at=AT, by=analyst
    )
    kept = supply.supply_files.get()
    assert "\x00" not in kept.name
    assert len(kept.name) <= 200
    assert {path.parent.parent for path in workspace.glob("originals/*/*")} == {
        workspace / "originals"
    }


@pytest.mark.parametrize(
    "kind", ["script", "zip-bomb", "short-row", "nulls", "header-only", "zip-mixed"]
)
def test_a_nasty_file_through_the_page_gets_a_page(kind, analyst, signed_in):
    client = signed_in(analyst)
    answer = client.post(
        "/data/supply/",
        {
            "source": "kind:police-street",
            "request_key": kind,
            "uploads": SimpleUploadedFile(NAME, NASTY[kind]),
        },
        follow=True,
    )
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    if kind != "nulls":
        assert Supply.objects.count() == 1
