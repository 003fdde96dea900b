"""What a whole is made of: shares that say what they are shares of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.statistics.intervals import wilson
from frankpledge.analysis.statistics.sentences import number
from frankpledge.analysis.words import listed


class PartsExceedWhole(ExpectedFailure):
    """Parts that add to more than the whole they are said to be of."""


@dataclass(frozen=True)
class Share:
    """One part of a whole, in per cent of it, with Wilson's limits."""

    name: str
    count: float
    percent: float
    low: float
    high: float


@dataclass(frozen=True)
class Composition:
    """A whole and its parts, the largest first; `rest` is in no part."""

    whole_name: str
    whole: float
    shares: tuple[Share, ...]

    @property
    def rest(self) -> float:
        """Return how much of the whole is in none of the parts."""
        return self.whole - sum(share.count for share in self.shares)

    def sentence(self, parts: int = 2) -> str:
        """Return the largest parts and what they come to: "damage and theft are 38%"."""
        chosen = self.shares[:parts]
        if not chosen:
            return f"Of {self.whole_name} there is nothing to divide."
        together = sum(share.count for share in chosen)
        verb = "are" if len(chosen) > 1 else "is"
        return (
            f"{listed([share.name for share in chosen])} {verb} {number(100 * together / self.whole, 1)}% of "
            f"{self.whole_name} ({number(together)} of {number(self.whole)})."
        )


def composition(
    parts: Mapping[str, float], whole_name: str, whole: float | None = None
) -> Composition:
    """
    Return each part's share of the whole, which is the parts' sum if not given.

    Parts may not overlap: together they may not pass the whole.
    """
    total = sum(parts.values())
    size = total if whole is None else whole
    if total > size:
        raise PartsExceedWhole(
            f"The parts add to {number(total)}, more than the {number(size)} of "
            f"{whole_name}.",
            "Leave out kinds that are counted in another part.",
        )
    shares = []
    for name, count in parts.items() if size > 0 else ():
        limits = wilson(count, size)
        low, high = 100 * float(limits.low[0]), 100 * float(limits.high[0])
        shares.append(Share(name, count, 100 * count / size, low, high))
    shares.sort(key=lambda share: (-share.count, share.name))
    return Composition(whole_name, size, tuple(shares))
