"""
Whether a decision goes against the scores, and against which of them.

A panel may override the ranks with a reason (strategic assessment chapter, section
4.4): what ranks higher is put first, what ranks next is watched, the rest is ordinary
work. A decision that turns two matters round is an override.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.assessment.states import Tier


BANDS = {
    Tier.PRIORITY: 0,
    Tier.CROSS_CUTTING: 0,
    Tier.EMERGING: 1,
    Tier.MONITORED: 1,
    Tier.NOT_CHOSEN: 2,
}
"""How far forward a tier puts a matter: the lower, the further."""
MOST_NAMED = 3


@dataclass(frozen=True)
class Placed:
    """A matter's place in the scores, None where nobody scored it, and its tier."""

    title: str
    rank: int | None
    tier: Tier


def against_scores(one: Placed, others: Iterable[Placed]) -> list[str]:
    """
    Return in sentences where a decision turns the order of the scores round.

    A matter that nobody scored ranks after every matter that somebody did.
    """
    held = list(others)
    over = [other for other in held if _is_after(one, other) and _is_ahead(one, other)]
    under = [other for other in held if _is_after(other, one) and _is_ahead(other, one)]
    said = []
    if over:
        said.append(f"It is put before {_named(over)}, which the scores put first.")
    if under:
        said.append(f"It is put after {_named(under)}, which the scores put last.")
    return said


def _is_after(one: Placed, other: Placed) -> bool:
    """Say whether the scores put one after the other."""
    if other.rank is None:
        return False
    return one.rank is None or one.rank > other.rank


def _is_ahead(one: Placed, other: Placed) -> bool:
    """Say whether the decision puts one before the other."""
    return BANDS[one.tier] < BANDS[other.tier]


def _named(found: list[Placed]) -> str:
    ranked = sorted(found, key=lambda one: (one.rank is None, one.rank or 0, one.title))
    names = [
        f"{one.title} (rank {one.rank})" if one.rank else f"{one.title} (not scored)"
        for one in ranked[:MOST_NAMED]
    ]
    more = len(ranked) - MOST_NAMED
    return "; ".join(names) + (f" and {more} more" if more > 0 else "")
