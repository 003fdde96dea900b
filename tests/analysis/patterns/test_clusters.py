import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.patterns import clusters as module
from frankpledge.analysis.patterns.clusters import BadClusters, clusters


def obviously(x, y, metres, least):
    """Return which records are core and which of them hang together, pair by pair."""
    near = np.hypot(x[:, None] - x, y[:, None] - y) <= metres
    core = near.sum(axis=1) >= least
    group = np.full(x.size, -1)
    for start in np.flatnonzero(core):
        if group[start] < 0:
            todo = [start]
            while todo:
                i = todo.pop()
                if group[i] < 0:
                    group[i] = start
                    todo += list(np.flatnonzero(near[i] & core))
    return near, core, group


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=40
    ),
    st.sampled_from([1.0, 1.5, 3.0]),
    st.integers(2, 5),
)
@settings(max_examples=80, deadline=None)
def test_clusters_agree_with_looking_at_every_pair(points, metres, least):
    x, y = np.array(points, float).T
    found = clusters(x, y, metres=metres, least=least)
    near, core, group = obviously(x, y, metres, least)
    for i in range(x.size):
        for j in np.flatnonzero(core):
            if core[i]:
                assert (found.cluster[i] == found.cluster[j]) == (group[i] == group[j])
        if not core[i]:
            joined = set(found.cluster[near[i] & core])
            assert found.cluster[i] in (joined or {-1})
    assert found.sizes.sum() == (found.cluster >= 0).sum()
    assert (np.diff(found.sizes) <= 0).all()


@given(st.permutations(range(12)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_records_changes_nothing(order):
    x = np.array([0.0, 1, 2, 3, 10, 11, 12, 5, 8, 8.4, 30, 6.5])
    first = clusters(x, 0 * x, metres=2, least=3)
    other = clusters(x[order], 0 * x, metres=2, least=3)
    assert other.cluster.tolist() == first.cluster[order].tolist()


def test_largest_first_with_centre_and_radius():
    x = np.array([0.0, 10, 20, 500, 510, 520, 530, 9000])
    found = clusters(x, np.zeros(8), metres=15, least=3)
    assert found.cluster.tolist() == [1, 1, 1, 0, 0, 0, 0, -1]
    assert found.sizes.tolist() == [4, 3]
    assert (found.x.tolist(), found.y.tolist()) == ([515, 10], [0, 0])
    assert found.radius.tolist() == [15, 10]


def test_a_heap_of_records_at_one_place_is_a_cluster():
    x = np.r_[np.full(20_000, 7.0), 500.0]
    found = clusters(x, x, metres=10, least=5)
    assert found.sizes.tolist() == [20_000]
    assert found.radius.tolist() == pytest.approx([0], abs=1e-9)


def test_no_records_have_no_clusters():
    none = np.array([])
    assert clusters(none, none, metres=10, least=5).sizes.tolist() == []


def test_what_cannot_be_looked_for_is_refused(monkeypatch):
    x = np.arange(5.0)
    for metres, least in ((0, 5), (float("nan"), 5), (10, 1)):
        with pytest.raises(BadClusters, match="at least 2 records"):
            clusters(x, x, metres=metres, least=least)
    monkeypatch.setattr(module, "MOST_PAIRS", 3)
    with pytest.raises(BadClusters, match="pairs of places"):
        clusters(x, x, metres=10, least=2)
