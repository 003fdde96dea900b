"""Reads of the profiles of places, for partners and for everybody."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.measures.results import Status
from frankpledge.assessment.models import PlaceFact, PlaceProfile
from frankpledge.assessment.selectors.figures import is_printable
from frankpledge.assessment.states import Aspect, Edition
from frankpledge.evidence.selectors import (
    KeptSeries,
    as_printed,
    as_seen,
    many_series,
    single_kinds,
    valued,
)
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.partnership.selectors import home, measured_areas


def places_of(partnership_id: int) -> QuerySet[PlaceProfile]:
    """Return the places that are profiled, with everything known of each."""
    return PlaceProfile.objects.filter(partnership_id=partnership_id).prefetch_related(
        Prefetch("facts", queryset=PlaceFact.objects.order_by("aspect", "-noted_on"))
    )


A_YEAR = timedelta(days=365)


def residents_concerns(
    partnership_id: int, edition: Edition, today: date
) -> QuerySet[PlaceFact]:
    """Return what people of each place put first, noted in the last twelve months."""
    rows = PlaceFact.objects.filter(
        place__partnership_id=partnership_id,
        aspect=Aspect.CONCERNS.value,
        noted_on__gt=today - A_YEAR,
        noted_on__lte=today,
    )
    if edition is Edition.PUBLIC:
        rows = rows.filter(for_partners=False)
    return rows.select_related("place").order_by("place__title", "-noted_on", "pk")


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


def counted_in(
    area_code: str, edition: Edition, by: Member, *, on: date
) -> list[Counted]:
    """
    Return what open records say of an area, the most of it first.

    For partners as this member may see it; for the public as it may be printed, with
    what that hides marked.
    """
    kind = str(PeriodType.ROLLING_12)
    versions = [
        version
        for version in single_kinds(in_force()).values()
        if is_printable(version, edition)
    ]
    held = many_series(versions, {area_code}, {kind})
    is_public = edition is Edition.PUBLIC
    series = (
        as_printed(held, versions) if is_public else as_seen(held, versions, by, on=on)
    )
    found = [
        _newest(version, series[version.measure, area_code, kind])
        for version in versions
        if (version.measure, area_code, kind) in series
    ]
    return sorted(
        (one for one in found if one), key=lambda one: (-(one.number or 0), one.name)
    )


def _newest(version: MeasureVersion, kept: KeptSeries) -> Counted | None:
    """Return the newest twelve months of a measure, None where none was ever known."""
    told = [one for one in kept if one.has_value or one.status is Status.SUPPRESSED]
    if not told:
        return None
    last, definition = told[-1], version.definition
    if not last.has_value:
        return Counted(definition.name, last.period.label, "[c]", None)
    number = None if last.numerator is None else int(last.numerator)
    words = valued(last.value, definition)
    return Counted(definition.name, last.period.label, words, number)
