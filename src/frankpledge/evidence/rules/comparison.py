"""Where an area stands among similar ones, said with the uncertainty it has."""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from frankpledge.analysis.measures import Definition, Period
from frankpledge.evidence.rules.figures import Observation
from frankpledge.evidence.rules.words import printed, spoken_period, valued


@dataclass(frozen=True)
class Peer:
    """One area of a comparison group with its figure, None where it has none."""

    code: str
    name: str
    figure: Observation | None
    is_own: bool = False
    is_not_comparable: bool = False

    @property
    def value(self) -> float | None:
        """Return the figure where it may be compared."""
        if self.is_not_comparable or self.figure is None or not self.figure.has_value:
            return None
        return float(self.figure.value or 0)


@dataclass(frozen=True)
class Compared:
    """
    An area beside a group for one period and one definition.

    The mean is of all areas with a figure, the own one among them; `mean_of_others`
    leaves it out. `pooled` is the rate of all of them together.
    """

    group: str
    definition: Definition
    period: Period | None
    peers: tuple[Peer, ...]
    reason: str = ""

    @property
    def ranked(self) -> list[tuple[int, Peer]]:
        """Return the areas with a figure, lowest first; equals share a rank."""
        known = sorted(
            (peer for peer in self.peers if peer.value is not None),
            key=lambda peer: (peer.value, peer.name),
        )
        values = [peer.value for peer in known]
        return [(values.index(peer.value) + 1, peer) for peer in known]

    @property
    def own(self) -> Peer | None:
        """Return the own area, None where it has no figure."""
        return next((peer for _, peer in self.ranked if peer.is_own), None)

    @property
    def rank(self) -> int | None:
        """Return the own area's rank; 1 is the lowest value."""
        return next((rank for rank, peer in self.ranked if peer.is_own), None)

    @property
    def values(self) -> list[float]:
        """Return the values that are known, lowest first."""
        return [peer.value for _, peer in self.ranked if peer.value is not None]

    @property
    def mean(self) -> float | None:
        """Return the mean of the areas' values."""
        return fmean(self.values) if self.values else None

    @property
    def mean_of_others(self) -> float | None:
        """Return the mean of the values without the own area's."""
        others = [
            peer.value
            for _, peer in self.ranked
            if not peer.is_own and peer.value is not None
        ]
        return fmean(others) if others else None

    @property
    def median(self) -> float | None:
        """Return the value in the middle."""
        return median(self.values) if self.values else None

    @property
    def pooled(self) -> float | None:
        """Return the value of all areas taken as one, None for plain counts."""
        figures = [peer.figure for _, peer in self.ranked if peer.figure]
        if not figures or not all(f.denominator for f in figures):
            return None
        count = sum(float(f.numerator or 0) for f in figures)
        base = sum(float(f.denominator or 0) for f in figures)
        return self.definition.scale * count / base

    @property
    def without(self) -> list[Peer]:
        """Return the areas that have no figure to compare for this period."""
        return [peer for peer in self.peers if peer.value is None]

    @property
    def position(self) -> str:
        """Return whether the own interval lies above, below or about the group's mean."""
        own, mean = self.own, self.mean_of_others
        if own is None or own.figure is None or mean is None:
            return "unknown"
        low, high = own.figure.low, own.figure.high
        if low is None or high is None:
            return "unknown"
        if low > mean:
            return "above"
        return "below" if high < mean else "in line"

    @property
    def sentence(self) -> str:
        """Return the own area's place in words, with how sure it is."""
        if self.reason or self.own is None or self.period is None:
            return self.reason or "There is no figure of our own for this period."
        places = len(self.ranked)
        words = POSITIONS[self.position]
        others = printed(self.mean_of_others, max(self.definition.decimals, 1))
        value = self.own.value
        return (
            f"{self.own.name} is number {self.rank} of {places} in"
            f" {spoken_period(self.period)}, counted from the lowest:"
            f" {valued(value, self.definition)}. {words.format(mean=others)}"
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the comparison for the command line's JSON."""
        return {
            "measure": self.definition.id,
            "group": self.group,
            "period": self.period.label if self.period else None,
            "rank": self.rank,
            "of": len(self.ranked),
            "mean": self.mean,
            "mean_of_others": self.mean_of_others,
            "median": self.median,
            "pooled": self.pooled,
            "position": self.position,
            "sentence": self.sentence,
            "areas": [
                {
                    "code": peer.code,
                    "name": peer.name,
                    "value": peer.value,
                    "low": peer.figure.low if peer.figure else None,
                    "high": peer.figure.high if peer.figure else None,
                    "own": peer.is_own,
                    "comparable": not peer.is_not_comparable,
                }
                for peer in self.peers
            ],
        }


POSITIONS = {
    "above": "That is above the mean of the others, {mean}, by more than chance"
    " explains.",
    "below": "That is below the mean of the others, {mean}, by more than chance"
    " explains.",
    "in line": "It is in line with the mean of the others, {mean}: its interval"
    " takes that in.",
    "unknown": "How sure its place is cannot be said: it has no interval.",
}


Span = tuple[int, int]


def latest_in_common(own: Set[Span], others: Iterable[Set[Span]]) -> Span | None:
    """
    Return the newest span for which we and most of the others have a figure.

    None where no span has a figure of ours and of at least one other area.
    """
    shared = Counter(span for known in others for span in known & own)
    most = max(shared.values(), default=0)
    return max((span for span, n in shared.items() if 2 * n > most), default=None)
