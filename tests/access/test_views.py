from datetime import date

import pytest
from django.test import Client
from django.urls import include, path

from frankpledge.access import services
from frankpledge.access.models import Member, User
from frankpledge.access.states import Role
from frankpledge.access.trail import OPERATOR
from frankpledge.audit.models import Entry


urlpatterns = [path("", include("frankpledge.access.urls"))]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
PRIVATE = [
    "/members/",
    "/members/add/",
    "/members/1/",
    "/members/1/roles/",
    "/members/1/end/",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_outsider_finds_no_members_pages(
    lead_officer, outsider, signed_in, address: str
) -> None:
    address = address.replace("1", str(lead_officer.pk))
    assert signed_in(outsider).get(address).status_code == 404


@pytest.mark.parametrize("deed", ["leaver", "invite", "reset"])
def test_outsider_does_nothing_to_members(
    lead_officer, outsider, signed_in, deed: str
) -> None:
    address = f"/members/{lead_officer.pk}/{deed}/"
    assert signed_in(outsider).post(address).status_code == 404
    lead_officer.refresh_from_db()
    assert lead_officer.is_active is True


def test_agency_lead_lists_colleagues_only(
    lead_officer, other_officer, signed_in
) -> None:
    page = signed_in(lead_officer).get("/members/").content.decode()
    assert "Ada Example" in page
    assert "Ben Example" not in page


def test_list_of_members_takes_as_many_queries_for_three_as_for_one(
    systems_officer, signed_in, make_member, django_assert_num_queries
) -> None:
    client = signed_in(systems_officer)
    with django_assert_num_queries(4):
        client.get("/members/")
    for name in ("Ann Example", "Bob Example"):
        make_member(name, "police", Role.ANALYST)
    with django_assert_num_queries(4):
        client.get("/members/")


def test_agency_lead_adds_and_invites_a_colleague(lead_officer, signed_in) -> None:
    client = signed_in(lead_officer)
    page = client.get("/members/add/").content.decode()
    assert "Merseyside Police" in page
    assert "St Helens Council" not in page
    form = {
        "name": "New Example",
        "email": "new@police.example",
        "agency": lead_officer.agency_id,
        "roles": ["practitioner"],
        "starts_on": "2020-06-01",
    }
    added = client.post("/members/add/", form)
    member = Member.objects.get(user__email="new@police.example")
    assert added["Location"] == f"/members/{member.pk}/"
    link = client.post(f"/members/{member.pk}/invite/").content.decode()
    assert "/invitation/" in link


def test_forged_agency_is_not_a_choice(lead_officer, other_officer, signed_in) -> None:
    form = {
        "name": "New Example",
        "email": "new@police.example",
        "agency": other_officer.agency_id,
        "roles": ["practitioner"],
        "starts_on": "2020-06-01",
    }
    response = signed_in(lead_officer).post("/members/add/", form)
    assert b"not one of the available choices" in response.content
    assert User.objects.filter(email="new@police.example").exists() is False


def test_systems_officer_changes_roles_and_ends_a_membership(
    systems_officer, lead_officer, signed_in
) -> None:
    client = signed_in(systems_officer)
    shown = client.get(f"/members/{lead_officer.pk}/").content.decode()
    assert "Reset second factor" in shown
    client.post(f"/members/{lead_officer.pk}/roles/", {"roles": ["auditor"]})
    client.post(f"/members/{lead_officer.pk}/end/", {"ends_before": "2030-01-01"})
    client.post(f"/members/{lead_officer.pk}/reset/")
    lead_officer.refresh_from_db()
    assert (lead_officer.roles, lead_officer.ends_before) == (
        ["auditor"],
        date(2030, 1, 1),
    )
    asked = client.get(f"/members/{lead_officer.pk}/leaver/").content.decode()
    assert "as a leaver?" in asked
    lead_officer.refresh_from_db()
    assert lead_officer.is_active
    client.post(f"/members/{lead_officer.pk}/leaver/")
    lead_officer.refresh_from_db()
    assert lead_officer.is_active is False
    assert client.get("/members/").content.count(b"Account off") == 1


def test_member_page_says_why_somebody_else_must_change_it(
    systems_officer, manager, signed_in
) -> None:
    page = signed_in(manager).get(f"/members/{systems_officer.pk}/").content.decode()
    assert "Only a systems officer" in page
    assert "Change roles" not in page


@pytest.mark.parametrize("form", ["roles", "end", "leaver"])
def test_who_may_not_change_a_member_sees_no_form(
    systems_officer, manager, signed_in, form
) -> None:
    answer = signed_in(manager).get(f"/members/{systems_officer.pk}/{form}/")
    assert answer.status_code == 403


def test_an_empty_form_says_what_to_do_about_each_box(
    systems_officer, signed_in
) -> None:
    said = (
        signed_in(systems_officer).post("/members/add/", {"name": ""}).content.decode()
    )
    for words in ("Enter name", "Enter work email address", "Choose agency"):
        assert words in said
    assert "This field is required" not in said
    wrong = signed_in(systems_officer).post("/members/add/", {"starts_on": "soon"})
    assert "First day must be a real date" in wrong.content.decode()


@pytest.mark.parametrize("address", ["roles", "end"])
def test_forms_about_a_member_open(
    systems_officer, lead_officer, signed_in, address
) -> None:
    page = signed_in(systems_officer).get(f"/members/{lead_officer.pk}/{address}/")
    assert page.status_code == 200


def test_standing_of_each_member_is_in_words(systems_officer, signed_in, make_member):
    make_member("Old Example", "police", ends_before=date(2015, 1, 1))
    make_member("Far Example", "police", starts_on=date(2099, 1, 1))
    page = signed_in(systems_officer).get("/members/").content.decode()
    assert ("Ended" in page, "Not started" in page, "Current" in page) == (True,) * 3


def test_own_details_change_by_an_allow_list(analyst, signed_in) -> None:
    client = signed_in(analyst)
    form = {
        "name": "Cai New",
        "phone": "01632 960000",
        "language": "cy",
        "email": "forged@x.example",
        "is_active": "",
        "is_superuser": "1",
    }
    assert client.get("/account/details/").status_code == 200
    assert client.post("/account/details/", form)["Location"] == "/account/"
    user = User.objects.get(pk=analyst.user_id)
    assert (user.name, user.email, user.is_active) == (
        "Cai New",
        "cai.example@council.example",
        True,
    )
    page = client.get("/account/").content.decode()
    assert ("Cai New" in page, "Welsh" in page) == (True, True)


def test_password_changes_and_is_written_down(analyst, signed_in) -> None:
    client = signed_in(analyst)
    form = {
        "oldpassword": "three invented words",
        "password1": "four more invented words",
        "password2": "four more invented words",
    }
    assert client.get("/account/password/").status_code == 200
    assert client.post("/account/password/", form).status_code == 302
    analyst.user.refresh_from_db()
    assert analyst.user.check_password("four more invented words")
    assert Entry.objects.last().outcome == "password changed"


def test_second_factor_page_offers_to_replace_it(analyst, signed_in) -> None:
    page = signed_in(analyst).get("/account/second-factor/").content.decode()
    assert "/account/second-factor/replace/" in page


def test_replacing_the_second_factor_asks_for_proof_first(analyst, signed_in) -> None:
    client = signed_in(analyst)
    asked = client.get("/account/second-factor/replace/")
    assert asked["Location"].startswith("/account/again/")
    client.post("/account/again/", {"password": "three invented words"})
    assert client.get("/account/second-factor/replace/").status_code == 200
    replaced = client.post("/account/second-factor/replace/")
    assert replaced["Location"] == "/account/second-factor/set-up/"
    assert client.get("/account/")["Location"].startswith("/account/second-factor/")


def test_invitation_lets_a_person_choose_a_password(analyst) -> None:
    made = services.invite(member=analyst, by=OPERATOR, on=date(2020, 6, 1))
    client = Client()
    assert b"Cai Example" in client.get(made.path).content
    uneven = {"password": "a new long password", "again": "another long password"}
    assert b"same password" in client.post(made.path, uneven).content
    weak = {"password": "password1234", "again": "password1234"}
    assert b"too common" in client.post(made.path, weak).content
    good = {"password": "a new long password", "again": "a new long password"}
    assert client.post(made.path, good)["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session
    void = client.get(made.path)
    assert (void.status_code, b"no longer works" in void.content) == (410, True)


def test_demonstration_door_is_shut_elsewhere(analyst, settings) -> None:
    settings.DEMONSTRATION = False
    here = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost:8000")
    assert here.get("/sign-in/demonstration/").status_code == 404
    settings.DEMONSTRATION = True
    assert here.get("/sign-in/demonstration/").status_code == 200
    for more in (
        {"REMOTE_ADDR": "10.0.0.8"},
        {"HTTP_HOST": "testserver"},
        {"HTTP_X_FORWARDED_FOR": "10.0.0.8"},
        {"HTTP_FORWARDED": "for=10.0.0.8"},
    ):
        assert here.get("/sign-in/demonstration/", **more).status_code == 404


def test_visitor_of_the_demonstration_chooses_who_to_be(analyst, settings) -> None:
    settings.DEMONSTRATION = True
    client = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost:8000")
    page = client.get("/sign-in/demonstration/?next=/account/").content.decode()
    assert ("Cai Example" in page, "invented" in page) == (True, True)
    entered = client.post(
        "/sign-in/demonstration/", {"member": analyst.pk, "next": "/account/"}
    )
    assert entered["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert Entry.objects.last().outcome == "chosen in the demonstration"
    settings.DEMONSTRATION = False
    assert client.get("/account/").status_code == 302


def test_demonstration_sends_nobody_to_another_site(analyst, settings) -> None:
    settings.DEMONSTRATION = True
    client = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost:8000")
    form = {"member": analyst.pk, "next": "https://evil.example/"}
    assert client.post("/sign-in/demonstration/", form)["Location"] == "/"


def test_a_last_day_that_cannot_be_is_said_beside_the_box(
    systems_officer, lead_officer, signed_in
) -> None:
    client = signed_in(systems_officer)
    page = client.post(
        f"/members/{lead_officer.pk}/end/", {"ends_before": "1999-01-01"}
    )
    assert page.status_code == 200
    assert "cannot end before it starts" in page.content.decode()
    assert "1999-01-01" in page.content.decode()


def test_who_is_a_member_already_is_said_beside_what_was_typed(
    systems_officer, lead_officer, signed_in
) -> None:
    typed = {
        "name": "Somebody Else",
        "email": lead_officer.user.email,
        "agency": lead_officer.agency_id,
        "roles": ["practitioner"],
        "starts_on": "2020-06-01",
    }
    page = signed_in(systems_officer).post("/members/add/", typed)
    assert page.status_code == 200
    assert "is a member of this agency already" in page.content.decode()
    assert "Somebody Else" in page.content.decode()
