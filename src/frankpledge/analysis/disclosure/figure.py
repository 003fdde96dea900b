"""One published or hidden count, by what it counts over."""

from dataclasses import dataclass

from frankpledge.analysis.disclosure.pieces import Extent
from frankpledge.analysis.disclosure.rules import ROUND_TO
from frankpledge.analysis.statistics.rounding import half_up


@dataclass(frozen=True)
class Figure:
    """
    One count in a release: whose, over which smallest places and which months.

    `places` are the small areas that make up the area and `months` month numbers,
    so that overlapping areas and periods can be told. `count` is the true count,
    `is_shown` whether the release prints it, `is_rounded` whether to the nearest five.
    """

    measure: str
    label: str
    places: frozenset[str]
    months: frozenset[int]
    count: int
    is_shown: bool
    release: str = ""
    is_rounded: bool = False

    @property
    def extent(self) -> Extent:
        """Return what the figure counts over."""
        return self.places, self.months

    @property
    def is_exact(self) -> bool:
        """Say whether the release prints it to the last one."""
        return self.is_shown and not self.is_rounded

    @property
    def seen(self) -> tuple[int, int]:
        """Return the least and the most that a printed figure may stand for."""
        if not self.is_rounded:
            return self.count, self.count
        middle = int(half_up(self.count / ROUND_TO)) * ROUND_TO
        return max(0, middle - ROUND_TO // 2), middle + ROUND_TO // 2
