"""A month read for tasking, against counts worked by hand."""

from datetime import date

import pytest

from frankpledge.analysis.measures import IncidentCube
from frankpledge.analysis.measures.definition import UNCONDITIONAL
from frankpledge.analysis.statistics.change import Verdict
from frankpledge.assessment.rules.counts import counts_in
from frankpledge.assessment.rules.tactical import month_of
from frankpledge.assessment.rules.themes import theme_named, themes
from tests.assessment.conftest import AREAS, months


LAST = date(2020, 12, 1)


def counted(last, usual=(2, 2, 2, 0), many=36, lacks=()):
    """Return burglaries by small area: so many in most months, others in the last."""
    rows = {"area": [], "month": [], "kind": [], "count_0": []}
    held = months(date(2018, 1, 1), 36)[-many:]
    for month in held:
        for area, count in zip(AREAS, last if month == LAST else usual, strict=True):
            if count:
                rows["area"].append(area)
                rows["month"].append(month)
                rows["kind"].append("burglary")
                rows["count_0"].append(count)
    cube = IncidentCube.of_rows("police-street", AREAS, [UNCONDITIONAL], rows)
    return counts_in(cube, AREAS, set(held) - set(lacks))


def test_a_theme_is_held_against_a_year_ago_and_its_usual_month():
    """12 against 6 in the exact test has p = 0.24; the usual month is 2 + 2 + 2."""
    month = month_of(counted((12, 0, 0, 0)), themes())
    [burglary] = [one for one in month.themes if one.theme.id == "burglary"]
    told = (burglary.count, burglary.year_before, burglary.usual, burglary.change)
    assert month.month == LAST
    assert told == (12, 6, 6.0, Verdict.NO_CLEAR_CHANGE)


def test_a_place_stands_out_beyond_chance_with_all_that_were_looked_at():
    """14 in a month where 24 came in twelve: far beyond 0.05 / 4; 4 are too few to say."""
    month = month_of(counted((14, 2, 2, 4)), themes())
    told = [(one.code, one.count, one.usual, one.is_high) for one in month.places]
    assert told == [
        (AREAS[0], 14, 2.0, True),
        (AREAS[3], 4, 0.0, False),
        (AREAS[1], 2, 2.0, False),
        (AREAS[2], 2, 2.0, False),
    ]
    assert month.high == month.places[:1]
    assert month.looked_at == 4
    assert month.places[0].mostly == "Burglary"


def test_a_place_that_comes_back_says_in_how_many_of_six_months():
    month = month_of(counted((14, 0, 0, 4)), themes())
    assert [one.times for one in month.places] == [6, 0]


def test_a_first_month_has_nothing_to_be_held_against():
    month = month_of(counted((6, 0, 0, 0), many=1), [theme_named("burglary")])
    [burglary] = month.themes
    told = (burglary.year_before, burglary.usual, burglary.change)
    assert told == (None, None, None)
    [place] = month.places
    assert (place.usual, place.is_high, place.times) == (None, False, 0)


@pytest.mark.parametrize("lacks", [[date(2019, 12, 1)], [date(2020, 11, 1)]])
def test_a_month_that_never_came_is_left_out_and_not_nought(lacks):
    month = month_of(counted((2, 2, 2, 0), lacks=lacks), [theme_named("burglary")])
    [burglary] = month.themes
    assert burglary.usual == 6.0
    assert burglary.year_before == (None if lacks[0].year == 2019 else 6)
