"""
Codes, areas and populations that the product ships, as small dated tables.

Compiled from published open data by tools/compile_reference; every table names its
sources, their vintage and licence.
"""

from frankpledge.analysis.codes.glossary import Term, glossary, term
from frankpledge.analysis.codes.lists import (
    AsbType,
    CrimeType,
    OutcomeType,
    Source,
    asb_types,
    attribution,
    crime_type_labelled,
    crime_types,
    outcome_types,
    sources,
    sources_of,
)
from frankpledge.analysis.codes.outlines import outlines
from frankpledge.analysis.codes.places import (
    District,
    Partnership,
    UnknownPlace,
    centres,
    districts,
    force_of,
    force_slug,
    force_title,
    lookup,
    members,
    partnership,
    partnerships,
    similar_districts,
    small_area_names,
    wards,
)
from frankpledge.analysis.codes.population import (
    Edition,
    editions,
    population,
    residents_by_age,
)


__all__ = [
    "AsbType",
    "CrimeType",
    "District",
    "Edition",
    "OutcomeType",
    "Partnership",
    "Source",
    "Term",
    "UnknownPlace",
    "asb_types",
    "attribution",
    "centres",
    "crime_type_labelled",
    "crime_types",
    "districts",
    "editions",
    "force_of",
    "force_slug",
    "force_title",
    "glossary",
    "lookup",
    "members",
    "outcome_types",
    "outlines",
    "partnership",
    "partnerships",
    "population",
    "residents_by_age",
    "similar_districts",
    "small_area_names",
    "sources",
    "sources_of",
    "term",
    "wards",
]
