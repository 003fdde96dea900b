"""The comparison group's figure, for targets that promise to do better than it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import KeptSeries, groups, many_series, members_on
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.plan.models import Target
from frankpledge.plan.states import TargetKind


@dataclass(frozen=True)
class Beside:
    """
    The groups that targets are held against, with their members' series.

    `read` are all groups, where they were read; None where nothing asked for them.
    """

    groups: Mapping[str, Any] = field(default_factory=dict)
    series: Mapping[tuple[str, str, str], KeptSeries] = field(default_factory=dict)
    read: Sequence[Any] | None = None


def groups_beside(
    targets: Sequence[Target], versions: Mapping[str, MeasureVersion]
) -> Beside:
    """Return every group that these targets name, read once for all of them."""
    held = [
        target
        for target in targets
        if target.kind == TargetKind.RELATIVE and target.measure in versions
    ]
    if not held:
        return Beside()
    read = list(groups())
    found = {name: row for row in read for name in (row.slug, row.name.casefold())}
    named = {key: found[key] for key in map(group_key, held) if key in found}
    codes = {
        member.area_code for row in named.values() for member in row.memberships.all()
    }
    return Beside(
        named,
        many_series(
            [versions[name] for name in {target.measure for target in held}],
            codes,
            {target.period_type for target in held},
        ),
        read,
    )


def group_key(target: Target) -> str:
    """Return the name of a target's group as groups are kept by."""
    return target.comparison_group.strip().casefold()


def group_mean(target: Target, period: Period, beside: Beside) -> float | None:
    """
    Return the mean of the other members' figures for the same period.

    None where fewer than two of them have one: a mean of one partnership is that
    partnership, not a group.
    """
    named = beside.groups.get(group_key(target))
    if named is None:
        return None
    codes = [
        member.area_code
        for member in members_on(named, period.starts_on)
        if member.area_code != target.area_code and not member.is_not_comparable
    ]
    values = [
        float(figure.value)
        for code in codes
        if (kept := beside.series.get((target.measure, code, period.type)))
        and (figure := kept.figure(period))
        and figure.value is not None
    ]
    return sum(values) / len(values) if len(values) > 1 else None
