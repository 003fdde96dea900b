"""Where the lake is, and what stands in it."""

from typing import TYPE_CHECKING

from django.conf import settings

from frankpledge.intake.models import LoadedSlice, Source
from frankpledge.intake.states import SliceState


if TYPE_CHECKING:
    from frankpledge.analysis.lake import Lake


def lake() -> "Lake":
    """Return the workspace's lake; its library is loaded only when it is asked for."""
    from frankpledge.analysis.lake import Lake

    return Lake(settings.WORKSPACE / "lake")


def series_of(source: Source) -> list[str]:
    """Return what the latest return of a source counted, in its order."""
    latest = (
        LoadedSlice.objects.filter(source=source, state=SliceState.CURRENT)
        .select_related("source")
        .order_by("-starts_on")
        .first()
    )
    if latest is None:
        return []
    rows = lake().rows("tally", latest.part)
    return list(dict.fromkeys(rows.column("series").to_pylist()))
