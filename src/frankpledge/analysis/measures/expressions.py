"""
Builds the queries that count: Ibis expressions, which an engine runs.

One pass over a dataset serves every measure that rests on it. Records are first
counted by small area, month and kind, which shrinks a million rows to thousands,
and only then added up to the areas they make up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ibis
import ibis.expr.types as ir

from frankpledge.analysis.measures.definition import (
    UNCONDITIONAL,
    Condition,
    Definition,
    Given,
    Incidents,
    Per,
    Series,
)


TOTAL = (
    "series",
    "area",
    "period_type",
    "starts_on",
    "ends_before",
    "value",
    "status",
    "load_id",
)
"""The columns of a total that a return gave, and the load that brought it."""


def datasets(definitions: Iterable[Definition]) -> tuple[str, ...]:
    """Return the incident datasets that the measures rest on, in name order."""
    return tuple(sorted({s.dataset for s in _incident_sources(definitions)}))


def conditions(definitions: Iterable[Definition], dataset: str) -> list[Condition]:
    """Return the distinct conditions to count under; the first is no condition."""
    needed = {
        s.condition for s in _incident_sources(definitions) if s.dataset == dataset
    }
    return [UNCONDITIONAL, *sorted(needed - {UNCONDITIONAL})]


def incident_counts(
    incidents: ir.Table,
    places: ir.Table,
    definitions: Iterable[Definition],
    dataset: str,
) -> ir.Table:
    """
    Return counts by area, month and kind under each condition, in one pass.

    `places` has one row for each `lsoa` of each `area`; a small area may belong
    to a ward, a forum area and the partnership at once. The result has `area`,
    `month`, `kind` and `count_0`, `count_1` ... in the order of `conditions`.
    Records without a small area are in no area.
    """
    tests = conditions(definitions, dataset)
    lookup = places.select("lsoa", "area").distinct()
    small_areas = lookup.select("lsoa").distinct()
    records = incidents.filter(incidents.dataset == dataset)
    located = records.semi_join(small_areas, "lsoa").view()
    by_small_area = located.group_by("lsoa", "month", "kind").aggregate(
        **_counts(located, tests)
    )
    joined = by_small_area.inner_join(lookup, "lsoa")
    totals = {name: joined[name].sum() for name in _count_names(tests)}
    return joined.group_by("area", "month", "kind").aggregate(**totals)


def area_counts(
    incidents: ir.Table, places: ir.Table, *, by_slice: bool = False
) -> ir.Table:
    """
    Return how many records each area has by month and kind, in one pass.

    For areas that do not overlap, such as partnerships: `places` has one row for
    each `lsoa`. The place of a record is found before anything is counted, so only
    as many groups are held as are wanted. With `by_slice` the counts are also apart
    by the slice that the records came in. Records elsewhere are not counted.
    """
    joined = incidents.inner_join(places.select("lsoa", "area").distinct(), "lsoa")
    keys = ["area", "month", "kind"]
    if by_slice:
        keys = ["dataset", "source", *keys]
    counted = joined.group_by(keys).aggregate(records=joined.count())
    if not by_slice:
        return counted
    name = counted.dataset + "/" + counted.source + "/month/"
    return counted.mutate(slice=name + counted.month.strftime("%Y-%m-%d"))


def series_names(definitions: Iterable[Definition]) -> tuple[str, ...]:
    """Return the series of returns that the measures rest on, in name order."""
    names: set[str] = set()
    for definition in definitions:
        if isinstance(definition.numerator, Series):
            names.update(definition.numerator.series)
        elif isinstance(definition.numerator, Given):
            names.add(definition.numerator.series)
        if definition.denominator.per is Per.SERIES:
            names.update(definition.denominator.series)
    return tuple(sorted(names))


def tally_figures(
    tally: ir.Table, series: Sequence[str], areas: Sequence[str]
) -> ir.Table:
    """Return the totals of these series of returns for these areas: `TOTAL`."""
    return tally.filter(tally.series.isin(series), tally.area.isin(areas)).select(
        *TOTAL
    )


def _incident_sources(definitions: Iterable[Definition]) -> list[Incidents]:
    return [d.numerator for d in definitions if isinstance(d.numerator, Incidents)]


def _count_names(tests: Sequence[Condition]) -> list[str]:
    return [f"count_{index}" for index in range(len(tests))]


def _counts(
    records: ir.Table, tests: Sequence[Condition]
) -> dict[str, ir.IntegerScalar]:
    counts = {}
    for name, test in zip(_count_names(tests), tests, strict=True):
        clauses = _clauses(records, test)
        where = ibis.and_(*clauses) if clauses else None
        counts[name] = records.count(where=where)
    return counts


def _clauses(records: ir.Table, test: Condition) -> list[ir.BooleanValue]:
    qualifiers, excluded, outcomes = test
    held = records.qualifiers
    clauses = [held.contains(name).fill_null(False) for name in qualifiers]
    clauses += [~held.contains(name).fill_null(False) for name in excluded]
    if outcomes:
        clauses.append(records.outcome.isin(list(outcomes)))
    return clauses
