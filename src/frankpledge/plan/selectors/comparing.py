"""The comparison group's figure, for targets that promise to do better than it."""

from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import group, many_series, members_on
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.plan.models import Target


def group_mean(target: Target, version: MeasureVersion, period: Period) -> float | None:
    """
    Return the mean of the other members' figures for the same period.

    None where fewer than two of them have one: a mean of one partnership is that
    partnership, not a group.
    """
    members = members_on(group(target.comparison_group), period.starts_on)
    codes = {
        member.area_code
        for member in members
        if member.area_code != target.area_code and not member.is_not_comparable
    }
    values = [
        float(one.value)
        for kept in many_series([version], codes, [period.type]).values()
        if period in kept.periods
        and (one := kept.at(kept.periods.index(period))).value is not None
    ]
    return sum(values) / len(values) if len(values) > 1 else None
