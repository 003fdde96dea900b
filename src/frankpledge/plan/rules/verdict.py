"""A figure to judge, the verdict on it, and whether chance could explain a miss."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.states import TargetStatus


@dataclass(frozen=True)
class Reading:
    """
    One figure to judge: its value, its 95% limits and the period it is for.

    `dispersion` says how many times more than chance such figures vary: crimes come in
    series, and limits of separate events alone would call too much of it clear.
    """

    value: float
    low: float | None
    high: float | None
    starts_on: date
    ends_before: date
    is_provisional: bool = False
    kind: PeriodType = PeriodType.FINANCIAL_YEAR
    dispersion: float = 1.0

    def reach(self, way: int) -> float | None:
        """
        Return how high (`way` 1) or low (-1) chance may have it, None without limits.

        The variance of chance times the dispersion (measures 3.7).
        """
        limit = self.high if way > 0 else self.low
        if limit is None:
            return None
        return self.value + sqrt(self.dispersion) * (limit - self.value)


@dataclass(frozen=True)
class Verdict:
    """How a target stands, why, and what it would take from here."""

    status: TargetStatus
    because: str
    expected: float | None = None
    aim: float | None = None
    needed: float | None = None
    reading: Reading | None = None


def misses(promise: Promise, value: float, line: float) -> bool:
    """Say whether the value is on the wrong side of the line."""
    return value < line if promise.wish > 0 else value > line


def misses_beyond_chance(promise: Promise, reading: Reading, line: float) -> bool:
    """Say whether even the kinder end of the interval is on the wrong side."""
    kind_end = reading.reach(promise.wish)
    return misses(promise, reading.value if kind_end is None else kind_end, line)


# A baseline was counted too: where it is as unsure as the figure beside it, what
# chance makes of the difference is wider by this than what it makes of one of them.
BOTH_UNSURE = sqrt(2)


def worsens_beyond_chance(promise: Promise, reading: Reading, before: float) -> bool:
    """
    Say whether a figure is worse than an earlier one by more than chance explains.

    As the comparison of two counts over equal times does (measures 3.7): from 374 to
    328 is no clear change, though the interval of 328 alone ends at 365.5.
    """
    kind_end = reading.reach(promise.wish)
    if kind_end is None:
        return misses(promise, reading.value, before)
    kindest = reading.value + BOTH_UNSURE * (kind_end - reading.value)
    return misses(promise, kindest, before)


def missing_by(promise: Promise, reading: Reading, line: float) -> str:
    """Return the sentence about a value on the wrong side of a line."""
    side = "below" if promise.wish > 0 else "above"
    if reading.low is None or reading.high is None:
        return (
            f"The figure is {side} where it should be; it has no interval,"
            " so chance cannot be weighed."
        )
    if misses_beyond_chance(promise, reading, line):
        return f"The figure is {side} where it should be, by more than chance explains."
    return (
        f"The figure is {side} where it should be,"
        " but by no more than chance could explain."
    )


def beside_line(
    promise: Promise, reading: Reading, line: float
) -> tuple[TargetStatus, str]:
    """Judge a value against where its path should be by now."""
    if not misses(promise, reading.value, line):
        return TargetStatus.ON_COURSE, "The figure is where it should be by now."
    is_far = abs(reading.value - line) > promise.tolerance / 100 * abs(line)
    if is_far and misses_beyond_chance(promise, reading, line):
        return TargetStatus.OFF_COURSE, missing_by(promise, reading, line)
    if not is_far:
        return (
            TargetStatus.CANNOT_TELL,
            f"The figure is within {promise.tolerance:g}% of where it should be.",
        )
    return TargetStatus.CANNOT_TELL, missing_by(promise, reading, line)
