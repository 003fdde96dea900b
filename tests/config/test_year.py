"""The start page leads through the year: what is done, what is next, for whom."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps

from frankpledge.access.states import Role
from frankpledge.assessment import services
from frankpledge.assessment.states import Tier
from frankpledge.config import year
from frankpledge.evidence.selectors import latest_vintage
from frankpledge.plan.models import Plan
from frankpledge.plan.states import PlanState


pytestmark = pytest.mark.django_db
TODAY = date(2021, 1, 11)
NOW = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)


def told(partnership, by):
    """Return the stages of the year by title: their standing and their hint."""
    shown = year.the_year(partnership, by, vintage=latest_vintage(), today=TODAY)
    return {
        one["title"]["text"]: (one["status"]["tag"]["text"], one["hint"]["text"])
        for one in shown["items"]
    }


@pytest.fixture
def begun(partnership, analyst):
    return services.begin_assessment(
        partnership_id=partnership.pk,
        title="Assessment 2021",
        area_code="E08000013",
        looks_from=date(2018, 1, 1),
        looks_before=date(2021, 1, 1),
        by=analyst,
        on=TODAY,
    )


def group(partnership):
    apps.get_model("partnership", "Group").objects.create(
        partnership=partnership, name="Board", kind="strategy-group"
    )


def test_an_empty_partnership_is_led_to_its_first_group(partnership, make_member):
    operator = make_member(
        "Una Example", "council", Role.PARTNERSHIP_MANAGER, Role.SYSTEMS_OFFICER
    )
    found = told(partnership, operator)
    assert found["Who works together"] == ("Next", "Set up the strategy group first.")
    assert found["Agencies’ data"][0] == "Later"
    assert "Begin the strategic assessment" in found["The assessment"][1]
    group(partnership)
    found = told(partnership, operator)
    assert "Add members of other agencies" in found["Who works together"][1]
    make_member("Rhys Example", "police", Role.PRACTITIONER)
    assert told(partnership, operator)["Who works together"][0] == "Done"


def test_each_sees_the_stages_that_are_theirs(partnership, manager, board_member):
    assert "What the public sees" in told(partnership, manager)
    assert "What the public sees" not in told(partnership, board_member)


def test_figures_that_are_known_are_said_to_be(partnership, analyst):
    apps.get_model("evidence", "Vintage").objects.create(known_at=NOW, as_of=TODAY)
    assert told(partnership, analyst)["Agencies’ data"] == (
        "Done",
        "Figures are known as of 11 January 2021.",
    )


def test_the_assessment_leads_from_the_long_list_to_the_board(
    partnership, begun, analyst, board_member
):
    def said(by=analyst):
        return told(partnership, by)["The assessment"]

    assert said() == (
        "Under way",
        "Write its sections, and put the matters on the long list.",
    )
    lines = services.list_themes(assessment=begun, by=analyst, on=TODAY)
    assert said()[1] == "Your agency scored 0 of 13 matters."
    begun.lines.exclude(pk=lines[0].pk).delete()
    apps.get_model("assessment", "ScoreSheet").objects.create(
        line=lines[0], agency=analyst.agency, scored_by=analyst, method=1
    )
    assert "send it for review" in said()[1]
    now = services.send_for_review(assessment=begun, said="", by=analyst, at=NOW)
    assert "Record what the board decided" in said()[1]
    lines[0].assessment = now
    apps.get_model("assessment", "ScoreSheet").objects.all().delete()
    services.decide_line(
        line=lines[0],
        tier=Tier.PRIORITY,
        reason="Harm.",
        decided_on=TODAY,
        seen={},
        by=analyst,
    )
    assert "A board member records the approval" in said()[1]
    assert told(partnership, analyst)["The plan"][1] == (
        "Draft it from what was decided in Assessment 2021."
    )
    services.approve_assessment(assessment=now, said="", by=board_member, at=NOW)
    assert said() == ("Done", "Assessment 2021 is approved.")


@pytest.mark.parametrize(
    ("state", "standing", "hint"),
    [
        (PlanState.DRAFT, "Under way", "Write what is to change"),
        (PlanState.PROPOSED, "Under way", "A second person records"),
        (PlanState.AGREED, "Done", "It is agreed."),
    ],
)
def test_the_plan_leads_from_draft_to_agreed(
    partnership, manager, state, standing, hint
):
    Plan.objects.create(
        partnership=partnership,
        slug="plan",
        title="Plan",
        area_code="E08000013",
        starts_on=date(2020, 4, 1),
        ends_before=date(2023, 4, 1),
        state=state.value,
    )
    found = told(partnership, manager)
    assert found["The plan"][0] == standing
    assert hint in found["The plan"][1]
    goes = "freeze the quarter’s report" if state is PlanState.AGREED else "From the"
    assert goes in found["How it goes"][1]


def test_the_start_page_shows_the_year(partnership, manager, signed_in):
    said = signed_in(manager).get("/").content.decode()
    assert "The year" in said
    assert "Set up the strategy group first." in said
