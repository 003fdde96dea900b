"""What a total's change is made of, and whether a pattern over areas moved."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from frankpledge.analysis.charts.bars import bar_chart
from frankpledge.analysis.charts.changes import change_spec
from frankpledge.analysis.charts.pictures import Caption
from frankpledge.analysis.methods.options import FalseDiscovery, Name
from frankpledge.analysis.methods.rates.shares import MOST_DRAWN, places
from frankpledge.analysis.methods.registry import ColumnOf, Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    counts,
    names_of,
    rows_of,
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics.contribution import Contribution, contribution
from frankpledge.analysis.statistics.point_pattern import PatternChange, area_by_area
from frankpledge.analysis.statistics.sentences import number, signed


Before = Annotated[str, ColumnOf("Events in the earlier period.")]
After = Annotated[str, ColumnOf("Events in the later period.")]
SAME = "no clear change"

PARTS = (
    "Each part's change in events, in percentage points of the total before (these "
    "add up to the total's change in per cent) and as a share of the total's change. "
    "`at_total_pace` is what the part would have changed by had it moved like the "
    "whole. Parts may not overlap and all must be there."
)
NOT_A_CAUSE = (
    "A contribution says where the change was, not what caused it or whether it is "
    "more than chance: use “change” for that."
)


@method(
    "contribution",
    family=Family.CHANGE,
    title="What each part added to the total's change",
    question="Which types or areas made the total go up or down?",
    definition=PARTS,
    sources=("Arithmetic of shares; as in national accounts' contributions to growth",),
    example=Example(
        {
            "name": ["Burglary", "Damage", "Violence"],
            "before": [400, 600, 500],
            "after": [300, 620, 640],
        }
    ),
)
def contributions(
    table: TableLike,
    *,
    name: Name = "name",
    before: Before = "before",
    after: After = "after",
) -> Result:
    """Return each part with its difference, points, share and pace, largest first."""
    rows = rows_of(table)
    first, second = counts(rows, before), counts(rows, after)
    made = contribution(first, second)
    rows = with_columns(
        rows,
        {
            "difference": made.difference,
            "points": made.points,
            "percent_of_change": made.share,
            "at_total_pace": made.like_the_rest,
        },
    )
    order = np.argsort(-np.abs(made.difference), kind="stable")
    names = names_of(rows, name)
    top = [
        f"{names[at]} {signed(made.difference[at], 0)}"
        for at in order[:3]
        if made.difference[at]
    ]
    sentence = _parts_sentence(made, top)
    drawn = places(names, made.difference, made.points, made.points)
    return Result(
        method="contribution",
        definition=PARTS,
        sentence=sentence,
        table=rows.take(order),
        figures={"before": made.before, "after": made.after},
        warnings=(*told_twice(names, "parts"), NOT_A_CAUSE),
        spec=bar_chart(drawn, Caption(sentence, ""), unit="Change", decimals=0).spec
        if len(drawn) <= MOST_DRAWN
        else None,
    )


def _parts_sentence(made: Contribution, top: list[str]) -> str:
    if not top:
        return f"No part changed: {number(made.after)} both times."
    ends = f"from {number(made.before)} to {number(made.after)}"
    change = signed(made.after - made.before, 0)
    return f"The total went {ends} ({change}): {', '.join(top)}."


PATTERN = (
    "Each area's share of all events in the first period against its share in the "
    "second (difference of two proportions, no continuity correction), corrected for "
    "the number of areas by Benjamini and Hochberg. A rise of the total everywhere "
    "alike is no change of pattern. Similarity is the share of areas without a clear "
    "change."
)


@method(
    "area-pattern-change",
    family=Family.CHANGE,
    title="Did the pattern over areas change?",
    question="Is crime in different places than before, whatever became of the total?",
    definition=PATTERN,
    sources=(
        "Andresen 2009, Applied Geography 29, 333 to 345",
        "Wheeler, Steenbeek and Andresen 2018, Transactions in GIS 22, 760 to 774",
    ),
    example=Example(
        {
            "area": ["A", "B", "C", "D", "E"],
            "before": [100, 50, 25, 10, 5],
            "after": [80, 75, 25, 5, 12],
        }
    ),
)
def area_pattern_change(
    table: TableLike,
    *,
    area: Name = "area",
    before: Before = "before",
    after: After = "after",
    false_discovery: FalseDiscovery = 0.05,
) -> Result:
    """Return each area's two shares (%), p, q and whether its share clearly changed."""
    rows = rows_of(table, 2)
    between("false discovery", false_discovery, 1e-6, 0.5)
    first, second = counts(rows, before), counts(rows, after)
    if not (first.sum() > 0 and second.sum() > 0):
        raise BadTable("Both periods need at least one event.")
    found = area_by_area(first, second, false_discovery)
    verdicts = _verdicts(found, false_discovery)
    names = names_of(rows, area)
    moved = [f"{n} ({v})" for n, v in zip(names, verdicts, strict=True) if v != SAME]
    shares = {"percent_before": 100 * found.before, "percent_after": 100 * found.after}
    first_share, second_share = (one.tolist() for one in shares.values())
    spec = change_spec(names, first_share, second_share, verdicts, unit="% of all")
    return Result(
        method="area-pattern-change",
        definition=PATTERN,
        sentence=(
            f"{len(moved)} of {len(names)} areas hold a clearly different share: "
            f"{', '.join(moved[:6])}."
            if moved
            else "No area's share of the total clearly changed."
        ),
        table=with_columns(
            rows, {**shares, "p": found.p, "q": found.q, "verdict": verdicts}
        ),
        figures={"similarity": found.similarity, "changed": len(moved)},
        warnings=told_twice(names, "areas"),
        spec=spec,
    )


def _verdicts(found: PatternChange, level: float) -> list[str]:
    return [
        ("rose" if after > before else "fell") if q < level else SAME
        for before, after, q in zip(found.before, found.after, found.q, strict=True)
    ]
