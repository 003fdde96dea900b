"""The chart of each method that has one: drawn, titled, and its axes named."""

import json

import pytest

from frankpledge.analysis.methods import every_method, named


NO_CHART = {
    "dose-response",
    "likeness",
    "link-records",
    "map-pattern",
    "near-cases",
    "near-repeat-chains",
    "aoristic-hours",
    "snap-points",
}
"""Methods that answer in a list or a figure or two."""
METHODS = [one.name for one in every_method()]
DRAWN = [name for name in METHODS if name not in NO_CHART]


def test_every_method_is_drawn_save_those_whose_answer_is_a_list():
    bare = {name for name in METHODS if named(name).worked().spec is None}
    assert bare <= NO_CHART


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_can_be_drawn_and_says_what_it_shows(name):
    import vl_convert

    found = named(name).worked()
    assert found.spec is not None
    svg = vl_convert.vegalite_to_svg(json.dumps(dict(found.spec)))
    title = found.spec["title"]["text"]
    words = title if isinstance(title, str) else title[0]
    assert words.split()[0].strip("“”,.:;") in svg
    assert "NaN" not in svg
    assert "undefined" not in svg
