from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.audit.models import Entry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Denominator, Rebasing
from frankpledge.partnership.services import Figure
from frankpledge.partnership.services.bases import UnknownAreas
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import DenominatorKind


MADE = date(2020, 6, 16)
TODAY = date(2022, 3, 1)
RESIDENTS, DWELLINGS = DenominatorKind.RESIDENTS, DenominatorKind.DWELLINGS
pytestmark = pytest.mark.django_db


def take(partnership, by, *figures, vintage="Mid-2019 rebased"):
    return services.take_denominators(
        partnership=partnership,
        figures=[Figure(*figure) for figure in figures],
        vintage=vintage,
        source="the council",
        by=by,
        on=TODAY,
    )


def test_a_rebased_estimate_supersedes_the_old_one_and_says_so(partnership, manager):
    moved = take(
        partnership,
        manager,
        ("E08000013", RESIDENTS, 2019, 171_556),
        ("E05000919", RESIDENTS, 2019, 10_000),
    )
    assert len(moved) == 1
    found = moved[0]
    assert (found.old_vintage, found.new_vintage) == (
        "Mid-2019 estimate",
        "Mid-2019 rebased",
    )
    assert found.areas_changed == 2
    now = selectors.denominator_for("E08000013", "residents", date(2019, 7, 1))
    assert (now.value, now.vintage) == (171_556, "Mid-2019 rebased")
    then = selectors.denominator_for(
        "E08000013", "residents", date(2019, 7, 1), as_known_on=date(2021, 1, 1)
    )
    assert (then.value, then.vintage) == (180_585, "Mid-2019 estimate")


def test_figures_that_were_not_there_move_nothing(partnership, manager):
    moved = take(partnership, manager, ("E08000013", DWELLINGS, 2019, 83_000))
    assert moved == []
    base = selectors.denominator_for("E08000013", "dwellings", date(2012, 1, 1))
    assert base.value == 83_000


def test_the_same_figures_again_change_nothing(partnership, manager):
    figure = ("E08000013", RESIDENTS, 2019, 180_585)
    take(partnership, manager, figure, vintage="Mid-2019 estimate")
    assert not Rebasing.objects.exists()
    rows = Denominator.objects.filter(area__code="E08000013", year=2019)
    assert rows.count() == 1


def test_a_new_name_for_the_same_figure_is_kept_but_moves_nothing(partnership, manager):
    moved = take(partnership, manager, ("E08000013", RESIDENTS, 2019, 180_585))
    assert moved == []
    rows = Denominator.objects.filter(area__code="E08000013", year=2019)
    assert rows.count() == 2


def test_unknown_areas_are_refused_whole(partnership, manager):
    with pytest.raises(UnknownAreas, match="nowhere, nor 1 others"):
        take(
            partnership,
            manager,
            ("E08000013", RESIDENTS, 2019, 1),
            ("nowhere", RESIDENTS, 2019, 1),
            ("somewhere", RESIDENTS, 2019, 1),
        )
    with pytest.raises(UnknownAreas, match=r"code nowhere\."):
        take(partnership, manager, ("nowhere", RESIDENTS, 2019, 1))
    assert not Rebasing.objects.exists()


def test_rebasing_is_acknowledged_once(partnership, manager):
    moved = take(partnership, manager, ("E08000013", RESIDENTS, 2019, 1))[0]
    assert moved.acknowledged_on is None
    services.acknowledge_rebasing(rebasing=moved, by=manager, on=TODAY)
    assert (moved.acknowledged_on, moved.acknowledged_by) == (TODAY, manager.user)
    with pytest.raises(CannotChange, match="already"):
        services.acknowledge_rebasing(rebasing=moved, by=manager, on=TODAY)


def test_only_those_who_keep_areas_take_figures_in_and_it_is_recorded(
    partnership, manager, lead_officer
):
    with pytest.raises(NotAllowed):
        take(partnership, lead_officer, ("E08000013", RESIDENTS, 2019, 1))
    take(partnership, manager, ("E08000013", RESIDENTS, 2019, 1))
    assert Entry.objects.filter(operation="collection").count() == 1


def test_a_rate_takes_the_estimate_that_speaks_for_its_period(partnership):
    def year(day):
        return selectors.denominator_for("E08000013", "residents", day).year

    assert year(date(2019, 4, 1)) == 2019
    assert year(date(2018, 4, 1)) == 2017
    assert year(date(2026, 1, 1)) == 2021
    assert year(date(2005, 1, 1)) == 2011
    assert selectors.denominator_for("E08000013", "dwellings", MADE) is None


def test_every_partnership_of_the_nation_has_a_denominator():
    found = selectors.national_denominator("residents", 2019)
    assert len(found) == 314
    assert found["E22000184"] == 180_585
    assert min(found.values()) > 0


def test_similar_partnerships_never_hold_the_home_one(partnership):
    found = selectors.comparable_partnerships(partnership)
    assert found[0].name == "Thanet"
    assert partnership.code not in {one.code for one in found}


def test_vintages_in_use_are_counted(partnership):
    found = selectors.vintages_in_use(partnership)
    assert found[0][:4] == ("households", 2011, "Census 2011", "census-2011")
    assert found[0][4] == 136
