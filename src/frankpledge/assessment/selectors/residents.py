"""The residents that a rate of an assessment takes: those that a measure's rate takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from frankpledge.analysis import codes
from frankpledge.partnership.selectors import (
    denominator_for,
    home,
    is_made,
    national_bases,
)


RESIDENTS = "residents"


def partnership_of(area: str) -> str:
    """Return the code of the partnership that an area is, nothing where it is none."""
    try:
        return codes.partnership(area).code
    except codes.UnknownPlace:
        return ""


class Estimates:
    """
    Residents of one partnership by period, and which estimates were used.

    A mid-year estimate speaks for the periods that begin in its year; without one
    the latest earlier year's does. The home partnership's are those its measures
    rest on; another's, and all that are set side by side, the nation's tables.
    """

    def __init__(self, area: str) -> None:
        # A partnership of one district goes by its own code and by the district's.
        self._area = codes.partnership(area).code
        here = home().area_code if is_made() else ""
        self._own = here if here and self._area == partnership_of(here) else ""
        self._used: dict[date, tuple[float, str]] = {}
        self._beside: list[str] = []

    def residents(self, starts_on: date) -> float:
        """Return the residents that a rate over a period from a day on takes."""
        return self._of(starts_on)[0]

    def vintage(self, starts_on: date) -> str:
        """Return the name of the estimate that a rate over a period from a day on takes."""
        return self._of(starts_on)[1]

    def _of(self, starts_on: date) -> tuple[float, str]:
        if starts_on not in self._used:
            self._used[starts_on] = self._found(starts_on)
        return self._used[starts_on]

    def _found(self, starts_on: date) -> tuple[float, str]:
        if self._own:
            own = denominator_for(self._own, RESIDENTS, starts_on)
            if own is not None:
                return float(own.value), own.vintage
        vintage, people = national_bases(RESIDENTS, starts_on)
        return float(people.get(self._area, 0)), vintage

    def national(self, starts_on: date) -> Mapping[str, float]:
        """Return every partnership's residents for a period, from the nation's tables."""
        vintage, people = national_bases(RESIDENTS, starts_on)
        self._beside.append(vintage)
        return people

    @property
    def vintages(self) -> tuple[str, ...]:
        """Return the names of the estimates used, the earliest period's first."""
        found = [self._used[starts_on][1] for starts_on in sorted(self._used)]
        return tuple(dict.fromkeys([*found, *self._beside]))
