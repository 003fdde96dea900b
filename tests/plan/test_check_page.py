"""The page that checks a document: who may, what it answers, what it keeps."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.audit.models import Entry
from tests.documents.reading.plans import WORDS, plan_file


pytestmark = pytest.mark.django_db
HERE = "/plan/check/"
WRONG = WORDS.replace("fell by 14.2%", "fell by 16%") + (
    "\nRobbery fell by 20% between 2010/11 and 2012/13.\n"
)


def sent(words: str = WRONG, form: str = "md") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(f"plan.{form}", plan_file(form, words))}


@pytest.fixture
def desk(signed_in, manager, plan):
    """Return the browser of the manager, who keeps the plan."""
    return signed_in(manager)


def sealed_in(page: str) -> str:
    return re.search(r'name="findings" value="([^"]+)"', page)[1]


def test_an_outsider_finds_no_checker(signed_in, outsider):
    client = signed_in(outsider)
    assert {client.get(HERE).status_code, client.post(HERE, sent()).status_code} == {
        404
    }


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_document_is_checked_and_its_fault_named_with_its_place(desk, form):
    page = desk.post(HERE, sent(form=form)).content.decode()
    assert "1 to put right" in page
    assert "Wrong base" in page
    assert "under “Violent crime”, paragraph" in page
    assert "-14.2%" in page


def test_findings_are_shown_by_kind_without_sending_the_document_again(desk):
    page = desk.post(HERE, sent()).content.decode()
    asked = {"findings": sealed_in(page), "show": "checked, agrees"}
    shown = desk.post(HERE, asked).content.decode()
    assert "To put right (1)</option>" in shown
    assert "divides by the last year" not in shown
    assert "1 to put right" in shown


def test_findings_are_taken_away_as_csv_and_that_is_recorded(desk):
    page = desk.post(HERE, sent()).content.decode()
    answer = desk.post(HERE, {"findings": sealed_in(page), "as": "csv"})
    assert answer["Content-Disposition"].endswith('.csv"')
    assert "wrong base" in answer.content.decode()
    assert Entry.objects.filter(ref="claims of plan.md").count() == 1


@pytest.mark.parametrize(
    ("order", "first", "second"),
    [
        ("place", "Burglary fell", "Robbery fell"),
        ("gap", "Robbery fell", "Burglary fell"),
    ],
)
def test_findings_are_put_in_the_order_asked_for(desk, order, first, second):
    words = """# Plan

Burglary fell by 11%, from 100 to 90. Robbery fell by 40%, from 100 to 90.
"""
    page = desk.post(HERE, sent(words)).content.decode()
    asked = {"findings": sealed_in(page), "show": "everything", "order": order}
    shown = desk.post(HERE, asked).content.decode()
    rows = re.findall(r'<th scope="row"[^>]*>([A-Z][a-z]+ fell)', shown)
    assert rows == [first, second]


def test_findings_are_put_by_what_was_found(desk):
    words = """# Plan

There were 5 and 6, 12 in all. Burglary fell by 15%, from 100 to 90.
"""
    page = desk.post(HERE, sent(words)).content.decode()
    asked = {"findings": sealed_in(page), "show": "disagrees", "order": "kind"}
    shown = desk.post(HERE, asked).content.decode()
    assert shown.index("Burglary fell") < shown.index("There were 5")


def test_findings_of_another_are_not_opened(desk, signed_in, practitioner):
    page = desk.post(HERE, sent()).content.decode()
    other = signed_in(practitioner)
    answer = other.post(HERE, {"findings": sealed_in(page)}).content.decode()
    assert "no longer here" in answer
    assert "divides by the last year" not in answer


def test_a_plan_kept_here_is_checked(desk):
    page = desk.post(HERE, {"plan": "safer-town"}).content.decode()
    assert "Safer town 2018 to 2021" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Choose a file, or a plan that is kept here"),
        ({**sent(), "plan": "safer-town"}, "Choose a file or a plan, not both"),
        ({"file": SimpleUploadedFile("plan.exe", b"MZ")}, "not a document that can be"),
        ({"file": SimpleUploadedFile("plan.pdf", b"MZ")}, "its content is not"),
    ],
)
def test_what_cannot_be_checked_is_said_beside_the_field(desk, asked, said):
    page = desk.post(HERE, asked).content.decode()
    assert said in page
    assert "Check a plan" in page


def test_the_plan_asked_for_in_the_address_is_chosen(desk):
    page = desk.get(f"{HERE}?plan=safer-town").content.decode()
    assert '<option value="safer-town" selected' in page
