import pytest

from frankpledge.analysis import codes
from frankpledge.analysis.codes.places import UnknownPlace


@pytest.mark.parametrize(
    ("district", "residents"),
    [
        ("E08000011", {2011: 145_893, 2017: 148_560, 2019: 150_862, 2020: 152_452}),
        ("E08000013", {2011: 175_308, 2017: 179_331, 2019: 180_585, 2020: 181_095}),
    ],
)
def test_residents_of_small_areas_add_up_to_the_published_district(district, residents):
    inside = codes.members("district", 2019, district)
    for year, expected in residents.items():
        by_area = codes.population("residents", year)
        assert sum(by_area[one] for one in inside) == expected
        assert codes.population("residents", year, "district")[district] == expected


def test_census_of_2021_is_within_rounding_of_the_district():
    by_area = codes.population("residents", 2021, "lsoa21")
    inside = codes.members("district", 2019, "E08000013", "lsoa21")
    total = sum(by_area[one] for one in inside)
    assert total == pytest.approx(183_254, abs=2 * len(inside))
    assert codes.population("households", 2021, "district")["E08000013"] == 81_000


def test_districts_take_the_newest_boundaries_that_have_the_year():
    assert len(codes.population("residents", 2020, "district")) >= 331


def test_residents_by_age_add_up_to_the_district():
    ages = codes.residents_by_age("E08000013", 2019)
    assert set(ages) == set(range(91))
    assert sum(ages.values()) == 180_585
    with pytest.raises(UnknownPlace, match="no residents by age"):
        codes.residents_by_age("E08000013", 1999)


def test_figures_that_are_not_shipped_say_how_to_load_them():
    for level in ("lsoa11", "district"):
        with pytest.raises(UnknownPlace, match="dwellings") as failure:
            codes.population("dwellings", 2019, level)
        assert "areas load" in failure.value.fix


def test_every_edition_has_figures():
    assert codes.editions("lsoa21") == codes.editions()[-2:]
    for edition in codes.editions():
        assert codes.population(edition.kind, edition.year, edition.level)
        assert edition.source in codes.sources()
