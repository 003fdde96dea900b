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


def test_the_start_page_is_accessible_and_fits_a_phone(page, sign_in_as, lead_officer):
    sign_in_as(page, lead_officer)
    page.goto("/")
    page.wait_for_selector("html[data-ready]")

    assert page_is_accessible(page)
    assert page_fits_a_phone(page)


def test_the_menu_folds_away_on_a_phone_and_opens_again(
    phone_page, sign_in_as, lead_officer
):
    sign_in_as(phone_page, lead_officer)
    phone_page.goto("/")
    phone_page.wait_for_selector("html[data-ready]")
    places = phone_page.get_by_role("navigation", name="Parts of this service")

    assert not places.get_by_role("link", name="Measures").is_visible()
    phone_page.get_by_role(
        "button", name="Show or hide the parts of this service"
    ).click()
    assert places.get_by_role("link", name="Measures").is_visible()


def test_the_menu_is_open_without_javascript(plain_page, sign_in_as, lead_officer):
    sign_in_as(plain_page, lead_officer)
    plain_page.goto("/")
    places = plain_page.get_by_role("navigation", name="Parts of this service")

    assert places.get_by_role("link", name="Measures").is_visible()


def test_the_table_under_a_figure_is_copied_with_its_headings(gallery):
    gallery.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = gallery.locator("#example-figure")
    figure.get_by_text("Show the figures as a table").click()
    figure.get_by_role("button", name="Copy table").click()
    figure.get_by_role("button", name="Copied").wait_for()

    assert gallery.evaluate("navigator.clipboard.readText()") == (
        "Year\tBurglaries\tRate per 1,000 households\n"
        "2018/19\t812\t10.1\n2019/20\t760\t9.4"
    )


def test_all_rows_are_chosen_by_one_key(gallery):
    ticks = gallery.locator("input[name=chosen]")
    gallery.get_by_label("Select all").press("Space")

    assert [tick.is_checked() for tick in ticks.all()] == [True, True]


def test_paper_repeats_the_marking_and_drops_what_only_screens_need(gallery):
    gallery.emulate_media(media="print")

    assert gallery.locator(".fp-print-top").is_visible()
    assert not gallery.get_by_role("button", name="Sign out").is_visible()
    assert not gallery.get_by_role("button", name="Save and continue").is_visible()
