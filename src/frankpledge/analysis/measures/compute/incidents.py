"""Counts of records, from the cube, over every period at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from frankpledge.analysis.measures.compute.blocks import (
    Block,
    Floats,
    Spans,
    block_of,
    summed,
)
from frankpledge.analysis.measures.definition import Incidents
from frankpledge.analysis.measures.inputs import Coverage, IncidentCube


def monthly_counts(
    source: Incidents,
    cube: IncidentCube | None,
    areas: Sequence[str],
    span: tuple[int, int],
) -> Floats:
    """Return the records that count, for each area and each month of the span."""
    first, last = span
    table = np.zeros((len(areas), last - first))
    if cube is None or source.condition not in cube.conditions:
        return table
    chosen = [
        index for index, kind in enumerate(cube.kinds) if kind_counts(source, kind)
    ]
    counts = cube.counts[cube.conditions.index(source.condition)][chosen].sum(axis=0)
    place = {area: index for index, area in enumerate(cube.areas)}
    known = [(row, place[area]) for row, area in enumerate(areas) if area in place]
    begin = max(first, cube.first_month)
    end = min(last, cube.first_month + counts.shape[1])
    if begin < end and known:
        rows, places = (list(part) for part in zip(*known, strict=True))
        months = slice(begin - cube.first_month, end - cube.first_month)
        table[rows, begin - first : end - first] = counts[places, months]
    return table


def kind_counts(source: Incidents, kind: str) -> bool:
    """Say whether a record of this kind is one of those that are counted."""
    named = not source.kinds or kind in source.kinds
    return named and kind not in source.exclude_kinds


def count_incidents(
    source: Incidents,
    cube: IncidentCube | None,
    areas: Sequence[str],
    coverage: Coverage,
    spans: Spans,
) -> Block:
    """
    Return the counts over each period, with a total only where all was supplied.

    A month that never came is not a month without crime, so it is never summed.
    """
    first, last = coverage.span
    inside = (spans.starts >= first) & (spans.ends <= last)
    starts = np.where(inside, spans.starts - first, 0)
    ends = np.where(inside, spans.ends - first, 0)
    supplied = coverage.supplied(areas)
    touched = supplied | coverage.arrived_in_part()
    counts = monthly_counts(source, cube, areas, (first, last))
    total = summed(np.where(touched, counts, 0), starts, ends)
    whole = inside & (summed(supplied, starts, ends) == ends - starts)
    some = inside & (summed(touched, starts, ends) > 0)
    return block_of(total, whole, some)
