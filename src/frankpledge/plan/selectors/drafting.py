"""What a plan is drafted from: a board's decisions, the figures and the registers."""

from collections.abc import Mapping, Sequence
from typing import Any

from frankpledge.analysis.measures.definition import Direction
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.assessment.selectors import (
    CHOSEN,
    WATCHED,
    Assessment,
    Decided,
    decided_of,
    strategies_of,
)
from frankpledge.assessment.states import Tier
from frankpledge.evidence.selectors import KeptSeries, as_printed, many_series
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.plan.rules.drafting import Chosen, Followed, LeftOut, Wanted
from frankpledge.plan.states import BaselineState, Limb


YEARS = (PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR)
"""The kinds of period that a target is drafted for, the one that is liked best first."""
MOST_DECIMALS = 4
"""No measure is printed more finely than this."""
LIMBS = {"reoffending": Limb.REOFFENDING.value}
"""The assessment's words for the duties of section 6 where the plan has others."""
TIER_WORDS = {
    Tier.CROSS_CUTTING: "Cross-cutting: ",
}

Series = Mapping[tuple[str, str, str], KeptSeries]


def chosen_in(assessment: Assessment, area_code: str) -> list[Chosen]:
    """Return the matters that a board chose, with the figures they are followed by."""
    found = [one for one in decided_of(assessment) if one.tier in CHOSEN]
    names = {name for one in found for name in one.decision.measures}
    versions = list(in_force().filter(measure__in=names))
    kinds = {str(kind) for kind in YEARS}
    plain = [one for one in versions if not one.is_restricted]
    series = as_printed(many_series(plain, {area_code}, kinds), plain)
    ways = {one.measure: one.definition.direction for one in versions}
    return [_chosen(one, area_code, series, ways) for one in found]


def _chosen(
    one: Decided, area: str, series: Series, ways: Mapping[str, Direction]
) -> Chosen:
    decision = one.decision
    return Chosen(
        title=decision.line.title,
        why=TIER_WORDS.get(one.tier, "") + decision.reason,
        limbs=tuple(LIMBS.get(limb, limb) for limb in decision.limbs),
        owner=decision.owner.name if decision.owner else "",
        followed=tuple(
            followed(name, ways[name], area, series)
            for name in decision.measures
            if name in ways
        ),
        wanted=tuple(
            Wanted(row.text, row.owner.name if row.owner else "", row.due_on)
            for row in one.recommended
        ),
    )


def followed(
    name: str,
    way: Direction,
    area: str,
    series: Series,
    kinds: Sequence[str] = YEARS,
) -> Followed:
    """Return a measure with its newest whole year, or without where it has none."""
    told = [
        one
        for kind in kinds
        for one in series.get((name, area, str(kind)), ())
        if one.has_value
    ]
    if not told:
        return Followed(name, way, str(kinds[0]))
    newest = max(told, key=lambda one: one.period.ends_before)
    return Followed(
        name,
        way,
        str(newest.period.type),
        round(float(newest.value or 0), MOST_DECIMALS),
        newest.period.label,
        newest.period.ends_before,
    )


def with_baseline(line: dict[str, Any], area: str) -> dict[str, Any]:
    """
    Return a target's line with the newest figure of its measure as the baseline.

    Only where the baseline is said to be set and nobody typed one: a figure that is
    known is not typed. Where none is known the line stays as it is.
    """
    name, kind = line.get("measure", ""), line.get("period_type", "")
    is_wanted = line.get("baseline_state") == BaselineState.SET.value
    if not (name and is_wanted) or "baseline" in line:
        return line
    area = line.get("area", area)
    versions = [one for one in in_force().filter(measure=name) if not one.is_restricted]
    series = as_printed(many_series(versions, {area}, {kind}), versions)
    found = followed(name, Direction.NONE, area, series, (kind,))
    if found.baseline is None or found.ends_before is None:
        return line
    held = {
        "baseline": found.baseline,
        "baseline_period": found.period,
        "baseline_ends_on": found.ends_before,
    }
    return held | line


def left_out(
    assessment: Assessment,
) -> tuple[Sequence[LeftOut], Sequence[LeftOut]]:
    """Return the matters that are watched, and those that were not chosen at all."""
    watched: list[LeftOut] = []
    others: list[LeftOut] = []
    for one in decided_of(assessment):
        if one.tier in CHOSEN:
            continue
        words = one.tier.value.replace("-", " ")
        line = LeftOut(one.decision.line.title, words, one.decision.reason)
        (watched if one.tier in WATCHED else others).append(line)
    return watched, others


def linked_plans(partnership_id: int) -> list[str]:
    """Return the plans of others that ours takes into account, a line each."""
    return [
        f"{one.title}, {one.owner}: {one.meets}"
        for one in strategies_of(partnership_id)
    ]
