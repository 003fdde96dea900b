"""The arrivals grid: every return of every source, month by month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from frankpledge.access.models import Member
from frankpledge.analysis.dates import first_day, month_number
from frankpledge.intake import rules
from frankpledge.intake.models import LoadedSlice, Source
from frankpledge.intake.rules import Due, SliceFacts
from frankpledge.intake.selectors.supplies import sources_visible_to
from frankpledge.intake.states import Arrival, SliceState


Loaded = dict[tuple[int, date], SliceFacts]


@dataclass(frozen=True)
class GridCell:
    """One return in the grid, over the months of the window that it covers."""

    starts_on: date
    months: int
    arrival: Arrival
    due: Due | None
    loaded: SliceFacts | None


@dataclass(frozen=True)
class GridRow:
    """One source and what became of its returns."""

    source: Source
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class LateReturn:
    """One return that should be here."""

    source: Source
    due: Due
    arrival: Arrival


def arrivals_grid(
    member: Member, *, starts_on: date, ends_before: date, on: date
) -> list[GridRow]:
    """Return the grid of the sources this member may see, in four queries."""
    sources = list(
        sources_visible_to(member, on=on)
        .prefetch_related("agreed_returns")
        .order_by("agency__name", "name")
    )
    loaded = loaded_between(sources, starts_on, ends_before)
    bounds = loaded_bounds(sources)
    waiting = waiting_between(sources, starts_on, ends_before)
    return [
        GridRow(
            source,
            tuple(
                cells_of(
                    source,
                    (starts_on, ends_before),
                    loaded=loaded,
                    latest=bounds.get(source.pk),
                    waiting=waiting,
                    on=on,
                )
            ),
        )
        for source in sources
    ]


def loaded_between(
    sources: Sequence[Source], starts_on: date, ends_before: date
) -> Loaded:
    """Return what is loaded for the sources and overlaps the window."""
    rows = LoadedSlice.objects.filter(
        source__in=sources,
        state=SliceState.CURRENT,
        starts_on__lt=ends_before,
        ends_before__gt=starts_on,
    ).values_list(
        "source_id",
        "starts_on",
        "supply__reference",
        "rows",
        "quarantined",
        "replaced_id",
    )
    return {
        (source, start.replace(day=1)): SliceFacts(
            load, count, quarantined, replaced is not None
        )
        for source, start, load, count, quarantined, replaced in rows
    }


def loaded_bounds(sources: Sequence[Source]) -> Mapping[int, date]:
    """Return the latest period that is loaded, for each source that has any."""
    rows = LoadedSlice.objects.filter(source__in=sources, state=SliceState.CURRENT)
    latest = rows.values("source_id").annotate(last=Max("starts_on"))
    return {row["source_id"]: row["last"] for row in latest}


def waiting_between(
    sources: Sequence[Source], starts_on: date, ends_before: date
) -> set[tuple[int, date]]:
    """Return the periods of which a supply waits for a decision."""
    rows = LoadedSlice.objects.filter(
        source__in=sources,
        state=SliceState.PENDING,
        starts_on__lt=ends_before,
        ends_before__gt=starts_on,
    ).values_list("source_id", "starts_on")
    return {(source, start.replace(day=1)) for source, start in rows}


def cells_of(
    source: Source,
    window: tuple[date, date],
    *,
    loaded: Loaded,
    latest: date | None,
    waiting: set[tuple[int, date]],
    on: date,
) -> Iterable[GridCell]:
    """Yield one row's cells; a quarter's or a year's return spans its months."""
    first, last = (month_number(day) for day in window)
    returns = {
        month_number(due.period.starts_on): due
        for due in rules.expected_returns(
            source.pattern,
            starts_on=window[0],
            ends_before=window[1],
            agreed=agreed_returns(source),
        )
    }
    month = first
    while month < last:
        due = covering(returns, month)
        end = min(month_number(due.period.ends_before) if due else month + 1, last)
        start = due.period.starts_on if due else first_day(month)
        facts = loaded.get((source.pk, start))
        arrival = rules.arrival_of(
            due=due,
            loaded=facts,
            is_received=(source.pk, start) in waiting,
            latest_loaded_on=latest,
            on=on,
        )
        yield GridCell(start, end - month, arrival, due, facts)
        month = end


def covering(returns: Mapping[int, Due], month: int) -> Due | None:
    """Return the return whose period holds a month, by the month's number."""
    for back in range(12):
        due = returns.get(month - back)
        if due is not None:
            return due if month_number(due.period.ends_before) > month else None
    return None


def agreed_returns(source: Source) -> dict[date, date | None]:
    """Return the single returns for which something else was agreed."""
    return {row.period_starts_on: row.due_on for row in source.agreed_returns.all()}


def late_returns(
    member: Member, *, on: date, months_back: int = 24
) -> list[LateReturn]:
    """Return every return that should be here and is not, the oldest first."""
    first = first_day(month_number(on) - months_back)
    grid = arrivals_grid(
        member, starts_on=first, ends_before=first_day(month_number(on) + 1), on=on
    )
    late = [
        LateReturn(row.source, cell.due, cell.arrival)
        for row in grid
        for cell in row.cells
        if cell.due is not None and cell.arrival in (Arrival.LATE, Arrival.MISSING)
    ]
    return sorted(late, key=lambda found: (found.due.due_on, found.source.pk))


def overdue_of(source: Source, *, member: Member, on: date) -> list[LateReturn]:
    """Return one source's late and missing returns: what a chase letter asks for."""
    return [late for late in late_returns(member, on=on) if late.source == source]
