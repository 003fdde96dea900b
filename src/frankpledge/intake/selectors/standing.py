"""How each source stands: what of it is loaded, missing and late."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from frankpledge.access.models import Member
from frankpledge.intake import rules
from frankpledge.intake.models import LoadedSlice, Source, Supply
from frankpledge.intake.selectors.arrivals import agreed_returns
from frankpledge.intake.selectors.supplies import sources_visible_to
from frankpledge.intake.states import Arrival, Frequency, SliceState, SupplyState


class Held(NamedTuple):
    """One part of a source that is loaded now: its first day, kind and rows."""

    starts_on: date
    period_type: str
    rows: int


HELD = Held._fields


@dataclass(frozen=True)
class Standing:
    """
    What of a source is loaded, missing and late; every day is a period's first.

    A period is missing when a later one is loaded, late when it is merely overdue.
    """

    source: Source
    rows: int
    loaded: tuple[date, ...]
    missing: tuple[date, ...]
    late: tuple[date, ...]
    kinds: Mapping[date, str]

    def in_words(self, what: str) -> str:
        """Return the loaded, missing or late periods, each as the kind it came as."""
        days: tuple[date, ...] = getattr(self, what)
        usual = self.source.frequency
        usual = "month" if usual == Frequency.IRREGULAR else usual
        return rules.periods_in_words((self.kinds.get(day, usual), day) for day in days)


def standing_of_sources(member: Member, *, on: date) -> list[Standing]:
    """Return the standing of every source this member may see, in three queries."""
    sources = list(sources_visible_to(member, on=on).prefetch_related("agreed_returns"))
    held: dict[int, list[Held]] = defaultdict(list)
    slices = LoadedSlice.objects.filter(source__in=sources, state=SliceState.CURRENT)
    for source, *one in slices.values_list("source_id", *HELD):
        held[source].append(Held(*one))
    return [standing_of(source, held[source.pk], on) for source in sources]


def standing_of_source(source: Source, *, on: date) -> Standing:
    """Return how one source stands."""
    slices = LoadedSlice.objects.filter(source=source, state=SliceState.CURRENT)
    return standing_of(source, [Held(*one) for one in slices.values_list(*HELD)], on)


def returns_awaited(source: Source, *, until: date, on: date) -> list[rules.Due]:
    """Return the returns that are not loaded and end before a day."""
    standing = standing_of_source(source, on=on)
    owed = expected(source, until)
    return [due for due in owed if due.period.starts_on not in standing.loaded]


def standing_of(source: Source, parts: Sequence[Held], on: date) -> Standing:
    """Return one source's standing, given the rows held for each period."""
    held = {part.starts_on: part.period_type for part in parts}
    latest = max(held, default=None)
    missing, late = [], []
    for due in expected(source, on):
        arrival = rules.arrival_of(
            due=due, loaded=None, is_received=False, latest_loaded_on=latest, on=on
        )
        if due.period.starts_on in held:
            continue
        if arrival is Arrival.MISSING:
            missing.append(due.period.starts_on)
        elif arrival is Arrival.LATE:
            late.append(due.period.starts_on)
    return Standing(
        source,
        sum(part.rows for part in parts),
        tuple(sorted(held)),
        tuple(missing),
        tuple(late),
        held,
    )


def expected(source: Source, until: date) -> tuple[rules.Due, ...]:
    """Return every return of a source whose period ends by a day."""
    start = source.first_period_on
    if start is None or source.frequency == Frequency.IRREGULAR:
        return ()
    end = min(until, source.ends_before or until)
    periods = rules.periods_between(Frequency(source.frequency), start, end)
    agreed = agreed_returns(source)
    return tuple(
        rules.due_return(period, source.lag_days, agreed) for period in periods
    )


def current_periods_of(supply: Supply) -> list[tuple[str, date]]:
    """Return the periods, with their types, that are counted from this supply."""
    rows = supply.slices.filter(state=SliceState.CURRENT)
    return list(rows.values_list("period_type", "starts_on").distinct())


def broken_loads() -> list[str]:
    """Return the loads that are half done: being made now, or broken off."""
    half = (SupplyState.LOADING, SupplyState.UNDOING)
    rows = Supply.objects.filter(state__in=half)
    return list(rows.values_list("reference", flat=True))


def figures_are_owed() -> bool:
    """Say whether rows have changed and the figures that rest on them have not yet."""
    return Supply.objects.filter(figures_are_due=True).exists()
