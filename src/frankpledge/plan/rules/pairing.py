"""
More reports and less harm, read together.

A target to have more domestic abuse or hate crime reported says nothing by itself of
how much there is: more reports can be more trust or more harm. A paired measure of
harm, such as repeats, tells the two apart (domain measures 3.3; register row PLN-06).
"""

from dataclasses import dataclass
from enum import StrEnum


class Move(StrEnum):
    """Where a figure went, as far as chance allows to say."""

    UP = "up"
    DOWN = "down"
    STEADY = "no clear change"
    UNKNOWN = "not known"


class Paired(StrEnum):
    """What two moves say together."""

    AS_HOPED = "as hoped"
    LOOK_CLOSER = "look closer"
    NOT_AS_HOPED = "not as hoped"
    CANNOT_TELL = "cannot tell"


# Reports first, harm second. What is not written here cannot be told.
MEANINGS = {
    (Move.UP, Move.DOWN): Paired.AS_HOPED,
    (Move.UP, Move.UP): Paired.LOOK_CLOSER,
    (Move.STEADY, Move.UP): Paired.LOOK_CLOSER,
    (Move.DOWN, Move.DOWN): Paired.LOOK_CLOSER,
    (Move.DOWN, Move.STEADY): Paired.LOOK_CLOSER,
    (Move.DOWN, Move.UP): Paired.NOT_AS_HOPED,
}
REASONS = {
    (Move.UP, Move.UP): "more may be heard, or more may be happening",
    (Move.DOWN, Move.DOWN): "less may be happening, or fewer may come forward",
    (Move.DOWN, Move.STEADY): "fewer may come forward",
}


@dataclass(frozen=True)
class Reading:
    """Both moves, what they mean together, and the sentence to show."""

    reports: Move
    harm: Move
    meaning: Paired
    sentence: str


def read_together(reports: Move, harm: Move, *, harm_name: str) -> Reading:
    """Return what a rise wanted and the harm beside it say together."""
    meaning = MEANINGS.get((reports, harm), Paired.CANNOT_TELL)
    both = (
        f"Reports {reports} and {harm_name} {harm}"
        if reports is harm
        else f"Reports {reports}, {harm_name} {harm}"
    )
    why = REASONS.get((reports, harm), "")
    return Reading(
        reports, harm, meaning, f"{both}: {meaning}" + (f"; {why}." if why else ".")
    )
