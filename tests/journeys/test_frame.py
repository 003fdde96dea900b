"""The frame round every page, and the gallery, in a real browser."""

import pytest

from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.ui.urls import only_the_frame


FAULTS = {"error", "warning"}

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _only_the_frame(settings):
    only_the_frame(settings)


@pytest.fixture
def gallery(page, sign_in_as, lead_officer):
    sign_in_as(page, lead_officer)
    page.goto("/gallery/")
    page.wait_for_selector("html[data-ready]")
    return page


def test_axe_finds_nothing_in_the_gallery(gallery):
    assert page_is_accessible(gallery)


def test_the_gallery_reflows_on_the_narrowest_phone(gallery):
    assert page_fits_a_phone(gallery)


def test_nothing_is_refused_by_the_security_policy_or_fetched_from_elsewhere(
    page, sign_in_as, lead_officer, live_server
):
    said, asked = [], []
    page.on("console", lambda one: one.type in FAULTS and said.append(one.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    sign_in_as(page, lead_officer)

    response = page.goto("/gallery/")
    page.wait_for_selector("html[data-ready]")

    assert said == []
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


def test_the_gallery_reads_the_same_without_javascript(
    plain_page, sign_in_as, lead_officer
):
    sign_in_as(plain_page, lead_officer)
    plain_page.goto("/gallery/")

    assert plain_page.get_by_role("heading", name="Gallery of components").is_visible()
    assert plain_page.get_by_text("Twelve months of figures.").is_visible()
    assert plain_page.get_by_text("Sixteen wards.").is_visible()


def test_a_wide_table_scrolls_in_a_pane_that_the_keyboard_reaches(gallery):
    panes = gallery.locator(".fp-scroll")

    assert panes.count() > 0
    for pane in panes.all():
        assert pane.get_attribute("tabindex") == "0"
        assert pane.get_attribute("role") == "region"
        assert pane.get_attribute("aria-label")


def test_the_skip_link_leads_past_the_menu(gallery):
    gallery.keyboard.press("Tab")

    assert gallery.evaluate("document.activeElement.textContent") == (
        "Skip to main content"
    )
    gallery.keyboard.press("Enter")
    assert gallery.url.endswith("#main-content")


def test_a_form_that_is_wrong_says_so_first_and_leads_to_the_box(
    page, sign_in_as, lead_officer
):
    sign_in_as(page, lead_officer)
    page.goto("/form/")
    page.get_by_label("Note").fill("kept as typed")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("html[data-ready]")

    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert page.get_by_label("Note").input_value() == "kept as typed"
    page.get_by_role("link", name="Choose kind").click()
    assert page.evaluate("document.activeElement.id") == "id_kind_0"
    assert page_is_accessible(page)
    assert page_fits_a_phone(page)


def test_a_list_is_filtered_and_sorted_without_javascript(
    plain_page, sign_in_as, lead_officer
):
    sign_in_as(plain_page, lead_officer)
    plain_page.goto("/list/")
    plain_page.get_by_label("Legal status").select_option("responsible")
    plain_page.get_by_role("button", name="Apply filters").click()

    assert plain_page.get_by_text("2 agencies").is_visible()
    plain_page.get_by_role("link", name="Supplies").click()
    assert (
        plain_page.locator("th[aria-sort=ascending]")
        .inner_text()
        .startswith("Supplies")
    )
    plain_page.get_by_role("link", name="Remove this filter Responsible").click()
    assert plain_page.get_by_text("3 agencies").is_visible()


def test_the_error_pages_are_accessible(page, sign_in_as, lead_officer):
    sign_in_as(page, lead_officer)
    for address, status in {"/nowhere/": 404, "/refused/": 403}.items():
        assert page.goto(address).status == status
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
