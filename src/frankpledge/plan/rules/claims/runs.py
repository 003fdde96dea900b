"""Whether a series moved one way every year, and where its extremes lie."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Point, Series
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.timing import Timing, When


_IN_A_ROW = re.compile(r"\b(?:consecutive|successive|running|in a row|in succession)\b")


def figures(points: Sequence[Point]) -> str:
    """Return the figures of some points as they are printed."""
    return ", ".join(p.number.text for p in points)


def every_year(
    passage: Passage, series: Series, direction: int, word: str, years: int
) -> Finding:
    """Hold “fallen in each of three years” against a series, step by step."""
    points = series.points[-(years + 1) :] if years else series.points
    steps = [b.number.value - a.number.value for a, b in pairwise(points)]
    shown = figures(points)
    said: dict[str, Any] = {
        "shown": word,
        "right": shown,
        "tied_to": f"“{series.name}”",
    }
    wrong = [step for step in steps if step * direction <= 0]
    if wrong:
        return sayings.fault(
            passage,
            Kind.CONTRADICTED,
            f"Not every year: “{series.name}” reads {shown}.",
            computed=wrong[0],
            **said,
        )
    if years and len(steps) < years and _IN_A_ROW.search(passage.template):
        # what lies before the table's first year it neither shows nor denies
        return sayings.unchecked(
            passage,
            f"“{series.name}” reads {shown}, which shows {len(steps)} of the {years} years.",
            **said,
        )
    if years and len(steps) < years:
        return sayings.fault(
            passage,
            Kind.YEARS,
            f"{years} years of change need {years + 1} figures; “{series.name}” has {len(points)}"
            f" ({shown}), which show {len(steps)}.",
            computed=Decimal(len(steps)),
            printed=Decimal(years),
            **said,
        )
    return sayings.agrees(passage, f"“{series.name}” reads {shown}.", **said)


def extreme(
    passage: Passage, series: Series, way: str, times: Sequence[Timing]
) -> Finding | None:
    """Hold “the lowest” or “the highest” against a series."""
    values = [p.number.value for p in series.points]
    shown = figures(series.points)
    wanted = min(values) if way == "lowest" else max(values)
    said: dict[str, Any] = {"shown": way, "right": shown, "tied_to": f"“{series.name}”"}
    named = [t.last for t in times if t.when is When.IN and t.last]
    at = series.at(named[0]) if named else series.points[-1].number
    if at is None:
        return None
    if at.value == wanted:
        return sayings.agrees(passage, f"“{series.name}” reads {shown}.", **said)
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"It is not the {way}: “{series.name}” reads {shown}.",
        computed=at.value,
        **said,
    )
