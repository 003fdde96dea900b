"""Supplies from arrival to the lake and out again."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.states import Role
from frankpledge.analysis.readers import CannotRead
from frankpledge.audit.models import Entry
from frankpledge.intake import selectors, services
from frankpledge.intake.models import LoadedSlice, Source, Supply
from frankpledge.intake.services import receiving
from frankpledge.intake.services.failures import (
    IntakeFailure,
    NothingToLoad,
    NotInThisState,
    OriginalMissing,
)
from frankpledge.intake.states import SliceState, SourceKind, SupplyState
from tests.intake.conftest import AT
from tests.intake.files import crime, disorder, street_csv, zipped


pytestmark = pytest.mark.django_db

JUNE, JULY = date(2019, 6, 1), date(2019, 7, 1)
FAULTY = [crime(1), crime(2, kind="Wizardry"), disorder()]


def receive(by, *files, **more):
    return services.receive_supply(
        kind=SourceKind.POLICE_STREET, files=files, at=AT, by=by, **more
    )


def check(supply, by):
    return services.check_supply(supply=supply, at=AT, by=by)


def rows_in_lake():
    held = selectors.lake()
    return {str(part): count for part, count in held.slices("incident").items()}


def states(supply):
    return [step.state for step in supply.steps.order_by("pk")]


def test_a_supply_goes_from_received_to_loaded_and_each_step_is_kept(
    street, load, analyst
):
    supply = load(street())
    assert states(supply) == ["received", "checked", "loading", "loaded"]
    assert {step.by for step in supply.steps.all()} == {analyst}
    assert (supply.rows_read, supply.rows_accepted) == (5, 5)
    assert rows_in_lake() == {"police-street/merseyside/month/2019-06-01": 5}


def test_open_data_enters_its_own_source_once(street, load):
    load(street("2019-07"))
    load(street("2019-06"))
    source = Source.objects.get()
    assert source.name == "Merseyside: police.uk street-level data"
    assert source.covers == ["E23000004"]
    assert source.first_period_on == JUNE
    assert source.is_automatic
    assert source.agency is None


def test_every_service_leaves_one_entry_in_the_trail(street, load, empty_trail):
    supply = load(street())
    trail = Entry.objects.filter(ref=supply.reference).order_by("sequence")
    assert [(one.operation, one.outcome) for one in trail] == [
        ("collection", "done"),
        ("consultation", "checked"),
        ("combination", "loading"),
        ("combination", "loaded"),
    ]


def test_the_bytes_as_supplied_are_kept(street, load, workspace):
    file = street()
    supply = load(file)
    (kept,) = supply.supply_files.all()
    path = workspace / "originals" / kept.sha256[:2] / kept.sha256
    assert path.read_bytes() == file.path.read_bytes()


def test_the_same_files_again_change_nothing(street, load):
    first, again = load(street()), load(street())
    assert again.status is SupplyState.UNCHANGED
    assert again.same_as == first
    assert first.reference in again.reason
    assert again.rows_accepted == 5
    assert len(selectors.lake().commits("incident")) == 2  # made, then replaced


def test_the_same_rows_in_other_bytes_change_nothing(street, load, tmp_path):
    from frankpledge.analysis.readers.reading import Supplied

    load(street())
    archive = tmp_path / "months.zip"
    rows = [*(crime(number) for number in (1, 2, 3)), *[disorder()] * 2]
    archive.write_bytes(
        zipped({"2019-06-merseyside-street.csv": street_csv(rows, "\r\n")})
    )
    again = load(Supplied.at(archive))
    assert again.status is SupplyState.UNCHANGED
    assert again.reason == "Every row equals what is loaded already."
    assert again.slices.count() == 0


def test_faulty_rows_stay_out_and_are_kept_with_their_reasons(street, load):
    supply = load(street(rows=FAULTY))
    assert (supply.rows_accepted, supply.rows_quarantined) == (2, 1)
    (row,) = supply.quarantine.all()
    assert row.line == 3
    assert row.cells[9] == "Wizardry"
    assert row.faults[0]["column"] == "Crime type"
    assert supply.slices.get().quarantined == 1


def test_a_mended_fault_is_loaded_though_the_good_rows_are_the_same(street, load):
    load(street(rows=FAULTY))
    mended = load(street(rows=[FAULTY[0], FAULTY[2]]))
    assert mended.status is SupplyState.LOADED
    assert mended.slices.get().quarantined == 0


def test_a_revised_month_takes_the_place_of_the_old_one(street, load):
    first = load(street())
    second = load(street(rows=[crime(1, outcome="Suspect charged"), crime(9)]))
    first.refresh_from_db()
    assert first.status is SupplyState.SUPERSEDED
    assert rows_in_lake() == {"police-street/merseyside/month/2019-06-01": 2}
    old, new = LoadedSlice.objects.order_by("pk")
    assert (old.state, new.state) == (SliceState.SUPERSEDED, SliceState.CURRENT)
    assert new.replaced == old
    assert [(line["kind"], line["changed"]) for line in second.difference] == [
        ("anti-social-behaviour", 0),
        ("burglary", 1),
    ]


def test_only_the_supplied_months_are_replaced_and_missing_ones_stay_missing(
    street, load
):
    load(street("2019-06"), street("2019-08"))
    load(street("2019-08", rows=[crime(50, "2019-08")]))
    assert rows_in_lake() == {
        "police-street/merseyside/month/2019-06-01": 5,
        "police-street/merseyside/month/2019-08-01": 1,
    }
    assert list(selectors.coverage("police-street")) == [
        ("merseyside", JUNE),
        ("merseyside", date(2019, 8, 1)),
    ]


def test_a_load_that_is_partly_superseded_still_counts(street, load):
    both = load(street("2019-06"), street("2019-07"))
    load(street("2019-07", rows=[crime(9, "2019-07")]))
    both.refresh_from_db()
    assert both.status is SupplyState.LOADED


def test_undo_gives_back_what_stood_before(street, load, analyst):
    first = load(street())
    second = load(street(rows=[crime(1)]))
    services.undo_load(supply=second, reason="Wrong file", at=AT, by=analyst)
    first.refresh_from_db()
    assert second.status is SupplyState.UNDONE
    assert first.status is SupplyState.LOADED
    assert rows_in_lake() == {"police-street/merseyside/month/2019-06-01": 5}
    assert second.steps.last().reason == "Wrong file"


def test_undoing_the_only_load_leaves_its_month_missing(street, load, analyst):
    only = load(street())
    services.undo_load(supply=only, reason="Wrong file", at=AT, by=analyst)
    assert rows_in_lake() == {}
    assert selectors.coverage("police-street") == {}


def test_undo_goes_back_past_loads_that_were_undone_themselves(street, load, analyst):
    load(street(rows=[crime(1)]))
    second = load(
        street(rows=[crime(1), crime(2)]), street("2019-07", rows=[crime(5, "2019-07")])
    )
    third = load(street(rows=[crime(1), crime(2), crime(3)]))
    services.undo_load(supply=second, reason="July was wrong", at=AT, by=analyst)
    services.undo_load(supply=third, reason="So was June", at=AT, by=analyst)
    assert rows_in_lake() == {"police-street/merseyside/month/2019-06-01": 1}


def test_what_was_undone_can_be_loaded_again(street, load, analyst):
    services.undo_load(supply=load(street()), reason="By mistake", at=AT, by=analyst)
    again = load(street())
    assert again.status is SupplyState.LOADED
    assert rows_in_lake() == {"police-street/merseyside/month/2019-06-01": 5}


def test_a_load_that_was_undone_cannot_be_undone_again(street, load, analyst):
    supply = load(street())
    services.undo_load(supply=supply, reason="Wrong", at=AT, by=analyst)
    with pytest.raises(NotInThisState, match="undone"):
        services.undo_load(supply=supply, reason="Wrong", at=AT, by=analyst)


def test_refusing_keeps_the_account_and_loads_nothing(street, analyst):
    supply = check(receive(analyst, street(rows=FAULTY)), analyst).supply
    services.refuse_supply(supply=supply, reason="Ask again", at=AT, by=analyst)
    assert supply.status is SupplyState.REFUSED
    assert supply.quarantine.count() == 1
    assert supply.slices.count() == 0
    assert rows_in_lake() == {}


def test_part_is_not_taken_where_none_is_wanted(street, analyst):
    supply = check(receive(analyst, street(rows=FAULTY)), analyst).supply
    with pytest.raises(NothingToLoad, match="1 rows"):
        services.accept_supply(supply=supply, at=AT, by=analyst, takes_part=False)
    assert rows_in_lake() == {}


def test_a_supply_without_one_good_row_cannot_be_loaded(street, analyst):
    supply = check(receive(analyst, street(rows=[FAULTY[1]])), analyst).supply
    with pytest.raises(NothingToLoad, match="Not one row"):
        services.accept_supply(supply=supply, at=AT, by=analyst)


def test_accepting_later_reads_the_kept_bytes_again(street, analyst):
    supply = check(receive(analyst, street()), analyst).supply
    services.accept_supply(supply=supply, at=AT, by=analyst)
    assert rows_in_lake() == {"police-street/merseyside/month/2019-06-01": 5}


def test_of_two_equal_supplies_the_second_decision_finds_nothing_to_do(street, analyst):
    first = check(receive(analyst, street()), analyst).supply
    second = check(receive(analyst, street()), analyst).supply
    services.accept_supply(supply=first, at=AT, by=analyst)
    services.accept_supply(supply=second, at=AT, by=analyst)
    assert second.status is SupplyState.UNCHANGED
    assert second.slices.count() == 0


def test_a_second_decision_on_one_supply_is_told_of_the_first(street, analyst):
    supply = check(receive(analyst, street()), analyst).supply
    services.accept_supply(supply=supply, at=AT, by=analyst)
    with pytest.raises(NotInThisState, match="loaded"):
        services.refuse_supply(supply=supply, reason="No", at=AT, by=analyst)


def test_the_button_pressed_twice_makes_one_supply(street, analyst):
    first = receive(analyst, street(), request_key="once")
    second = receive(analyst, street(), request_key="once")
    assert first == second
    assert Supply.objects.count() == 1


def test_the_button_pressed_twice_in_one_moment_makes_one_supply(
    street, analyst, monkeypatch
):
    first = receive(analyst, street(), request_key="once")
    looked = iter([None, first, None, None])
    monkeypatch.setattr(receiving, "asked_already", lambda _key, _by: next(looked))
    assert receive(analyst, street(), request_key="once") == first
    with pytest.raises(IntegrityError):
        receive(analyst, street(), request_key="once")
    assert Supply.objects.count() == 1


def test_the_page_of_one_person_hands_nobody_elses_supply_over(
    street, analyst, make_member
):
    receive(analyst, street(), request_key="once")
    other = make_member("Cos Example", "council", Role.ANALYST)
    with pytest.raises(IntegrityError):
        receive(other, street(), request_key="once")


def test_a_wrong_file_is_kept_with_the_reason_and_says_what_was_expected(
    analyst, tmp_path
):
    from frankpledge.analysis.readers.reading import Supplied

    letter = tmp_path / "letter.csv"
    letter.write_bytes(b"%PDF-1.7 nothing like a table")
    supply = receive(analyst, Supplied.at(letter))
    with pytest.raises(CannotRead, match="PDF"):
        check(supply, analyst)
    supply.refresh_from_db()
    assert supply.status is SupplyState.UNREADABLE
    assert "data.police.uk street file" in supply.reason


def test_a_file_above_the_limit_is_not_kept(street, analyst, settings, workspace):
    settings.UPLOAD_LIMIT_BYTES = 10
    with pytest.raises(IntakeFailure, match="larger than"):
        receive(analyst, street())
    assert list((workspace / "originals").glob("*/*")) == []


def test_a_lost_original_is_said_in_words(street, analyst, workspace):
    supply = check(receive(analyst, street()), analyst).supply
    (kept,) = supply.supply_files.all()
    (workspace / "originals" / kept.sha256[:2] / kept.sha256).unlink()
    with pytest.raises(OriginalMissing, match="backup"):
        services.accept_supply(supply=supply, at=AT, by=analyst)


def test_listeners_hear_which_months_to_count_again(street, load, analyst):
    heard = []

    def listen(touched, **_):
        heard.append(touched)

    services.loaded.connect(listen)
    try:
        supply = load(street("2019-06"), street("2019-07"))
        services.undo_load(supply=supply, reason="Wrong", at=AT, by=analyst)
    finally:
        services.loaded.disconnect(listen)
    assert heard == [{"police-street": {JUNE, JULY}}] * 2


def test_a_listener_that_fails_does_not_make_the_load_fail(street, load, caplog):
    def fail(**_):
        raise RuntimeError("no figures today")

    services.loaded.connect(fail)
    try:
        supply = load(street())
    finally:
        services.loaded.disconnect(fail)
    assert supply.status is SupplyState.LOADED
    assert "figures could not be counted again" in caplog.text


def test_a_preview_writes_nothing(street, analyst):
    answer = services.preview_supply(
        kind=SourceKind.POLICE_STREET,
        files=[street(rows=FAULTY)],
        on=AT.date(),
        by=analyst,
    )
    assert (answer["read"], answer["accepted"], answer["quarantined"]) == (3, 2, 1)
    assert next(iter(answer["faults"]))["reason"] == "unmapped value"
    assert Supply.objects.count() == 0
    assert Source.objects.count() == 0


def test_an_agency_hands_in_and_somebody_else_decides(
    fire_source, fire_officer, analyst
):
    supply = services.receive_typed(
        source=fire_source,
        content=b"series,area,period,value\nhoax,E08000013,2019/20-Q1,3\n",
        period_type="",
        at=AT,
        by=fire_officer,
    )
    check(supply, fire_officer)
    with pytest.raises(NotAllowed, match="Only an analyst"):
        services.accept_supply(supply=supply, at=AT, by=fire_officer)
    services.accept_supply(supply=supply, at=AT, by=analyst)
    assert selectors.series_of(fire_source) == ["hoax"]


def test_nobody_hands_in_for_another_agency(fire_source, make_member):
    from frankpledge.access.states import Role

    other = make_member("Pat Example", "police", Role.PRACTITIONER)
    with pytest.raises(NotAllowed, match="own agency"):
        services.receive_typed(
            source=fire_source, content=b"", period_type="", at=AT, by=other
        )


def test_a_spreadsheet_needs_a_source_of_the_catalogue(street, analyst):
    with pytest.raises(IntakeFailure, match="source of the catalogue"):
        services.receive_supply(
            kind=SourceKind.TOTALS, files=[street()], at=AT, by=analyst
        )


def test_a_spreadsheet_cannot_be_read_before_its_columns_are_known(
    street, fire_source, analyst
):
    supply = services.receive_supply(
        kind=SourceKind.TOTALS, files=[street()], source=fire_source, at=AT, by=analyst
    )
    with pytest.raises(IntakeFailure, match="which column"):
        check(supply, analyst)


def test_a_load_in_the_lake_can_be_traced_to_its_supply(street, load):
    supply = load(street())
    held = selectors.lake()
    (part,) = held.slices("incident")
    assert set(held.rows("incident", part)["load_id"].to_pylist()) == {supply.reference}


def test_supplies_are_listed_newest_first(street, load, analyst):
    load(street("2019-06"))
    load(street("2019-07"), at=AT + timedelta(days=1))
    visible = selectors.supplies_visible_to(analyst, on=AT.date())
    assert [supply.rows_read for supply in visible] == [5, 5]
    assert visible[0].received_at > visible[1].received_at


def test_the_same_files_are_loaded_again_where_a_month_was_replaced_since(street, load):
    both = [street("2019-06"), street("2019-07")]
    load(*both)
    load(street("2019-07", rows=[crime(9, "2019-07")]))
    again = load(street("2019-06"), street("2019-07"))
    assert again.status is SupplyState.LOADED
    assert rows_in_lake()["police-street/merseyside/month/2019-07-01"] == 5


HEAD = b"series,area,period,value\n"


def typed(source, content, by):
    supply = services.receive_typed(
        source=source, content=HEAD + content, period_type="", at=AT, by=by
    )
    return check(supply, by).supply


def test_a_return_is_compared_with_the_periods_it_shares_and_no_others(
    fire_source, analyst
):
    first = typed(fire_source, b"hoax,E08000013,2018/19-Q4,3\n", analyst)
    services.accept_supply(supply=first, at=AT, by=analyst)
    second = typed(
        fire_source,
        b"hoax,E08000013,2018/19-Q4,4\nhoax,E08000013,2019/20-Q1,9\n",
        analyst,
    )
    (line,) = second.difference
    assert (line["starts_on"], line["changed"]) == ("2019-01-01", 1)


def test_a_return_without_one_good_total_covers_nothing(fire_source, analyst):
    supply = typed(fire_source, b"hoax,E08000013,2018/19-Q4,many\n", analyst)
    assert (supply.rows_accepted, supply.rows_quarantined) == (0, 1)
    assert supply.slices.count() == 0
