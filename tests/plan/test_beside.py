"""What stands beside a plan's lines travels with it, and taking it in again changes nothing."""

from datetime import date

import pytest

from frankpledge.plan.models import (
    DecisionCheck,
    EqualityNote,
    Pledge,
    Settling,
    Signatory,
)
from frankpledge.plan.presenters.files import plan_file
from frankpledge.plan.rules.beside import Beside, read_beside
from frankpledge.plan.rules.content import PlanFault
from frankpledge.plan.selectors import content_of
from frankpledge.plan.selectors.beside import beside_of
from frankpledge.plan.services import read_whole_file, take_in_beside, take_in_plan
from tests.plan.conftest import DAY


pytestmark = pytest.mark.django_db
KEPT = {
    "pledges": [
        {
            "ref": "S1",
            "kind": "standard",
            "title": "Taken seriously",
            "words": "Every report is answered.",
            "test": "Within two days.",
            "share": 95,
            "owner": "St Helens Council",
        },
        {
            "ref": "P1",
            "kind": "pledge",
            "title": "The pledge",
            "words": "We act.",
            "signatories": [
                {"name": "Helena Homes", "signed_by": "Ann Other", "signed_on": "2018-05-03"},
                {"name": "Merseyside Police", "signed_on": "2018-05-04", "ended_on": "2019-01-01"},
            ],
        },
    ],
    "equality": [
        {
            "action": "A1",
            "groups": ["Age", "Sex"],
            "effect": "better",
            "evidence": "Two in three are women.",
            "review_on": "2020-01-01",
            "written_on": "2019-06-01",
        }
    ],
    "settlings": [
        {"line": "action", "ref": "A2", "want": "owner", "owner": "Merseyside Police",
         "due_on": "2019-12-01"}
    ],
    "checks": [
        {
            "title": "A new bus station",
            "agency": "St Helens Council",
            "decided_on": "2019-05-01",
            "crime_and_disorder": "better",
            "why": "It is lit and watched.",
        }
    ],
}  # fmt: skip


@pytest.fixture
def kept(plan, manager):
    """Return the plan with pledges, notes, settlings and checks beside its lines."""
    take_in_beside(plan=plan, beside=read_beside(KEPT), by=manager, on=DAY)
    return plan


def counts():
    kinds = (Pledge, Signatory, EqualityNote, Settling, DecisionCheck)
    return [kind.objects.count() for kind in kinds]


def test_every_register_says_what_the_file_says(kept):
    said = beside_of(kept)
    assert {p.ref: p for p in said.pledges} == {
        p.ref: p for p in read_beside(KEPT).pledges
    }
    assert said.equality == read_beside(KEPT).equality
    assert said.settlings == read_beside(KEPT).settlings
    assert said.checks == read_beside(KEPT).checks
    assert counts() == [2, 2, 1, 1, 1]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "json"])
def test_a_workbook_with_its_registers_comes_back_and_changes_nothing(
    kept, manager, kind
):
    data = plan_file(kept, kind, on=DAY)
    content, beside = read_whole_file(f"plan.{kind}", data)
    assert (content, beside) == (content_of(kept), beside_of(kept))
    take_in_plan(content=content, beside=beside, by=manager, on=DAY)
    kept.refresh_from_db()
    assert (counts(), kept.version) == ([2, 2, 1, 1, 1], 1)


def test_a_line_that_is_said_anew_is_changed_and_none_is_taken_away(kept, manager):
    said = read_beside(KEPT)
    said.pledges[0].share = 90
    said.pledges.pop()
    take_in_beside(plan=kept, beside=said, by=manager, on=DAY)
    shares = dict(Pledge.objects.values_list("ref", "share"))
    assert shares == {"S1": 90, "P1": None}


def test_a_plan_without_registers_leaves_those_it_has(kept, manager):
    take_in_plan(content=content_of(kept), beside=Beside(), by=manager, on=DAY)
    assert counts() == [2, 2, 1, 1, 1]


@pytest.mark.parametrize(
    ("beside", "fault"),
    [
        ({"equality": [{"action": "A9", "effect": "none", "evidence": "x"}]}, "no action A9"),
        ({"settlings": [{"line": "action", "ref": "A1", "want": "owner",
                         "owner": "Merseyside Police", "due_on": "2020-01-01"}]}, "is not open"),
        ({"regards": [{"external": "Nobody's", "words": "x"}]}, "not one priority above"),
        ({"checks": [{"title": "x", "agency": "Nobody", "decided_on": "2019-01-01",
                      "why": "y"}]}, "no agency called 'Nobody'"),
        ({"pledges": [{"ref": "S9", "kind": "pledge", "title": "x", "words": "y",
                       "signatories": [{"name": "z", "signed_on": "2030-01-01"}]}]},
         "signed on a day to come"),
    ],
)  # fmt: skip
def test_a_line_that_fits_nothing_is_a_fault_and_nothing_is_written(
    plan, manager, beside, fault
):
    with pytest.raises(PlanFault, match=fault):
        take_in_beside(plan=plan, beside=read_beside(beside), by=manager, on=DAY)
    assert counts() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("beside", "fault"),
    [
        ({"equality": [{"action": "A1", "groups": ["Left-handed"], "effect": "none",
                        "evidence": "x"}]}, "no such group: Left-handed"),
        ({"pledges": [{"ref": "S1", "kind": "vow", "title": "x", "words": "y"}]},
         "pledges 1 kind"),
        ({"dragons": []}, "dragons: is not known"),
    ],
)  # fmt: skip
def test_a_file_with_a_fault_beside_the_lines_says_where(beside, fault):
    with pytest.raises(PlanFault, match=fault):
        read_beside(beside)


def test_signatories_go_out_under_their_pledge(kept):
    data = plan_file(kept, "xlsx", on=date(2019, 10, 1))
    _, beside = read_whole_file("plan.xlsx", data)
    assert [len(p.signatories) for p in beside.pledges] in ([2, 0], [0, 2])
