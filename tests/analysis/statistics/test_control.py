"""Control limits and signals, against the vectors of two programs that draw them."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics import control
from frankpledge.analysis.statistics.control import NHS, Rules, Signal
from tests.analysis.statistics.vectors import vectors


SHEWHART = 3 / 1.128


def flags(found, signal):
    """Return the positions flagged for one signal."""
    return [at for at, signals in enumerate(found) if signal in signals]


def test_xmr_by_hand():
    found = control.xmr([10, 12, 11, 15])
    # Mean 12, mean moving range (2 + 1 + 4)/3.
    assert found.centre.tolist() == [12] * 4
    assert found.high[0] == pytest.approx(12 + 2.66 * 7 / 3)
    assert found.low[0] == pytest.approx(12 - 2.66 * 7 / 3)
    assert found.method == "XmR: mean ± 2.66 mean moving ranges"


def test_floor_keeps_the_lower_limit_of_counts_at_nought():
    assert control.xmr([1, 9, 1, 9], floor=0).low[0] == 0


def test_baseline_fixes_the_limits_to_the_first_points():
    found = control.xmr([10, 12, 10, 12, 90, 95], baseline=4)
    assert found.centre.tolist() == [11] * 6
    assert found.high[5] == pytest.approx(11 + 2.66 * 2)


def test_screening_leaves_one_off_jumps_out_and_says_so():
    values = [50, 51, 49, 52, 48, 90, 50, 49, 51, 50, 52, 48, 50, 51, 49]
    found = control.xmr(values, screened=True)
    assert (found.low[0], found.high[0]) == pytest.approx((47.125, 58.2083333))
    assert "screened" in found.method


def test_screening_of_a_flat_series_finds_nothing_to_screen():
    assert control.xmr([5, 5, 5], screened=True).high[0] == 5


def test_no_moving_range_is_taken_over_a_gap():
    found = control.xmr([10, 12, math.nan, 40, 42])
    assert found.high[0] == pytest.approx(26 + 2.66 * 2)


@pytest.mark.parametrize("values", [[], [math.nan], [5.0]])
def test_too_few_points_have_no_limits(values):
    found = control.xmr(values, floor=0)
    assert np.isnan(found.high).all()


def test_counts_that_vary_by_chance():
    # St Helens police antisocial behaviour 2012/13: 5,838 over twelve months.
    found = control.c_chart([486.5] * 12)
    assert (round(found.low[0], 1), round(found.high[0], 1)) == (420.3, 552.7)
    assert control.c_chart([1, 2, math.nan]).low[0] == 0


@pytest.mark.parametrize("chart", [control.c_chart, control.xmr])
def test_all_missing_has_no_limits(chart):
    assert np.isnan(chart([math.nan, math.nan]).centre).all()


def test_shares_stay_between_nought_and_one():
    found = control.p_chart([1, 9, 10], [10, 10, 10])
    assert (found.low[0], found.high[0]) == (pytest.approx(2 / 3 - 0.2**0.5), 1.0)


def test_rates_of_nobody_have_no_limits():
    assert np.isnan(control.u_chart([math.nan], [10]).centre).all()
    assert np.isnan(control.p_chart([], []).centre).all()


def test_phases_start_afresh():
    values = [10, 12, 10, 12, 50, 54, 50, 54]
    found = control.in_phases(values, [4])
    assert found.centre.tolist() == [11] * 4 + [52] * 4
    assert found.method.endswith("2 phases")
    assert "phases" not in control.in_phases(values, []).method


def test_no_points_have_no_phases():
    assert len(control.in_phases([], []).centre) == 0


@pytest.mark.parametrize("starts", [[-1], [9]])
def test_phases_start_inside_the_series(starts):
    with pytest.raises(ValueError, match="inside the series"):
        control.in_phases([1, 2, 3], starts)


def test_point_outside_the_limits_is_a_signal():
    values = [10, 12, 10, 12, 10, 12, 30]
    found = control.signals(values, control.xmr(values, baseline=6))
    assert flags(found, Signal.OUTSIDE) == [6]


def test_eight_on_one_side_are_a_run_and_seven_are_not():
    centre = control.xmr([0, 10] * 10)
    for number, flagged in ((8, list(range(1, 9))), (7, [])):
        values = [4, *[6] * number, 4, *[5] * (18 - number)]
        assert flags(control.signals(values, centre), Signal.RUN) == flagged


def test_missing_point_ends_a_run():
    centre = control.xmr([0, 10] * 5)
    values = [6, 6, 6, 6, math.nan, 6, 6, 6, 6, 6]
    assert flags(control.signals(values, centre), Signal.RUN) == []


def test_six_rising_points_are_a_trend():
    limits = control.xmr([0, 100] * 5)
    values = [50, 40, 41, 42, 43, 44, 45, 45, 30, 60]
    assert flags(control.signals(values, limits), Signal.TREND) == list(range(1, 7))


def test_two_of_three_near_a_limit():
    limits = control.xmr([0, 10] * 3, baseline=6)
    high = limits.high[0] - 1
    values = [high, 3, high, 5, 5, 5]
    assert flags(control.signals(values, limits), Signal.NEAR_LIMIT) == [0, 2]
    strict = Rules("strict", near_needs_one_side=True)
    assert flags(control.signals(values, limits, strict), Signal.NEAR_LIMIT) == []


def test_rules_do_not_look_across_a_phase():
    values = [1.0, 2, 3, 4, 5, 6, 7, 8]
    limits = control.in_phases(values, [4])
    assert flags(control.signals(values, limits, starts=[4]), Signal.TREND) == []


def test_nothing_to_flag_in_nothing():
    assert control.signals([], control.xmr([])) == []
    assert control.signals([5], control.xmr([5])) == [()]


@pytest.mark.open_data
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("i_chart", lambda d: control.xmr(d["cdi_n"], screened=True, factor=SHEWHART)),
        (
            "i_chart_freeze_24",
            lambda d: control.xmr(
                d["cdi_n"], screened=True, factor=SHEWHART, baseline=24
            ),
        ),
        ("c_chart", lambda d: control.c_chart(d["cdi_n"])),
        ("u_chart", lambda d: control.u_chart(d["cdi_n"], d["cdi_days"])),
        (
            "uprime_chart",
            lambda d: control.u_chart(d["cdi_n"], d["cdi_days"], adjusted=True),
        ),
        ("p_chart", lambda d: control.p_chart(d["nhs_r"], d["nhs_n"])),
        (
            "pprime_chart",
            lambda d: control.p_chart(d["nhs_r"], d["nhs_n"], adjusted=True),
        ),
    ],
)
def test_limits_agree_with_qicharts2(name, make):
    data = vectors("spc_qicharts2.json")
    found, expected = make(data), data[name]
    for column, key in ((found.centre, "cl"), (found.low, "lcl"), (found.high, "ucl")):
        assert column.tolist() == pytest.approx(expected[key], rel=1e-8)


PRINTED = {
    Signal.OUTSIDE: ("Above UCL", "Below LCL"),
    Signal.TREND: ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"),
    Signal.NEAR_LIMIT: ("2 in 3 Above CL", "2 in 3 Below CL"),
    Signal.RUN: ("7 Points Above CL", "7 Points Below CL"),
}


@pytest.mark.open_data
def test_signals_agree_with_the_nhs_rules():
    cases = vectors("spc_nhs_plot_the_dots.json")["cases"]
    for case in cases:
        limits = control.xmr(
            case["y"],
            baseline=case["fix_after"] or None,
            screened=case["screen_outliers"],
        )
        assert limits.low[0] == pytest.approx(case["lpl"])
        assert limits.high[0] == pytest.approx(case["upl"])
        found = control.signals(case["y"], limits, NHS)
        first = [PRINTED[flagged[0]] if flagged else () for flagged in found]
        said = [() if w == "Common Cause" else w for w in case["special_cause"]]
        assert [
            word in words if word else not words
            for word, words in zip(said, first, strict=True)
        ] == [True] * len(said)
    assert len(cases) == 5
