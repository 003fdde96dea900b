"""Where records gather: small areas that stay hot, become hot, or cool down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from frankpledge.analysis.dates import first_day
from frankpledge.analysis.measures import IncidentCube
from frankpledge.analysis.patterns.concentration import by_chance, concentration


# Two years are kept: enough to say whether a place stayed hot.
MONTHS_KEPT = 24
# Below this a count by small area is not shown (security notes, section 6).
FEWEST_SHOWN = 5
HALF = 0.5
# A place is hot when it is among this share of places and has enough records.
HOT_SHARE = 0.1


class Persistence(StrEnum):
    """Whether a place was hot in the earlier half, the later half, or both."""

    PERSISTENT = "persistent"
    EMERGING = "emerging"
    GONE = "gone"

    @property
    def words(self) -> str:
        """Return what it means for tasking."""
        return PERSISTENCE[self]


PERSISTENCE = {
    Persistence.PERSISTENT: "Persistent: hot in both halves",
    Persistence.EMERGING: "Emerging: hot only in the later half",
    Persistence.GONE: "Gone: hot only in the earlier half",
}


@dataclass(frozen=True)
class SmallAreas:
    """Counts by kind, small area and month, for the newest months."""

    months: list[str]
    areas: list[str]
    kinds: list[str]
    counts: list[list[list[int]]]

    def as_dict(self) -> dict[str, Any]:
        """Return the columns to keep."""
        return asdict(self)


def small_areas(cube: IncidentCube, codes: Sequence[str]) -> SmallAreas:
    """Return the newest months of a counted data set for its small areas."""
    place = {area: index for index, area in enumerate(cube.areas)}
    chosen = [place[code] for code in codes]
    counts = cube.counts[0][:, chosen, -MONTHS_KEPT:]
    width = counts.shape[2]
    last = cube.first_month + cube.counts.shape[3]
    return SmallAreas(
        months=[first_day(last - width + n).isoformat() for n in range(width)],
        areas=list(codes),
        kinds=list(cube.kinds),
        counts=counts.tolist(),
    )


@dataclass(frozen=True)
class HotArea:
    """One small area that is or was hot."""

    code: str
    earlier: int
    later: int
    persistence: Persistence


def hot_areas(
    kept: SmallAreas,
    kinds: Sequence[str],
    supplied: Sequence[str],
) -> tuple[list[HotArea], list[str], list[str]]:
    """
    Return the areas that are or were hot, and the months of the two halves.

    Only supplied months count, the newest twelve of them. A half's hot places are
    the top tenth by count, of those that reach the fewest shown.
    """
    known = set(supplied)
    months = [n for n, month in enumerate(kept.months) if month in known][-12:]
    if len(months) < 2:
        return [], [], []
    half = len(months) // 2
    earlier, later = months[:half], months[half:]
    table = np.zeros((len(kept.areas), len(kept.months)), int)
    for place, kind in enumerate(kept.kinds):
        if not kinds or kind in kinds:
            table += np.array(kept.counts[place])
    then, now = table[:, earlier].sum(axis=1), table[:, later].sum(axis=1)
    hot_then, hot_now = hot(then), hot(now)
    found = [
        HotArea(
            code,
            int(then[n]),
            int(now[n]),
            persistence(was_hot=bool(hot_then[n]), is_hot=bool(hot_now[n])),
        )
        for n, code in enumerate(kept.areas)
        if hot_then[n] or hot_now[n]
    ]
    order = list(Persistence)
    found.sort(key=lambda a: (order.index(a.persistence), -a.later, a.code))
    return (
        found,
        [kept.months[n] for n in earlier],
        [kept.months[n] for n in later],
    )


def hot(counts: np.ndarray) -> np.ndarray:
    """Return which places are hot; ties with the last of the top tenth are too."""
    number = max(1, round(HOT_SHARE * len(counts)))
    edge = np.sort(counts)[-number] if len(counts) else 0
    marks: np.ndarray = (counts >= edge) & (counts >= FEWEST_SHOWN)
    return marks


def persistence(*, was_hot: bool, is_hot: bool) -> Persistence:
    """Return the word for a place, given the halves in which it was hot."""
    if was_hot and is_hot:
        return Persistence.PERSISTENT
    return Persistence.EMERGING if is_hot else Persistence.GONE


def concentration_words(counts: Iterable[int]) -> str:
    """
    Return how few places hold half of the records, beside what chance would give.

    Places are whole and the fullest come first. By chance is with every place alike
    and records falling on them at random. Empty under as many records as may be shown.
    """
    found = concentration(np.array(list(counts), float))
    chance = by_chance(found.places, found.events)
    few = found.fewest_for(HALF)
    if chance is None or few is None or found.events < FEWEST_SHOWN * found.places:
        return ""
    share = 100 * few / found.places
    alike = chance.fewest_for(HALF)
    return (
        f"Half of the records are in {few} of {found.places} small areas"
        f" ({share:.0f}%). Were all areas alike, chance would put them in about"
        f" {alike:.0f}."
    )


def masked(count: int) -> str:
    """Return a count by small area as it may be shown."""
    return f"{count:,}" if count >= FEWEST_SHOWN else f"fewer than {FEWEST_SHOWN}"


def totals(
    kept: SmallAreas, kinds: Sequence[str], months: Sequence[str]
) -> Mapping[str, int]:
    """Return each small area's count over the months named."""
    places = [n for n, month in enumerate(kept.months) if month in set(months)]
    table = np.zeros((len(kept.areas), len(kept.months)), int)
    for place, kind in enumerate(kept.kinds):
        if not kinds or kind in kinds:
            table += np.array(kept.counts[place])
    sums = table[:, places].sum(axis=1)
    return {code: int(sums[n]) for n, code in enumerate(kept.areas)}
