"""Keeping the catalogue, the calendar, the thread, layouts, events and gaps."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.audit.models import Entry
from frankpledge.intake import services
from frankpledge.intake.models import AgreedReturn, DataGap, SavedLayout, Source
from frankpledge.intake.rules import chase_letter
from frankpledge.intake.services.catalogue import begin_with
from frankpledge.intake.services.failures import (
    ChangedMeanwhile,
    IntakeFailure,
    NotInThisState,
)
from frankpledge.intake.states import SourceKind, SupplyState
from tests.intake.conftest import AT, TODAY
from tests.intake.files import crime, disorder


pytestmark = pytest.mark.django_db

LAYOUT = {
    "table": "tally",
    "columns": [
        {"heading": "Area", "field": "area"},
        {"heading": "Quarter", "field": "period"},
        {"heading": "Fires", "field": "value"},
    ],
}


def add(by, **more):
    told = {
        "dataset": "council-asb",
        "code": "st-helens",
        "kind": SourceKind.INCIDENTS,
        "details": {"name": "Council ASB"},
        "by": by,
    }
    return services.add_source(**told | more)


def test_an_analyst_enters_a_source(analyst, empty_trail):
    source = add(analyst)
    assert (source.dataset, source.code, source.name) == (
        "council-asb",
        "st-helens",
        "Council ASB",
    )
    entry = Entry.objects.get(kind="source")
    assert entry.field_classes == ["name"]


def test_two_sources_of_a_data_set_have_two_names(analyst):
    add(analyst)
    with pytest.raises(IntakeFailure, match="another short name"):
        add(analyst)


def test_an_agency_cannot_change_the_catalogue(lead_officer, fire_source):
    with pytest.raises(NotAllowed):
        add(lead_officer)
    with pytest.raises(NotAllowed):
        services.change_source(
            source=fire_source, details={}, version=1, by=lead_officer
        )


def test_what_a_source_is_called_in_the_lake_never_changes(analyst, fire_source):
    with pytest.raises(IntakeFailure, match="code"):
        services.change_source(
            source=fire_source, details={"code": "other"}, version=1, by=analyst
        )


def test_a_source_somebody_has_looked_at_is_no_longer_automatic(street, load, analyst):
    load(street())
    source = Source.objects.get()
    services.change_source(
        source=source, details={"lag_days": 60}, version=1, by=analyst
    )
    source.refresh_from_db()
    assert not source.is_automatic
    assert (source.lag_days, source.version) == (60, 2)


def test_the_second_of_two_who_change_a_source_is_told(analyst, fire_source):
    services.change_source(
        source=fire_source, details={"lag_days": 60}, version=1, by=analyst
    )
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed"):
        services.change_source(
            source=fire_source, details={"lag_days": 7}, version=1, by=analyst
        )
    fire_source.refresh_from_db()
    assert fire_source.lag_days == 60


def test_open_data_that_names_nobody_gets_the_source_it_is_told(analyst):
    kind = SourceKind.POLICE_ASB
    first = services.find_open_source(kind=kind, name="Lancashire ASB", by=analyst)
    again = services.find_open_source(kind=kind, name="lancashire-asb", by=analyst)
    assert first == again
    assert first.name == "Lancashire ASB: police ASB incidents"


def test_a_look_enters_no_source(analyst):
    looked = services.find_open_source(
        kind=SourceKind.POLICE_ASB, name="kent", by=analyst, is_entered=False
    )
    assert looked.pk is None
    assert Source.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "name"), [(SourceKind.POLICE_ASB, "???"), (SourceKind.TOTALS, "kent")]
)
def test_what_cannot_be_a_source_is_said(kind, name, analyst):
    with pytest.raises(IntakeFailure, match="cannot be the name"):
        services.find_open_source(kind=kind, name=name, by=analyst)


def test_a_named_open_source_expects_returns_from_its_first_month(analyst):
    source = services.find_open_source(
        kind=SourceKind.POLICE_ASB, name="lancashire", by=analyst
    )
    begin_with(source, date(2022, 3, 1))
    begin_with(source, date(2022, 5, 1))
    assert source.first_period_on == date(2022, 3, 1)


def test_what_was_agreed_about_a_return_can_be_agreed_anew(analyst, fire_source):
    for due_on in (date(2019, 10, 1), None):
        services.agree_return(
            source=fire_source,
            period_starts_on=date(2019, 4, 1),
            due_on=due_on,
            reason="System change",
            by=analyst,
        )
    assert AgreedReturn.objects.get().due_on is None


def test_the_agency_and_the_analyst_write_in_one_thread(
    analyst, fire_officer, lead_officer, fire_source
):
    def write(by, text):
        services.write_note(
            source=fire_source, text=text, period_starts_on=None, at=AT, by=by
        )

    write(analyst, "Why so few in May?")
    write(fire_officer, "A new recording system.")
    with pytest.raises(NotAllowed):
        write(lead_officer, "Not mine to say")
    assert fire_source.source_notes.count() == 2


def test_a_layout_is_kept_in_versions(analyst, fire_source):
    def save(**more):
        return services.save_layout(
            source=fire_source, name="usual", content=LAYOUT | more, at=AT, by=analyst
        )

    first, same, second = save(), save(), save(header_row=3)
    assert (first.version, same, second.version) == (1, first, 2)
    assert second.layout.header_row == 3
    assert second.layout.source == "st-helens"


@pytest.mark.parametrize("content", [{}, {"columns": 3}, {"columns": [{"x": 1}]}])
def test_what_is_not_a_layout_is_said(content, analyst, fire_source):
    with pytest.raises(IntakeFailure, match="not a layout"):
        services.save_layout(
            source=fire_source, name="usual", content=content, at=AT, by=analyst
        )
    assert SavedLayout.objects.count() == 0


def test_another_layout_makes_it_another_supply(analyst, fire_source, street):
    supply = services.receive_supply(
        kind=SourceKind.TOTALS, files=[street()], source=fire_source, at=AT, by=analyst
    )
    before = supply.fingerprint
    services.use_layout(supply=supply, layout=LAYOUT, at=AT, by=analyst)
    assert supply.fingerprint != before


def test_a_loaded_supply_keeps_the_layout_it_was_read_by(street, load, analyst):
    supply = load(street())
    with pytest.raises(NotInThisState, match="Supply the files again"):
        services.use_layout(supply=supply, layout=LAYOUT, at=AT, by=analyst)


def event(by):
    return services.add_event(
        details={"title": "New bins", "starts_on": date(2019, 6, 3)}, by=by
    )


def test_an_event_is_changed_by_whoever_saw_it_last(analyst):
    made = event(analyst)
    services.change_event(
        event=made, details={"title": "New wheelie bins"}, version=1, by=analyst
    )
    with pytest.raises(ChangedMeanwhile, match="New wheelie bins"):
        services.change_event(
            event=made, details={"title": "Bins"}, version=1, by=analyst
        )


def test_a_withdrawn_event_leaves_the_charts_and_stays_in_the_log(analyst):
    made = services.withdraw_event(event=event(analyst), version=1, by=analyst)
    assert made.is_withdrawn


def test_an_event_has_only_its_own_fields(analyst):
    with pytest.raises(IntakeFailure, match="version"):
        services.add_event(details={"title": "x", "version": 9}, by=analyst)


def gap(by):
    details = {"title": "Drugs and alcohol", "effect": "No link can be shown"}
    return services.open_gap(details=details, on=TODAY, by=by)


def test_a_gap_is_opened_changed_and_closed(analyst):
    made = gap(analyst)
    made = services.change_gap(
        gap=made, details={"workaround": "A survey"}, version=1, by=analyst
    )
    closed = services.close_gap(
        gap=made, outcome="Feed agreed", on=TODAY, version=2, by=analyst
    )
    assert (closed.state, closed.closed_on) == ("closed", TODAY)
    with pytest.raises(IntakeFailure, match="closed already"):
        services.close_gap(gap=closed, outcome="", on=TODAY, version=3, by=analyst)


def test_only_the_analyst_keeps_events_and_gaps(manager):
    with pytest.raises(NotAllowed):
        event(manager)
    with pytest.raises(NotAllowed):
        gap(manager)
    assert DataGap.objects.count() == 0


def rejected(supply, by, kind="csv"):
    pieces = services.hand_back_rejected(supply=supply, format=kind, on=TODAY, by=by)
    made = b"".join(pieces)
    return made.decode().splitlines() if kind == "csv" else made


def test_rejected_rows_go_back_under_the_suppliers_own_headings(street, load, analyst):
    supply = load(street(rows=[crime(1), crime(2, kind="Wizardry"), disorder()]))
    heading, row = rejected(supply, analyst)
    assert heading.startswith("Crime ID,Month,Reported by")
    assert heading.endswith("Context,row,column,reason,how_to_fix")
    assert ",-2.735,53.453," in row
    assert row.endswith(
        ",3,Crime type,unmapped value,Use one of data.police.uk's words for crime type."
    )


def test_rejected_rows_of_several_files_name_their_file(street, load, analyst):
    supply = load(
        street("2019-06", rows=[crime(1), crime(2, kind="Wizardry")]),
        street("2019-07", rows=[crime(1, "2019-07"), "too,short"]),
    )
    heading, first, second = rejected(supply, analyst)
    assert heading.endswith("Context,file,row,column,reason,how_to_fix")
    assert "2019-06-merseyside-street.csv,3," in first
    assert "2019-07-merseyside-street.csv,3," in second


def test_a_row_with_too_many_cells_goes_back_whole(street, load, analyst):
    supply = load(street(rows=[crime(1), crime(2) + ",more,=cmd()"]))
    heading, row = rejected(supply, analyst)
    assert "extra_1,extra_2,row" in heading
    assert "more,'=cmd()," in row


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_rejected_rows_go_back_as_a_workbook(kind, street, load, analyst):
    supply = load(street(rows=[crime(1), crime(2, kind="Wizardry")]))
    assert rejected(supply, analyst, kind).startswith(b"PK")


def test_too_many_rows_for_a_workbook_are_taken_as_text(
    street, load, analyst, monkeypatch
):
    monkeypatch.setattr("frankpledge.intake.services.handing_back.MOST_IN_WORKBOOK", 0)
    supply = load(street(rows=[crime(1), crime(2, kind="Wizardry")]))
    with pytest.raises(IntakeFailure, match="too many for a workbook"):
        rejected(supply, analyst, "xlsx")
    assert len(rejected(supply, analyst)) == 2


def test_a_repeated_supply_hands_back_the_rows_of_the_first(street, load, analyst):
    rows = [crime(1), crime(2, kind="Wizardry")]
    load(street(rows=rows))
    again = load(street(rows=rows))
    assert again.status is SupplyState.UNCHANGED
    assert len(rejected(again, analyst)) == 2


def test_rejected_rows_are_for_those_who_may_take_them(street, load, manager):
    supply = load(street(rows=[crime(1), crime(2, kind="Wizardry")]))
    with pytest.raises(NotAllowed):
        rejected(supply, manager)


def letter():
    return chase_letter(
        source="Fires",
        agency="Fire Service",
        contact="Fay Example",
        deputy="Gus Example",
        basis="Section 17A",
        returns=[("2019-06", date(2019, 8, 26))],
        on=TODAY,
    )


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_chase_letter_is_made_as_a_file(kind, begins, analyst, fire_source):
    made = services.write_chase_letter(
        source=fire_source, letter=letter(), format=kind, on=TODAY, by=analyst
    )
    assert made.content.startswith(begins)
    assert made.name == f"st-helens-returns-awaited-2019-09-02.{kind}"


def test_a_letter_in_no_known_format_is_said(analyst, fire_source):
    with pytest.raises(IntakeFailure, match="xyz"):
        services.write_chase_letter(
            source=fire_source, letter=letter(), format="xyz", on=TODAY, by=analyst
        )


def test_a_list_is_taken_away_by_those_who_may(analyst, manager):
    def take(by):
        return services.take_list_away(
            what="Events",
            headings=["title"],
            rows=[["New bins"]],
            format="csv",
            on=TODAY,
            by=by,
        )

    assert take(analyst) == b"title\r\nNew bins\r\n"
    with pytest.raises(NotAllowed):
        take(manager)


SHEET = b"Area,Quarter,Fires\nE08000013,2018/19 Q4,3\nE08000013,2019/20 Q1,4\n"


@pytest.fixture
def sheet(tmp_path, fire_source, analyst):
    path = tmp_path / "fires.csv"
    path.write_bytes(SHEET)
    return services.receive_supply(
        kind=SourceKind.TOTALS,
        files=[Supplied.at(path)],
        source=fire_source,
        at=AT,
        by=analyst,
    )


def propose(supply, by, **more):
    asked = {"supply": supply, "sheet": "", "header_row": 0, "on": TODAY, "by": by}
    return services.propose_layout(**asked | more)


def test_what_was_remembered_of_the_same_headings_is_proposed(
    sheet, fire_source, analyst
):
    first = propose(sheet, analyst)
    assert [column.field for column in first.layout.columns][:2] == ["area", "period"]
    services.save_layout(
        source=fire_source,
        name="usual",
        content=LAYOUT | {"period_type": "quarter"},
        headings=first.headings,
        at=AT,
        by=analyst,
    )
    assert propose(sheet, analyst).layout.period_type == "quarter"
    assert propose(sheet, analyst, header_row=2).headings[0] == "E08000013"


def test_a_supply_is_proposed_the_layout_it_was_read_by(sheet, fire_source, analyst):
    saved = services.save_layout(
        source=fire_source, name="usual", content=LAYOUT, at=AT, by=analyst
    )
    services.use_layout(supply=sheet, layout=saved.content, at=AT, by=analyst)
    assert propose(sheet, analyst).layout.columns == saved.layout.columns


def test_files_without_a_source_have_no_layout(street, analyst):
    supply = services.receive_supply(
        kind=SourceKind.POLICE_STREET, files=[street()], at=AT, by=analyst
    )
    with pytest.raises(IntakeFailure, match="in the catalogue"):
        propose(supply, analyst)
