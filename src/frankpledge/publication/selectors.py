"""Releases, and the figures that one would let out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.disclosure import Figure
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures import Definition, Period
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence import selectors as evidence
from frankpledge.partnership import selectors as places
from frankpledge.publication.models import Release
from frankpledge.publication.rules.tables import WHOLE, Block, Known, Place, as_figure
from frankpledge.publication.states import SEEN, ReleaseState


class NoRelease(ExpectedFailure):
    """There is no release by this name."""


def releases_visible_to(member: Member, *, on: date) -> QuerySet[Release]:
    """Return the releases this member may see, newest first."""
    return scope(
        Release.objects.select_related("author__user", "approver__user"),
        member=member,
        act=Act.SEE,
        kind=Kind.RELEASE,
        on=on,
    ).defer("content", "figures")


def release_named(slug: str, version: int | None = None) -> Release:
    """Return one version of a release, the newest unless said."""
    found = Release.objects.filter(slug=slug)
    if version is not None:
        found = found.filter(version=version)
    release = found.order_by("-version").first()
    if release is None:
        raise NoRelease(
            f"There is no release “{slug}”"
            + (f" version {version}." if version else "."),
            "See them all with: frankpledge release list",
        )
    return release


def published_releases() -> list[Release]:
    """Return what is published now, newest first."""
    found = Release.objects.filter(state=ReleaseState.PUBLISHED)
    return list(found.order_by("-published_at", "-pk"))


def releases_once_seen() -> list[Release]:
    """Return every version that was ever public, newest first."""
    found = Release.objects.filter(state__in=[state.value for state in SEEN])
    return list(found.order_by("-published_at", "-pk"))


def figures_already_out(*, besides: Release) -> list[Figure]:
    """Return every figure that any other published version let out or hid."""
    found = Release.objects.filter(state__in=[state.value for state in SEEN])
    kept = found.exclude(pk=besides.pk).values_list("figures", flat=True)
    return [as_figure(plain) for figures in kept for plain in figures]


def places_of(kind: str) -> list[Place]:
    """Return the areas of one kind with the smallest pieces each is made of."""
    partnership = places.home()
    areas = (
        [places.home_area()]
        if kind == WHOLE
        else list(places.areas_of(partnership, kind))
    )
    parts: dict[str, set[str]] = {}
    for piece, code in places.memberships(areas):
        parts.setdefault(code, set()).add(piece)
    return [
        Place(
            code=area.code,
            name=area.name,
            kind=str(area.kind),
            parts=frozenset(parts.get(area.code) or {area.code}),
        )
        for area in areas
    ]


def blocks_of(
    release: Release,
    definition: Definition,
    kinds: Mapping[str, Sequence[Place]],
    *,
    as_known_at: datetime | None = None,
    version: int | None = None,
) -> list[Block]:
    """
    Return the figures of a measure that the release is about, unprotected.

    They are those known now, or those known at a time by a version of the
    definition, so that a published release can be worked out again.
    """
    found = []
    for named in release.period_types:
        period_type = PeriodType(named)
        if period_type not in definition.period_types:
            continue
        for areas in kinds.values():
            block = one_block(
                release, definition, period_type, areas, as_known_at, version
            )
            if block.periods:
                found.append(block)
    return found


def one_block(
    release: Release,
    definition: Definition,
    period_type: PeriodType,
    areas: Sequence[Place],
    as_known_at: datetime | None,
    version: int | None,
) -> Block:
    """Return a measure's figures for one kind of area and period."""
    row = version_of(definition, version)
    codes = [place.code for place in areas]
    if version is None:
        kept = evidence.many_series([row], codes, [period_type])
        found = [kept.get((definition.id, code, period_type)) for code in codes]
    else:
        found = [
            evidence.kept_series(
                definition.id, code, period_type, as_known_at, version=row
            )
            for code in codes
        ]
    known: dict[tuple[str, Period], Known] = {}
    for place, series in zip(areas, found, strict=True):
        for one in series or ():
            if is_wanted(release, one.period):
                known[place.code, one.period] = Known(
                    one.numerator, one.denominator, one.status
                )
    periods = tuple(sorted({period for _, period in known}))
    return Block(definition, period_type, tuple(areas), periods, known)


def version_of(definition: Definition, number: int | None) -> Any:
    """Return the version of a measure with this number, else the one in force."""
    if number is None:
        return evidence.measure(definition.id)
    row = evidence.version(definition.id, number)
    if row is None:
        raise NoRelease(f"“{definition.name}” has no version {number} any more.")
    return row


def is_wanted(release: Release, period: Period) -> bool:
    """Say whether a period lies in the time that the release is about."""
    is_over = period.ends_before <= release.until + timedelta(days=1)
    return is_over and (release.since is None or period.starts_on >= release.since)


def names_of_people() -> list[str]:
    """Return the names that no public text may hold: members and the directory's."""
    directory = places.people_of(places.home()).values_list("name", flat=True)
    members = Member.objects.values_list("user__name", flat=True)
    return sorted({*directory, *members})


def definition_of(measure: str, number: int) -> Definition:
    """Return one version of a measure's definition, in force or not."""
    row = evidence.version(measure, number)
    if row is None:
        raise NoRelease(f"The measure {measure} has no version {number} any more.")
    return row.definition


def definitions(measures: Iterable[str]) -> list[tuple[Definition, int]]:
    """Return the definitions in force of these measures, with their version numbers."""
    found = [evidence.measure(name) for name in measures]
    return [(row.definition, row.number) for row in found]
