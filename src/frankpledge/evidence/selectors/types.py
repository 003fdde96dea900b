"""Reads for the audit of types: the measures of single kinds of one data set."""

from collections.abc import Iterable

from frankpledge.analysis.measures.definition import (
    UNCONDITIONAL,
    Form,
    Incidents,
    Per,
)
from frankpledge.evidence.models import MeasureVersion, SmallAreaCounts
from frankpledge.evidence.rules.small_areas import SmallAreas


def kind_of(version: MeasureVersion) -> str | None:
    """Return the one kind of record a measure counts, None where it counts more."""
    definition = version.definition
    source = definition.numerator
    if not isinstance(source, Incidents) or source.condition != UNCONDITIONAL:
        return None
    if len(source.kinds) != 1 or definition.form is not Form.RATE:
        return None
    return source.kinds[0] if definition.denominator.per is Per.RESIDENTS else None


def single_kinds(versions: Iterable[MeasureVersion]) -> dict[str, MeasureVersion]:
    """Return the measure that stands for each kind of record, by kind."""
    found: dict[str, MeasureVersion] = {}
    for version in versions:
        kind = kind_of(version)
        if kind is not None:
            found.setdefault(kind, version)
    return found


def small_area_counts(dataset: str) -> SmallAreas | None:
    """Return the newest counts by small area of a data set, None before any load."""
    row = SmallAreaCounts.objects.filter(dataset=dataset).first()
    if row is None:
        return None
    return SmallAreas(row.months, row.areas, row.kinds, row.counts)
