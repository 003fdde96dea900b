"""The data room's pages: what each shows, and to whom it does not exist."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from frankpledge.intake import selectors, services
from frankpledge.intake.models import (
    AgreedReturn,
    ContextEvent,
    DataGap,
    SavedLayout,
    Source,
    Supply,
)
from frankpledge.intake.states import SourceKind, SupplyState
from tests.intake.conftest import AT, TODAY
from tests.intake.files import crime, disorder, street_csv


pytestmark = pytest.mark.django_db

NAME = "2019-06-merseyside-street.csv"
FAULTY = [crime(1), crime(2, kind="Wizardry"), disorder()]
RETURN = (
    b"Returns of the fire service\n\nArea,Quarter,Deliberate fires\n"
    b"E08000013,2019/20 Q1,12\nE08000013,2019/20 Q2,<5\nE08000013,2019/20 Q3,odd\n"
    b"E08000014,2019/20 Q1,7\nE08000014,2019/20 Q2,9\nE08000014,2019/20 Q3,11\n"
)


@pytest.fixture
def client(signed_in, analyst):
    return signed_in(analyst)


@pytest.fixture
def supply(street, load):
    return load(street(rows=FAULTY))


@pytest.fixture
def event(analyst):
    details = {"title": "New bins", "starts_on": date(2019, 6, 3)}
    return services.add_event(details=details, by=analyst)


@pytest.fixture
def gap(analyst):
    details = {"title": "Drugs", "effect": "No link can be shown"}
    return services.open_gap(details=details, on=TODAY, by=analyst)


def text_of(answer):
    """Return the words of a page, without its markup."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", words)


def upload(client, content, source="kind:police-street", name=NAME, key="k"):
    return client.post(
        reverse("intake:supply"),
        {
            "source": source,
            "request_key": key,
            "uploads": SimpleUploadedFile(name, content),
        },
        follow=True,
    )


def every_address(supply, source, event, gap):
    """Return one address for every page of the data room."""
    keys = {
        "reference": supply.reference,
        "suffix": "csv",
        "name": "police-crime",
        "source": source.pk,
        "events": event.pk,
        "gaps": gap.pk,
    }
    found = []
    routes = get_resolver("frankpledge.intake.urls").reverse_dict
    for name in {name for name in routes if isinstance(name, str)}:
        needs = set(routes.getlist(name)[0][0][0][1])
        args = {key: keys[key] for key in needs if key in keys}
        if "pk" in needs:
            part = name.rsplit("-", 1)[-1] + "s"
            args["pk"] = keys.get(part, source.pk)
        found.append(reverse(f"intake:{name}", kwargs=args))
    return sorted(found)


def test_no_page_of_the_data_room_exists_for_an_outsider(
    supply, fire_source, event, gap, signed_in, outsider
):
    addresses = every_address(supply, fire_source, event, gap)
    assert len(addresses) >= 27
    client = signed_in(outsider)
    answers = {address: client.get(address).status_code for address in addresses}
    wrong = {
        address: status
        for address, status in answers.items()
        if status not in (404, 405)
    }
    assert wrong == {}


def test_nobody_sees_a_page_without_signing_in(supply, fire_source, event, gap):
    from django.test import Client

    for address in every_address(supply, fire_source, event, gap):
        assert Client().get(address).status_code in (302, 405), address


def test_every_page_opens_for_the_analyst(
    supply, fire_source, event, gap, client, partnership
):
    for address in every_address(supply, fire_source, event, gap):
        status = client.get(address).status_code
        assert status in (200, 302, 404, 405), address


def test_another_agencys_load_is_not_there(supply, signed_in, fire_officer):
    client = signed_in(fire_officer)
    assert (
        client.get(reverse("intake:load", args=[supply.reference])).status_code == 404
    )


def test_the_grid_shows_the_month_and_leads_to_its_load(supply, client):
    page = client.get(reverse("intake:arrivals"), {"from": "2019-04"})
    assert "Part loaded" in text_of(page)
    assert f"/data/loads/{supply.reference}/" in page.content.decode()
    assert "from=2018-04" in page.content.decode()


@pytest.mark.parametrize("asked", ["", "nonsense", "2019-13", "0001-01", "9999-12"])
def test_the_grid_opens_at_any_month_that_is_asked_for(asked, supply, client):
    assert client.get(reverse("intake:arrivals"), {"from": asked}).status_code == 200


def test_files_are_handed_in_checked_and_loaded(client):
    page = upload(client, street_csv(FAULTY))
    assert "Checked, waiting for a decision" in text_of(page)
    assert "Wizardry" in text_of(page)
    supply = Supply.objects.get()
    asked = client.get(reverse("intake:accept", args=[supply.reference]))
    assert "1 faulty row stays out" in text_of(asked)
    done = client.post(reverse("intake:accept", args=[supply.reference]), follow=True)
    assert "Loaded 2 rows for June 2019. 1 faulty row was left out." in text_of(done)


def test_the_same_file_again_says_that_nothing_changed(client):
    upload(client, street_csv(FAULTY), key="1")
    first = Supply.objects.get()
    client.post(reverse("intake:accept", args=[first.reference]))
    page = upload(client, street_csv(FAULTY), key="2")
    assert "Already loaded, nothing changed" in text_of(page)


def test_a_large_file_is_left_to_a_job_and_its_page_refreshes(
    client, monkeypatch, analyst
):
    from frankpledge.intake import tasks
    from frankpledge.intake.views import supplies

    monkeypatch.setattr(supplies, "CHECKED_AT_ONCE", 10)
    page = upload(client, street_csv(FAULTY))
    assert page.headers["Refresh"] == "5"
    assert "the work goes on" in text_of(page)
    supply = Supply.objects.get()
    assert supply.status is SupplyState.RECEIVED
    assert tasks.check_in_background.func(supply.pk, analyst.pk) == "checked"


def test_the_job_asks_again_whether_its_sender_may(client, monkeypatch, analyst):
    from frankpledge.intake import tasks
    from frankpledge.intake.views import supplies

    monkeypatch.setattr(supplies, "CHECKED_AT_ONCE", 10)
    upload(client, street_csv(FAULTY))
    analyst.roles = []
    analyst.save()
    said = tasks.check_in_background.func(Supply.objects.get().pk, analyst.pk)
    assert "can supply" in said
    assert Supply.objects.get().status is SupplyState.RECEIVED


def test_a_file_that_waits_for_its_job_can_be_read_now(client, monkeypatch):
    from frankpledge.intake.views import supplies

    monkeypatch.setattr(supplies, "CHECKED_AT_ONCE", 10)
    upload(client, street_csv(FAULTY))
    supply = Supply.objects.get()
    page = client.post(reverse("intake:check", args=[supply.reference]), follow=True)
    assert "Checked, waiting for a decision" in text_of(page)


def test_an_upload_beyond_the_limit_is_cut_off_with_a_sentence(client, settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    page = upload(client, street_csv(FAULTY))
    assert "larger than 0 MB together" in text_of(page)
    assert Supply.objects.count() == 0


def test_without_a_file_or_a_source_the_page_says_what_to_do(client):
    page = client.post(reverse("intake:supply"), {"request_key": "x"})
    assert "Choose a file" in text_of(page)
    assert page.content.decode().startswith("<!DOCTYPE html>")
    assert "<title>Error: " in page.content.decode()


def test_an_empty_file_is_named(client):
    assert "empty" in text_of(upload(client, b""))


def test_a_wrong_file_keeps_its_page_with_the_reason(client):
    page = upload(client, b"%PDF-1.7 a letter")
    assert "Could not be read" in text_of(page)
    assert "data.police.uk street file" in text_of(page)


def test_a_load_is_refused_with_a_reason(client):
    upload(client, street_csv(FAULTY))
    address = reverse("intake:refuse", args=[Supply.objects.get().reference])
    assert "Answer “Why?”" in text_of(client.post(address, {"reason": ""}))
    page = client.post(address, {"reason": "Wrong month"}, follow=True)
    assert "is refused" in text_of(page)
    assert "Wrong month" in text_of(page)


def test_a_load_is_undone_with_a_reason(client, supply):
    address = reverse("intake:undo", args=[supply.reference])
    assert "June 2019" in text_of(client.get(address))
    page = client.post(address, {"reason": "Wrong file"}, follow=True)
    assert "is undone" in text_of(page)
    again = client.post(address, {"reason": "Twice"})
    assert "cannot become" in text_of(again)


def test_figures_are_counted_beside_the_page_and_the_page_says_so(client):
    upload(client, street_csv(FAULTY))
    at = [Supply.objects.get().reference]
    page = client.post(reverse("intake:accept", args=at), follow=True)
    assert "are being counted again" in text_of(page)
    assert page["Refresh"] == "5"
    assert selectors.figures_are_owed()
    counted = client.post(reverse("intake:check", args=at), follow=True)
    assert "are being counted again" not in text_of(counted)
    assert "Refresh" not in counted
    assert not selectors.figures_are_owed()


def test_figures_that_cannot_be_counted_stay_owed_and_the_page_says_who_to_ask(
    client, monkeypatch
):
    upload(client, street_csv(FAULTY))
    at = [Supply.objects.get().reference]
    client.post(reverse("intake:accept", args=at))
    monkeypatch.setattr(services, "count_owed", list)
    page = client.post(reverse("intake:check", args=at), follow=True)
    assert "could not be counted again" in text_of(page)
    assert Supply.objects.get().figures_are_due


def test_deciding_twice_says_what_was_decided(client, supply):
    address = reverse("intake:accept", args=[supply.reference])
    page = client.post(address, follow=True)
    assert page.status_code == 200
    assert "cannot become" in text_of(page)


def test_faulty_rows_are_listed_and_filtered(client, supply):
    address = reverse("intake:faults", args=[supply.reference])
    assert "Wizardry" in text_of(client.get(address))
    assert "Wizardry" not in text_of(client.get(address, {"file": "other"}))


@pytest.mark.parametrize("suffix", ["csv", "ods", "xlsx"])
def test_rejected_rows_are_downloaded(suffix, client, supply):
    answer = client.get(reverse("intake:rejected", args=[supply.reference, suffix]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="rejected-{supply.reference}.{suffix}"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_rejected_rows_in_no_known_format_are_not_there(client, supply):
    address = reverse("intake:rejected", args=[supply.reference, "exe"])
    assert client.get(address).status_code == 404


def test_loads_and_sources_are_listed(client, supply, fire_source):
    assert supply.reference in text_of(client.get(reverse("intake:loads")))
    page = client.get(reverse("intake:sources"), {"name": "fires"})
    assert "Fires in St Helens" in text_of(page)
    assert "1 source" in text_of(page)


SOURCE = {
    "name": "Council ASB",
    "kind": "incidents",
    "dataset": "council-asb",
    "code": "st-helens",
    "lawful_basis": "Crime and Disorder Act 1998 s17A",
    "marking": "depersonalised",
    "covers": "e08000013; E23000004",
    "frequency": "month",
    "lag_days": "20",
    "settles_after_months": "0",
    "first_period_on-day": "15",
    "first_period_on-month": "4",
    "first_period_on-year": "2019",
}


def test_a_source_is_added_and_changed(client, partnership):
    page = client.post(reverse("intake:add-source"), SOURCE, follow=True)
    assert "Council ASB is in the catalogue." in text_of(page)
    made = Source.objects.get()
    assert made.covers == ["E08000013", "E23000004"]
    assert made.first_period_on == date(2019, 4, 1)
    address = reverse("intake:change-source", args=[made.pk])
    assert "E08000013, E23000004" in client.get(address).content.decode()
    client.post(address, SOURCE | {"lag_days": "45", "version": "1"})
    made.refresh_from_db()
    assert made.lag_days == 45
    late = SOURCE | {"lag_days": "7", "notes": "Ring Ann first", "version": "1"}
    page = client.post(address, late)
    assert "Somebody else changed “Council ASB” meanwhile." in text_of(page)
    assert "45 days after the period ends" in text_of(page)
    assert "Ring Ann first" in page.content.decode()
    again = re.search(r'name="version" value="(\d+)"', page.content.decode())[1]
    client.post(address, late | {"version": again})
    made.refresh_from_db()
    assert (made.lag_days, made.notes) == (7, "Ring Ann first")


def test_a_source_that_is_wrong_says_where(client, partnership):
    page = client.post(
        reverse("intake:add-source"),
        SOURCE
        | {
            "covers": "over there!",
            "ends_before-day": "1",
            "ends_before-month": "1",
            "ends_before-year": "2018",
        },
    )
    assert "THERE! is not an area" in text_of(page)
    assert "It must end after the first period" in text_of(page)


def test_a_short_name_is_used_once(client, partnership):
    client.post(reverse("intake:add-source"), SOURCE)
    page = client.post(reverse("intake:add-source"), SOURCE)
    assert "another short name" in text_of(page)


def test_a_source_shows_its_standing_thread_and_agreements(client, fire_source):
    address = reverse("intake:agree-return", args=[fire_source.pk])
    client.get(address)
    told = {"period": "2019-04-01", "is_coming": "later", "reason": "System change"}
    assert "Enter the new date" in text_of(client.post(address, told))
    client.post(address, told | {"is_coming": "never"})
    assert AgreedReturn.objects.get().due_on is None
    client.post(
        reverse("intake:write-note", args=[fire_source.pk]), {"text": "Why so few?"}
    )
    page = text_of(client.get(reverse("intake:source", args=[fire_source.pk])))
    assert "Will not come" in page
    assert "Why so few?" in page
    assert "Chase letter" in page


def test_late_returns_lead_to_a_letter(client, fire_source):
    assert "Chase letter" in text_of(client.get(reverse("intake:late")))
    page = text_of(client.get(reverse("intake:chase", args=[fire_source.pk])))
    assert "We have not received “Fires in St Helens”" in page
    made = client.get(reverse("intake:letter", args=[fire_source.pk, "docx"]))
    assert made.content.startswith(b"PK")


def test_no_letter_is_written_when_nothing_is_late(client, fire_source):
    fire_source.first_period_on = None
    fire_source.save()
    page = client.get(reverse("intake:chase", args=[fire_source.pk]))
    assert "Nothing of this source is late" in text_of(page)
    address = reverse("intake:letter", args=[fire_source.pk, "docx"])
    assert client.get(address).status_code == 404


def mapping(client, supply):
    """Return the address of the mapping page, and its proposal as it would be sent."""
    address = reverse("intake:map-columns", args=[supply.reference])
    form = client.get(address).context["form"]
    return address, {name: form[name].value() or "" for name in form.fields}


def test_a_spreadsheet_is_mapped_once_and_remembered(client, fire_source):
    page = upload(client, RETURN, source=fire_source.pk, name="fires.csv", key="1")
    assert "Which column is which?" in text_of(page)
    supply = Supply.objects.get()
    address, told = mapping(client, supply)
    assert told["use_0"] == "area"
    page = client.post(address, told, follow=True)
    assert "a small figure held back" in text_of(page)
    assert "odd" in text_of(page)
    assert SavedLayout.objects.get().headings == ["Area", "Quarter", "Deliberate fires"]
    client.post(reverse("intake:accept", args=[supply.reference]))
    later = RETURN.replace(b"2019/20", b"2018/19")
    page = upload(client, later, source=fire_source.pk, name="next.csv", key="2")
    assert "Checked, waiting for a decision" in text_of(page)


def test_another_row_can_be_the_header(client, fire_source):
    upload(client, RETURN, source=fire_source.pk, name="fires.csv")
    address, _ = mapping(client, Supply.objects.get())
    assert client.get(address, {"header_row": "4"}).context["form"].headings[0] == (
        "E08000013"
    )
    assert "no row that looks like" in text_of(
        client.get(address, {"header_row": "99"})
    )


def test_a_mapping_that_is_wrong_says_where(client, fire_source):
    upload(client, RETURN, source=fire_source.pk, name="fires.csv")
    address, told = mapping(client, Supply.objects.get())
    twice = text_of(client.post(address, told | {"use_1": "area"}))
    assert "Another column is that already" in twice
    none = told | {"use_0": "", "use_1": "", "use_2": ""}
    assert "at least one column" in text_of(client.post(address, none))
    codes = text_of(client.post(address, told | {"codes_0": "St Helens"}))
    assert "their word = our-code" in codes


def test_open_files_have_no_columns_to_map(client, supply):
    address = reverse("intake:map-columns", args=[supply.reference])
    assert client.get(address).status_code == 404


def test_a_sender_waits_for_somebody_to_map_the_columns(
    signed_in, fire_officer, fire_source
):
    client = signed_in(fire_officer)
    page = upload(client, RETURN, source=fire_source.pk, name="fires.csv")
    assert "must first say which column" in text_of(page)


TYPED = {
    "request_key": "t",
    "period": "2019/20-Q1",
    "area": "E08000013",
    "series_0": "hoax-calls",
    "value_0": "3",
    "series_1": "deliberate",
    "value_1": "N/A",
}


def test_a_small_return_is_typed_and_offered_again(client, fire_source):
    address = reverse("intake:type-totals", args=[fire_source.pk])
    page = client.post(address, TYPED, follow=True)
    assert "Checked, waiting for a decision" in text_of(page)
    assert "not available" in text_of(page)
    supply = Supply.objects.get()
    client.post(reverse("intake:accept", args=[supply.reference]))
    assert 'value="hoax-calls"' in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"period": "soon"}, "Write the period as"),
        ({"value_0": "", "value_1": ""}, "Type at least one total"),
        ({"series_0": ""}, "Say what this total counts"),
    ],
)
def test_a_typed_return_that_is_wrong_says_where(told, said, client, fire_source):
    address = reverse("intake:type-totals", args=[fire_source.pk])
    assert said in text_of(client.post(address, TYPED | told))


def test_a_source_of_incidents_is_not_typed(client, supply):
    source = Source.objects.get(dataset="police-street")
    address = reverse("intake:type-totals", args=[source.pk])
    assert client.get(address).status_code == 404


EVENT = {
    "title": "Football final",
    "starts_on-day": "1",
    "starts_on-month": "6",
    "starts_on-year": "2019",
    "version": "1",
}


def test_events_are_added_changed_and_withdrawn(client, partnership):
    client.post(reverse("intake:add-event"), EVENT)
    made = ContextEvent.objects.get()
    address = reverse("intake:change-event", args=[made.pk])
    last = {"last_day-day": "3", "last_day-month": "6", "last_day-year": "2019"}
    client.post(address, EVENT | last)
    page = client.get(reverse("intake:events"))
    assert "1 June 2019 to 3 June 2019" in text_of(page)
    answer = client.post(address, EVENT | {"title": "Mine"})
    assert "Somebody else changed" in text_of(answer)
    assert "As it stands now" in text_of(answer)
    again = re.search(r'name="version" value="(\d+)"', answer.content.decode())[1]
    client.post(address, EVENT | {"title": "Mine", "version": again})
    assert ContextEvent.objects.get().title == "Mine"
    client.post(reverse("intake:withdraw-event", args=[made.pk]))
    assert "No, withdrawn" in text_of(client.get(reverse("intake:events")))


def test_an_event_cannot_end_before_it_starts(client, partnership):
    last = {"last_day-day": "31", "last_day-month": "5", "last_day-year": "2019"}
    page = client.post(reverse("intake:add-event"), EVENT | last)
    assert "cannot be before" in text_of(page)


def test_gaps_are_added_changed_and_closed(client, partnership, supply):
    told = {"title": "Drugs", "effect": "No link can be shown", "version": "1"}
    client.post(reverse("intake:add-gap"), told)
    made = DataGap.objects.get()
    address = reverse("intake:change-gap", args=[made.pk])
    client.post(address, told | {"blocks": "Priority 2"})
    assert "Priority 2" in text_of(client.get(reverse("intake:gaps")))
    assert "Somebody else changed" in text_of(client.post(address, told))
    close = reverse("intake:close-gap", args=[made.pk])
    stale = text_of(client.post(close, {"outcome": "Done", "version": "1"}))
    assert "Somebody else changed" in stale
    client.get(close)
    client.post(close, {"outcome": "Feed agreed", "version": "2"})
    made.refresh_from_db()
    assert made.state == "closed"
    assert made.opened_on <= made.closed_on


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_lists_are_taken_away_as_files(kind, client, event, partnership):
    answer = client.get(reverse("intake:events"), {"format": kind})
    assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
    if kind == "csv":
        assert b"New bins" in answer.content


def test_who_may_only_look_is_offered_nothing_to_change(
    signed_in, manager, supply, event, gap, fire_source
):
    client = signed_in(manager)
    page = text_of(client.get(reverse("intake:load", args=[supply.reference])))
    assert "Undo" not in page
    for name in ("add-source", "add-event", "add-gap"):
        assert client.get(reverse(f"intake:{name}")).status_code == 403


def test_who_cannot_decide_is_told_who_can(signed_in, fire_officer, fire_source):
    client = signed_in(fire_officer)
    address = reverse("intake:type-totals", args=[fire_source.pk])
    page = client.post(address, TYPED, follow=True)
    assert "Only an analyst can approve what agencies send" in text_of(page)
    assert SourceKind.TOTALS.label in text_of(
        client.get(reverse("intake:source", args=[fire_source.pk]))
    )
    assert AT.date() == TODAY
