"""What waits for a member: found from the first page, for whoever may do it."""

from datetime import date

import pytest
from django.http import QueryDict
from django.urls import reverse

from frankpledge.access.states import Role
from frankpledge.actions.models import Action
from frankpledge.assessment import services as assessing
from frankpledge.config import asked
from frankpledge.config.asked import Ask, asked_of, late_words, when


pytestmark = pytest.mark.django_db
TODAY = date(2021, 1, 11)


def told(member):
    return [(one.what, one.text) for one in asked_of(member, today=TODAY)]


@pytest.fixture
def task(partnership, agencies):
    return Action.objects.create(
        partnership=partnership,
        ref="D1",
        text="Walk the ranks.",
        owner=agencies["police"],
        due_on=date(2021, 1, 1),
    )


@pytest.fixture
def begun(partnership, analyst):
    return assessing.begin_assessment(
        partnership_id=partnership.pk,
        title="Assessment 2021",
        area_code="E08000013",
        looks_from=date(2018, 1, 1),
        looks_before=date(2021, 1, 1),
        by=analyst,
        on=TODAY,
    )


def test_nothing_waits_in_an_empty_partnership(partnership, manager, outsider):
    assert told(manager) == []
    assert told(outsider) == []


def test_a_task_waits_for_its_own_agency_alone_until_it_is_done(
    task, lead_officer, other_officer, practitioner
):
    assert told(lead_officer) == [("Say how it goes", "D1 Walk the ranks.")]
    assert told(other_officer) == told(practitioner) == []
    task.state = "done"
    task.save()
    assert told(lead_officer) == []


def test_an_assessment_asks_for_scores_and_data(
    begun, agencies, analyst, lead_officer, board_member
):
    assessing.add_line(
        assessment=begun,
        title="Metal theft",
        why="Prices.",
        is_emerging=True,
        by=analyst,
        on=TODAY,
    )
    assessing.ask_for_data(
        assessment=begun,
        holder="The analyst",
        what="Calls by hour",
        agency_id=agencies["police"].pk,
        due_on=date(2021, 1, 10),
        theme="",
        by=analyst,
        on=TODAY,
    )
    assert told(lead_officer) == [
        ("Send data", "Calls by hour"),
        ("Score", "Assessment 2021"),
    ]
    assert told(board_member) == []


def test_what_is_soonest_comes_first_and_what_has_no_day_last(task, lead_officer):
    found = asked_of(lead_officer, today=TODAY)
    assert [when(one, TODAY) for one in found] == ["by 1 January 2021; 10 days late"]


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (None, ""),
        (TODAY, ""),
        (date(2021, 1, 10), "1 day"),
        (date(2020, 10, 11), "3 months"),
        (date(2018, 1, 11), "3 years"),
    ],
)
def test_how_late_a_thing_is_is_told_as_people_say_it(due_on, said):
    assert late_words(Ask("Score", "x", "/", due_on), TODAY) == said


def test_the_first_page_leads_to_all_of_it(task, lead_officer, signed_in):
    browser = signed_in(lead_officer)
    first = browser.get("/").content.decode()
    assert "Asked of you and your agency" in first
    assert reverse("plan:action", args=[task.pk]) in first
    page = browser.get(reverse("asked") + "?what=Say+how+it+goes").content.decode()
    assert "D1 Walk the ranks." in page
    assert "1 thing" in page


def test_a_filter_keeps_one_sort(task):
    found = [Ask("Score", "One", "/a"), Ask("Say how it goes", "Two", "/b")]
    shown = asked.asked_list(found, QueryDict("what=Score"), today=TODAY)
    assert [row.text for row in shown.rows] == ["One"]


def test_the_list_asks_as_much_for_three_tasks_as_for_one(
    task, lead_officer, signed_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in(lead_officer)

    def asks():
        with CaptureQueriesContext(connection) as held:
            assert browser.get(reverse("asked")).status_code == 200
        return len(held)

    once = asks()
    for number in (2, 3):
        Action.objects.create(
            partnership=task.partnership,
            ref=f"D{number}",
            text="More.",
            owner=task.owner,
        )
    assert asks() == once


def test_a_systems_officer_is_asked_for_nothing_of_the_plan(task, make_member):
    officer = make_member("Sys Example", "police", Role.SYSTEMS_OFFICER)
    assert told(officer) == []
