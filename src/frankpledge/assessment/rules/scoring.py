"""
Scoring themes: what several agencies said apart, put together in the open.

I = 100 x sum of impact / its most; L = mean of likelihood / its most; R = I x L;
G = 1 + sum of gaps / 12; score = 0.8 R G + 0.2 C, with C the public's concern from 0 to
100. Confidence is shown and never multiplied. The weights are data, a partnership may
set its own (weights.py), and whatever was used is printed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from statistics import median

from pydantic import BaseModel, ConfigDict, Field

from frankpledge.analysis.failures import ExpectedFailure


WIDE_SPREAD = 2
"""Scores of one item that lie further apart than this are talked over."""


class BadScore(ExpectedFailure):
    """A score is missing or outside its scale."""


class Block(StrEnum):
    """The parts of a score."""

    IMPACT = "impact"
    LIKELIHOOD = "likelihood"
    POSITION = "position"


class Item(BaseModel):
    """One thing that is scored, and its scale."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    block: Block
    title: str
    least: int = 0
    most: int
    weight: float = Field(default=1, ge=0)


class Weights(BaseModel):
    """How the parts are put together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    risk: float = Field(ge=0, le=1)
    public_concern: float = Field(ge=0, le=1)
    gap_divisor: float = Field(gt=0)


class Method(BaseModel):
    """A versioned way of scoring."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    name: str
    weights: Weights
    item: tuple[Item, ...]

    def of(self, block: Block) -> tuple[Item, ...]:
        """Return the items of one block."""
        return tuple(item for item in self.item if item.block is block)


@dataclass(frozen=True)
class Score:
    """
    A theme's score and every part of it.

    `impact`, `public_concern` and `total` lie between 0 and about 100; `likelihood`
    between 0 and 1; `gap` is the factor that gaps raise the risk by.
    """

    impact: float
    likelihood: float
    risk: float
    gap: float
    public_concern: float
    total: float


@cache
def usual_method() -> Method:
    """Return the method that a partnership starts with."""
    text = files("frankpledge.assessment").joinpath("scoring.toml").read_text("utf-8")
    return Method(**tomllib.loads(text))


def score(
    said: Mapping[str, float], public_concern: float, method: Method | None = None
) -> Score:
    """
    Return the score of one set of answers, `said[item]` on each item's scale.

    Raises BadScore where an item is missing or outside its scale.
    """
    method = method or usual_method()
    for item in method.item:
        _check(item, said.get(item.id))
    if not 0 <= public_concern <= 100:
        raise BadScore("Public concern lies between 0 and 100.")
    impact = 100 * _share(said, method.of(Block.IMPACT))
    likelihood = _share(said, method.of(Block.LIKELIHOOD))
    gaps = sum(item.weight * said[item.id] for item in method.of(Block.POSITION))
    gap = 1 + gaps / method.weights.gap_divisor
    risk = impact * likelihood
    return Score(
        impact=impact,
        likelihood=likelihood,
        risk=risk,
        gap=gap,
        public_concern=public_concern,
        total=method.weights.risk * risk * gap
        + method.weights.public_concern * public_concern,
    )


def _check(item: Item, value: float | None) -> None:
    if value is None:
        raise BadScore(f"“{item.title}” has no score yet.")
    if not item.least <= value <= item.most:
        raise BadScore(
            f"“{item.title}” is scored from {item.least} to {item.most}, not {value:g}."
        )


def _share(said: Mapping[str, float], items: Sequence[Item]) -> float:
    most = sum(item.weight * item.most for item in items)
    return sum(item.weight * said[item.id] for item in items) / most


@dataclass(frozen=True)
class Spread:
    """What several scorers said of one item: all of it, its middle and its width."""

    item: Item
    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Return the median, which one odd answer cannot move."""
        return median(self.values)

    @property
    def is_wide(self) -> bool:
        """Say whether the scorers should talk this item over."""
        return max(self.values) - min(self.values) > WIDE_SPREAD


def spreads(
    answers: Sequence[Mapping[str, float]], method: Method | None = None
) -> tuple[Spread, ...]:
    """Return each item's answers; items that nobody answered are left out."""
    method = method or usual_method()
    found = []
    for item in method.item:
        values = tuple(said[item.id] for said in answers if item.id in said)
        if values:
            found.append(Spread(item, values))
    return tuple(found)


def agreed(
    answers: Sequence[Mapping[str, float]],
    public_concern: float,
    method: Method | None = None,
) -> Score:
    """Return the score of the middle answers of several who scored apart."""
    middles = {each.item.id: each.middle for each in spreads(answers, method)}
    return score(middles, public_concern, method)


def ranked(scores: Mapping[str, Score]) -> list[str]:
    """Return the themes from the highest score down; ties go by risk, then by name."""
    return sorted(
        scores, key=lambda name: (-scores[name].total, -scores[name].risk, name)
    )


@dataclass(frozen=True)
class Sensitivity:
    """Between which ranks a theme moves when the weights do."""

    theme: str
    rank: int
    best: int
    worst: int

    @property
    def is_steady(self) -> bool:
        """Say whether no weight that was tried changes the rank."""
        return self.best == self.worst


CONCERN_TRIED = (0.0, 0.1, 0.2, 0.3, 0.4)
"""The weights of public concern that are tried beside the one in force."""


def sensitivity(
    answers: Mapping[str, Mapping[str, float]],
    concern: Mapping[str, float],
    method: Method | None = None,
) -> list[Sensitivity]:
    """
    Return how each theme's rank moves as the public's weight goes from 0 to 0.4.

    `answers[theme]` are the middle answers; the weight of risk is what is left of 1.
    The weight in force is always among those that are tried.
    """
    method = method or usual_method()
    ranks: dict[str, list[int]] = {theme: [] for theme in answers}
    for public in sorted({*CONCERN_TRIED, method.weights.public_concern}):
        weights = method.weights.model_copy(
            update={"risk": 1 - public, "public_concern": public}
        )
        for place, theme in enumerate(_order(answers, concern, method, weights), 1):
            ranks[theme].append(place)
    usual = _order(answers, concern, method, method.weights)
    return [
        Sensitivity(theme, place, min(ranks[theme]), max(ranks[theme]))
        for place, theme in enumerate(usual, 1)
    ]


def _order(
    answers: Mapping[str, Mapping[str, float]],
    concern: Mapping[str, float],
    method: Method,
    weights: Weights,
) -> list[str]:
    tried = method.model_copy(update={"weights": weights})
    return ranked({t: score(said, concern[t], tried) for t, said in answers.items()})
