"""Figures, statuses and promises in the words of a performance report."""

from datetime import date, timedelta

from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.analysis.measures.definition import Definition, Form
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.statistics.sentences import as_agreed
from frankpledge.documents.columns import (
    Column,
    Kind,
    settled,
    shown,
)
from frankpledge.documents.model import Cell
from frankpledge.evidence.selectors import Observation, short_period
from frankpledge.evidence.states import Status
from frankpledge.performance.models import StatusOverride
from frankpledge.performance.rules import Forecast, chance_words
from frankpledge.performance.selectors import Entry
from frankpledge.plan.states import (
    SYMBOLS,
    TARGET_KINDS,
    BaselineState,
    TargetKind,
    TargetStatus,
)


WITHHELD = "[c]"
NOT_THERE = "[x]"
ABSENT = {Status.SUPPRESSED: "[c]", Status.NOT_APPLICABLE: "[z]"}

TONES = {
    TargetStatus.ON_COURSE: "good",
    TargetStatus.MET: "good",
    TargetStatus.OFF_COURSE: "bad",
    TargetStatus.MISSED: "bad",
    TargetStatus.CANNOT_TELL: "unknown",
    TargetStatus.NO_BASELINE: "none",
    TargetStatus.NO_TARGET: "none",
}


def as_column(definition: Definition | None) -> Column:
    """Return how a measure's figures are printed."""
    if definition is None:
        return Column("value", kind=Kind.NUMBER, decimals=2)
    is_share = definition.form in {Form.PERCENTAGE, Form.RELATIVE_DIFFERENCE}
    kind = Kind.PERCENT if is_share else Kind.NUMBER
    return Column("value", kind=kind, decimals=definition.decimals)


def figure(value: float | None, definition: Definition | None) -> str:
    """Return a figure at its measure's own precision, or that it is not known."""
    return "not known" if value is None else shown(value, as_column(definition))


def figure_cell(
    value: float | None,
    definition: Definition | None,
    *,
    mark: str = "",
    bound: str = "",
) -> Cell:
    """Return a figure for a table: the value rounded as printed, and the words."""
    if value is None:
        return Cell(None, NOT_THERE)
    column = as_column(definition)
    return Cell(settled(value, column), shown(value, column), mark, bound)


def observed_cell(
    one: Observation | None, definition: Definition | None, *, bound: str = ""
) -> Cell:
    """Return an observation for a table; what is missing is shown as missing."""
    if one is None or not one.has_value:
        return Cell(None, ABSENT.get(one.status, NOT_THERE) if one else NOT_THERE)
    mark = "[p]" if one.is_provisional else ""
    return figure_cell(one.value, definition, mark=mark, bound=bound)


def name_of(entry: Entry) -> str:
    """Return the measure's name, or its id where the catalogue has lost it."""
    definition = entry.standing.definition
    return definition.name if definition else entry.target.measure


def status_words(status: TargetStatus) -> str:
    """Return a status with its symbol: never by colour alone."""
    return f"{SYMBOLS[status]} {status.value.capitalize()}"


def entry_status(entry: Entry) -> str:
    """Return how a target stands, and that it was set by hand where it was."""
    if entry.is_withheld:
        return WITHHELD
    said = status_words(entry.status)
    return f"{said} (set by hand)" if entry.said.override else said


def baseline(entry: Entry) -> str:
    """Return what a target starts from, or what it still waits for."""
    target = entry.target
    state = BaselineState(target.baseline_state)
    if state is BaselineState.SET:
        period = f" in {target.baseline_period}" if target.baseline_period else ""
        return figure(target.baseline, entry.standing.definition) + period
    if state is BaselineState.NOT_APPLICABLE:
        return "not needed"
    due = (
        f" by {day_in_words(target.baseline_due_on)}" if target.baseline_due_on else ""
    )
    owner = target.baseline_owner or target.owner or "nobody yet"
    return f"{state.value.replace('-', ' ')}{due}; owner {owner}"


def promise(entry: Entry) -> str:
    """Return what a target promises."""
    terms, definition = entry.standing.promise, entry.standing.definition
    by = f" by {last_day(terms.due_on)}" if terms.due_on else ""
    if terms.kind is TargetKind.NONE:
        return "no target on purpose"
    if terms.kind is TargetKind.THRESHOLD:
        return limits(entry) + by
    if terms.aim is None:
        return TARGET_KINDS[terms.kind].lower() + by
    percent = f" ({as_agreed(terms.percent)})" if terms.percent is not None else ""
    hold = "hold at " if terms.kind is TargetKind.MAINTAIN else ""
    return f"{hold}{figure(terms.aim, definition)}{percent}{by}"


def limits(entry: Entry) -> str:
    """Return the limits of a threshold as people say them."""
    terms, definition = entry.standing.promise, entry.standing.definition
    if terms.low is None:
        return f"at most {figure(terms.high, definition)}"
    if terms.high is None:
        return f"at least {figure(terms.low, definition)}"
    return (
        f"between {figure(terms.low, definition)} and {figure(terms.high, definition)}"
    )


def wish(entry: Entry) -> str:
    """Return which way is good."""
    if entry.standing.promise.kind is TargetKind.NONE:
        return "neither way is judged"
    return "more is better" if entry.standing.wants_more else "less is better"


def unit(entry: Entry) -> str:
    """Return what a target's figures are counted in, such as "offences per 1,000 residents"."""
    made = entry.standing.definition
    return made.unit_words if made else ""


def latest(entry: Entry) -> str:
    """Return the figure judged and its period."""
    reading, period = entry.standing.verdict.reading, entry.standing.latest
    if entry.is_withheld:
        return WITHHELD
    if reading is None or period is None:
        return "No figure yet"
    mark = " (provisional)" if reading.is_provisional else ""
    return f"{figure(reading.value, entry.standing.definition)} in {short_period(period)}{mark}"


def latest_in_full(entry: Entry) -> str:
    """Return the figure judged with what it counts, for where no table heads it."""
    reading, definition = entry.standing.verdict.reading, entry.standing.definition
    said = latest(entry)
    if reading is None or definition is None or entry.is_withheld:
        return said
    short = figure(reading.value, definition)
    full = short if short.endswith("%") else f"{short} {definition.units_for(short)}"
    return said.replace(short, full, 1)


def needed(entry: Entry) -> str:
    """Return the change that each further period needs, nothing where none is."""
    change, reading = entry.standing.verdict.needed, entry.standing.verdict.reading
    if change is None or reading is None or entry.is_withheld:
        return ""
    days = (reading.ends_before - reading.starts_on).days
    each = "year" if days > 300 else "quarter" if days > 60 else "month"
    verb = "rise" if change > 0 else "fall"
    return f"a {verb} of {figure(abs(change), entry.standing.definition)} each {each}"


def who(agency: object | None) -> str:
    """Return an agency's name, or that nobody owns the thing."""
    return str(agency) if agency else "No owner"


def forecast(entry: Entry, found: Forecast | str) -> str:
    """Return where a target is going with its range and chance, or why none can tell."""
    if isinstance(found, str):
        return found
    definition = entry.standing.definition
    middle, low, high = (
        figure(value, definition) for value in (found.value, found.low, found.high)
    )
    when = (
        "the next quarter"
        if entry.target.period_type == PeriodType.QUARTER
        else "the year"
    )
    said = (
        f"About {middle} for {when} if it goes as in the last {found.years} years"
        f" (95% of chance between {low} and {high})"
    )
    if found.chance is None:
        return f"{said}."
    return f"{said}: {chance_words(found.chance)} to be where it should be by then."


def last_day(ends_before: date) -> str:
    """Return the last day of a span that ends before a day, as the plan says it."""
    return day_in_words(ends_before - timedelta(days=1))


def authority(override: StatusOverride) -> str:
    """Return on whose authority a status stands and until when, where it was said."""
    if not override.authority:
        return ""
    return f" on the authority of {override.authority}, until {day_if_known(override.ends_before)}"


def in_short(entry: Entry) -> list[tuple[str, str]]:
    """Return what a form about a target says of it: measure, promise, figure, status."""
    said = [
        ("Measure", name_of(entry)),
        ("Promised", promise(entry)),
        ("Figure judged", latest_in_full(entry)),
        ("How it stands", entry_status(entry)),
        ("Why", "" if entry.is_withheld else entry.standing.verdict.because),
    ]
    return [(name, value) for name, value in said if value]
