"""Areas: which there are, what they are made of, how they were drawn before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership.models import Area, AreaPart, Partnership
from frankpledge.partnership.selectors.home import home
from frankpledge.partnership.states import MEASURED_KINDS


class NoArea(ExpectedFailure):
    """The partnership has no area by this code."""


def areas_of(
    partnership: Partnership, kind: str | None = None, *, on: date | None = None
) -> QuerySet[Area]:
    """
    Return the partnership's areas as they are drawn today, or were on a day.

    `kind` limits them to one kind. Without a day only drawings that have not
    ended are given.
    """
    found = Area.objects.filter(partnership=partnership)
    if kind is not None:
        found = found.filter(kind=kind)
    if on is None:
        return found.filter(ends_before=None)
    return found.filter(
        Q(starts_on=None) | Q(starts_on__lte=on),
        Q(ends_before=None) | Q(ends_before__gt=on),
    )


def measured_areas(partnership: Partnership) -> QuerySet[Area]:
    """Return the areas that figures are computed for: all but the smallest kinds."""
    kinds = [kind.value for kind in MEASURED_KINDS]
    return areas_of(partnership).filter(kind__in=kinds)


def home_area() -> Area:
    """Return the area of the whole home partnership."""
    return area(home().area_code)


def area(code: str, on: date | None = None) -> Area:
    """
    Return the area that goes by this code: the present drawing, or that of a day.

    The partnership's own code leads to its area too, also where its figures go by
    the district's.
    """
    partnership = home()
    wanted = partnership.area_code if code == partnership.code else code
    found = areas_of(partnership, on=on).filter(code=wanted)
    newest = found.order_by("-boundary_year").first()
    if newest is None and on is None:
        newest = versions(wanted).last()
    if newest is None:
        raise NoArea(
            f"{partnership.name} has no area with the code {code!r}.",
            "See its areas with: frankpledge areas list",
        )
    newest.partnership = partnership  # it is known: nobody need ask again
    return newest


def versions(code: str) -> QuerySet[Area]:
    """Return every drawing of an area, the oldest first."""
    return Area.objects.filter(partnership=home(), code=code).order_by(
        "boundary_year", "pk"
    )


def lsoa_codes(one: Area, year: int = 2011) -> list[str]:
    """Return the LSOAs of a census year that make up an area, in code order."""
    return list(
        one.parts.filter(lsoa_year=year)
        .order_by("lsoa_code")
        .values_list("lsoa_code", flat=True)
    )


def memberships(
    areas: Iterable[Area] | QuerySet[Area], year: int = 2011
) -> list[tuple[str, str]]:
    """
    Return every (LSOA code, area code) of these areas, in one question.

    An LSOA counts once to every area it is part of: to its ward, its forum area and
    the partnership at once.
    """
    parts = AreaPart.objects.filter(area__in=areas, lsoa_year=year)
    return list(
        parts.order_by("lsoa_code", "area__code").values_list("lsoa_code", "area__code")
    )


@dataclass(frozen=True)
class Overlap:
    """Another area that shares ground with one, and how many LSOAs they share."""

    area: Area
    shared: int
    of: int

    @property
    def is_inside(self) -> bool:
        """Say whether the other area lies wholly in this one."""
        return self.shared == self.of


def overlaps(one: Area, year: int = 2011) -> list[Overlap]:
    """Return the other areas that share LSOAs with this one, most shared first."""
    shared = Count(
        "parts",
        filter=Q(parts__lsoa_year=year, parts__lsoa_code__in=lsoa_codes(one, year)),
        distinct=True,
    )
    of = Count("parts", filter=Q(parts__lsoa_year=year), distinct=True)
    found = (
        areas_of(one.partnership)
        .filter(kind__in=[kind.value for kind in MEASURED_KINDS])
        .exclude(pk=one.pk)
        .annotate(shared=shared, of=of)
        .filter(shared__gt=0)
        .order_by("-shared", "name")
    )
    return [Overlap(other, other.shared, other.of) for other in found]
