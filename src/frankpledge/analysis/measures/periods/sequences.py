"""Every period of a type between two days, in order."""

from collections.abc import Iterator
from datetime import date

from frankpledge.analysis.dates import APRIL, first_day, month_number
from frankpledge.analysis.measures.periods.kinds import (
    FIXED_LENGTHS,
    PROGRAMME_YEAR_STARTS,
    PeriodType,
)
from frankpledge.analysis.measures.periods.period import Period


def sequence(
    period_type: PeriodType,
    starts_on: date,
    ends_before: date,
    *,
    programme_starts: int = PROGRAMME_YEAR_STARTS,
) -> tuple[Period, ...]:
    """
    Return every period of a type that lies wholly between two days, in order.

    A snapshot has no sequence: only the days that were counted are known.
    """
    first, last = month_number(starts_on), month_number(ends_before)
    first += starts_on.day > 1
    return tuple(
        Period(first_day(start), first_day(end), period_type)
        for start, end in month_spans(period_type, first, last, programme_starts)
    )


def month_spans(
    period_type: PeriodType,
    first: int,
    last: int,
    programme_starts: int = PROGRAMME_YEAR_STARTS,
) -> Iterator[tuple[int, int]]:
    """Yield the month numbers of every period of a type between two months."""
    match period_type:
        case PeriodType.SNAPSHOT:
            return
        case PeriodType.YEAR_TO_DATE:
            for end in range(first + 1, last + 1):
                start = end - 1 - (end - 1 - (APRIL - 1)) % 12
                if start >= first:
                    yield start, end
        case PeriodType.ROLLING_12:
            yield from ((start, start + 12) for start in range(first, last - 11))
        case _:
            length = FIXED_LENGTHS[period_type]
            offset = _year_starts(period_type, programme_starts) - 1
            begin = first + (offset - first) % length
            for start in range(begin, last - length + 1, length):
                yield start, start + length


def _year_starts(period_type: PeriodType, programme_starts: int) -> int:
    if period_type is PeriodType.PROGRAMME_YEAR:
        return programme_starts
    if period_type in {PeriodType.FINANCIAL_YEAR, PeriodType.QUARTER}:
        return APRIL
    return 1
