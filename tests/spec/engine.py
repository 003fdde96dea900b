"""Runs a measure's worked example on DuckDB, from rows to figures."""

from datetime import date
from functools import cache

import ibis
import pyarrow as pa

from frankpledge.analysis.dates import first_day, month_number
from frankpledge.analysis.measures import (
    Coverage,
    Definition,
    Figures,
    IncidentCube,
    Per,
    Population,
    SeriesResult,
    TallyFigure,
    catalogue,
    compute,
    expressions,
    with_bases,
)
from frankpledge.analysis.measures.definition import POPULATIONS, Incidents
from frankpledge.analysis.measures.periods import Period
from frankpledge.analysis.measures.worked import Example
from frankpledge.analysis.tables import incident, tally


@cache
def duckdb():
    return ibis.duckdb.connect(threads=2)


def figures_of(definition: Definition, example: Example) -> list[SeriesResult]:
    """Return the measure's series for its worked example."""
    definitions = with_bases([definition], catalogue())
    results = compute(
        definitions,
        Figures(cubes(definitions, example), tallies(definitions, example)),
        coverage(definitions, example),
        populations(definition, example),
        areas=list(example.areas) or ["Here"],
        as_of=example.as_of,
    )
    return [series for series in results if series.measure == definition.id]


def cubes(definitions, example: Example) -> dict[str, IncidentCube]:
    places = pa.table(
        {
            "lsoa": [lsoa for lsoas in example.areas.values() for lsoa in lsoas],
            "area": [a for a, lsoas in example.areas.items() for _ in lsoas],
        }
    )
    found = {}
    for dataset in expressions.datasets(definitions):
        counts = expressions.incident_counts(
            ibis.memtable(records(example, dataset)),
            ibis.memtable(places),
            definitions,
            dataset,
        )
        found[dataset] = IncidentCube.of_rows(
            dataset,
            list(example.areas),
            expressions.conditions(definitions, dataset),
            duckdb().to_pyarrow(counts).to_pydict(),
        )
    return found


def records(example: Example, dataset: str) -> pa.Table:
    rows = [
        {
            "dataset": dataset,
            "source": "example",
            "month": Period.parse(count.month).starts_on,
            "load_id": "1",
            "row": 1,
            "kind": count.kind,
            "lsoa": count.lsoa,
            "outcome": count.outcome,
            "qualifiers": list(count.qualifiers),
        }
        for count in example.records
        for _ in range(count.n)
    ]
    return pa.Table.from_pylist(rows, incident.SCHEMA)


def tallies(definitions, example: Example) -> list[TallyFigure]:
    rows = []
    for printed in example.tallies:
        period = Period.parse(printed.period)
        rows.append(
            {
                "dataset": "return",
                "source": "example",
                "load_id": "1",
                "row": 1,
                "series": printed.series,
                "area": printed.area,
                "period_type": str(period.type),
                "starts_on": period.starts_on,
                "ends_before": period.ends_before,
                "value": None if printed.value is None else float(printed.value),
                "status": printed.status,
            }
        )
    table = ibis.memtable(pa.Table.from_pylist(rows, tally.SCHEMA))
    areas = list(example.areas) or ["Here"]
    series = expressions.series_names(definitions)
    wanted = duckdb().to_pyarrow(expressions.tally_figures(table, series, areas))
    return [TallyFigure.of_row(row) for row in wanted.to_pylist()]


def coverage(definitions, example: Example) -> dict[str, Coverage]:
    first, after = (month_number(day) for day in example.months)
    missing = {Period.parse(label).starts_on for label in example.missing}
    months = {first_day(number) for number in range(first, after)} - missing
    span = Coverage(frozenset(months), expected_from=first_day(first))
    wanted = [d.numerator for d in definitions if isinstance(d.numerator, Incidents)]
    return {source.dataset: span for source in wanted}


def populations(definition: Definition, example: Example) -> dict[Per, Population]:
    per = definition.denominator.per
    if per not in POPULATIONS:
        return {}
    values = {
        area: {int(year): float(number) for year, number in years.items()}
        for area, years in example.population.items()
    }
    return {per: Population(per, values)}


def found(series: list[SeriesResult], area: str, period: Period) -> dict[str, object]:
    """Return the figure for one area and period, or nothing where none is shown."""
    for one in series:
        if one.area == area and period in one.periods:
            at = one.periods.index(period)
            columns = ("numerator", "denominator", "value", "low", "high")
            return {name: getattr(one, name)[at] for name in columns} | {
                "status": one.statuses[at]
            }
    return {}


__all__ = ["date", "figures_of", "found"]
