"""Signing in as a person does, and what the middleware does on every request."""

import re
import time
from datetime import date, timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings as current
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from frankpledge.access import keys, services, sessions
from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import Member
from frankpledge.access.public import needs, public_page
from frankpledge.access.states import Role, Stage
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit.models import Entry
from tests.access.codes import code_for
from tests.conftest import PASSWORD


# allauth says that a factor is set up once its transaction is through.
committed = pytest.mark.django_db(transaction=True)
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def no_limits_left_over() -> None:
    cache.clear()


def inner(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.member.pk} {request.member.purpose}")


def hidden(request: HttpRequest) -> HttpResponse:
    raise NotAllowed("There is no such thing for you.", is_hidden=True)


def forbidden(request: HttpRequest) -> HttpResponse:
    raise NotAllowed("Only the lead agency can do this.")


def failing(request: HttpRequest) -> HttpResponse:
    raise ExpectedFailure("The file is empty.", "Send it again.")


@needs(Stage.SIGNING_IN)
def doorstep(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"hello {request.member}")


@public_page
def open_page(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(f"hello {request.user.is_authenticated}")
    response.set_cookie("stray", "crumb")
    return response


urlpatterns = [
    path("inner/", inner),
    path("hidden/", hidden),
    path("forbidden/", forbidden),
    path("failing/", failing),
    path("doorstep/", doorstep),
    path("open/", open_page),
    path("", include("frankpledge.access.urls")),
]


def give_password(client: Client, member: Member, password: str = PASSWORD):
    login = {"login": member.user.email, "password": password}
    return client.post("/sign-in/", login)


def set_up_factor(client: Client) -> str:
    page = client.get("/account/second-factor/set-up/").content.decode()
    secret = re.search(r'id="second-factor-key">([\w ]+)<', page)[1].replace(" ", "")
    response = client.post("/account/second-factor/set-up/", {"code": code_for(secret)})
    assert response.status_code == 302
    return secret


@committed
def test_first_sign_in_leads_through_the_second_factor(analyst: Member) -> None:
    client = Client()
    assert client.get("/inner/")["Location"] == "/sign-in/?next=%2Finner%2F"
    assert give_password(client, analyst).status_code == 302
    turned_away = client.get("/inner/")
    assert turned_away["Location"].startswith("/account/second-factor/set-up/")
    set_up_factor(client)
    codes = client.get("/account/second-factor/recovery-codes/")
    assert len(re.findall(r"<code>\d{8}</code>", codes.content.decode())) == 10
    assert client.get("/inner/").content.decode() == f"{analyst.pk} planning"


@committed
def test_later_sign_ins_ask_for_a_code(analyst: Member) -> None:
    first = Client()
    give_password(first, analyst)
    secret = set_up_factor(first)
    client = Client()
    assert give_password(client, analyst)["Location"] == "/sign-in/code/"
    assert client.get("/inner/").status_code == 302
    wrong = client.post("/sign-in/code/", {"code": "000000"})
    assert wrong.status_code == 200
    assert b"Incorrect code" in wrong.content
    assert client.post("/sign-in/code/", {"code": code_for(secret)})["Location"] == "/"
    assert client.get("/inner/").status_code == 200
    said = list(Entry.objects.order_by("sequence").values_list("outcome", flat=True))
    assert said == [
        "password only",
        "totp set up",
        "recovery_codes set up",
        "wrong code",
        "done",
    ]


def test_code_works_once(analyst: Member) -> None:
    first = Client()
    give_password(first, analyst)
    secret = set_up_factor(first)
    code = code_for(secret, step=1)
    for expected in (302, 200):
        client = Client()
        give_password(client, analyst)
        spaced = f"{code[:3]} {code[3:]}" if expected == 200 else code
        response = client.post("/sign-in/code/", {"code": spaced})
        assert response.status_code == expected


def test_code_that_slow_clocks_make_valid_again_is_refused(analyst: Member) -> None:
    client = Client()
    give_password(client, analyst)
    code = code_for(set_up_factor(client), step=1)
    for expected in (302, 200):
        # allauth forgets a code after half a minute; ours must not, for three of them
        cache.delete(f"allauth.mfa.totp.used?user={analyst.user_id}&code={code}")
        client = Client()
        give_password(client, analyst)
        response = client.post("/sign-in/code/", {"code": code})
        assert response.status_code == expected


def test_a_second_factor_is_replaced_and_never_done_without(analyst: Member) -> None:
    client = Client()
    give_password(client, analyst)
    set_up_factor(client)
    held = Authenticator.objects.get(user=analyst.user, type=Authenticator.Type.TOTP)
    assert not get_adapter().can_delete_authenticator(held)


@committed
def test_recovery_code_works_once(analyst: Member) -> None:
    first = Client()
    give_password(first, analyst)
    set_up_factor(first)
    page = first.get("/account/second-factor/recovery-codes/").content.decode()
    code = re.findall(r"<code>(\d{8})</code>", page)[0]
    for expected in (302, 200):
        client = Client()
        give_password(client, analyst)
        response = client.post("/sign-in/code/", {"code": code})
        assert response.status_code == expected


@committed
def test_recovery_codes_are_shown_once(analyst: Member) -> None:
    client = Client()
    give_password(client, analyst)
    set_up_factor(client)
    client.get("/account/second-factor/recovery-codes/")
    again = client.get("/account/second-factor/recovery-codes/").content.decode()
    assert "You have 10 of 10 codes left" in again
    assert re.findall(r"\d{8}", again) == []


def test_secrets_at_rest_cannot_be_read(analyst: Member, workspace) -> None:
    client = Client()
    give_password(client, analyst)
    client.get("/account/second-factor/set-up/")
    held = str(dict(client.session))
    secret = set_up_factor(client)
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in held
    assert secret not in stored
    assert keys.unlock(stored) == secret
    assert (workspace / "second-factor.key").stat().st_mode & 0o077 == 0


def test_ten_guesses_in_five_minutes_and_no_more(analyst: Member) -> None:
    for _ in range(10):
        assert b"not correct" in give_password(Client(), analyst, "wrong").content
    refused = give_password(Client(), analyst).content
    assert b"Too many failed" in refused
    outcomes = list(Entry.objects.values_list("outcome", flat=True))
    assert outcomes == ["wrong password"] * 10 + ["too many guesses"]


def test_ten_wrong_codes_and_no_more(analyst: Member) -> None:
    Authenticator.objects.create(
        user=analyst.user,
        type=Authenticator.Type.TOTP,
        data={"secret": keys.lock("JBSWY3DPEHPK3PXP")},
    )
    client = Client()
    give_password(client, analyst)
    for _ in range(10):
        assert b"Incorrect" in client.post("/sign-in/code/", {"code": "000000"}).content
    refused = client.post("/sign-in/code/", {"code": "000000"}).content
    assert b"Too many failed" in refused


def test_a_code_used_before_gives_no_new_guesses(analyst: Member) -> None:
    client = Client()
    give_password(client, analyst)
    code = code_for(set_up_factor(client), step=1)
    other = Client()
    give_password(other, analyst)
    assert other.post("/sign-in/code/", {"code": code}).status_code == 302
    guesser = Client()
    give_password(guesser, analyst)
    for _ in range(5):
        guesser.post("/sign-in/code/", {"code": "000000"})
        guesser.post("/sign-in/code/", {"code": code})
    answer = guesser.post("/sign-in/code/", {"code": "000000"})
    assert "Too many" in answer.content.decode()


def test_new_recovery_codes_void_the_old_ones(analyst: Member, signed_in) -> None:
    Authenticator.objects.create(
        user=analyst.user,
        type=Authenticator.Type.TOTP,
        data={"secret": keys.lock("JBSWY3DPEHPK3PXP")},
    )
    client = signed_in(analyst)
    client.post("/account/again/", {"password": PASSWORD})
    made = client.post("/account/second-factor/recovery-codes/new/")
    assert made["Location"] == "/account/second-factor/recovery-codes/"
    assert Authenticator.objects.filter(type="recovery_codes").count() == 1


def test_unknown_address_is_not_written_down(db) -> None:
    Client().post("/sign-in/", {"login": "canary@x.example", "password": "wrong"})
    entry = Entry.objects.get()
    assert (entry.actor, entry.ref, entry.outcome) == (
        "stranger",
        "unknown",
        "wrong password",
    )


def test_nobody_can_sign_up(db) -> None:
    assert Client().get("/accounts/signup/").status_code == 404
    assert Client().get("/signup/").status_code == 404


def test_signing_out_ends_the_session(analyst, signed_in) -> None:
    client = signed_in(analyst)
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/inner/").status_code == 302
    assert Entry.objects.last().outcome == "signed out"


@pytest.mark.parametrize(
    ("mark", "seconds"),
    [(sessions.SEEN, 30 * 60 + 1), (sessions.BEGAN, 12 * 60 * 60 + 1)],
)
def test_session_ends_when_idle_or_old(analyst, signed_in, mark, seconds) -> None:
    client = signed_in(analyst)
    session = client.session
    session[mark] = time.time() - seconds
    session.save()
    response = client.get("/inner/")
    assert response["Location"] == "/sign-in/?expired=1&next=%2Finner%2F"
    assert client.get("/inner/")["Location"] == "/sign-in/?next=%2Finner%2F"


def test_using_a_session_keeps_it_open(analyst, signed_in) -> None:
    client = signed_in(analyst)
    session = client.session
    session[sessions.SEEN] = time.time() - 600
    session.save()
    client.get("/inner/")
    assert client.session[sessions.SEEN] > time.time() - 5


def test_leaver_is_out_with_the_next_click(analyst, systems_officer, signed_in) -> None:
    client = signed_in(analyst)
    assert client.get("/inner/").status_code == 200
    services.remove_leaver(member=analyst, by=systems_officer, on=date(2020, 6, 1))
    assert client.get("/inner/").status_code == 302


def test_ended_membership_closes_the_way_in(
    analyst, systems_officer, signed_in
) -> None:
    client = signed_in(analyst)
    services.end_membership(
        member=analyst,
        ends_before=date(2020, 6, 1),
        by=systems_officer,
        on=date(2020, 6, 1),
    )
    response = client.get("/inner/")
    assert response.status_code == 403
    assert b"no current membership" in response.content


def test_person_with_two_memberships_chooses(make_member, signed_in) -> None:
    first = make_member("Ada Example", "police", Role.ANALYST)
    second = Member.objects.create(
        user=first.user,
        agency=make_member("Fay Example", "fire").agency,
        roles=["auditor"],
        purposes=["planning", "oversight"],
        starts_on=date(2013, 4, 1),
    )
    client = signed_in(first)
    session = client.session
    del session[sessions.MEMBER]
    session.save()
    asked = client.get("/inner/")
    assert asked["Location"] == "/account/membership/?next=%2Finner%2F"
    page = client.get("/account/membership/")
    assert b"Merseyside Fire and Rescue Service" in page.content
    choice = {"member": first.pk, "purpose": "oversight", "next": "/inner/"}
    refused = client.post("/account/membership/", choice)
    assert b"does not cover that purpose" in refused.content
    choice["member"] = second.pk
    assert client.post("/account/membership/", choice)["Location"] == "/inner/"
    assert client.get("/inner/").content.decode() == f"{second.pk} oversight"


def test_membership_of_another_person_cannot_be_chosen(
    analyst, auditor, signed_in
) -> None:
    client = signed_in(analyst)
    session = client.session
    session[sessions.MEMBER] = auditor.pk
    session.save()
    assert client.get("/inner/").content.decode() == f"{analyst.pk} planning"


def test_session_of_one_person_proves_nothing_of_another(analyst, auditor) -> None:
    client = Client()
    client.force_login(analyst.user)
    session = client.session
    session[sessions.FACTOR] = str(auditor.user_id)
    session.save()
    assert client.get("/inner/").status_code == 302


@committed
def test_factor_already_set_up_is_asked_for_again(analyst) -> None:
    first = Client()
    give_password(first, analyst)
    secret = set_up_factor(first)
    session = first.session
    del session[sessions.FACTOR]
    session.save()
    asked = first.get("/inner/")
    assert asked["Location"] == "/account/again/code/?next=%2Finner%2F"
    answer = first.post(
        "/account/again/code/?next=%2Finner%2F", {"code": code_for(secret)}
    )
    assert answer["Location"] == "/inner/"
    assert first.get("/inner/").status_code == 200


def test_hidden_thing_answers_as_one_that_is_not_there(analyst, signed_in) -> None:
    client = signed_in(analyst)
    there, not_there = client.get("/hidden/"), client.get("/members/999/")
    assert (there.status_code, not_there.status_code) == (404, 404)
    token = re.compile(rb'value="\w{64}"')
    assert token.sub(b"", there.content) == token.sub(b"", not_there.content)


def test_refusal_says_why(analyst, signed_in) -> None:
    response = signed_in(analyst).get("/forbidden/")
    assert response.status_code == 403
    assert b"Only the lead agency can do this." in response.content


def test_expected_failure_is_a_sentence(analyst, signed_in) -> None:
    response = signed_in(analyst).get("/failing/")
    assert response.status_code == 400
    assert b"The file is empty." in response.content
    assert b"Send it again." in response.content


def test_public_page_knows_nobody_and_leaves_nothing(analyst, signed_in) -> None:
    response = signed_in(analyst).get("/open/")
    assert response.content == b"hello False"
    assert response.cookies == {}
    assert "no-store" not in response.get("Cache-Control", "")
    assert "Cookie" not in response.get("Vary", "")


def test_doorstep_knows_a_member_and_lets_strangers_stand(analyst, signed_in) -> None:
    assert Client().get("/doorstep/").content == b"hello None"
    client = signed_in(analyst)
    assert client.get("/doorstep/").content.decode() == f"hello {analyst}"
    session = client.session
    del session[sessions.FACTOR]
    session.save()
    assert client.get("/doorstep/").content == b"hello None"
    session[sessions.SEEN] = 0
    session.save()
    assert client.get("/doorstep/").content == b"hello None"


def test_private_page_is_never_kept(analyst, signed_in) -> None:
    response = signed_in(analyst).get("/inner/")
    assert response["Cache-Control"] == "no-store, private"


def test_post_of_a_stranger_goes_to_the_sign_in_page(db) -> None:
    assert Client().post("/inner/")["Location"] == "/sign-in/?"


def test_limits_are_those_that_were_asked_for() -> None:
    assert current.SESSION_IDLE_SECONDS == 30 * 60
    assert current.SESSION_ABSOLUTE_SECONDS == 12 * 60 * 60
    assert timedelta(seconds=current.SESSION_COOKIE_AGE) == timedelta(hours=12)


def test_django_admin_is_not_there() -> None:
    assert "django.contrib.admin" not in current.INSTALLED_APPS
