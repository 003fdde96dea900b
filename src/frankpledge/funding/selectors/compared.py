"""The change of similar partnerships over a project's own two periods."""

from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import (
    KeptSeries,
    as_seen,
    groups,
    many_series,
    members_on,
)
from frankpledge.funding.rules.compared import Compared, compared
from frankpledge.funding.selectors.outcomes import Pulled


def beside_others(pulled: Pulled, *, by: Member, on: date) -> Compared | None:
    """
    Return a result beside the places of the comparison group that the area is held against.

    Only counts of events and rates of them are compared, and only where the figure of
    the baseline's own period is kept. None where there is nothing to compare.
    """
    figure, seen, version = pulled.outcome.figure, pulled.observation, pulled.version
    if figure is None or figure.events is None or seen is None or version is None:
        return None
    ends = pulled.wanted.baseline_ends_before
    if ends is None or pulled.outcome.change is None:
        return None
    now = seen.period
    months = (
        (now.ends_before.year - ends.year) * 12 + now.ends_before.month - ends.month
    )
    then = now.moved(-months)
    area = pulled.wanted.area
    codes = others_of(area, then.starts_on)
    if not codes or then.ends_before != ends:
        return None
    found = many_series([version], {area, *codes}, [now.type])
    kept = as_seen(found, [version], by, on=on)
    pairs = {
        code: pair
        for (_, code, _), series in kept.items()
        if (pair := counts_of(series, then, now))
    }
    here = pairs.pop(area, None)
    return compared(here, list(pairs.values())) if here else None


def others_of(area: str, day: date) -> set[str]:
    """Return the other places of the first group that holds any on a day."""
    for group in groups():
        codes = {
            one.area_code for one in members_on(group, day) if not one.is_not_comparable
        }
        if codes - {area}:
            return codes - {area}
    return set()


def counts_of(
    series: KeptSeries, then: Period, now: Period
) -> tuple[float, float] | None:
    """Return what was counted in two periods, None where either is not known."""
    first, last = series.figure(then), series.figure(now)
    if first is None or last is None or not (first.has_value and last.has_value):
        return None
    if first.numerator is None or last.numerator is None:
        return None
    return float(first.numerator), float(last.numerator)
