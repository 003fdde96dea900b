"""
Whether the newest figure is new enough to say how a target stands today.

A month that was never supplied leaves every twelve months that hold it without a
total, so the newest complete figure can be most of a year old. Judged as if it were
today's it would mislead; the verdict says what is missing in its place.
"""

from datetime import date, timedelta

from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.plan.rules.verdict import Reading


# How long after a period's end its figure may still be on its way: police.uk months
# come some eight weeks later, and agencies' returns about as late.
LAG = timedelta(days=62)

# Days from one period of a kind to the next; twelve months roll on by a month.
STEPS = {
    PeriodType.MONTH: timedelta(days=31),
    PeriodType.ROLLING_12: timedelta(days=31),
    PeriodType.YEAR_TO_DATE: timedelta(days=31),
    PeriodType.QUARTER: timedelta(days=92),
}
YEARLY = timedelta(days=366)


def step_of(kind: PeriodType) -> timedelta:
    """Return how long it is from one period of a kind to the next."""
    return STEPS.get(kind, YEARLY)


def is_stale(reading: Reading, judged_on: date) -> bool:
    """Say whether a newer figure should be there by now: one period and the lag ago."""
    return judged_on - reading.ends_before > step_of(reading.kind) + LAG


def final_reading(readings: list[Reading], due_on: date) -> Reading | None:
    """Return the figure of the period that a target was promised for, if it is known."""
    for reading in readings:
        if due_on <= reading.ends_before < due_on + step_of(reading.kind):
            return reading
    return None


def staleness(reading: Reading, missing: Period | None) -> str:
    """Return why an old figure does not say how a target stands now."""
    last = reading.ends_before - timedelta(days=1)
    newest = (
        f"The latest complete twelve months end in {last:%B %Y}"
        if reading.kind is PeriodType.ROLLING_12
        else f"The latest figure is for {period_of(reading).label}"
    )
    return f"{newest}: {never_supplied(missing)}."


def never_supplied(missing: Period | None) -> str:
    """Return which period stopped the figures, as a part of a sentence."""
    if missing is None:
        return "nothing later has been supplied"
    if missing.type in {PeriodType.ROLLING_12, PeriodType.YEAR_TO_DATE}:
        # The twelve months before were complete, so the month that came new is missing.
        last = missing.ends_before - timedelta(days=1)
        return f"{last:%B %Y} was never supplied"
    return f"{missing.label} was never supplied in full"


def period_of(reading: Reading) -> Period:
    """Return the period that a figure is for."""
    return Period(reading.starts_on, reading.ends_before, reading.kind)
