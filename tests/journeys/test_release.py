"""A release by two people, read by the public, and put right, in a browser."""

import pytest

from frankpledge.publication.models import Release
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.publication.conftest import DISTRICT, LATER, areas, figures


__all__ = ["areas", "figures"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
YEAR = [12, 15, 11, 18, 20, 14, 13, 16, 17, 19, 12, 15]
NAME = "Drug tests on arrest"
PUBLIC = [
    "",
    "priorities/",
    "measures/",
    "data/",
    "data/dictionary/",
    "definitions/",
    "how-to-report/",
    "privacy/",
    "accessibility/",
    "glossary/",
    "corrections/",
    "measures/drug-tests/",
    "measures/marac-cases/",
    "releases/to-march/v1/",
]


def is_good(page) -> bool:
    return page_is_accessible(page) and page_fits_a_phone(page)


def write_release(page):
    page.goto("/releases/add/")
    page.get_by_label("Title").fill("Figures to March 2020")
    page.get_by_label("Address").fill("to-march")
    page.get_by_label(NAME, exact=True).check()
    page.get_by_label("Cases heard at the multi-agency conference (MARAC)").check()
    page.get_by_label("Each month").check()
    page.get_by_label("Last day").fill("2020-03-31")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("button", name="Run the checks").click()
    page.get_by_text("waits for a second person").first.wait_for()


def approve_and_publish(page, version=1):
    page.goto(f"/releases/to-march/v{version}/")
    page.get_by_role("button", name="Read and approve").click()
    page.get_by_label("I have read every table").check()
    page.get_by_role("button", name="Approve this release").click()
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("See it as the public does").wait_for()


def test_release_goes_out_by_two_people_and_is_put_right(
    new_page, sign_in_as, figures, analyst, approver
):
    author, second, reader = (new_page(name) for name in ("author", "second", "reader"))
    with given("figures, an analyst, an approver, and a resident"):
        figures("drug-tests", DISTRICT, YEAR)
        figures("marac-cases", DISTRICT, [9, *YEAR[1:]])
        sign_in_as(author, analyst)
        sign_in_as(second, approver)
    with when("the analyst writes a release and has it checked"):
        author.goto("/releases/add/")
        assert is_good(author)
        write_release(author)
    with then("they cannot approve it themselves, and the page says why"):
        assert author.get_by_role("button", name="Read and approve").count() == 0
        assert author.get_by_text("Only a release approver").is_visible()
        assert is_good(author)
    with when("the second person reads, approves and publishes it"):
        second.goto("/releases/to-march/v1/approve/")
        assert is_good(second)
        approve_and_publish(second)
    with then("the public reads it in words first, without a cookie"):
        reader.goto("/public/measures/drug-tests/")
        assert reader.get_by_text(
            f"{NAME} in St Helens: 15 tests in March 2020.", exact=True
        ).is_visible()
        assert reader.context.cookies() == []
    with when("a figure is revised and corrected by the same two people"):
        figures("drug-tests", DISTRICT, [*YEAR[:-1], 95], known_at=LATER)
        author.goto("/releases/to-march/v1/")
        author.get_by_role("link", name="Begin a correction").click()
        author.get_by_label("Reason").fill("March 2020 was supplied in part.")
        author.get_by_role("button", name="Begin a correction").click()
        author.get_by_role("button", name="Run the checks").click()
        author.get_by_text("waits for a second person").first.wait_for()
        approve_and_publish(second, version=2)
    with then("the reader sees the new figure, what changed, and the old version"):
        reader.goto("/public/measures/drug-tests/")
        assert reader.get_by_text("March 2020 was supplied in part.").is_visible()
        reader.get_by_role("link", name="See what changed").click()
        row = reader.get_by_role("row", name=NAME).inner_text()
        assert row.split()[-2:] == ["15", "95"]
        assert is_good(reader)
        reader.get_by_role("link", name="The version before").click()
        assert reader.get_by_text("A corrected version has replaced").is_visible()
    with when("it is withdrawn"):
        second.goto("/releases/to-march/v2/withdraw/")
        second.get_by_label("Reason").fill("The source was wrong.")
        second.get_by_role("button", name="Withdraw from the public").click()
        second.get_by_text("Withdrawn").first.wait_for()
    with then("the figures are gone and the address says why"):
        assert reader.goto("/public/measures/drug-tests/").status == 404
        reader.goto("/public/releases/to-march/v2/")
        assert reader.get_by_text("The source was wrong.").is_visible()
        assert Release.objects.get(version=2).state == "withdrawn"


def test_every_public_page_is_for_everybody(
    page, plain_page, sign_in_as, new_page, figures, analyst, approver
):
    with given("a published release"):
        figures("drug-tests", DISTRICT, YEAR)
        figures("marac-cases", DISTRICT, [9, *YEAR[1:]])
        author, second = new_page("author"), new_page("second")
        sign_in_as(author, analyst)
        sign_in_as(second, approver)
        write_release(author)
        approve_and_publish(second)
    for path in PUBLIC:
        with then(f"/public/{path} is accessible and fits a phone"):
            assert page.goto(f"/public/{path}").status == 200
            assert is_good(page)
        with then(f"/public/{path} reads without JavaScript"):
            plain_page.goto(f"/public/{path}")
            assert plain_page.locator("h1").is_visible()
    with when("somebody has to leave a page about domestic abuse at once"):
        plain_page.goto("/public/measures/marac-cases/")
    with then("the way out is there without JavaScript too"):
        way_out = plain_page.get_by_role("button", name="Exit this page")
        assert way_out.get_attribute("href").startswith("https://")
