"""What became of a return, from what is loaded and what the calendar says."""

from dataclasses import dataclass
from datetime import date

from frankpledge.intake.rules.calendar import Due
from frankpledge.intake.states import Arrival


@dataclass(frozen=True)
class SliceFacts:
    """What is loaded for one source and period: by which supply, and how whole."""

    load_id: str
    rows: int
    quarantined: int
    replaces_earlier: bool = False


def arrival_of(
    *,
    due: Due | None,
    loaded: SliceFacts | None,
    is_received: bool,
    latest_loaded_on: date | None,
    on: date,
) -> Arrival:
    """
    Return what became of one return.

    A return is missing, not merely late, once a later period of the same source
    has been loaded: the agency has gone past it and will hardly send it unasked.
    That is how the month that police.uk never published for Merseyside shows.
    """
    if loaded is not None:
        return arrival_of_loaded(loaded)
    if is_received:
        return Arrival.RECEIVED
    if due is None:
        return Arrival.NO_RETURN
    if not due.is_coming:
        return Arrival.NOT_COMING
    if latest_loaded_on is not None and latest_loaded_on > due.period.starts_on:
        return Arrival.MISSING
    if on > due.due_on:
        return Arrival.LATE
    is_over = on >= due.period.ends_before
    return Arrival.EXPECTED if is_over else Arrival.NOT_DUE_YET


def arrival_of_loaded(loaded: SliceFacts) -> Arrival:
    """Return how a loaded return shows: part before revised, for it needs work."""
    if loaded.quarantined:
        return Arrival.PART
    return Arrival.SUPERSEDED if loaded.replaces_earlier else Arrival.LOADED
