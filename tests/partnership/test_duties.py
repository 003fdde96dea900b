"""The register of duties on screen: recorded with evidence, by those who may."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.states import Role
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.partnership import services
from frankpledge.partnership.models import DutyRecord
from frankpledge.partnership.presenters.duties import overdue_words
from frankpledge.partnership.rules.duties import (
    duty_named,
    is_overdue,
    next_due,
)
from frankpledge.partnership.selectors.duties import duty_lines, duty_years
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import DutyState


pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def keeper(make_member):
    return make_member("Dee Example", "council", Role.PARTNERSHIP_MANAGER)


def record(partnership, by, state=DutyState.MET, version=1, **more):
    details = {"evidence": "Minutes of 3 June 2026", "met_on": date(2026, 6, 3), **more}
    return services.record_duty(
        partnership=partnership,
        duty="views-sought",
        year=2026,
        state=state,
        version=version,
        by=by,
        at=NOW,
        **details,
    )


def test_a_met_duty_is_kept_with_its_evidence_and_step(partnership, keeper):
    held = record(partnership, keeper)
    assert (held.state, held.met_on, held.version) == ("met", date(2026, 6, 3), 2)
    assert list(held.steps.values_list("state", "made_by__user__name")) == [
        ("met", "Dee Example")
    ]


def test_met_without_evidence_or_on_a_day_to_come_is_refused(partnership, keeper):
    with pytest.raises(CannotChange, match="its evidence and the day"):
        record(partnership, keeper, evidence=" ")
    with pytest.raises(CannotChange, match="still to come"):
        record(partnership, keeper, met_on=date(2026, 12, 1))
    assert not DutyRecord.objects.exists()


def test_not_met_says_why_and_has_no_day(partnership, keeper):
    with pytest.raises(CannotChange, match="Say why"):
        record(partnership, keeper, DutyState.NOT_MET)
    assert (
        record(partnership, keeper, DutyState.NOT_MET, note="No quorum").met_on is None
    )


def test_two_people_do_not_overwrite_each_other(partnership, keeper):
    record(partnership, keeper)
    with pytest.raises(ChangedMeanwhile):
        record(partnership, keeper, DutyState.IN_HAND, version=1)


def test_only_a_manager_or_a_coordinator_records(partnership, make_member):
    officer = make_member("Eve Example", "police", Role.PRACTITIONER)
    with pytest.raises(NotAllowed):
        record(partnership, officer)


def test_years_and_days():
    shared = duty_named("prescribed-information")
    assert next_due(shared, 2026, TODAY) == date(2026, 12, 31)
    assert next_due(shared, 2025, TODAY) == date(2026, 3, 31)
    assert next_due(duty_named("section-17"), 2026, TODAY) is None
    assert is_overdue(duty_named("section-17"), 2025, TODAY)
    assert not is_overdue(duty_named("section-17"), 2026, TODAY)


def test_a_settled_duty_is_not_overdue(partnership, keeper):
    def late():
        lines = duty_lines(partnership, 2025, has_county=False, today=TODAY)
        return {line.duty.id for line in lines if line.is_overdue}

    assert "scrutiny" in late()
    services.record_duty(
        partnership=partnership,
        duty="scrutiny",
        year=2025,
        state=DutyState.MET,
        evidence="Committee, 9 March 2026",
        met_on=date(2026, 3, 9),
        version=1,
        by=keeper,
        at=NOW,
    )
    assert "scrutiny" not in late()
    assert duty_years(partnership, TODAY) == [2027, 2026, 2025]


def test_overdue_duties_are_counted_in_words(partnership):
    lines = duty_lines(partnership, 2025, has_county=False, today=TODAY)
    late = [line for line in lines if line.is_overdue]
    assert overdue_words(late[:1]) == "1 duty is overdue in this year."
    assert overdue_words(late[:2]) == "2 duties are overdue in this year."
    assert overdue_words([]) == ""


def test_the_register_is_read_filtered_and_taken_away(partnership, keeper, signed_in):
    record(partnership, keeper)
    client = signed_in(keeper)
    assert client.get("/duties/").url.startswith("/duties/20")
    page = client.get("/duties/2026/").content.decode()
    assert "Seek views and hold a public meeting" in page
    assert "Met on 3 June 2026" in page
    met = client.get("/duties/2026/?state=met").content.decode()
    assert "Seek views" in met
    assert "Prepare a strategic assessment" not in met
    file = client.get("/duties/2026/?format=csv")
    assert b"Minutes of 3 June 2026" in file.content
    assert client.get("/duties/1900/").status_code == 404
    assert client.get("/duties/2026/tithe/").status_code == 404


def test_a_duty_is_recorded_on_screen_and_what_was_typed_stays(
    partnership, keeper, signed_in
):
    client = signed_in(keeper)
    address = "/duties/2025/views-sought/record/"
    refused = client.post(
        address, {"state": "met", "evidence": "Minutes", "version": 1}
    )
    assert "its evidence and the day" in refused.content.decode()
    assert "Minutes</textarea>" in refused.content.decode()
    sent = {
        "state": "met",
        "evidence": "Minutes",
        "version": 1,
        "met_on-day": 3,
        "met_on-month": 6,
        "met_on-year": 2025,
    }
    assert client.post(address, sent).url == "/duties/2025/views-sought/"
    page = client.get("/duties/2025/views-sought/").content.decode()
    assert "Met on 3 June 2025" in page
    assert "SI 2007/1830 regulation 12" in page


def test_an_outsider_finds_nothing(make_member, signed_in):
    client = signed_in(make_member("Olu Outsider", "council"))
    for address in ("/duties/", "/duties/2026/", "/duties/2026/scrutiny/"):
        assert client.get(address).status_code == 404
