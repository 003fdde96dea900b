"""The frame round every page, and the pages for when something went wrong."""

import logging
import re

import pytest
from django.contrib import messages
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from frankpledge.ui.views import bad_request, reference
from tests.ui.urls import Sample, only_the_frame


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_the_frame(settings):
    only_the_frame(settings)


@pytest.fixture
def officer(signed_in, lead_officer):
    return signed_in(lead_officer)


def text(response):
    return response.content.decode()


def test_the_gallery_is_for_members(officer, client):
    assert officer.get("/gallery/").status_code == 200
    assert client.get("/gallery/").status_code == 302


def test_a_page_names_itself_first_and_the_service_last(officer, settings):
    settings.SERVICE_NAME = "Exampleton Community Safety"

    page = text(officer.get("/form/"))

    assert "<title>Sample form – Exampleton Community Safety</title>" in page


def test_a_form_with_errors_says_so_in_the_title(officer):
    page = text(officer.post("/form/", {"note": "x"}))

    assert "<title>Error: Sample form" in page
    assert page.index("govuk-error-summary") < page.index("<h1")


def test_a_page_holds_no_inline_script_or_style(officer):
    for address in ("/gallery/", "/form/", "/list/"):
        page = text(officer.get(address))

        assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
        assert "<style" not in page
        assert re.findall(r"\sstyle=", page) == []
        assert re.findall(r"\son[a-z]+=", page) == []


def test_a_page_names_whoever_is_signed_in_and_lets_them_out(officer):
    page = text(officer.get("/form/"))

    assert "Ada Example" in page
    assert '<button class="fp-header__button" type="submit">Sign out</button>' in page


def test_the_demonstration_says_its_rows_were_made_again_from_counts(officer, settings):
    settings.DEMONSTRATION = True
    said = "re-created from published counts"

    assert said in text(officer.get("/form/"))
    settings.DEMONSTRATION = False
    assert said not in text(officer.get("/form/"))


def test_paper_carries_the_marking_and_who_printed_it(officer):
    page = text(officer.get("/form/"))

    assert '<div class="fp-print-top" aria-hidden="true">OFFICIAL' in page
    assert re.search(r"OFFICIAL – printed by Ada Example .* on \d+ \w+ 20\d\d at", page)


def test_messages_stand_as_alerts():
    request = RequestFactory().get("/")
    shown = render_to_string(
        "layouts/page.html",
        {"messages": [messages.storage.base.Message(messages.SUCCESS, "Loaded <3>")]},
        request=None,
    )

    assert request.path == "/"
    assert "moj-alert--success" in shown
    assert "Loaded &lt;3&gt;" in shown


def test_public_pages_name_nobody_and_ask_for_nothing():
    shown = render_to_string(
        "layouts/public.html",
        {"member": "Ada Example", "form": Sample({}), "is_demonstration": True},
    )

    assert "Ada Example" not in shown
    assert "csrf" not in shown
    assert "Sign out" not in shown
    assert "This is not a council&#x27;s website" in shown


def test_sign_in_pages_carry_no_menu():
    shown = render_to_string(
        "layouts/sign_in.html", {"navigation": [{"text": "Data", "href": "/data/"}]}
    )

    assert "/data/" not in shown
    assert "Help with signing in" in shown


def test_a_page_that_is_not_there_says_the_same_every_time(officer):
    first, second = officer.get("/nowhere/"), officer.get("/nowhere/")

    def steady(page):
        return re.sub(r'value="\w{64}"', "", text(page))

    assert first.status_code == 404
    assert steady(first) == steady(second)
    assert "Page not found" in text(first)


def test_a_refusal_gives_a_number_that_is_in_the_log(officer, caplog):
    with caplog.at_level(logging.ERROR, "frankpledge.ui"):
        response = officer.get("/refused/")
    number = re.search(r"<strong>(\S{4}-\S{4})</strong>", text(response))[1]

    assert response.status_code == 403
    assert f"reference {number}" in caplog.text


def test_a_fault_gives_a_number_and_shows_nothing_of_itself(
    signed_in, lead_officer, caplog
):
    client = signed_in(lead_officer)
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR, "frankpledge.ui"):
        response = client.get("/broken/")
    page = text(response)
    number = re.search(r"<strong>(\S{4}-\S{4})</strong>", page)[1]

    assert response.status_code == 500
    assert f"reference {number}" in caplog.text
    assert "kestrel" in caplog.text
    assert "kestrel" not in page
    assert "Ada Example" not in page


def test_a_request_that_makes_no_sense_is_told_so(caplog):
    response = bad_request(RequestFactory().get("/"), ValueError("odd"))

    assert response.status_code == 400
    assert "could not be understood" in text(response)


def test_a_form_from_an_old_page_is_explained(settings, lead_officer):
    settings.CSRF_FAILURE_VIEW = "frankpledge.ui.views.csrf_failure"
    client = Client(enforce_csrf_checks=True)

    response = client.post("/sign-in/", {})

    assert response.status_code == 403
    assert "This form is too old to send" in text(response)


def test_references_hold_no_letters_that_look_alike():
    for _ in range(50):
        assert re.fullmatch(
            r"[2-9B-DF-HJ-NP-RTV-Y]{4}-[2-9B-DF-HJ-NP-RTV-Y]{4}", reference()
        )
        assert not set(reference()) & set("01OIAEUSZL")
