"""Counts to figures: every measure, area and period in a few sweeps of arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures.compute.bases import (
    Base,
    counted_base,
    no_base,
    population_base,
)
from frankpledge.analysis.measures.compute.blocks import Block, Spans
from frankpledge.analysis.measures.compute.finish import series_of, valued, with_dates
from frankpledge.analysis.measures.compute.incidents import count_incidents
from frankpledge.analysis.measures.compute.tallies import (
    Tallies,
    by_series,
    count_tallies,
    extent,
    snapshot_days,
)
from frankpledge.analysis.measures.definition import (
    POPULATIONS,
    Definition,
    Denominator,
    Given,
    Incidents,
    Per,
    Series,
    Source,
)
from frankpledge.analysis.measures.inputs import (
    Coverage,
    Denominators,
    Figures,
    TallyFigure,
)
from frankpledge.analysis.measures.results import SeriesResult


class BaseNotGiven(ExpectedFailure):
    """A measure is out of another one that was not handed in with it."""


def compute(
    definitions: Sequence[Definition],
    figures: Figures,
    coverage: Mapping[str, Coverage],
    denominators: Denominators,
    *,
    areas: Sequence[str],
    as_of: date,
) -> list[SeriesResult]:
    """
    Return every measure for every area and type of period, oldest period first.

    `coverage` says for each incident dataset which months were supplied; a period
    with a month that was not has no total. `as_of` is the day the figures are
    known on: it decides what is still provisional. `definitions` must hold every
    measure that another one is out of (`with_bases` adds them).
    """
    work = _Work(
        {definition.id: definition for definition in definitions},
        figures,
        by_series(figures.tallies),
        coverage,
        denominators,
        tuple(areas),
        as_of,
    )
    return [series for definition in definitions for series in work.series(definition)]


def with_bases(
    wanted: Iterable[Definition], known: Mapping[str, Definition]
) -> list[Definition]:
    """Return the measures together with those that they are out of."""
    chosen = {definition.id: definition for definition in wanted}
    for definition in tuple(chosen.values()):
        base = definition.denominator.measure
        if base and base in known:
            chosen.setdefault(base, known[base])
    return list(chosen.values())


@dataclass(frozen=True)
class _Work:
    definitions: Mapping[str, Definition]
    figures: Figures
    tallies: Tallies
    coverage: Mapping[str, Coverage]
    denominators: Denominators
    areas: tuple[str, ...]
    as_of: date

    def series(self, definition: Definition) -> Iterator[SeriesResult]:
        """Yield the series of one measure."""
        spans = self._spans(definition)
        block = self._block(definition.numerator, spans)
        block = with_dates(definition, block, spans)
        base = self._base(definition, spans)
        result = valued(definition, block, base, spans, self.as_of)
        yield from series_of(definition, self.areas, spans, block, base, result)

    def _sources(self, definition: Definition) -> list[Source]:
        sources: list[Source] = [definition.numerator]
        if definition.denominator.per is Per.MEASURE:
            sources.append(self._base_measure(definition.denominator).numerator)
        if definition.denominator.per is Per.SERIES:
            sources.append(_as_source(definition.denominator, definition.numerator))
        return sources

    def _base_measure(self, denominator: Denominator) -> Definition:
        name = denominator.measure or ""
        if name not in self.definitions:
            raise BaseNotGiven(f"The measure “{name}” is needed as a base.")
        return self.definitions[name]

    def _spans(self, definition: Definition) -> Spans:
        """Return the periods that any part of the measure has material for."""
        bounds, days = [], set[int]()
        for source in self._sources(definition):
            if isinstance(source, Incidents):
                bounds.append(self.coverage.get(source.dataset, Coverage()).span)
            else:
                found = self._figures_of(source)
                bounds.append(extent(found) or (0, 0))
                days.update(snapshot_days(found))
        real = [(first, last) for first, last in bounds if last > first]
        return Spans.between(
            min((first for first, _ in real), default=0),
            max((last for _, last in real), default=0),
            definition.period_types,
            definition.programme_year_starts,
            sorted(days),
        )

    def _figures_of(self, source: Series | Given) -> list[TallyFigure]:
        places = set(self.areas)
        return [
            figure
            for name in _names(source)
            for figure in self.tallies.get(name, ())
            if figure.area in places
        ]

    def _block(self, source: Source, spans: Spans) -> Block:
        if isinstance(source, Incidents):
            coverage = self.coverage.get(source.dataset, Coverage())
            cube = self.figures.cubes.get(source.dataset)
            return count_incidents(source, cube, self.areas, coverage, spans)
        adds_up = isinstance(source, Series) and source.adds_up
        names = _names(source)
        return count_tallies(names, self.tallies, self.areas, spans, adds_up=adds_up)

    def _base(self, definition: Definition, spans: Spans) -> Base:
        denominator = definition.denominator
        if denominator.per in POPULATIONS:
            population = self.denominators.get(denominator.per)
            return population_base(population, self.areas, spans)
        if denominator.per is Per.NONE:
            return no_base((len(self.areas), len(spans)))
        return counted_base(self._block(self._sources(definition)[1], spans))


def _as_source(denominator: Denominator, numerator: Source) -> Series:
    """Return the base as a source that may be added up when its numerator may."""
    adds_up = isinstance(numerator, Series) and numerator.adds_up
    return Series(rests_on="series", series=denominator.series, adds_up=adds_up)


def _names(source: Series | Given) -> tuple[str, ...]:
    return source.series if isinstance(source, Series) else (source.series,)
