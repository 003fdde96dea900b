"""What is loaded: for figures to know which months they rest on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from frankpledge.analysis.words import listed
from frankpledge.intake.models import LoadedSlice, Source, Supply
from frankpledge.intake.states import SliceState, SourceKind


@dataclass(frozen=True)
class Covered:
    """
    The facts of one source's loaded period.

    `lake_version` rises with every change of the slice, so it tells whether a
    figure that was counted earlier is still up to date.
    """

    source: str
    starts_on: date
    ends_before: date
    period_type: str
    load_id: str
    rows: int
    quarantined: int
    lake_version: int
    settles_after_months: int


def slices_of(dataset: str) -> QuerySet[LoadedSlice]:
    """Return the slices of a data set from which figures are counted now."""
    return LoadedSlice.objects.filter(
        source__dataset=dataset, state=SliceState.CURRENT
    ).select_related("source", "supply")


def coverage(dataset: str) -> dict[tuple[str, date], Covered]:
    """
    Return what is loaded of a data set of incidents, by source and month.

    A month that is not there was never supplied: it is missing and not zero.
    """
    rows = slices_of(dataset).filter(period_type="month")
    return {(row.source.code, row.starts_on): facts_of(row) for row in rows}


def facts_of(row: LoadedSlice) -> Covered:
    """Return a loaded slice as plain facts."""
    return Covered(
        source=row.source.code,
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        period_type=row.period_type,
        load_id=row.supply.reference,
        rows=row.rows,
        quarantined=row.quarantined,
        lake_version=row.lake_version or 0,
        settles_after_months=row.source.settles_after_months,
    )


def loads_behind(dataset: str, months: Iterable[date]) -> list[Covered]:
    """Return the loads that a figure for these months rests on."""
    rows = slices_of(dataset).filter(starts_on__in=list(months))
    return [facts_of(row) for row in rows]


def loaded_last() -> dict[str, int]:
    """Return the lake's commit of every load that is current: the last one is highest."""
    rows = LoadedSlice.objects.filter(state=SliceState.CURRENT).order_by("lake_version")
    pairs = rows.values_list("supply__reference", "lake_version")
    return {name: version or 0 for name, version in pairs}


def sources_behind(loads: Iterable[str]) -> dict[str, str]:
    """Return the name of the source that each of these loads came from."""
    rows = Supply.objects.filter(reference__in=set(loads), source__isnull=False)
    return dict(rows.values_list("reference", "source__name"))


def days_taken(loads: Iterable[str]) -> list[date]:
    """
    Return the days on which loads were taken from their suppliers' systems, in order.

    Loads of which nobody said so are left out.
    """
    if not (names := set(loads)):
        return []
    rows = Supply.objects.filter(reference__in=names, extracted_on__isnull=False)
    days = rows.values_list("extracted_on", flat=True)
    return sorted({day for day in days if day})


def datasets() -> list[str]:
    """Return the data sets of which anything is loaded."""
    rows = LoadedSlice.objects.filter(state=SliceState.CURRENT)
    return sorted(set(rows.values_list("source__dataset", flat=True)))


def datasets_in_words() -> dict[str, str]:
    """Return what each loaded data set is called: by its kind, else by its sources."""
    rows = LoadedSlice.objects.filter(state=SliceState.CURRENT)
    named: dict[str, set[str]] = defaultdict(set)
    for dataset, name in rows.values_list("source__dataset", "source__name"):
        named[dataset].add(name)
    kinds = {kind.value: kind.label for kind in SourceKind}
    return {one: kinds.get(one) or listed(sorted(named[one])) for one in sorted(named)}


def sources_of(*datasets: str) -> QuerySet[Source]:
    """Return the sources that send any of these data sets."""
    return Source.objects.filter(dataset__in=datasets).select_related("agency")


def latest_loaded_month() -> date | None:
    """Return the first day of the latest period of which anything is loaded."""
    rows = LoadedSlice.objects.filter(state=SliceState.CURRENT)
    latest: date | None = rows.aggregate(latest=Max("starts_on"))["latest"]
    return latest
