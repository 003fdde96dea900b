"""A supply with faults, a revised supply, and a load taken back, in a browser."""

import pytest

from tests.intake.files import crime, disorder, street_csv, street_file
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NAME = "2019-06-merseyside-street.csv"
FAULTY = [
    *(crime(number) for number in range(1, 9)),
    crime(20, kind="Wizardry"),
    crime(21, longitude="53.453", latitude="-2.735"),
    *[disorder()] * 3,
]
REVISED = [
    *(crime(number) for number in range(1, 7)),
    crime(7, outcome="Suspect charged"),
    crime(30),
    *[disorder()] * 4,
]


def upload(page, rows, name=NAME):
    """Hand a street file in through the page."""
    page.goto("/data/supply/")
    page.get_by_label("Where do the files come from?").select_option(
        label="police.uk street-level files, any force"
    )
    page.get_by_label("Files", exact=True).set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": street_csv(rows)}
    )
    page.get_by_role("button", name="Read the files").click()
    page.get_by_role("heading", name="Load").first.wait_for()


def accept(page):
    """Go through the page that asks before loading."""
    page.get_by_role("button", name="Load").click()
    page.get_by_role("button", name="Load them").click()
    page.get_by_text("Loaded", exact=False).first.wait_for()


def test_a_supply_with_faults_is_accepted_in_part(page, sign_in_as, analyst):
    with given("an analyst who has a street file with two faulty rows"):
        sign_in_as(page, analyst)
    with when("the file is handed in"):
        upload(page, FAULTY)
    with then("every row is accounted for and each fault says how to put it right"):
        said = page.locator("main").inner_text()
        assert "13" in said
        assert "Wizardry" in said
        assert "longitude and latitude look swapped" in said
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
    with when("the good rows are loaded"):
        accept(page)
    with then("the load is done and the rejected rows can be had"):
        assert "2 faulty rows were left out" in page.locator("main").inner_text()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="CSV").click()
        lines = waiting.value.path().read_text().splitlines()
        assert len(lines) == 3
        assert lines[0].endswith("Context,row,column,reason,how_to_fix")
    with then("the grid shows the month as part loaded"):
        page.goto("/data/")
        assert page.get_by_role("link", name="Part loaded").count() == 1
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
