"""One page a theme: headline, years, months, similar areas, places, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from frankpledge.analysis import codes
from frankpledge.analysis.charts.comparison import strip_chart
from frankpledge.analysis.charts.pictures import Caption, Chart, Limits, Place, Point
from frankpledge.analysis.charts.trend import Setting, trend_chart
from frankpledge.analysis.statistics.control import xmr
from frankpledge.analysis.statistics.intervals import rate as rate_limits
from frankpledge.analysis.words import counted
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.rules.counts import MONTHS
from frankpledge.assessment.rules.scanning import PER, Finding, Peers, Year
from frankpledge.assessment.selectors import Scanned
from frankpledge.assessment.states import Edition
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    Block,
    Cell,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Table,
    runs,
)


FEWEST_SHOWN = 5
SOURCE = "data.police.uk street-level records, Open Government Licence v3.0"
UNIT = "Records a month"
LIMITS_FROM = 24
"""Fewer months than this say too little of what is normal to draw limits."""


def theme_page(
    scanned: Scanned,
    finding: Finding,
    edition: Edition,
    written: Sequence[Block] = (),
    figures: Sequence[Block] = (),
) -> Iterator[Block]:
    """
    Yield a theme's page, what people wrote of it under the figures.

    `figures` are tables of what agencies send, beside what open data show.
    """
    yield PageBreak()
    yield Heading(runs(finding.theme.title))
    yield Paragraph(runs(words.headline(finding)))
    yield Paragraph(runs(words.change(finding)))
    yield years_table(finding)
    yield _figure(
        _months_chart(scanned, finding),
        f"{finding.theme.title}, month by month",
        _months_table(scanned, finding),
    )
    yield Heading(runs("Similar areas"), 3)
    yield Paragraph(runs(words.place(finding, scanned.area.name, scanned.peers)))
    if finding.standing is not None and scanned.peers is not None:
        chart = _peers_chart(scanned, finding, scanned.peers)
        among = f"{finding.theme.title}: {scanned.area.name} among similar areas"
        yield _figure(chart, among, _peers_table(finding, chart))
    yield Heading(runs("Where and when"), 3)
    yield Paragraph(runs(words.where(finding, len(scanned.counts.areas))))
    yield places_table(scanned, finding, edition)
    yield Paragraph(runs(words.when(finding)))
    if figures:
        yield Heading(runs("What agencies' own figures say"), 3)
        yield from figures
    if written:
        yield Heading(runs("What lies behind it"), 3)
        yield from written
    gaps = _gaps(finding, is_explained=bool(written))
    if gaps:
        yield Heading(runs("What the records do not say"), 3)
        yield Listing(tuple(runs(gap) for gap in gaps))


YEARS = (
    Column("months", "Twelve months"),
    Column("supplied", "Months supplied", Kind.WHOLE),
    Column("records", "Records", Kind.WHOLE),
    Column("rate", "For every 1,000 residents", Kind.NUMBER, 1),
)


def years_table(finding: Finding) -> Table:
    """Return the theme's years; a part year has a count and no rate."""
    return Table(
        f"{finding.theme.title}: years",
        YEARS,
        tuple(_year(year) for year in finding.years),
        (
            "A year with a missing month has no rate: its count is of the months "
            "that came.",
        ),
        name=f"{finding.theme.id}-years",
    )


def _year(year: Year) -> tuple[str | int | Cell, ...]:
    label = f"{words.month(year.starts_on)} to {words.month(year.ends_on)}"
    rate = Cell(year.rate) if year.is_whole else Cell(None, "[x]")
    return label, year.supplied, year.count, rate


PLACES = (
    Column("place", "Place"),
    Column("records", "Records", Kind.WHOLE),
    Column("share", "% of the theme", Kind.PERCENT, 1),
)


def places_table(scanned: Scanned, finding: Finding, edition: Edition) -> Table:
    """Return the places with most records: small areas, or wards for the public."""
    if edition is Edition.PUBLIC:
        rows, level = _wards(scanned, finding), "wards"
    else:
        names = codes.small_area_names()
        level = "small areas"
        rows = [
            (names.get(hot.code, hot.code), hot.count, hot.share) for hot in finding.hot
        ]
    return Table(
        f"{finding.theme.title}: the {level} with most records",
        PLACES,
        tuple(_hidden(row) for row in rows),
        (f"Counts under {FEWEST_SHOWN} are not shown.",),
        name=f"{finding.theme.id}-places",
    )


def _wards(scanned: Scanned, finding: Finding) -> list[tuple[str, int, float]]:
    lookup = codes.lookup("ward", 2019)
    names = codes.wards(2019)
    counts = scanned.counts.by_area(finding.theme.kinds, scanned.counts.latest())
    totals: dict[str, int] = {}
    for small, count in zip(scanned.counts.areas, counts, strict=True):
        ward = names.get(lookup.get(small, ""), ("Ward not known", ""))[0]
        totals[ward] = totals.get(ward, 0) + int(count)
    most = sorted(totals.items(), key=lambda row: (-row[1], row[0]))
    whole = sum(totals.values())
    return [
        (name, count, 100 * count / whole if whole else 0.0)
        for name, count in most[:10]
    ]


def _hidden(row: tuple[str, int, float]) -> tuple[str | int | float | Cell, ...]:
    name, count, share = row
    if count < FEWEST_SHOWN:
        return name, Cell(None, "[c]"), Cell(None, "[c]")
    return name, count, share


def _gaps(finding: Finding, *, is_explained: bool) -> list[str]:
    why = (
        "Why it changed: open records count, they do not explain. This is for the "
        "people who work on it."
    )
    return [*(() if is_explained else (why,)), *(f"Ask {gap}" for gap in finding.gaps)]


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _months_chart(scanned: Scanned, finding: Finding) -> Chart:
    months = scanned.counts.months
    points = [
        Point(
            words.month(day),
            day,
            _month_end(day),
            None if np.isnan(value) else float(value),
        )
        for day, value in zip(months, finding.series, strict=True)
    ]
    limits = []
    if int(scanned.counts.supplied.sum()) >= LIMITS_FROM:
        found = xmr(finding.series, floor=0)
        limits = [
            Limits(
                months[0],
                _month_end(months[-1]),
                float(found.centre[0]),
                float(found.low[0]),
                float(found.high[0]),
            )
        ]
    caption = Caption(f"{finding.theme.title} in {scanned.area.name}", UNIT)
    return trend_chart(points, caption, Setting(unit=UNIT, limits=limits))


def _peers_chart(scanned: Scanned, finding: Finding, peers: Peers) -> Chart:
    places = []
    for code, found in peers.counts.items():
        count = sum(found.get(kind, 0) for kind in finding.theme.kinds)
        base = peers.residents[code]
        limits = rate_limits(count, base, PER)
        places.append(
            Place(
                code,
                peers.names[code],
                PER * count / base,
                float(limits.low[0]),
                float(limits.high[0]),
                is_own=code == scanned.area.code,
            )
        )
    caption = Caption(
        f"{finding.theme.title}: {scanned.area.name} among similar areas",
        f"Records for every 1,000 residents over {counted(len(peers.months), 'month')}"
        + ("" if len(peers.months) < MONTHS else " (a whole year)"),
    )
    return strip_chart(places, caption, unit="For every 1,000 residents", decimals=1)


def _months_table(scanned: Scanned, finding: Finding) -> Table:
    """Return the months drawn: a row a month of the year, a column a year."""
    calendar = sorted({day.year for day in scanned.counts.months})
    value = dict(zip(scanned.counts.months, finding.series, strict=True))
    return Table(
        f"{finding.theme.title}: {UNIT.lower()}",
        (
            Column("month", "Month"),
            *(Column(f"y{year}", str(year), Kind.WHOLE) for year in calendar),
        ),
        tuple(
            (name, *(_month_cell(value, date(year, at, 1)) for year in calendar))
            for at, name in enumerate(words.MONTH_NAMES, start=1)
        ),
        name=f"{finding.theme.id}-months",
    )


def _month_cell(value: Mapping[date, float], day: date) -> Cell | int:
    if day not in value:
        return Cell(None, "[z]")
    return Cell(None, "[x]") if np.isnan(value[day]) else int(value[day])


PEERS = (
    Column("rank", "Rank", Kind.WHOLE),
    Column("area", "Area"),
    Column("rate", "For every 1,000 residents", Kind.NUMBER, 1),
    Column("low", "95% interval from", Kind.NUMBER, 1),
    Column("high", "95% interval to", Kind.NUMBER, 1),
)


def _peers_table(finding: Finding, chart: Chart) -> Table:
    return Table(
        f"{finding.theme.title}: similar areas",
        PEERS,
        chart.rows,
        ("Rank 1 is the lowest rate.",),
        has_row_heads=False,
        name=f"{finding.theme.id}-similar",
    )


def _figure(chart: Chart, caption: str, table: Table) -> Figure:
    return Figure(
        caption=caption, alt=chart.alt, spec=chart.spec, table=table, source=SOURCE
    )
