import altair as alt

from frankpledge.analysis.charts.cells import (
    MOST_SHAPES,
    Drawing,
    Shape,
    cell_map_spec,
    classed,
    closed,
    square,
)
from frankpledge.analysis.charts.theme import BLUES


COLOURS = {"hot": "#F46A25", "cold": "#3F78AE"}


def made(number, lines=()):
    shapes = [Shape(square(100 * i, 0, 100), "hot", f"cell {i}") for i in range(number)]
    return cell_map_spec(
        Drawing(shapes, COLOURS, lines), title="Where", subtitle="Cells.", unit="Kind"
    )


def test_a_map_is_drawn_to_scale_with_the_classes_that_occur():
    spec = made(3)
    alt.Chart.from_dict(spec)
    assert spec["projection"] == {"type": "identity", "reflectY": True}
    colour = spec["layer"][0]["encoding"]["color"]
    assert colour["scale"] == {"domain": ["hot"], "range": ["#F46A25"]}
    first = spec["layer"][0]["data"]["values"][1]
    assert first["geometry"]["coordinates"] == [
        [[100, 0], [200, 0], [200, 100], [100, 100], [100, 0]]
    ]
    assert first["properties"] == {"kind": "hot", "label": "cell 1"}


def test_lines_lie_over_the_cells():
    spec = made(1, [closed([(0, 0), (50, 80), (100, 0)])])
    alt.Chart.from_dict(spec)
    assert len(spec["layer"][1]["data"]["values"][0]["geometry"]["coordinates"]) == 4


def test_a_map_says_how_wide_it_is():
    assert "The map is 0.3 km wide." in " ".join(made(3)["title"]["subtitle"])
    wider = made(1, [closed([(0, 0), (1500, 80), (100, 0)])])
    assert "The map is 1.5 km wide." in " ".join(wider["title"]["subtitle"])


def test_nothing_to_draw_is_no_map_and_too_many_are_said():
    assert made(0) is None
    spec = made(MOST_SHAPES + 7)
    assert len(spec["layer"][0]["data"]["values"]) == MOST_SHAPES
    assert "7 shapes are not drawn" in " ".join(spec["title"]["subtitle"])


def test_classes_run_from_nothing_to_the_highest():
    kinds, colours = classed([0, 1.5, 5, 10, -1], 0)
    assert kinds == ["none", "0 to 2", "4 to 6", "8 to 10", "none"]
    assert list(colours) == ["8 to 10", "6 to 8", "4 to 6", "2 to 4", "0 to 2", "none"]
    assert classed([0.0, 0.0], 0)[0] == ["none", "none"]


def test_whole_counts_are_parted_into_classes_of_whole_numbers():
    kinds, colours = classed([0, 1, 3, 4, 11], 0)
    assert kinds == ["none", "1 to 3", "1 to 3", "4 to 6", "10 to 11"]
    assert list(colours) == ["10 to 11", "7 to 9", "4 to 6", "1 to 3", "none"]
    few, shades = classed([2, 1, 0], 0)
    assert few == ["2", "1", "none"]
    assert shades["2"] == BLUES[-1]
    assert classed([1, 2], 1)[0] == ["0.8 to 1.2", "1.6 to 2.0"]
