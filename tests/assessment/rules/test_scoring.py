"""Scores against the two rows worked by hand in the method's own table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.assessment.rules.scoring import (
    BadScore,
    Sensitivity,
    agreed,
    ranked,
    score,
    sensitivity,
    spreads,
    usual_method,
)


ITEMS = [item.id for item in usual_method().item]
DOMESTIC_ABUSE = dict(zip(ITEMS, (4, 4, 3, 2, 0, 2, 4, 2, 3, 2, 1), strict=True))
DISORDER = dict(zip(ITEMS, (1, 3, 1, 4, 3, 4, 4, 1, 1, 1, 0), strict=True))


def test_domestic_abuse_comes_to_51():
    found = score(DOMESTIC_ABUSE, 22)
    assert (found.impact, found.likelihood, found.gap) == (62.5, 0.75, 1.25)
    assert found.risk == pytest.approx(46.875)
    assert found.total == pytest.approx(51.275)


def test_disorder_comes_to_41():
    found = score(DISORDER, 60)
    assert found.impact == pytest.approx(66.6667, abs=1e-4)
    assert (found.likelihood, found.total) == (0.5, pytest.approx(40.8889, abs=1e-4))


def test_a_missing_answer_is_refused_and_not_taken_for_nought():
    with pytest.raises(BadScore, match=r"“Trend: .*” has no score yet"):
        score({**DISORDER, "trend": None}, 0)


def test_an_answer_off_its_scale_is_refused():
    with pytest.raises(BadScore, match="from 1 to 4, not 0"):
        score({**DISORDER, "volume": 0}, 0)
    with pytest.raises(BadScore, match="between 0 and 100"):
        score(DISORDER, 101)


def test_the_middle_of_several_is_used_and_a_wide_spread_is_named():
    answers = [{**DISORDER, "physical": value} for value in (0, 1, 4)]
    wide = [each.item.id for each in spreads(answers) if each.is_wide]
    assert wide == ["physical"]
    assert agreed(answers, 60) == score(DISORDER, 60)


def test_an_item_that_nobody_answered_is_left_out_of_the_spread():
    assert [each.item.id for each in spreads([{"physical": 2}])] == ["physical"]


def test_the_highest_score_comes_first_and_ties_go_by_risk():
    high, low = score(DOMESTIC_ABUSE, 22), score(DISORDER, 60)
    assert ranked({"disorder": low, "abuse": high}) == ["abuse", "disorder"]


def test_ranks_under_other_weights_of_the_public_view():
    found = sensitivity(
        {"abuse": DOMESTIC_ABUSE, "disorder": DISORDER}, {"abuse": 22, "disorder": 60}
    )
    assert found == [Sensitivity("abuse", 1, 1, 2), Sensitivity("disorder", 2, 1, 2)]
    assert not found[0].is_steady


answers = st.fixed_dictionaries(
    {item.id: st.integers(item.least, item.most) for item in usual_method().item}
)


@given(answers, st.sampled_from(ITEMS), st.floats(0, 100))
def test_more_of_anything_never_lowers_a_score(said, item, concern):
    most = next(each.most for each in usual_method().item if each.id == item)
    raised = {**said, item: most}
    assert score(raised, concern).total >= score(said, concern).total
