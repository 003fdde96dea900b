import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns.persistence import (
    DEFINITIONS,
    BadPeriods,
    Persistence,
    persistence,
)


def marks(*rows):
    return np.array([[each == "#" for each in row] for row in rows])


def test_each_class_by_hand():
    hot = marks("##..#.", "##..#.", "#...#.", "#...#.", "##.#..", "#..#..")
    found = persistence(hot, recent=2)
    assert found.kind.tolist() == [
        "persistent",
        "persistent",
        "never hot",
        "new",
        "gone",
        "never hot",
    ]
    assert found.earlier_share.tolist() == [1, 0.5, 0, 0, 1, 0]
    assert found.recent_share.tolist() == [1, 0.5, 0, 1, 0, 0]
    assert (found.earlier, found.recent) == (4, 2)


def test_hot_now_and_then_is_intermittent():
    hot = marks("#..", "..#", "...", "...", "#.#", ".#.")
    assert persistence(hot, recent=2).kind.tolist() == [
        "intermittent",
        "new",
        "intermittent",
    ]


def test_a_setting_of_two_recent_periods_takes_two():
    """A peer takes three of twelve for a setting of 2, and divides by 2."""
    hot = np.zeros((12, 1), bool)
    hot[9:] = True
    found = persistence(hot, recent=2, share=1)
    assert found.recent_share.tolist() == [1.0]
    assert found.earlier_share.tolist() == [0.1]
    assert found.kind.tolist() == ["intermittent"]


@given(
    st.integers(2, 8).flatmap(
        lambda n: st.tuples(
            st.lists(
                st.lists(st.booleans(), min_size=5, max_size=5), min_size=n, max_size=n
            ),
            st.integers(1, n - 1),
            st.sampled_from([0.3, 0.5, 1.0]),
        )
    )
)
@settings(max_examples=60)
def test_windows_do_not_overlap_and_every_place_has_one_class(case):
    rows, recent, share = case
    hot = np.array(rows)
    found = persistence(hot, recent=recent, share=share)
    for place in range(5):
        before, after = hot[:-recent, place].sum(), hot[-recent:, place].sum()
        kind = found.kind[place]
        assert before + after == hot[:, place].sum()
        assert (kind == "never hot") == (before + after == 0)
        assert (kind == "new") == (before == 0 and after > 0)
        assert (kind == "gone") == (before > 0 and after == 0)
    assert found.recent_share.max() <= 1
    assert set(found.kind) <= {each.value for each in Persistence}


def test_every_class_is_defined_in_words():
    assert set(DEFINITIONS) == set(Persistence)


@pytest.mark.parametrize("recent", [0, 3, -1])
def test_both_windows_need_a_period(recent):
    with pytest.raises(BadPeriods, match="cannot be cut"):
        persistence(np.zeros((3, 2), bool), recent=recent)


@pytest.mark.parametrize("share", [0, 1.1, float("nan")])
def test_the_share_is_a_share(share):
    with pytest.raises(BadPeriods, match="at most 1"):
        persistence(np.zeros((3, 2), bool), recent=1, share=share)
