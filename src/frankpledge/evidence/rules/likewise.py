"""Comparing like with like where a month of one year was never supplied."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frankpledge.analysis.measures import Definition, Period, Status
from frankpledge.analysis.measures.definition import Form, Incidents
from frankpledge.evidence.rules.change import Breaks, Change, change_between
from frankpledge.evidence.rules.figures import KeptSeries, Observation


def like_for_like(
    months: KeptSeries,
    earlier: Period,
    later: Period,
    definition: Definition,
    breaks: Breaks = (),
) -> tuple[Change, int] | None:
    """
    Return the change over the months that both periods have, and how many they are.

    None where records are not what is counted, or where the periods have no month
    in common. A month that one year lacks is left out of both.
    """
    if not isinstance(definition.numerator, Incidents):
        return None
    if definition.form not in {Form.COUNT, Form.RATE}:
        return None
    known = {o.period.starts_on: o for o in months if o.has_value}
    pairs = [
        (known[before], known[after])
        for before, after in zip(earlier.months, later.months, strict=False)
        if before in known and after in known
    ]
    if not pairs:
        return None
    then = summed([before for before, _ in pairs], earlier, definition)
    now = summed([after for _, after in pairs], later, definition)
    return change_between(then, now, definition, breaks), len(pairs)


def summed(
    parts: Sequence[Observation], period: Period, definition: Definition
) -> Observation:
    """Return months added up as one figure; the base is the one of the last month."""
    count = sum(part.numerator or 0 for part in parts)
    base = parts[-1].denominator
    value = definition.scale * count / base if base else count
    return replace(
        parts[-1],
        period=period,
        numerator=count,
        value=value,
        low=None,
        high=None,
        status=Status.FINAL,
    )


def rebased(kept: KeptSeries, day: date) -> Observation | None:
    """Return the first figure that lies wholly after a break, to compare with."""
    later = (o for o in kept if o.period.starts_on >= day and o.has_value)
    return next(later, None)
