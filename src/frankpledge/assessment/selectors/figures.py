"""Figures of measures for an assessment, protected for whoever reads the edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.analysis.disclosure import SmallNumbers
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.analysis.measures.results import Status
from frankpledge.assessment.rules.themes import Theme
from frankpledge.assessment.states import Edition
from frankpledge.evidence.selectors import (
    KeptSeries,
    Observation,
    as_printed,
    many_series,
    measure,
    valued,
)
from frankpledge.evidence.selectors.measures import in_force


PREFERRED = (
    PeriodType.FINANCIAL_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.QUARTER,
    PeriodType.MONTH,
)
"""Of the kinds of period a measure is kept by, a year says most in a table."""
MOST_PERIODS = 4


@dataclass(frozen=True)
class Told:
    """One figure of a measure: its period and what may be printed of it."""

    measure: str
    title: str
    period: str
    words: str
    value: float | None


def is_printable(version: Any, edition: Edition) -> bool:
    """
    Say whether a measure may stand in an edition at all.

    A restricted one stands in none: editions travel. A sensitive one, of domestic
    abuse, hate crime or children, reaches the public by a release alone.
    """
    is_sensitive = version.definition.small_numbers == SmallNumbers.SENSITIVE
    is_hidden = is_sensitive and edition is Edition.PUBLIC
    return not version.is_restricted and not is_hidden


def theme_figures(theme: Theme, area_code: str, edition: Edition) -> tuple[Told, ...]:
    """
    Return the newest figures of a theme's measures, small ones hidden by their rule.

    Measures without figures for the area are left out.
    """
    versions = [
        version
        for version in in_force().filter(measure__in=theme.measures)
        if is_printable(version, edition)
    ]
    kinds = {str(kind) for kind in PREFERRED}
    series = as_printed(many_series(versions, {area_code}, kinds), versions)
    by_measure = {version.measure: version for version in versions}
    found: list[Told] = []
    for name in theme.measures:
        kept = _preferred(name, area_code, series)
        if kept is not None:
            found += _told(by_measure[name], kept)
    return tuple(found)


OF_PEOPLE, OF_REPEATS = "person", "-repeat-"
"""The unit of measures that count people, and what names those that count repeats."""


def people_counted(area_code: str, edition: Edition) -> tuple[Told, ...]:
    """Return the newest figure of every measure of people or repeats, for an area."""
    versions = [
        one
        for one in in_force().order_by("measure")
        if is_printable(one, edition)
        and (one.definition.unit == OF_PEOPLE or OF_REPEATS in one.measure)
    ]
    kinds = {str(kind) for kind in PREFERRED}
    series = as_printed(many_series(versions, {area_code}, kinds), versions)
    found = []
    for version in versions:
        newest = [
            kept
            for kind in reversed(PREFERRED)
            if (kept := series.get((version.measure, area_code, str(kind)))) is not None
            and any(one.has_value for one in _observed(kept))
        ]
        if newest:
            found.append(_told(version, newest[0])[-1])
    return tuple(found)


def _preferred(
    name: str, area: str, series: Mapping[tuple[str, str, str], KeptSeries]
) -> KeptSeries | None:
    for kind in PREFERRED:
        kept = series.get((name, area, str(kind)))
        if kept is not None and any(one.has_value for one in _observed(kept)):
            return kept
    return None


def _observed(kept: KeptSeries) -> Sequence[Observation]:
    return [one for one in map(kept.figure, kept.periods) if one is not None]


def _told(version: Any, kept: KeptSeries) -> list[Told]:
    definition = version.definition
    return [
        Told(
            measure=definition.id,
            title=definition.name,
            period=one.period.label,
            words=_said(one, definition),
            value=float(one.value) if one.has_value and one.value is not None else None,
        )
        for one in _observed(kept)[-MOST_PERIODS:]
    ]


def _said(one: Observation, definition: Any) -> str:
    if one.has_value:
        return valued(one.value, definition)
    return "[c]" if one.status is Status.SUPPRESSED else "[x]"


def printable_figure(
    name: str, area_code: str, period: Period, edition: Edition
) -> tuple[str, float] | None:
    """
    Return a figure's words and value, None where none may be printed.

    Raises UnknownMeasure where no measure has that name.
    """
    version = measure(name)
    if not is_printable(version, edition):
        return None
    kind = str(period.type)
    series = as_printed(many_series([version], {area_code}, {kind}), [version])
    kept = series.get((version.measure, area_code, kind))
    found = kept.figure(period) if kept is not None else None
    if found is None or not found.has_value or found.value is None:
        return None
    return valued(found.value, version.definition), float(found.value)
