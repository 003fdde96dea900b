"""What a plan's printed layouts are made of: measures' words, and their years' figures."""

from collections.abc import Collection
from dataclasses import dataclass

from frankpledge.analysis import codes
from frankpledge.analysis.measures.definition import Definition, Direction, Form
from frankpledge.analysis.measures.results import Status
from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.evidence.selectors import (
    KeptSeries,
    as_printed,
    definitions_in_force,
    many_series,
)
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.evidence.selectors.taking import taken_words
from frankpledge.plan.rules.printing import Named


SUPPRESSED, MISSING, PROVISIONAL = "[c]", "[x]", "[p]"
SAID = {Status.SUPPRESSED: SUPPRESSED, Status.NOT_APPLICABLE: "[z]"}


def area_name(code: str) -> str:
    """Return what the area of a code is called, nothing where the lists lack it."""
    districts = {one.code: one.name for one in codes.districts()}
    if code in districts:
        return districts[code]
    if slug := codes.force_slug(code):
        return codes.force_title(slug)
    found = codes.partnerships().get(code)
    return found.name if found else ""


def measure_words() -> dict[str, Named]:
    """Return the words of every measure in force, by the measure's id."""
    return {name: named(made) for name, made in definitions_in_force().items()}


def named(made: Definition) -> Named:
    """Return one measure's words."""
    return Named(
        id=made.id,
        name=made.name,
        units=made.unit_words,
        unit=made.units_for("1"),
        decimals=made.decimals,
        wants_more=made.direction is Direction.MORE,
        is_rate=made.form is not Form.COUNT,
        aliases=made.aliases,
    )


@dataclass(frozen=True)
class YearFigure:
    """A measure's figure for one period, as it may stand in print."""

    words: str
    value: float | None = None


@dataclass(frozen=True)
class YearFigures:
    """The figures of several measures for an area, as anybody may read them."""

    definitions: dict[str, Definition]
    series: dict[tuple[str, str, str], KeptSeries]

    def get(self, measure: str, area: str, label: str) -> YearFigure:
        """Return one figure in words: "5,838", "[x]" not supplied, "[c]" withheld."""
        made = self.definitions.get(measure)
        if made is None:
            return YearFigure(MISSING)
        if made.restricted:
            return YearFigure(SUPPRESSED)
        for kind in made.period_types:
            kept = self.series.get((measure, area, str(kind)))
            for position, period in enumerate(kept.periods if kept else ()):
                if kept is not None and period.label == label:
                    return shown(kept, position, made)
        return YearFigure(MISSING)

    def labels(self, measures: Collection[str], area: str) -> list[str]:
        """Return the yearly periods that any of the measures has a figure for."""
        found = {
            period.starts_on: period.label
            for (measure, place, kind), kept in self.series.items()
            if measure in measures and place == area and kind == "financial-year"
            for position, period in enumerate(kept.periods)
            if kept.figures["value"][position] is not None
        }
        return [found[start] for start in sorted(found)]

    def taken(
        self, measures: Collection[str], area: str, labels: Collection[str]
    ) -> str:
        """Return when the figures printed were taken from their suppliers' systems."""
        return taken_words(
            load
            for (measure, place, _), kept in self.series.items()
            if measure in measures and place == area and self.is_open(measure)
            for position, period in enumerate(kept.periods)
            if period.label in labels
            for load in kept.at(position).loads
        )

    def is_open(self, measure: str) -> bool:
        """Say whether a measure's figures may stand in print."""
        return not self.definitions[measure].restricted


def shown(kept: KeptSeries, position: int, made: Definition) -> YearFigure:
    """Return one kept figure at the measure's precision, with its mark."""
    status = Status(kept.figures["status"][position])
    value = kept.figures["value"][position]
    if value is None or not status.has_value:
        return YearFigure(SAID.get(status, MISSING))
    mark = f" {PROVISIONAL}" if status is Status.PROVISIONAL else ""
    sign = "%" if made.form is Form.PERCENTAGE else ""
    return YearFigure(f"{half_up(value, made.decimals):,}{sign}{mark}", value)


def year_figures(measures: Collection[str], areas: Collection[str]) -> YearFigures:
    """Return the yearly figures of measures, each guarded by its own printed rule."""
    versions = list(in_force().filter(measure__in=measures))
    kinds = {"financial-year", "programme-year", "calendar-year"}
    found = as_printed(many_series(versions, areas, kinds), versions)
    return YearFigures({one.measure: one.definition for one in versions}, found)
