import numpy as np
import pytest
import shapely

from frankpledge.analysis.patterns.streets import BadStreets, on_streets


HIGH = shapely.LineString([(0, 0), (1000, 0)])
LOW = shapely.LineString([(0, 100), (500, 100)])
LINES = [HIGH, LOW]


def test_records_go_to_the_nearest_segment_none_too_far():
    x = np.array([10.0, 20, 30, 900, 40])
    y = np.array([0.0, 10, 99, 100, 1000])
    found = on_streets(x, y, LINES, farthest=60)
    assert found.segment.tolist() == [0, 0, 1, -1, -1]
    assert found.metres[:3].tolist() == [0, 10, 1]
    assert np.isnan(found.metres[3:]).all()
    assert found.counts.tolist() == [2, 1]
    assert found.length.tolist() == [1000, 500]
    assert found.per_km.tolist() == [2, 2]
    assert found.off_street == 2


def test_halfway_between_goes_to_the_first_and_counts_once():
    found = on_streets(np.array([10.0]), np.array([50.0]), LINES, farthest=60)
    assert found.segment.tolist() == [0]
    assert found.counts.tolist() == [1, 0]


def test_the_fewest_segments_that_hold_a_share():
    found = on_streets(
        np.array([10.0, 20, 30, 40]), np.array([0.0, 0, 0, 100]), LINES, farthest=60
    )
    assert [found.holding(share) for share in (0.5, 0.75, 0.76, 1)] == [1, 1, 2, 2]
    nothing = on_streets(np.array([1e6]), np.array([1e6]), LINES, farthest=60)
    assert nothing.holding(0.5) == 0


def test_agrees_with_measuring_to_every_segment():
    random = np.random.default_rng(2)
    lines = [shapely.LineString(random.uniform(0, 1000, (3, 2))) for _ in range(30)]
    x, y = random.uniform(0, 1000, (2, 200))
    found = on_streets(x, y, lines, farthest=50)
    apart = np.array(
        [
            [line.distance(shapely.Point(a, b)) for line in lines]
            for a, b in zip(x, y, strict=True)
        ]
    )
    right = np.where(apart.min(axis=1) <= 50, apart.argmin(axis=1), -1)
    assert found.segment.tolist() == right.tolist()


@pytest.mark.parametrize(
    ("lines", "farthest", "words"),
    [
        ([], 50, "no street segments"),
        ([shapely.Point(0, 0)], 50, "Segment 1 is not a line"),
        ([HIGH, None], 50, "Segment 2 is not a line"),
        ([shapely.LineString()], 50, "Segment 1 is not a line"),
        ([HIGH], 0, "more than 0"),
        ([HIGH], float("nan"), "more than 0"),
    ],
)
def test_what_is_no_street_is_refused(lines, farthest, words):
    with pytest.raises(BadStreets, match=words):
        on_streets(np.zeros(1), np.zeros(1), lines, farthest=farthest)
