"""Worry beside the record: where people fear more, or less, than what is recorded."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.changes import change_spec
from frankpledge.analysis.charts.theme import Spec
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
from frankpledge.analysis.statistics import tails
from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.analysis.statistics.distinct import once_each
from frankpledge.analysis.statistics.ranking import shared_ranks
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "For each area the share of people asked who are worried, and the recorded rate, "
    "each against the middle area (the median of all): above, below or no clear "
    "difference (exact binomial and Poisson tests, the middle taken as known, corrected "
    "for the number of areas). The middle is taken, and not the total of the others, so "
    "that one busy area does not make all the rest look quiet. More worry than record: "
    "worry is higher there and the record is not, or the record is lower and worry is "
    "not. Less worry than record: the other way round. The indices are 100 in the middle "
    "area; the gap is the rank by worry less the rank by record."
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
    """Figures of every area, that in the middle, and who lies above or below it."""

    value: Floats
    middle: float
    place: list[int]

    @property
    def index(self) -> Floats:
        """Return every figure where the middle one is 100; NaN where that is 0."""
        return 100 * self.value / (self.middle or np.nan)


@method(
    "perception-gap",
    family=Family.COMPARISON,
    title="Worry beside the record",
    question="Where do people worry more, or less, than the record would suggest?",
    definition=DEFINITION,
    sources=(
        "Clopper and Pearson 1934 (binomial); Garwood 1936 (Poisson)",
        "Benjamini and Hochberg 1995 (many areas)",
    ),
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
    kinds = [_kind(w, r) for w, r in zip(worry.place, record.place, strict=True)]
    sentence = _sentence(names, kinds)
    return Result(
        method="perception-gap",
        definition=DEFINITION,
        sentence=sentence,
        table=_table(names, worry, record, kinds),
        figures={
            MORE: kinds.count(MORE),
            LESS: kinds.count(LESS),
            "worried in the middle area, %": worry.middle,
            "recorded in the middle area, per 1,000": record.middle,
        },
        warnings=(*told_twice(names, "areas"), RECORDED),
        spec=_chart(names, worry, record, kinds),
    )


def _table(names: list[str], worry: _Side, record: _Side, kinds: list[str]) -> pa.Table:
    """Return both sides of each area, how far apart they are, and the finding."""
    return pa.table(
        {
            "area": names,
            "worried_percent": worry.value,
            "rate_per_1000": record.value,
            "worry": [WORDS[at] for at in worry.place],
            "record": [WORDS[at] for at in record.place],
            "worry_index": pa.array(worry.index, from_pandas=True),
            "record_index": pa.array(record.index, from_pandas=True),
            "gap_in_ranks": shared_ranks(worry.value) - shared_ranks(record.value),
            "finding": kinds,
            "talking_point": _talking_points(names, worry, record, kinds),
        }
    )


def _talking_points(
    names: list[str], worry: _Side, record: _Side, kinds: list[str]
) -> list[str]:
    """Return each area in a sentence that a meeting can begin from."""
    ask = {
        MORE: "Ask what people have in mind, and whether less is reported there.",
        LESS: "Ask who bears it, and whether visitors or premises do.",
        AS_RECORDED: "Worry and record go together.",
    }
    shares, rates = (_printed(side.value) for side in (worry, record))
    middle, usual = number(worry.middle, 1), number(record.middle, 1)
    return [
        f"{name}: {share}% are worried (middle area {middle}%), {rate} recorded per "
        f"1,000 (middle area {usual}). {ask[kind]}"
        for name, share, rate, kind in zip(names, shares, rates, kinds, strict=True)
    ]


def _printed(values: Floats) -> list[str]:
    """Return figures as they are printed, each distinct one rounded once."""
    return once_each(partial(number, decimals=1), values)


def _chart(
    names: list[str], worry: _Side, record: _Side, kinds: list[str]
) -> Spec | None:
    """Return both indices of each area, furthest apart first."""
    apart = np.nan_to_num(np.abs(worry.index - record.index))
    order = np.argsort(-apart, kind="stable")
    marks = {MORE: "rose", LESS: "fell"}
    return change_spec(
        [names[at] for at in order],
        record.index[order].tolist(),
        worry.index[order].tolist(),
        [marks.get(kinds[at], "no clear change") for at in order],
        unit="Index: 100 is the middle area",
        title="Worry (full) beside the record (hollow)",
        subtitle="Orange: more worry than the record suggests; navy: less; grey and "
        "dashed: no clear gap.",
    )


def _worry(rows: pa.Table, worried: str, asked: str, level: float) -> _Side:
    k, n = counts(rows, worried), counts(rows, asked)
    for at in np.flatnonzero((n == 0) | (k > n)):
        raise BadTable(
            f"Row {at + 1} has {k[at]:g} worried of {n[at]:g} asked.",
            "Leave out areas in which nobody was asked.",
        )
    share = k / n
    middle = float(np.median(share))
    some = 0.5 / (n.sum() + 1)
    likely = min(max(middle, some), 1 - some)
    p = np.array(once_each(partial(_binomial, share=likely), k, n))
    return _Side(100 * share, 100 * middle, _placed(p, share - middle, level))


def _record(rows: pa.Table, events: str, base: str, level: float) -> _Side:
    x, n = counts(rows, events), numbers(rows, base, least=0)
    for at in np.flatnonzero(n == 0):
        raise BadTable(f"Nobody lives in the area of row {at + 1}, so it has no rate.")
    rate = x / n
    middle = float(np.median(rate))
    foreseen = np.maximum(middle, 0.5 / n.sum()) * n
    p = tails.poisson_two_sided(x, foreseen)
    return _Side(1000 * rate, 1000 * middle, _placed(p, rate - middle, level))


def _binomial(seen: float, asked: float, share: float) -> float:
    """Return the exact chance of a share so far off; the normal one of millions."""
    if asked <= tails.MOST_TRIALS:
        return tails.binomial_two_sided(int(seen), int(asked), share)
    spread = math.sqrt(asked * share * (1 - share))
    return tails.normal_two_sided((seen - asked * share) / spread)


def _placed(p: Floats, difference: Floats, level: float) -> list[int]:
    clear = benjamini_hochberg(p) < level
    found: list[int] = np.where(clear, np.sign(difference), 0).astype(int).tolist()
    return found


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
