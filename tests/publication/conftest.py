"""A partnership of three wards, figures to publish, and the people who publish."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from frankpledge.access.models import Member
from frankpledge.access.states import Role
from frankpledge.analysis.dates import first_day, month_number
from frankpledge.evidence.models import MeasureVersion, Series, Vintage
from frankpledge.evidence.services import load_catalogue
from frankpledge.partnership.models import Area, AreaPart, Partnership
from frankpledge.publication import services
from frankpledge.publication.models import Release


AT = datetime(2020, 6, 2, 9, tzinfo=UTC)
LATER = datetime(2020, 7, 1, 9, tzinfo=UTC)
DISTRICT = "E08000013"
WARDS = {"W1": ["L1", "L2"], "W2": ["L3"], "W3": ["L4"]}
APRIL = month_number(date(2019, 4, 1))


@pytest.fixture
def areas(partnership: Partnership) -> dict[str, Area]:
    """Return the whole partnership and its wards, made of four small areas."""
    pieces = {DISTRICT: [piece for ward in WARDS.values() for piece in ward], **WARDS}
    made = {}
    for code, parts in pieces.items():
        is_whole = code == DISTRICT
        made[code] = Area.objects.create(
            partnership=partnership,
            code=code,
            name="St Helens" if is_whole else f"Ward {code[1]}",
            kind="partnership" if is_whole else "ward",
            boundary_year=2011,
        )
        for piece in parts:
            AreaPart.objects.create(area=made[code], lsoa_code=piece)
    return made


@pytest.fixture
def figures(areas: dict[str, Area]) -> Callable[..., Series]:
    """Return a function that keeps a measure's monthly figures for an area."""
    load_catalogue(at=AT)

    def keep(
        measure: str,
        area: str,
        counts: Sequence[int | None],
        *,
        period_type: str = "month",
        length: int = 1,
        step: int = 1,
        base: float | None = None,
        known_at: datetime = AT,
        status: str = "final",
    ) -> Series:
        version = MeasureVersion.objects.get(measure=measure, state="in-force")
        vintage, _ = Vintage.objects.get_or_create(
            known_at=known_at, as_of=known_at.date()
        )
        scale = version.definition.scale
        current = Series.objects.filter(
            version=version, area_code=area, period_type=period_type
        )
        current.update(is_current=False)
        starts = [APRIL + step * place for place in range(len(counts))]
        values = [
            None if count is None else count if base is None else scale * count / base
            for count in counts
        ]
        blank = [None] * len(counts)
        return Series.objects.create(
            version=version,
            area_code=area,
            period_type=period_type,
            vintage=vintage,
            digest="0" * 64,
            figures={
                "starts": starts,
                "ends": [start + length for start in starts],
                "numerator": list(counts),
                "denominator": [base] * len(counts),
                "value": values,
                "low": blank,
                "high": blank,
                "known": blank,
                "status": ["missing" if count is None else status for count in counts],
                "year": [2019] * len(counts),
                "populations": {},
                "breaks": [],
            },
        )

    return keep


@pytest.fixture
def everywhere(figures: Callable[..., Series]) -> Callable[..., None]:
    """Return a function that keeps monthly counts for each ward and their sum."""

    def keep(measure: str, *rows: Sequence[int], **more: Any) -> None:
        for ward, row in zip(WARDS, rows, strict=True):
            figures(measure, ward, row, **more)
        figures(
            measure,
            DISTRICT,
            [sum(column) for column in zip(*rows, strict=True)],
            **more,
        )

    return keep


@pytest.fixture
def author(analyst: Member) -> Member:
    return analyst


@pytest.fixture
def second_approver(make_member: Callable[..., Member]) -> Member:
    return make_member("Jo Example", "fire", Role.RELEASE_APPROVER, Role.ANALYST)


@pytest.fixture
def draft(author: Member) -> Callable[..., Release]:
    """Return a function that drafts a release of monthly figures."""

    def write(*measures: str, **more: Any) -> Release:
        said = {
            "slug": "to-march",
            "title": "Figures to March 2020",
            "period_types": ["month"],
            "until": date(2020, 3, 31),
            "by": author,
            "at": AT,
        }
        return services.draft_release(measures=list(measures), **(said | more))

    return write


@pytest.fixture
def checked(draft: Callable[..., Release], author: Member) -> Callable[..., Release]:
    """Return a function that drafts a release and runs the checks."""

    def write(*measures: str, **more: Any) -> Release:
        return services.check_release(
            release=draft(*measures, **more), by=author, at=AT
        )

    return write


@pytest.fixture
def published(
    checked: Callable[..., Release], author: Member, approver: Member, workspace: Path
) -> Callable[..., Release]:
    """Return a function that takes a release all the way out."""

    def write(*measures: str, **more: Any) -> Release:
        return let_out(checked(*measures, **more), author, approver)

    return write


def let_out(
    release: Release, author: Member, approver: Member, at: datetime = AT
) -> Release:
    """Approve a checked release as its second person and publish it."""
    assert release.state == "checked", release.findings
    services.approve_release(release=release, digest=release.digest, by=approver, at=at)
    return services.publish_release(release=release, by=author, at=at)


def months(count: int) -> list[str]:
    return [first_day(APRIL + place).isoformat() for place in range(count)]
