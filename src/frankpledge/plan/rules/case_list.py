"""
A minimum standard counted from a list of cases: each with its two days, and no names.

A standard that names a time ("a call back within two working days") is tested on every
case: kept where the second day is within it, not kept where it came later or has not
come although the time is over, and open where neither is so yet.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.plan.states import TimeUnit


COLUMNS = ("case", "from", "to")
PATTERNS = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
)
MOST_NAMED = 20
SATURDAY = 5


class ListFault(ExpectedFailure):
    """A list of cases that cannot be counted, with what is wrong and where."""


@dataclass(frozen=True)
class Case:
    """One case: its number, when its time began, and when what was promised was done."""

    ref: str
    began: datetime
    done: datetime | None


@dataclass(frozen=True)
class Counted:
    """How the cases of a quarter fared, and which of them missed."""

    kept: int
    looked_at: int
    still_open: int
    outside: int
    missed: tuple[str, ...]

    @property
    def drawn(self) -> str:
        """Return what was looked at, in words."""
        said = f"Every case of the list that began in the quarter: {self.looked_at:,}"
        if self.still_open:
            said += f"; {self.still_open:,} still open and not counted"
        if self.outside:
            said += f"; {self.outside:,} of other quarters left out"
        return said

    @property
    def evidence(self) -> str:
        """Return the numbers of the cases that missed, the first few by name."""
        if not self.missed:
            return "No case missed."
        named = ", ".join(self.missed[:MOST_NAMED])
        more = len(self.missed) - MOST_NAMED
        return f"Missed: {named}" + (f" and {more} more." if more > 0 else ".")


def cases_in(rows: Iterable[Sequence[Any]]) -> list[Case]:
    """
    Return the cases of a table whose first row names its columns.

    The columns are `case`, `from` and `to`, in any order; `to` is blank where it has
    not been done. Raises ListFault naming every row that cannot be read.
    """
    listed = [row for row in rows if any(str(cell or "").strip() for cell in row)]
    if not listed:
        raise ListFault("The list is empty.")
    head = [str(cell or "").strip().lower() for cell in listed[0]]
    lacking = [name for name in COLUMNS if head.count(name) != 1]
    if lacking:
        raise ListFault(
            f"The list has no column {', '.join(lacking)}, or more than one.",
            "Its first row names them: case, from, to.",
        )
    found, faults = [], []
    for number, row in enumerate(listed[1:], start=2):
        told = dict(zip(head, [*row, *[""] * len(head)], strict=False))
        try:
            found.append(case_of(told))
        except ValueError as fault:
            faults.append(f"row {number}: {fault}")
    refs = [one.ref for one in found]
    faults += [f"case {ref} is there twice" for ref in sorted(twice(refs))]
    if faults:
        shown = "; ".join(faults[:MOST_NAMED])
        raise ListFault(f"The list was not counted: {shown}.", "Put these right.")
    return found


def twice(refs: Sequence[str]) -> set[str]:
    """Return what stands in a list more than once."""
    seen: set[str] = set()
    return {ref for ref in refs if ref in seen or seen.add(ref)}  # type: ignore[func-returns-value]


def case_of(told: Mapping[str, Any]) -> Case:
    """Return one case; raise ValueError saying what is wrong with its row."""
    ref = str(told["case"] or "").strip()
    if not ref:
        raise ValueError("it has no case number")
    began, done = moment(told["from"]), moment(told["to"])
    if began is None:
        raise ValueError("it does not say when its time began")
    if done is not None and done < began:
        raise ValueError("it was done before its time began")
    return Case(ref, began, done)


def moment(cell: Any) -> datetime | None:
    """
    Return a day, with its time where there is one; raise ValueError for other words.

    Times are those of the wall clock; the hour that the clocks change counts as none.
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=UTC)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), UTC)
    said = str(cell or "").strip()
    if not said:
        return None
    for pattern in PATTERNS:
        try:
            return datetime.strptime(said, pattern).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ValueError(f"“{said}” is no day, such as 2026-07-31 or 31/07/2026 14:30")


def rows_of_csv(text: str) -> list[list[str]]:
    """Return the rows of a CSV file."""
    return list(csv.reader(io.StringIO(text)))


def deadline(began: datetime, within: float, unit: TimeUnit) -> datetime:
    """
    Return the last moment at which a standard is still kept.

    Hours run by the clock; days end with the day. Working days leave out Saturdays and
    Sundays; bank holidays, which no list here knows, count as working days.
    """
    if unit is TimeUnit.HOURS:
        return began + timedelta(hours=within)
    day, left = began.date(), int(within)
    while left:
        day += timedelta(days=1)
        if unit is TimeUnit.DAYS or day.weekday() < SATURDAY:
            left -= 1
    return datetime.combine(day, time.max, UTC)


def count_cases(
    cases: Iterable[Case],
    *,
    within: float,
    unit: TimeUnit,
    quarter: tuple[date, date],
    on: date,
) -> Counted:
    """
    Count the cases that began in a quarter: kept, missed, and open on a day.

    `quarter` is its first day and the first day of the next.
    """
    kept, still_open, outside = 0, 0, 0
    missed: list[str] = []
    for case in cases:
        if not quarter[0] <= case.began.date() < quarter[1]:
            outside += 1
            continue
        last = deadline(case.began, within, unit)
        if case.done is not None and case.done <= last:
            kept += 1
        elif case.done is None and last.date() >= on:
            still_open += 1
        else:
            missed.append(case.ref)
    return Counted(kept, kept + len(missed), still_open, outside, tuple(missed))
