"""Our targets held against what the plans of others promise of the same measures."""

from datetime import date

import pytest

from frankpledge.assessment import services as registers
from frankpledge.plan.rules.clashes import (
    Found,
    Meeting,
    Promise,
    ours_alone,
    side_by_side,
    way_of,
)
from frankpledge.plan.states import TargetKind


DUE = date(2021, 3, 31)
OURS = Promise("Ours", "T1", "burglary", "less", 794.6, DUE)


@pytest.mark.parametrize(
    ("way", "value", "due", "meeting"),
    [
        ("more", None, None, Meeting.OPPOSITE),
        ("less", 900.0, DUE, Meeting.DIFFERENT),
        ("less", 795.0, DUE, Meeting.TOGETHER),
        ("less", 900.0, date(2022, 4, 1), Meeting.TOGETHER),
        ("less", None, DUE, Meeting.TOGETHER),
        ("level", None, None, Meeting.TOGETHER),
    ],
)
def test_a_promise_of_theirs_stands_beside_ours(way, value, due, meeting):
    theirs = Promise("Police plan", "Burglary", "burglary", way, value, due)
    assert side_by_side([OURS], [theirs]) == [Found(meeting, theirs, OURS)]


def test_clashes_come_first_and_what_one_side_alone_promises_is_told():
    same = Promise("Police plan", "a", "burglary", "less")
    against = Promise("Shop plan", "b", "burglary", "more")
    alone = Promise("Health plan", "c", "treatment", "more")
    found = side_by_side([OURS], [same, alone, against])
    assert [one.meeting.value for one in found] == [
        "opposite",
        "together",
        "theirs-alone",
    ]
    assert ours_alone([OURS], [alone]) == [OURS]
    assert ours_alone([OURS], [same]) == []
    watched = Promise("Ours", "T2", "treatment", "")
    assert side_by_side([watched], [alone])[0].meeting is Meeting.THEIRS_ALONE


@pytest.mark.parametrize(
    ("kind", "better", "change", "way"),
    [
        (TargetKind.BY_PERCENT, "less", -18.0, "less"),
        (TargetKind.TO_VALUE, "less", 12.0, "more"),
        (TargetKind.DIRECTION, "more", None, "more"),
        (TargetKind.DIRECTION, "neutral", None, ""),
        (TargetKind.MAINTAIN, "less", None, "level"),
        (TargetKind.NONE, "less", None, ""),
        (TargetKind.MILESTONE, "", None, ""),
    ],
)
def test_a_target_goes_the_way_that_it_promises(kind, better, change, way):
    assert way_of(kind, better, change) == way


@pytest.mark.django_db
def test_the_page_shows_where_plans_pull_apart(plan, analyst, manager, signed_in):
    browser, on = signed_in(manager), date(2019, 10, 1)
    page = f"/plan/{plan.slug}/others/"
    assert "No promise of others is noted yet" in browser.get(page).content.decode()
    said = {"title": "Police plan", "owner": "Police", "meets": "Theft", "themes": []}
    strategy = registers.note_strategy(
        partnership_id=plan.partnership_id, said=said, by=analyst, on=on
    )
    for intent, value, words in (("more", None, "More"), ("less", 800.0, "Fewer")):
        promised = {
            "measure": "domestic-burglary",
            "intent": intent,
            "value": value,
            "due_on": DUE,
            "words": words,
        }
        registers.note_target(strategy=strategy, said=promised, by=analyst, on=on)
    shown = browser.get(page).content.decode()
    assert "They pull apart: one wants less, the other more." in shown
    # 969 less 18 per cent is 794.58, and theirs is 800 on the same day.
    assert "They name different values for the same day." in shown
    assert "T1: less, to 794.6 by 31 March 2021" in shown
    assert "T2 Repeat callers" in shown
    assert "T3" not in shown
