import pytest

from frankpledge.analysis import codes
from frankpledge.analysis.codes.places import UnknownPlace


def test_every_partnership_of_england_and_wales_has_a_force():
    for year in (2017, 2018, 2019):
        found = codes.partnerships(year)
        assert len(found) == 314
        assert all(
            one.force and one.force_name and one.districts for one in found.values()
        )
    assert len({one.force for one in codes.partnerships().values()}) == 43


def test_partnership_is_found_by_its_own_code_or_its_only_districts():
    by_partnership = codes.partnership("E22000184")
    assert by_partnership.name == "St. Helens"
    assert by_partnership.force_name == "Merseyside"
    assert by_partnership.country == "england"
    assert codes.partnership("E08000013") == by_partnership


def test_partnership_of_several_districts_names_them_all():
    found = codes.partnership("W14000023")
    assert [district.name for district in found.districts] == [
        "Rhondda Cynon Taf",
        "Merthyr Tydfil",
    ]
    assert found.country == "wales"


def test_district_with_several_partnerships_asks_which():
    with pytest.raises(UnknownPlace, match="several") as failure:
        codes.partnership("E07000244")
    assert "E22000274 (Suffolk Coastal)" in failure.value.fix
    assert codes.partnership("E07000205", 2017).name == "Suffolk Coastal"


def test_unknown_codes_and_years_say_what_there_is():
    with pytest.raises(UnknownPlace, match="No community safety partnership"):
        codes.partnership("E99999999")
    with pytest.raises(UnknownPlace, match="no list of districts for 1999"):
        codes.districts(1999)
    with pytest.raises(UnknownPlace, match="no lookup from lsoa11 to ward of 2024"):
        codes.lookup("ward", 2024)


def test_every_small_area_lies_in_a_ward_a_district_and_a_partnership():
    for level, year in (
        ("ward", 2015),
        ("ward", 2019),
        ("msoa", 2011),
        ("district", 2015),
        ("district", 2019),
        ("partnership", 2019),
    ):
        found = codes.lookup(level, year)
        assert len(found) == 34_753
        assert all(found.values())
    assert set(codes.lookup("partnership", 2019).values()) == set(codes.partnerships())


def test_small_areas_of_2021_keep_their_district():
    assert len(codes.lookup("district", 2019, "lsoa21")) == 35_672
    known = set(codes.small_area_names())
    assert set(codes.lookup("lsoa11", 2011, "lsoa21").values()) <= known


def test_members_of_a_partnership_and_its_district_agree():
    of_district = codes.members("district", 2019, "E08000013")
    assert len(of_district) == 119
    assert codes.members("partnership", 2019, "E22000184") == of_district
    assert codes.small_area_names()["E01006802"] == "St. Helens 002A"
    assert codes.centres()["E01006802"] == pytest.approx((-2.7187, 53.5035), abs=0.02)


def test_wards_have_names_and_districts():
    assert codes.wards(2019)["E05000919"] == ("Earlestown", "E08000013")


def test_similar_districts_start_with_the_nearest():
    nearest = codes.similar_districts("E08000013")
    assert nearest[:3] == ("E07000114", "E06000006", "E06000012")
    assert len(nearest) == 15
    assert codes.similar_districts("E99999999") == ()


def test_every_force_has_a_short_name_and_back():
    forces = {one.force for one in codes.partnerships().values()}
    assert {codes.force_of(codes.force_slug(code) or "") for code in forces} == forces
    assert codes.force_of("btp") is None
    assert codes.force_slug("E99999999") is None
