"""The comparison group's figure, for targets that promise to do better than it."""

from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import KeptSeries, group, many_series, members_on
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.plan.models import Target


# What was read of groups so far, so that many targets beside one group ask once.
Groups = dict[tuple[str, str, str, str], list[KeptSeries]]


def group_mean(
    target: Target, version: MeasureVersion, period: Period, read: Groups
) -> float | None:
    """
    Return the mean of the other members' figures for the same period.

    None where fewer than two of them have one: a mean of one partnership is that
    partnership, not a group.
    """
    key = target.comparison_group, target.area_code, version.measure, period.type
    if key not in read:
        read[key] = others_of(target, version, period)
    values = [
        float(figure.value)
        for kept in read[key]
        if (figure := kept.figure(period)) is not None and figure.value is not None
    ]
    return sum(values) / len(values) if len(values) > 1 else None


def others_of(
    target: Target, version: MeasureVersion, period: Period
) -> list[KeptSeries]:
    """Return the series of the group's other members that can be compared."""
    members = members_on(group(target.comparison_group), period.starts_on)
    codes = {
        member.area_code
        for member in members
        if member.area_code != target.area_code and not member.is_not_comparable
    }
    return list(many_series([version], codes, [period.type]).values())
