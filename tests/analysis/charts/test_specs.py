"""Chart specifications: snapshots, and what every one must keep to."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from frankpledge.analysis.charts.bars import bar_chart
from frankpledge.analysis.charts.comparison import box_chart, ranks, strip_chart
from frankpledge.analysis.charts.maps import area_map, bands, is_clockwise, wound
from frankpledge.analysis.charts.pictures import (
    Caption,
    Chart,
    DatedNote,
    Limits,
    PathPoint,
    Place,
    Point,
    listed,
    shown,
)
from frankpledge.analysis.charts.theme import NARROW, PALETTE, WIDE, folded
from frankpledge.analysis.charts.trend import Setting, runs, trend_chart


SNAPSHOTS = Path(__file__).parent / "snapshots"
CAPTION = Caption("Burglary fell.", "Burglary, Anytown, months of 2019.")


def point(month: int, value: float | None, **more: object) -> Point:
    starts = date(2019, month, 1)
    ends = date(2019 + month // 12, month % 12 + 1, 1)
    given = {"low": None, "high": None} | more
    return Point(f"2019-{month:02d}", starts, ends, value, **given)


POINTS = [
    point(1, 10, low=5, high=18),
    point(2, 12, low=6, high=21),
    point(3, None),
    point(4, 30, low=20, high=43, signal="outside the limits"),
    point(5, 11, is_provisional=True),
]
SETTING = Setting(
    unit="Offences",
    limits=[Limits(date(2019, 1, 1), date(2019, 6, 1), 12, 2, 22)],
    breaks=[DatedNote(date(2019, 5, 1), "New rules")],
    events=[DatedNote(date(2019, 1, 20), "Fair")],
    target=[PathPoint(date(2019, 1, 1), 12), PathPoint(date(2019, 6, 1), 8)],
)
PLACES = [
    Place("A", "Ashton", 2.0, 1.0, 3.5),
    Place("B", "Bold", 4.0, 3.0, 5.5, is_own=True),
    Place("C", "Carr", 4.0, 3.2, 5.0),
    Place("D", "Dale", None),
]


def square(left: float) -> dict:
    ring = [[left, 0], [left + 1, 0], [left + 1, 1], [left, 1], [left, 0]]
    return {"type": "Polygon", "coordinates": [ring]}


OUTLINES = {code: square(place) for place, code in enumerate("ABC")}
MADE: dict[str, Chart] = {
    "trend": trend_chart(POINTS, CAPTION, SETTING),
    "trend-narrow": trend_chart(POINTS, CAPTION, replace(SETTING, width=NARROW)),
    "trend-plain": trend_chart(POINTS[:2], CAPTION, Setting("Offences")),
    "strip": strip_chart(PLACES, CAPTION, unit="Per 1,000", decimals=1),
    "strip-narrow": strip_chart(
        PLACES, CAPTION, unit="Per 1,000", decimals=1, width=NARROW
    ),
    "box": box_chart(
        [("Old group", PLACES), ("New group", PLACES[:2])],
        CAPTION,
        unit="Per 1,000",
        decimals=1,
    ),
    "bars": bar_chart(PLACES, CAPTION, unit="Share, %", decimals=1),
    "map": area_map(PLACES, OUTLINES, CAPTION, unit="Per 1,000", decimals=1),
    "map-narrow": area_map(
        PLACES[:3], OUTLINES, CAPTION, unit="Per 1,000", decimals=1, width=NARROW
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_specification_is_as_agreed(name: str) -> None:
    path = SNAPSHOTS / f"{name}.json"
    now = json.loads(json.dumps(MADE[name].spec))
    if os.environ.get("WRITE_SNAPSHOTS"):
        path.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    assert now == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", MADE)
def test_every_chart_is_drawn_with_its_title_and_without_a_warning(name: str) -> None:
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(MADE[name].spec, allowed_base_urls=[])
    assert "Burglary fell." in drawn
    assert "NaN" not in drawn


@pytest.mark.parametrize("name", MADE)
def test_alternative_text_and_table_go_with_every_chart(name: str) -> None:
    chart = MADE[name]
    assert chart.alt.startswith("Burglary fell.")
    assert all(len(row) == len(chart.header) for row in chart.rows)
    assert chart.rows


def test_missing_month_is_a_gap_and_a_named_column_never_a_nought() -> None:
    chart = MADE["trend"]
    text = json.dumps(chart.spec)
    assert '"not supplied"' in text
    assert runs(POINTS, SETTING.breaks) == [0, 0, 1, 2, 3]
    assert chart.rows[2] == ("2019-03", None, None, None, "not supplied")
    assert chart.rows[3][4] == "outside the limits"
    assert chart.rows[4][4] == "provisional"


def test_table_beside_a_trend_prints_figures_to_the_measures_own_decimals() -> None:
    known = replace(point(1, 9.934012535), low=9.4802, high=10.4039)
    counted, rate = (
        trend_chart([known], CAPTION, replace(SETTING, decimals=decimals))
        for decimals in (0, 2)
    )
    assert counted.rows[0][1:4] == (10, 9, 10)
    assert rate.rows[0][1:4] == (9.93, 9.48, 10.4)


def test_words_of_a_trend_tell_ends_extremes_gaps_and_notes() -> None:
    assert MADE["trend"].alt == (
        "Burglary fell. From 10 in 2019-01 to 11 in 2019-05; highest 30 in 2019-04,"
        " lowest 10 in 2019-01. Not supplied: 2019-03. Outside what is usual: 2019-04."
        " Break: New rules, May 2019. Event: Fair, January 2019."
    )
    nothing = trend_chart([point(1, None)], CAPTION, SETTING)
    assert nothing.alt == "Burglary fell. No period has been supplied."
    assert trend_chart([], CAPTION, SETTING).rows == ()


def test_own_area_is_named_in_words_and_equals_share_a_rank() -> None:
    known = [place for place in PLACES if place.value is not None]
    assert ranks(known) == [1, 2, 2]
    assert "Bold is number 2 of 3, counted from the lowest, with 4.0." in (
        MADE["strip"].alt
    )
    empty = strip_chart([PLACES[3]], CAPTION, unit="x", decimals=0)
    assert empty.alt == "Burglary fell. No area's figure is known."
    boxes = box_chart([("None", [])], CAPTION, unit="x", decimals=0)
    assert boxes.alt == "Burglary fell. None: nothing known."
    assert bar_chart([], CAPTION, unit="x", decimals=0).alt.endswith("Nothing known.")


def test_bars_and_values_start_at_nought() -> None:
    for name in ("strip", "box", "bars", "trend"):
        assert '"zero": true' in json.dumps(MADE[name].spec)


def test_equal_values_never_fall_into_two_classes() -> None:
    places = [
        Place(str(n), str(n), value) for n, value in enumerate([1, 2, 2, 2, 2, 9])
    ]
    found = bands(places)
    assert [(band.low, band.high, len(band.codes)) for band in found] == [
        (1, 1, 1),
        (2, 2, 4),
        (9, 9, 1),
    ]
    assert found[0].words(0) == "1 (1)"
    many = bands([Place(str(n), str(n), float(n)) for n in range(50)])
    assert [len(band.codes) for band in many] == [10] * 5
    assert many[0].words(1) == "0.0 to 9.0 (10)"
    assert bands([]) == []


def test_area_without_a_figure_is_white_and_said_to_be_unknown() -> None:
    text = json.dumps(MADE["map"].spec)
    assert "not known" in text
    assert MADE["map"].rows[-1] == ("D", "Dale", None, "not known")
    nothing = area_map([PLACES[3]], {}, CAPTION, unit="x", decimals=0)
    assert nothing.alt == "Burglary fell. No area's figure is known."
    crowd = [Place(str(n), f"Area {n}", 5.0) for n in range(9)]
    told = area_map(crowd, {}, CAPTION, unit="x", decimals=0)
    assert told.alt.endswith("and 4 more.")


def test_rings_are_turned_the_way_the_globe_wants_them() -> None:
    turned = wound(square(0))
    assert is_clockwise(turned["coordinates"][0])
    hole = [[0.2, 0.2], [0.2, 0.4], [0.4, 0.4], [0.2, 0.2]]
    shape = {
        "type": "MultiPolygon",
        "coordinates": [[square(0)["coordinates"][0], hole]],
    }
    assert wound(wound(shape)) == wound(shape)
    outer, inner = wound(shape)["coordinates"][0]
    assert is_clockwise(outer)
    assert not is_clockwise(inner)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.11)."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_colour_stands_out_on_white() -> None:
    assert all(contrast(colour, "#FFFFFF") >= 3 for colour in PALETTE)


def test_text_is_folded_between_words() -> None:
    assert folded("one two three", 8) == ["one two", "three"]
    assert folded("", 8) == [""]
    assert WIDE > NARROW


def test_numbers_and_lists_are_written_as_people_do() -> None:
    assert shown(-1234.5, 1) == "\N{MINUS SIGN}1,234.5"
    assert shown(None, 1) == "not supplied"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_few_months_have_a_tick_each_and_many_share_theirs():
    def ticks(points):
        spec = json.dumps(trend_chart(points, CAPTION, SETTING).spec)
        return spec.count('"month": 1, "date": 16')

    assert ticks(POINTS) > 0
    many = [point(month, 10) for month in range(1, 13)]
    assert ticks([*many, replace(many[0], label="again")]) == 0
