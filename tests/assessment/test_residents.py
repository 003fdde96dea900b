"""Residents of an assessment's rates: those that the measures take, period by period."""

from datetime import date

import pytest
from django.apps import apps

from frankpledge.assessment.selectors.residents import Estimates
from frankpledge.partnership.selectors import national_bases


pytestmark = pytest.mark.django_db
HOME, KNOWSLEY = "E08000013", "E22000181"


@pytest.fixture
def loaded(partnership):
    """Return home's own residents of two mid-years."""
    area = apps.get_model("partnership", "Area").objects.create(
        partnership=partnership,
        code=HOME,
        name="St Helens",
        kind="partnership",
        boundary_year=2011,
        starts_on=date(2011, 1, 1),
    )
    made = apps.get_model("partnership", "Denominator").objects
    for year, value in ((2018, 180_000), (2020, 181_000)):
        made.create(
            area=area,
            kind="residents",
            year=year,
            value=value,
            vintage=f"Mid-{year} estimate",
            source="ons",
            loaded_on=date(2021, 1, 1),
        )


def test_each_period_takes_the_estimate_of_the_year_it_begins_in(loaded):
    """2018 begins in its own year; 2019 has none of its own and takes the one before."""
    base = Estimates(HOME)
    told = [base.residents(date(year, 4, 1)) for year in (2018, 2019, 2020)]
    assert told == [180_000, 180_000, 181_000]
    assert base.vintage(date(2020, 4, 1)) == "Mid-2020 estimate"
    assert base.vintages == ("Mid-2018 estimate", "Mid-2020 estimate")


def test_another_partnership_takes_the_nations_table(loaded):
    base = Estimates(KNOWSLEY)
    vintage, people = national_bases("residents", date(2019, 4, 1))
    assert base.residents(date(2019, 4, 1)) == people[KNOWSLEY]
    assert base.national(date(2020, 1, 1))[KNOWSLEY] > 0
    assert base.vintages == (vintage, "Mid-2020 estimate")


def test_home_without_figures_of_its_own_takes_the_nations_too(partnership):
    assert Estimates(HOME).residents(date(2019, 4, 1)) == Estimates(
        "E22000184"
    ).residents(date(2019, 4, 1))


def test_home_is_known_by_either_of_its_codes(loaded):
    told = {Estimates(code).residents(date(2020, 4, 1)) for code in (HOME, "E22000184")}
    assert told == {181_000}


def test_a_home_that_is_no_partnership_of_the_nation_lends_nobody_its_figures(loaded):
    loaded_area = apps.get_model("partnership", "Partnership").objects
    loaded_area.update(area_code="X00000001")
    assert Estimates(HOME).residents(date(2020, 4, 1)) > 181_000


def test_what_nobody_counts_has_no_base():
    assert national_bases("pigeons", date(2019, 4, 1)) == ("", {})
