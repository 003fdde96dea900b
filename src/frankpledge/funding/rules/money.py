"""Sums of money by financial year, and how they are said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from frankpledge.analysis.dates import last_day, year_of, year_words


PENNY = Decimal("0.01")
NOTHING = Decimal(0)
QUARTER_STARTS = (4, 7, 10, 1)


def years_between(starts_on: date, ends_before: date) -> range:
    """Return the financial years that a span touches."""
    return range(year_of(starts_on), year_of(last_day(ends_before)) + 1)


@dataclass(frozen=True)
class Quarter:
    """A quarter of a financial year, half-open."""

    starts_on: date
    ends_before: date

    @property
    def words(self) -> str:
        """Return "2026/27 quarter 1"."""
        number = QUARTER_STARTS.index(self.starts_on.month) + 1
        return f"{year_words(year_of(self.starts_on))} quarter {number}"


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day lies in."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    month = first.month + 3
    ends = date(first.year + month // 13, month - 12 if month > 12 else month, 1)
    return Quarter(first, ends)


def quarters_between(starts_on: date, ends_before: date) -> list[Quarter]:
    """Return every quarter that a span touches, oldest first."""
    found = []
    day = starts_on
    while day < ends_before:
        found.append(quarter_of(day))
        day = found[-1].ends_before
    return found


def in_equal_parts(amount: Decimal, parts: int) -> list[Decimal]:
    """Return a sum in equal parts of whole pence; the last takes what is over."""
    each = (amount / parts).quantize(PENNY, ROUND_DOWN)
    return [each] * (parts - 1) + [amount - each * (parts - 1)]


def pounds(amount: Decimal | int | float) -> str:
    """Return "£24,000" or "£24,000.50"; below nothing "-£10"."""
    exact = Decimal(str(amount)).quantize(PENNY)
    sign = "-" if exact < 0 else ""
    whole = exact == exact.to_integral_value()
    return f"{sign}£{abs(exact):,.{0 if whole else 2}f}"


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum, nothing where there are none."""
    return sum(amounts, NOTHING)


@dataclass(frozen=True)
class Balance:
    """
    What is left of a fund, in pounds.

    Only secured money is given. Open awards and contracts count whole, closed
    awards as what was spent; `spent` is what was paid by neither.
    """

    given: Decimal = NOTHING
    hoped_for: Decimal = NOTHING
    awarded: Decimal = NOTHING
    contracted: Decimal = NOTHING
    spent: Decimal = NOTHING

    @property
    def free(self) -> Decimal:
        """Return what may still be awarded; below nothing where too much was."""
        return self.given - self.awarded - self.contracted - self.spent

    @property
    def warning(self) -> str:
        """Return what to say where more was promised than was given, else empty."""
        if self.free >= 0:
            return ""
        return (
            f"{pounds(-self.free)} more is promised or spent than this fund has"
            " secured. Find the money, or end something."
        )
