import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.utils.timezone import now

from frankpledge.access import policies, services, trail
from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import Member, User
from frankpledge.access.services import CannotBeDone
from frankpledge.access.states import Purpose, Role
from frankpledge.access.trail import OPERATOR, STRANGER
from frankpledge.audit.models import Entry


pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 1)


def add(agency, by, *roles: Role, email: str = "New@Police.example", **more) -> Member:
    given = {"starts_on": TODAY, "on": TODAY} | more
    return services.add_member(
        email=email, name="New Example", agency=agency, roles=roles, by=by, **given
    )


def outcomes() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("outcome", flat=True))


def test_operator_opens_the_first_account(agencies) -> None:
    member = add(
        agencies["police"].pk,
        OPERATOR,
        Role.SYSTEMS_OFFICER,
        Role.AUDITOR,
        purposes=[Purpose.ADMINISTRATION],
    )
    assert (member.user.email, member.roles, member.purposes) == (
        "new@police.example",
        ["auditor", "systems-officer"],
        ["administration"],
    )
    assert member.user.has_usable_password() is False
    entry = Entry.objects.get()
    assert (entry.actor, entry.operation, entry.kind, entry.ref, entry.outcome) == (
        "operator",
        "administration",
        "membership",
        str(member.pk),
        "membership added",
    )


def test_agency_lead_adds_a_colleague(lead_officer) -> None:
    member = add(lead_officer.agency_id, lead_officer, Role.PRACTITIONER)
    assert member.agency_id == lead_officer.agency_id


def test_agency_lead_adds_nobody_elsewhere(lead_officer, other_officer) -> None:
    with pytest.raises(NotAllowed, match="only for your own agency"):
        add(other_officer.agency_id, lead_officer, Role.PRACTITIONER)
    assert User.objects.filter(email="new@police.example").exists() is False
    assert outcomes() == []


def test_agency_lead_gives_no_role_beyond_the_agency(lead_officer) -> None:
    with pytest.raises(NotAllowed, match="systems officer"):
        add(lead_officer.agency_id, lead_officer, Role.RELEASE_APPROVER)
    assert Member.objects.count() == 1


def test_nobody_adds_a_membership_for_themselves(systems_officer, agencies) -> None:
    with pytest.raises(NotAllowed, match="own membership"):
        add(
            agencies["police"].pk,
            systems_officer,
            Role.AUDITOR,
            email=systems_officer.user.email,
        )


def test_member_is_not_added_twice(systems_officer, lead_officer) -> None:
    with pytest.raises(CannotBeDone, match="member of this agency already"):
        add(
            lead_officer.agency_id,
            systems_officer,
            Role.ANALYST,
            email=lead_officer.user.email,
        )


def test_former_member_may_come_back(systems_officer, lead_officer) -> None:
    lead_officer.ends_before = date(2019, 1, 1)
    lead_officer.save()
    again = add(
        lead_officer.agency_id,
        systems_officer,
        Role.ANALYST,
        email=lead_officer.user.email,
    )
    assert again.user == lead_officer.user


def test_roles_change(systems_officer, lead_officer) -> None:
    services.change_roles(
        member=lead_officer, roles=[Role.AUDITOR], by=systems_officer, on=TODAY
    )
    lead_officer.refresh_from_db()
    assert lead_officer.roles == ["auditor"]
    assert outcomes() == ["roles changed"]


def test_agency_lead_takes_no_role_beyond_the_agency_away(
    lead_officer, approver
) -> None:
    with pytest.raises(NotAllowed, match="systems officer"):
        services.change_roles(
            member=approver, roles=[Role.PRACTITIONER], by=lead_officer, on=TODAY
        )


def test_nobody_changes_their_own_roles(systems_officer) -> None:
    with pytest.raises(NotAllowed, match="own membership"):
        services.change_roles(
            member=systems_officer, roles=[Role.AUDITOR], by=systems_officer, on=TODAY
        )


def test_membership_does_not_end_before_it_starts(
    systems_officer, lead_officer
) -> None:
    with pytest.raises(CannotBeDone, match="before it starts"):
        services.end_membership(
            member=lead_officer,
            ends_before=date(2000, 1, 1),
            by=systems_officer,
            on=TODAY,
        )


def test_leaver_loses_the_account_with_the_last_membership(
    systems_officer, make_member
) -> None:
    first = make_member("Ada Example", "police", Role.AGENCY_LEAD)
    second = Member.objects.create(
        user=first.user, agency=systems_officer.agency, starts_on=TODAY
    )
    services.remove_leaver(member=first, by=systems_officer, on=TODAY)
    first.user.refresh_from_db()
    assert (first.is_active, first.user.is_active) == (False, True)
    services.remove_leaver(member=second, by=systems_officer, on=TODAY)
    second.user.refresh_from_db()
    assert second.user.is_active is False


def test_leaver_goes_even_where_the_account_is_off(
    systems_officer, lead_officer
) -> None:
    lead_officer.user.is_active = False
    lead_officer.user.save()
    services.remove_leaver(member=lead_officer, by=systems_officer, on=TODAY)
    assert outcomes() == ["leaver removed"]


def test_invitation_sets_a_password_once(systems_officer, lead_officer) -> None:
    made = services.invite(member=lead_officer, by=systems_officer, on=TODAY)
    assert made.path == f"/invitation/{made.code}/"
    user = services.accept_invitation(code=made.code, password="a new long password")
    assert user.check_password("a new long password")
    with pytest.raises(CannotBeDone, match="used or is too old"):
        services.accept_invitation(code=made.code, password="another long password")
    assert outcomes() == ["invitation made", "invitation taken up"]


@pytest.mark.parametrize("code", ["", "x", "MQ-abc", "////-x", "OTk5-abc-def"])
def test_made_up_invitation_is_nobodys(lead_officer, code: str) -> None:
    assert services.invited(code) is None


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short", "at least 12 characters"),
        ("password1234", "too common"),
        ("ada.example@police.example", "too similar"),
    ],
)
def test_weak_password_is_refused(
    systems_officer, lead_officer, password, reason
) -> None:
    made = services.invite(member=lead_officer, by=systems_officer, on=TODAY)
    with pytest.raises(CannotBeDone, match=reason):
        services.accept_invitation(code=made.code, password=password)


def test_very_long_password_is_accepted(systems_officer, lead_officer) -> None:
    made = services.invite(member=lead_officer, by=systems_officer, on=TODAY)
    long = "correct horse battery staple " * 6
    assert services.accept_invitation(code=made.code, password=long)


def test_agency_lead_may_not_sign_in_as_somebody_with_a_wider_role(
    lead_officer, approver
) -> None:
    assert approver.agency_id == lead_officer.agency_id
    with pytest.raises(NotAllowed, match="systems officer"):
        services.invite(member=approver, by=lead_officer, on=TODAY)
    with pytest.raises(NotAllowed, match="systems officer"):
        services.reset_second_factor(member=approver, by=lead_officer, at=now())


def test_agency_lead_may_not_sign_in_as_a_member_of_two_agencies(
    lead_officer, other_officer, make_member
) -> None:
    colleague = make_member("Ann Example", "police", Role.PRACTITIONER)
    assert services.invite(member=colleague, by=lead_officer, on=TODAY)
    Member.objects.create(
        user=colleague.user, agency=other_officer.agency, starts_on=TODAY
    )
    with pytest.raises(NotAllowed, match="own agency"):
        services.invite(member=colleague, by=lead_officer, on=TODAY)


def test_lost_second_factor_is_voided(systems_officer, lead_officer) -> None:
    Authenticator.objects.create(
        user=lead_officer.user, type=Authenticator.Type.TOTP, data={}
    )
    services.reset_second_factor(member=lead_officer, by=systems_officer, at=now())
    assert Authenticator.objects.count() == 0


def test_a_session_on_a_lost_phone_ends_with_its_second_factor(
    systems_officer, lead_officer, signed_in
) -> None:
    client = signed_in(lead_officer)
    assert client.get("/").status_code == 200
    services.reset_second_factor(member=lead_officer, by=systems_officer, at=now())
    assert "expired=1" in client.get("/")["Location"]


def test_people_change_their_own_details(lead_officer) -> None:
    services.change_profile(
        user=lead_officer.user, name="Ada New", phone="01632 960000", language="cy"
    )
    entry = Entry.objects.get()
    assert entry.field_classes == ["name", "phone", "language"]
    assert "960000" not in str(entry.content())


def test_somebody_without_a_membership_may_change_nothing(lead_officer) -> None:
    decision = policies.may_change_membership(
        STRANGER, agency=lead_officer.agency_id, person=None, on=TODAY
    )
    assert decision.reason == "This membership is switched off."
    assert policies.may_give_roles(STRANGER, frozenset({Role.AUDITOR})).reason != ""


def test_caller_at_the_door_is_named_by_number(lead_officer) -> None:
    caller = trail.at_the_door(lead_officer.user)
    assert (caller.user_id, caller.purpose) == (lead_officer.user_id, "own-account")


def test_every_service_leaves_one_entry_and_no_values(
    systems_officer, lead_officer
) -> None:
    canary = "canary-name"
    services.change_profile(
        user=lead_officer.user, name=canary, phone="", language="en"
    )
    services.replace_own_second_factor(user=lead_officer.user)
    assert outcomes() == ["profile changed", "second factor replaced"]
    told = " ".join(str(entry.content()) for entry in Entry.objects.all())
    assert re.search(canary, told) is None
