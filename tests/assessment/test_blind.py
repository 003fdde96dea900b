"""While agencies score, nobody finds out by any way what another scored."""

import pytest
from django.urls import reverse

from frankpledge.assessment import selectors, services
from frankpledge.assessment.presenters.book import book_of, material_of
from frankpledge.assessment.states import Edition
from frankpledge.documents.writers import write
from tests.assessment.conftest import HIGH, LOW, TODAY


pytestmark = pytest.mark.django_db
SECRET = "a knife in Peasley Cross"


@pytest.fixture
def scored_by_police(lines, give_in, lead_officer):
    """Return the long list, its first matter scored by the police with a telling reason."""
    give_in(lines[0], HIGH, lead_officer, reason=SECRET)
    return lines


def pages(assessment, line):
    names = [
        ("assessment", []),
        ("long-list", []),
        ("scoring", []),
        ("score", [line.pk]),
        ("results", []),
        ("result", [line.pk]),
        ("decide", [line.pk]),
        ("editions", []),
        ("read", ["restricted"]),
        ("read", ["public"]),
        *(("build", ["restricted", form]) for form in ("html", "csv", "docx", "xlsx")),
    ]
    own = [
        reverse(f"assessment:{name}", args=[assessment.slug, *more])
        for name, more in names
    ]
    exports = [f"{address}?format={kind}" for address in own for kind in ("csv",)]
    return [reverse("assessment:assessments"), *own, *exports]


@pytest.mark.parametrize(
    "who",
    ["other_officer", "analyst", "manager", "board_member", "auditor", "practitioner"],
)
def test_nobody_else_sees_a_score_while_scoring_is_open(
    request, who, assessment, scored_by_police, records, signed_in
):
    browser = signed_in(request.getfixturevalue(who))
    answers = [browser.get(page) for page in pages(assessment, scored_by_police[0])]
    told = [
        answer.request["PATH_INFO"]
        for answer in answers
        if SECRET.encode() in answer.content
        or b"46.9" in answer.content
        or b"Given in" in answer.content
    ]
    assert told == []


@pytest.mark.parametrize("who", ["other_officer", "analyst", "board_member", "auditor"])
@pytest.mark.parametrize("name", ["results", "result", "decide"])
def test_results_are_shut_while_scoring_is_open(
    request, who, name, assessment, scored_by_police, signed_in
):
    browser = signed_in(request.getfixturevalue(who))
    keys = [assessment.slug, *([] if name == "results" else [scored_by_police[0].pk])]
    for kind in ("", "?format=csv"):
        answer = browser.get(reverse(f"assessment:{name}", args=keys) + kind)
        assert answer.status_code == 403
        assert SECRET not in answer.content.decode()


def test_progress_counts_the_own_agency_alone(
    assessment, scored_by_police, other_officer, lead_officer, signed_in
):
    page = reverse("assessment:scoring", args=[assessment.slug])
    assert "You scored 0 of 13" in signed_in(other_officer).get(page).content.decode()
    assert "You scored 1 of 13" in signed_in(lead_officer).get(page).content.decode()


def test_the_scorers_own_book_says_nothing_of_scores_while_scoring_is_open(
    assessment, scored_by_police, scanned, lead_officer
):
    for edition in Edition:
        material = material_of(
            assessment, scanned, edition=edition, by=lead_officer, today=TODAY
        )
        assert "priorities" not in material.written
        assert SECRET.encode() not in write(book_of(material), "html")


def test_reopened_scoring_shuts_the_results_again(
    assessment, scored_by_police, closed, analyst, other_officer, signed_in
):
    from tests.assessment.conftest import NOW

    page = reverse("assessment:results", args=[assessment.slug])
    browser = signed_in(other_officer)
    now = closed()
    assert browser.get(page).status_code == 200
    services.open_again(assessment=now, said="", by=analyst, at=NOW)
    assert browser.get(page).status_code == 403


def test_results_come_to_everybody_who_may_when_scoring_closes(
    assessment, scored_by_police, give_in, closed, other_officer, signed_in
):
    give_in(scored_by_police[0], LOW, other_officer)
    closed()
    answer = signed_in(other_officer).get(
        reverse("assessment:result", args=[assessment.slug, scored_by_police[0].pk])
    )
    text = answer.content.decode()
    assert SECRET in text
    assert "Yes: talk it over" in text


def test_a_sheet_given_in_after_scores_were_shown_says_so(
    assessment, scored_by_police, closed, other_officer, signed_in, make_member
):
    from datetime import timedelta

    from frankpledge.assessment.states import Confidence
    from tests.assessment.conftest import ITEMS, NOW

    closed()
    scored_by_police[0].assessment.refresh_from_db()
    services.score_line(
        line=scored_by_police[0],
        values=LOW,
        reasons=dict.fromkeys(ITEMS, "seen"),
        confidence=Confidence.C,
        by=other_officer,
        at=NOW + timedelta(hours=1),
    )
    answer = signed_in(other_officer).get(
        reverse("assessment:result", args=[assessment.slug, scored_by_police[0].pk])
    )
    assert "Given in after scores were shown: St Helens Council" in (
        answer.content.decode()
    )


def test_practitioners_score_for_their_agency_and_see_nothing_else(
    assessment, scored_by_police, practitioner, signed_in
):
    browser = signed_in(practitioner)
    keys = [assessment.slug, scored_by_police[0].pk]
    assert browser.get(reverse("assessment:score", args=keys)).status_code == 200
    assert (
        browser.get(reverse("assessment:assessment", args=keys[:1])).status_code == 404
    )
    assert selectors.own_sheets(assessment, practitioner) == {}


def test_an_outsider_cannot_score(assessment, scored_by_police, outsider, signed_in):
    browser = signed_in(outsider)
    page = reverse("assessment:score", args=[assessment.slug, scored_by_police[0].pk])
    assert browser.get(page).status_code == 404
    assert browser.post(page, {}).status_code == 404
