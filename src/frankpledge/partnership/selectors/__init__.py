"""Reading the partnership: who belongs to it and which places it answers for."""

from frankpledge.partnership.models import Agency, Area
from frankpledge.partnership.selectors.denominators import (
    Base,
    denominator_for,
    denominators,
    national_bases,
    national_denominator,
    vintages_in_use,
)
from frankpledge.partnership.selectors.directory import (
    NoAgency,
    agencies_of,
    agency_by_code,
    agency_named,
    groups_of,
    lineage,
    people_of,
    person_named,
    posts_ever_of,
    posts_of,
    vacancies,
)
from frankpledge.partnership.selectors.home import (
    NoPartnership,
    comparable_partnerships,
    home,
    is_made,
)
from frankpledge.partnership.selectors.outlines import (
    are_drawn,
    outline_of,
    outlines_of,
)
from frankpledge.partnership.selectors.places import (
    NoArea,
    area,
    areas_of,
    home_area,
    lsoa_codes,
    measured_areas,
    memberships,
    overlaps,
    versions,
)


__all__ = [
    "Agency",
    "Area",
    "Base",
    "NoAgency",
    "NoArea",
    "NoPartnership",
    "agencies_of",
    "agency_by_code",
    "agency_named",
    "are_drawn",
    "area",
    "areas_of",
    "comparable_partnerships",
    "denominator_for",
    "denominators",
    "groups_of",
    "home",
    "home_area",
    "is_made",
    "lineage",
    "lsoa_codes",
    "measured_areas",
    "memberships",
    "national_bases",
    "national_denominator",
    "outline_of",
    "outlines_of",
    "overlaps",
    "people_of",
    "person_named",
    "posts_ever_of",
    "posts_of",
    "vacancies",
    "versions",
    "vintages_in_use",
]
