"""Counts the lake: one pass over each data set, for all measures and areas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from frankpledge.analysis.engines import DuckDBEngine
from frankpledge.analysis.measures import (
    Coverage,
    Definition,
    IncidentCube,
    TallyFigure,
    expressions,
)
from frankpledge.evidence.rules.coverage import (
    Facts,
    coverage_of,
    months_of,
    own_sources,
)
from frankpledge.evidence.rules.sources import EVERYWHERE, RETURNS, Loads
from frankpledge.intake import selectors as intake


@dataclass(frozen=True)
class Counted:
    """What was found in the lake for a set of areas."""

    cubes: Mapping[str, IncidentCube] = field(default_factory=dict)
    tallies: Sequence[TallyFigure] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    loads: Mapping[str, Loads] = field(default_factory=dict)
    small_areas: tuple[str, ...] = ()


PLACES = "places"


def opened_lake(memberships: Sequence[tuple[str, str]]) -> DuckDBEngine:
    """
    Return the lake, open for counting, with which small areas make up which areas.

    The small areas stand for themselves too, so that one pass counts them as well.
    """
    small = sorted({lsoa for lsoa, _ in memberships})
    pairs = [*memberships, *((lsoa, lsoa) for lsoa in small)]
    return DuckDBEngine(intake.lake().files(), {PLACES: lookup(pairs)})


def counted(
    engine: DuckDBEngine,
    definitions: Sequence[Definition],
    memberships: Sequence[tuple[str, str]],
    areas: Sequence[str],
) -> Counted:
    """Return everything these measures need for these areas, counted."""
    small = sorted({lsoa for lsoa, _ in memberships})
    places = engine.table(PLACES)
    cubes, coverage = {}, {}
    loads: dict[str, Loads] = {}
    for dataset in expressions.datasets(definitions):
        facts = facts_of(dataset)
        if not facts:
            continue
        own = suppliers(engine, places, dataset, facts)
        coverage[dataset] = coverage_of(facts, own)
        loads[dataset] = {EVERYWHERE: months_of(facts, own)}
        cubes[dataset] = cube_of(engine, definitions, places, [*areas, *small], dataset)
    tallies, behind = returns(engine, expressions.series_names(definitions), areas)
    return Counted(cubes, tallies, coverage, {**loads, **behind}, tuple(small))


def lookup(memberships: Sequence[tuple[str, str]]) -> pa.Table:
    """Return which small areas make up which areas, as a table for queries."""
    return pa.table(
        {
            "lsoa": pa.array([lsoa for lsoa, _ in memberships], pa.string()),
            "area": pa.array([area for _, area in memberships], pa.string()),
        }
    )


def facts_of(dataset: str) -> list[Facts]:
    """Return what is loaded of a data set, by source and month."""
    return [
        Facts(source, month, found.load_id, found.rows, found.quarantined)
        for (source, month), found in intake.coverage(dataset).items()
    ]


def suppliers(
    engine: DuckDBEngine, places: ir.Table, dataset: str, facts: Iterable[Facts]
) -> set[str]:
    """Return the sources that supply these places; one source needs no asking."""
    sources = {fact.source for fact in facts}
    if len(sources) < 2:
        return sources
    incidents = engine.table("incident")
    here = incidents.filter(incidents.dataset == dataset).semi_join(places, "lsoa")
    rows = columns(engine.run(here.group_by("source").aggregate(records=here.count())))
    return own_sources(dict(zip(rows["source"], rows["records"], strict=True)))


def cube_of(
    engine: DuckDBEngine,
    definitions: Sequence[Definition],
    places: ir.Table,
    areas: Sequence[str],
    dataset: str,
) -> IncidentCube:
    """Return one data set counted by area, month and kind, in one pass."""
    counts = expressions.incident_counts(
        engine.table("incident"), places, definitions, dataset
    )
    conditions = expressions.conditions(definitions, dataset)
    return IncidentCube.of_rows(dataset, areas, conditions, columns(engine.run(counts)))


def columns(rows: pa.Table) -> dict[str, list[Any]]:
    """Return a result column by column as plain values."""
    found: dict[str, list[Any]] = rows.to_pydict()
    return found


def returns(
    engine: DuckDBEngine, series: Sequence[str], areas: Sequence[str]
) -> tuple[list[TallyFigure], dict[str, Loads]]:
    """
    Return the totals of these series for these areas, and the loads behind them.

    Where two sources give one figure the one loaded last comes last, and counts.
    """
    query = expressions.tally_figures(engine.table("tally"), series, areas)
    order = intake.loaded_last()
    rows = engine.run(query).to_pylist()
    rows.sort(key=lambda row: order.get(row["load_id"], 0))
    loads: dict[str, dict[str, dict[str, list[str]]]] = {}
    for row in rows:
        by_day = loads.setdefault(RETURNS + row["series"], {}).setdefault(
            row["area"], {}
        )
        by_day.setdefault(row["starts_on"].isoformat(), []).append(row["load_id"])
    return [TallyFigure.of_row(row) for row in rows], in_order(loads)


def in_order(loads: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, Loads]:
    """Return loads named once each and in order, so that equal ones compare equal."""
    return {
        name: {
            area: {day: sorted(set(found)) for day, found in sorted(days.items())}
            for area, days in sorted(areas.items())
        }
        for name, areas in loads.items()
    }
