from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.access import selectors
from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import Member, User
from frankpledge.access.rules import Thing, decide
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind, Purpose, Role


pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 1)
DAYS = st.dates(date(2020, 5, 30), date(2020, 6, 3))


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    roles=st.sets(st.sampled_from(Role), max_size=3),
    kind=st.sampled_from(Kind),
    act=st.sampled_from(Act),
    starts_on=DAYS,
    ends_before=st.none() | DAYS,
    is_active=st.booleans(),
    has_second_factor=st.sampled_from([True, True, False]),
    purposes=st.sampled_from([["planning"], ["planning", "oversight"], ["oversight"]]),
    fields=st.sets(st.sampled_from(["agency", "author", "person"])),
)
def test_list_holds_exactly_what_the_decision_allows(
    lead_officer, other_officer, outsider, analyst, **case
) -> None:
    viewer = Member.objects.select_related("user").get(pk=analyst.pk)
    viewer.roles = [role.value for role in case["roles"]]
    viewer.starts_on, viewer.ends_before = case["starts_on"], case["ends_before"]
    viewer.is_active, viewer.purposes = case["is_active"], case["purposes"]
    viewer.has_second_factor = case["has_second_factor"]
    fields = case["fields"]
    columns = {"agency": "agency_id", "author": "user_id", "person": "user_id"}
    listed = scope(
        Member.objects.all(),
        member=viewer,
        act=case["act"],
        kind=case["kind"],
        on=TODAY,
        **{f"{name}_field": columns[name] for name in fields},
    )
    allowed = {
        row.pk
        for row in Member.objects.all()
        if decide(
            who=viewer.facts(),
            act=case["act"],
            thing=Thing(
                case["kind"], **{name: getattr(row, columns[name]) for name in fields}
            ),
            on=TODAY,
        )
    }
    assert {row.pk for row in listed} == allowed


def listed(member: Member, act: Act, kind: Kind, **fields: str) -> list[Member]:
    rows = scope(
        Member.objects.order_by("pk"),
        member=member,
        act=act,
        kind=kind,
        on=TODAY,
        **fields,
    )
    return list(rows)


def test_own_agency_alone_is_listed(lead_officer, other_officer) -> None:
    field = {"agency_field": "agency_id"}
    assert listed(lead_officer, Act.SUPPLY, Kind.SUPPLY, **field) == [lead_officer]
    assert listed(lead_officer, Act.SUPPLY, Kind.SUPPLY) == []


def test_ones_own_alone_is_listed(lead_officer, other_officer) -> None:
    field = {"person_field": "user_id"}
    assert listed(lead_officer, Act.CHANGE, Kind.ACCOUNT, **field) == [lead_officer]


def test_ones_own_work_is_not_listed_for_approval(approver, analyst) -> None:
    field = {"author_field": "user_id"}
    assert listed(approver, Act.APPROVE, Kind.RELEASE, **field) == [analyst]
    assert listed(analyst, Act.APPROVE, Kind.RELEASE, **field) == []


def test_being_superuser_changes_nothing(outsider: Member) -> None:
    outsider.user.is_superuser = True
    outsider.user.is_staff = True
    open_kinds = [kind for kind in Kind if outsider.may_see(kind, on=TODAY)]
    assert open_kinds == []


def test_member_is_asked_in_one_word(analyst: Member) -> None:
    assert analyst.may("change", "measure", on=TODAY)
    assert analyst.may("see", "audit", on=TODAY).reason == (
        "Only an auditor can see the audit trail."
    )
    assert analyst.may_see("measure")


def test_memberships_of_a_person_are_those_of_the_day(make_member) -> None:
    now = make_member("Ada Example", "police", Role.ANALYST)
    make_member("Ada Example", "police", ends_before=TODAY, starts_on=date(2019, 1, 1))
    make_member("Ada Example", "police", starts_on=date(2020, 6, 2))
    off = make_member("Ada Example", "police", starts_on=date(2018, 1, 1))
    off.is_active = False
    off.save()
    assert selectors.memberships_of(now.user, on=TODAY) == [now]


def test_command_line_acts_as_a_named_member(analyst: Member) -> None:
    found = selectors.member_by_email(analyst.user.email.upper())
    assert found == analyst


def test_command_line_acts_as_nobody_in_particular_never() -> None:
    with pytest.raises(NotAllowed, match="not said who acts"):
        selectors.member_by_email("")
    with pytest.raises(NotAllowed, match="not an active member"):
        selectors.member_by_email("nobody@police.example")


def test_agency_lead_sees_members_of_the_own_agency(
    lead_officer, other_officer
) -> None:
    shown = selectors.members_visible_to(lead_officer, on=TODAY)
    assert list(shown) == [lead_officer]
    assert Member.objects.count() == 2


def test_demonstration_offers_current_members(lead_officer, make_member) -> None:
    make_member("Gone Example", "police", ends_before=date(2015, 1, 1))
    assert list(selectors.members_of_demonstration(on=TODAY)) == [lead_officer]


def test_account_is_found_by_its_address_in_any_case(analyst: Member) -> None:
    found = User.objects.get_by_natural_key(f" {analyst.user.email.upper()} ")
    assert found == analyst.user
    assert found.get_full_name() == "Cai Example"
    assert str(analyst) == f"Cai Example ({analyst.agency})"


def test_purposes_start_with_planning() -> None:
    assert Member().purposes == [Purpose.PLANNING]
