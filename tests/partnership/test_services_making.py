from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.trail import OPERATOR
from frankpledge.analysis import codes
from frankpledge.analysis.codes import UnknownPlace
from frankpledge.audit.models import Entry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Area, Denominator


TODAY = date(2020, 6, 16)
pytestmark = pytest.mark.django_db


def test_home_is_made_from_a_district_with_its_wards_and_small_areas(partnership):
    assert (partnership.code, partnership.area_code) == ("E22000184", "E08000013")
    assert partnership.force_name == "Merseyside"
    assert selectors.home() == partnership
    assert selectors.areas_of(partnership, "ward").count() == 16
    assert selectors.areas_of(partnership, "lsoa").count() == 119
    whole = selectors.area("E08000013")
    assert whole == selectors.area("E22000184") == selectors.home_area()
    assert len(selectors.lsoa_codes(whole)) == 119
    assert len(selectors.lsoa_codes(whole, 2021)) >= 119


def test_home_has_every_shipped_denominator(partnership):
    bases = selectors.denominators(["E08000013"], "residents")["E08000013"]
    assert {year: base.value for year, base in bases.items() if year < 2021} == {
        2011: 175_308,
        2017: 179_331,
        2019: 180_585,
        2020: 181_095,
    }
    assert bases[2019].vintage == "Mid-2019 estimate"
    assert (
        selectors.denominators(["E08000013"], "households")["E08000013"][2011].value
        == 75_736
    )


def test_wards_add_up_to_the_partnership(partnership):
    wards = [ward.code for ward in selectors.areas_of(partnership, "ward")]
    for kind, year in (("residents", 2019), ("residents", 2021), ("households", 2011)):
        parts = selectors.denominators(wards, kind)
        whole = selectors.denominators(["E08000013"], kind)["E08000013"]
        assert sum(found[year].value for found in parts.values()) == whole[year].value


def test_making_home_again_changes_nothing_and_another_place_is_refused(partnership):
    before = Area.objects.count(), Denominator.objects.count()
    again = services.make_home(code="E22000184", by=OPERATOR, on=TODAY)
    assert again == partnership
    assert (Area.objects.count(), Denominator.objects.count()) == before
    with pytest.raises(services.AlreadyMade, match=r"for St\. Helens already"):
        services.make_home(code="E07000130", by=OPERATOR, on=TODAY)


def test_making_home_is_one_entry_of_the_trail(partnership):
    entries = Entry.objects.filter(kind="directory")
    assert [entry.outcome for entry in entries] == ["partnership made"]


def test_members_may_not_make_a_home_unless_they_keep_the_directory(lead_officer):
    with pytest.raises(NotAllowed):
        services.make_home(code="E08000013", by=lead_officer, on=TODAY)


@pytest.mark.parametrize(
    ("code", "area_code", "districts"),
    [
        ("W14000023", "W14000023", 2),
        ("E07000127", "E07000127", 0),
        ("E22000274", "E22000274", 0),
        ("E22000063", "E22000063", 0),
    ],
)
def test_any_partnership_of_the_nation_can_be_home(nowhere, code, area_code, districts):
    made = services.make_home(code=code, by=OPERATOR, on=TODAY)
    assert made.area_code == area_code
    assert selectors.areas_of(made, "district").count() == districts
    whole = selectors.home_area()
    small = codes.members("partnership", 2019, made.code)
    assert selectors.lsoa_codes(whole) == small
    by_lsoa = codes.population("residents", 2019)
    base = selectors.denominator_for(area_code, "residents", date(2019, 4, 1))
    assert base.value == sum(by_lsoa[lsoa] for lsoa in small)


def test_redrawn_wards_stay_as_they_were(nowhere):
    made = services.make_home(code="E08000011", by=OPERATOR, on=TODAY)
    then = selectors.areas_of(made, "ward", on=date(2016, 1, 1)).filter(
        boundary_year=2015
    )
    now = selectors.areas_of(made, "ward")
    assert then.count() > 0
    assert not set(then.values_list("pk", flat=True)) & set(
        now.values_list("pk", flat=True)
    )
    assert all("Drawn anew" in ward.note for ward in then)


def test_a_workspace_without_a_partnership_says_how_to_make_one(nowhere):
    assert not selectors.is_made()
    with pytest.raises(selectors.NoPartnership) as failure:
        selectors.home()
    assert "workspace init" in failure.value.fix


def test_unknown_codes_are_refused(nowhere):
    with pytest.raises(UnknownPlace):
        services.make_home(code="E99", by=OPERATOR, on=TODAY)
