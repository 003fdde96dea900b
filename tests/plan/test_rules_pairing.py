"""More reports and less harm, read together."""

import pytest

from frankpledge.plan.rules.pairing import Move, Paired, read_together


UP, DOWN, STEADY, UNKNOWN = Move.UP, Move.DOWN, Move.STEADY, Move.UNKNOWN


@pytest.mark.parametrize(
    ("reports", "harm", "sentence"),
    [
        (UP, DOWN, "Reports up, repeats down: as hoped."),
        (
            UP,
            UP,
            "Reports up and repeats up: look closer; more may be heard, or more may be"
            " happening.",
        ),
        (UP, STEADY, "Reports up, repeats no clear change: cannot tell."),
        (
            DOWN,
            DOWN,
            "Reports down and repeats down: look closer; less may be happening, or"
            " fewer may come forward.",
        ),
        (
            DOWN,
            STEADY,
            "Reports down, repeats no clear change: look closer; fewer may come"
            " forward.",
        ),
        (DOWN, UP, "Reports down, repeats up: not as hoped."),
        (STEADY, UP, "Reports no clear change, repeats up: look closer."),
        (UNKNOWN, DOWN, "Reports not known, repeats down: cannot tell."),
    ],
)
def test_both_moves_are_said_with_what_they_mean(reports, harm, sentence):
    assert read_together(reports, harm, harm_name="repeats").sentence == sentence


@pytest.mark.parametrize("move", list(Move))
def test_what_is_not_known_says_nothing(move):
    for pair in ((move, UNKNOWN), (UNKNOWN, move)):
        assert read_together(*pair, harm_name="x").meaning is Paired.CANNOT_TELL


def test_only_more_reports_and_less_harm_is_as_hoped():
    hoped = [
        (reports, harm)
        for reports in Move
        for harm in Move
        if read_together(reports, harm, harm_name="x").meaning is Paired.AS_HOPED
    ]
    assert hoped == [(UP, DOWN)]
