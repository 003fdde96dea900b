"""Where a target's area stands among the areas it is compared with."""

from collections.abc import Mapping, Sequence

from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import KeptSeries, groups, members_on
from frankpledge.evidence.selectors.figures import many_series
from frankpledge.evidence.selectors.groups import ComparisonGroup  # type: ignore[attr-defined]
from frankpledge.performance.selectors.board import Entry, versions_of
from frankpledge.performance.selectors.seeing import Eyes


# A rank among fewer says nothing.
FEWEST = 3
Kept = Mapping[tuple[str, str, str], KeptSeries]
COMPARED = {Form.RATE, Form.PERCENTAGE}


def positions(
    entries: Sequence[Entry],
    quarter: Period,
    *,
    eyes: Eyes,
    read: Sequence[ComparisonGroup] | None = None,
) -> Mapping[int, str]:
    """
    Return “rank of how many” by target, 1 being the lowest.

    Twelve months are compared where every month is in, else the quarter. Only
    rates and percentages are: a count grows with the place. Ties share the
    better rank. Targets that cannot be compared are left out. `read` are the
    comparison groups, for who has read them already.
    """
    compared = [each for each in entries if _is_compared(each)]
    every = groups() if read is None else read
    sets = [(group, _members(group, quarter)) for group in every]
    codes = {each.target.pk: _codes(each, sets) for each in compared}
    wanted = {code for found in codes.values() for code in found}
    versions = versions_of(compared)
    kinds = [PeriodType.ROLLING_12, PeriodType.QUARTER]
    kept = eyes.see(many_series(versions, wanted, kinds), versions)
    found = {
        each.target.pk: _place(each, codes[each.target.pk], kept, quarter)
        for each in compared
    }
    return {pk: place for pk, place in found.items() if place}


def _place(entry: Entry, codes: set[str], kept: Kept, quarter: Period) -> str:
    year = Period(
        quarter.moved(-9).starts_on, quarter.ends_before, PeriodType.ROLLING_12
    )
    for period, words in ((year, "12 months"), (quarter, "this quarter")):
        values = {
            code: value
            for code in codes
            if (value := _value(kept, entry.target.measure, code, period)) is not None
        }
        rank = _rank(values, entry.target.area_code)
        if rank:
            return f"{rank} ({words})"
    return ""


def _value(kept: Kept, measure: str, code: str, period: Period) -> float | None:
    series = kept.get((measure, code, period.type.value))
    if series is None or period not in series.periods:
        return None
    value = series.at(series.periods.index(period)).value
    return None if value is None else float(value)


def _is_compared(entry: Entry) -> bool:
    definition = entry.standing.definition
    return (
        definition is not None and definition.form in COMPARED and not entry.is_withheld
    )


def _members(group: ComparisonGroup, quarter: Period) -> set[str]:
    return {
        member.area_code
        for member in members_on(group, quarter.starts_on)
        if not member.is_not_comparable
    }


def _codes(entry: Entry, sets: Sequence[tuple[ComparisonGroup, set[str]]]) -> set[str]:
    area, named = entry.target.area_code, entry.target.comparison_group
    for group, members in sets:
        if members and named in {"", group.slug, group.name}:
            return members | {area}
    return set()


def _rank(values: Mapping[str, float], own: str) -> str:
    if own not in values or len(values) < FEWEST:
        return ""
    rank = 1 + sum(value < values[own] for value in values.values())
    return f"{rank} of {len(values)}"
