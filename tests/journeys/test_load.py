"""A supply with faults, a revised supply, and a load taken back, in a browser."""

import pytest

from frankpledge.intake.models import Source
from tests.intake.files import crime, disorder, street_csv
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
RETURN = (
    b"Returns of the fire service\n\nArea,Quarter,Deliberate fires,Hoax calls\n"
    b"E08000013,2019/20 Q1,12,3\nE08000013,2019/20 Q2,10,<5\nTotal,,22,3\n"
)


@pytest.fixture
def fire_returns(agencies):
    """Return a source of totals that the fire service sends each quarter."""
    return Source.objects.create(
        dataset="fires",
        code="st-helens",
        name="Fires in St Helens",
        kind="totals",
        agency=agencies["fire"],
        frequency="quarter",
    )


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


def test_a_revised_supply_shows_its_difference_and_can_be_undone(
    plain_page, sign_in_as, analyst
):
    page = plain_page
    with given("an analyst without JavaScript, and a month that is loaded"):
        sign_in_as(page, analyst)
        upload(page, [row for row in FAULTY if "Wizardry" not in row])
        accept(page)
    with when("the agency sends the month again, revised"):
        upload(page, REVISED)
    with then("the difference is told by period and kind before anything is loaded"):
        said = page.locator("main").inner_text()
        assert "2 added, 1 removed and 1 changed rows, in June 2019." in said
        assert page_fits_a_phone(page)
    with when("it is loaded and then undone with a reason"):
        accept(page)
        page.get_by_role("button", name="Undo this load").click()
        page.get_by_label("Why?").fill("The agency sent the wrong month")
        page.get_by_role("button", name="Undo this load").click()
    with then("what stood before counts again, and everyone can see why"):
        said = page.locator("main").inner_text()
        assert "is undone. What stood before it counts again." in said
        assert "The agency sent the wrong month" in said
        page.goto("/data/loads/")
        states = page.locator("tbody tr td:last-child").all_inner_texts()
        assert [state.strip().split("\n")[-1] for state in states] == [
            "Undone",
            "Loaded",
        ]


def test_the_same_file_twice_changes_nothing(page, sign_in_as, analyst):
    with given("a month that is loaded"):
        sign_in_as(page, analyst)
        upload(page, REVISED)
        accept(page)
    with when("the same file is handed in again"):
        upload(page, REVISED)
    with then("the page says that nothing changed and offers nothing to decide"):
        said = page.locator("main").inner_text()
        assert "Already loaded, nothing changed" in said
        assert page.get_by_role("button", name="Load it").count() == 0
        assert page_is_accessible(page)


def test_a_spreadsheet_is_mapped_without_javascript(
    plain_page, sign_in_as, analyst, fire_returns
):
    page = plain_page
    with given("a source whose spreadsheets nobody has described yet"):
        sign_in_as(page, analyst)
    with when("its first file is handed in"):
        page.goto("/data/supply/")
        page.get_by_label("Where do the files come from?").select_option(
            label="Fires in St Helens"
        )
        page.get_by_label("Files", exact=True).set_input_files(
            {"name": "fires.csv", "mimeType": "text/csv", "buffer": RETURN}
        )
        page.get_by_role("button", name="Read the files").click()
    with then("a proposal is offered that fits"):
        assert page.get_by_label("“Quarter” is").input_value() == "period"
        assert page_fits_a_phone(page)
    with when("it is kept"):
        page.get_by_role("button", name="Save and read the file").click()
    with then("the return is read by it, and doubtful values are told"):
        said = page.locator("main").inner_text()
        assert "2019/20-Q1 and 2019/20-Q2" in said
        assert "a small figure held back" in said
