"""What to expect next, and whether the latest figure was to be expected."""

from datetime import date

import pytest

from frankpledge.analysis.measures import PeriodType, catalogue
from frankpledge.evidence.rules.figures import Keeping, KeptSeries
from frankpledge.evidence.rules.outlook import outlook


BURGLARY = catalogue()["burglary"]
SHARE = catalogue()["marac-repeat-rate-older-rule"]
SEASON = [80, 76, 90, 85, 95, 100, 110, 104, 96, 99, 92, 88]


def kept(values, *, kind=PeriodType.MONTH, skip=()):
    """Return a series that starts in January 2016, without the places in `skip`."""
    step = 3 if kind is PeriodType.QUARTER else 1
    places = [place for place in range(len(values)) if place not in skip]
    chosen = [values[place] for place in places]
    starts = [2016 * 12 + step * place for place in places]
    return KeptSeries(
        Keeping("burglary", 1, "X", kind),
        {
            "starts": starts,
            "ends": [start + step for start in starts],
            "numerator": chosen,
            "denominator": [3000] * len(chosen),
            "value": [None if v is None else v / 3 for v in chosen],
            "low": [None] * len(chosen),
            "high": [None] * len(chosen),
            "known": chosen,
            "status": ["missing" if v is None else "final" for v in chosen],
            "year": [2018] * len(chosen),
            "populations": {},
            "breaks": [],
        },
    )


def told(values, definition=BURGLARY, breaks=(), **how):
    return dict(outlook(kept(values, **how), definition.form, tuple(breaks)))


def test_a_quiet_series_is_as_expected_and_without_trend():
    said = told(SEASON * 4)
    assert said["Next"] == (
        "January 2020: 63 to 98 if nothing changes, about 80."
        " Of 20 ordinary periods, 19 stay inside such a range."
    )
    assert said["Latest"] == (
        "December 2019: 88, within the 70 to 107 to be expected from what came before it."
    )
    assert said["Trend"] == (
        "Over 4 years to December 2019, like months compared:"
        " no steady rise or fall beyond what chance explains."
    )


@pytest.mark.parametrize(
    ("last", "words"), [(140, "140, a spike: above the"), (20, "20, below the")]
)
def test_a_latest_count_out_of_its_range_is_said(last, words):
    assert words in told([*(SEASON * 4)[:-1], last])["Latest"]


@pytest.mark.parametrize(
    ("pace", "way", "than"), [(6, "rising", "more"), (-6, "falling", "fewer")]
)
def test_a_trend_is_said_with_its_pace_beneath_the_season(pace, way, than):
    values = [count + 30 + pace * year for year in range(4) for count in SEASON]
    assert told(values)["Trend"] == (
        "Over 4 years to December 2019, like months compared:"
        f" {way}, each month about 6.0 {than} than a year before;"
        " chance does not explain it."
    )


def test_quarters_have_a_year_of_four():
    values = [100 + 8 * year for year in range(5) for _ in range(4)]
    said = told(values, kind=PeriodType.QUARTER)
    assert said["Next"].startswith("January to March 2021: ")
    assert "like quarters compared: rising, each quarter about 8.0" in said["Trend"]


def test_only_figures_since_the_last_break_are_looked_at():
    assert told([500] * 12 + SEASON * 3, breaks=[date(2017, 1, 1)]) == told(
        [None] * 12 + SEASON * 3
    )
    # A month in which the rule changed was counted by both.
    assert told(SEASON * 3, breaks=[date(2018, 12, 15)]) == {}


def test_a_period_that_is_left_out_is_a_hole_and_not_the_next_one():
    with_hole = [
        None if place == 40 else count for place, count in enumerate(SEASON * 4)
    ]
    assert told(SEASON * 4, skip={40}) == told(with_hole)
    # A year with a hole tells nothing of the next month; the trend may still be said.
    assert list(told(with_hole)) == ["Trend"]


@pytest.mark.parametrize(
    ("values", "how"),
    [
        ([], {}),
        ([None] * 40, {}),
        (SEASON, {}),
        ([1.5] * 40, {}),
        ([-1] * 40, {}),
        (SEASON * 4, {"kind": PeriodType.ROLLING_12}),
        (SEASON * 4, {"definition": SHARE}),
    ],
)
def test_nothing_is_said_of_too_little_or_of_what_is_no_count(values, how):
    assert told(values, **how) == {}


def test_nothing_at_all_for_years_is_no_spike_and_no_trend():
    said = told([0] * 48)
    assert "Next" not in said or "0 to" in said["Next"]
    assert said["Trend"].endswith("no steady rise or fall beyond what chance explains.")


@pytest.mark.parametrize(("factor", "side"), [(0.6, "below"), (1.5, "above")])
def test_a_level_that_has_moved_is_not_carried_on(factor, side):
    since = [round(factor * count) for count in SEASON[:6]]
    said = told([*SEASON * 3, *since])["Next"]
    assert said.startswith(f"July 2019: cannot tell. The last figures were all {side}")


def test_one_spike_moves_no_level():
    assert "if nothing changes" in told([*SEASON * 3, *SEASON[:4], 200])["Next"]
