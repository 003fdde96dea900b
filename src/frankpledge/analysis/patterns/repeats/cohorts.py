"""People who came once: how many came again in time, cohort of entry by cohort."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.repeats.windows import Dates, days, plus_months


class EntryRule(StrEnum):
    """When a person enters: at the first event, or after so many months without one."""

    FIRST = "first"
    NEW_SPELL = "new-spell"


class By(StrEnum):
    """How long the cohorts of entry are."""

    MONTH = "month"
    QUARTER = "quarter"
    CALENDAR_YEAR = "year"
    FINANCIAL_YEAR = "financial-year"


@dataclass(frozen=True)
class Cohort:
    """
    Those who entered in one period.

    `followed` of the `entered` have been watched for the whole window, and
    `returned` of those came again in it; `so_far` of all have come again. A cohort is
    `is_whole` when all are followed. Only then has it a rate: before, one cannot tell
    yet, and the rate so far would be too low.
    """

    label: str
    entered: int
    followed: int
    returned: int
    so_far: int

    @property
    def is_whole(self) -> bool:
        """Whether everyone's window has ended."""
        return self.followed == self.entered

    @property
    def rate(self) -> float | None:
        """The share that came again, 0 to 1; None while one cannot tell."""
        if not self.entered or not self.is_whole:
            return None
        return self.returned / self.entered


@dataclass(frozen=True)
class Entries:
    """Each entry: when, whether the window has ended, and whether they came again."""

    entered_on: Dates
    is_followed: NDArray[np.bool_]
    has_returned: NDArray[np.bool_]

    def cohort(self, label: str, chosen: NDArray[np.bool_]) -> Cohort:
        """Return the chosen entries as one cohort."""
        followed = chosen & self.is_followed
        return Cohort(
            label=label,
            entered=int(chosen.sum()),
            followed=int(followed.sum()),
            returned=int((followed & self.has_returned).sum()),
            so_far=int((chosen & self.has_returned).sum()),
        )

    def cohorts(self, by: By = By.QUARTER) -> tuple[Cohort, ...]:
        """Return the cohorts in order of time; periods that nobody entered are absent."""
        labels = labelled(self.entered_on, by)
        return tuple(
            self.cohort(str(label), labels == label) for label in np.unique(labels)
        )

    def followed(self) -> Cohort:
        """Return everyone whose window has ended, whatever their cohort."""
        return self.cohort("all followed", self.is_followed)


def entries(
    keys: NDArray[np.int64],
    moments: Dates,
    *,
    ends_before: np.datetime64,
    months: int = 12,
    rule: EntryRule = EntryRule.FIRST,
    returns: tuple[NDArray[np.int64], Dates] | None = None,
) -> Entries:
    """
    Return who entered when and whether they came again within the months after.

    A return is a later day than the entry's, the anniversary included. By default
    it is another event of the same table; `returns` (keys of the same numbering, and
    dates) says otherwise, e.g. entries to a service and referrals to it. Events
    from `ends_before` on are left out. A window has ended when its last day is
    before `ends_before`.
    """
    end = ends_before.astype("datetime64[D]")
    key, on = _sorted(keys, moments, end)
    again, again_on = _sorted(*returns, end) if returns else (key, on)
    is_first = np.append(True, key[1:] != key[:-1])[: len(key)]
    if rule is EntryRule.FIRST:
        enters = is_first
    else:
        lapsed = np.append(True, on[1:] > plus_months(on[:-1], months))[: len(key)]
        enters = is_first | lapsed
    entrant, entered_on = key[enters], on[enters]
    until = plus_months(entered_on, months)
    # The first event after the day of entry, of the same key, is within the window?
    after = np.searchsorted(
        _rising(again, again_on), _rising(entrant, entered_on), "right"
    )
    last = np.searchsorted(_rising(again, again_on), _rising(entrant, until), "right")
    return Entries(entered_on, until < end, last > after)


def labelled(dates: Dates, by: By) -> NDArray[np.str_]:
    """Return the period of each date: 2019-07, 2019/20-Q2 (from April), 2019, 2019/20."""
    if not dates.size:
        return np.empty(0, np.str_)
    month = dates.astype("datetime64[M]").astype(np.int64)
    if by is By.MONTH:
        return dates.astype("datetime64[M]").astype(str)
    if by is By.CALENDAR_YEAR:
        return (month // 12 + 1970).astype(str)
    year = (month - 3) // 12 + 1970
    ends = np.char.zfill(((year + 1) % 100).astype(str), 2)
    label = np.char.add(np.char.add(year.astype(str), "/"), ends)
    if by is By.FINANCIAL_YEAR:
        return label
    quarter = ((month - 3) % 12 // 3 + 1).astype(str)
    return np.char.add(np.char.add(label, "-Q"), quarter)


def _sorted(
    keys: NDArray[np.int64], moments: Dates, end: np.datetime64
) -> tuple[NDArray[np.int64], Dates]:
    on = days(moments)
    kept = on < end
    keys, on = keys[kept], on[kept]
    order = np.lexsort((on, keys))
    return keys[order], on[order]


def _rising(keys: NDArray[np.int64], dates: Dates) -> NDArray[np.int64]:
    """Return one rising number for key and day; days reach from year 0 to 9999."""
    return keys * 4_000_000 + dates.astype(np.int64) + 800_000
