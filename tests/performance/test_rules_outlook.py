"""Where a year ends and the chance to keep a promise, or why it cannot be told."""

from datetime import date

import pytest

from frankpledge.performance.rules import chance_words, ladder, next_quarter, year_end
from frankpledge.performance.states import Asking


def months(start, count=12):
    return [date(start + (m + 3) // 12, (m + 3) % 12 + 1, 1) for m in range(count)]


def counts_of(years, so_far):
    """Return ten a month for whole years, then `so_far` months of the year 2019/20."""
    known = {day: 10.0 for start in years for day in months(start)}
    return known | dict.fromkeys(months(2019, so_far), 10.0)


def test_a_year_like_those_before_ends_like_them():
    found = year_end(counts_of([2017, 2018], 6), months(2019), aim=130)
    assert (round(found.value), found.years) == (120, 2)
    assert found.low < 120 < found.high
    assert 0.7 < found.chance < 0.9


def test_a_rate_is_foretold_in_its_own_unit():
    found = year_end(
        counts_of([2017, 2018], 6), months(2019), scale=0.5, aim=65, wants_more=True
    )
    assert round(found.value) == 60
    assert found.chance < 0.3


@pytest.mark.parametrize(
    ("years", "so_far", "says"),
    [
        ([2017, 2018], 0, "a month of the year so far is missing"),
        ([2018], 6, "2 whole years before are needed and 1 is known"),
        ([], 6, "needed and none are known"),
    ],
)
def test_too_little_is_not_foretold(years, so_far, says):
    found = year_end(counts_of(years, so_far), months(2019))
    assert found.startswith("Cannot tell yet: ")
    assert says in found


def test_a_gap_in_the_year_so_far_is_not_bridged():
    known = counts_of([2017, 2018], 6)
    del known[date(2019, 6, 1)]
    assert "missing" in year_end(known, months(2019))


STEADY = [100.0, 110.0, 90.0, 100.0] * 5


def test_the_next_quarter_is_foretold_from_quarters_like_it():
    found = next_quarter(STEADY, aim=200)
    assert found.value == pytest.approx(100)
    assert found.low < 100 < found.high
    assert found.chance > 0.99
    assert next_quarter(STEADY, aim=200, wants_more=True).chance < 0.01
    assert next_quarter(STEADY).chance is None


def test_a_missing_quarter_foretells_nothing():
    told = next_quarter([*STEADY[:-2], None, 100.0])
    assert told == ("Cannot tell yet: two years of quarters without a gap are needed.")


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "a chance of about 1% or less"),
        (0.634, "a chance of about 63%"),
        (1.0, "a chance of about 99% or more"),
    ],
)
def test_certainty_is_never_claimed(chance, said):
    assert chance_words(chance) == said


def test_the_way_further_is_seen_with_its_days():
    rungs = ladder(Asking.OVERDUE, date(2020, 4, 1))
    assert [(rung.on, rung.is_here) for rung in rungs] == [
        (date(2020, 4, 1), False),
        (date(2020, 4, 30), True),
        (date(2020, 5, 14), False),
        (None, False),
    ]
