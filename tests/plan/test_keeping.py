"""Whether a standard is kept: samples, whole counts, promises to everybody, quarters."""

from datetime import date

import pytest

from frankpledge.plan.rules.keeping import (
    Keeping,
    Told,
    how_kept,
    past_quarters,
    quarter_of,
    quarter_words,
    share_of,
)
from frankpledge.plan.rules.regarding import Gaps, gaps


def test_returns_are_added_up_with_wilsons_interval():
    share = share_of([Told(20, 25, 200), Told(25, 25)])
    assert (share.kept, share.looked_at, share.percent) == (45, 50, 90.0)
    # Wilson 1927 for 45 of 50, worked by hand: (0.7864, 0.9565).
    assert (share.low, share.high) == (
        pytest.approx(78.64, abs=0.01),
        pytest.approx(95.65, abs=0.01),
    )
    assert not share.is_every_case


@pytest.mark.parametrize("found", [[], [Told(0, 0, 0)]])
def test_nothing_looked_at_is_no_share(found):
    assert share_of(found) is None
    assert how_kept(None, 90) is Keeping.NOTHING_TOLD


@pytest.mark.parametrize(
    ("told", "promised", "keeping"),
    [
        (Told(45, 50), 75, Keeping.KEPT),
        (Told(45, 50), 90, Keeping.CANNOT_TELL),
        (Told(45, 50), 97, Keeping.NOT_KEPT),
        (Told(45, 50, 50), 90, Keeping.KEPT),
        (Told(45, 50, 50), 91, Keeping.NOT_KEPT),
        (Told(50, 50), None, Keeping.CANNOT_TELL),
        (Told(50, 50, 50), None, Keeping.KEPT),
        (Told(49, 50), None, Keeping.NOT_KEPT),
        (Told(49, 50, 50), None, Keeping.NOT_KEPT),
    ],
)
def test_a_sample_says_no_more_than_its_interval(told, promised, keeping):
    assert how_kept(share_of([told]), promised) is keeping


def test_one_sample_among_whole_counts_makes_a_sample():
    assert not share_of([Told(9, 10, 10), Told(9, 10, 40)]).is_every_case
    assert share_of([Told(9, 10, 10), Told(9, 10, 10)]).is_every_case


def test_quarters_are_of_the_calendar():
    assert quarter_of(date(2019, 6, 30)) == date(2019, 4, 1)
    assert quarter_words(date(2019, 10, 1)) == "October to December 2019"
    assert past_quarters(date(2019, 5, 2), 3) == [
        date(2019, 1, 1),
        date(2018, 10, 1),
        date(2018, 7, 1),
    ]


def test_gaps_are_seen_from_both_sides_and_a_reasoned_no_is_none():
    pairs = [("burglary", "theft"), (None, "fraud"), ("burglary", "homes")]
    found = gaps(["burglary", "noise"], ["theft", "homes", "fraud", "drugs"], pairs)
    assert found == Gaps(unmet=("drugs",), own=("noise",))
