"""What the records say of a theme, against figures worked by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from frankpledge.analysis.statistics.change import Verdict
from frankpledge.analysis.statistics.comparison import Position
from frankpledge.assessment.rules.counts import counts_in
from frankpledge.assessment.rules.scanning import HotPlace, scan
from frankpledge.assessment.rules.signals import in_order, signals
from frankpledge.assessment.rules.themes import theme_named
from tests.assessment.conftest import AREAS, months


@pytest.fixture
def finding(counts, burglary, peers):
    return scan(burglary, counts, lambda _: 10_000, home="home", peers=peers)


def test_volume_rate_and_share_are_of_the_latest_twelve_months(finding):
    assert (finding.count, finding.months, finding.rate) == (960, 12, 96.0)
    assert finding.share == pytest.approx(100 * 960 / 1032)
    assert finding.low < 96 < finding.high


def test_change_compares_the_same_months_of_two_years(finding):
    assert finding.months_compared == 11
    assert (finding.change.before, finding.change.after) == (440, 880)
    assert finding.change.verdict is Verdict.ROSE


def test_years_end_with_the_last_month_and_say_how_many_came(finding):
    told = [(y.starts_on.year, y.supplied, y.count, y.is_whole) for y in finding.years]
    assert told == [
        (2018, 12, 480, True),
        (2019, 11, 440, False),
        (2020, 12, 960, True),
    ]


def test_place_among_similar_areas(finding):
    assert finding.standing.rank == 7
    assert finding.standing.position is Position.ABOVE


def test_places_that_hold_half(counts, peers):
    found = scan(
        theme_named("robbery-and-weapons"),
        counts,
        lambda _: 10_000,
        home="home",
        peers=peers,
    )
    assert found.places_for_half == 25.0
    assert found.hot == (HotPlace(AREAS[0], 72, 100.0),)


def test_season_needs_two_whole_calendar_years(cube, burglary):
    whole = counts_in(cube, AREAS, set(months()))
    assert scan(
        burglary, whole, lambda _: 1, home="", peers=None
    ).season == pytest.approx([1.0] * 12)
    part = counts_in(cube, AREAS, set(months(many=23)))
    assert scan(burglary, part, lambda _: 1, home="", peers=None).season is None


def test_one_year_cannot_tell_a_change(cube, burglary):
    one = counts_in(cube, AREAS, set(months(date(2020, 1, 1), 3)))
    found = scan(burglary, one, lambda _: 10_000, home="home", peers=None)
    assert (found.change, found.months_compared, found.standing) == (None, 0, None)
    assert found.count == 240


def test_nobody_living_there_gives_no_rate(counts, burglary):
    found = scan(burglary, counts, lambda _: 0, home="home", peers=None)
    assert (found.rate, found.low, found.high) == (None, None, None)


def test_a_theme_without_a_record_is_found_at_nought(counts):
    found = scan(
        theme_named("drugs-and-alcohol"), counts, lambda _: 10_000, home="", peers=None
    )
    assert (found.count, found.rate, found.hot, found.places_for_half) == (
        0,
        0.0,
        (),
        None,
    )
    assert np.nansum(found.series) == 0


def test_reasons_to_stand_out_are_said_one_by_one(finding, counts, peers):
    assert signals(finding) == (
        "rose more than chance explains",
        "above similar areas",
        "93% of all records",
    )
    robbery = scan(
        theme_named("robbery-and-weapons"),
        counts,
        lambda _: 10_000,
        home="x",
        peers=peers,
    )
    assert signals(replace(robbery, share=1.0, places_for_half=4.0)) == (
        "half of it in 4% of small areas",
    )
    assert in_order((robbery, finding)) == (finding, robbery)


def test_a_change_of_residents_is_no_change_of_records(counts, burglary):
    """480 records for 10,000 and 960 for 20,000 people are the same rate of 48."""
    found = scan(
        burglary,
        counts,
        lambda on: 10_000 if on.year < 2020 else 20_000,
        home="home",
        peers=None,
    )
    assert [year.rate for year in found.years if year.is_whole] == [48.0, 48.0]
    assert found.rate == 48.0


def test_months_without_a_january_tell_no_season(cube, burglary):
    spring = counts_in(cube, AREAS, set(months(date(2020, 2, 1), 3)))
    assert scan(burglary, spring, lambda _: 1, home="", peers=None).season is None


def whole_years(cube, monthly):
    """Return two years of burglary in one area, with so many in each month."""
    counts = counts_in(cube, AREAS, set(months()))
    table = np.zeros_like(counts.table)
    kind = counts.kinds.index("burglary")
    for at in range(table.shape[2]):
        table[kind, 0, at] = monthly[at % 12]
    return replace(counts, table=table)


def test_busy_months_are_those_beyond_chance(cube, burglary):
    few, many = [5] * 12, [100] * 12
    few[11], many[11] = 8, 160
    found = [
        scan(burglary, whole_years(cube, monthly), lambda _: 1, home="", peers=None)
        for monthly in (few, many)
    ]
    assert [round(one.season[11], 2) for one in found] == [1.52, 1.52]
    assert [one.busy for one in found] == [frozenset(), {11}]


def test_few_records_lie_in_few_places_by_chance_alone(finding):
    few = replace(finding, share=1.0, places_for_half=8.0, half_by_chance=12.0)
    gathered = replace(few, places_for_half=5.0)
    assert not any("small areas" in said for said in signals(few))
    assert "half of it in 5% of small areas" in signals(gathered)


def test_half_by_chance_is_half_where_records_are_many(finding):
    assert finding.half_by_chance == pytest.approx(45, abs=5)


def test_month_that_only_one_odd_year_fills_is_not_busy(cube, burglary):
    odd = whole_years(cube, [100] * 12)
    kind = odd.kinds.index("burglary")
    odd.table[kind, 0, 4] = 400
    found = scan(burglary, odd, lambda _: 1, home="", peers=None)
    assert (found.season[4] > 1.1, found.busy) == (True, frozenset())
