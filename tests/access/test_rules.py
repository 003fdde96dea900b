from datetime import date

import pytest

from frankpledge.access.decisions import ALLOWED, NotAllowed, refused
from frankpledge.access.rules import (
    Reach,
    Thing,
    Who,
    decide,
    matrix,
    matrix_markdown,
    reach,
    role_list,
    role_reason,
    roles_may_be_given,
)
from frankpledge.access.states import Act, Kind, Purpose, Role


MONDAY = date(2020, 6, 1)


def who(*roles: Role, **facts: object) -> Who:
    given = {"user": 1, "agency": 10, "starts_on": date(2020, 1, 1)} | facts
    return Who(roles=frozenset(roles), **given)


def say(person: Who, act: Act, thing: Thing) -> str:
    return decide(who=person, act=act, thing=thing, on=MONDAY).reason


def test_every_kind_has_its_lines_in_the_matrix() -> None:
    assert set(matrix()) == set(Kind)


def test_every_line_names_somebody() -> None:
    empty = [
        (kind, act)
        for kind, acts in matrix().items()
        for act, line in acts.items()
        if not line.any | line.own_agency | line.own
    ]
    assert empty == []


def test_whoever_may_do_anything_to_a_kind_may_also_see_it() -> None:
    blind = [
        (kind, act, role)
        for kind, acts in matrix().items()
        for act, line in acts.items()
        for role in line.any | line.own_agency
        if role not in acts[Act.SEE].any | acts[Act.SEE].own_agency
    ]
    assert blind == []


def test_nobody_without_a_role_may_do_anything() -> None:
    allowed = [
        (kind, act)
        for kind in Kind
        for act in Act
        if not say(who(), act, Thing(kind, agency=10, person=1))
    ]
    assert allowed == []


def test_what_the_matrix_does_not_name_is_refused() -> None:
    reason = say(who(*Role), Act.SUPPLY, Thing(Kind.AUDIT))
    assert reason == "Nobody can supply the audit trail."


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"has_account": False}, "This account is switched off."),
        ({"has_membership": False}, "This membership is switched off."),
        ({"starts_on": date(2020, 6, 2)}, "This membership starts on 2 June 2020."),
        ({"ends_before": MONDAY}, "This membership has ended."),
        ({"has_second_factor": False}, "Sign in with your second factor first."),
        (
            {"purpose": Purpose.OVERSIGHT},
            "Your membership does not cover the purpose you signed in for.",
        ),
    ],
)
def test_nothing_is_open_without_standing(
    facts: dict[str, object], reason: str
) -> None:
    decision = decide(
        who=who(*Role, **facts), act=Act.SEE, thing=Thing(Kind.DIRECTORY), on=MONDAY
    )
    assert decision == refused(reason, is_hidden=True)


def test_membership_holds_until_the_day_before_it_ends() -> None:
    person = who(Role.ANALYST, ends_before=date(2020, 6, 2))
    assert say(person, Act.SEE, Thing(Kind.MEASURE)) == ""


def test_role_for_one_agency_stops_at_its_border() -> None:
    lead = who(Role.AGENCY_LEAD)
    assert say(lead, Act.SUPPLY, Thing(Kind.SUPPLY, agency=10)) == ""
    assert say(lead, Act.SUPPLY, Thing(Kind.SUPPLY, agency=11)) == (
        "You can supply what agencies send only for your own agency."
    )


def test_thing_without_an_agency_belongs_to_no_agency() -> None:
    assert say(who(Role.AGENCY_LEAD), Act.CHANGE, Thing(Kind.PLAN)) != ""


def test_own_account_is_ones_own_only() -> None:
    person = who(Role.ANALYST)
    assert say(person, Act.CHANGE, Thing(Kind.ACCOUNT, person=1)) == ""
    assert say(person, Act.CHANGE, Thing(Kind.ACCOUNT, person=2)) == (
        "You can change an account only where it is your own."
    )


def test_author_may_not_approve_what_they_wrote() -> None:
    approver = who(Role.RELEASE_APPROVER)
    assert say(approver, Act.APPROVE, Thing(Kind.RELEASE, author=2)) == ""
    decision = decide(
        who=approver, act=Act.APPROVE, thing=Thing(Kind.RELEASE, author=1), on=MONDAY
    )
    assert decision == refused("Somebody other than the author must approve a release.")


def test_every_line_for_two_people_has_words_for_it() -> None:
    for kind, acts in matrix().items():
        for act, line in acts.items():
            if line.needs_second_person:
                person = who(*Role)
                thing = Thing(kind, agency=10, author=1)
                assert say(person, act, thing) != ""


def test_refusal_hides_what_may_not_be_seen() -> None:
    officer = who(Role.SYSTEMS_OFFICER)
    decision = decide(who=officer, act=Act.CHANGE, thing=Thing(Kind.PLAN), on=MONDAY)
    assert decision.is_hidden is True


def test_refusal_does_not_hide_what_may_be_seen() -> None:
    board = who(Role.BOARD_MEMBER)
    decision = decide(who=board, act=Act.CHANGE, thing=Thing(Kind.PLAN), on=MONDAY)
    assert decision == refused(
        "Only a partnership manager, or an agency lead of the agency it belongs to, "
        "can change the partnership plan."
    )


def test_require_passes_on_that_the_thing_is_hidden() -> None:
    with pytest.raises(NotAllowed, match="because") as caught:
        refused("because", is_hidden=True).require()
    assert caught.value.is_hidden is True
    ALLOWED.require()


def test_reach_is_the_widest_relation() -> None:
    both = who(Role.AGENCY_LEAD, Role.ANALYST)
    assert reach(who=both, act=Act.SUPPLY, kind=Kind.SUPPLY, on=MONDAY) is (
        Reach.EVERYTHING
    )


def test_agency_gives_only_roles_that_stay_in_the_agency() -> None:
    lead = who(Role.AGENCY_LEAD)
    assert roles_may_be_given(who=lead, roles=frozenset({Role.PRACTITIONER}))
    assert roles_may_be_given(who=lead, roles=frozenset({Role.AUDITOR})).reason == (
        "Only a systems officer can give roles that reach beyond one agency."
    )
    officer = who(Role.SYSTEMS_OFFICER)
    assert roles_may_be_given(who=officer, roles=frozenset(Role))


def test_roles_read_as_words() -> None:
    roles = frozenset({Role.ANALYST, Role.COORDINATOR, Role.AUDITOR})
    assert role_list(roles) == "an analyst, a coordinator or an auditor"
    assert role_list(frozenset({Role.ANALYST})) == "an analyst"


def test_reason_names_own_agency_roles_alone() -> None:
    line = matrix()[Kind.SUPPLY][Act.SUPPLY]
    assert role_reason(line, who(), Act.SUPPLY, Kind.SUPPLY) == (
        "Only an analyst, or a practitioner or an agency lead of the agency it "
        "belongs to, can supply what agencies send."
    )


def test_reference_page_shows_every_line() -> None:
    page = matrix_markdown()
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    heads = [line for line in rows if line.startswith("| Act")]
    assert len(rows) - len(heads) == sum(len(acts) for acts in matrix().values())
    assert "| approve | release-approver | - | - | yes |" in page
