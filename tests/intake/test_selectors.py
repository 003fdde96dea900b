"""What is loaded, late and missing, and who may know of it."""

from datetime import date

import pytest
from django.utils.timezone import localtime

from frankpledge.access.states import Role
from frankpledge.intake import selectors, services
from frankpledge.intake.models import LoadedSlice, Source
from frankpledge.intake.selectors import NoSuchThing
from frankpledge.intake.states import Arrival, Frequency, SourceKind
from tests.intake.conftest import AT, TODAY
from tests.intake.files import crime, disorder


pytestmark = pytest.mark.django_db

MAPPED = [SourceKind.INCIDENTS, SourceKind.TOTALS]
JUNE, JULY, AUGUST = date(2019, 6, 1), date(2019, 7, 1), date(2019, 8, 1)


def grid(member, start=date(2019, 4, 1), end=date(2019, 10, 1), on=TODAY):
    rows = selectors.arrivals_grid(member, starts_on=start, ends_before=end, on=on)
    return {
        row.source.name: [(cell.months, cell.arrival) for cell in row.cells]
        for row in rows
    }


def test_coverage_tells_which_load_each_month_rests_on(street, load):
    first = load(street("2019-06"))
    second = load(street("2019-08", rows=[crime(1, "2019-08"), "broken"]))
    covered = selectors.coverage("police-street")
    assert list(covered) == [("merseyside", JUNE), ("merseyside", AUGUST)]
    june, august = covered.values()
    assert (june.load_id, june.rows, june.quarantined) == (first.reference, 5, 0)
    assert (august.load_id, august.quarantined) == (second.reference, 1)
    assert june.lake_version < august.lake_version
    assert june.settles_after_months == 3
    assert june.ends_before == JULY


def test_a_figure_knows_the_loads_behind_it(street, load):
    supply = load(street("2019-06"), street("2019-07"))
    (behind,) = selectors.loads_behind("police-street", [JULY])
    assert (behind.load_id, behind.starts_on) == (supply.reference, JULY)


def test_data_sets_and_their_sources_are_known_once_loaded(street, load):
    assert selectors.datasets() == []
    assert selectors.latest_loaded_month() is None
    load(street("2019-06"))
    assert selectors.datasets() == ["police-street"]
    assert selectors.latest_loaded_month() == JUNE
    assert [one.code for one in selectors.sources_of("police-street")] == ["merseyside"]


def test_the_grid_tells_part_missing_revised_and_late(street, load, analyst):
    load(street("2019-05", rows=[crime(1, "2019-05")]))
    load(street("2019-05", rows=[crime(2, "2019-05")]))
    load(street("2019-06", rows=[crime(1), "broken"]))
    load(street("2019-08", rows=[crime(1, "2019-08")]), at=AT)
    (cells,) = grid(analyst, on=date(2019, 12, 1)).values()
    assert cells == [
        (1, Arrival.NO_RETURN),
        (1, Arrival.SUPERSEDED),
        (1, Arrival.PART),
        (1, Arrival.MISSING),
        (1, Arrival.LOADED),
        (1, Arrival.LATE),
    ]


def test_a_quarter_spans_its_months_and_is_cut_at_the_window(analyst, fire_source):
    assert grid(analyst, start=date(2019, 5, 1))["Fires in St Helens"] == [
        (2, Arrival.LATE),
        (3, Arrival.NOT_DUE_YET),
    ]


def test_a_supply_that_waits_shows_as_received(street, analyst):
    supply = services.receive_supply(
        kind=SourceKind.POLICE_STREET, files=[street()], at=AT, by=analyst
    )
    services.check_supply(supply=supply, at=AT, by=analyst)
    (cells,) = grid(analyst, start=JUNE, end=JULY).values()
    assert cells == [(1, Arrival.RECEIVED)]


def test_an_agency_sees_only_its_own_row(street, load, fire_source, fire_officer):
    load(street())
    assert list(grid(fire_officer)) == ["Fires in St Helens"]


def test_who_may_see_nothing_of_the_data_room_gets_an_empty_grid(
    street, load, board_member, outsider
):
    load(street())
    assert grid(board_member) == {}
    assert grid(outsider) == {}


@pytest.mark.parametrize("sources", [1, 3])
def test_the_grid_takes_the_same_queries_for_one_source_and_three(
    sources, analyst, agencies, django_assert_num_queries
):
    for number in range(sources):
        Source.objects.create(
            dataset="fires",
            code=f"s{number}",
            name=f"S{number}",
            kind="totals",
            agency=agencies["fire"],
            first_period_on=date(2019, 1, 1),
        )
    with django_assert_num_queries(5):
        grid(analyst)


def test_late_returns_are_listed_with_the_oldest_first(analyst, fire_source, agencies):
    Source.objects.create(
        dataset="asb",
        code="council",
        name="Council ASB",
        kind="incidents",
        agency=agencies["council"],
        lag_days=10,
        first_period_on=JULY,
    )
    late = selectors.late_returns(analyst, on=TODAY)
    assert [(one.source.name, one.due.period.label) for one in late] == [
        ("Fires in St Helens", "2018/19-Q4"),
        ("Fires in St Helens", "2019/20-Q1"),
        ("Council ASB", "2019-07"),
    ]
    (mine,) = selectors.overdue_of(late[2].source, member=analyst, on=TODAY)
    assert mine.arrival is Arrival.LATE


def test_standing_says_what_is_loaded_missing_and_late(street, load, analyst):
    load(street("2019-06"), street("2019-08", rows=[crime(1, "2019-08")]))
    (standing,) = selectors.standing_of_sources(analyst, on=date(2019, 12, 1))
    assert (standing.rows, standing.loaded) == (6, (JUNE, AUGUST))
    assert (standing.missing, standing.late) == ((JULY,), (date(2019, 9, 1),))
    assert standing.in_words("loaded") == "June 2019 and August 2019"


def test_a_source_without_a_calendar_is_never_late(agencies, analyst):
    source = Source.objects.create(
        dataset="survey",
        code="panel",
        name="Panel",
        kind="totals",
        frequency=Frequency.IRREGULAR,
        first_period_on=date(2018, 1, 1),
    )
    standing = selectors.standing_of_source(source, on=TODAY)
    assert (standing.missing, standing.late) == ((), ())
    assert standing.in_words("loaded") == ""


def test_returns_awaited_are_those_not_loaded(street, load):
    load(street("2019-06"))
    awaited = selectors.returns_awaited(
        Source.objects.get(), until=date(2019, 9, 1), on=TODAY
    )
    assert [due.period.starts_on for due in awaited] == [JULY, AUGUST]


def test_events_of_a_window_area_and_data_set_are_found(analyst):
    def event(title, start, end=None, **more):
        details = {"title": title, "starts_on": start, "ends_before": end} | more
        return services.add_event(details=details, by=analyst)

    event("Bins", date(2019, 6, 3))
    event("Roadworks", date(2018, 1, 1), date(2019, 7, 1))
    event("Elsewhere", date(2019, 6, 3), area_code="E08000011")
    event("Fires only", date(2019, 6, 4), datasets=["fires"])
    event("Too early", date(2019, 5, 31))
    gone = event("Withdrawn", date(2019, 6, 5))
    services.withdraw_event(event=gone, version=1, by=analyst)

    def found(**more):
        window = {"starts_on": JUNE, "ends_before": JULY} | more
        return [one.title for one in selectors.events_between(**window)]

    assert found(dataset="police-street") == ["Roadworks", "Bins"]
    assert found(dataset="fires") == ["Roadworks", "Bins", "Fires only"]
    assert found() == ["Roadworks", "Bins", "Fires only"]
    assert "Elsewhere" in found(area_codes=("E08000011",))
    assert len(selectors.all_events()) == 6


def test_open_gaps_are_found_by_their_source(analyst, fire_source):
    gap = services.open_gap(
        details={"title": "x", "effect": "y", "source": fire_source},
        on=TODAY,
        by=analyst,
    )
    assert list(selectors.gaps_for(fire_source)) == [gap]
    services.close_gap(gap=gap, outcome="found", on=TODAY, version=1, by=analyst)
    assert list(selectors.open_gaps()) == []
    assert list(selectors.all_gaps()) == [gap]


def test_a_source_is_found_by_any_of_its_names(analyst, fire_source):
    for name in ("st-helens", "fires in st helens", "fires"):
        found = selectors.source_named(analyst, name, kinds=MAPPED, on=TODAY)
        assert found == fire_source


def test_an_unknown_source_is_said_with_those_that_are_known(analyst, fire_source):
    with pytest.raises(NoSuchThing, match="st-helens"):
        selectors.source_named(analyst, "kent", kinds=MAPPED, on=TODAY)
    with pytest.raises(NoSuchThing, match="none yet"):
        selectors.source_named(analyst, "st-helens", kinds=MAPPED[:1], on=TODAY)


def test_several_sources_of_one_name_are_said(analyst, fire_source, agencies):
    Source.objects.create(dataset="fires", code="other", name="O", kind="totals")
    with pytest.raises(NoSuchThing, match="Several"):
        selectors.source_named(analyst, "fires", kinds=MAPPED, on=TODAY)


def test_a_source_hidden_from_a_member_has_no_name_for_them(outsider, fire_source):
    with pytest.raises(NoSuchThing, match="No source"):
        selectors.source_named(outsider, "st-helens", kinds=MAPPED, on=TODAY)


def save(source, by, name="usual"):
    content = {"table": "tally", "columns": [{"heading": "A", "field": "value"}]}
    return services.save_layout(source=source, name=name, content=content, at=AT, by=by)


def test_the_only_layout_needs_no_name(analyst, fire_source):
    with pytest.raises(NoSuchThing, match="none yet"):
        selectors.layout_named(fire_source, None)
    saved = save(fire_source, analyst)
    assert selectors.layout_named(fire_source, None) == saved.content
    assert selectors.best_layout(fire_source) == saved.content
    save(fire_source, analyst, "old")
    with pytest.raises(NoSuchThing, match="--layout"):
        selectors.layout_named(fire_source, None)
    assert selectors.layout_named(fire_source, "old")


def test_layouts_are_seen_with_their_source(analyst, fire_source, outsider):
    saved = save(fire_source, analyst)
    assert selectors.layouts_visible_to(analyst, on=TODAY) == [saved]
    assert selectors.layouts_visible_to(analyst, "st-helens", on=TODAY) == [saved]
    assert selectors.layouts_visible_to(analyst, "kent", on=TODAY) == []
    assert selectors.layouts_visible_to(outsider, on=TODAY) == []


def test_open_files_have_no_layout(street, load):
    load(street())
    assert selectors.layout_named(Source.objects.get(), None) is None
    assert selectors.best_layout(Source.objects.get()) is None


def test_a_load_is_found_by_those_who_may_see_it(street, load, analyst, lead_officer):
    supply = load(street())
    assert selectors.load_named(analyst, supply.reference, on=TODAY) == supply
    with pytest.raises(NoSuchThing):
        selectors.load_named(lead_officer, supply.reference, on=TODAY)


def test_sources_to_supply_are_the_agencys_own(fire_source, fire_officer, lead_officer):
    assert list(selectors.sources_to_supply(fire_officer, on=TODAY)) == [fire_source]
    assert list(selectors.sources_to_supply(lead_officer, on=TODAY)) == []


def test_the_account_names_every_row_and_file(street, load):
    supply = load(street(rows=[crime(1), crime(2, kind="Wizardry"), disorder()]))
    account = selectors.account_of_supply(supply)
    assert account["read"] == account["accepted"] + account["quarantined"] == 3
    (file,) = account["files"]
    assert file["file"] == "2019-06-merseyside-street.csv"
    assert list(account["faults"]) == list(file["faults"])
    (fault,) = account["faults"]
    assert (fault["line"], fault["column"], fault["value"]) == (
        3,
        "Crime type",
        "Wizardry",
    )
    assert account["covers"] == {"police-street/merseyside": "June 2019"}


def test_a_file_that_could_not_be_read_is_a_fault_of_its_own(street, load, tmp_path):
    from frankpledge.analysis.readers.reading import Supplied

    picture = tmp_path / "2019-07-merseyside-street.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    supply = load(street(), Supplied.at(picture))
    account = selectors.account_of_supply(supply)
    (fault,) = account["faults"]
    assert (fault["file"], fault["line"]) == (picture.name, None)
    assert "picture" in fault["reason"]


def test_nothing_is_half_done_on_an_ordinary_day(street, load):
    load(street())
    assert selectors.broken_loads() == []


def test_a_source_of_no_returns_has_typed_nothing(fire_source):
    assert selectors.series_of(fire_source) == []


def test_members_of_two_kinds_see_slices_of_their_own(street, load, make_member):
    load(street())
    manager = make_member("Dee Example", "council", Role.PARTNERSHIP_MANAGER)
    assert len(selectors.sources_visible_to(manager, on=TODAY)) == 1
    assert LoadedSlice.objects.get().part.source == "merseyside"
    assert localtime(AT).date() == TODAY
