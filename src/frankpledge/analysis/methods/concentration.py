"""How unevenly events fall on places, people, premises or callers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.concentration import concentration_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.repeats.events import doubts_of, known_names
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    counts,
    rows_of,
)
from frankpledge.analysis.patterns.concentration import (
    ByChance,
    Concentration,
    by_chance,
    concentration,
)
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Places are put in order, the one with most events first. The share of events at "
    "the fullest 1%, 5%, 10% and 20% of places is taken over whole places, rounded up; "
    "the fewest places for a quarter, half and 80% of events are whole places too. "
    "Gini's coefficient is 0 where all places have the same and near 1 where one has "
    "everything. It cannot be low where places outnumber events, so the generalised "
    "one measures against the most even spread that so few events allow; the unbiased "
    "one is multiplied by n / (n - 1). By chance: the same for events that fall on "
    "places blindly (Poisson), since even these pile up."
)
TOPS = (0.01, 0.05, 0.1, 0.2)
HOLDING = (0.25, 0.5, 0.8)

MOST_PLACES = 50_000_000
"""More than the addresses of the United Kingdom are no number of places."""


@method(
    "concentration",
    family=Family.CONCENTRATION,
    title="Concentration on few places, people, premises or callers",
    question="Do a few places, people or callers account for most of it?",
    definition=DEFINITION,
    sources=(
        "Weisburd, Criminology 53 (2015), 133-157 (the law of crime concentration)",
        "Bernasco and Steenbeek, Journal of Quantitative Criminology 33 (2017), "
        "451-467 (generalised Gini)",
        "Ramasubban, Biometrika 45 (1958), 549-556 (mean difference of the Poisson)",
    ),
    example=Example(
        {
            "place": ["Bus station", "The Crown", "High Street 1 to 9", "Library"],
            "events": [10, 8, 2, 0],
        },
        {"events": "events", "places": 10},
        "Twenty incidents at three of ten places in a town centre.",
    ),
)
def places_by_events(
    table: TableLike,
    *,
    place: Annotated[str, ColumnOf("The place, person, premises or caller.")] = "place",
    events: Annotated[
        str, ColumnOf("How many happened there; none where each row is one event.")
    ] = "",
    places: Annotated[
        int | None,
        Option("How many there are in all: those not in the table had no event."),
    ] = None,
) -> Result:
    """
    Return the places with their events, fullest first, and running shares of 0 to 1.

    Rows of one place are added up. A row without a place is left out and counted. A
    place with a missing count is not known, which is not none.
    """
    rows = rows_of(table)
    held = _held(rows, place, events)
    if places is not None:
        between("number of places", places, 1, MOST_PLACES)
    unlisted = 0 if places is None else places - len(held.names)
    if unlisted < 0:
        raise BadTable(
            f"There are {len(held.names):,} places in the table, more than the "
            f"{places:,} there are said to be."
        )
    found = concentration(held.events, unlisted)
    is_cut = places is None and found.with_any == found.places
    chance = None if is_cut else by_chance(found.places, found.events)
    return Result(
        method="concentration",
        definition=DEFINITION,
        sentence=_sentence(found, chance),
        table=_table(held, found),
        figures=_figures(found, chance),
        warnings=_warnings(held, found, is_cut=is_cut),
        spec=_spec(found),
    )


@dataclass(frozen=True)
class Held:
    """What each named place holds; `nameless` rows said no place."""

    names: list[str]
    events: Floats
    nameless: int


def _held(rows: pa.Table, place: str, events: str) -> Held:
    names, known = known_names(rows, place)
    happened = (
        counts(rows, events, may_be_missing=True) if events else np.ones(rows.num_rows)
    )
    encoded = names.filter(pa.array(known)).dictionary_encode()
    listed = encoded.dictionary.to_pylist()
    totals = np.bincount(
        encoded.indices.to_numpy(zero_copy_only=False),
        happened[known],
        minlength=len(listed),
    )
    return Held(listed, totals.astype(np.float64), int((~known).sum()))


def _table(held: Held, found: Concentration) -> pa.Table:
    order = np.argsort(-np.nan_to_num(held.events, nan=-1), kind="stable")
    listed = held.events[order]
    ranks = np.arange(1, len(order) + 1)
    is_known = ~np.isnan(listed)
    running = np.cumsum(np.nan_to_num(listed))
    shares = np.full(len(order), np.nan)
    np.divide(running, found.events or 1.0, out=shares, where=is_known)
    if not found.events:
        shares[:] = np.nan
    of_places = np.where(is_known, ranks / max(found.places, 1), np.nan)
    return pa.table(
        {
            "place": [held.names[row] for row in order],
            "events": pa.array(listed, from_pandas=True),
            "share_of_events_so_far": pa.array(shares, from_pandas=True),
            "share_of_places_so_far": pa.array(of_places, from_pandas=True),
        }
    )


def _figures(found: Concentration, chance: ByChance | None) -> dict[str, Value]:
    figures: dict[str, Value] = {
        "places": found.places,
        "events": found.events,
        "places_with_any": found.with_any,
        "gini": found.gini,
        "gini_generalised": found.generalised,
        "gini_unbiased": found.unbiased,
        "gini_by_chance": chance.gini if chance else None,
        "simpson": found.simpson,
        "hoover": found.hoover,
    }
    for share in TOPS:
        top = found.top(share)
        figures[f"share_at_top_{100 * share:.0f}_percent"] = top[1] if top else None
    for share in HOLDING:
        figures[f"places_for_{100 * share:.0f}_percent"] = found.fewest_for(share)
        figures[f"places_for_{100 * share:.0f}_percent_by_chance"] = (
            chance.fewest_for(share) if chance else None
        )
    return figures


def _sentence(found: Concentration, chance: ByChance | None) -> str:
    half = found.fewest_for(0.5)
    if half is None:
        return "There are no events, so nothing can be concentrated."
    said = (
        f"Half of the {number(found.events)} events are at {number(half)} of "
        f"{number(found.places)} places ({number(100 * half / found.places, 1)}%)"
    )
    if chance is None:
        return f"{said}, of those that have any."
    blind = chance.fewest_for(0.5)
    return (
        f"{said}; if they had fallen blindly, half would be at about {number(blind)} "
        f"({number(100 * blind / found.places, 1)}%)."
    )


def _warnings(held: Held, found: Concentration, *, is_cut: bool) -> tuple[str, ...]:
    warnings = []
    if held.nameless:
        warnings.append(
            f"Rows that say no place, left out: {number(held.nameless)}. The true "
            "spread may be more even or less."
        )
    if found.missing:
        warnings.append(
            f"Places without a known count, left out: {number(found.missing)}."
        )
    if is_cut and found.places:
        warnings.append(
            "Every place listed has an event. If there are places without one, say how "
            "many places there are in all: without them the spread looks more even, and "
            "there is nothing to compare with chance."
        )
    if found.events and found.places > found.events:
        warnings.append(
            "There are more places than events, so the plain Gini coefficient cannot "
            "be low: read the generalised one."
        )
    return (*warnings, *doubts_of(held.names))


def _spec(found: Concentration) -> Spec | None:
    curve = found.curve()
    if not curve.size:
        return None
    return concentration_spec(
        curve.tolist(),
        title="The fullest few and what they hold",
        subtitle="The broken line is an even spread.",
        places="Fullest places, % of all",
        events="Events, % of all",
    )
