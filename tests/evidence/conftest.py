"""
A small world to count in: one partnership, two wards, three small areas.

Ward One has two small areas and 2,000 residents, Ward Two one and 1,000.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from django.apps import apps

from frankpledge.access.models import Member
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import TABLES
from frankpledge.evidence import services
from frankpledge.evidence.models import ComparisonGroup, MeasureVersion
from frankpledge.evidence.services.groups import Membership
from frankpledge.intake import selectors as intake


AT = datetime(2020, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2020, 6, 2, 9, 0, tzinfo=UTC)
TODAY = AT.date()
HOME = "E08000013"
ONE, TWO = "W1", "W2"
LSOAS = {ONE: ["L1", "L2"], TWO: ["L3"]}
RESIDENTS = {HOME: 3000, ONE: 2000, TWO: 1000}
PEER = "E22000118"  # Halton

Rows = Sequence[tuple[str, str]]


def month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


# So few measures keep the tests quick; the whole catalogue is tested in `spec`.
MEASURES = (
    "burglary",
    "robbery",
    "shoplifting",
    "marac-repeat-rate-older-rule",
    "child-road-casualties",
)


@pytest.fixture
def areas(partnership: Any) -> dict[str, Any]:
    """Return the partnership's area and its two wards by code; few measures."""
    MeasureVersion.objects.exclude(measure__in=MEASURES).delete()
    area, part = (apps.get_model("partnership", name) for name in ("Area", "AreaPart"))
    base = apps.get_model("partnership", "Denominator")
    made: dict[str, Any] = {}
    for code, name, kind in (
        (HOME, "St Helens", "partnership"),
        (ONE, "Ward One", "ward"),
        (TWO, "Ward Two", "ward"),
    ):
        made[code] = area.objects.create(
            partnership=partnership,
            code=code,
            name=name,
            kind=kind,
            boundary_year=2019,
            parent=made.get(HOME),
        )
        small = LSOAS.get(code, [lsoa for found in LSOAS.values() for lsoa in found])
        for lsoa in small:
            part.objects.create(area=made[code], lsoa_code=lsoa, lsoa_year=2011)
        base.objects.create(
            area=made[code],
            kind="residents",
            year=2018,
            value=RESIDENTS[code],
            vintage="Mid-2018 estimate",
            loaded_on=date(2019, 1, 1),
        )
    for lsoa in ("L1", "L2", "L3"):
        made[lsoa] = area.objects.create(
            partnership=partnership,
            code=lsoa,
            name=f"Small area {lsoa}",
            kind="lsoa",
            boundary_year=2011,
        )
    return made


@pytest.fixture
def bring(analyst: Member, areas: Any) -> Callable[..., Any]:
    """Return a function that puts records into the lake as a load, by month."""
    source_of = apps.get_model("intake", "Source")
    supply_of = apps.get_model("intake", "Supply")
    slice_of = apps.get_model("intake", "LoadedSlice")

    def load(
        name: str,
        months: Mapping[date, Rows],
        *,
        source: str = "merseyside",
        refused: int = 0,
        outcome: str | None = None,
    ) -> Any:
        found, _ = source_of.objects.get_or_create(
            dataset="police-street",
            code=source,
            defaults={"name": source, "kind": "police-street"},
        )
        supply = supply_of.objects.create(
            reference=name,
            kind="police-street",
            source=found,
            state="loaded",
            received_at=AT,
            supplied_by=analyst,
            fingerprint=name,
        )
        rows = [
            {
                "dataset": "police-street",
                "source": source,
                "month": month,
                "row": place,
                "kind": kind,
                "lsoa": lsoa,
                "lsoa_year": 2011,
                "outcome": outcome,
                "qualifiers": [],
            }
            for month, records in months.items()
            for place, (kind, lsoa) in enumerate(records)
        ]
        table = pa.Table.from_pylist(rows, schema=TABLES["incident"].supplied)
        parts = [Slice("police-street", source, month) for month in months]
        commit = intake.lake().replace("incident", parts, table, name)
        for month, records in months.items():
            slice_of.objects.filter(
                source=found, starts_on=month, state="current"
            ).update(state="superseded")
            slice_of.objects.create(
                supply=supply,
                source=found,
                starts_on=month,
                ends_before=month_after(month),
                period_type="month",
                rows=len(records),
                quarantined=refused,
                state="current",
                lake_version=commit.version,
            )
        return supply

    return load


def burglaries(count: int, lsoa: str = "L1") -> list[tuple[str, str]]:
    return [("burglary", lsoa)] * count


def year_of(count: int, year: int, but: set[int] = frozenset()) -> dict[date, Rows]:  # type: ignore[assignment]
    """Return a year of months with so many burglaries each, some months left out."""
    return {
        date(year, month, 1): [*burglaries(count), ("robbery", "L3")]
        for month in range(1, 13)
        if month not in but
    }


@pytest.fixture
def two_years(bring: Callable[..., Any]) -> None:
    """Load 2018 (30 burglaries a month) and 2019 (20), without July 2019."""
    bring("load-2018", year_of(30, 2018))
    bring("load-2019", year_of(20, 2019, but={7}))
    services.refresh(by=None, at=AT, as_of=TODAY, datasets=["police-street"])


def bring_totals(
    name: str,
    figures: Sequence[tuple[str, str, date, float | None]],
    *,
    period_type: str = "month",
    months: int = 1,
    status: str = "given",
) -> None:
    """Put totals into the lake: series, area, first day, value."""
    rows = []
    for place, (series, area, starts_on, value) in enumerate(figures):
        ends = starts_on
        for _ in range(months):
            ends = month_after(ends)
        rows.append(
            {
                "dataset": "totals",
                "source": "somebody",
                "row": place,
                "series": series,
                "area": area,
                "period_type": period_type,
                "starts_on": starts_on,
                "ends_before": ends,
                "value": value,
                "status": status,
            }
        )
    table = pa.Table.from_pylist(rows, schema=TABLES["tally"].supplied)
    days = sorted({row["starts_on"] for row in rows})
    parts = [Slice("totals", "somebody", day, period_type) for day in days]
    intake.lake().replace("tally", parts, table, name)


@pytest.fixture
def group(two_years: None, analyst: Member) -> ComparisonGroup:
    """Return a group with Halton, whose burglaries are known for December 2019."""
    made = services.make_group(
        by=analyst,
        slug="similar",
        name="Similar partnerships",
        reason="Near in deprivation",
        members=[
            Membership(PEER, "Halton"),
            Membership("E22000119", "Warrington"),
        ],
        starts_on=date(2018, 1, 1),
        on=TODAY,
    )
    bring_totals("peers", [("police-street/burglary", PEER, date(2019, 12, 1), 60)])
    services.refresh(by=None, at=LATER, as_of=LATER.date(), datasets=["police-street"])
    return made
