"""Reads an area's figures beside those of a comparison group."""

from collections.abc import Collection, Mapping

from frankpledge.analysis.measures import Period, PeriodType
from frankpledge.evidence.models import ComparisonGroup, GroupMember, MeasureVersion
from frankpledge.evidence.rules.comparison import Compared, Peer, latest_in_common
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.words import spoken_period
from frankpledge.evidence.selectors.figures import ByArea, by_area
from frankpledge.evidence.selectors.groups import members_on
from frankpledge.partnership import selectors as places
from frankpledge.partnership.selectors import Area


def compared(
    version: MeasureVersion,
    area_code: str,
    group: ComparisonGroup,
    period: Period | None,
    period_type: str,
    *,
    own: Area | None = None,
    read: ByArea | None = None,
) -> Compared:
    """
    Return an area beside the group for a period, or the newest one in common.

    Only figures of the same period by the same definition stand side by side.
    `own` and `read` save asking for the area and the series where the caller has them.
    """
    read = read or by_area(version)
    own = own or places.area(area_code)
    home = own.partnership
    own_codes = {area_code, home.code, home.area_code}
    codes = {member.area_code for member in group.memberships.all()} | {area_code}
    kind = period.type if period else period_type
    series = read(codes, kind)
    if period is None:
        period = newest_shared(series, area_code, own_codes)
    if period is None:
        reason = f"No figures of {group.name} stand beside ours for {version.name}."
        reason += only_in_part(read, codes - own_codes, str(kind), None)
        return Compared(group.name, version.definition, None, (), reason)
    peers = [
        peer_of(member, series, period)
        for member in members_on(group, period.starts_on)
        if member.area_code not in own_codes
    ]
    ours = Peer(
        area_code, own.name, figure_at(series.get(area_code), period), is_own=True
    )
    reason = "" if ours.value is not None else no_own_figure(ours, period)
    if not any(peer.value is not None for peer in peers):
        spoken = spoken_period(period)
        reason = f"No other area of {group.name} has a figure for {spoken}."
        reason += only_in_part(read, codes - own_codes, str(kind), period)
    return Compared(group.name, version.definition, period, (ours, *peers), reason)


def peer_of(
    member: GroupMember, series: Mapping[str, KeptSeries], period: Period
) -> Peer:
    """Return a member of the group with its figure for a period."""
    return Peer(
        member.area_code,
        member.area_name,
        figure_at(series.get(member.area_code), period),
        is_not_comparable=member.is_not_comparable,
    )


def newest_shared(
    series: Mapping[str, KeptSeries], area_code: str, own_codes: Collection[str]
) -> Period | None:
    """Return the newest period for which we and most of the others have a figure."""
    own = series.get(area_code)
    if own is None:
        return None
    span = latest_in_common(
        own.known_spans,
        [kept.known_spans for code, kept in series.items() if code not in own_codes],
    )
    return None if span is None else own.periods[own.figures["ends"].index(span[1])]


def only_in_part(
    read: ByArea, others: Collection[str], kind: str, period: Period | None
) -> str:
    """
    Return how many others were counted for single months of the period only.

    Of a quarter without its every month there is no total, and so nothing to
    compare. Without a period all months are looked at; empty where nobody has any.
    """
    if kind == PeriodType.MONTH:
        return ""
    months = read(others, PeriodType.MONTH).values()
    counted = sum(
        any(
            figure.has_value
            and (period is None or period.contains(figure.period.starts_on))
            for figure in kept
        )
        for kept in months
    )
    if not counted:
        return ""
    named = spoken_period(period) if period else f"any {kind.replace('-', ' ')}"
    return (
        f" What is known of {counted} of them covers only a part of {named}: its other"
        " months were never loaded, so there is no total. Compare single months"
        " instead, such as April 2019."
    )


def no_own_figure(own: Peer, period: Period) -> str:
    """Return that the own area has nothing to compare."""
    spoken = spoken_period(period)
    return f"{own.name} has no figure for {spoken}, so there is no place to give."


def figure_at(kept: KeptSeries | None, period: Period) -> Observation | None:
    """Return a series' figure for a period, None where it has none."""
    return kept.figure(period) if kept is not None else None
