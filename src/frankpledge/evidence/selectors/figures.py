"""Reads of figures: whole series, single observations, and what was known when."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.models import MeasureVersion, Provenance, Series, Vintage
from frankpledge.evidence.rules.figures import Keeping, KeptSeries, Observation
from frankpledge.evidence.rules.sources import (
    Loads,
    LoadsWhenAsked,
    loads_for_area,
    sources_of,
)
from frankpledge.evidence.states import VersionState


def observations(
    measure_id: str,
    area_code: str,
    period_type: str,
    as_known_at: datetime | None = None,
) -> list[Observation]:
    """
    Return a measure's figures for an area, oldest first, by the definition in force.

    With `as_known_at` they are the figures as they were known at that time.
    A period that was never supplied is there, without figures.
    """
    kept = kept_series(measure_id, area_code, period_type, as_known_at)
    return list(kept) if kept else []


def observation(
    measure_id: str,
    area_code: str,
    period: Period,
    as_known_at: datetime | None = None,
) -> Observation | None:
    """Return the one figure for a period, None where no series has that period."""
    kept = kept_series(measure_id, area_code, period.type, as_known_at)
    return kept.figure(period) if kept is not None else None


def kept_series(
    measure_id: str,
    area_code: str,
    period_type: str,
    as_known_at: datetime | None = None,
    *,
    version: MeasureVersion | None = None,
) -> KeptSeries | None:
    """Return a series as it is known now, or was at a time; None where there is none."""
    rows = Series.objects.filter(area_code=area_code, period_type=period_type)
    if version is not None:
        rows = rows.filter(version=version)
    else:
        rows = rows.filter(version__measure=measure_id)
    if as_known_at is not None:
        rows = rows.filter(vintage__known_at__lte=as_known_at)
    elif version is None:
        rows = rows.filter(version__state=VersionState.IN_FORCE, is_current=True)
    row = rows.select_related("version", "vintage").order_by("-vintage_id").first()
    return opened([row], as_known_at)[0] if row else None


def published_series(
    version: MeasureVersion, area_code: str, period_type: str
) -> KeptSeries | None:
    """Return the published periods of a series, None where it never was published."""
    row = (
        Series.objects.filter(
            version__measure=version.measure,
            area_code=area_code,
            period_type=period_type,
            is_published=True,
        )
        .select_related("version", "vintage")
        .order_by("-vintage_id")
        .first()
    )
    if row is None:
        return None
    kept = opened([row], row.vintage.known_at)[0]
    return kept.starting_on(row.published_periods or ())


def many_series(
    versions: Iterable[MeasureVersion],
    area_codes: Collection[str],
    period_types: Collection[str],
) -> dict[tuple[str, str, str], KeptSeries]:
    """Return the current series of many measures or areas, in one query."""
    known = {version.pk: version for version in versions}
    found = Series.objects.filter(
        version__in=list(known),
        area_code__in=list(area_codes),
        period_type__in=list(period_types),
        is_current=True,
    ).values_list(
        "version_id", "area_code", "period_type", "vintage__known_at", "figures"
    )
    rows = [Row(known[version], *rest) for version, *rest in found.order_by()]
    return {
        (
            series.keeping.measure,
            series.keeping.area,
            series.keeping.period_type,
        ): series
        for series in as_series(rows, None)
    }


ByArea = Callable[[Collection[str], str], dict[str, KeptSeries]]
"""Gives the series of these areas for a kind of period, by the area's code."""


def by_area(version: MeasureVersion) -> ByArea:
    """Return what gives a measure's series by area, in a query each time."""

    def asked(area_codes: Collection[str], period_type: str) -> dict[str, KeptSeries]:
        found = many_series([version], area_codes, [period_type])
        return {code: kept for (_, code, _), kept in found.items()}

    return asked


def by_area_at_once(
    version: MeasureVersion, area_codes: Collection[str], period_types: Collection[str]
) -> ByArea:
    """
    Return what gives a measure's series by area, read now for all of these in one query.

    What is asked for beyond them is read when it is.
    """
    found = many_series([version], area_codes, period_types)
    beyond = by_area(version)

    def asked(codes: Collection[str], period_type: str) -> dict[str, KeptSeries]:
        if period_type not in period_types or not set(codes) <= set(area_codes):
            return beyond(codes, period_type)
        keys = {code: (version.measure, code, period_type) for code in codes}
        return {code: found[key] for code, key in keys.items() if key in found}

    return asked


class Row(NamedTuple):
    """What is read of a kept series: a page reads many, and nothing else of them."""

    version: MeasureVersion
    area_code: str
    period_type: str
    known_at: datetime
    figures: dict[str, Any]


def opened(rows: Sequence[Series], as_known_at: datetime | None) -> list[KeptSeries]:
    """Return kept rows as series."""
    return as_series(
        [
            Row(
                row.version,
                row.area_code,
                row.period_type,
                row.vintage.known_at,
                row.figures,
            )
            for row in rows
        ],
        as_known_at,
    )


def as_series(rows: Sequence[Row], as_known_at: datetime | None) -> list[KeptSeries]:
    """
    Return what was read as series.

    The loads behind them are looked up when one is first asked for: one query for
    all of the rows.
    """
    versions = {row.version.pk: row.version for row in rows}

    @cache
    def loads() -> dict[str, Loads]:
        names = {
            name for one in versions.values() for name in sources_of(one.definition)
        }
        return loads_by_source(names, as_known_at)

    def behind(row: Row) -> dict[str, list[str]]:
        names = sources_of(row.version.definition)
        return loads_for_area(
            [loads()[name] for name in names if name in loads()], row.area_code
        )

    return [
        KeptSeries(
            Keeping(
                measure=row.version.measure,
                version=row.version.number,
                area=row.area_code,
                period_type=PeriodType(row.period_type),
                vintage=row.known_at,
                loads=LoadsWhenAsked(partial(behind, row)),
            ),
            row.figures,
        )
        for row in rows
    ]


def loads_by_source(
    names: Collection[str], as_known_at: datetime | None = None
) -> dict[str, Loads]:
    """Return the loads behind data sets or series of returns, as known at a time."""
    rows = Provenance.objects.filter(dataset__in=list(names))
    if as_known_at is not None:
        rows = rows.filter(vintage__known_at__lte=as_known_at)
    newest = rows.filter(dataset=OuterRef("dataset")).order_by("-vintage_id")
    last = rows.filter(pk=Subquery(newest.values("pk")[:1]))
    return {row.dataset: row.loads for row in last}


def vintages_of(
    version: MeasureVersion, area_code: str, period_type: str
) -> QuerySet[Series]:
    """Return every vintage of a series by one definition, newest first."""
    return Series.objects.filter(
        version=version, area_code=area_code, period_type=period_type
    ).select_related("vintage", "version")


def history(kept: Sequence[KeptSeries], period: Period) -> list[Observation]:
    """Return one period's figure in every vintage given that has it."""
    found = (series.figure(period) for series in kept)
    return [observation for observation in found if observation is not None]


def latest_vintage() -> Vintage | None:
    """Return when figures were last worked out."""
    return Vintage.objects.first()
