"""Change between two periods: verdicts, breaks, many rows, parts, the audit."""

import math

import numpy as np
import pytest

from frankpledge.analysis.methods import BadTable, named


def one(name, table, **options):
    return named(name)(table, **options)


def test_nothing_is_claimed_across_a_change_of_counting_rule():
    table = {
        "name": ["Violence", "Burglary"],
        "before": [400, 390],
        "after": [900, 290],
        "rule": ["stalking counted from April 2015", ""],
    }
    found = one("change", table, rule_change="rule")
    rows = found.table.to_pylist()
    assert [row["verdict"] for row in rows] == ["not comparable", "fell"]
    assert rows[0]["p"] is rows[0]["percent_of_before"] is rows[0]["difference"] is None
    assert "Violence (stalking counted from April 2015)" in found.warnings[0]


def test_one_row_is_told_with_its_base():
    found = one("change", {"name": ["Burglary"], "before": [390], "after": [290]})
    assert found.sentence == (
        "Burglary fell from 390 to 290, −25.6% on the earlier figure: more than chance "
        "explains."
    )
    calm = one("change", {"name": ["Arson"], "before": [9], "after": [12]})
    assert "no clear change" in calm.sentence
    assert "%" not in calm.sentence


def test_all_missing_cannot_be_compared():
    found = one("change", {"name": ["A"], "before": [None], "after": [3.0]})
    assert found.sentence == "Nothing here can be compared."


def test_rates_are_compared_on_their_bases():
    table = {"name": ["A"], "before": [100], "after": [100], "n1": [1000], "n2": [2000]}
    found = one("change", table, base_before="n1", base_after="n2")
    assert found.table.to_pylist()[0]["verdict"] == "fell"
    assert found.table.to_pylist()[0]["percent_of_before"] == pytest.approx(-50)


def test_dispersion_makes_the_test_kinder():
    table = {"name": ["A", "B"], "before": [390, 0], "after": [290, 0]}
    found = one("change", table, dispersion=9)
    rows = found.table.to_pylist()
    assert rows[0]["verdict"] == "no clear change"
    assert rows[1]["p"] == 1
    assert "None of the 2" in found.sentence


def test_of_many_areas_that_did_not_change_few_are_called():
    draw = np.random.default_rng(1)
    called = []
    for _ in range(40):
        pair = draw.poisson(40, (2, 60))
        table = {"name": list(range(60)), "before": pair[0], "after": pair[1]}
        found = one("change", table)
        called.append(found.figures["rose"] + found.figures["fell"] > 0)
    assert np.mean(called) < 0.15


def test_a_part_that_did_not_move_is_not_named():
    table = {"name": ["A", "B"], "before": [5, 5], "after": [5, 5]}
    assert one("contribution", table).sentence == "No part changed: 10 both times."


def test_area_pattern_without_change_says_so():
    table = {"area": ["A", "B"], "before": [50, 50], "after": [100, 100]}
    found = one("area-pattern-change", table)
    assert found.sentence == "No area's share of the total clearly changed."
    with pytest.raises(BadTable, match="at least one event"):
        one(
            "area-pattern-change",
            {"area": ["A", "B"], "before": [0, 0], "after": [1, 1]},
        )


def test_change_tests_take_bases_and_name_the_ratio():
    table = {"name": ["A"], "before": [78], "after": [122], "n": [1.0], "m": [1.5]}
    found = one("change-tests", table, base_before="n", base_after="m")
    by_name = {row["test"]: row["p"] for row in found.table.to_pylist()}
    assert by_name["E-test, own variances"] == pytest.approx(0.77314, abs=5e-6)
    assert found.figures["rate ratio"] == pytest.approx(122 / 1.5 / 78)
    with pytest.raises(BadTable, match="above 0"):
        one("change-tests", {**table, "n": [0.0]}, base_before="n", base_after="m")


def test_small_samples_take_expected_shares():
    table = {"group": ["in", "out"], "events": [9, 1], "share": [9, 1]}
    found = one("small-samples", table, share="share")
    assert "as chance might" in found.sentence
    assert found.table.column("expected").to_pylist() == [9, 1]


def months(count, start=2017):
    return [f"{start + m // 12}-{m % 12 + 1:02d}" for m in range(count)]


def test_twelve_months_on_twelve_never_cross_a_break_or_a_hole():
    values = [50.0] * 36
    values[35] = 49
    table = {"month": months(36), "value": values}
    plain = one("rolling-change", table).table.to_pylist()
    broken = one("rolling-change", table, breaks="2018-07").table.to_pylist()
    assert [row["verdict"] for row in plain] == ["no-clear-change"] * 13
    crossed = [row["to"] for row in broken if row["verdict"] == "not-comparable"]
    # The first two spans wholly under one rule are those from July 2018 on.
    assert crossed == months(36)[23:]
    late = one("rolling-change", table, breaks="2017-02").table.to_pylist()
    assert [row["verdict"] for row in late][:2] == ["not-comparable", "no-clear-change"]
    values[34] = None
    assert "missing" in one("rolling-change", table).sentence


def test_rolling_change_refuses_what_it_cannot_use():
    with pytest.raises(BadTable, match="24 months"):
        one("rolling-change", {"month": months(20), "value": [1] * 20})
    with pytest.raises(BadTable, match="whole counts"):
        one("rolling-change", {"month": months(24), "value": [1.5] * 24})
    with pytest.raises(BadTable, match="dispersion"):
        one("rolling-change", {"month": months(24), "value": [1] * 24}, varies=0.5)
    found = one("rolling-change", {"month": months(24), "value": [9] * 24}, varies=2)
    assert found.figures["dispersion"] == 2


AUDIT = {
    "type": ["Burglary"] * 26,
    "area": ["North", "South"] * 13,
    "month": [month for month in months(13) for _ in "NS"],
    "events": [5] * 24 + [60, 0],
    "residents": [900, 1200] * 13,
}


def test_audit_names_what_rose_and_keeps_holes():
    found = one("types-audit", AUDIT)
    assert "1 rose (Burglary in North) and 0 fell" in found.sentence
    fewer = {key: values[1:] for key, values in AUDIT.items()}
    assert one("types-audit", fewer).warnings == ("1 figure is missing.",)
    full = one("types-audit", fewer, no_row_means_none=True)
    assert full.table.column("counts").to_pylist()[0] == 0
    assert full.warnings == ()


@pytest.mark.parametrize(
    ("key", "at", "value", "why"),
    [
        ("area", 1, "North", "two rows"),
        ("residents", 2, 901, "two numbers of residents"),
        ("type", 0, None, "missing in 1"),
        ("month", 0, "0017-01", "year that cannot be meant"),
    ],
)
def test_audit_refuses_what_cannot_be(key, at, value, why):
    columns = {name: list(values) for name, values in AUDIT.items()}
    columns[key][at] = value
    with pytest.raises(BadTable, match=why):
        one("types-audit", columns)


def test_audit_of_too_much_is_refused():
    rows = 3000
    table = {
        "type": [str(n) for n in range(rows)],
        "area": [str(n) for n in range(rows)],
        "month": ["2019-01"] * rows,
        "events": [1] * rows,
        "residents": [1] * rows,
    }
    table["month"][0] = "2018-01"
    with pytest.raises(BadTable, match="Too many"):
        one("types-audit", table)
    many = {**AUDIT, "type": [f"T{n}" for n in range(26)], "events": [60] * 26}
    assert math.isfinite(one("types-audit", many).figures["rose"])


BASES = {"base_before": "b1", "base_after": "b2"}


def test_a_rate_that_rises_while_its_count_falls_is_told_with_its_bases():
    table = {"name": ["A"], "before": [100], "after": [90], "b1": [2000], "b2": [1000]}
    assert one("change", table, **BASES).sentence == (
        "A rose for its base, from 100 in 2,000 to 90 in 1,000, +80.0% on the earlier "
        "figure: more than chance explains."
    )


def test_one_base_alone_makes_no_rates():
    table = {"name": ["A"], "before": [100], "after": [90], "b1": [2000]}
    with pytest.raises(BadTable, match="needs both bases"):
        one("change", table, base_before="b1")


def test_crimes_in_series_are_never_surer_than_separate_ones():
    table = {"name": ["A"], "before": [3], "after": [0]}
    separate, series = (one("change", table, dispersion=d).table for d in (1, 1.01))
    assert series["p"].to_pylist() == separate["p"].to_pylist() == [pytest.approx(0.25)]
    assert one("change", {"name": [None], "before": [3], "after": [0]}).sentence == (
        "(no name): no clear change (from 3 to 0; chance alone could explain it)."
    )


def test_an_audit_of_one_month_compares_nothing():
    columns = {name: values[:1] for name, values in AUDIT.items()}
    assert one("types-audit", columns).sentence.endswith(
        "over 1 type and 1 area: nothing from a year before to compare with."
    )


def test_every_test_of_many_rows_has_its_p_and_its_z():
    table = {"name": ["a", "b", "c"], "before": [633, 0, 0], "after": [690, 0, 4]}
    found = named("change-tests")(table).table.to_pylist()
    assert [row["name"] for row in found] == ["a"] * 8 + ["b"] * 8 + ["c"] * 8
    z = {row["test"]: row["z"] for row in found[:8]}
    assert z["square roots of two counts"] == pytest.approx(1.567457492699)
    assert z["square roots, first a known mean"] == pytest.approx(2.216719644618)
    assert z["exact conditional"] is None
    nothing = {row["test"]: (row["p"], row["z"]) for row in found[8:16]}
    assert nothing["score"] == (1.0, 0.0)
    assert nothing["logarithm of the ratio"] == (None, None)
