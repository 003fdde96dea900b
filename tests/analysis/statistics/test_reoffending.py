"""Reoffending against prediction: printed and counted cases, and several together."""

import pytest

from frankpledge.analysis.statistics.reoffending import (
    Caseload,
    against_prediction,
    together,
)


def test_the_force_did_better_than_predicted():
    found = against_prediction(Caseload(20395, 8.45, reoffenders=1625))
    assert found.observed == pytest.approx(7.967639127237, rel=1e-10)
    assert found.points == pytest.approx(-0.4823608727629, rel=1e-8)
    assert found.relative_percent == pytest.approx(-5.708412695419, rel=1e-8)
    assert found.z == pytest.approx(-2.476717075225, rel=1e-8)
    assert found.p == pytest.approx(0.01325969650379, rel=1e-8)
    assert found.p_exact == pytest.approx(0.01313789515528, rel=1e-8)
    assert found.low == pytest.approx(7.603866204853, rel=1e-8)
    assert found.high == pytest.approx(8.347242907835, rel=1e-8)


def test_a_small_caseload_shows_no_clear_difference():
    found = against_prediction(Caseload(120, 31, reoffenders=30))
    assert found.z == pytest.approx(-1.421138748898, rel=1e-8)
    assert found.p_exact == pytest.approx(0.1676800653023, rel=1e-8)
    assert not found.is_significant


def test_printed_percentages_of_the_delivery_plan():
    town = against_prediction(Caseload(2027, 8.64, actual_percent=8.03))
    force = against_prediction(Caseload(20395, 8.45, actual_percent=7.97))
    assert town.z == pytest.approx(-0.98, abs=0.005)
    assert force.z == pytest.approx(-2.46, abs=0.01)
    assert (town.is_significant, force.is_significant) == (False, True)
    assert town.p_exact is None


def test_no_whole_number_of_people_gives_the_towns_percentage():
    assert not Caseload(2027, 8.64, actual_percent=8.03).count_fits
    assert Caseload(2027, 8.64, actual_percent=7.99).count_fits
    assert Caseload(2027, 8.64, reoffenders=163).count_fits


def test_a_change_in_the_mix_is_no_change_in_reoffending():
    low, high = Caseload(900, 10, reoffenders=90), Caseload(100, 40, reoffenders=40)
    found = together([low, high])
    assert found.z == 0
    assert found.expected == pytest.approx(13)
    other = together([Caseload(100, 10, reoffenders=10), Caseload(900, 40, 360)])
    assert other.z == 0
    assert other.expected == pytest.approx(37)


def test_one_caseload_together_is_the_caseload():
    one = Caseload(20395, 8.45, reoffenders=1625)
    assert together([one]).z == pytest.approx(against_prediction(one).z)


@pytest.mark.parametrize(
    ("caseload", "says"),
    [
        (Caseload(10, 5), "Give either"),
        (Caseload(0, 5, reoffenders=0, actual_percent=3), "somebody"),
        (Caseload(10, 5, actual_percent=101), "0 to 100"),
        (Caseload(10, 5, reoffenders=11), "0 to 100"),
        (Caseload(10, 0, reoffenders=1), "between 0 and 1"),
    ],
)
def test_a_caseload_that_cannot_be_is_refused(caseload, says):
    with pytest.raises(ValueError, match=says):
        against_prediction(caseload)


@pytest.mark.parametrize("caseloads", [[], [Caseload(10, 0, reoffenders=1)]])
def test_nothing_predicted_cannot_be_put_together(caseloads):
    with pytest.raises(ValueError, match="Predicted"):
        together(caseloads)
