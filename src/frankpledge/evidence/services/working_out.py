"""From the lake to figures: what was supplied, what it counts to, what it makes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frankpledge.analysis.measures import (
    Definition,
    Figures,
    Per,
    Population,
    SeriesResult,
    compute,
    with_bases,
)
from frankpledge.analysis.measures.definition import Incidents
from frankpledge.analysis.measures.expressions import series_names
from frankpledge.evidence.rules.small_areas import SmallAreas, small_areas
from frankpledge.evidence.rules.sources import Loads, dataset_of, sources_of
from frankpledge.evidence.selectors.groups import peer_codes
from frankpledge.evidence.services import counting, from_records, peers
from frankpledge.partnership import selectors as places


@dataclass(frozen=True)
class WorkedOut:
    """Every series that was worked out, and the loads behind its sources."""

    results: list[SeriesResult]
    measures: tuple[str, ...]
    datasets: tuple[str, ...]
    loads: Mapping[str, Loads] = field(default_factory=dict)
    small_areas: Mapping[str, SmallAreas] = field(default_factory=dict)


def worked_out(
    definitions: Sequence[Definition],
    datasets: Collection[str] | None,
    *,
    as_of: date,
) -> WorkedOut:
    """
    Work out the measures that rest on these data sets, or all of them.

    Each data set of records is read once, for every measure and every area.
    """
    wanted = touched_by(definitions, datasets)
    known = {definition.id: definition for definition in definitions}
    needed = with_bases(wanted, known)
    home = places.home()
    areas = list(places.measured_areas(home))
    codes = sorted({area.code for area in areas})
    memberships = places.memberships(areas)
    with counting.opened_lake(memberships) as engine:
        found = counting.counted(engine, needed, memberships, codes)
        ours = from_records.counted_out(
            engine, series_names(needed), memberships, home=home.area_code
        )
        others = peers.counted(engine, needed, peer_codes() - {home.code})
    results = compute(
        needed,
        # what an agency returned comes last, and counts where both give a figure
        Figures(cubes=found.cubes, tallies=[*ours.tallies, *found.tallies]),
        found.coverage,
        populations(codes),
        areas=codes,
        as_of=as_of,
    )
    results += peers.worked_out(needed, others, as_of=as_of)
    chosen = {definition.id for definition in wanted}
    return WorkedOut(
        results=[result for result in results if result.measure in chosen],
        measures=tuple(sorted(chosen)),
        datasets=tuple(sorted({dataset_of(d) or "returns" for d in wanted})),
        loads=together(found.loads, others.loads, ours.loads),
        small_areas={
            name: small_areas(cube, found.small_areas)
            for name, cube in found.cubes.items()
        },
    )


def together(*parts: Mapping[str, Loads]) -> dict[str, Loads]:
    """Return the loads behind each source: by area and day, all that any part names."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for part in parts:
        for name, areas in part.items():
            for area, days in areas.items():
                held = found.setdefault(name, {}).setdefault(area, {})
                for day, loads in days.items():
                    held[day] = sorted({*held.get(day, ()), *loads})
    return {name: dict(areas) for name, areas in found.items()}


def touched_by(
    definitions: Sequence[Definition], datasets: Collection[str] | None
) -> list[Definition]:
    """
    Return the measures that rest on these data sets, whether directly or as a base.

    A return's data set does not say which series it holds, so it touches every
    measure that rests on returns.
    """
    if datasets is None:
        return list(definitions)
    counted = {dataset_of(definition) for definition in definitions}
    has_returns = bool(set(datasets) - counted)
    touched = {
        definition.id
        for definition in definitions
        if dataset_of(definition) in datasets
        or (has_returns and any(":" in name for name in sources_of(definition)))
        or (has_returns and isinstance(definition.numerator, Incidents))
    }
    return [
        definition
        for definition in definitions
        if definition.id in touched or definition.denominator.measure in touched
    ]


def populations(codes: Iterable[str]) -> dict[Per, Population]:
    """Return residents, households and dwellings of the areas, by year."""
    wanted = list(codes)
    return {
        per: population_of(per, wanted)
        for per in (Per.RESIDENTS, Per.HOUSEHOLDS, Per.DWELLINGS)
    }


def population_of(per: Per, codes: list[str]) -> Population:
    """Return one kind of denominator for the areas, with what it was taken from."""
    found = places.denominators(codes, per)
    bases = [base for years in found.values() for base in years.values()]
    return Population(
        per=per,
        values={
            code: {year: float(base.value) for year, base in years.items()}
            for code, years in found.items()
        },
        vintages={base.year: base.vintage for base in bases},
        source="; ".join(sorted({base.source for base in bases})),
    )
