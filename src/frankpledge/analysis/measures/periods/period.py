"""One period: a stretch of time that a figure is for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.analysis.dates import APRIL, first_day, month_number
from frankpledge.analysis.measures.periods import labels
from frankpledge.analysis.measures.periods.kinds import (
    FIXED_LENGTHS,
    PROGRAMME_YEAR_STARTS,
    NotAPeriod,
    PeriodType,
)


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of time that a figure is for: from `starts_on` until `ends_before`."""

    starts_on: date
    ends_before: date
    type: PeriodType

    def __post_init__(self) -> None:
        """Refuse dates that do not make a period of this type."""
        if not _is_sound(self):
            message = (
                f"{self.starts_on} to {self.ends_before} is not a {self.type} period."
            )
            raise NotAPeriod(message, "Check the first day and the day after the last.")

    @property
    def label(self) -> str:
        """Return the period as the field writes it, such as "2019/20-Q4"."""
        return labels.write(self.type, self.starts_on, self.ends_before)

    def __str__(self) -> str:
        return self.label

    @property
    def months(self) -> tuple[date, ...]:
        """Return the first day of each month in the period; none for a snapshot."""
        return tuple(map(first_day, range(*self.month_range)))

    @property
    def month_range(self) -> tuple[int, int]:
        """Return the numbers of the first month and of the month after the last."""
        if self.type is PeriodType.SNAPSHOT:
            return month_number(self.starts_on), month_number(self.starts_on)
        return month_number(self.starts_on), month_number(self.ends_before)

    def contains(self, day: date) -> bool:
        """Say whether the day falls in the period."""
        return self.starts_on <= day < self.ends_before

    def moved(self, months: int) -> Period:
        """Return the period of the same type and length some months away."""
        if self.type is PeriodType.SNAPSHOT:
            day = _same_day(self.starts_on, months)
            return Period(day, day + timedelta(days=1), self.type)
        start, end = self.month_range
        return Period(first_day(start + months), first_day(end + months), self.type)

    @property
    def same_period_last_year(self) -> Period:
        """Return the period twelve months earlier: the fair one for seasonal series."""
        return self.moved(-12)

    @property
    def previous(self) -> Period:
        """
        Return the period before this one.

        For a year to date and for twelve rolling months it is the same stretch a
        year earlier, since the one a month before shares most of its months.
        """
        if self.type in {PeriodType.YEAR_TO_DATE, PeriodType.SNAPSHOT}:
            return self.same_period_last_year
        start, end = self.month_range
        return self.moved(start - end)

    def completeness(self, months_covered: Collection[date]) -> Completeness:
        """Say how much of the period was supplied, given the months that were."""
        missing = tuple(month for month in self.months if month not in months_covered)
        return Completeness(len(self.months), missing)

    @classmethod
    def parse(cls, label: str) -> Period:
        """Return the period a label names, or say which labels are understood."""
        period_type, starts_on, ends_before = labels.read(label)
        return cls(starts_on, ends_before, period_type)


@dataclass(frozen=True)
class Completeness:
    """How many months a period has and which of them were never supplied."""

    months_expected: int
    missing: tuple[date, ...]

    @property
    def months_covered(self) -> int:
        """Return how many of the period's months were supplied."""
        return self.months_expected - len(self.missing)

    @property
    def is_whole(self) -> bool:
        """Say whether every month was supplied."""
        return not self.missing

    @property
    def is_empty(self) -> bool:
        """Say whether no month at all was supplied."""
        return self.months_covered == 0


def month(year: int, number: int) -> Period:
    """Return one calendar month."""
    return _span(year * 12 + number - 1, 1, PeriodType.MONTH)


def quarter(year: int, number: int) -> Period:
    """Return a quarter of the financial year that starts in April of `year`."""
    return _span(year * 12 + APRIL - 1 + 3 * (number - 1), 3, PeriodType.QUARTER)


def financial_year(year: int) -> Period:
    """Return the financial year that starts in April of `year`."""
    return _span(year * 12 + APRIL - 1, 12, PeriodType.FINANCIAL_YEAR)


def calendar_year(year: int) -> Period:
    """Return the year from January to December."""
    return _span(year * 12, 12, PeriodType.CALENDAR_YEAR)


def programme_year(year: int, starts: int = PROGRAMME_YEAR_STARTS) -> Period:
    """Return the programme's own year that starts in a month of `year`."""
    return _span(year * 12 + starts - 1, 12, PeriodType.PROGRAMME_YEAR)


def year_to_date(last_month: date) -> Period:
    """Return the financial year from April to the month that `last_month` is in."""
    end = month_number(last_month)
    start = end - (end % 12 - APRIL + 1) % 12
    return _span(start, end - start + 1, PeriodType.YEAR_TO_DATE)


def rolling_12(last_month: date) -> Period:
    """Return the twelve months that end with the month `last_month` is in."""
    return _span(month_number(last_month) - 11, 12, PeriodType.ROLLING_12)


def snapshot(day: date) -> Period:
    """Return one day, for figures that are counted on a date and not over a time."""
    return Period(day, day + timedelta(days=1), PeriodType.SNAPSHOT)


def _span(start: int, length: int, period_type: PeriodType) -> Period:
    return Period(first_day(start), first_day(start + length), period_type)


def _same_day(day: date, months: int) -> date:
    target = month_number(day) + months
    end = first_day(target + 1) - timedelta(days=1)
    return end.replace(day=min(day.day, end.day))


def _is_sound(period: Period) -> bool:
    if period.type is PeriodType.SNAPSHOT:
        return period.ends_before - period.starts_on == timedelta(days=1)
    if period.starts_on.day != 1 or period.ends_before.day != 1:
        return False
    start, end = month_number(period.starts_on), month_number(period.ends_before)
    if period.type is PeriodType.YEAR_TO_DATE:
        return start % 12 == APRIL - 1 and 0 < end - start <= 12
    step = {PeriodType.QUARTER: 3, PeriodType.FINANCIAL_YEAR: 12}.get(period.type)
    starts_right = step is None or (start - APRIL + 1) % step == 0
    january = period.type is not PeriodType.CALENDAR_YEAR or start % 12 == 0
    return starts_right and january and end - start == FIXED_LENGTHS[period.type]
