"""Paths to targets: Charnwood's, Knowsley's and West Lancashire's, worked by hand."""

import pytest

from frankpledge.analysis.statistics import paths


def test_straight_path_of_theft_from_vehicles():
    assert paths.linear(1598, 1167, 4).tolist() == [
        1598,
        1490.25,
        1382.5,
        1274.75,
        1167,
    ]


def test_equal_percentages_ask_for_most_at_the_start():
    found = paths.compound(1598, 1167, 4).tolist()
    assert [round(n, 1) for n in found] == [1598, 1477.2, 1365.6, 1262.4, 1167]
    assert paths.percent_a_step(1598, 1167, 4) == pytest.approx(-7.557108702249)


def test_knowsleys_burglary_rate():
    found = paths.linear(16.8, 11.76, 3).tolist()
    assert found == pytest.approx([16.80, 15.12, 13.44, 11.76])


@pytest.mark.parametrize(
    ("baseline", "in_2012"), [(63, 49.4), (11, 8.6), (180, 141.0), (33, 25.9)]
)
def test_interim_step_of_a_far_target(baseline, in_2012):
    # A cut of 65% over 2008-2020, a third of the way in 2012.
    assert round(paths.at(baseline, 0.35 * baseline, 4 / 12), 1) == in_2012


def test_place_on_a_path_of_equal_percentages():
    assert paths.at(100, 25, 0.5, is_compound=True) == pytest.approx(50)


def test_season_spreads_a_years_target():
    shares = [
        0.095,
        0.09,
        0.085,
        0.08,
        0.075,
        0.075,
        0.08,
        0.085,
        0.085,
        0.085,
        0.08,
        0.085,
    ]
    allowed = paths.seasonal(795, shares)
    assert allowed[:5].sum() == pytest.approx(337.875)
    assert allowed.sum() == pytest.approx(795)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: paths.compound(0, 5, 2),
        lambda: paths.at(5, 0, 0.5, is_compound=True),
        lambda: paths.percent_a_step(5, 5, 0),
        lambda: paths.seasonal(5, [0, 0]),
        lambda: paths.seasonal(5, [-1, 2]),
        lambda: paths.linear(5, 5, 0),
    ],
)
def test_paths_that_make_no_sense_are_refused(broken):
    with pytest.raises(ValueError, match=r"path|Shares"):
        broken()
