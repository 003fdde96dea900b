"""Which areas an area may be held against, and over which months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frankpledge.assessment.rules.counts import MONTHS
from frankpledge.assessment.rules.scanning import Peers


FEWEST = 5
"""Fewer others than this are no group to hold an area against."""

Records = Mapping[str, Mapping[date, Mapping[str, int]]]
"""area -> supplied month -> kind -> records"""


@dataclass(frozen=True)
class Candidates:
    """Everything known of home and of the areas like it."""

    names: Mapping[str, str]
    residents: Callable[[date], Mapping[str, float]]
    """the first day of the months compared -> area -> residents"""
    records: Records


def peers_of(home: str, candidates: Candidates) -> Peers | None:
    """
    Return home and the others over the latest months that enough of them share.

    Only months that home and at least five others have are used, twelve at most, and
    only areas that have every one of them: the same months for all, or none.
    """
    records = candidates.records
    if home not in records:
        return None
    months = shared_months(home, records)
    whole = {area: found for area, found in records.items() if months <= set(found)}
    if not months or len(whole) <= FEWEST or home not in whole:
        return None
    people = candidates.residents(min(months))
    known = {area for area in whole if people.get(area)}
    return Peers(
        names={area: candidates.names.get(area, area) for area in known},
        counts={area: added(whole[area], months) for area in sorted(known)},
        residents={area: people[area] for area in known},
        months=tuple(sorted(months)),
    )


def shared_months(home: str, records: Records) -> set[date]:
    """Return the latest months, twelve at most, of home and five others together."""
    others = [found for area, found in records.items() if area != home]
    held = Counter(month for found in others for month in found)
    shared = [month for month in records[home] if held[month] >= FEWEST]
    return set(sorted(shared)[-MONTHS:])


def added(
    found: Mapping[date, Mapping[str, int]], months: Iterable[date]
) -> dict[str, int]:
    """Return the records of each kind over the months."""
    total: Counter[str] = Counter()
    for month in months:
        total.update(found[month])
    return dict(total)
