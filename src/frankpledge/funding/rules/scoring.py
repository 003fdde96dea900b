"""Bids held against the board's principles by several people: mean, spread, doubt."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import fmean


MOST_POINTS = 5
LEAST_SCORERS = 2
"""One person's opinion is not the board's: nothing is scored by fewer."""
WIDE_SPREAD = 3
"""Points apart at which a principle is talked about again before deciding."""


@dataclass(frozen=True)
class Asked:
    """A principle as it is asked on a day."""

    key: str
    title: str
    asks: str
    weight: int = 1


@cache
def shipped_principles() -> tuple[Asked, ...]:
    """Return the five principles of the West Lancashire board, the default."""
    text = files("frankpledge.funding").joinpath("principles.toml").read_text("utf-8")
    return tuple(Asked(**row) for row in tomllib.loads(text)["principle"])


@dataclass(frozen=True)
class Given:
    """Points that one person gave on one principle."""

    who: int
    key: str
    points: int


@dataclass(frozen=True)
class OfPrinciple:
    """How the people who scored saw one principle."""

    asked: Asked
    points: tuple[int, ...]

    @property
    def mean(self) -> float | None:
        """Return the mean of the points, None before anybody gave some."""
        return fmean(self.points) if self.points else None

    @property
    def spread(self) -> int:
        """Return how far apart the highest and the lowest points are."""
        return max(self.points) - min(self.points) if self.points else 0

    @property
    def is_disputed(self) -> bool:
        """Say whether people see it so differently that it should be talked about."""
        return self.spread >= WIDE_SPREAD


@dataclass(frozen=True)
class Summary:
    """All scores of a bid; `mean` of 5, weighted; `low` and `high` by person."""

    scorers: int
    mean: float | None
    low: float | None
    high: float | None
    principles: tuple[OfPrinciple, ...]

    @property
    def is_enough(self) -> bool:
        """Say whether enough people have scored."""
        return self.scorers >= LEAST_SCORERS

    @property
    def words(self) -> str:
        """Return the summary as a sentence."""
        if self.mean is None or self.low is None or self.high is None:
            return "Nobody has scored this bid yet."
        people = "1 person" if self.scorers == 1 else f"{self.scorers} people"
        said = f"{self.mean:.1f} of {MOST_POINTS}, scored by {people}"
        if self.scorers > 1:
            said += f", who gave between {self.low:.1f} and {self.high:.1f}"
        return f"{said}."


def summary(asked: Sequence[Asked], given: Iterable[Given]) -> Summary:
    """
    Return how a bid is scored by those who scored every principle.

    Half a set of scores would favour whoever skipped the hard questions.
    """
    keys = {one.key for one in asked}
    people: dict[int, dict[str, int]] = {}
    for score in given:
        people.setdefault(score.who, {})[score.key] = score.points
    whole = [points for points in people.values() if keys and keys <= points.keys()]
    totals = [weighted(asked, points) for points in whole]
    return Summary(
        scorers=len(whole),
        mean=fmean(totals) if totals else None,
        low=min(totals, default=None),
        high=max(totals, default=None),
        principles=tuple(
            OfPrinciple(one, tuple(points[one.key] for points in whole))
            for one in asked
        ),
    )


def weighted(asked: Sequence[Asked], points: dict[str, int]) -> float:
    """Return one person's mean of points by the weights; weights of 0 count alike."""
    weights = {one.key: one.weight for one in asked}
    heavy = sum(weights.values())
    if not heavy:
        return fmean(points[key] for key in weights)
    return sum(points[key] * weight for key, weight in weights.items()) / heavy
