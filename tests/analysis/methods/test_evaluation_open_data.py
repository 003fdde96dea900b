"""Evaluation on real months: nothing was done in St Helens, and crime fell all the same."""

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import pytest

from frankpledge.analysis.methods.evaluation.before_after import before_after
from frankpledge.analysis.methods.evaluation.panels import differences
from frankpledge.analysis.methods.evaluation.synthetic import synthetic
from frankpledge.analysis.patterns.evaluation.differences import (
    difference_in_differences,
)
from frankpledge.analysis.patterns.evaluation.panels import panel_of
from tests.open_data import open_data


pytestmark = pytest.mark.open_data
DISTRICTS = ("Knowsley", "Liverpool", "Sefton", "St. Helens", "Wirral")


@cache
def burglaries():
    """Return the small area and month of every burglary on Merseyside."""
    found = []
    for file in sorted(open_data("police_street/merseyside").glob("*.csv.gz")):
        rows = csv.read_csv(file).select(["Month", "LSOA name", "Crime type"])
        burgled = rows.filter(pc.equal(rows["Crime type"], "Burglary"))
        found.append(burgled.select(["Month", "LSOA name"]).cast(SCHEMA))
    return pa.concat_tables(found)


SCHEMA = pa.schema([("Month", pa.string()), ("LSOA name", pa.string())])


def months_of(areas, wanted):
    """Return counts of areas by month, 0 where a supplied month has none."""
    months = sorted(set(burglaries()["Month"].to_pylist()))
    rows = [
        (area, month)
        for area, month in zip(areas, burglaries()["Month"].to_pylist(), strict=True)
        if area in wanted
    ]
    counts = dict.fromkeys(((a, m) for a in wanted for m in months), 0)
    for row in rows:
        counts[row] += 1
    return {
        "area": [area for area, _ in counts],
        "period": [month for _, month in counts],
        "events": list(counts.values()),
    }


def by_district():
    names = burglaries()["LSOA name"].to_pylist()
    return months_of([(one or "").rsplit(" ", 1)[0] for one in names], DISTRICTS)


def total(table, inside, year):
    months = {f"{year}-{month:02d}" for month in range(4, 13) if month != 7}
    return sum(
        count
        for area, month, count in zip(*table.values(), strict=True)
        if month in months and (area == "St. Helens") == inside
    )


def test_a_bare_fall_in_the_first_lockdown_would_look_like_success():
    table = by_district()
    before, after = total(table, True, 2019), total(table, True, 2020)
    assert (before, after) == (854, 526)
    elsewhere = total(table, False, 2019), total(table, False, 2020)
    assert elsewhere[1] < 0.85 * elsewhere[0]


def test_counts_taken_as_poisson_cry_success_where_nothing_was_done():
    table = by_district()
    rows = {
        "zone": ["target", "comparison"],
        "before": [total(table, inside, 2019) for inside in (True, False)],
        "after": [total(table, inside, 2020) for inside in (True, False)],
    }
    plain = before_after(rows)
    assert plain.figures["verdict"] == "It probably helped"
    assert any("vary as chance alone" in one for one in plain.warnings)


def test_months_of_all_districts_show_that_nothing_can_be_told():
    found = differences(by_district(), treated=("St. Helens",), start="2020-04")
    assert found.figures["verdict"] == "We cannot tell yet"
    assert found.figures["dispersion"] > 3
    assert found.figures["low_percent"] < 0 < found.figures["high_percent"]
    assert found.figures["placebo_dates_as_large"] > 10
    mixture = synthetic(by_district(), treated="St. Helens", start="2020-04")
    assert "we cannot tell yet" in mixture.sentence


def test_small_areas_where_nothing_was_done_seldom_show_an_effect():
    names = burglaries()["LSOA name"].to_pylist()
    wanted = sorted({one for one in names if one and one.startswith("St. Helens")})
    table = months_of(names, wanted)
    panel = panel_of(table["area"], table["period"], table["events"])
    clear = 0
    for area in panel.areas:
        found = difference_in_differences(panel, [area], 18)
        clear += not found.low <= 1 <= found.high
    assert len(panel.areas) > 110
    assert clear / len(panel.areas) <= 0.08
