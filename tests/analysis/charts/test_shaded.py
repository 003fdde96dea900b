"""Shaded tables and curves of concentration: what they must keep to."""

import json
import math

import pytest
import vl_convert

from frankpledge.analysis.charts.concentration import MOST_POINTS, concentration_spec
from frankpledge.analysis.charts.heat import WHITE_FROM, heat_spec
from frankpledge.analysis.charts.theme import BLUES


WORDS = {"title": "T", "subtitle": "S", "unit": "Events", "across": "A", "down": "D"}


def heat(**more):
    return heat_spec(
        ["up", "down"], ["a", "b"], [[1, math.nan], [4, 2]], **(WORDS | more)
    )


def cells(spec):
    return spec["data"]["values"]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_cell_without_a_figure_is_not_nought():
    values = {(c["row"], c["column"]): c["value"] for c in cells(heat())}
    assert values["up", "b"] is None
    assert values["down", "a"] == 4


def test_rows_and_columns_keep_their_order():
    layer = heat()["layer"][0]["encoding"]
    assert layer["y"]["sort"] == ["up", "down"]
    assert layer["x"]["sort"] == ["a", "b"]
    assert layer["color"]["condition"]["scale"]["domain"] == [0, 4]


def test_labels_and_marks_are_layers_of_their_own():
    assert len(heat()["layer"]) == 1
    marked = heat(
        labels=[["1", "?"], ["4", "2"]], marked=[[False, False], [True, False]]
    )
    assert [layer["mark"]["type"] for layer in marked["layer"]] == [
        "rect",
        "rect",
        "text",
    ]
    assert sum(cell["marked"] for cell in cells(marked)) == 1
    assert cells(marked)[1]["label"] == "?"


def test_white_words_stand_on_dark_enough_a_shade():
    shade = BLUES[round(WHITE_FROM * (len(BLUES) - 1))]
    assert 1.05 / (luminance(shade) + 0.05) >= 4.5


def test_a_table_of_noughts_or_of_nothing_known_is_drawn():
    for values in ([[0, 0], [0, 0]], [[math.nan] * 2] * 2):
        spec = heat_spec(["up", "down"], ["a", "b"], values, **WORDS)
        assert spec["layer"][0]["encoding"]["color"]["condition"]["scale"][
            "domain"
        ] == [
            0,
            1,
        ]


@pytest.mark.parametrize("places", [1, 3, 5000])
def test_the_curve_begins_at_nought_ends_at_everything_and_stays_small(places):
    curve = [(k + 1) / places for k in range(places)]
    spec = concentration_spec(curve, title="T", subtitle="S", places="P", events="E")
    points = spec["layer"][1]["data"]["values"]
    assert points[0] == {"places": 0, "events": 0}
    assert points[-1] == {"places": 100, "events": 100}
    assert len(points) == min(places, MOST_POINTS) + 1


def test_both_are_drawn_with_their_title():
    curve = concentration_spec(
        [0.5, 1], title="T", subtitle="S", places="P", events="E"
    )
    for spec in (heat(labels=[["1", ""], ["4", "2"]]), curve):
        assert ">T<" in vl_convert.vegalite_to_svg(json.dumps(spec))
