"""Totals of returns, as given for a period or added up from shorter ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from frankpledge.analysis.dates import month_number
from frankpledge.analysis.measures.compute.blocks import (
    CODE,
    Block,
    Floats,
    Spans,
    block_of,
    summed,
)
from frankpledge.analysis.measures.inputs import TallyFigure
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.measures.results import Status


GIVEN = "given"
QUARTER = 3
Tallies = Mapping[str, Sequence[TallyFigure]]


def by_series(figures: Iterable[TallyFigure]) -> Tallies:
    """Return the figures of each series."""
    found: dict[str, list[TallyFigure]] = defaultdict(list)
    for figure in figures:
        found[figure.series].append(figure)
    return found


def extent(figures: Iterable[TallyFigure]) -> tuple[int, int] | None:
    """Return the first month number the figures speak of and the one after the last."""
    dated = [f for f in figures if f.period_type is not PeriodType.SNAPSHOT]
    if not dated:
        return None
    return (
        min(month_number(f.starts_on) for f in dated),
        max(month_number(f.ends_before) for f in dated),
    )


def snapshot_days(figures: Iterable[TallyFigure]) -> list[int]:
    """Return the days that were counted on, in order, as ordinals."""
    days = {
        figure.starts_on.toordinal()
        for figure in figures
        if figure.period_type is PeriodType.SNAPSHOT
    }
    return sorted(days)


def count_tallies(
    names: Sequence[str],
    tallies: Tallies,
    areas: Sequence[str],
    spans: Spans,
    *,
    adds_up: bool,
) -> Block:
    """
    Return the totals for each period; several series are added together.

    Where one of the series has no figure there is no sum, and the first reason
    that a supplier gave stands in its place.
    """
    blocks = [
        _one_series(tallies.get(name, ()), areas, spans, adds_up=adds_up)
        for name in names
    ]
    block = blocks[0]
    for other in blocks[1:]:
        both_missing = np.isnan(block.known) & np.isnan(other.known)
        known = np.nan_to_num(block.known) + np.nan_to_num(other.known)
        block = Block(
            block.numerator + other.numerator,
            np.where(both_missing, np.nan, known),
            np.where(block.has_total, other.code, block.code),
        )
    return block


def _one_series(
    figures: Sequence[TallyFigure],
    areas: Sequence[str],
    spans: Spans,
    *,
    adds_up: bool,
) -> Block:
    if adds_up and len(spans):
        block = _added_up(figures, areas, spans)
    else:
        nothing = np.zeros((len(areas), len(spans)), np.bool_)
        block = block_of(np.zeros(nothing.shape), nothing, nothing)
    return _with_given(block, figures, areas, spans)


def _added_up(
    figures: Sequence[TallyFigure], areas: Sequence[str], spans: Spans
) -> Block:
    """Return sums of months, and of quarters where the period is made of them."""
    first = int(spans.start_months.min())
    first -= first % QUARTER
    width = int(spans.end_months.max()) - first
    width += -width % QUARTER
    months = _grid(figures, areas, PeriodType.MONTH, first, width, 1)
    quarters = _grid(figures, areas, PeriodType.QUARTER, first, width, QUARTER)
    of_months = months.reshape(len(areas), -1, QUARTER).sum(axis=2)
    quarters = np.where(np.isnan(quarters), of_months, quarters)
    starts = np.where(spans.is_day, 0, spans.starts - first)
    ends = np.where(spans.is_day, 0, spans.ends - first)
    by_month = _sums(months, starts, ends)
    aligned = (starts % QUARTER == 0) & (ends % QUARTER == 0)
    by_quarter = _sums(
        quarters,
        np.where(aligned, starts // QUARTER, 0),
        np.where(aligned, ends // QUARTER, 0),
    )
    better = aligned & by_quarter.has_total & ~by_month.has_total
    better |= aligned & np.isnan(by_month.known)
    return _choose(better, by_quarter, by_month)


def _sums(values: Floats, starts: np.ndarray, ends: np.ndarray) -> Block:
    known = ~np.isnan(values)
    total = summed(np.nan_to_num(values), starts, ends)
    pieces = summed(known, starts, ends)
    return block_of(total, (pieces == ends - starts) & (ends > starts), pieces > 0)


def _choose(where: np.ndarray, this: Block, that: Block) -> Block:
    return Block(
        np.where(where, this.numerator, that.numerator),
        np.where(where, this.known, that.known),
        np.where(where, this.code, that.code),
    )


def _grid(
    figures: Sequence[TallyFigure],
    areas: Sequence[str],
    period_type: PeriodType,
    first: int,
    width: int,
    step: int,
) -> Floats:
    place = {area: index for index, area in enumerate(areas)}
    table = np.full((len(areas), width // step), np.nan)
    for figure in figures:
        usable = figure.period_type is period_type and figure.status == GIVEN
        if usable and figure.area in place and figure.value is not None:
            column = (month_number(figure.starts_on) - first) // step
            if 0 <= column < table.shape[1]:
                table[place[figure.area], column] = figure.value
    return table


def _with_given(
    block: Block, figures: Sequence[TallyFigure], areas: Sequence[str], spans: Spans
) -> Block:
    """Put figures given for exactly a period, or the reasons for none, in place."""
    numerator, known = block.numerator.copy(), block.known.copy()
    code = block.code.copy()
    place = {area: index for index, area in enumerate(areas)}
    column = _columns(spans)
    for figure in figures:
        at = column.get((figure.period_type, *_bounds(figure)))
        if at is None or figure.area not in place:
            continue
        cell = place[figure.area], at
        if figure.status == GIVEN and figure.value is not None:
            numerator[cell] = known[cell] = figure.value
            code[cell] = CODE[Status.FINAL]
        elif code[cell] != CODE[Status.FINAL]:
            status = Status.NOT_SUPPLIED if figure.status == GIVEN else figure.status
            code[cell] = CODE[Status(status)]
    return Block(numerator, known, code)


def _bounds(figure: TallyFigure) -> tuple[int, int]:
    if figure.period_type is PeriodType.SNAPSHOT:
        return figure.starts_on.toordinal(), figure.ends_before.toordinal()
    return month_number(figure.starts_on), month_number(figure.ends_before)


def _columns(spans: Spans) -> dict[tuple[PeriodType, int, int], int]:
    return {
        (period_type, int(spans.starts[at]), int(spans.ends[at])): at
        for period_type, columns in spans.slices
        for at in range(columns.start, columns.stop)
    }
