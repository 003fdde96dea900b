"""What the pages say for the analyst: what to expect, what moved, how it gathers."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from frankpledge.access.models import Member
from frankpledge.evidence import services
from frankpledge.evidence.models import ComparisonGroup
from frankpledge.evidence.presenters import reading
from tests.evidence.conftest import AT, HOME, LATER, TODAY, burglaries


pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(group: ComparisonGroup, analyst: Member, signed_in: Any) -> Client:
    """Return the analyst's browser, with the comparison group set up."""
    return signed_in(analyst)


@pytest.fixture
def desk_of_nothing(bring: Any, analyst: Member, signed_in: Any) -> Client:
    """Return the analyst's browser where there are measures and no figures."""
    services.load_catalogue(at=AT)
    return signed_in(analyst)


def test_measure_page_says_how_many_areas_are_looked_at_and_the_rules_of_its_chart(
    desk: Client,
) -> None:
    page = desk.get("/measures/burglary/?kind=ward").content.decode()
    assert "2 areas are looked at together." in page
    assert "no difference was left out of them. Signals: 8 on one side" in page


def test_pages_say_what_to_expect(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two years are too few to expect anything from; the rule has its own tests.
    said = [("Next", "March 2020: 5 to 17 if nothing changes.")]
    monkeypatch.setattr(reading, "outlook", lambda *_: said)
    for address in ("/measures/burglary/", "/explore/?measure=burglary"):
        page = desk.get(address).content.decode()
        assert 'id="outlook">What to expect</h2>' in page
        assert "March 2020: 5 to 17 if nothing changes." in page


def test_a_measure_that_counts_no_events_says_nothing_of_what_to_expect(
    desk: Client,
) -> None:
    page = desk.get("/measures/marac-repeat-rate-older-rule/").content.decode()
    assert "What to expect" not in page


def test_types_page_says_what_moved_the_total_and_allows_for_many_looks(
    desk: Client,
) -> None:
    page = desk.get(f"/areas/{HOME}/evidence/types/").content.decode()
    assert 'id="contribution">All types together: ' in page
    assert "types are tested at once" in page


def test_hot_page_says_how_few_areas_hold_half(desk: Client) -> None:
    page = desk.get(f"/areas/{HOME}/evidence/hot/").content.decode()
    assert "Half of the records are in" in page


def test_hot_page_judges_areas_with_those_around_them(desk: Client) -> None:
    page = desk.get(f"/areas/{HOME}/evidence/hot/").content.decode()
    assert 'id="around">' in page
    found = page.split('id="around">')[1].split("</p>")[0]
    assert "small areas" in found
    assert "/help/how-to/see-where-records-gather/" in page
    nothing = desk.get(f"/areas/{HOME}/evidence/hot/?dataset=no-such").content.decode()
    assert 'id="around">' not in nothing


def test_with_nothing_loaded_no_page_says_that_nothing_stands_out(desk_of_nothing):
    hot = desk_of_nothing.get(f"/areas/{HOME}/evidence/hot/").content.decode()
    assert "takes two months or more" in hot
    assert "no small area stands out" not in hot
    types = desk_of_nothing.get(f"/areas/{HOME}/evidence/types/").content.decode()
    assert "Nothing has been loaded for this area yet" in types
    quarters = f"/areas/{HOME}/evidence/types/?period_type=quarter"
    said = desk_of_nothing.get(quarters).content.decode()
    assert "No whole period of this kind is loaded" in said


def test_types_are_shown_by_months_while_no_quarter_is_whole(
    desk_of_nothing, bring
) -> None:
    bring("one-month", {date(2019, 6, 1): burglaries(25)})
    services.refresh(by=None, at=LATER, as_of=TODAY)
    page = desk_of_nothing.get(f"/areas/{HOME}/evidence/types/").content.decode()
    assert "June 2019" in page
    assert "Burglary" in page
