"""Where the lake is, and what stands in it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings

from frankpledge.intake.models import LoadedSlice, Source
from frankpledge.intake.states import SliceState


if TYPE_CHECKING:
    import pyarrow as pa

    from frankpledge.analysis.lake import Lake


def lake() -> "Lake":
    """Return the workspace's lake; its library is loaded only when it is asked for."""
    from frankpledge.analysis.lake import Lake

    return Lake(settings.WORKSPACE / "lake")


def kept_counts(dataset: str, small_areas: Iterable[str]) -> "pa.Table":
    """
    Return a data set's records by slice, small area, month and kind.

    They are kept beside the lake, so that of a nation's records only what was loaded
    since the last time is read.
    """
    import pyarrow as pa

    from frankpledge.analysis.engines import KeptCounts

    held = lake()
    codes = pa.array(sorted(small_areas))
    counts = KeptCounts(held.root / ".counts", pa.table({"lsoa": codes, "area": codes}))
    parts = held.files_by_slice("incident")
    return counts.counts(
        {part: files for part, files in parts.items() if part.dataset == dataset}
    )


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
