"""From counts and bases to values, intervals, marks and one series an area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.dates import month_number
from frankpledge.analysis.measures.compute.bases import Base
from frankpledge.analysis.measures.compute.blocks import (
    CODE,
    Block,
    Codes,
    Floats,
    Integers,
    Spans,
)
from frankpledge.analysis.measures.definition import (
    Definition,
    Form,
    Given,
    Interval,
)
from frankpledge.analysis.measures.results import BreakMark, SeriesResult, Status
from frankpledge.analysis.statistics import intervals


@dataclass(frozen=True)
class Valued:
    """A block with its values and limits."""

    value: Floats
    low: Floats
    high: Floats
    code: Codes


def valued(
    definition: Definition, block: Block, base: Base, spans: Spans, as_of: date
) -> Valued:
    """Return the values, their limits, and how far each may be relied on."""
    code = np.where(block.has_total, base.code, block.code)
    has_base = definition.form is not Form.COUNT and not _stands_alone(definition)
    if has_base:
        empty = (code == CODE[Status.FINAL]) & ~(base.amount > 0)
        code = np.where(empty, CODE[Status.NOT_APPLICABLE], code)
    final = code == CODE[Status.FINAL]
    value = np.where(final, _values(definition, block.numerator, base.amount), np.nan)
    low, high = _limits(definition, block.numerator, base.amount, final)
    unsettled = spans.end_months + definition.settled_after_months > month_number(as_of)
    code = np.where(final & unsettled, CODE[Status.PROVISIONAL], code)
    return Valued(value, low, high, code.astype(np.uint8))


def _stands_alone(definition: Definition) -> bool:
    """Say whether the value is given, so that a base only serves its interval."""
    return isinstance(definition.numerator, Given)


def _values(definition: Definition, numerator: Floats, base: Floats) -> Floats:
    if definition.form is Form.COUNT or _stands_alone(definition):
        return numerator
    with np.errstate(divide="ignore", invalid="ignore"):
        share = numerator / base
    if definition.form is Form.RELATIVE_DIFFERENCE:
        return 100 * (share - 1)
    return definition.scale * share


def _limits(
    definition: Definition, numerator: Floats, base: Floats, final: np.ndarray
) -> tuple[Floats, Floats]:
    low, high = np.full(final.shape, np.nan), np.full(final.shape, np.nan)
    counts, amounts = numerator[final], base[final]
    found = _limits_of(definition, counts, amounts) if final.any() else None
    if found:
        low[final], high[final] = found.low, found.high
    return low, high


def _limits_of(
    definition: Definition, counts: Floats, amounts: Floats
) -> intervals.Limits | None:
    if definition.interval is Interval.NONE:
        return None
    if definition.interval is Interval.WILSON:
        if _stands_alone(definition):
            counts = counts / 100 * amounts
        limits = intervals.wilson(
            counts, amounts, design_effect=definition.design_effect
        )
        return intervals.Limits(100 * limits.low, 100 * limits.high)
    if definition.form is Form.COUNT:
        return intervals.poisson(counts)
    return intervals.rate(counts, amounts, definition.scale)


def outside_its_dates(definition: Definition, spans: Spans) -> np.ndarray:
    """Return the periods that lie outside the dates the definition may be used for."""
    outside = np.zeros(len(spans), np.bool_)
    if definition.counted_from:
        outside |= spans.start_months < month_number(definition.counted_from)
    if definition.counted_until:
        outside |= spans.end_months > month_number(definition.counted_until)
    return outside


def with_dates(definition: Definition, block: Block, spans: Spans) -> Block:
    """Blank what the definition does not cover: it was counted by another rule."""
    outside = outside_its_dates(definition, spans)
    return Block(
        np.where(outside, np.nan, block.numerator),
        np.where(outside, np.nan, block.known),
        np.where(outside, CODE[Status.NOT_AVAILABLE], block.code).astype(np.uint8),
    )


def series_of(
    definition: Definition,
    areas: Sequence[str],
    spans: Spans,
    block: Block,
    base: Base,
    result: Valued,
) -> Iterator[SeriesResult]:
    """Yield one series for each area and type of period."""
    given = _stands_alone(definition)
    numerator = np.full(block.numerator.shape, np.nan) if given else block.numerator
    for period_type, columns in spans.slices:
        starts, ends = spans.starts[columns], spans.ends[columns]
        breaks = _breaks(definition, spans, columns)
        for row, area in enumerate(areas):
            yield SeriesResult(
                measure=definition.id,
                version=definition.version,
                area=area,
                period_type=period_type,
                starts=starts,
                ends=ends,
                numerator=numerator[row, columns],
                denominator=base.amount[row, columns],
                value=result.value[row, columns],
                low=result.low[row, columns],
                high=result.high[row, columns],
                status=result.code[row, columns],
                known=block.known[row, columns],
                denominator_year=base.year[row, columns],
                denominator_vintages=base.vintages,
                breaks=breaks,
            )


def _breaks(
    definition: Definition, spans: Spans, columns: slice
) -> tuple[BreakMark, ...]:
    """Return the breaks that fall inside the series, with places on both sides."""
    starts, ends = spans.start_months[columns], spans.end_months[columns]
    marks = []
    for rule in definition.breaks:
        month = month_number(rule.on)
        position = _first(ends > month)
        whole_from = _first(starts >= month + (rule.on.day > 1))
        is_inside = whole_from > 0 and position < len(starts)
        if is_inside:
            marks.append(BreakMark(position, whole_from, rule))
    return tuple(marks)


def _first(marks: np.ndarray) -> int:
    return int(marks.argmax()) if marks.any() else len(marks)


__all__ = [
    "Integers",
    "Valued",
    "outside_its_dates",
    "series_of",
    "valued",
    "with_dates",
]
