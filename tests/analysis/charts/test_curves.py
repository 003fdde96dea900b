"""Lines over time: how their axis is labelled, and what a chart leaves out."""

import json

import pytest

from frankpledge.analysis.charts.bars import bar_chart
from frankpledge.analysis.charts.changes import change_spec
from frankpledge.analysis.charts.comparison import strip_chart
from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.effects import Mark, effects_spec, lengths_spec
from frankpledge.analysis.charts.pictures import Caption, Place
from frankpledge.analysis.charts.theme import left_out


def axis_of(labels):
    spec = curves_spec(
        labels, {"value": [1.0] * len(labels)}, title="T", subtitle="", unit="Count"
    )
    return spec["layer"][0]["encoding"]["x"]["axis"]


@pytest.mark.parametrize(
    ("labels", "how", "ticks"),
    [
        (["2018", "2019"], "%Y", None),
        (["2018-01", "2018-02"], "%b %Y", {"interval": "month", "step": 1}),
        (
            [f"{2010 + n // 12}-{n % 12 + 1:02d}" for n in range(36)],
            "%b %Y",
            {"interval": "month", "step": 6},
        ),
        (["2019-07"], "%b %Y", 1),
        (["2019-07-01", "2019-07-02"], "%-d %b", 10),
        (["2018-01-01", "2019-07-02"], "%b %Y", 10),
        (["2019-07-01T03", "2019-07-01T04"], None, None),
        ([], None, None),
    ],
)
def test_an_axis_of_time_is_labelled_as_its_steps_are(labels, how, ticks):
    # Vega's own choice wrote "Dec 02, Dec 16" under months.
    axis = axis_of(labels)
    assert (axis.get("format"), axis.get("tickCount")) == (how, ticks)


def test_twenty_years_of_months_are_labelled_every_second_year():
    labels = [f"{2000 + n // 12}-{n % 12 + 1:02d}" for n in range(240)]
    assert axis_of(labels)["tickCount"] == {"interval": "month", "step": 24}


def place(name, value):
    return Place(name, name, value, None, None, False)


def marks_of(spec, kind):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]


def test_figures_of_bars_below_nought_stand_on_their_left():
    caption = Caption("T", "")
    below = bar_chart(
        [place("A", 5.0), place("B", -3.0), place("C", None)],
        caption,
        unit="Change",
        decimals=0,
    )
    above = bar_chart([place("A", 5.0)], caption, unit="Change", decimals=0)
    aligned = [layer["mark"]["align"] for layer in marks_of(below.spec, "text")]
    assert aligned == ["right", "left"]
    assert [m["mark"]["align"] for m in marks_of(above.spec, "text")] == ["left"]


def test_a_strip_has_the_mean_another_line_or_none():
    def words(**options):
        made = strip_chart(
            [place("A", 5.0), place("B", 7.0)],
            Caption("T", ""),
            unit="Rate",
            decimals=1,
            **options,
        )
        (text, *_) = [*marks_of(made.spec, "text"), None]
        return text and text["data"]["values"][0]["text"]

    assert words() == "mean 6.0"
    assert words(line=("as expected", 1.0)) == "as expected 1.0"
    assert words(has_mean=False) is None


def test_a_chart_of_the_first_rows_alone_says_so():
    many = [str(n) for n in range(100)]
    ones = [1.0] * 100
    specs = [
        change_spec(many, ones, ones, ["rose"] * 100),
        lengths_spec(many, ones, title="T", subtitle="S.", unit="U"),
        effects_spec([Mark(n, 1.0) for n in many], title="T", subtitle="S.", unit="U"),
    ]
    told = [" ".join(spec["title"]["subtitle"]) for spec in specs]
    assert "The first 40 of 100 are drawn." in told[0]
    assert all("The first 60 of 100 are drawn." in words for words in told[1:])
    assert left_out(5, 5) == ""
    assert '"100"' not in json.dumps(specs)
