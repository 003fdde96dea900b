"""Who may see, supply, accept and undo: the matrix, asked through every policy."""

import pytest

from frankpledge.access.states import Role
from frankpledge.intake import policies
from frankpledge.intake.models import Supply
from frankpledge.intake.states import SourceKind


pytestmark = pytest.mark.django_db

ANALYST, MANAGER, AUDITOR = Role.ANALYST, Role.PARTNERSHIP_MANAGER, Role.AUDITOR
SENDER, BOARD = Role.PRACTITIONER, Role.BOARD_MEMBER


@pytest.fixture
def supply(fire_source):
    return Supply(
        reference="x",
        kind=SourceKind.TOTALS,
        source=fire_source,
        agency=fire_source.agency,
    )


@pytest.mark.parametrize(
    ("role", "agency", "allowed"),
    [
        (ANALYST, "council", "see supply decide undo take keep"),
        (MANAGER, "council", "see"),
        (AUDITOR, "council", "see"),
        (SENDER, "fire", "see supply take"),
        (SENDER, "police", ""),
        (BOARD, "fire", ""),
    ],
)
def test_each_role_may_do_its_part_and_no_more(
    role, agency, allowed, supply, fire_source, make_member
):
    member = make_member("Kay Example", agency, role)
    answers = {
        "see": policies.may_see_source(member, supply.source),
        "supply": policies.may_supply(member, supply.agency_id),
        "decide": policies.may_decide_on_supply(member, supply),
        "undo": policies.may_undo_load(member, supply),
        "take": policies.may_take_rejected_rows(member, supply),
        "keep": policies.may_keep_sources(member),
    }
    assert " ".join(name for name, answer in answers.items() if answer) == allowed
    assert bool(policies.may_see_source(member, fire_source)) is ("see" in allowed)
    assert bool(policies.may_write_note(member, fire_source)) is ("supply" in allowed)
    assert bool(policies.may_keep_context(member)) is ("keep" in allowed)


def test_only_some_see_that_there_is_a_data_room(make_member):
    seen = {
        role: policies.may_see_supplies(make_member(f"{role} x", "council", role))
        for role in (ANALYST, MANAGER, SENDER, BOARD)
    }
    assert seen == {ANALYST: True, MANAGER: True, SENDER: True, BOARD: False}


def test_open_data_is_for_the_analyst_to_hand_in(make_member):
    assert policies.may_supply(make_member("Ann X", "council", ANALYST), None)
    assert not policies.may_supply(make_member("Sam X", "council", SENDER), None)


def test_lists_go_with_those_who_may_export(make_member):
    assert policies.may_take_lists(make_member("Ann X", "council", ANALYST))
    assert policies.may_take_lists(make_member("Sam X", "fire", SENDER))
    assert not policies.may_take_lists(make_member("Meg X", "council", MANAGER))
