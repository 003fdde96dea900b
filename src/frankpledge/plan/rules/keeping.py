"""
Whether a minimum standard was kept: k of the n cases looked at, with what chance allows.

Agencies tell their own figures each quarter until casework measures them. A sample
says no more than its 95% interval (Wilson); where every case was looked at, the share
is what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.analysis.statistics import intervals


# The quarter that begins in October is a year's last.
LAST_QUARTER = 9


class Keeping(StrEnum):
    """Whether a standard is kept, in words."""

    KEPT = "kept"
    NOT_KEPT = "not kept"
    CANNOT_TELL = "cannot tell yet"
    NOTHING_TOLD = "nothing told yet"


@dataclass(frozen=True)
class Told:
    """One return: how many were looked at, how many kept it, of how many there were."""

    kept: int
    looked_at: int
    out_of: int | None = None

    @property
    def is_every_case(self) -> bool:
        """Say whether every case there was has been looked at."""
        return self.out_of is not None and self.out_of == self.looked_at


@dataclass(frozen=True)
class Share:
    """Returns put together: k of n, the share in per cent and its 95% limits."""

    kept: int
    looked_at: int
    percent: float
    low: float
    high: float
    is_every_case: bool


def share_of(told: Iterable[Told]) -> Share | None:
    """Return the share kept over several returns, None where nothing was looked at."""
    found = list(told)
    kept = sum(one.kept for one in found)
    looked_at = sum(one.looked_at for one in found)
    if not looked_at:
        return None
    limits = intervals.wilson([kept], [looked_at])
    return Share(
        kept,
        looked_at,
        100 * kept / looked_at,
        100 * float(limits.low[0]),
        100 * float(limits.high[0]),
        all(one.is_every_case for one in found),
    )


def how_kept(share: Share | None, promised: float | None) -> Keeping:
    """
    Say whether a standard is kept; `promised` is per cent, None for every single case.

    One case that broke a promise made to everybody breaks it; that all of a sample
    kept it does not show that all the others did.
    """
    if share is None:
        return Keeping.NOTHING_TOLD
    if promised is None and share.kept < share.looked_at:
        return Keeping.NOT_KEPT
    wanted = 100.0 if promised is None else promised
    if share.is_every_case:
        return Keeping.KEPT if share.percent >= wanted else Keeping.NOT_KEPT
    if share.high < wanted:
        return Keeping.NOT_KEPT
    return Keeping.KEPT if share.low >= wanted else Keeping.CANNOT_TELL


def quarter_of(day: date) -> date:
    """Return the first day of the calendar quarter that a day is in."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def next_quarter(starts_on: date) -> date:
    """Return the first day of the quarter after one."""
    if starts_on.month > LAST_QUARTER:
        return date(starts_on.year + 1, 1, 1)
    return starts_on.replace(month=starts_on.month + 3)


def quarter_words(starts_on: date) -> str:
    """Return "April to June 2019"."""
    last = date(starts_on.year, starts_on.month + 2, 1)
    return f"{starts_on:%B} to {last:%B %Y}"


def past_quarters(today: date, many: int) -> list[date]:
    """Return the first days of the last quarters that are over, newest first."""
    found, start = [], quarter_of(today)
    for _ in range(many):
        month = start.month - 3
        start = start.replace(month=month) if month > 0 else date(start.year - 1, 10, 1)
        found.append(start)
    return found
