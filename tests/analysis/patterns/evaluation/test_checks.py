"""Paths before, regression to the mean, doses, costs and the verdict in words."""

import math
import re

import numpy as np
import pytest

from frankpledge.analysis.patterns.displacement import estimate
from frankpledge.analysis.patterns.evaluation.checks import (
    paths_before,
    regression_to_the_mean,
)
from frankpledge.analysis.patterns.evaluation.costs import cost_per_crime
from frankpledge.analysis.patterns.evaluation.doses import dose_response
from frankpledge.analysis.patterns.evaluation.verdicts import Evidence, Grade, judge


def test_paths_that_part_are_found_and_like_ones_are_not():
    steady = np.full(12, 200.0)
    assert not paths_before(steady, steady).have_parted
    assert paths_before(steady, steady).percent == pytest.approx(0)
    parting = paths_before(200 * 1.05 ** np.arange(12), steady)
    assert parting.have_parted
    assert parting.percent == pytest.approx(5, abs=0.1)
    assert parting.periods == 12
    assert paths_before(steady[:5], steady[:5]) is None


def test_paths_seldom_seem_to_part_by_chance():
    random = np.random.default_rng(8)
    parted = sum(
        paths_before(random.poisson(40.0, 12), random.poisson(90.0, 12)).have_parted
        for _ in range(400)
    )
    assert parted / 400 < 0.14


def test_a_place_chosen_at_its_peak_falls_back_as_foretold():
    random = np.random.default_rng(10)
    rates = random.gamma(4, 5, 4000)
    first, second = random.poisson(rates), random.poisson(rates)
    top = first >= np.quantile(first, 0.98)
    foretold = np.mean(
        [regression_to_the_mean(x, first.astype(float)).expected for x in first[top]]
    )
    assert second[top].mean() == pytest.approx(foretold, rel=0.05)
    assert first[top].mean() > 1.15 * second[top].mean()
    found = regression_to_the_mean(float(first.max()), first.astype(float))
    assert found.was_peak
    assert found.percent < -5


def test_places_that_are_all_alike_have_nothing_but_luck():
    found = regression_to_the_mean(5.0, np.full(10, 5.0))
    assert (found.shrink, found.expected, found.percent) == (0, 5, 0)
    assert regression_to_the_mean(0.0, np.zeros(10)).percent == 0
    with pytest.raises(ValueError, match="ten"):
        regression_to_the_mean(5.0, np.ones(9))


@pytest.mark.parametrize("areas", [4, 12])
def test_dose_agrees_with_statsmodels(areas):
    statsmodels = pytest.importorskip("statsmodels.api")
    random = np.random.default_rng(21)
    dose = random.poisson(3, (areas, 8)).astype(float)
    counts = random.poisson(20 * np.exp(-0.04 * dose)).astype(float)
    found = dose_response(counts, dose)
    row, column = np.divmod(np.arange(counts.size), 8)
    design = np.column_stack(
        [
            dose.ravel(),
            *(row == area for area in range(areas)),
            *(column == period for period in range(1, 8)),
        ]
    ).astype(float)
    model = statsmodels.GLM(
        counts.ravel(), design, family=statsmodels.families.Poisson()
    ).fit(tol=1e-12)
    assert math.log(found.ratio) == pytest.approx(model.params[0], abs=1e-8)
    spread = max(1.0, model.pearson_chi2 / model.df_resid)
    assert found.dispersion == pytest.approx(spread, rel=1e-6)
    plain = model.bse[0] * math.sqrt(spread)
    assert found.error >= plain * (1 - 1e-6)
    if areas < 10:
        assert found.error == pytest.approx(plain, rel=1e-6)
    assert found.percent_for(1) == pytest.approx(100 * (found.ratio - 1))


def test_dose_leaves_out_areas_and_periods_with_no_events():
    random = np.random.default_rng(22)
    dose = random.poisson(3, (6, 9)).astype(float)
    counts = random.poisson(9, (6, 9)).astype(float)
    counts[2], counts[:, 4] = 0, 0
    found = dose_response(counts, dose)
    assert (found.areas, found.periods) == (5, 8)


@pytest.mark.parametrize(
    ("counts", "dose", "says"),
    [
        (np.ones((1, 9)), np.ones((1, 9)), "two areas"),
        (np.ones((4, 9)), np.tile(np.arange(9.0), (4, 1)), "does not differ"),
    ],
)
def test_a_dose_that_cannot_be_told_apart_is_refused(counts, dose, says):
    with pytest.raises(ValueError, match=says):
        dose_response(counts, dose)


def test_a_dose_that_comes_only_where_nothing_happens_does_not_settle():
    counts, dose = np.full((4, 6), 8.0), np.zeros((4, 6))
    counts[1, 3], dose[1, 3] = 0, 1
    with pytest.raises(ValueError, match="settle"):
        dose_response(counts, dose)


def test_cost_for_each_crime_prevented_with_its_range():
    found = cost_per_crime(60_000, 30, 12, 48, unit_cost=5_000)
    assert (found.middle, found.least, found.most) == (2000, 1250, 5000)
    assert found.back_for_each_pound == (2.5, 1, 4)


def test_an_interval_that_reaches_nought_leaves_no_most():
    found = cost_per_crime(60_000, 10, -5, 25)
    assert (found.middle, found.least, found.most) == (6000, 2400, None)
    assert found.back_for_each_pound is None
    worse = cost_per_crime(0, -9, -12, -1, 100)
    assert (worse.middle, worse.least, worse.most) == (None, None, None)
    assert worse.back_for_each_pound is None


@pytest.mark.parametrize("figures", [(-1, 5, 1, 9), (math.nan, 5, 1, 9), (1, 5, 6, 9)])
def test_money_and_limits_must_make_sense(figures):
    with pytest.raises(ValueError, match=r"money|limits"):
        cost_per_crime(*figures)


FAIR = Evidence(
    low=-40,
    high=-10,
    smallest_count=60,
    placebo_p=0.04,
    paths_parted=False,
    chosen_at_peak=False,
    around=estimate(-4, 300),
    periods_after=12,
)


def changed(**facts):
    return judge(Evidence(**{**FAIR.__dict__, **facts}))


def test_every_check_passed_is_the_best_grade():
    assert judge(FAIR).grade is Grade.HELPED


@pytest.mark.parametrize(
    ("facts", "grade", "says"),
    [
        ({"low": 5, "high": 30}, Grade.WORSE, "More happened"),
        ({"high": 8}, Grade.CANNOT_TELL, "−40% to \\+8%"),
        ({"low": -6, "high": 8}, Grade.NO_SIGN, "no room for a fall of 10%"),
        ({"smallest_count": 7}, Grade.CANNOT_TELL, "under 10"),
        ({"periods_after": 2}, Grade.CANNOT_TELL, "Too little time"),
        ({"paths_parted": True}, Grade.CANNOT_TELL, "different ways"),
        ({"around": estimate(80, 300)}, Grade.CANNOT_TELL, "only have moved"),
        ({"placebo_p": None}, Grade.PROBABLY, "No placebo"),
        ({"placebo_p": 0.3, "placebos": 30}, Grade.PROBABLY, "too often"),
        ({"placebo_p": 0.1, "placebos": 9}, Grade.PROBABLY, "Only 9 areas"),
        ({"paths_parted": None}, Grade.PROBABLY, "Nobody checked"),
        ({"chosen_at_peak": True}, Grade.PROBABLY, "peaks fall back"),
        ({"chosen_at_peak": None}, Grade.PROBABLY, "not known"),
        ({"around": None, "periods_after": None}, Grade.PROBABLY, "displacement"),
    ],
)
def test_each_fact_brings_the_grade_it_should(facts, grade, says):
    found = changed(**facts)
    assert found.grade is grade
    assert re.search(says, " ".join(found.reasons))
