"""Whence figures were taken and when, to be cited with them."""

from collections.abc import Iterable

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures import Definition, Period
from frankpledge.evidence.rules.sources import RETURNS, sources_of
from frankpledge.evidence.selectors.figures import loads_by_source
from frankpledge.intake.selectors import days_taken, sources_behind


def taken_words(loads: Iterable[str]) -> str:
    """
    Return the day on which what these loads brought was taken, or the first and last.

    Nothing where nobody said so: an extract of a system that goes on being written in
    is cited with its day, and without one it is not made up.
    """
    days = days_taken(loads)
    if not days:
        return ""
    first, last = day_in_words(days[0]), day_in_words(days[-1])
    return first if first == last else f"{first} to {last}"


def given_twice(definition: Definition, area: str, period: Period) -> str:
    """
    Return that several sources give one figure of a return, and which is shown.

    Two recorders of one thing are never added up in silence, nor one passed over.
    """
    names = [name for name in sources_of(definition) if name.startswith(RETURNS)]
    first, end = period.starts_on.isoformat(), period.ends_before.isoformat()
    together = [
        loads
        for by_area in loads_by_source(names).values()
        for day, loads in by_area.get(area, {}).items()
        if first <= day < end and len(loads) > 1
    ]
    named = sources_behind(load for loads in together for load in loads)
    for loads in together:
        several = sorted({named[load] for load in loads if load in named})
        if len(several) > 1:
            told = f"{', '.join(several[:-1])} and {several[-1]}"
            return f"{told} each give this figure: the one loaded last is shown."
    return ""
