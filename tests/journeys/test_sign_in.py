"""Signing in as a new member does: invitation, password, second factor."""

import pytest
from django.core.cache import cache

from frankpledge.access import services
from frankpledge.access.trail import OPERATOR
from frankpledge.audit.models import Entry
from tests.access.codes import code_for
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long invented password"


def is_good(page) -> bool:
    return page_is_accessible(page) and page_fits_a_phone(page)


def sign_in(page, member, password=PASSWORD):
    page.goto("/sign-in/")
    page.get_by_label("Email address").fill(member.user.email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def choose_password(page, invitation):
    page.goto(invitation.path)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()


@pytest.mark.parametrize("window", ["page", "plain_page"])
def test_new_member_comes_in_with_two_factors(request, window, analyst):
    cache.clear()
    page = request.getfixturevalue(window)
    with_scripts = window == "page"
    with given("a new member with an invitation"):
        invitation = services.invite(member=analyst, by=OPERATOR, on=analyst.starts_on)
    with when("they choose a password and sign in with it"):
        choose_password(page, invitation)
        page.wait_for_url("**/sign-in/")
        assert not with_scripts or is_good(page)
        sign_in(page, analyst)
    with then("no page opens before they have set up a second factor"):
        page.wait_for_url("**/account/second-factor/set-up/**")
        page.goto("/account/")
        page.wait_for_url("**/account/second-factor/set-up/**")
        assert not with_scripts or is_good(page)
    with when("they prove the code of their app"):
        secret = page.locator("#second-factor-key").inner_text().replace(" ", "")
        page.get_by_label("Code").fill(code_for(secret, step=-1))
        page.get_by_role("button", name="Continue").click()
    with then("they get recovery codes, once, and are in"):
        page.get_by_role("heading", name="Recovery codes").wait_for()
        codes = page.locator("#recovery-codes li").all_inner_texts()
        assert len(codes) == 10
        assert not with_scripts or is_good(page)
        page.goto("/account/")
        assert page.get_by_role("heading", name="Your account").is_visible()
        assert not with_scripts or is_good(page)
    with when("they leave and come back"):
        page.get_by_role("button", name="Sign out").click()
        page.goto("/account/")
        page.wait_for_url("**/sign-in/**")
        sign_in(page, analyst)
        page.wait_for_url("**/sign-in/code/")
        assert not with_scripts or is_good(page)
        page.get_by_label("Code").fill(code_for(secret))
        page.get_by_role("button", name="Continue").click()
    with then("the code lets them in, and all of it is in the trail"):
        page.wait_for_function("location.pathname === '/'")
        told = Entry.objects.filter(kind="account").order_by("sequence")
        assert list(told.values_list("outcome", flat=True)) == [
            "invitation taken up",
            "password only",
            "totp set up",
            "recovery_codes set up",
            "signed out",
            "done",
        ]


def test_wrong_password_is_said_in_words_and_by_link(page, analyst):
    cache.clear()
    with when("somebody gives a wrong password"):
        sign_in(page, analyst, "not the password")
    with then("the page says so on top, with the fields kept"):
        assert page.title().startswith("Error: ")
        assert page.locator(".govuk-error-summary").is_visible()
        assert page.get_by_label("Email address").input_value() == analyst.user.email
        assert is_good(page)
