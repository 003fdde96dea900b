"""Which months of a data set count as supplied for the areas of one partnership."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.measures import Coverage


# A source that brings fewer of an area's records than this only strays into it: a
# force's file holds some rows of its neighbours.
A_SOURCE_OF_ITS_OWN = 0.1
# Above this share of rows that could not be accepted, a month is there only in part.
TOO_MANY_REFUSED = 0.02


@dataclass(frozen=True)
class Facts:
    """What is known of one source's month: its load, and how its rows fared."""

    source: str
    month: date
    load: str
    rows: int
    refused: int

    @property
    def is_in_part(self) -> bool:
        """Say whether so many rows were refused that there is no total."""
        return self.refused > TOO_MANY_REFUSED * (self.rows + self.refused)


def own_sources(records: Mapping[str, int]) -> set[str]:
    """Return the sources that supply an area, given how many records each brought."""
    total = sum(records.values())
    return {
        source
        for source, count in records.items()
        if count and count >= A_SOURCE_OF_ITS_OWN * total
    }


def coverage_of(
    facts: Iterable[Facts],
    own: set[str],
    *,
    expected: tuple[date, date] | None = None,
) -> Coverage:
    """
    Return which months were supplied by every source of the area.

    A month that one of two sources did not send has no total.
    """
    ours = [fact for fact in facts if fact.source in own]
    by_month: dict[date, set[str]] = {}
    for fact in ours:
        by_month.setdefault(fact.month, set()).add(fact.source)
    begins = {
        source: min(fact.month for fact in ours if fact.source == source)
        for source in {fact.source for fact in ours}
    }
    incomplete = {
        month
        for month, sources in by_month.items()
        if {source for source, first in begins.items() if first <= month} - sources
    }
    refused = {fact.month for fact in ours if fact.is_in_part}
    return Coverage(
        months=frozenset(by_month),
        in_part=frozenset(incomplete | refused),
        expected_from=expected[0] if expected else None,
        expected_until=expected[1] if expected else None,
    )


def months_of(facts: Iterable[Facts], own: set[str]) -> dict[str, list[str]]:
    """Return the loads behind each month, for the sources of the area."""
    found: dict[str, list[str]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.month, fact.source)):
        if fact.source in own:
            found.setdefault(fact.month.isoformat(), []).append(fact.load)
    return found
