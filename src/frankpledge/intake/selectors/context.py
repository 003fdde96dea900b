"""Events that charts show, and the register of what is not known."""

from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.intake.models import ContextEvent, DataGap, Source
from frankpledge.intake.states import GapState


def events_between(
    starts_on: date,
    ends_before: date,
    *,
    area_codes: tuple[str, ...] = (),
    dataset: str = "",
) -> list[ContextEvent]:
    """
    Return what happened in a window and may be marked on a chart, in order.

    An event without an area happened everywhere; one without data sets may
    explain any of them.
    """
    found = ContextEvent.objects.filter(
        Q(starts_on__lt=ends_before),
        Q(ends_before=None, starts_on__gte=starts_on) | Q(ends_before__gt=starts_on),
        area_code__in=("", *area_codes),
        is_withdrawn=False,
    ).order_by("starts_on", "pk")
    return [
        event
        for event in found
        if not (dataset and event.datasets) or dataset in event.datasets
    ]


def open_gaps() -> QuerySet[DataGap]:
    """Return the gaps that still hurt, the one due first on top."""
    return DataGap.objects.filter(state=GapState.OPEN).select_related("owner", "source")


def gaps_for(source: Source) -> QuerySet[DataGap]:
    """Return the open gaps that a source leaves."""
    return open_gaps().filter(source=source)


def all_events() -> QuerySet[ContextEvent]:
    """Return every event, also those taken off the charts."""
    return ContextEvent.objects.all()


def all_gaps() -> QuerySet[DataGap]:
    """Return the whole register of gaps."""
    return DataGap.objects.select_related("owner", "source")
