"""Decisions, and the number that each was taken on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from frankpledge.evidence.selectors import Observation
from frankpledge.performance.models import Decision
from frankpledge.performance.selectors.board import Entry
from frankpledge.performance.selectors.said import people
from frankpledge.performance.selectors.updates import Update


# A page shows so many; the register has them all.
SHOWN = 5


@dataclass(frozen=True)
class Seen:
    """A number as a group saw it: value, 95% interval, vintage and how it stood."""

    ref: str
    measure: str
    area: str
    period: str
    stood: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    known_at: datetime | None = None


def seen_target(entry: Entry) -> Seen:
    """Return the figure by which a target is judged, as it stands now."""
    reading, latest = entry.standing.verdict.reading, entry.standing.latest
    kept = entry.standing.series
    return Seen(
        ref=entry.target.ref,
        measure=entry.target.measure,
        area=entry.target.area_code,
        period=latest.label if latest else "",
        stood=entry.status.value,
        value=reading.value if reading else None,
        low=reading.low if reading else None,
        high=reading.high if reading else None,
        known_at=kept.keeping.vintage if kept else None,
    )


def seen_figure(ref: str, one: Observation, stood: str) -> Seen:
    """Return one area's figure as it stands now."""
    return Seen(
        ref=ref,
        measure=one.measure,
        area=one.area,
        period=one.period.label,
        stood=stood,
        value=None if one.value is None else float(one.value),
        low=None if one.low is None else float(one.low),
        high=None if one.high is None else float(one.high),
        known_at=one.vintage,
    )


def decisions_of(plan_ids: Sequence[int]) -> QuerySet[Decision]:
    """Return what was decided on these plans' figures, newest first."""
    return (
        Decision.objects.filter(plan__in=plan_ids)
        .select_related("plan", "group", "action__owner")
        .prefetch_related(people("recorded_by"))
    )


def decision_numbered(number: int) -> Decision | None:
    """Return one decision, None where there is none."""
    return (
        Decision.objects.filter(pk=number)
        .select_related("plan__partnership", "group", "action__owner")
        .prefetch_related(people("recorded_by"))
        .first()
    )


def decisions_on(update: Update) -> list[Decision]:
    """Return the last few decisions on an area's figures that the reader may see."""
    seen = {
        row.entry.target.measure for row in update.rows if not row.entry.is_withheld
    }
    rows = decisions_of([update.plan.pk]).filter(
        area_code=update.area.code, measure__in=seen
    )
    return list(rows[:SHOWN])
