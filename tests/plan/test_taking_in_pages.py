"""A printed plan on screen: read, its doubts asked and answered, laid out again."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.documents.writers import write
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.content import PlanFault
from frankpledge.plan.selectors import content_of
from frankpledge.plan.services import reading_in
from frankpledge.plan.states import Layout
from tests.plan.printing import example, laid_out


pytestmark = pytest.mark.django_db
HERE = "/plan/take-in/"
WORDS = """Safer town strategy 2005 - 2008

Strategic Theme - To reduce violent crime

Key Measures of Performance

Objective\tBaseline\tTimescale\tTarget
To reduce wounding by 12%\t925 offences\t2007/2008\t814 offences
To reduce theft from a person by 20%\t205 offences\t2007/2008\t164 offences
"""


def sent(data: bytes = WORDS.encode(), name: str = "plan.txt"):
    return {"file": SimpleUploadedFile(name, data)}


@pytest.fixture
def desk(signed_in, manager, measures):
    """Return the browser of the manager, who keeps the plan."""
    return signed_in(manager)


def draft_in(page: str) -> str:
    return re.search(r'name="draft" value="([^"]+)"', page)[1]


HEAD = {
    "title": "Safer town",
    "slug": "safer-town-2005",
    "starts_on-day": "1",
    "starts_on-month": "4",
    "starts_on-year": "2005",
    "ends_before-day": "1",
    "ends_before-month": "4",
    "ends_before-year": "2008",
}


def test_an_outsider_takes_no_document_in(signed_in, outsider):
    assert signed_in(outsider).post(HERE, sent()).status_code == 404


def test_what_was_read_is_shown_and_each_doubt_asked_with_its_place(desk):
    page = desk.post(HERE, sent()).content.decode()
    assert "Read in the layout “grid”: 1 priorities, 1 objectives, 2 targets" in page
    assert "No measure is called “theft from a person”" in page
    assert "under “Key Measures of Performance”, table 1, row 3, cell 1" in page
    assert "Theft from the person (as supplied)" in page
    assert not Plan.objects.exists()


def test_a_plan_is_taken_in_once_its_doubts_are_answered(desk):
    page = desk.post(HERE, sent()).content.decode()
    answer = {"draft": draft_in(page), **HEAD}
    again = desk.post(HERE, answer)
    assert again.status_code == 200
    assert not Plan.objects.exists()
    done = desk.post(HERE, answer | {"d2": "theft-from-person"})
    assert done.status_code == 302
    content = content_of(Plan.objects.get(slug="safer-town-2005"))
    found = [
        (t.measure, t.baseline, t.percent)
        for t in content.priorities[0].objectives[0].targets
    ]
    assert found == [("wounding", 925, -12), ("theft-from-person", 205, -20)]


def test_what_was_read_for_another_member_is_not_taken_in(desk):
    answer = {"draft": "forged", **HEAD, "d2": "as-text"}
    assert desk.post(HERE, answer).url == HERE
    assert not Plan.objects.exists()


def test_a_file_that_is_no_plan_says_so(desk):
    page = desk.post(HERE, sent(b"PK\x03\x04rubbish", "plan.docx")).content.decode()
    assert "There is a problem" in page


@pytest.mark.parametrize("layout", list(Layout))
def test_a_plan_opens_on_screen_in_each_layout(desk, plan, layout):
    page = desk.get(f"/plan/safer-town/layout/{layout}/").content.decode()
    assert "Fewer homes broken into." in page
    assert "domestic burglary" in page.casefold()
    assert page.count("<h1") == 1


def test_an_outsider_finds_no_layout(signed_in, outsider, plan):
    client = signed_in(outsider)
    assert client.get("/plan/safer-town/layout/grid/").status_code == 404
    assert client.get("/plan/safer-town/document.pdf?layout=grid").status_code == 404


def test_a_layout_nobody_knows_is_not_found(desk, plan):
    assert desk.get("/plan/safer-town/layout/poster/").status_code == 404
    assert desk.get("/plan/safer-town/document.docx?layout=poster").status_code == 404


def test_a_layout_goes_out_as_a_file_with_its_name(desk, plan):
    answer = desk.get("/plan/safer-town/document.docx?layout=grid")
    assert "safer-town-grid-v1.docx" in answer["Content-Disposition"]


def test_a_workbook_of_other_people_is_read_sheet_by_sheet(measures, partnership):
    document = laid_out(example("charnwood_2005"), Layout.GRID)
    data = write(document, "xlsx")
    assert reading_in.is_document("plan.xlsx", data)
    draft = reading_in.read_plan_document("plan.xlsx", data)
    assert draft.layout == "grid"
    assert draft.found["targets"] == 18
    assert not reading_in.is_document("plan.toml", b"slug = 1")


def test_a_document_larger_than_a_plan_is_refused():
    with pytest.raises(PlanFault, match="larger than a plan"):
        reading_in.read_plan_document("plan.txt", b"x" * (5 * 1024 * 1024 + 1))
