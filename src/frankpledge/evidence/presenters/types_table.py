"""Every type of record for one area: up or down, its share, its place among peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis.measures import Period, PeriodType
from frankpledge.evidence import selectors
from frankpledge.evidence.models import ComparisonGroup, MeasureVersion
from frankpledge.evidence.rules.change import Change, change_between, year_on_year
from frankpledge.evidence.rules.comparison import Compared, Peer
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.selectors.comparing import figure_at
from frankpledge.partnership.selectors import Area


DEFAULT = PeriodType.QUARTER
TYPE_PERIODS = (
    PeriodType.QUARTER,
    PeriodType.MONTH,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.ROLLING_12,
    PeriodType.CALENDAR_YEAR,
)


@dataclass(frozen=True)
class TypeRow:
    """One type of record for an area and a period."""

    kind: str
    version: MeasureVersion
    figure: Observation | None
    change: Change
    share: float | None
    compared: Compared | None


@dataclass(frozen=True)
class TypesTable:
    """Every type of record, up or down, with its share and its place among peers."""

    period: Period | None
    total: int | None
    rows: tuple[TypeRow, ...]
    periods: tuple[Period, ...] = ()
    kind: PeriodType = DEFAULT

    names = (
        "type", "period", "count", "rate", "low", "high", "share_percent",
        "year_before_count", "change_percent", "verdict", "rank", "of", "caveats",
    )  # fmt: skip

    @property
    def plain(self) -> list[tuple[Any, ...]]:
        """Return the rows as a file carries them."""
        return [plain_row(row) for row in self.rows]


def plain_row(row: TypeRow) -> tuple[Any, ...]:
    """Return one type as a file carries it."""
    figure, earlier = row.figure, row.change.earlier
    return (
        row.version.name,
        figure.period.label if figure else None,
        figure.numerator if figure else None,
        figure.value if figure else None,
        figure.low if figure else None,
        figure.high if figure else None,
        row.share,
        earlier.numerator if earlier else None,
        row.change.percent,
        str(row.change.verdict),
        row.compared.rank if row.compared else None,
        len(row.compared.ranked) if row.compared else None,
        " ".join(row.version.definition.caveats),
    )


def period_type_asked(asked: Mapping[str, str]) -> PeriodType:
    """Return the type of period asked for, quarters unless said."""
    text = asked.get("period_type", "")
    return PeriodType(text) if text in TYPE_PERIODS else DEFAULT


def types_table(
    by: Member, area: Area, asked: Mapping[str, str], *, today: date
) -> TypesTable:
    """
    Return every type of record for an area: count, rate, change, share, rank.

    Unasked it is by quarters, and by months as long as no quarter is whole.
    """
    table = table_by(period_type_asked(asked), by, area, asked, today=today)
    if table.periods or "period_type" in asked:
        return table
    return table_by(PeriodType.MONTH, by, area, asked, today=today)


def table_by(
    kind: PeriodType, by: Member, area: Area, asked: Mapping[str, str], *, today: date
) -> TypesTable:
    """Return the table for one kind of period."""
    dataset = asked.get("dataset") or "police-street"
    visible = selectors.measures_visible_to(by, on=today).filter(dataset=dataset)
    versions = selectors.single_kinds(visible)
    group = next(iter(selectors.groups()), None) if area.kind == "partnership" else None
    peers = {m.area_code for m in group.memberships.all()} if group else set()
    series = selectors.many_series(versions.values(), {area.code, *peers}, [kind])
    series = selectors.as_seen(series, versions.values(), by, on=today)
    own = {
        name: series.get((v.measure, area.code, kind)) for name, v in versions.items()
    }
    periods = periods_known([kept for kept in own.values() if kept])
    if not periods:
        return TypesTable(None, None, (), kind=kind)
    named = [p for p in periods if p.ends_before.isoformat() == asked.get("at")]
    period = named[0] if named else periods[0]
    counts = [figure_at(kept, period) for kept in own.values()]
    known = [f.numerator for f in counts if f and f.numerator is not None]
    total = round(sum(known)) if known else None
    rows = [
        type_row(name, version, own[name], period, total, series, area, group)
        for name, version in versions.items()
    ]
    rows.sort(key=lambda row: -(row.share or 0))
    return TypesTable(period, total, tuple(rows), tuple(periods), kind)


def periods_known(kept: Sequence[KeptSeries]) -> list[Period]:
    """Return the periods for which any type has a figure, newest first."""
    periods = {
        period
        for series in kept
        for period, value in zip(series.periods, series.figures["value"], strict=True)
        if value is not None
    }
    return sorted(periods, reverse=True)


def type_row(
    kind: str,
    version: MeasureVersion,
    kept: KeptSeries | None,
    period: Period,
    total: int | None,
    series: Mapping[tuple[str, str, str], KeptSeries],
    area: Area,
    group: ComparisonGroup | None,
) -> TypeRow:
    """Return one type's figure with its change, share of all types and rank."""
    cut = kept.between(None, period.ends_before) if kept else None
    figure = figure_at(cut, period)
    change = (
        year_on_year(cut, version.definition, cut.breaks)
        if cut
        else year_on_year_of_nothing(version)
    )
    share = None
    if figure and figure.numerator is not None and total:
        share = 100 * figure.numerator / total
    compared = None
    if group:
        compared = beside(version, series, period, area, group)
    return TypeRow(kind, version, figure, change, share, compared)


def year_on_year_of_nothing(version: MeasureVersion) -> Change:
    """Return that nothing is known of a type here."""
    return change_between(None, None, version.definition)


def beside(
    version: MeasureVersion,
    series: Mapping[tuple[str, str, str], KeptSeries],
    period: Period,
    area: Area,
    group: ComparisonGroup,
) -> Compared:
    """Return the area beside the group, from series that are read already."""
    members = [
        member
        for member in selectors.members_on(group, period.starts_on)
        if member.area_code != area.code
    ]
    peers = [
        Peer(
            member.area_code,
            member.area_name,
            figure_at(
                series.get((version.measure, member.area_code, period.type)), period
            ),
            is_not_comparable=member.is_not_comparable,
        )
        for member in members
    ]
    own = figure_at(series.get((version.measure, area.code, period.type)), period)
    known = any(peer.value is not None for peer in peers)
    peers.append(Peer(area.code, area.name, own, is_own=True))
    reason = "" if known else "no figures of other areas"
    return Compared(group.name, version.definition, period, tuple(peers), reason)
