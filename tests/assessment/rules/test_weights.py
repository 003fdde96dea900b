"""A partnership's own weights change the score as they say, and are printed."""

import pytest

from frankpledge.assessment.rules.scoring import (
    CONCERN_TRIED,
    BadScore,
    score,
    sensitivity,
    usual_method,
)
from frankpledge.assessment.rules.weights import (
    in_words,
    method_with,
    tried,
    unusual,
)
from tests.assessment.conftest import HIGH, ITEMS, LOW


def test_the_usual_weights_give_the_usual_score():
    own = method_with(0.2, 12, {})
    for said in (LOW, HIGH):
        assert score(said, 60, own) == score(said, 60)
    assert list(unusual(own)) == []
    assert in_words(own) == (
        "Score = 0.8 x impact x likelihood x gap + 0.2 x public concern; "
        "gap = 1 + gaps / 12"
    )


def test_a_heavier_item_counts_for_more_and_stays_within_a_hundred():
    # Only physical harm counts: 4 of 4, so the impact is whole.
    alone = dict.fromkeys(ITEMS[:6], 0.0) | {"physical": 2.0}
    own = method_with(0.0, 12, alone)
    found = score(HIGH, 60, own)
    assert (found.impact, found.likelihood) == (
        pytest.approx(100),
        pytest.approx(9 / 12),
    )
    assert found.total == pytest.approx(100 * 9 / 12 * 1.25)
    assert "Physical harm counts 2 times" in list(unusual(own))


def test_weights_that_make_no_score_are_refused():
    with pytest.raises(BadScore, match="between 0 and 1"):
        method_with(1.2, 12, {})
    with pytest.raises(BadScore, match="above nought"):
        method_with(0.2, 0, {})
    with pytest.raises(BadScore, match="between 0 and 5: Physical harm"):
        method_with(0.2, 12, {"physical": 9})
    with pytest.raises(BadScore, match="Some item of likelihood"):
        method_with(0.2, 12, {"volume": 0, "trend": 0, "forecast": 0})


def test_the_weight_in_force_is_among_those_that_are_tried():
    own = method_with(0.9, 12, {})
    answers = {"a": HIGH, "b": LOW}
    moved = {one.theme: one for one in sensitivity(answers, {"a": 0, "b": 100}, own)}
    assert (moved["b"].rank, moved["b"].best, moved["b"].worst) == (1, 1, 2)
    assert tried(own, CONCERN_TRIED) == "0 to 0.9"
    assert tried(usual_method(), CONCERN_TRIED) == "0 to 0.4"
