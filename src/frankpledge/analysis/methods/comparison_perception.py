"""Worry beside the record: where people fear more, or less, than what is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.methods.options import Base, Events, FalseDiscovery, Name
from frankpledge.analysis.methods.registry import ColumnOf, Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    counts,
    names_of,
    numbers,
    rows_of,
    told_twice,
)
from frankpledge.analysis.statistics import count_tests
from frankpledge.analysis.statistics.change import two_proportions
from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.analysis.statistics.ranking import shared_ranks


DEFINITION = (
    "For each area the share of people asked who are worried, and the recorded rate, "
    "each against all other areas together: above, below or no clear difference (two "
    "shares; two counts on their bases; corrected for the number of areas). More worry "
    "than record: worry is higher there and the record is not, or the record is lower "
    "and worry is not. Less worry than record: the other way round. The gap is the rank "
    "by worry less the rank by record."
)
RECORDED = (
    "The record is not all that happens: where people worry and little is recorded, "
    "less may be reported. Ask before saying that the fear is out of line."
)
AS_RECORDED, MORE, LESS = (
    "in line",
    "more worry than record",
    "less worry than record",
)
WORDS = {1: "above", 0: "no clear difference", -1: "below"}


@dataclass(frozen=True)
class _Side:
    """Figures of every area, and whether each lies above or below all the others."""

    value: Floats
    place: list[int]


@method(
    "perception-gap",
    family=Family.COMPARISON,
    title="Worry beside the record",
    question="Where do people worry more, or less, than the record would suggest?",
    definition=DEFINITION,
    sources=("Two proportions; Krishnamoorthy and Thomson 2004; Benjamini, Hochberg",),
    example=Example(
        {
            "area": ["North", "South", "Town", "Park"],
            "worried": [62, 25, 48, 70],
            "asked": [150, 150, 140, 150],
            "events": [110, 120, 390, 118],
            "residents": [9000, 9400, 9100, 8800],
        },
        story="Worry about burglary in a survey, and burglaries recorded that year.",
    ),
)
def perception_gap(
    table: TableLike,
    *,
    area: Name = "area",
    worried: Annotated[str, ColumnOf("How many of those asked are worried.")] = (
        "worried"
    ),
    asked: Annotated[str, ColumnOf("How many were asked.")] = "asked",
    events: Events = "events",
    base: Base = "residents",
    false_discovery: FalseDiscovery = 0.05,
) -> Result:
    """Return each area's worry in per cent, its rate per 1,000, both places, the gap."""
    rows = rows_of(table, 3)
    between("false discovery", false_discovery, 1e-6, 0.5)
    names = names_of(rows, area)
    worry = _worry(rows, worried, asked, false_discovery)
    record = _record(rows, events, base, false_discovery)
    gap = shared_ranks(worry.value) - shared_ranks(record.value)
    kinds = [_kind(w, r) for w, r in zip(worry.place, record.place, strict=True)]
    return Result(
        method="perception-gap",
        definition=DEFINITION,
        sentence=_sentence(names, kinds),
        table=pa.table(
            {
                "area": names,
                "worried_percent": worry.value,
                "rate_per_1000": record.value,
                "worry": [WORDS[at] for at in worry.place],
                "record": [WORDS[at] for at in record.place],
                "gap_in_ranks": gap,
                "finding": kinds,
            }
        ),
        figures={MORE: kinds.count(MORE), LESS: kinds.count(LESS)},
        warnings=(*told_twice(names, "areas"), RECORDED),
    )


def _worry(rows: pa.Table, worried: str, asked: str, level: float) -> _Side:
    k, n = counts(rows, worried), counts(rows, asked)
    for at in np.flatnonzero((n == 0) | (k > n)):
        raise BadTable(
            f"Row {at + 1} has {k[at]:g} worried of {n[at]:g} asked.",
            "Leave out areas in which nobody was asked.",
        )
    whole = int(k.sum()), int(n.sum())
    found = [
        two_proportions(whole[0] - int(a), whole[1] - int(b), int(a), int(b))
        for a, b in zip(k, n, strict=True)
    ]
    return _Side(
        100 * k / n,
        _placed([one.p for one in found], [one.difference for one in found], level),
    )


def _record(rows: pa.Table, events: str, base: str, level: float) -> _Side:
    x, n = counts(rows, events), numbers(rows, base, least=0)
    for at in np.flatnonzero(n == 0):
        raise BadTable(f"Nobody lives in the area of row {at + 1}, so it has no rate.")
    others, people = x.sum() - x, n.sum() - n
    p = [
        count_tests.chosen(float(rest), float(own), float(there), float(here)).p
        for rest, own, there, here in zip(others, x, people, n, strict=True)
    ]
    return _Side(1000 * x / n, _placed(p, (x / n - others / people).tolist(), level))


def _placed(p: list[float], difference: list[float], level: float) -> list[int]:
    clear = benjamini_hochberg(np.array(p)) < level
    return [
        int(np.sign(way)) if is_clear else 0
        for way, is_clear in zip(difference, clear, strict=True)
    ]


def _kind(worry: int, record: int) -> str:
    if worry == record:
        return AS_RECORDED
    return MORE if worry > record else LESS


def _sentence(names: list[str], kinds: list[str]) -> str:
    told = [
        f"{kind} in {', '.join(found[:5])}"
        for kind in (MORE, LESS)
        if (found := [n for n, one in zip(names, kinds, strict=True) if one == kind])
    ]
    if not told:
        return "In no area does worry differ clearly from what the record suggests."
    words = "; ".join(told)
    return f"{words[0].upper()}{words[1:]}."
