"""The words of data.police.uk and the codes they are kept under."""

import re
from functools import cache

from frankpledge.analysis.codes.lists import crime_types, outcome_types


ANTI_SOCIAL = "anti-social-behaviour"

# The codes of forces in data.police.uk's file names, by the names in its rows.
_ODD_FORCES = {
    "British Transport Police": "btp",
    "Police Service of Northern Ireland": "northern-ireland",
    "Metropolitan Police Service": "metropolitan",
    "City of London Police": "city-of-london",
}
_FORCES = (
    "Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "Cleveland",
    "Cumbria", "Derbyshire", "Devon & Cornwall", "Devon and Cornwall", "Dorset",
    "Durham", "Dyfed-Powys", "Essex", "Gloucestershire", "Greater Manchester",
    "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire",
    "Leicestershire", "Lincolnshire", "Merseyside", "Norfolk", "North Wales",
    "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire",
    "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex",
    "Thames Valley", "Warwickshire", "West Mercia", "West Midlands",
    "West Yorkshire", "Wiltshire",
)  # fmt: skip


def slug(words: str) -> str:
    """Return words as a code: lower case, hyphens, no marks."""
    plain = words.strip().casefold().replace("&", " and ").replace("'", "")
    return re.sub(r"[^0-9a-z]+", "-", plain).strip("-")


@cache
def crime_type_codes() -> dict[str, str]:
    """Return the code of each category by its words, those of older months too."""
    return {kind.label: kind.id for kind in crime_types()}


@cache
def outcome_codes() -> dict[str, str]:
    """Return the code of each last outcome by its words."""
    return {kind.label: kind.id for kind in outcome_types() if kind.label}


@cache
def force_codes() -> frozenset[str]:
    """Return the codes of all forces, as file names have them."""
    return frozenset([*_ODD_FORCES.values(), *map(slug, _FORCES)])


def force_code(name: str) -> str:
    """Return a force's code by the name in its rows, or "" for no force we know."""
    if name in _ODD_FORCES:
        return _ODD_FORCES[name]
    stem = re.sub(r" (Police|Constabulary|Police Service)$", "", name)
    return slug(stem) if stem != name and stem in _FORCES else ""
