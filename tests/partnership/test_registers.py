"""The registers on screen and in the trail: one way to add, change and withdraw."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.audit.models import Entry as Trail
from frankpledge.partnership import services
from frankpledge.partnership.models import (
    Agency,
    Contact,
    EntryStep,
    Group,
    Minutes,
    Person,
    Risk,
)
from frankpledge.partnership.selectors.registers import (
    is_trained,
    public_contacts,
    steps_of,
)
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
def police(example):
    return Agency.objects.get(code="merseyside-police")


@pytest.fixture
def board(example):
    return Group.objects.get(short_name="CSP board")


@pytest.fixture
def risk(add, police):
    return add(
        "risks",
        title="Figures come late",
        effect="Nobody sees a rise in time.",
        likelihood=4,
        impact=4,
        owner=police,
        review_on=date(2026, 11, 1),
    )


def fields_of(day, name):
    return {
        f"{name}-day": day.day,
        f"{name}-month": day.month,
        f"{name}-year": day.year,
    }


def test_an_entry_is_added_with_its_step_and_its_line_of_the_trail(risk, manager):
    assert list(steps_of(risk).values_list("act", "made_by")) == [("added", manager.pk)]
    line = Trail.objects.filter(kind="register").latest("pk")
    assert (line.ref, line.outcome) == (f"risks/{risk.pk}", "added")


def test_a_change_is_written_once_and_only_by_who_saw_the_newest(risk, manager, police):
    def change(version, **fields):
        return services.change_entry(
            entry=risk, fields=fields, version=version, by=manager, at=NOW
        )

    assert change(1, likelihood=2).likelihood == 2
    with pytest.raises(ChangedMeanwhile):
        change(1, likelihood=5)
    with pytest.raises(CannotChange, match="looked at again"):
        change(2, review_on=None)
    assert Risk.objects.get().likelihood == 2
    assert steps_of(risk).first().fields == ["likelihood"]


def test_what_was_wrong_is_withdrawn_and_stays(risk, manager, signed_in):
    with pytest.raises(CannotChange, match="Say why"):
        services.withdraw_entry(entry=risk, because=" ", version=1, by=manager, at=NOW)
    services.withdraw_entry(
        entry=risk, because="Entered twice", version=1, by=manager, at=NOW
    )
    with pytest.raises(CannotChange, match="was withdrawn"):
        services.change_entry(entry=risk, fields={}, version=2, by=manager, at=NOW)
    browser = signed_in(manager)
    assert "Figures come late" not in browser.get("/registers/risks/").content.decode()
    listed = browser.get("/registers/risks/?withdrawn=on").content.decode()
    assert "Figures come late" in listed
    page = browser.get(f"/registers/risks/{risk.pk}/").content.decode()
    assert "Entered twice" in page
    assert "Withdraw it" not in page


def test_only_a_manager_or_a_coordinator_writes(example, practitioner, risk):
    with pytest.raises(NotAllowed):
        services.add_entry(
            partnership=example,
            register=RegisterName.CONTACTS,
            fields={"title": "Line", "purpose": "Advice", "phone": "0"},
            by=practitioner,
            at=NOW,
        )
    with pytest.raises(NotAllowed):
        services.withdraw_entry(
            entry=risk, because="No", version=1, by=practitioner, at=NOW
        )


def test_a_contact_can_be_reached_and_the_public_sees_the_public_ones(add, example):
    with pytest.raises(CannotChange, match="telephone number"):
        add("contacts", title="Nobody", purpose="Nothing")
    add(
        "contacts",
        title="Duty desk",
        purpose="Urgent",
        phone="0300 0",
        reach="internal",
    )
    add("contacts", title="Noise line", purpose="Noise", phone="0300 1", reach="public")
    assert list(public_contacts(example).values_list("title", flat=True)) == [
        "Noise line"
    ]
    assert Contact.objects.count() == 2


def test_a_version_of_the_terms_is_there_once(add, board):
    terms = {"group": board, "edition": "2", "text": "Purpose", "quorum": 3}
    add("terms-of-reference", **terms)
    with pytest.raises(CannotChange, match="by that name already"):
        add("terms-of-reference", **terms)


def test_minutes_say_who_was_there_and_whether_there_was_a_quorum(
    add, board, police, manager, signed_in
):
    add(
        "terms-of-reference",
        group=board,
        edition="1",
        text="Purpose",
        quorum=2,
        adopted_on=date(2026, 1, 1),
    )
    held = add(
        "minutes",
        group=board,
        met_on=date(2026, 9, 3),
        present=[police],
        decisions="Plan agreed.\nNext meeting in December.",
    )
    browser = signed_in(manager)
    page = browser.get(f"/registers/minutes/{held.pk}/").content.decode()
    assert "1 agency present, 2 needed: there was no quorum" in page
    assert "Plan agreed.</p><p>Next" in page
    council = Agency.objects.get(code="st-helens-council")
    services.change_entry(
        entry=held, fields={"present": [police, council]}, version=1, by=manager, at=NOW
    )
    assert steps_of(held).first().fields == ["present"]
    page = browser.get(f"/registers/minutes/{held.pk}/").content.decode()
    assert "2 agencies present, 2 needed: there was a quorum" in page
    earlier = add("minutes", group=board, met_on=date(2025, 9, 3), decisions="None.")
    page = browser.get(f"/registers/minutes/{earlier.pk}/").content.decode()
    assert "The terms in force that day name none" in page
    services.change_entry(
        entry=held, fields={"present": [council, police]}, version=2, by=manager, at=NOW
    )
    assert steps_of(held).first().fields == []


def test_a_case_panels_minutes_are_not_kept_here(add, example):
    panel = Group.objects.get(short_name="MARAC")
    with pytest.raises(CannotChange, match="kept with its cases"):
        add("minutes", group=panel, met_on=date(2026, 9, 3), decisions="Case 1")
    assert not Minutes.objects.exists()


def test_training_is_in_date_until_its_refresher(add, example):
    ada = Person.objects.get(name="Ada Example")
    assert not is_trained(ada, "risk-checklist", on=NOW.date())
    course = add(
        "courses", title="Risk checklist", code="risk-checklist", refresher_months=24
    )
    assert not is_trained(ada, "risk-checklist", on=NOW.date())
    taken = add("training", course=course, person=ada, attended_on=date(2025, 1, 9))
    assert str(taken) == "Ada Example: Risk checklist"
    assert is_trained(ada, "risk-checklist", on=NOW.date())
    assert not is_trained(ada, "risk-checklist", on=date(2027, 1, 10))


def test_a_scrutiny_question_counts_its_28_days(add, police, manager, signed_in):
    asked = {
        "kind": "report-or-recommendation",
        "committee": "Safer scrutiny committee",
        "received_on": date(2020, 3, 1),
        "text": "Why?",
        "asked_of": police,
    }
    add("scrutiny", title="Late", **asked)
    add(
        "scrutiny",
        title="Told late",
        answer="Because.",
        answered_on=date(2020, 3, 31),
        **asked,
    )
    add(
        "scrutiny", title="In time", answer="So.", answered_on=date(2020, 3, 9), **asked
    )
    with pytest.raises(CannotChange, match="its words and a day"):
        add("scrutiny", title="No day", answer="So.", **asked)
    browser = signed_in(manager)
    page = browser.get("/registers/scrutiny/").content.decode()
    assert "29 March 2020, overdue" in page
    assert "Answered in 30 days, 2 days late" in page
    assert "Answered in 8 days" in page
    late = browser.get("/registers/scrutiny/?overdue=on&state=open").content.decode()
    assert "1 question" in late
    assert "Told late" not in late
    index = browser.get("/registers/").content.decode()
    assert "1 overdue" in index


def test_good_practice_is_found_by_its_words(add, manager, signed_in):
    add(
        "good-practice",
        title="Bins off the street",
        theme="criminal-damage-and-arson",
        problem="Bin fires on one estate",
        tactic="Collections moved to the morning",
        result="22 fires became 4",
    )
    add(
        "good-practice",
        title="Gates",
        theme="burglary",
        problem="Burglary from alleys",
        tactic="Alley gates",
        result="A third fewer",
    )
    browser = signed_in(manager)
    page = browser.get("/registers/good-practice/?words=fires+estate").content.decode()
    assert "Bins off the street" in page
    assert "Gates" not in page
    page = browser.get("/registers/good-practice/?theme=burglary").content.decode()
    assert "Bins off the street" not in page


def test_a_shop_that_sold_waits_for_its_retest(add, manager, signed_in):
    shop = add("premises", title="Corner shop", address="1 Example Street")
    sold = {"premises": shop, "product": "Cider", "result": "sold"}
    add("test-purchases", tested_on=date(2020, 1, 31), **sold)
    browser = signed_in(manager)
    page = browser.get("/registers/test-purchases/").content.decode()
    assert "31 March 2020, overdue" in page
    assert "1 of 1" in browser.get("/registers/premises/").content.decode()
    add(
        "test-purchases",
        premises=shop,
        tested_on=date(2020, 4, 2),
        product="Cider",
        result="sale-refused",
    )
    page = browser.get("/registers/test-purchases/").content.decode()
    assert "31 March 2020" not in page
    assert "1 of 2" in browser.get("/registers/premises/").content.decode()
    with pytest.raises(CannotChange, match="here already"):
        add("premises", title="Corner shop", address="1 Example Street")


def test_a_reworded_question_is_flagged_between_waves(add, manager, signed_in):
    def ask(wave, year, wording, **more):
        return add(
            "survey-questions",
            series="feel-safe",
            wave=wave,
            wording=wording,
            asked_from=date(year, 9, 1),
            asked_to=date(year, 9, 30),
            asked_how="By post",
            answers=1067,
            **more,
        )

    ask("2024", 2024, "How safe do you feel?", percent=50)
    ask("2025", 2025, "How safe, do you feel?")
    first = ask("2023", 2023, "Are you safe?")
    browser = signed_in(manager)
    page = browser.get("/registers/survey-questions/").content.decode()
    assert "Reworded: do not compare" in page
    assert "± 3.0 points" in page
    assert "First wave" in page
    assert "As before" in page
    one = browser.get(f"/registers/survey-questions/{first.pk}/").content.decode()
    assert "First wave" in one
    with pytest.raises(CannotChange, match="ends on or after"):
        add(
            "survey-questions",
            series="feel-safe",
            wave="2022",
            wording="Which?",
            asked_from=date(2022, 9, 1),
            asked_to=date(2022, 8, 1),
            asked_how="By post",
            answers=9,
        )


def test_every_register_opens_is_taken_away_and_has_its_form(
    risk, manager, board_member, signed_in
):
    browser, reader = signed_in(manager), signed_in(board_member)
    for name in RegisterName:
        assert browser.get(f"/registers/{name}/").status_code == 200, name
        assert browser.get(f"/registers/{name}/add/").status_code == 200, name
        assert reader.get(f"/registers/{name}/").status_code == 200, name
        assert reader.get(f"/registers/{name}/add/").status_code == 403, name
    file = browser.get("/registers/risks/?format=csv").content.decode()
    assert "Figures come late" in file
    assert "Nobody sees a rise in time." in file
    assert browser.get("/registers/tithes/").status_code == 404
    assert browser.get("/registers/risks/999/").status_code == 404


def test_an_entry_is_written_changed_and_withdrawn_on_screen(
    police, manager, signed_in, example
):
    browser = signed_in(manager)
    typed = {
        "title": "A post falls vacant",
        "effect": "No analyst",
        "likelihood": 3,
        "impact": 3,
        "owner": police.pk,
        "state": "open",
        "version": 1,
    }
    refused = browser.post("/registers/risks/add/", typed).content.decode()
    assert "looked at again" in refused
    assert "No analyst</textarea>" in refused
    typed |= fields_of(date(2027, 1, 9), "review_on")
    assert browser.post("/registers/risks/add/", typed).url == "/registers/risks/"
    held = Risk.objects.get()
    here = f"/registers/risks/{held.pk}/"
    assert (
        'value="A post falls vacant"' in browser.get(f"{here}change/").content.decode()
    )
    assert browser.post(f"{here}change/", typed | {"impact": 5}).url == here
    assert "15 high" in browser.get(here).content.decode()
    gone = browser.post(f"{here}withdraw/", {"because": "Twice", "version": 2})
    assert gone.url == "/registers/risks/"
    assert [step.act for step in EntryStep.objects.all()] == [
        "withdrawn",
        "changed",
        "added",
    ]


def test_lists_ask_as_often_for_three_entries_as_for_one(
    add, board, police, manager, signed_in
):
    browser = signed_in(manager)

    def minutes(day):
        add("minutes", group=board, met_on=day, present=[police], decisions="Yes.")

    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get("/registers/minutes/").status_code == 200
        return len(asked)

    minutes(date(2026, 1, 9))
    questions()
    once = questions()
    minutes(date(2026, 4, 9))
    minutes(date(2026, 7, 9))
    assert questions() == once


def test_an_outsider_finds_no_register(risk, outsider, signed_in):
    browser = signed_in(outsider)
    for address in (
        "/registers/",
        "/registers/risks/",
        f"/registers/risks/{risk.pk}/",
        "/registers/contacts/",
        "/structure/",
        "/structure/chart.svg",
        "/possible-partners/",
    ):
        assert browser.get(address).status_code == 404, address
