"""The elements of the self-checks, and what ratings add up to."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from frankpledge.performance.states import CheckKind


MOST = 3
RATINGS = {
    0: "0: not there",
    1: "1: begun",
    2: "2: in place",
    3: "3: in place and shown to work",
}


@dataclass(frozen=True)
class Element:
    """
    One thing a self-check asks about.

    `finds` names what the product can show of it from its own use.
    """

    id: str
    group: str
    title: str
    asks: str
    finds: tuple[str, ...] = ()


@cache
def elements_of(kind: CheckKind) -> tuple[Element, ...]:
    """Return a self-check's elements in their order."""
    text = files("frankpledge.performance").joinpath("self_checks.toml")
    data = tomllib.loads(text.read_text("utf-8"))[kind.value]
    return tuple(
        Element(**{**row, "finds": tuple(row.get("finds", ()))}) for row in data
    )


def totals(ratings: Iterable[int]) -> str:
    """Return ratings in sum, as "14 of 18 points on 6 elements"."""
    given = list(ratings)
    if not given:
        return "nothing is rated"
    things = "element" if len(given) == 1 else "elements"
    return f"{sum(given)} of {MOST * len(given)} points on {len(given)} {things}"
