"""A scoring matrix as data: blocks of rules, their points, their version."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any


STANDARD = Path(__file__).parent / "standard.toml"
PROTECTED = frozenset(
    [
        "age",
        "sex",
        "gender",
        "race",
        "ethnicity",
        "nationality",
        "religion",
        "belief",
        "disability",
        "pregnancy",
        "maternity",
        "marriage",
        "orientation",
    ]
)
"""Characteristics of the Equality Act 2010 section 4, which may never score."""


class Rule(StrEnum):
    """How a block turns facts into points."""

    RECENCY = "recency"
    COUNT = "count"
    LATEST = "latest"
    GRADED = "graded"
    EACH = "each"


@dataclass(frozen=True)
class Block:
    """
    One rule: which facts count, over how many months, for how many points at most.

    `points` gives points by what a fact is of; `steps` gives (threshold, points) in
    rising order. `months` is None where a fact counts whenever it was recorded.
    """

    code: str
    title: str
    rule: Rule
    kind: str
    most: float
    months: int | None
    points: Mapping[str, float]
    steps: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Matrix:
    """A whole matrix; `bands` are (name, least score) from the highest down."""

    name: str
    version: str
    valid_from: date
    source: str
    blocks: tuple[Block, ...]
    bands: tuple[tuple[str, float], ...]

    @property
    def most(self) -> float:
        """Return the highest score there can be."""
        return sum(block.most for block in self.blocks)

    def band(self, score: float) -> str:
        """Return the band a score falls in."""
        return next(name for name, least in self.bands if score >= least)


@cache
def standard() -> Matrix:
    """Return the matrix that is shipped: a starting place, not a national rule."""
    return read_matrix(STANDARD)


def read_matrix(file: Path) -> Matrix:
    """
    Return the matrix of a TOML file shaped as the shipped one.

    Raises ValueError, saying what is wrong, where a part is missing, no band starts
    at 0, or a block scores a protected characteristic.
    """
    try:
        with file.open("rb") as text:
            data = tomllib.load(text)
        return _matrix(data)
    except (OSError, tomllib.TOMLDecodeError) as failure:
        raise ValueError(f"The matrix {file.name} cannot be read: {failure}") from None
    except KeyError as missing:
        raise ValueError(f"The matrix {file.name} lacks {missing}.") from None


def _matrix(data: dict[str, Any]) -> Matrix:
    bands = sorted(data["bands"].items(), key=lambda band: -band[1])
    if not bands or bands[-1][1] != 0:
        raise ValueError("The lowest band of a matrix starts at 0.")
    return Matrix(
        name=data["name"],
        version=str(data["version"]),
        valid_from=data["valid_from"],
        source=data["source"],
        blocks=tuple(_block(block) for block in data["block"]),
        bands=tuple((name, float(least)) for name, least in bands),
    )


def _block(data: dict[str, Any]) -> Block:
    points = {
        name.casefold(): float(one) for name, one in data.get("points", {}).items()
    }
    named = {word for name in (data["kind"], *points) for word in name.split()}
    if forbidden := sorted(named & PROTECTED):
        raise ValueError(f"A matrix may not score {', '.join(forbidden)}.")
    steps = sorted((float(at), float(one)) for at, one in data.get("steps", {}).items())
    return Block(
        code=data["code"],
        title=data["title"],
        rule=Rule(data["rule"]),
        kind=data["kind"],
        most=float(data["most"]),
        months=data.get("months"),
        points=points,
        steps=tuple(steps),
    )
