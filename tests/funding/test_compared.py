"""A project's result beside places without it: by hand, simulated, and on figures kept."""

import math
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from django.apps import apps

from frankpledge.analysis.measures.periods import financial_year
from frankpledge.funding.rules.compared import compared
from frankpledge.funding.rules.results import cost_beside_others
from frankpledge.funding.selectors import pull, result_of
from frankpledge.funding.selectors.compared import beside_others
from frankpledge.funding.selectors.outcomes import Wanted
from tests.funding.conftest import DAY, HOME


ELSEWHERE = [(500, 450), (1000, 900), (500, 450)]


def test_what_was_to_be_expected_is_the_change_elsewhere():
    # 2,000 went to 1,800 elsewhere, so 1,000 here were to become 900.
    found = compared((1000, 700), ELSEWHERE)
    assert (found.places, found.expected, found.fewer) == (3, 900, 200)
    spread = 1.96 * math.sqrt(1 / 1000 + 1 / 700 + 1 / 2000 + 1 / 1800)
    assert found.low == pytest.approx(900 * math.exp(-spread) - 700)
    assert found.high == pytest.approx(900 * math.exp(spread) - 700)


@pytest.mark.parametrize(
    ("here", "others"),
    [
        ((1000, 700), ELSEWHERE[:2]),
        ((0, 700), ELSEWHERE),
        ((1000, 0), ELSEWHERE),
        ((1000, 700), [(0, 5), *ELSEWHERE[:2]]),
        ((1000, 700), [(5, 0)] * 3),
    ],
)
def test_too_little_is_not_compared(here, others):
    assert compared(here, others) is None


def test_places_that_differ_widen_the_limits():
    alike, unlike = (
        compared((1000, 700), ELSEWHERE),
        compared((1000, 700), [(500, 250), (1000, 900), (500, 650)]),
    )
    assert unlike.expected == alike.expected
    assert unlike.high - unlike.low > alike.high - alike.low


def test_its_limits_hold_nothing_in_95_of_100_projects_that_did_nothing():
    rng = np.random.default_rng(1)
    held = []
    for _ in range(1500):
        before, after = rng.poisson(200, 15), rng.poisson(180, 15)
        pairs = list(zip(before.tolist(), after.tolist(), strict=True))
        found = compared(pairs[0], pairs[1:])
        held.append(found.low <= 0 <= found.high)
    assert 0.93 <= np.mean(held) <= 0.98


@pytest.mark.parametrize(
    ("here", "wants_more", "says"),
    [
        ((1000, 700), False, "200 fewer, from 102 fewer to"),
        ((1000, 890), False, "Chance could explain it"),
        ((1000, 1100), False, "Even at best there was no result"),
        ((1000, 1100), False, "200 more, from"),
        ((1000, 1100), True, "200 more, from"),
    ],
)
def test_a_result_is_priced_on_top_of_what_went_on_elsewhere(here, wants_more, says):
    found = compared(here, ELSEWHERE)
    said = cost_beside_others(found, spent=Decimal(10000), wants_more=wants_more)
    assert says in said
    assert "Had it gone as in 3 similar places, 900 were to be expected" in said


def test_without_money_or_places_there_is_no_price():
    found = compared((1000, 700), ELSEWHERE)
    unsent = cost_beside_others(
        found, spent=Decimal(9), wants_more=False, not_sent=["quarter 1"]
    )
    assert unsent.endswith("from 102 fewer to 310 fewer.")
    assert cost_beside_others(None, spent=Decimal(9), wants_more=False) == ""
    said = cost_beside_others(found, spent=Decimal(10000), wants_more=False)
    assert "£50 for each result" in said


@pytest.fixture
def group(db):
    """Return a comparison group of the home area and three others."""
    model = apps.get_model("evidence", "ComparisonGroup")
    made = model.objects.create(
        slug="similar",
        name="Similar",
        reason="Alike",
        starts_on=date(2015, 1, 1),
    )
    for code in (HOME, "A", "B", "C", "D"):
        made.memberships.create(
            area_code=code,
            area_name=code,
            starts_on=date(2015, 1, 1),
            is_not_comparable=code == "D",
        )
    return made


@pytest.fixture
def wanted():
    return Wanted(
        "domestic-burglary",
        HOME,
        "financial-year",
        since=date(2019, 4, 1),
        until=date(2020, 5, 1),
        baseline_ends_before=date(2019, 4, 1),
    )


@pytest.mark.django_db
def test_a_result_stands_beside_the_group_that_its_area_is_in(
    group, keep, analyst, wanted
):
    def told():
        (found,) = pull([wanted], by=analyst, on=DAY)
        return beside_others(found, by=analyst, on=DAY)

    years = financial_year(2018), financial_year(2019)
    keep("domestic-burglary", dict(zip(years, (1000, 700), strict=True)))
    assert told() is None
    for code, pair in zip("ABC", ELSEWHERE, strict=True):
        keep("domestic-burglary", dict(zip(years, pair, strict=True)), area=code)
    keep("domestic-burglary", dict(zip(years, (9, 90), strict=True)), area="D")
    found = told()
    assert (found.places, found.expected, found.fewer) == (3, 900, 200)
    group.memberships.all().delete()
    assert told() is None


@pytest.mark.django_db
def test_an_award_without_a_measure_has_nothing_beside_it(award, analyst):
    award.bid.measure = ""
    assert result_of(award, by=analyst, on=DAY).beside == ""
