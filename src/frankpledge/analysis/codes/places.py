"""Partnerships, districts, forces and small areas of England and Wales, with years."""

from dataclasses import dataclass
from functools import cache

from frankpledge.analysis.codes.files import listing, rows, table
from frankpledge.analysis.failures import ExpectedFailure


YEARS = (2017, 2018, 2019)
SMALL_AREA_LEVELS = {
    # level of small area: table, and the columns that say what it lies in
    "lsoa11": (
        "lsoa11",
        {
            ("ward", 2015): "ward15",
            ("ward", 2019): "ward19",
            ("msoa", 2011): "msoa",
            ("district", 2015): "district15",
            ("district", 2019): "district19",
            ("partnership", 2019): "partnership",
        },
    ),
    "lsoa21": (
        "lsoa21",
        {("lsoa11", 2011): "lsoa11", ("district", 2019): "district19"},
    ),
}


class UnknownPlace(ExpectedFailure):
    """No shipped table knows a place by this code, or not for this year."""


@dataclass(frozen=True)
class District:
    """One local authority district as of one year."""

    code: str
    name: str
    partnership: str
    force: str
    year: int


@dataclass(frozen=True)
class Partnership:
    """
    One community safety partnership area as of one year.

    Some districts of 2019 hold several partnerships (East Suffolk), and some
    partnerships several districts (Dorset), so neither stands for the other.
    """

    code: str
    name: str
    force: str
    force_name: str
    districts: tuple[District, ...]
    year: int

    @property
    def country(self) -> str:
        """Return "wales" or "england": their strategy regulations differ."""
        return "wales" if self.code.startswith("W") else "england"


@cache
def districts(year: int = YEARS[-1]) -> tuple[District, ...]:
    """Return every district of a year with its partnership, by code."""
    found = tuple(
        District(
            row["district"],
            row["district_name"],
            row["partnership"],
            row["force"],
            row["year"],
        )
        for row in rows("district")
        if row["year"] == year
    )
    if not found:
        raise UnknownPlace(
            f"There is no list of districts for {year}.",
            f"The years are {', '.join(map(str, YEARS))}.",
        )
    return found


@cache
def partnerships(year: int = YEARS[-1]) -> dict[str, Partnership]:
    """Return every partnership of England and Wales as of a year, by code."""
    members: dict[str, list[District]] = {}
    for district in districts(year):
        members.setdefault(district.partnership, []).append(district)
    names = {
        row["partnership"]: (row["partnership_name"], row["force"], row["force_name"])
        for row in rows("district")
        if row["year"] == year
    }
    return {
        code: Partnership(code, *names[code], tuple(members[code]), year)
        for code in sorted(members)
    }


def partnership(code: str, year: int = YEARS[-1]) -> Partnership:
    """
    Return the partnership that a partnership's or a district's code means.

    A district that holds several partnerships does not say which is meant.
    """
    found = partnerships(year)
    if code in found:
        return found[code]
    holding = [one for one in found.values() if code in {d.code for d in one.districts}]
    if len(holding) == 1:
        return holding[0]
    if holding:
        choices = ", ".join(f"{one.code} ({one.name})" for one in holding)
        raise UnknownPlace(
            f"The district {code} holds several partnerships.",
            f"Name one of them: {choices}.",
        )
    raise UnknownPlace(
        f"No community safety partnership or district has the code {code!r}.",
        "Codes look like E22000184 (partnership) or E08000013 (district).",
    )


@cache
def lookup(level: str, year: int, small_area: str = "lsoa11") -> dict[str, str]:
    """
    Return small-area code -> code of the larger area it lay in that year.

    Levels for `lsoa11`: ward (2015, 2019), msoa (2011), district (2015, 2019) and
    partnership (2019). For `lsoa21`: lsoa11 (2011, best fit) and district (2019).
    """
    name, columns = SMALL_AREA_LEVELS[small_area]
    column = columns.get((level, year))
    if column is None:
        known = ", ".join(f"{one} {when}" for one, when in columns)
        raise UnknownPlace(
            f"There is no lookup from {small_area} to {level} of {year}.",
            f"There are: {known}.",
        )
    held = table(name)
    keys: list[str] = held["lsoa"].to_pylist()
    return dict(zip(keys, held[column].to_pylist(), strict=True))


def members(level: str, year: int, code: str, small_area: str = "lsoa11") -> list[str]:
    """Return the small areas that lay in one larger area that year, in code order."""
    found = lookup(level, year, small_area)
    return [small for small, larger in found.items() if larger == code]


@cache
def small_area_names() -> dict[str, str]:
    """Return LSOA of 2011 -> its name, such as "St. Helens 002A"."""
    held = table("lsoa11")
    return dict(zip(held["lsoa"].to_pylist(), held["name"].to_pylist(), strict=True))


@cache
def centres(small_area: str = "lsoa11") -> dict[str, tuple[float, float]]:
    """Return small area -> (longitude, latitude) of its centre, to four decimals."""
    held = table(SMALL_AREA_LEVELS[small_area][0])
    keys = held["lsoa"].to_pylist()
    xs, ys = held["longitude"].to_pylist(), held["latitude"].to_pylist()
    points = [(round(x, 4), round(y, 4)) for x, y in zip(xs, ys, strict=True)]
    return dict(zip(keys, points, strict=True))


@cache
def wards(year: int) -> dict[str, tuple[str, str]]:
    """Return ward code -> (name, district code) for 2015 or 2019."""
    return {
        row["ward"]: (row["name"], row["district"])
        for row in rows("ward")
        if row["year"] == year
    }


@cache
def similar_districts(code: str) -> tuple[str, ...]:
    """Return the fifteen districts nearest in deprivation, nearest first."""
    found = [row for row in rows("similar") if row["district"] == code]
    return tuple(row["other"] for row in sorted(found, key=lambda row: row["rank"]))


def force_of(slug: str) -> str | None:
    """Return the code of the force area that a data.police.uk name means, if any."""
    found: str | None = listing("forces")["force"].get(slug)
    return found


def force_slug(code: str) -> str | None:
    """Return the name that data.police.uk gives a force, by its area code."""
    named: dict[str, str] = listing("forces")["force"]
    return next((slug for slug, area in named.items() if area == code), None)


def force_title(slug: str) -> str:
    """Return what a force calls itself in its own files, such as "Kent Police"."""
    named: dict[str, str] = listing("forces")["name"]
    return named[slug]
