"""The letter that asks an agency for returns that have not come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.words import listed


NAMED_AT_MOST = 6
"""More periods than this are counted in the letter's first sentence, and listed below."""


SIGNATURE = ("Signed", "Name", "Role")
"""What whoever sends the letter fills in by hand."""


@dataclass(frozen=True)
class ChaseLetter:
    """What a chase letter says, whatever it is written as."""

    to: str
    agency: str
    on: date
    subject: str
    opening: str
    returns: tuple[tuple[str, date], ...]
    basis: str
    copy_to: str
    closing: str
    signature: tuple[str, ...] = SIGNATURE


CLOSING = (
    "Until they come, every figure that rests on them shows these periods as missing."
    " If a return cannot come, please say so: a gap that is explained is better than"
    " one that is not. If you have sent it in the last few days, thank you; there is"
    " no need to answer."
)


def chase_letter(
    *,
    source: str,
    agency: str,
    contact: str,
    deputy: str,
    basis: str,
    returns: Sequence[tuple[str, date]],
    on: date,
) -> ChaseLetter:
    """Return the letter: which returns, since when they are awaited, what suffers."""
    labels = [label for label, _ in returns]
    named = (
        listed(labels)
        if len(labels) <= NAMED_AT_MOST
        else f"{len(labels)} periods, listed below"
    )
    return ChaseLetter(
        to=contact or agency,
        agency=agency,
        on=on,
        subject=f"Returns awaited: {source}",
        opening=(
            f"We have not received “{source}” for {named}."
            f" The oldest was due on {day_in_words(min(due for _, due in returns))}."
            " Please send them, or tell us when they will come."
        ),
        returns=tuple(returns),
        basis=basis,
        copy_to=deputy,
        closing=CLOSING,
    )
