"""Reads of the profiles of places, for partners and for everybody."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.assessment.models import PlaceFact, PlaceProfile
from frankpledge.assessment.selectors.figures import is_printable
from frankpledge.assessment.states import Edition
from frankpledge.evidence.selectors import (
    as_printed,
    many_series,
    single_kinds,
    valued,
)
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import home, measured_areas


def places_of(partnership_id: int) -> QuerySet[PlaceProfile]:
    """Return the places that are profiled, with everything known of each."""
    return PlaceProfile.objects.filter(partnership_id=partnership_id).prefetch_related(
        Prefetch("facts", queryset=PlaceFact.objects.order_by("aspect", "-noted_on"))
    )


def areas_to_profile() -> list[tuple[str, str]]:
    """Return the areas whose figures may stand beside a place: code and name."""
    return [(row.code, row.name) for row in measured_areas(home())]


def definition_names() -> dict[str, str]:
    """Return the measures in force: their names by the names of plans."""
    return dict(in_force().values_list("measure", "name"))


@dataclass(frozen=True)
class Counted:
    """The newest twelve months of one kind of record in a place's area."""

    name: str
    period: str
    words: str
    number: int | None


def counted_in(area_code: str, edition: Edition) -> list[Counted]:
    """Return what open records say of an area, the most of it first."""
    kind = str(PeriodType.ROLLING_12)
    versions = [
        version
        for version in single_kinds(in_force()).values()
        if is_printable(version, edition)
    ]
    series = as_printed(many_series(versions, {area_code}, {kind}), versions)
    found = []
    for version in versions:
        kept = series.get((version.measure, area_code, kind))
        told = [one for one in kept or () if one.has_value]
        if not told:
            continue
        last = told[-1]
        number = None if last.numerator is None else int(last.numerator)
        words = valued(last.value, version.definition)
        found.append(Counted(version.name, last.period.label, words, number))
    return sorted(found, key=lambda one: (-(one.number or 0), one.name))
