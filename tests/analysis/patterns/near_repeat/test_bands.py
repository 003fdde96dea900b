import numpy as np
import pytest

from frankpledge.analysis.patterns.near_repeat.bands import BadBands, Bands


GAPS = np.array([0.0, 0.5, 1.0, 50.0, 100.0, 100.1, 200.0, 201.0])


def test_a_gap_on_the_limit_is_where_the_label_says():
    right = Bands.of([100, 200])
    assert right.labels("m") == ("up to 100 m", "over 100 to 200 m")
    assert right.place(GAPS).tolist() == [0, 0, 0, 0, 0, 1, 1, 2]
    left = Bands.of([100, 200], "left")
    assert left.labels("m") == ("under 100 m", "100 to under 200 m")
    assert left.place(GAPS).tolist() == [0, 0, 0, 0, 1, 1, 2, 2]


def test_the_same_place_has_a_band_of_its_own_closed_at_both_ends():
    bands = Bands.of([100, 200], "left", same_place=1)
    words = ("same place", "over 1 to under 100 m", "100 to under 200 m")
    assert bands.labels("m") == words
    assert Bands.of([7], same_place=0).labels("days", "same day") == (
        "same day",
        "over 0 to 7 days",
    )
    assert bands.place(GAPS).tolist() == [0, 0, 0, 1, 2, 2, 3, 3]
    assert len(bands) == 3
    assert bands.farthest == 200


def test_up_to_nought_days_means_the_same_day():
    same_day = Bands.of([0, 7])
    assert same_day.place(np.array([0, 1, 7, 8])).tolist() == [0, 1, 1, 2]


def test_a_gap_within_rounding_of_the_limit_counts_as_on_it():
    gap = np.array([0.1 + 0.2])
    assert Bands.of([0.3]).place(gap).tolist() == [1]
    assert Bands.of([0.3]).place(gap, 1e-12).tolist() == [0]
    just_under = np.array([0.3 - 1e-16 * 4])
    assert Bands.of([0.3, 1], "left").place(just_under, 1e-12).tolist() == [1]


@pytest.mark.parametrize(
    ("limits", "closed", "same_place"),
    [
        ([], "right", None),
        ([200, 100], "right", None),
        ([100, 100], "right", None),
        ([-1, 100], "right", None),
        ([float("nan")], "right", None),
        ([float("inf")], "right", None),
        ([0, 100], "left", None),
        ([0, 100], "right", 0),
        ([100], "right", 100),
        ([100], "right", -1),
        ([100], "middle", None),
        (["near"], "right", None),
    ],
)
def test_limits_that_make_no_bands_are_refused(limits, closed, same_place):
    with pytest.raises(BadBands, match=r"band|limit"):
        Bands.of(limits, closed, same_place)
