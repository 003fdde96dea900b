"""Repeat victims, callers, addresses and offenders: how many there are."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.repeats.events import (
    Who,
    doubts_of,
    known_names,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import TableLike, rows_of
from frankpledge.analysis.patterns.repeats.prevalence import Repeats, repeats
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "A victim here is whoever had one event or more: a person, caller, address or "
    "offender. Prevalence is victims per 1,000 targets, incidence events per 1,000, "
    "concentration events a victim. A repeat victim had two or more. Repeat events are "
    "those after a victim's first: events less victims. Expected by chance is what "
    "events that strike any target alike would give (Poisson)."
)


@method(
    "repeats",
    family=Family.REPEATS,
    title="Repeat victims, callers, addresses or offenders of one period",
    question="How many come up again and again, and how much of it all is theirs?",
    definition=DEFINITION,
    sources=(
        "Tseloni and Pease, British Journal of Criminology 43 (2003), 196-212",
        "Farrell and Pease, Once Bitten, Twice Bitten, Home Office 1993",
    ),
    example=Example(
        {"who": ["Flat 1", "Flat 2", "Flat 1", "Flat 3", "Flat 1", "Flat 2"]},
        {"targets": 40},
        "Six burglaries among forty flats.",
    ),
)
def repeats_of_a_period(
    table: TableLike,
    *,
    who: Who = "who",
    targets: Annotated[
        int | None, Option("How many there are in all; not given: not known.")
    ] = None,
) -> Result:
    """
    Return how many targets had 0, 1, 2 ... events, beside what chance gives.

    Each row is one event. Rows that do not say who are left out and counted.
    """
    rows = rows_of(table)
    names, is_named = known_names(rows, who)
    encoded = names.filter(pa.array(is_named)).dictionary_encode()
    held = np.bincount(encoded.indices.to_numpy(zero_copy_only=False), minlength=0)
    found = repeats(held, targets)
    nameless = int((~is_named).sum())
    return Result(
        method="repeats",
        definition=DEFINITION,
        sentence=_sentence(found),
        table=_table(found, targets),
        figures=_figures(found),
        warnings=(
            *_nameless(nameless, rows.num_rows),
            *doubts_of(encoded.dictionary.to_pylist()),
        ),
        spec=_spec(found) if found.events else None,
    )


def _nameless(nameless: int, total: int) -> tuple[str, ...]:
    if not nameless:
        return ()
    return (
        f"Rows that do not say who, left out: {number(nameless)} of {number(total)}. "
        "Repeats among them cannot be seen, so the shares are too low.",
    )


def _figures(found: Repeats) -> dict[str, Value]:
    return {
        "targets": found.targets,
        "events": found.events,
        "victims": found.victims,
        "repeat_victims": found.repeat_victims,
        "repeat_victim_percent": found.repeat_victim_pct,
        "events_against_repeat_victims": found.events_against_repeat_victims,
        "events_against_repeat_victims_percent": (
            found.events_against_repeat_victims_pct
        ),
        "repeat_events": found.repeat_events,
        "repeat_event_percent": found.repeat_event_pct,
        "prevalence_per_1000": found.prevalence_per_1000,
        "incidence_per_1000": found.incidence_per_1000,
        "concentration": found.concentration,
        "victims_by_chance": found.expected_victims,
        "repeat_victims_by_chance": found.expected_repeat_victims,
    }


def _sentence(found: Repeats) -> str:
    share, crimes = found.repeat_victim_pct, found.events_against_repeat_victims_pct
    if share is None or crimes is None:
        return "No event says whom it happened to."
    if not found.repeat_victims:
        return f"None of the {number(found.victims)} came up more than once."
    said = (
        f"{number(found.repeat_victims)} of {number(found.victims)} "
        f"({number(share, 1)}%) came up more than once and had "
        f"{number(crimes, 1)}% of the {number(found.events)} events"
    )
    chance = found.expected_repeat_victims
    if chance is None:
        return said + "."
    return f"{said}; chance alone would give about {number(chance, 1)} of them."


def _listed(found: Repeats) -> list[int]:
    return [times for times, count in enumerate(found.by_times) if count or times < 2]


def _table(found: Repeats, targets: int | None) -> pa.Table:
    listed = _listed(found)
    return pa.table(
        {
            "times": listed,
            "targets": pa.array(
                [
                    found.by_times[times] if times or targets else None
                    for times in listed
                ],
                pa.int64(),
            ),
            "events": [times * found.by_times[times] for times in listed],
            "targets_by_chance": pa.array(
                [found.expected(times) for times in listed], pa.float64()
            ),
        }
    )


def _spec(found: Repeats) -> Spec:
    listed = _listed(found)
    return bars_spec(
        [str(times) for times in listed if times],
        [float(times * found.by_times[times]) for times in listed if times],
        title="Events by how often their victim had one",
        subtitle="Each bar is all events of those with so many.",
        unit="Events",
    )
