"""
The audit of types: every type, area and period on one line each.

Count, rate, change on the same period a year before, rank among similar areas and
share of the whole, from figures that are already worked out. One call on new data
rebuilds the last audit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import Period
from frankpledge.analysis.measures.results import SeriesResult, Status
from frankpledge.analysis.statistics.change import Change, two_counts
from frankpledge.analysis.statistics.comparison import ranks


@dataclass(frozen=True)
class Line:
    """
    One type in one area and period.

    `change` compares counts with the same period a year before, and is None where
    either has no total or a change of counting rule stands between. `rank` 1 is
    the lowest of the `compared` areas; `share` is in per cent of the whole.
    """

    measure: str
    area: str
    period: Period
    status: Status
    count: float | None
    rate: float | None
    change: Change | None
    crosses_break: bool
    rank: int | None
    compared: int
    share: float | None


@dataclass(frozen=True)
class _Figure:
    count: float
    value: float
    status: Status


_Figures = Mapping[tuple[str, str, Period], _Figure]


def audit_of_types(
    results: Iterable[SeriesResult],
    definitions: Mapping[str, Definition],
    types: Sequence[str],
    *,
    areas: Sequence[str],
    periods: Sequence[Period],
    whole: str = "all-crime",
    similar: Sequence[str] = (),
) -> list[Line]:
    """
    Return a line for each of the types, areas and periods, in that order.

    `similar` are the areas to rank each area among, beside itself; the results
    must hold them and the whole.
    """
    figures = _figures(results, {*types, whole}, periods)
    return [
        _line(figures, definitions[measure], area, period, whole, similar)
        for measure in types
        for area in areas
        for period in periods
    ]


def _figures(
    results: Iterable[SeriesResult], measures: set[str], periods: Sequence[Period]
) -> _Figures:
    wanted = {*periods, *(period.same_period_last_year for period in periods)}
    kinds = {period.type for period in wanted}
    return {
        (series.measure, series.area, period): _Figure(
            float(series.numerator[at]), float(series.value[at]), series.statuses[at]
        )
        for series in results
        if series.measure in measures and series.period_type in kinds
        for at, period in enumerate(series.periods)
        if period in wanted
    }


def _line(
    figures: _Figures,
    definition: Definition,
    area: str,
    period: Period,
    whole: str,
    similar: Sequence[str],
) -> Line:
    measure = definition.id
    now = figures.get((measure, area, period))
    year_before = period.same_period_last_year
    before = figures.get((measure, area, year_before))
    crosses = bool(definition.breaks_between(year_before, period))
    values = {
        place: figure.value
        for place in (area, *similar)
        if (figure := figures.get((measure, place, period)))
        and not math.isnan(figure.value)
    }
    return Line(
        measure=measure,
        area=area,
        period=period,
        status=now.status if now else Status.MISSING,
        count=_known(now.count) if now else None,
        rate=_known(now.value) if now else None,
        change=None if crosses else _change(before, now),
        crosses_break=crosses,
        rank=ranks(values).get(area) if len(values) > 1 else None,
        compared=len(values),
        share=_share(now, figures.get((whole, area, period))),
    )


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number


def _change(before: _Figure | None, now: _Figure | None) -> Change | None:
    if before is None or now is None:
        return None
    if math.isnan(before.count) or math.isnan(now.count):
        return None
    return two_counts(round(before.count), round(now.count))


def _share(part: _Figure | None, whole: _Figure | None) -> float | None:
    if part is None or whole is None or not whole.count > 0:
        return None
    return _known(100 * part.count / whole.count)
