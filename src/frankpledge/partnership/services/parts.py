"""Which small areas make up an area, and what that says about who lives there."""

from collections.abc import Iterable, Sequence
from datetime import date

from frankpledge.analysis import codes
from frankpledge.partnership.models import Area, AreaPart, Denominator


CENSUS_YEARS = {"lsoa11": 2011, "lsoa21": 2021}


def parts_of(area: Area, lsoa11: Iterable[str]) -> list[AreaPart]:
    """
    Return the rows that say an area is made of these LSOAs of 2011.

    The LSOAs of 2021 come with them, by the shipped best fit, so that figures of
    the newer census can be added up too.
    """
    inside = sorted(set(lsoa11))
    newer = newer_codes(inside)
    rows = [AreaPart(area=area, lsoa_code=code, lsoa_year=2011) for code in inside]
    rows += [AreaPart(area=area, lsoa_code=code, lsoa_year=2021) for code in newer]
    return rows


def newer_codes(lsoa11: Iterable[str]) -> list[str]:
    """Return the LSOAs of 2021 that stand for LSOAs of 2011, in code order."""
    wanted = set(lsoa11)
    pairs = codes.lookup("lsoa11", 2011, "lsoa21").items()
    return sorted(new for new, old in pairs if old in wanted)


def bases_from(area: Area, parts: Sequence[AreaPart], on: date) -> list[Denominator]:
    """
    Return the denominators that the shipped figures of the parts add up to.

    An area with a part that the figures do not know gets none for that edition:
    a sum with a hole in it would make rates too high.
    """
    by_year = {
        year: [part.lsoa_code for part in parts if part.lsoa_year == year]
        for year in CENSUS_YEARS.values()
    }
    rows = []
    for edition in codes.editions():
        inside = by_year[CENSUS_YEARS[edition.level]]
        known = codes.population(edition.kind, edition.year, edition.level)
        if inside and all(code in known for code in inside):
            rows.append(
                Denominator(
                    area=area,
                    kind=edition.kind,
                    year=edition.year,
                    value=sum(known[code] for code in inside),
                    vintage=edition.vintage,
                    source=edition.source,
                    loaded_on=on,
                )
            )
    return rows
