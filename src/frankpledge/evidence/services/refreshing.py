"""Works figures out from the lake and keeps those that changed as a new vintage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.measures import SeriesResult, Status
from frankpledge.audit.services import record
from frankpledge.audit.states import SYSTEM, Operation
from frankpledge.evidence import policies
from frankpledge.evidence.models import (
    MeasureVersion,
    Provenance,
    Series,
    SmallAreaCounts,
    Vintage,
)
from frankpledge.evidence.rules.figures import packed
from frankpledge.evidence.rules.small_areas import SmallAreas
from frankpledge.evidence.rules.sources import Loads
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.evidence.services.working_out import worked_out
from frankpledge.intake.services import (
    figures_were_counted,
    owed_loads,
    turn_to_count,
)


SILENT = {Status.MISSING, Status.NOT_AVAILABLE}
BATCH = 400


@dataclass(frozen=True)
class Refreshed:
    """What working the figures out again came to."""

    vintage: Vintage | None
    datasets: tuple[str, ...]
    series: int
    changed: int

    def as_dict(self) -> dict[str, Any]:
        """Return it for the command line's JSON."""
        return {
            "known_at": self.vintage.known_at.isoformat() if self.vintage else None,
            "datasets": list(self.datasets),
            "series": self.series,
            "changed": self.changed,
        }


@dataclass(frozen=True)
class Known:
    """What is kept of a series already."""

    pk: int
    digest: str


Place = tuple[int, str, str]


def refresh(
    *,
    by: Member | None,
    at: datetime,
    as_of: date,
    datasets: Sequence[str] | None = None,
    reason: str = "",
) -> Refreshed:
    """
    Work out the figures that rest on these data sets, or all, and keep changes.

    `by` is None where a load has just been made and the system itself refreshes.
    Series that come out the same stay as they are under the vintage they have.
    One process counts at a time. When all is counted, no load owes figures any more.
    """
    if by is not None:
        policies.may_refresh(by, on=as_of).require()
    with turn_to_count():
        owed = owed_loads()
        done = counted_again(
            at=at, as_of=as_of, datasets=datasets, by=by, reason=reason
        )
        if datasets is None:
            figures_were_counted(owed)
    return done


def counted_again(
    *,
    by: Member | None,
    at: datetime,
    as_of: date,
    datasets: Sequence[str] | None,
    reason: str,
) -> Refreshed:
    """Work figures out and keep what changed; the caller has the turn to count."""
    versions = list(in_force())
    work = worked_out([v.definition for v in versions], datasets, as_of=as_of)
    by_measure = {version.measure: version for version in versions}
    touched = [by_measure[name] for name in work.measures]
    with transaction.atomic():
        changed = changes_in(work.results, by_measure, kept_so_far(touched))
        vintage = keep(changed, work.loads, at=at, as_of=as_of, reason=reason)
        if vintage:
            keep_small_areas(work.small_areas, vintage)
        record(
            by=by or SYSTEM,
            operation=Operation.COMBINATION,
            kind="measure",
            ref=f"vintage/{vintage.pk}" if vintage else "nothing changed",
            fields=list(work.datasets)[:50],
        )
    return Refreshed(vintage, work.datasets, len(work.results), len(changed))


def kept_so_far(versions: Iterable[MeasureVersion]) -> dict[Place, Known]:
    """Return the hash of every series of these measures as it is known now."""
    rows = Series.objects.filter(
        version__in=[version.pk for version in versions], is_current=True
    ).values_list("version_id", "area_code", "period_type", "pk", "digest")
    return {
        (version, area, kind): Known(pk, digest)
        for version, area, kind, pk, digest in rows
    }


@dataclass(frozen=True)
class Change:
    """A series that came out differently than it is kept; `before` may be absent."""

    version: MeasureVersion
    result: SeriesResult
    digest: str
    before: Known | None


def changes_in(
    results: Iterable[SeriesResult],
    versions: Mapping[str, MeasureVersion],
    kept: Mapping[Place, Known],
) -> list[Change]:
    """Return the series whose figures differ from those that are kept."""
    changes = []
    for result in results:
        version = versions[result.measure]
        before = kept.get((version.pk, result.area, str(result.period_type)))
        if before is None and says_nothing(result):
            continue
        digest = result.digest
        if before is None or before.digest != digest:
            changes.append(Change(version, result, digest, before))
    return changes


def says_nothing(result: SeriesResult) -> bool:
    """Say whether a series has no figure and no reason that a supplier gave."""
    return not len(result) or set(result.statuses) <= SILENT


def keep(
    changes: Sequence[Change],
    loads: Mapping[str, Loads],
    *,
    at: datetime,
    as_of: date,
    reason: str,
) -> Vintage | None:
    """Keep changed series and the loads behind them under one new vintage."""
    new_loads = changed_loads(loads)
    if not changes and not new_loads:
        return None
    vintage = Vintage.objects.create(
        known_at=at,
        as_of=as_of,
        datasets=sorted(new_loads),
        reason=reason,
        changed=len(changes),
    )
    Provenance.objects.bulk_create(
        Provenance(vintage=vintage, dataset=name, loads=found)
        for name, found in new_loads.items()
    )
    gone = [change.before.pk for change in changes if change.before]
    for start in range(0, len(gone), BATCH):
        part = gone[start : start + BATCH]
        Series.objects.filter(pk__in=part).update(is_current=False)
    rows = (row_for(change, vintage) for change in changes)
    Series.objects.bulk_create(rows, batch_size=BATCH)
    return vintage


def keep_small_areas(found: Mapping[str, SmallAreas], vintage: Vintage) -> None:
    """Keep the newest counts by small area in the place of those before."""
    for dataset, small in found.items():
        SmallAreaCounts.objects.update_or_create(
            dataset=dataset, defaults={"vintage": vintage, **small.as_dict()}
        )


def changed_loads(loads: Mapping[str, Loads]) -> dict[str, Loads]:
    """Return the loads behind each source that differ from those last written down."""
    last = Provenance.objects.filter(dataset__in=list(loads)).order_by("vintage_id")
    known = {row.dataset: row.loads for row in last}
    return {name: found for name, found in loads.items() if known.get(name) != found}


def row_for(change: Change, vintage: Vintage) -> Series:
    """Return a changed series as the row to keep."""
    return Series(
        version=change.version,
        area_code=change.result.area,
        period_type=change.result.period_type,
        vintage=vintage,
        figures=packed(change.result),
        digest=change.digest,
    )
