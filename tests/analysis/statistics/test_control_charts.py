"""Every kind of chart and rule set, against two programs' figures."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.statistics import control
from tests.analysis.statistics.vectors import vectors


def numbers(values):
    return np.array([math.nan if value is None else value for value in values], float)


@pytest.mark.parametrize(
    ("name", "kind", "given"),
    [
        ("i_chart", "xmr", {"screened": True}),
        ("i_chart_freeze_24", "xmr", {"screened": True, "baseline": 24}),
        ("mr_chart", "mr", {}),
        ("run_chart", "run", {}),
        ("c_chart", "c", {}),
        ("u_chart", "u", {}),
        ("uprime_chart", "u-prime", {"screened": True}),
        ("p_chart", "p", {}),
        ("pprime_chart", "p-prime", {"screened": True}),
    ],
)
def test_charts_and_runs_are_those_of_qicharts2(name, kind, given):
    data = vectors("spc_qicharts2.json")
    counts, sizes = data["cdi_n"], data["cdi_days"] if "u" in kind else None
    if kind in ("p", "p-prime"):
        counts, sizes = data["nhs_r"], data["nhs_n"]
    made, wanted = control.drawn(kind, counts, sizes, **given), data[name]
    # That program divides by 1.128 where Shewhart's tables round to 2.66.
    close = 2e-3 if kind == "xmr" else 1e-8
    assert np.allclose(made.values, numbers(wanted["y"]), equal_nan=True)
    for key, column in (
        ("cl", made.limits.centre),
        ("lcl", made.limits.low),
        ("ucl", made.limits.high),
    ):
        known = numbers(wanted[key])
        assert np.allclose(column, known, rtol=close, equal_nan=True)
    runs = control.runs_test(made.values, made.limits.centre)
    assert (runs.longest, runs.longest_by_chance) == (
        wanted["longest_run"],
        wanted["longest_run_max"],
    )
    assert (runs.crossings, runs.crossings_by_chance) == (
        wanted["crossings"],
        wanted["crossings_min"],
    )
    assert runs.is_signal == wanted["runs_signal"]


def test_signals_point_the_way_that_the_nhs_says():
    names = {"common_cause": ""}
    for case in vectors("spc_nhs_plot_the_dots.json")["cases"]:
        baseline = case["fix_after"] or None
        made = control.drawn(
            "xmr", case["y"], screened=case["screen_outliers"], baseline=baseline
        )
        found = control.signals(made.values, made.limits, control.NHS)
        ways = control.improvements(
            made.values, made.limits, found, less_is_better=False
        )
        wanted = [
            names.get(w, w.removeprefix("special_cause_")) for w in case["point_type"]
        ]
        assert ways == wanted
        assert made.limits.low[0] == pytest.approx(case["lpl"])
        assert made.limits.high[0] == pytest.approx(case["upl"])


def test_what_was_screened_out_is_said_in_every_phase():
    calm = [50, 51, 49, 52, 48, 90, 50, 49, 51, 50, 52, 48, 50, 51, 49]
    made = control.drawn("xmr", [*calm, *calm], starts=[15], screened=True)
    assert made.limits.screened == (5, 6, 20, 21)
    assert "screened" in made.limits.method
    assert control.drawn("xmr", calm).limits.screened == ()
    assert control.drawn("u-prime", calm, [1] * 15, screened=True).limits.screened == (
        5,
        6,
    )


def test_baseline_and_rebase_work_together():
    values = [10, 12, 10, 12, 30, 30, 50, 54, 50, 54, 70, 70]
    made = control.drawn("xmr", values, starts=[6], baseline=4)
    assert made.limits.centre.tolist() == [11] * 6 + [52] * 6
    assert made.limits.method.endswith("2 phases")


@pytest.mark.parametrize("kind", sorted(control.KINDS))
def test_every_kind_bears_holes_emptiness_and_nothing(kind):
    for values in ([], [math.nan, math.nan], [0.0, 0.0], [1.0, math.nan, 3.0, 8.0]):
        sizes = [5.0] * len(values)
        made = control.drawn(kind, values, sizes)
        assert len(made.values) == len(made.limits.high) == len(values)


def test_a_base_of_nobody_has_no_rate():
    made = control.drawn("u", [5, 6, 7], [10, 0, 10])
    assert np.isnan(made.values[1])


def test_geometric_chart_by_hand():
    made = control.drawn("g", [10, 20, 30])
    assert made.limits.high[0] == pytest.approx(20 + 3 * math.sqrt(20 * 21))
    assert made.limits.low[0] == 0


def test_time_between_is_judged_on_its_root():
    made = control.drawn("t", [10, 20, 30, 15])
    roots = np.array([10, 20, 30, 15]) ** (1 / 3.6)
    assert made.limits.centre[0] == pytest.approx(roots.mean() ** 3.6)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"kind": "z", "counts": [1]}, "no chart"),
        ({"kind": "u", "counts": [1]}, "out of"),
        ({"kind": "c", "counts": [1], "starts": [4]}, "inside"),
    ],
)
def test_what_cannot_be_drawn_is_refused(given, why):
    with pytest.raises(ValueError, match=why):
        control.drawn(**given)


LIMITS = control.Limits(np.zeros(40), np.full(40, -3.0), np.full(40, 3.0), "made")


def flagged(values, rules, signal):
    limits = control.Limits(
        *(c[: len(values)] for c in vars(LIMITS).values() if len(c) == 40), ""
    )
    found = control.signals(values, limits, rules)
    return [at for at, signals in enumerate(found) if signal in signals]


def test_nelsons_rules_each_by_its_own_pattern():
    rules, signal = control.NELSON, control.Signal
    assert flagged([0.5] * 9, rules, signal.RUN) == list(range(9))
    assert flagged([0.5] * 8, rules, signal.RUN) == []
    assert flagged([1.5, 0.2, 1.5, 1.5, 1.5], rules, signal.FOUR_OF_FIVE) == [
        0,
        2,
        3,
        4,
    ]
    assert flagged([-1.5, 0.2, -1.5, 1.5, -1.5], rules, signal.FOUR_OF_FIVE) == []
    assert flagged([0.5, -0.5] * 8, rules, signal.HUGGING) == list(range(16))
    assert flagged([0.5, -0.5] * 7, rules, signal.HUGGING) == []
    assert flagged([1.5, -1.5] * 4, rules, signal.MIXTURE) == list(range(8))
    assert flagged([1.5] * 8, rules, signal.MIXTURE) == []
    assert flagged([0.1, 0.2] * 7, rules, signal.ALTERNATING) == list(range(14))
    assert flagged([0.1, 0.2] * 6 + [0.1], rules, signal.ALTERNATING) == []


def test_western_electric_has_no_trend_and_counts_four_of_five():
    rules = control.WESTERN_ELECTRIC
    rising = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]
    assert flagged(rising, rules, control.Signal.TREND) == []
    assert flagged([1.5] * 4 + [0], rules, control.Signal.FOUR_OF_FIVE) == [0, 1, 2, 3]


@pytest.mark.parametrize(("name", "points"), [("nhs", 7), ("nhs-6", 6)])
def test_six_or_seven_points(name, points):
    rules, signal = control.RULES[name], control.Signal.RUN
    assert flagged([0.5] * points, rules, signal) == list(range(points))
    assert flagged([0.5] * (points - 1), rules, signal) == []


def test_only_outside_flags_nothing_else():
    values = [0.5] * 20 + [2.5, 2.5, 2.5, 9.0]
    found = control.signals(
        values, control.drawn("xmr", [0.0] * 24).limits, control.RULES["outside"]
    )
    assert {signal for signals in found for signal in signals} == {
        control.Signal.OUTSIDE
    }


def test_a_runs_test_needs_ten_points_off_the_line():
    assert control.runs_test([1, 2, 3], 2) is None
    assert control.runs_test([0] * 50, 0) is None


@given(st.lists(st.integers(0, 100), min_size=10, max_size=60))
def test_turning_a_series_upside_down_turns_its_limits_too(values):
    up = control.drawn("xmr", values).limits
    down = control.drawn("xmr", [100 - value for value in values]).limits
    assert down.high[0] == pytest.approx(100 - up.low[0])
    assert down.low[0] == pytest.approx(100 - up.high[0])


def test_false_alarms_of_xmr_are_few():
    # About one point in a hundred of pure chance lies outside limits from 24 points.
    draw = np.random.default_rng(1)
    outside = 0
    for _ in range(400):
        made = control.drawn("xmr", draw.poisson(60, 24))
        outside += (
            (made.values > made.limits.high) | (made.values < made.limits.low)
        ).sum()
    assert outside / (400 * 24) < 0.012


def test_trend_points_the_way_it_goes_from_its_first_point():
    values = [5.0, 1, 2, 3, 4, 5, 6, 7, 8]
    limits = control.Limits(np.full(9, 4.0), np.full(9, -9.0), np.full(9, 19.0), "")
    found = control.signals(values, limits, control.STANDARD)
    ways = control.improvements(values, limits, found, less_is_better=True)
    assert ways == [""] + ["concern"] * 8
