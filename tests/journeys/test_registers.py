"""Scrutiny asks, the partnership answers, and an agency is asked for data, in a browser."""

import pytest

from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PAGES = (
    "/structure/",
    "/possible-partners/?theme=burglary",
    "/registers/",
    "/registers/scrutiny/",
    "/registers/scrutiny/add/",
    "/registers/minutes/add/",
    "/registers/risks/add/",
    "/registers/good-practice/",
)
RETURNS = (
    "/data/returns/",
    "/data/returns/emergency-department/",
    "/data/returns/emergency-department/ask/",
)


def write_day(page, legend, day, month, year):
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(label).fill(str(value))


def main(page):
    return page.locator("main").inner_text()


def test_scrutiny_is_answered_within_its_days(plain_page, sign_in_as, manager):
    page = plain_page
    with given("a manager without JavaScript"):
        sign_in_as(page, manager)
        page.goto("/registers/")
        page.get_by_role("link", name="Scrutiny").click()
    with when("they write down what the committee asked"):
        page.get_by_role("button", name="Add a question").click()
        page.get_by_label("What it is about").fill("Why one figure?")
        page.get_by_label("Committee").fill("Safer committee")
        page.get_by_label("What was asked").fill("Why are there two figures?")
        page.get_by_label("Who must answer").select_option(label="St Helens Council")
        write_day(page, "Received on", 1, 3, 2020)
        page.get_by_role("button", name="Save").click()
    with then("the 28 days are counted, and an answer ends them"):
        assert "29 March 2020, overdue" in main(page)
        page.get_by_role("link", name="Why one figure?").click()
        page.get_by_role("link", name="Change the entry").click()
        page.get_by_label("The answer").fill("Two recorders.")
        write_day(page, "Answered on", 20, 3, 2020)
        page.get_by_role("button", name="Save").click()
        assert "Answered in 19 days" in main(page)
        assert "overdue" not in main(page)


def test_an_agency_is_asked_for_its_figures(plain_page, sign_in_as, analyst, agencies):
    page = plain_page
    with given("an analyst without JavaScript"):
        sign_in_as(page, analyst)
        page.goto("/data/returns/")
    with when("they ask the police for tests on arrest"):
        page.get_by_label("Name or supplier").fill("tests on arrest")
        page.get_by_role("button", name="Apply filters").click()
        page.get_by_role("link", name="Tests on arrest", exact=True).click()
        with page.expect_download() as taken:
            page.get_by_role("link", name="XLSX template").click()
        page.get_by_role("button", name="Ask an agency for it").click()
        page.get_by_label("Which agency").select_option(label="Merseyside Police")
        page.get_by_role("button", name="Save").click()
    with then("the template is at hand and the source is in the catalogue"):
        assert taken.value.suggested_filename == "test-on-arrest.xlsx"
        assert "Merseyside Police: Tests on arrest" in main(page)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_registers_is_accessible(
    new_page, sign_in_as, manager, address
):
    page = new_page("accessible")
    sign_in_as(page, manager)
    assert page.goto(address).ok
    page_is_accessible(page)
    page_fits_a_phone(page)


@pytest.mark.parametrize("address", RETURNS)
def test_every_page_of_returns_is_accessible(new_page, sign_in_as, analyst, address):
    page = new_page("accessible")
    sign_in_as(page, analyst)
    assert page.goto(address).ok
    page_is_accessible(page)
    page_fits_a_phone(page)
