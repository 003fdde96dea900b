from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.trail import OPERATOR, STRANGER
from frankpledge.audit.models import Entry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.services.areas import CannotDraw


TODAY = date(2020, 6, 16)
LATER = date(2022, 4, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def wards(partnership):
    return {ward.name: ward for ward in selectors.areas_of(partnership, "ward")}


@pytest.fixture
def east(partnership, wards, manager):
    return services.define_area(
        partnership=partnership,
        code="east",
        name="East",
        made_of=[wards["Newton"], wards["Earlestown"]],
        by=manager,
        on=TODAY,
    )


def test_neighbourhood_drawn_from_wards_has_their_people(east, wards):
    assert east.method == "made-of-parts"
    parts = [wards["Newton"].code, wards["Earlestown"].code]
    expected = selectors.denominators(parts, "residents")
    found = selectors.denominators(["east"], "residents")["east"]
    for year, base in found.items():
        assert base.value == sum(expected[code][year].value for code in parts)
    assert len(selectors.lsoa_codes(east)) == 14
    assert east.parent == selectors.home_area()
    assert list(selectors.home_area().children.filter(code="east")) == [east]


def test_neighbourhood_can_be_drawn_from_small_areas(partnership, manager):
    drawn = services.define_area(
        partnership=partnership,
        code="dot",
        name="Dot",
        lsoas=["E01006802"],
        by=manager,
        on=TODAY,
    )
    assert drawn.method == "chosen-by-hand"
    assert selectors.lsoa_codes(drawn) == ["E01006802"]


def test_a_taken_code_an_empty_area_and_strangers_are_refused(
    partnership, east, manager
):
    def draw(code, lsoas):
        services.define_area(
            partnership=partnership,
            code=code,
            name="X",
            lsoas=lsoas,
            by=manager,
            on=TODAY,
        )

    with pytest.raises(CannotDraw, match="code east already"):
        draw("east", ["E01006802"])
    with pytest.raises(CannotDraw, match="at least one"):
        draw("west", [])
    with pytest.raises(CannotDraw, match=r"1 LSOAs are not in St\. Helens: E01006500"):
        draw("west", ["E01006500", "E01006802"])


def test_drawn_anew_the_old_drawing_stays(east, wards, manager):
    drawn = services.redraw_area(
        area=east,
        made_of=[wards["Newton"]],
        starts_on=LATER,
        by=manager,
        on=TODAY,
    )
    assert [one.boundary_year for one in selectors.versions("east")] == [2019, 2022]
    assert selectors.area("east") == drawn
    assert selectors.area("east", on=date(2021, 1, 1)) == east
    assert len(selectors.lsoa_codes(selectors.area("east"))) == 8
    assert len(selectors.lsoa_codes(selectors.area("east", on=date(2021, 1, 1)))) == 14


def test_children_follow_a_parent_drawn_anew(partnership, east, wards, manager):
    child = wards["Newton"]
    child.parent = east
    child.save()
    drawn = services.redraw_area(
        area=east, made_of=[child], starts_on=LATER, by=manager, on=TODAY
    )
    child.refresh_from_db()
    assert child.parent == drawn


def test_an_area_cannot_be_drawn_anew_backwards_or_twice(east, wards, manager):
    def redraw(starts_on):
        return services.redraw_area(
            area=east,
            made_of=[wards["Newton"]],
            starts_on=starts_on,
            by=manager,
            on=TODAY,
        )

    with pytest.raises(CannotDraw, match="drawing of 2019 already"):
        redraw(date(2019, 12, 1))
    later = redraw(LATER)
    east.refresh_from_db()
    with pytest.raises(CannotDraw, match="has ended"):
        redraw(date(2023, 1, 1))
    with pytest.raises(CannotDraw, match="start after"):
        services.redraw_area(
            area=later,
            made_of=[wards["Newton"]],
            starts_on=date(2021, 1, 1),
            by=manager,
            on=TODAY,
        )


def test_renaming_needs_the_version_that_was_seen(east, manager):
    services.rename_area(
        area=east, version=1, name="Far east", note_text="", by=manager
    )
    assert selectors.area("east").name == "Far east"
    with pytest.raises(services.ChangedMeanwhile):
        services.rename_area(area=east, version=1, name="X", note_text="", by=manager)


def test_closing_keeps_the_past(east, manager):
    services.close_area(area=east, ends_before=LATER, by=manager)
    assert selectors.area("east", on=date(2021, 1, 1)) == east
    assert selectors.area("east") == east
    with pytest.raises(selectors.NoArea):
        selectors.area("east", on=date(2023, 1, 1))
    with pytest.raises(CannotDraw, match="own area"):
        services.close_area(area=selectors.home_area(), ends_before=LATER, by=manager)


def test_an_area_cannot_end_before_it_starts(partnership, wards, manager):
    drawn = services.define_area(
        partnership=partnership,
        code="late",
        name="Late",
        made_of=[wards["Parr"]],
        starts_on=LATER,
        by=manager,
        on=TODAY,
    )
    with pytest.raises(CannotDraw, match="before it starts"):
        services.close_area(area=drawn, ends_before=TODAY, by=manager)


def test_overlaps_name_what_shares_ground(east, wards):
    found = selectors.overlaps(east)
    assert [(one.area.name, one.shared, one.of, one.is_inside) for one in found] == [
        ("St. Helens", 14, 119, False),
        ("Newton", 8, 8, True),
        ("Earlestown", 6, 6, True),
    ]


def test_memberships_count_a_small_area_to_every_area_it_is_part_of(east, wards):
    areas = [east, wards["Newton"], wards["Parr"]]
    found = selectors.memberships(areas)
    assert len(found) == 14 + 8 + 9
    assert len({lsoa for lsoa, _ in found}) == 14 + 9


def test_measured_areas_leave_out_the_smallest(partnership, east):
    kinds = set(selectors.measured_areas(partnership).values_list("kind", flat=True))
    assert kinds == {"partnership", "ward", "neighbourhood"}


def test_areas_are_drawn_by_those_who_keep_them_and_every_change_is_in_the_trail(
    partnership, wards, east, lead_officer
):
    for by in (lead_officer, STRANGER):
        with pytest.raises(NotAllowed):
            services.close_area(area=east, ends_before=LATER, by=by)
    services.close_area(area=east, ends_before=LATER, by=OPERATOR)
    outcomes = Entry.objects.filter(ref=f"area:{east.pk}").values_list(
        "outcome", flat=True
    )
    assert list(outcomes) == ["area drawn", "area closed"]


def test_unknown_areas_say_where_to_look(partnership):
    with pytest.raises(selectors.NoArea) as failure:
        selectors.area("nowhere")
    assert "areas list" in failure.value.fix
