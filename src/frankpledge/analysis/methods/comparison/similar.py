"""One area among similar ones: averages by name, rank, and whether it differs."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from frankpledge.analysis.methods.options import (
    Base,
    Confidence,
    Events,
    Name,
    Per,
    Seed,
)
from frankpledge.analysis.methods.rates.shares import places, strip_of
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    MOST_SEED,
    BadTable,
    Floats,
    TableLike,
    between,
    counts,
    names_of,
    numbers,
    rows_of,
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics import intervals, ranking
from frankpledge.analysis.statistics.change import percent_change
from frankpledge.analysis.statistics.comparison import (
    Standing,
    funnel,
    standing,
    z_against,
)
from frankpledge.analysis.statistics.sentences import number, standing_sentence


EXAMPLE = Example(
    {
        "area": ["Home", "Ash", "Birch", "Cedar", "Elm"],
        "events": [1294, 1888, 931, 2493, 1466],
        "residents": [122_000, 180_000, 91_000, 248_000, 138_000],
    },
    {"own": "Home"},
)
SIMILAR = (
    "The own area's rate beside those of similar areas. “Group average” has several "
    "meanings and all are given: the mean of the rates and the pooled rate (all events "
    "over all people), each with and without the own area. It differs from the group "
    "when the others' mean lies outside its own interval (exact under 10, else Byar). "
    "Rank 1 is the lowest; areas without a figure are left out and named."
)


@method(
    "similar-areas",
    family=Family.COMPARISON,
    title="One area among similar ones",
    question="Are we above the family, and is the difference more than chance?",
    definition=SIMILAR,
    sources=("Breslow and Day 1987 (Byar); practice of partnerships since 2004",),
    example=EXAMPLE,
)
def similar_areas(
    table: TableLike,
    *,
    own: Annotated[str, Option("Name of the own area, as in the table.")],
    area: Name = "area",
    events: Events = "events",
    base: Base = "residents",
    multiplier: Per = 1000,
) -> Result:
    """
    Return each area with rate, interval, ranks, distance from the mean, z and funnel.

    z is 2(√count - √expected), expected at the others' pooled rate, round which the
    funnel lies too.
    """
    rows = rows_of(table, 2)
    between("multiplier", multiplier, 1e-9, 1e12)
    names = names_of(rows, area)
    if len(set(names)) < len(names) or own not in names:
        raise BadTable(f"Every area needs one row, and “{own}” must be among them.")
    seen = counts(rows, events, may_be_missing=True)
    people = numbers(rows, base, may_be_missing=True, least=0)
    rates = multiplier * seen / np.where(people > 0, people, np.nan)
    place = _standing(own, names, rates, seen, people, multiplier)
    limits = intervals.rate(seen, people, multiplier)
    pooled = place.pooled.without_own if place.pooled else float("nan")
    z = z_against(seen, people * pooled / multiplier)
    funnel = funnel_around(people, pooled, multiplier)
    sentence = standing_sentence(place, own)
    drawn = places(names, rates, limits.low, limits.high, own)
    missing = ", ".join(place.not_comparable)
    return Result(
        method="similar-areas",
        definition=SIMILAR,
        sentence=sentence,
        table=with_columns(rows, _columns(rates, limits, place, z) | funnel),
        figures=_figures(place) | {"over-dispersion": _dispersion(z)},
        warnings=(f"No figure, so not compared: {missing}.",) if missing else (),
        spec=strip_of(
            drawn,
            sentence,
            f"Per {number(multiplier)}",
            2,
            ("mean", place.mean.with_own),
        ),
    )


def _standing(
    own: str,
    names: list[str],
    rates: Floats,
    seen: Floats,
    people: Floats,
    multiplier: float,
) -> Standing:
    try:
        return standing(
            own,
            dict(zip(names, rates.tolist(), strict=True)),
            counts=dict(zip(names, seen.tolist(), strict=True)),
            populations=dict(zip(names, people.tolist(), strict=True)),
            multiplier=multiplier,
        )
    except ValueError as failure:
        raise BadTable(str(failure)) from failure


def _columns(
    rates: Floats, limits: intervals.Limits, place: Standing, z: Floats
) -> dict[str, Floats]:
    """Return what the table says of every area beyond what was given."""
    return {
        "rate": rates,
        "low": limits.low,
        "high": limits.high,
        "rank": ranking.shared_ranks(rates),
        "rank_from_highest": ranking.shared_ranks(-rates),
        "percent_from_mean": 100 * (rates / (place.mean.with_own or np.nan) - 1),
        "z_against_pooled": z,
    }


def _figures(place: Standing) -> dict[str, float | str | bool | None]:
    pooled = place.pooled
    return {
        "rate": place.value,
        "rank": place.rank,
        "areas": place.size,
        "quarter": place.quarter,
        "position": str(place.position),
        "differs from the others": place.differs_from_group,
        "mean of rates, own in": place.mean.with_own,
        "mean of rates, own out": place.mean.without_own,
        "pooled rate, own in": pooled.with_own if pooled else None,
        "pooled rate, own out": pooled.without_own if pooled else None,
        "median, own in": place.median.with_own,
        "median, own out": place.median.without_own,
        "percent from mean": place.distance_percent,
        "percent from mean, own out": percent_change(
            place.mean.without_own or 0.0, place.value
        ),
        "band, low": place.band[0],
        "band, high": place.band[1],
        "first quartile": place.quartiles[0],
        "third quartile": place.quartiles[2],
    }


def _dispersion(z: Floats) -> float | None:
    """Return the mean square of z over the areas: 1 where chance alone parts them."""
    known = z[~np.isnan(z)]
    return float((known**2).mean()) if known.size else None


def funnel_around(
    people: Floats, pooled: float, multiplier: float
) -> dict[str, Floats]:
    """Return the exact 95% limits of the count that the others' pooled rate gives."""
    low, high = funnel(np.where(people > 0, people, np.nan), pooled, multiplier)
    return {"funnel_low": low, "funnel_high": high}


RANKS = (
    "Each area's rank (1 the lowest rate) with the ranks it might have had by chance: "
    "many times over, each area draws a rate from what its own count allows, and all "
    "are ranked. A range from 3 to 14 of 15 says that the rank means little."
)


@method(
    "rank-uncertainty",
    family=Family.COMPARISON,
    title="Rank with its uncertainty",
    question="We are eleventh of fifteen: could it as well have been sixth?",
    definition=RANKS,
    sources=(
        "Goldstein and Spiegelhalter 1996, J. R. Statist. Soc. A 159, 385 to 443",
    ),
    example=EXAMPLE,
)
def rank_uncertainty(
    table: TableLike,
    *,
    own: Annotated[str, Option("Name of the own area; none for all alike.")] = "",
    area: Name = "area",
    events: Events = "events",
    base: Base = "residents",
    draws: Annotated[int, Option("How often the ranks are drawn.")] = 10_000,
    confidence: Confidence = 0.95,
    seed: Seed = 1,
) -> Result:
    """Return each area with its rank, the range of ranks, and chances of an end."""
    rows = rows_of(table, 2)
    between("draws", draws, 100, 1_000_000 // max(1, rows.num_rows // 100 + 1))
    between("confidence", confidence, 0.5, 0.9999)
    between("seed", seed, 0, MOST_SEED)
    names = names_of(rows, area)
    people = numbers(rows, base, least=0)
    if not (people > 0).all() or (own and own not in names):
        raise BadTable("Every area needs a base above 0, and the own area a row.")
    found = ranking.rank_uncertainty(
        counts(rows, events), people, draws=draws, confidence=confidence, seed=seed
    )
    at = names.index(own) if own else int(np.argmax(found.rank))
    sentence = _rank_sentence(names, found, at)
    drawn = places(names, found.rank, found.low, found.high, names[at])
    return Result(
        method="rank-uncertainty",
        definition=RANKS,
        sentence=sentence,
        table=with_columns(rows, found.columns()),
        figures={
            "rank": float(found.rank[at]),
            "low": float(found.low[at]),
            "high": float(found.high[at]),
        },
        warnings=told_twice(names, "areas"),
        seed=seed,
        spec=strip_of(drawn, sentence, "Rank", 0),
    )


def _rank_sentence(names: list[str], found: ranking.Ranked, at: int) -> str:
    return (
        f"{names[at]} ranks {number(found.rank[at])} of {len(names)} (1 is the lowest); "
        f"chance alone could put it anywhere from {number(found.low[at])} to "
        f"{number(found.high[at])}."
    )
