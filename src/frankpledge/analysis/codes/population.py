"""Residents and households by area and year: what rates are taken out of."""

from dataclasses import dataclass
from functools import cache

from frankpledge.analysis.codes.files import rows, table
from frankpledge.analysis.codes.places import UnknownPlace


@dataclass(frozen=True)
class Edition:
    """One published set of denominators: what was counted, when, and by whom."""

    kind: str  # residents | households
    year: int
    level: str  # lsoa11 | lsoa21 | district
    vintage: str
    source: str


SMALL_AREA_EDITIONS = (
    Edition("residents", 2011, "lsoa11", "Census 2011", "census-2011"),
    Edition("households", 2011, "lsoa11", "Census 2011", "census-2011"),
    Edition("residents", 2017, "lsoa11", "Mid-2017 estimate", "ons-mid-year-lsoa"),
    Edition("residents", 2019, "lsoa11", "Mid-2019 estimate", "ons-mid-year-lsoa"),
    Edition("residents", 2020, "lsoa11", "Mid-2020 estimate", "ons-mid-year-lsoa"),
    Edition("residents", 2021, "lsoa21", "Census 2021", "census-2021"),
    Edition("households", 2021, "lsoa21", "Census 2021", "census-2021"),
)


def editions(level: str | None = None) -> tuple[Edition, ...]:
    """Return the small-area editions that are shipped, oldest first."""
    return tuple(one for one in SMALL_AREA_EDITIONS if level in (None, one.level))


@cache
def population(kind: str, year: int, level: str = "lsoa11") -> dict[str, int]:
    """
    Return area code -> residents or households of a year.

    Levels are `lsoa11`, `lsoa21` and `district`. Nobody publishes dwellings by LSOA
    among the open files; a partnership loads its own with `areas load`.
    """
    if level == "district":
        found = _district_population(kind, year)
    else:
        found = _small_area_population(kind, year, level)
    if not found:
        raise UnknownPlace(
            f"There are no shipped figures of {kind} for {year} by {level}.",
            "Load your own with: frankpledge areas load --population FILE.",
        )
    return found


def _small_area_population(kind: str, year: int, level: str) -> dict[str, int]:
    """Return one column of a small-area table, empty where there is none."""
    column = f"{kind}_{year}"
    held = table(f"population_{level}")
    if column not in held.column_names:
        return {}
    return dict(zip(held["lsoa"].to_pylist(), held[column].to_pylist(), strict=True))


def _district_population(kind: str, year: int) -> dict[str, int]:
    """Return district -> figure, on the newest boundaries that have it."""
    newest_last = sorted(
        (row for row in rows("population_district") if row["year"] == year),
        key=lambda row: row["boundary_year"],
    )
    return {row["district"]: row["value"] for row in newest_last if row["kind"] == kind}


@cache
def residents_by_age(district: str, year: int) -> dict[int, int]:
    """Return age -> residents of a district, mid-2019 or mid-2020; 90 means 90+."""
    found = {
        row["age"]: row["persons"]
        for row in rows("population_age")
        if row["district"] == district and row["year"] == year
    }
    if not found:
        raise UnknownPlace(
            f"There are no residents by age for {district} in {year}.",
            "Ages are shipped by district for 2019 and 2020.",
        )
    return found
