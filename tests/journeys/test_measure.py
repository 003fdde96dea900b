"""A measure, from the list to the loads behind one number, in a browser."""

import pytest

from tests.evidence.conftest import (
    HOME,
    areas,
    bring,
    group,
    two_years,
)
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when


__all__ = ["areas", "bring", "group", "two_years"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/measures/",
    "/measures/burglary/",
    f"/areas/{HOME}/evidence/",
    f"/areas/{HOME}/evidence/types/",
    f"/areas/{HOME}/evidence/composition/",
    f"/areas/{HOME}/evidence/hot/",
    "/explore/?measure=burglary",
    f"/measures/burglary/{HOME}/month/2020-01-01/",
    f"/measures/burglary/{HOME}/month/known/",
    "/measures/burglary/versions/1/",
    "/measures/burglary/change/",
    "/measures/groups/",
    "/measures/groups/similar/",
    "/measures/groups/similar/change/",
    "/measures/recording-changes/new/",
)


@pytest.fixture
def catalogue(db: None) -> None:
    """Bring the shipped measures in again: a test that commits empties the tables."""
    from frankpledge.evidence import services
    from tests.evidence.conftest import AT

    services.load_catalogue(at=AT)


def test_a_number_is_followed_to_the_load_behind_it(
    catalogue,
    group,
    plain_page,
    sign_in_as,
    analyst,
):
    page = plain_page
    with given("an analyst without JavaScript, and two years of burglaries"):
        sign_in_as(page, analyst)
    with when("they look a measure up by name"):
        page.goto("/measures/")
        page.get_by_label("Search").fill("burglary")
        page.get_by_role("button", name="Apply filters").click()
        page.get_by_role("link", name="Burglary (open data)").click()
    with then("the page says what changed, and that July 2019 was never supplied"):
        said = page.locator("main").inner_text()
        assert "no clear change between December 2018 and December 2019" in said
        assert "Never supplied" in said
        assert "July 2019" in said
        assert page.locator("#trend-figure img").get_attribute("alt")
    with when("they ask where the newest number comes from"):
        page.locator("#figures a").first.click()
    with then("its load, its base and its earlier states are there"):
        said = page.locator("main").inner_text()
        assert "load-2019" in said
        assert "Mid-2018 estimate" in said
        assert "What it was known to be" in said


def test_every_page_of_evidence_is_accessible_and_fits_a_phone(
    catalogue,
    group,
    page,
    phone_page,
    sign_in_as,
    analyst,
):
    with given("an analyst at a desk and on a phone"):
        sign_in_as(page, analyst)
        sign_in_as(phone_page, analyst)
    for address in PAGES:
        with when(f"they open {address}"):
            page.goto(address)
            phone_page.goto(address)
        with then("axe finds nothing and nothing scrolls sideways"):
            assert page_is_accessible(page)
            assert page_fits_a_phone(phone_page)
