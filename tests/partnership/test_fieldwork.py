"""Premises that several agencies know, and concerns cited with their day."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.partnership import services
from frankpledge.partnership.models import Agency, Area
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import RegisterName


pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def add(example, manager):
    def add(register, **fields):
        return services.add_entry(
            partnership=example,
            register=RegisterName(register),
            fields=fields,
            by=manager,
            at=NOW,
        )

    return add


@pytest.fixture
def anchor(add):
    return add(
        "premises",
        title="The Anchor",
        address="1 High Street",
        hours="10:00 to 23:00",
        conditions="Door staff on Fridays.",
    )


@pytest.fixture
def agency(example):
    return lambda code: Agency.objects.get(code=code)


@pytest.fixture
def log(add, anchor, agency):
    def log(day, kind, code, text):
        return add(
            "premises-log",
            premises=anchor,
            happened_on=date(2026, *day),
            kind=kind,
            agency=agency(code),
            text=text,
        )

    return log


def test_premises_show_what_every_agency_knows_of_them(
    anchor, add, log, manager, signed_in
):
    log((3, 1), "incident", "merseyside-police", "Fight at the door.")
    log((5, 2), "visit", "merseyside-fire", "Escape blocked, cleared.")
    log((4, 9), "later-hours-request", "st-helens-council", "Until 01:00, refused.")
    wrong = log((6, 1), "incident", "merseyside-police", "Other pub.")
    services.withdraw_entry(
        entry=wrong, because="Wrong premises", version=1, by=manager, at=NOW
    )
    add(
        "test-purchases",
        premises=anchor,
        tested_on=date(2026, 7, 1),
        product="Vodka",
        result="sold",
    )
    browser = signed_in(manager)
    page = browser.get(f"/registers/premises/{anchor.pk}/").content.decode()
    told = [
        "2 May 2026, Visit, Merseyside Fire",
        "9 April 2026, Later hours request, St Helens",
        "1 March 2026, Incident, Merseyside Police: Fight at the door.",
    ]
    places = [page.find(one) for one in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "Other pub" not in page
    assert "Incident: 1, Later hours request: 1, Visit: 1" in page
    assert "1 of 1" in page
    listed = browser.get("/registers/premises-log/?kind=visit").content.decode()
    assert "Merseyside Fire" in listed
    assert (
        "Fight"
        not in browser.get(
            "/registers/premises-log/?kind=visit&format=csv"
        ).content.decode()
    )


def test_the_page_of_premises_leads_to_adding_to_them(anchor, manager, signed_in):
    browser = signed_in(manager)
    page = browser.get(f"/registers/premises/{anchor.pk}/").content.decode()
    assert f"/registers/test-purchases/add/?premises={anchor.pk}" in page
    form = browser.get(f"/registers/premises-log/add/?premises={anchor.pk}")
    assert f'<option value="{anchor.pk}" selected' in form.content.decode()


def test_premises_are_there_once_however_they_are_written(anchor, add, manager):
    with pytest.raises(CannotChange, match="here already: The Anchor"):
        add("premises", title="THE ANCHOR", address="1, High street.")
    other = add("premises", title="The Swan", address="2 High Street")
    with pytest.raises(CannotChange, match="here already"):
        services.change_entry(
            entry=other,
            fields={"title": "The anchor", "address": "1 High Street"},
            version=1,
            by=manager,
            at=NOW,
        )


def test_what_happened_lies_behind_us(log):
    with pytest.raises(CannotChange, match="lies behind us"):
        log((11, 21), "visit", "merseyside-police", "Not yet.")


@pytest.fixture
def concern(add, example):
    def concern(**fields):
        area = Area.objects.filter(partnership=example, kind="ward").first()
        told = {
            "raised_on": date(2026, 9, 1),
            "area": area,
            "category": "Motorcycle nuisance",
            "text": "Off-road motorcycles on the field.",
        }
        return add("local-concerns", **told | fields)

    return concern


def test_a_concern_is_cited_with_the_day_on_which_it_was_read(
    concern, manager, signed_in
):
    held = concern(cited_from="Police concern log", taken_on=date(2026, 11, 14))
    concern(category="Speeding", text="Near the school.")
    browser = signed_in(manager)
    page = browser.get(f"/registers/local-concerns/{held.pk}/").content.decode()
    assert "Police concern log, as read on 14 November 2026" in page
    found = browser.get("/registers/local-concerns/?category=motor").content.decode()
    assert "Off-road" in found
    assert "Near the school" not in found
    place = held.area.name
    found = browser.get(f"/registers/local-concerns/?area={place}").content.decode()
    assert "Near the school" in found
    assert (
        "Nothing matches these filters"
        in browser.get("/registers/local-concerns/?area=Atlantis").content.decode()
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"cited_from": "Police concern log"},
        {"taken_on": date(2026, 11, 14)},
        {"cited_from": "Police concern log", "taken_on": date(2026, 8, 31)},
    ],
)
def test_a_citation_has_its_system_and_its_day(concern, fields):
    with pytest.raises(CannotChange, match="names it and the day"):
        concern(**fields)


def test_a_concern_is_raised_on_a_day_that_has_come(concern):
    with pytest.raises(CannotChange, match="has come"):
        concern(raised_on=date(2026, 11, 21))
