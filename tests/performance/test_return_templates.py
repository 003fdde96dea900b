"""Returns begun from a form that ships: what fills it, and when its policy ended."""

from datetime import date

import pytest

from frankpledge.evidence.models import MeasureVersion
from frankpledge.performance.models import OutsideReturn
from frankpledge.performance.presenters.outside import interval_words
from frankpledge.performance.presenters.templates import (
    started,
    template_choices,
    template_notes,
)
from frankpledge.performance.rules import return_templates
from frankpledge.performance.urls import app_name


pytestmark = pytest.mark.django_db
ADD = f"/{app_name}/outside/add/"


def test_every_template_asks_for_measures_that_are_known(partnership):
    known = set(MeasureVersion.objects.values_list("measure", flat=True))
    for one in return_templates().values():
        assert set(one.measures) <= known, one.id
        assert len(set(one.measures)) == len(one.measures)


def test_a_policy_that_ended_says_why_and_ended_after_it_began():
    for one in return_templates().values():
        assert (one.ended is None) == (not one.why)
        assert one.ended is None or one.starts_on < one.ended


def test_what_nobody_asks_for_any_more_comes_last_with_its_note():
    found = template_choices(today=date(2026, 4, 1))
    notes = [bool(one["note"]) for one in found]
    assert notes == sorted(notes)
    assert {"", "the policy has ended"} == {one["note"] for one in found}
    before = template_choices(today=date(2005, 4, 1))
    assert not any(one["note"] for one in before)


def test_an_ended_form_is_begun_with_a_warning():
    ended, running = return_templates()["psa-23"], return_templates()["marac"]
    ((when, why),) = template_notes(ended, today=date(2026, 4, 1))
    assert when == "Ended on 20 October 2010"
    assert "spending review" in why
    assert template_notes(running, today=date(2026, 4, 1)) == []
    assert template_notes(None, today=date(2026, 4, 1)) == []
    assert started(None) == {}


def test_a_return_is_begun_from_a_template(signed_in, manager):
    browser = signed_in(manager)
    page = browser.get(f"{ADD}?from=fire-best-value").content.decode()
    assert "Fire and rescue: best-value indicators" in page
    assert "Deliberate fires" in page
    assert "Ended on 1 April 2008" in page
    assert browser.get(f"{ADD}?from=nonsense").status_code == 200
    sent = started(return_templates()["fire-best-value"])
    day = sent.pop("starts_on")
    sent |= {
        "measures": "\n".join(sent["measures"]),
        "starts_on-day": day.day,
        "starts_on-month": day.month,
        "starts_on-year": day.year,
        "version": 0,
    }
    assert browser.post(ADD, sent).status_code == 302
    assert len(OutsideReturn.objects.get().measures) == 6


def test_an_older_return_was_sent_without_an_interval():
    assert interval_words({"value": 1.8}) == "none"
    assert interval_words({"low": 1.7, "high": 1.9}) == "1.7 to 1.9"
