"""Which periods a supply would replace, and how its rows differ from theirs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from frankpledge.analysis.dates import first_day, month_number
from frankpledge.analysis.readers.reading import Reading
from frankpledge.analysis.tables import Slice
from frankpledge.intake import selectors
from frankpledge.intake.models import LoadedSlice, Source, Supply
from frankpledge.intake.rules.differences import Change, differences
from frankpledge.intake.services.catalogue import begin_with, open_source
from frankpledge.intake.states import SliceState, SourceKind


MONTHS_OF = {"month": 1, "quarter": 3, "snapshot": 1}
MONTHS_OF_OTHERS = 12


def changes_of(reading: Reading) -> list[Change]:
    """Return how a supply differs from what is loaded for the same periods."""
    current = current_parts(reading.slices)
    loaded = [part for part in reading.slices if part in current]
    if not loaded:
        return []
    import pyarrow as pa

    held = selectors.lake()
    before = pa.concat_tables([held.rows(reading.table, part) for part in loaded])
    return differences(reading.table, before, rows_in(reading, loaded))


def rows_in(reading: Reading, parts: Sequence[Slice]) -> Any:
    """Return the accepted rows that belong to some of the slices."""
    if len(parts) == len(reading.slices):
        return reading.rows
    import pyarrow as pa
    import pyarrow.compute as pc

    start = "month" if reading.table == "incident" else "starts_on"
    wanted = None
    for part in parts:
        here = pc.and_(
            pc.equal(reading.rows["source"], part.source),
            pc.equal(reading.rows[start], pa.scalar(part.starts_on, pa.date32())),
        )
        if reading.table == "tally":
            here = pc.and_(
                here, pc.equal(reading.rows["period_type"], part.period_type)
            )
        wanted = here if wanted is None else pc.or_(wanted, here)
    return reading.rows.filter(wanted)


def current_parts(parts: Sequence[Slice]) -> set[Slice]:
    """Return those of the slices for which something is loaded."""
    rows = LoadedSlice.objects.filter(
        source__dataset__in={part.dataset for part in parts},
        source__code__in={part.source for part in parts},
        starts_on__in={part.starts_on for part in parts},
        state=SliceState.CURRENT,
    ).select_related("source")
    return {row.part for row in rows} & set(parts)


def pending_slices(supply: Supply, reading: Reading) -> list[LoadedSlice]:
    """Return the slices a supply would replace, entering open sources if new."""
    rows: dict[Slice, int] = defaultdict(int)
    quarantined: dict[Slice, int] = defaultdict(int)
    for file in reading.files:
        for part, count in file.rows_of.items():
            rows[part] += count
            quarantined[part] += file.quarantined
    sources = sources_named(supply, rows)
    return [
        LoadedSlice(
            supply=supply,
            source=sources[(part.dataset, part.source)],
            starts_on=part.starts_on,
            ends_before=end_of(part),
            period_type=part.period_type,
            rows=count,
            quarantined=quarantined[part],
            state=SliceState.PENDING,
        )
        for part, count in sorted(rows.items())
    ]


def sources_named(
    supply: Supply, rows: Mapping[Slice, int]
) -> dict[tuple[str, str], Source]:
    """Return the source of every slice: the one supplied for, or those files name."""
    if supply.source is not None:
        known = supply.source
        if rows:
            begin_with(known, min(part.starts_on for part in rows))
        return {(part.dataset, part.source): known for part in rows}
    first: dict[tuple[str, str], date] = {}
    for part in sorted(rows, key=lambda part: part.starts_on):
        first.setdefault((part.dataset, part.source), part.starts_on)
    return {
        (dataset, code): open_source(SourceKind(supply.kind), dataset, code, start)
        for (dataset, code), start in first.items()
    }


def end_of(part: Slice) -> date:
    """Return the day on which a slice's period has ended."""
    months = MONTHS_OF.get(part.period_type, MONTHS_OF_OTHERS)
    return first_day(month_number(part.starts_on) + months)


def brings_something(pending: list[LoadedSlice], changes: list[Change]) -> bool:
    """Say whether loading would change any figure or any account of one."""
    if any(change.is_any for change in changes) or not pending:
        return True
    current = {
        (row.source_id, row.starts_on, row.period_type): row.quarantined
        for row in LoadedSlice.objects.filter(
            source__in={row.source_id for row in pending}, state=SliceState.CURRENT
        )
    }
    return any(
        current.get((row.source_id, row.starts_on, row.period_type)) != row.quarantined
        for row in pending
    )
