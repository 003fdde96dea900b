"""What a supply goes through, what a return can be, and the words for each."""

from enum import StrEnum


class SourceKind(StrEnum):
    """How files of a source are read; the names the command line takes."""

    POLICE_STREET = "police-street"
    POLICE_ASB = "police-asb"
    ROAD_CASUALTIES = "road-casualties"
    INCIDENTS = "incidents"
    TOTALS = "totals"

    @property
    def is_mapped(self) -> bool:
        """Say whether a layout must tell the reader which column is which."""
        return self in {SourceKind.INCIDENTS, SourceKind.TOTALS}

    @property
    def label(self) -> str:
        """Return what the kind is called on a page."""
        return KIND_LABELS[self]


KIND_LABELS = {
    SourceKind.POLICE_STREET: "Police street-level crime and ASB (data.police.uk)",
    SourceKind.POLICE_ASB: "Police ASB incidents",
    SourceKind.ROAD_CASUALTIES: "Road casualties (STATS19)",
    SourceKind.INCIDENTS: "Incidents in a spreadsheet, one row each",
    SourceKind.TOTALS: "Totals in a spreadsheet",
}


class SupplyState(StrEnum):
    """How far a supply has come; `SUPPLY_MOVES` says what may follow."""

    RECEIVED = "received"
    UNREADABLE = "unreadable"
    CHECKED = "checked"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    LOADING = "loading"
    LOADED = "loaded"
    SUPERSEDED = "superseded"
    UNDOING = "undoing"
    UNDONE = "undone"

    @property
    def label(self) -> str:
        """Return the state in the words a page uses."""
        return SUPPLY_LABELS[self]


SUPPLY_LABELS = {
    SupplyState.RECEIVED: "Received",
    SupplyState.UNREADABLE: "Could not be read",
    SupplyState.CHECKED: "Checked, waiting for a decision",
    SupplyState.UNCHANGED: "Already loaded, nothing changed",
    SupplyState.REFUSED: "Refused",
    SupplyState.LOADING: "Being loaded",
    SupplyState.LOADED: "Loaded",
    SupplyState.SUPERSEDED: "Superseded by a later supply",
    SupplyState.UNDOING: "Being undone",
    SupplyState.UNDONE: "Undone",
}

# Loading and undoing are written down before the lake is touched, so that after a
# crash it is known which commits to look for.
SUPPLY_MOVES: dict[SupplyState, frozenset[SupplyState]] = {
    SupplyState.RECEIVED: frozenset(
        {SupplyState.CHECKED, SupplyState.UNREADABLE, SupplyState.UNCHANGED}
    ),
    SupplyState.UNREADABLE: frozenset(
        {SupplyState.CHECKED, SupplyState.UNREADABLE, SupplyState.UNCHANGED}
    ),
    SupplyState.CHECKED: frozenset(
        {
            SupplyState.CHECKED,
            SupplyState.LOADING,
            SupplyState.REFUSED,
            SupplyState.UNREADABLE,
            SupplyState.UNCHANGED,
        }
    ),
    SupplyState.UNCHANGED: frozenset(),
    SupplyState.REFUSED: frozenset(),
    SupplyState.LOADING: frozenset(
        {SupplyState.LOADED, SupplyState.SUPERSEDED, SupplyState.CHECKED}
    ),
    SupplyState.LOADED: frozenset({SupplyState.SUPERSEDED, SupplyState.UNDOING}),
    SupplyState.SUPERSEDED: frozenset({SupplyState.LOADED}),
    SupplyState.UNDOING: frozenset({SupplyState.UNDONE, SupplyState.LOADED}),
    SupplyState.UNDONE: frozenset(),
}


class SliceState(StrEnum):
    """Whether a loaded part is the one that figures are counted from."""

    PENDING = "pending"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    UNDONE = "undone"


class Arrival(StrEnum):
    """What became of one return of one period: a cell of the arrivals grid."""

    NOT_DUE_YET = "not-expected-yet"
    EXPECTED = "expected"
    LATE = "late"
    MISSING = "missing"
    NOT_COMING = "not-coming"
    RECEIVED = "received"
    PART = "part"
    LOADED = "loaded"
    SUPERSEDED = "superseded"
    NO_RETURN = "no-return"

    @property
    def label(self) -> str:
        """Return the cell's words."""
        return ARRIVAL_MARKS[self][1]

    @property
    def symbol(self) -> str:
        """Return the sign that goes before the words, so colour is never needed."""
        return ARRIVAL_MARKS[self][0]


ARRIVAL_MARKS = {
    Arrival.NOT_DUE_YET: ("–", "Not expected yet"),
    Arrival.EXPECTED: ("○", "Expected"),
    Arrival.LATE: ("▲", "Late"),
    Arrival.MISSING: ("✕", "Missing"),
    Arrival.NOT_COMING: ("∅", "Will not come"),
    Arrival.RECEIVED: ("◇", "Received"),
    Arrival.PART: ("◐", "Part loaded"),
    Arrival.LOADED: ("●", "Loaded"),
    Arrival.SUPERSEDED: ("↻", "Loaded, revised"),
    Arrival.NO_RETURN: ("", "No return"),
}


class Frequency(StrEnum):
    """How often an agency sends a data set."""

    MONTHLY = "month"
    QUARTERLY = "quarter"
    YEARLY = "financial-year"
    IRREGULAR = "irregular"

    @property
    def label(self) -> str:
        """Return the frequency in words."""
        return FREQUENCY_LABELS[self]


FREQUENCY_LABELS = {
    Frequency.MONTHLY: "Every month",
    Frequency.QUARTERLY: "Every quarter",
    Frequency.YEARLY: "Every financial year",
    Frequency.IRREGULAR: "Now and then",
}


class Marking(StrEnum):
    """How much a supply tells about people (domain rule for every feed)."""

    OPEN = "open"
    DEPERSONALISED = "depersonalised"
    PERSONAL = "personal"

    @property
    def label(self) -> str:
        """Return the marking in words."""
        return self.value.capitalize()


class GapState(StrEnum):
    """Whether a gap in what is known still hurts."""

    OPEN = "open"
    CLOSED = "closed"


def may_follow(now: SupplyState, then: SupplyState) -> bool:
    """Say whether a supply may go from one state to another."""
    return then in SUPPLY_MOVES[now]


class DatasetState(StrEnum):
    """How far a data set that agencies should send has come."""

    NOT_ASKED = "not-asked"
    AWAITED = "awaited"
    ARRIVING = "arriving"

    @property
    def label(self) -> str:
        """Return the state in words."""
        return DATASET_LABELS[self]


DATASET_LABELS = {
    DatasetState.NOT_ASKED: "Not asked for",
    DatasetState.AWAITED: "Asked for, nothing yet",
    DatasetState.ARRIVING: "Arriving",
}
