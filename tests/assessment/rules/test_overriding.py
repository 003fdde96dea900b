"""A decision that turns the order of the scores round is found, whatever was ticked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.assessment.rules.overriding import BANDS, Placed, against_scores
from frankpledge.assessment.states import Tier


FIRST = Placed("Burglary", 1, Tier.MONITORED)
SECOND = Placed("Violence", 2, Tier.NOT_CHOSEN)
UNSCORED = Placed("Road safety", None, Tier.PRIORITY)


@pytest.mark.parametrize(
    ("rank", "tier", "said"),
    [
        (3, Tier.NOT_CHOSEN, []),
        (
            3,
            Tier.MONITORED,
            ["It is put before Violence (rank 2), which the scores put first."],
        ),
        (
            3,
            Tier.PRIORITY,
            [
                "It is put before Burglary (rank 1); Violence (rank 2), which the "
                "scores put first."
            ],
        ),
        (
            None,
            Tier.CROSS_CUTTING,
            [
                "It is put before Burglary (rank 1); Violence (rank 2), which the "
                "scores put first."
            ],
        ),
        (None, Tier.NOT_CHOSEN, []),
    ],
)
def test_what_ranks_lower_is_not_put_first_without_saying_so(rank, tier, said):
    assert against_scores(Placed("Theft", rank, tier), [FIRST, SECOND]) == said


def test_what_ranks_higher_is_not_left_out_without_saying_so():
    assert against_scores(
        Placed("Theft", 1, Tier.NOT_CHOSEN), [Placed("Fires", 2, Tier.EMERGING)]
    ) == ["It is put after Fires (rank 2), which the scores put last."]
    assert against_scores(Placed("Theft", 1, Tier.MONITORED), [UNSCORED]) == [
        "It is put after Road safety (not scored), which the scores put last."
    ]


def test_no_more_than_three_are_named():
    others = [Placed(f"Matter {at}", at, Tier.NOT_CHOSEN) for at in range(1, 6)]
    assert against_scores(Placed("Theft", 9, Tier.PRIORITY), others) == [
        "It is put before Matter 1 (rank 1); Matter 2 (rank 2); Matter 3 (rank 3) and "
        "2 more, which the scores put first."
    ]


PLACED = st.builds(
    Placed,
    st.just("One"),
    st.none() | st.integers(1, 9),
    st.sampled_from(list(Tier)),
)


@given(PLACED, PLACED)
def test_two_matters_are_against_the_scores_from_either_side(one, other):
    assert bool(against_scores(one, [other])) == bool(against_scores(other, [one]))


@given(st.lists(st.sampled_from(list(Tier)), min_size=1, max_size=6))
def test_decisions_in_the_order_of_the_scores_never_are(tiers):
    ordered = sorted(tiers, key=BANDS.__getitem__)
    placed = [Placed(f"{at}", at, tier) for at, tier in enumerate(ordered, 1)]
    assert all(against_scores(one, placed) == [] for one in placed)
