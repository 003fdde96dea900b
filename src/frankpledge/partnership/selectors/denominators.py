"""What rates are taken out of, which estimate it was, and when it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import Q

from frankpledge.analysis import codes
from frankpledge.partnership.models import Denominator, Partnership
from frankpledge.partnership.rules.places import denominator_year
from frankpledge.partnership.selectors.home import home


@dataclass(frozen=True)
class Base:
    """One denominator as a rate uses it, with the estimate it is from."""

    area: str
    kind: str
    year: int
    value: int
    vintage: str
    source: str
    loaded_on: date


def denominators(
    area_codes: Iterable[str],
    kind: str,
    *,
    as_known_on: date | None = None,
) -> dict[str, dict[int, Base]]:
    """
    Return area code -> year -> denominator, in one question to the database.

    `as_known_on` gives what was in use on an earlier day, before later estimates
    superseded it.
    """
    found = Denominator.objects.filter(
        area__partnership=home(), area__code__in=list(area_codes), kind=kind
    )
    if as_known_on is None:
        found = found.filter(superseded_on=None)
    else:
        found = found.filter(
            Q(superseded_on=None) | Q(superseded_on__gt=as_known_on),
            loaded_on__lte=as_known_on,
        )
    answer: dict[str, dict[int, Base]] = {}
    ordered = found.order_by("area__boundary_year", "loaded_on", "pk")
    for one in ordered.select_related("area"):
        base = Base(
            one.area.code,
            one.kind,
            one.year,
            one.value,
            one.vintage,
            one.source,
            one.loaded_on,
        )
        answer.setdefault(one.area.code, {})[one.year] = base
    return answer


def denominator_for(
    area_code: str,
    kind: str,
    period_starts_on: date,
    *,
    as_known_on: date | None = None,
) -> Base | None:
    """Return the denominator that a rate for this period takes, None where none is."""
    found = denominators([area_code], kind, as_known_on=as_known_on)
    return _chosen(found.get(area_code, {}), period_starts_on)


def _chosen(years: dict[int, Base], period_starts_on: date) -> Base | None:
    """Return the estimate of the year that speaks for the period."""
    year = denominator_year(years, period_starts_on)
    return None if year is None else years[year]


@cache
def national_denominator(kind: str, year: int) -> dict[str, int]:
    """
    Return partnership code -> residents or households, for every partnership.

    Sums of the LSOAs of 2011, so that a partnership smaller than its district has
    its own figure. Comparisons rest on it.
    """
    by_lsoa = codes.population(kind, year)
    totals: dict[str, int] = {}
    for lsoa, partnership in codes.lookup("partnership", 2019).items():
        totals[partnership] = totals.get(partnership, 0) + by_lsoa[lsoa]
    return totals


def national_bases(kind: str, period_starts_on: date) -> tuple[str, dict[str, int]]:
    """
    Return the vintage and partnership code -> denominator that a period's rate takes.

    The year is chosen as for a partnership's own (`denominator_for`), so that rates
    of places that are set side by side rest on the same kind of estimate.
    """
    held = {
        one.year: one.vintage for one in codes.editions("lsoa11") if one.kind == kind
    }
    year = denominator_year(held, period_starts_on)
    if year is None:
        return "", {}
    return held[year], national_denominator(kind, year)


def vintages_in_use(partnership: Partnership) -> list[tuple[str, int, str, str, int]]:
    """Return (kind, year, vintage, source, number of areas) of what is in use."""
    found = Denominator.objects.filter(
        area__partnership=partnership, superseded_on=None
    )
    counted: dict[tuple[str, int, str, str], int] = {}
    for row in found.values_list("kind", "year", "vintage", "source"):
        counted[row] = counted.get(row, 0) + 1
    return sorted((*row, number) for row, number in counted.items())
