"""What a plan is drafted from: a board's decisions, the figures and the registers."""

from collections.abc import Mapping, Sequence

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
from frankpledge.plan.states import Limb


YEARS = (PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR, PeriodType.QUARTER)
"""The kinds of period that a target is drafted for, the one that is liked best first."""
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


def followed(name: str, way: Direction, area: str, series: Series) -> Followed:
    """Return a measure with its newest whole period, or without where it has none."""
    for kind in YEARS:
        kept = series.get((name, area, str(kind)))
        told = [one for one in kept or () if one.has_value and one.value is not None]
        if told:
            last = told[-1]
            return Followed(
                name,
                way,
                str(kind),
                round(float(last.value or 0), 4),
                last.period.label,
                last.period.ends_before,
            )
    return Followed(name, way, str(YEARS[0]))


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
