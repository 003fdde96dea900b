"""Trend, season, calendar, expected ranges, control charts: what they say and refuse."""

import numpy as np
import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.series import place_in_cycle, series
from frankpledge.analysis.methods.tables import arrow
from tests.analysis.statistics.vectors import vectors


def one(name, table, **options):
    return named(name)(table, **options)


def months(count, start=2014):
    return [f"{start + m // 12}-{m % 12 + 1:02d}" for m in range(count)]


def monthly(values):
    return {"month": months(len(values)), "value": list(values)}


def daily(values, first="2019-01-07"):
    return {
        "day": [str(np.datetime64(first) + n) for n in range(len(values))],
        "value": list(values),
    }


def test_trend_test_gives_the_reference_figures():
    data = vectors("trend_seasonality.json")
    wanted = data["mann_kendall"]
    found = one("trend-test", monthly(data["counts"]))
    assert found.figures["s"] == wanted["S"]
    assert found.figures["p"] == pytest.approx(wanted["p"])
    assert found.figures["slope"] == pytest.approx(wanted["theil_sen_slope"])
    assert found.sentence.startswith("The series falls, by about 0.29 a month")
    rising = one(
        "trend-test",
        {
            "year": range(2000, 2012),
        }
        | {
            "month": [str(year) for year in range(2000, 2012)],
            "value": list(range(12)),
        },
        step="year",
    )
    assert rising.sentence.startswith("The series rises")
    assert rising.warnings == ()


def test_moving_totals_are_the_reference_ones():
    data = vectors("trend_seasonality.json")
    found = one("moving-annual-total", monthly(data["counts"]))
    assert found.table.column("total").to_pylist() == data["moving_annual_total"]
    with pytest.raises(BadTable, match="12 months"):
        one("moving-annual-total", monthly([1] * 11))
    holed = one("moving-annual-total", monthly([*[1] * 6, None, *[1] * 6]))
    assert holed.sentence == "No twelve months are complete."
    assert one("moving-annual-total", monthly([1] * 12)).sentence.endswith("2014-12.")


def test_count_trend_says_when_its_interval_is_too_narrow():
    draw = np.random.default_rng(1)
    wild = monthly(draw.poisson(draw.gamma(3, 20, 48)))
    plain = one("count-trend", wild, family="poisson")
    assert "too narrow" in plain.warnings[0]
    short = one("count-trend", wild)
    assert short.figures["family"] == "negative-binomial"
    assert short.warnings[0].startswith("Read from 48 months that vary more")
    longer = one("count-trend", monthly(draw.poisson(draw.gamma(3, 20, 60))))
    assert longer.warnings == ()
    rising = monthly([20 + 2 * n for n in range(36)])
    assert one("count-trend", rising).sentence.startswith("Rising by")
    flat = monthly([20, 21] * 18)
    assert one("count-trend", flat, step="month").sentence.startswith("No clear trend")
    with pytest.raises(BadTable, match="below 0"):
        one("count-trend", monthly([-1] * 20))
    on_days = {**rising, "days": [30.0] * 36}
    assert one("count-trend", on_days, base="days").figures["p"] < 0.01


def test_shape_of_weeks_and_hours():
    week = [5, 5, 5, 5, 9, 12, 6]
    found = one("season-shape", daily(week * 3), when="day", step="day")
    assert found.sentence.startswith("Highest in Saturday")
    hours = {
        "at": [str(np.datetime64("2019-01-07T00") + n) for n in range(336)],
        "value": [1 + (n % 24 == 22) for n in range(336)],
    }
    hours["at"] = [f"{hour}:00" for hour in hours["at"]]
    found = one("season-shape", hours, when="at", step="hour")
    assert "22" in found.sentence
    weeks = {"at": [str(np.datetime64("2017-01-05") + 7 * n) for n in range(104)]}
    found = one("season-shape", weeks | {"value": [1] * 104}, when="at", step="week")
    assert found.table.num_rows == 52
    holed = one("season-shape", monthly([*[3] * 25, None, *[3] * 22]))
    assert holed.warnings[1].endswith("nothing in them, left out: 1.")
    with pytest.raises(BadTable, match="Years have no shape"):
        one("season-shape", monthly([1] * 30), step="year")
    with pytest.raises(BadTable, match="whole cycles"):
        one("season-shape", monthly([1] * 13))


def test_a_hole_stops_what_cannot_work_over_it_and_names_it():
    table = monthly([*range(10, 30), None, *range(10, 30)])
    for name in ("decomposition", "forecast"):
        with pytest.raises(BadTable, match="2015-09"):
            one(name, table)
    with pytest.raises(BadTable, match="Smoothing"):
        one("decomposition", monthly(range(40)), smoothing=8)


def test_steps_of_a_series_are_put_in_order_and_holes_named():
    rows = arrow({"month": ["2019-09", "2019-07"], "value": [2, 1]})
    line = series(rows, "month", "value")
    assert line.labels == ["2019-07", "2019-08", "2019-09"]
    assert line.holes == ("2019-08",)
    assert "2019-08" in line.warnings[0]
    assert place_in_cycle(line) == 6
    assert len(line) == 3
    assert line.points()[1].value is None
    many = arrow({"month": ["2019-01", "2020-01"], "value": [2, 1]})
    assert "and 5 more" in series(many, "month", "value").warnings[0]
    hours = arrow({"at": ["2019-07-01T05:00"], "value": [2]})
    assert series(hours, "at", "value", "hour").points()[0].starts_on.hour == 5
    with pytest.raises(BadTable, match="2 rows"):
        series(arrow({"month": ["2019-07"] * 2, "value": [1, 2]}), "month", "value")


def test_a_series_of_no_rows_is_refused():
    empty = arrow({"month": ["2019-07"], "value": [1]}).slice(0, 0)
    with pytest.raises(BadTable, match="no rows"):
        series(empty, "month", "value")


def test_scan_takes_the_ends_of_the_record():
    table = {"date": ["2019-03-01", "2019-03-02", "2019-03-03", "2019-03-03"]}
    found = one("scan", table, days=5, starts_on="2019-01-01", ends_on="2019-12-31")
    assert found.figures["most"] == 4
    assert "seldom" in found.sentence
    for options, why in (
        ({"days": 300}, "two stretches"),
        ({"starts_on": "soon"}, "written"),
        ({"starts_on": "2019-03-02"}, "outside"),
    ):
        with pytest.raises(BadTable, match=why):
            one("scan", table, **options)
    crowd = {"date": ["2019-03-01"] * 200 + ["2019-12-01"]}
    with pytest.raises(BadTable, match="170"):
        one("scan", crowd, days=5)


def test_change_points_say_when_there_are_none():
    found = one("change-points", monthly([20, 22] * 10))
    assert found.sentence == "No change of level is found."
    assert found.table.column("level").to_pylist() == [21] * 20


def test_events_by_name_and_of_ones_own():
    table = daily([8.0] * 100, "2019-09-01")
    found = one("event-effects", table, when="day")
    assert found.table.column("event").to_pylist() == [
        "Mischief Night 2019",
        "Halloween 2019",
        "Bonfire Night 2019",
    ]
    assert found.sentence.startswith("No event differs")
    own = one("event-effects", table, events="Fair=10-12", before=1, after=1)
    assert own.table.column("days").to_pylist() == [3]
    for events, why in (
        ("Lammas", "no known event"),
        ("Fair=13-40", "no day of the year"),
        ("Valentine's Day", "None of these"),
    ):
        with pytest.raises(BadTable, match=why):
            one("event-effects", table, events=events)


def test_months_without_a_figure_have_no_lengths():
    with pytest.raises(BadTable, match="0 months"):
        one("calendar-months", {"month": ["2019-01"], "value": [None]})


def test_expected_range_names_what_was_above():
    values = [40 + n % 12 for n in range(48)]
    values[40] = 400
    found = one("expected-range", monthly(values))
    assert "2017-05" in found.sentence
    assert found.figures["above"] == 1
    values[-1] = None
    late = one("expected-range", monthly(values))
    assert "too little is known" in late.sentence


def test_moving_mean_bears_a_hole_only_if_told():
    table = daily([7.0] * 10 + [None] + [7.0] * 3)
    strict = one("moving-mean", table).table.column("moving_mean").to_pylist()
    assert strict[10:] == [None] * 4
    loose = one("moving-mean", table, missing=0.2)
    assert loose.table.column("moving_mean").to_pylist()[10:] == [7] * 4
    assert one("moving-mean", daily([1.0] * 3)).sentence.startswith("No 7 days")


def test_overlay_finds_nothing_in_noise_and_refuses_short_series():
    draw = np.random.default_rng(2)
    table = monthly(draw.normal(50, 5, 60)) | {"context": draw.normal(9, 1, 60)}
    found = one("overlay", table)
    assert found.sentence.startswith("No lag shows more than chance")
    assert "not causing" in found.warnings[0]
    with pytest.raises(BadTable, match="it needs"):
        one("overlay", monthly([1] * 20) | {"context": [1] * 20})
    with pytest.raises(BadTable, match="never changes"):
        one("overlay", table | {"context": [1] * 60})
    same = one("overlay", table | {"context": table["value"]}, most=2)
    assert "at the same time" in same.sentence


def test_control_chart_fixes_and_rebases_and_says_what_it_left_out():
    calm = [50, 51, 49, 52, 48, 90, 50, 49, 51, 50, 52, 48]
    found = one(
        "control-chart", monthly([*calm, *calm]), screened=True, rebase="2015-01"
    )
    assert "2014-06, 2014-07" in found.warnings[0]
    assert "Limits anew" in str(found.spec["title"])
    fixed = one("control-chart", monthly([*calm, *calm]), baseline=10)
    assert "10 points are rough" in fixed.warnings[0]
    with pytest.raises(BadTable, match="outside the series"):
        one("control-chart", monthly(calm), rebase="2030-01")
    with pytest.raises(BadTable, match="no date"):
        one("control-chart", monthly(calm), rebase="soon,")


def test_control_chart_of_rates_runs_and_hours():
    counts = monthly([9, 10, 11] * 8) | {"size": [1000.0] * 24}
    rates = one("control-chart", counts, kind="u", size="size")
    assert "takes all variation for chance" in rates.warnings[0]
    with pytest.raises(BadTable, match="out of"):
        one("control-chart", counts, kind="u")
    runs = one("control-chart", monthly([1] * 12 + [9] * 12), kind="run", rules="runs")
    assert "more than normal variation" in runs.sentence
    few = one("control-chart", monthly([1] * 9), kind="run", rules="runs")
    assert few.sentence.startswith("Too few points")
    shape = [1.0 + (n % 24) for n in range(168)]
    hours = {
        "at": [f"{np.datetime64('2019-01-07T00') + n}:00" for n in range(168 * 3)],
        "value": shape * 3,
    }
    hours["value"][400] *= 5
    found = one(
        "control-chart", hours, when="at", step="hour", shape=True, rules="outside"
    )
    assert "2019-01-23T16" in found.sentence
    assert "usual shape" in found.warnings[0]
    with pytest.raises(BadTable, match="kinds xmr"):
        one("control-chart", counts, kind="c", shape=True)
    with pytest.raises(BadTable, match="whole cycles"):
        one("control-chart", monthly([1, 2] * 5), shape=True)
    calm = one("control-chart", monthly([5, 6] * 12))
    assert calm.sentence == "Nothing leaves normal variation."


def test_rare_events_need_days_between_them():
    with pytest.raises(BadTable, match="one day"):
        one("rare-events", {"date": ["2019-01-01"] * 6})
    far = [str(np.datetime64("2019-01-01") + 7 * n) for n in range(20)] + ["2025-01-01"]
    assert "2025-01-01 (" in one("rare-events", {"date": far}).sentence
