"""Comparison partnerships: their counts come as totals, for the same definitions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from frankpledge.analysis.engines import DuckDBEngine
from frankpledge.analysis.measures import (
    Coverage,
    Definition,
    Figures,
    IncidentCube,
    Per,
    Population,
    SeriesResult,
    compute,
    expressions,
)
from frankpledge.analysis.measures.definition import UNCONDITIONAL, Incidents
from frankpledge.evidence.rules.sources import Loads
from frankpledge.evidence.services.counting import columns
from frankpledge.partnership import selectors as places


# The estimates that the shipped tables hold for every partnership of the nation.
YEARS = {Per.RESIDENTS: (2011, 2017, 2019, 2020), Per.HOUSEHOLDS: (2011,)}
BETWEEN = "/"
SHIPPED = "Sum of the LSOA estimates that ship with the product"


@dataclass(frozen=True)
class Others:
    """The counts of comparison partnerships, by data set."""

    areas: tuple[str, ...] = ()
    cubes: dict[str, IncidentCube] = field(default_factory=dict)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    loads: dict[str, Loads] = field(default_factory=dict)


def counted(
    engine: DuckDBEngine, definitions: Sequence[Definition], codes: Collection[str]
) -> Others:
    """
    Return the counts that were supplied as totals for other partnerships.

    Such totals are series named "data set/kind", for example
    "police-street/burglary", of the partnership's own code, by month.
    """
    datasets = {
        definition.numerator.dataset
        for definition in definitions
        if isinstance(definition.numerator, Incidents)
    }
    if not codes or not datasets:
        return Others()
    tally = engine.table("tally")
    wanted = tally.filter(
        tally.area.isin(sorted(codes)),
        tally.period_type == "month",
        tally.status == "given",
        tally.series.contains(BETWEEN),
    )
    rows = columns(engine.run(wanted.select(*expressions.TOTAL)))
    areas = tuple(sorted(set(rows["area"])))
    found = Others(areas)
    for dataset in sorted(datasets):
        one_dataset(found, dataset, rows)
    return found


def one_dataset(found: Others, dataset: str, rows: dict[str, list[Any]]) -> None:
    """Add the counts of one data set to what was found."""
    prefix = dataset + BETWEEN
    chosen = [
        place for place, name in enumerate(rows["series"]) if name.startswith(prefix)
    ]
    if not chosen:
        return
    areas = [rows["area"][place] for place in chosen]
    months = [rows["starts_on"][place] for place in chosen]
    found.cubes[dataset] = IncidentCube.of_rows(
        dataset,
        found.areas,
        [UNCONDITIONAL],
        {
            "area": areas,
            "month": months,
            "kind": [rows["series"][place].removeprefix(prefix) for place in chosen],
            "count_0": [int(rows["value"][place]) for place in chosen],
        },
    )
    supplied: dict[str, set[date]] = {area: set() for area in found.areas}
    loads: dict[str, dict[str, set[str]]] = {}
    for place, area, month in zip(chosen, areas, months, strict=True):
        supplied[area].add(month)
        by_day = loads.setdefault(area, {})
        by_day.setdefault(month.isoformat(), set()).add(rows["load_id"][place])
    found.coverage[dataset] = Coverage(
        by_area={area: frozenset(days) for area, days in supplied.items()}
    )
    found.loads[dataset] = {
        area: {day: sorted(names) for day, names in sorted(days.items())}
        for area, days in sorted(loads.items())
    }


def worked_out(
    definitions: Sequence[Definition], others: Others, *, as_of: date
) -> list[SeriesResult]:
    """Work out those measures that the supplied totals suffice for."""
    possible = [d for d in definitions if can_compare(d, others)]
    if not possible:
        return []
    return compute(
        possible,
        Figures(cubes=others.cubes),
        others.coverage,
        populations(others.areas),
        areas=others.areas,
        as_of=as_of,
    )


def can_compare(definition: Definition, others: Others) -> bool:
    """Say whether a measure needs no more than counts by kind and a population."""
    source = definition.numerator
    return (
        isinstance(source, Incidents)
        and source.dataset in others.cubes
        and source.condition == UNCONDITIONAL
        and definition.denominator.per in {Per.NONE, *YEARS}
    )


def populations(areas: Sequence[str]) -> dict[Per, Population]:
    """Return what the nation's tables say of these partnerships, by year."""
    return {
        per: Population(
            per=per,
            values={
                area: {
                    year: float(places.national_denominator(per, year)[area])
                    for year in years
                    if area in places.national_denominator(per, year)
                }
                for area in areas
            },
            vintages=dict.fromkeys(years, SHIPPED),
        )
        for per, years in YEARS.items()
    }
