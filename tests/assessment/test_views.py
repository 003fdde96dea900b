"""The pages of the assessment: each answers, each form does what it says."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.assessment import services
from frankpledge.assessment.models import (
    Assessment,
    DataRequest,
    ExternalPriority,
    HorizonItem,
    LinkedStrategy,
    Recommendation,
    ResearchRequest,
    ScoreSheet,
    Section,
    ThemeLine,
    ThemeLink,
)
from frankpledge.assessment.presenters import lists, scoring
from frankpledge.partnership.models import Group
from tests.assessment.conftest import HIGH, LOW, NOW, TODAY


pytestmark = pytest.mark.django_db


def at(name, *keys):
    return reverse(f"assessment:{name}", args=keys)


def text(answer):
    return answer.content.decode()


@pytest.fixture
def browser(signed_in, analyst):
    return signed_in(analyst)


def dated(name, day, month, year):
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def said_of(answer):
    """Return a form page's errors where the form was not accepted."""
    form = (
        answer.context["form"] if answer.context and "form" in answer.context else None
    )
    return dict(form.errors) if form is not None else {}


def post(browser, address, data):
    answer = browser.post(address, data)
    assert answer.status_code == 302, said_of(answer)
    return answer


def test_an_assessment_is_begun_from_its_form(browser):
    data = {"title": "Audit", "product": "three-year-audit", "about": "All of it"}
    data |= dated("looks_from", 1, 1, 2018) | dated("looks_before", 1, 1, 2021)
    answer = post(browser, at("begin"), data)
    made = Assessment.objects.get()
    assert answer.url == at("assessment", made.slug)
    assert (made.product, made.area_code) == ("three-year-audit", "E08000013")
    assert "Audit" in text(browser.get(at("assessments")))
    assert b"Audit" in browser.get(at("assessments") + "?format=csv").content


def test_a_group_may_stand_behind_an_assessment(browser, partnership):
    group = Group.objects.create(
        partnership=partnership,
        name="Drugs group",
        kind="thematic-group",
        starts_on=TODAY,
    )
    data = {
        "title": "Drugs in the borough",
        "product": "strategic-assessment",
        "group": group.pk,
        **dated("looks_from", 1, 1, 2018),
        **dated("looks_before", 1, 1, 2021),
    }
    post(browser, at("begin"), data)
    assert Assessment.objects.get().commissioned_by_id == group.pk


def test_the_form_begins_with_the_newest_year_and_the_one_before(
    browser, begin, monkeypatch
):
    asked = browser.get(at("begin")).context["form"].initial
    assert asked == {"earlier": ""}
    supplied = {("merseyside", date(2020, month, 1)): None for month in (11, 12)}
    monkeypatch.setattr(lists, "coverage", lambda _: supplied)
    earlier = begin()
    asked = browser.get(at("begin")).context["form"].initial
    assert asked == {
        "earlier": str(earlier.pk),
        "title": "Strategic assessment 2020",
        "looks_from": date(2020, 1, 1),
        "looks_before": date(2021, 1, 1),
    }


def test_a_profile_without_its_theme_keeps_what_was_typed(browser):
    data = {"title": "Profile", "product": "problem-profile"}
    data |= dated("looks_from", 1, 1, 2018) | dated("looks_before", 1, 1, 2021)
    answer = browser.post(at("begin"), data)
    assert "Say which theme" in text(answer)
    assert 'value="Profile"' in text(answer)


def test_the_page_says_what_is_written_and_what_the_law_still_asks(
    browser, assessment, lines, analyst
):
    services.write_section(
        assessment=assessment,
        name="reasons",
        text="Shut.",
        version=1,
        by=analyst,
        on=TODAY,
    )
    said = text(browser.get(at("assessment", assessment.slug)))
    assert "1 of 6 required contents are there" in said
    assert "By Cai Example" in said
    assert "Send it for review" in said


def test_the_page_of_a_list_asks_no_more_for_three_than_for_one(
    browser, begin, assessment
):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            browser.get(at("assessments"))
        return len(found)

    one = asked()
    begin("Second")
    begin("Third")
    assert asked() == one


SECTION = {"text": "It is **busy** at night.", "version": 1}


def test_a_section_is_previewed_then_saved(browser, assessment):
    page = at("write", assessment.slug, "reasons")
    answer = browser.post(page, SECTION | {"do": "preview"})
    assert "<strong>busy</strong>" in text(answer)
    assert not Section.objects.exists()
    post(browser, page, SECTION)
    assert Section.objects.get().text == "It is **busy** at night."
    theme = at("write-theme", assessment.slug, "theme", "burglary")
    post(browser, theme, SECTION)
    assert Section.objects.filter(theme="burglary").count() == 1


def test_a_section_that_asks_for_what_is_not_known_stays_in_its_form(
    browser, assessment
):
    page = at("write", assessment.slug, "reasons")
    wrong = {"text": '{{ figure "no-such" period="2019/20" }}', "version": 1}
    for do in ("save", "preview"):
        answer = browser.post(page, wrong | {"do": do})
        assert "There is no measure" in text(answer)
        assert "no-such" in text(answer)
    assert not Section.objects.exists()


def test_both_texts_are_shown_where_two_wrote_and_saving_again_is_a_choice(
    browser, assessment, manager
):
    page = at("write", assessment.slug, "reasons")
    services.write_section(
        assessment=assessment,
        name="reasons",
        text="Theirs",
        version=1,
        by=manager,
        on=TODAY,
    )
    answer = browser.post(page, {"text": "Mine", "version": 1})
    said = text(answer)
    assert "Dee Example" in said
    assert "Theirs" in said
    assert said.count("Mine") >= 2
    assert Section.objects.get().text == "Theirs"
    again = answer.context["form"]["version"].value()
    post(browser, page, {"text": "Both", "version": again})
    assert Section.objects.get().text == "Both"


def test_a_second_person_signs_a_section_off(
    browser, assessment, analyst, manager, signed_in
):
    services.write_section(
        assessment=assessment,
        name="reasons",
        text="Shut.",
        version=1,
        by=analyst,
        on=TODAY,
    )
    page = at("section", assessment.slug, "reasons")
    assert "Somebody other than its author" in text(browser.get(page))
    other = signed_in(manager)
    assert "Sign it off" in text(other.get(page))
    other.post(at("sign", assessment.slug, "reasons"))
    assert Section.objects.get().signed_off_by == manager
    answer = browser.post(at("sign", assessment.slug, "reasons"), follow=True)
    assert "Only a section that is written can be signed off" in text(answer)


@pytest.mark.parametrize("address", ["write", "section", "sign"])
def test_a_section_that_no_product_has_is_not_there(browser, assessment, address):
    page = at(address, assessment.slug, "no-such")
    assert browser.post(page).status_code in {404, 405}
    assert browser.post(at("sign", assessment.slug, "reasons")).status_code == 404
    assert browser.get(at("section", assessment.slug, "reasons")).status_code == 404


def scores(values):
    return {
        **{f"value_{item}": value for item, value in values.items()},
        **{f"reason_{item}": "own records" for item in values},
        "confidence": "B",
    }


def test_the_long_list_is_filled_added_to_and_asked_about(browser, assessment):
    browser.post(at("list-themes", assessment.slug))
    assert ThemeLine.objects.count() == 13
    data = {"title": "Metal theft", "why": "Prices", "is_emerging": "on"}
    post(browser, at("add-line", assessment.slug), data)
    line = ThemeLine.objects.get(title="Metal theft")
    asked = {"percent": "12.5", "source": "Survey of 412"}
    post(browser, at("concern", assessment.slug, line.pk), asked)
    page = at("long-list", assessment.slug)
    assert "12.5%: Survey of 412" in text(browser.get(page))
    assert "13 matters" not in text(browser.get(page + "?emerging=on"))


def test_scores_are_given_in_and_can_be_looked_at_again(
    assessment, lines, lead_officer, signed_in
):
    browser = signed_in(lead_officer)
    page = at("score", assessment.slug, lines[0].pk)
    answer = browser.post(page, scores(LOW) | {"reason_physical": ""})
    assert "Say what the score rests on: Physical harm" in text(answer)
    post(browser, page, scores(LOW))
    assert ScoreSheet.objects.get().values == LOW
    assert "own records" in text(browser.get(page))
    assert "You scored 1 of 13" in text(browser.get(at("scoring", assessment.slug)))


def test_the_board_decides_with_the_scores_it_saw(
    browser, assessment, lines, give_in, lead_officer, other_officer, closed
):
    give_in(lines[0], LOW, lead_officer)
    give_in(lines[0], HIGH, other_officer)
    closed()
    results = text(browser.get(at("results", assessment.slug)))
    assert "talk it over before deciding" in results
    assert "The public was not asked about Anti-social behaviour" in results
    page = at("decide", assessment.slug, lines[0].pk)
    data = {
        "tier": "priority",
        "reason": "Harm.",
        "limbs": ["crime-and-disorder"],
        "added_value": "2",
    } | dated("decided_on", 11, 1, 2021)
    post(browser, page, data)
    line = ThemeLine.objects.get(pk=lines[0].pk)
    assert (line.decision.tier, line.decision.added_value) == ("priority", 2)
    assert line.decision.seen["scorers"] == 2
    said = text(browser.get(at("result", assessment.slug, line.pk)))
    assert "against the scores" not in said
    assert "Harm." in text(browser.get(page))
    exported = browser.get(at("results", assessment.slug) + "?format=csv")
    assert b"Harm." in exported.content


def test_a_scorer_reads_what_open_records_say_of_the_matter(
    browser, assessment, lines, scanned, monkeypatch
):
    burglary = next(line for line in lines if line.theme == "burglary")
    abuse = next(line for line in lines if line.theme == "domestic-abuse")
    said = text(browser.get(at("score", assessment.slug, burglary.pk)))
    assert "No open records are loaded." in said
    monkeypatch.setattr(scoring, "scanned_now", lambda *_: scanned)
    said = text(browser.get(at("score", assessment.slug, burglary.pk)))
    assert "Open records: 960 records in 12 months" in said
    said = text(browser.get(at("score", assessment.slug, abuse.pk)))
    assert "Open records say nothing of it." in said


def test_weights_are_set_on_a_page_and_stand_beside_the_results(
    browser, assessment, lines, give_in, lead_officer, closed
):
    page = at("weights", assessment.slug)
    assert "Set other weights" in text(browser.get(at("long-list", assessment.slug)))
    held = browser.get(page).context["form"].initial
    data = {name: str(value) for name, value in held.items()}
    assert "This field is required" in text(browser.post(page, data))
    post(browser, page, data | {"public_concern": "0.3", "reason": "The board’s wish."})
    give_in(lines[0], LOW, lead_officer)
    closed()
    said = text(browser.get(at("results", assessment.slug)))
    assert "0.3 x public concern" in said
    assert "The board’s wish." in said


def test_going_against_the_scores_is_found_and_asks_why(
    browser, assessment, lines, give_in, lead_officer, closed
):
    give_in(lines[0], HIGH, lead_officer)
    give_in(lines[1], LOW, lead_officer)
    closed()
    assert "Decide" in text(browser.get(at("results", assessment.slug)))
    data = {"tier": "monitored", "reason": "Watched."} | dated(
        "decided_on", 11, 1, 2021
    )
    post(browser, at("decide", assessment.slug, lines[0].pk), data)
    page = at("decide", assessment.slug, lines[1].pk)
    first = browser.post(page, data | {"tier": "priority"})
    assert "This goes against the scores. It is put before" in text(first)
    assert 'value="priority"' in text(first)
    post(browser, page, data | {"tier": "priority", "against": "Public wish."})
    said = text(browser.get(at("result", assessment.slug, lines[1].pk)))
    assert "Priority, against the scores" in said
    assert "Why the board went against the scores: Public wish." in said


def test_data_are_asked_for_chased_and_answered(browser, assessment, agencies):
    post(browser, at("ask-usual", assessment.slug), dated("due_on", 1, 2, 2021))
    many = DataRequest.objects.count()
    assert many > 10
    agency = agencies["fire"]
    data = {"holder": "Fire", "agency": str(agency.pk), "what": "Fires <script>"}
    post(browser, at("ask", assessment.slug), data | dated("due_on", 1, 2, 2021))
    row = DataRequest.objects.get(agency=agency)
    letter = text(browser.get(at("letter", assessment.slug, row.pk)))
    assert "Fires &lt;script&gt;" in letter
    assert "has not come yet" in letter
    post(browser, at("letter", assessment.slug, row.pk), {})
    assert DataRequest.objects.get(pk=row.pk).chased_on is not None
    answer = {"state": "not-held", "said": "They hold none."}
    post(browser, at("answer", assessment.slug, row.pk), answer)
    page = text(browser.get(at("requests", assessment.slug)))
    assert f"{many} waiting" in page
    assert "Not held on" in page
    assert browser.get(at("letter", assessment.slug, 0)).status_code == 404


def test_recommendations_are_made_settled_and_carried_over(
    browser, assessment, begin, manager
):
    post(browser, at("recommend", assessment.slug), {"text": "Lock sheds."})
    row = Recommendation.objects.get()
    settle = at("settle", assessment.slug, row.pk)
    answer = browser.post(settle, {"state": "rejected"})
    assert "Say why" in text(answer)
    post(browser, settle, {"state": "accepted"})
    later = begin("Next", earlier=assessment)
    browser.post(at("carry", later.slug))
    page = text(browser.get(at("recommendations", later.slug)))
    assert "carried from Assessment 2021" in page
    post(browser, settle, {"state": "done", "result": "41 of 44 homes"})
    assert "41 of 44 homes" in text(browser.get(at("recommendations", assessment.slug)))
    assert browser.get(settle).status_code == 404


def test_it_moves_from_draft_to_approved_by_two_people(
    browser, assessment, board_member, signed_in
):
    post(browser, at("move", assessment.slug, "in-review"), {"said": "Ready."})
    assert "Whoever" not in text(browser.get(at("assessment", assessment.slug)))
    page = at("move", assessment.slug, "approved")
    assert browser.get(page).status_code == 403
    post(signed_in(board_member), page, {"said": "Agreed."})
    assert Assessment.objects.get().state == "approved"
    said = text(browser.get(at("assessment", assessment.slug)))
    assert "Agreed." in said
    assert browser.get(at("write", assessment.slug, "reasons")).status_code == 403
    assert browser.get(at("move", assessment.slug, "nowhere")).status_code == 404


def test_an_edition_is_read_made_frozen_and_taken(
    browser, assessment, records, board_member, signed_in, lead_officer
):
    Assessment.objects.update(review_on="2100-01-01")
    read = text(browser.get(at("read", assessment.slug, "restricted")))
    assert "St. Helens: strategic assessment" in read
    assert at("chart", assessment.slug, "restricted", "burglary-months") in read
    drawn = browser.get(at("chart", assessment.slug, "restricted", "burglary-months"))
    assert drawn.content.startswith(b"<svg")
    none = browser.get(at("chart", assessment.slug, "restricted", "no-such"))
    assert none.status_code == 404
    built = browser.get(at("build", assessment.slug, "public", "csv"))
    assert built["Content-Disposition"].endswith('public.zip"')
    assert browser.get(at("build", assessment.slug, "public", "exe")).status_code == 404
    assert browser.get(at("read", assessment.slug, "secret")).status_code == 404
    data = {"formats": ["csv"], "named": [str(board_member.pk)], "note": "For May"}
    freeze = at("freeze", assessment.slug, "restricted")
    post(browser, freeze, data)
    page = text(browser.get(at("editions", assessment.slug)))
    assert "Flo Example" in page
    assert "Taken away 0 times" in page
    file = at("frozen-file", assessment.slug, assessment.editions.get().pk, "csv")
    assert signed_in(board_member).get(file).status_code == 200
    assert signed_in(lead_officer).get(file).status_code == 403
    assert "Taken away 1 time." in text(browser.get(at("editions", assessment.slug)))
    assert browser.get(file.replace("csv", "pdf")).status_code == 404


def test_the_public_edition_waits_for_the_board(browser, assessment, records):
    answer = browser.post(at("freeze", assessment.slug, "public"), {"formats": ["csv"]})
    assert "The board must approve it" in text(answer)


def test_an_edition_that_cannot_be_made_says_why(browser, assessment, db):
    said = text(browser.get(at("read", assessment.slug, "restricted")))
    assert "No month of open police data is loaded" in said


HORIZON = {
    "title": "Copper price",
    "factor": "economic",
    "evidence": "Exchange",
    "direction": "rising",
    "likelihood": "likely",
    "version": 0,
} | dated("next_look_on", 1, 3, 2021)


def test_a_matter_is_watched_changed_and_promoted(browser, assessment):
    trigger = dated("trigger_on", 1, 2, 2021)
    post(browser, at("watch"), HORIZON | trigger)
    item = HorizonItem.objects.get()
    assert "is set off" in text(browser.get(at("horizon")))
    assert "Set off: its day" in text(browser.get(at("horizon-item", item.pk)))
    post(
        browser, at("change-watch", item.pk), HORIZON | {"version": 1, "title": "Lead"}
    )
    waiting = text(browser.get(at("assessment", assessment.slug)))
    assert "must be promoted, kept with a reason or closed" in waiting
    decide = at("decide-watch", item.pk)
    data = {"state": "promoted", "reason": "Rising", "assessment": str(assessment.pk)}
    post(browser, decide, data)
    assert ThemeLine.objects.get().title == "Lead"
    assert "Rising" in text(browser.get(at("horizon-item", item.pk)))
    assert b"Lead" in browser.get(at("horizon") + "?format=csv&state=promoted").content
    assert browser.get(at("horizon-item", 0)).status_code == 404


ABOVE = {
    "title": "Old plan",
    "level": "national",
    "issuer": "Home Office",
    "words": "Less theft.",
    "themes": ["theft"],
    "version": 0,
}


def test_others_priorities_are_noted_and_superseded(browser, partnership):
    post(browser, at("add-above"), ABOVE)
    old = ExternalPriority.objects.get()
    new = ABOVE | {"title": "New plan", "themes": ["burglary"], "replaces": str(old.pk)}
    post(browser, at("add-above"), new)
    said = text(browser.get(at("priority", old.pk)))
    assert "Superseded by" in said
    assert "no longer speaks to: Theft" in said
    change = ABOVE | {
        "version": ExternalPriority.objects.get(pk=old.pk).version,
        "words": "X",
    }
    post(browser, at("change-above", old.pk), change)
    assert "Old plan" in text(browser.get(at("above") + "?level=national"))
    assert browser.get(at("priority", 0)).status_code == 404


def test_others_plans_and_links_are_kept(browser, partnership):
    data = {"title": "Health plan", "owner": "Health", "meets": "Alcohol", "version": 0}
    post(browser, at("add-strategy"), data | {"themes": ["drugs-and-alcohol"]})
    plan = LinkedStrategy.objects.get()
    change = data | {"version": 1, "clash": "Hours"}
    post(browser, at("change-strategy", plan.pk), change)
    page = text(browser.get(at("strategies") + "?ended=on"))
    assert "Hours" in page
    assert browser.get(at("change-strategy", 0)).status_code == 404
    link = {"cause": "theft", "effect": "violence", "strength": "2", "source": "Fights"}
    post(browser, at("add-link"), link)
    assert "2 clear" in text(browser.get(at("links")))
    post(browser, at("add-link"), link | {"strength": "0"})
    assert not ThemeLink.objects.exists()


def test_a_question_is_asked_and_answered(
    browser, partnership, signed_in, lead_officer
):
    data = {
        "asker": "Ada",
        "question": "Who?",
        "purpose": "Visits",
        "is_sensitive": "on",
    }
    post(signed_in(lead_officer), at("ask-analysts"), data)
    row = ResearchRequest.objects.get()
    said = {"state": "answered", "answer": "41 homes", "reuse": "Housing"}
    post(browser, at("answer-question", row.pk), said)
    assert "41 homes" in text(browser.get(at("question", row.pk)))
    assert "Housing" in text(browser.get(at("research") + "?state=answered"))


def test_a_sensitive_question_is_not_there_for_others(
    partnership, lead_officer, other_officer, signed_in
):
    row = services.ask_analysts(
        partnership_id=partnership.pk,
        said={"asker": "A", "question": "Q", "purpose": "P", "is_sensitive": True},
        by=lead_officer,
        on=TODAY,
    )
    assert signed_in(other_officer).get(at("question", row.pk)).status_code == 404
    assert signed_in(lead_officer).get(at("question", row.pk)).status_code == 200


def test_a_title_never_takes_the_place_of_a_register(begin):
    assert begin("Horizon").slug == "horizon-2"


def test_the_auditor_reads_and_changes_nothing(
    assessment, lines, auditor, signed_in, closed
):
    closed()
    browser = signed_in(auditor)
    for name in ("assessment", "long-list", "results", "requests", "editions"):
        assert browser.get(at(name, assessment.slug)).status_code == 200
    assert browser.post(at("list-themes", assessment.slug)).status_code == 403
    assert browser.get(at("begin")).status_code == 403


def test_approved_assessments_are_opened_again(
    assessment, analyst, board_member, closed
):
    approved = services.approve_assessment(
        assessment=closed(), said="", by=board_member, at=NOW
    )
    assert (
        services.open_again(assessment=approved, said="", by=analyst, at=NOW).state
        == "draft"
    )
