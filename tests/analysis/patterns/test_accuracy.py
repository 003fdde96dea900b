import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.accuracy import BadPrediction, accuracy
from tests.analysis.patterns.reference import reference


@pytest.mark.parametrize("number", range(3))
def test_figures_of_another_program(number):
    case = reference("pai_pei_rri.json")["cases"][number]
    found = accuracy(*(np.array(case[key]) for key in ("pred", "obs", "area")))
    assert found.order.tolist() == case["order_0based"]
    for name in ("hit_rate", "area_share", "pai", "best_pai", "pei", "rri"):
        assert getattr(found, name) == pytest.approx(case[name], rel=1e-8)


def test_a_tie_never_flatters():
    found = accuracy(np.ones(4), np.array([9.0, 0, 5, 1]), np.ones(4))
    assert found.order.tolist() == [1, 3, 2, 0]
    assert found.hit_rate.tolist() == pytest.approx([0, 1 / 15, 6 / 15, 1])
    assert np.isnan(found.rri[0])


def test_how_many_places_fit_into_a_share_of_the_area():
    found = accuracy(np.arange(10.0), np.arange(10.0), np.ones(10))
    assert [found.within(share) for share in (0.05, 0.1, 0.3, 1)] == [0, 1, 3, 10]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1).filter(
        lambda rows: any(seen for _, seen in rows)
    )
)
def test_no_order_of_equal_places_beats_the_best(rows):
    predicted, observed = np.array(rows, float).T
    found = accuracy(predicted, observed, np.ones(len(rows)))
    assert (found.pei <= 1 + 1e-12).all()
    assert found.hit_rate[-1] == found.area_share[-1] == found.pei[-1] == 1
    other = accuracy(predicted[::-1], observed[::-1], np.ones(len(rows)))
    assert other.pai == pytest.approx(found.pai)


@pytest.mark.parametrize(
    ("predicted", "observed", "area", "words"),
    [
        ([1.0, 2], [1.0], [1.0], "one prediction"),
        ([1.0], [float("nan")], [1.0], "missing"),
        ([-1.0], [1.0], [1.0], "0 or more"),
        ([1.0], [1.0], [0.0], "more than 0"),
        ([1.0], [0.0], [1.0], "Nothing happened"),
    ],
)
def test_what_cannot_be_judged_is_refused(predicted, observed, area, words):
    with pytest.raises(BadPrediction, match=words):
        accuracy(np.array(predicted), np.array(observed), np.array(area))
