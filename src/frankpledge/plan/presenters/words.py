"""Figures, promises and verdicts in words, the same wherever they are shown."""

from datetime import date
from typing import Any

from frankpledge.analysis import dates
from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.analysis.measures.definition import Definition, Form
from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.analysis.statistics.sentences import as_agreed
from frankpledge.evidence.selectors import short_period
from frankpledge.plan.models import Target
from frankpledge.plan.rules.verdict import Verdict
from frankpledge.plan.selectors import Standing
from frankpledge.plan.states import SYMBOLS, BaselineState, TargetKind, TargetStatus


TONES = {
    TargetStatus.ON_COURSE: "good",
    TargetStatus.MET: "good",
    TargetStatus.OFF_COURSE: "bad",
    TargetStatus.MISSED: "bad",
    TargetStatus.CANNOT_TELL: "unknown",
    TargetStatus.NO_BASELINE: "none",
    TargetStatus.NO_TARGET: "none",
}


def last_day(ends_before: date | None) -> str:
    """Return the last day of a period that ends before a day."""
    return day_in_words(dates.last_day(ends_before)) if ends_before else ""


def number(value: float | None, decimals: int = 0) -> str:
    """Return a figure half up with thousands marked, or "not known"."""
    return "not known" if value is None else f"{half_up(value, decimals):,}"


def figure(value: float | None, definition: Definition | None) -> str:
    """Return a measure's figure at the measure's own precision, with % where it is one."""
    if definition is None:
        return number(value, 2)
    mark = "%" if definition.form is Form.PERCENTAGE and value is not None else ""
    return number(value, definition.decimals) + mark


def counted_as(value: float | None, definition: Definition | None) -> str:
    """Return a figure with what it counts: "1.78 offences per 1,000 residents"."""
    said = figure(value, definition)
    if definition is None or value is None or said.endswith("%"):
        return said
    return f"{said} {definition.units_for(said)}"


def status(verdict: Verdict) -> dict[str, str]:
    """Return a verdict for the status component: symbol, words, tone."""
    state = verdict.status
    return {
        "symbol": SYMBOLS[state],
        "text": state.value.capitalize(),
        "tone": TONES[state],
    }


ORDER = [*(state.value.capitalize() for state in TargetStatus), "Withheld"]


def status_of(standing: Standing) -> dict[str, str]:
    """Return how a target stands for the status component, or that it is withheld."""
    if standing.is_withheld:
        return {"symbol": "–", "text": "Withheld", "tone": "none"}
    return status(standing.verdict)


def baseline(target: Target, definition: Definition | None) -> str:
    """Return what a target starts from, or what it still waits for."""
    state = BaselineState(target.baseline_state)
    if state is BaselineState.SET:
        period = f" in {target.baseline_period}" if target.baseline_period else ""
        return f"{figure(target.baseline, definition)}{period}"
    if state is BaselineState.NOT_APPLICABLE:
        return "Not needed"
    words = state.value.replace("-", " ")
    due = (
        f" by {day_if_known(target.baseline_due_on)}" if target.baseline_due_on else ""
    )
    who = target.baseline_owner or target.owner
    return f"{words.capitalize()}{due}{f', by {who}' if who else ', by nobody yet'}"


def promise(standing: Standing) -> str:
    """Return what a target promises, in one sentence."""
    target, terms = standing.target, standing.promise
    by = f" by {last_day(target.due_on)}" if target.due_on else ""
    aim = (
        figure(terms.aim, standing.definition) if terms.aim is not None else "To be set"
    )
    match terms.kind:
        case TargetKind.NONE:
            return "Monitored, no target on purpose"
        case TargetKind.BY_PERCENT:
            return f"{aim}{by} ({as_agreed(terms.percent or 0)} of the baseline)"
        case TargetKind.TO_VALUE | TargetKind.MILESTONE:
            return f"{target.printed if target.kind == 'milestone' else aim}{by}"
        case TargetKind.INTERIM:
            return f"{aim}{by}{far(standing)}"
        case TargetKind.MAINTAIN:
            return f"Hold at {aim} or better (tolerance {terms.tolerance:g}%)"
        case TargetKind.DIRECTION:
            return "Upward, or held" if terms.wish > 0 else "Downward, or held"
        case TargetKind.RELATIVE:
            return f"Better than {target.comparison_group.replace('-', ' ')}"
    return limits(standing)


def far(standing: Standing) -> str:
    """Return the far target that an interim one is a step towards."""
    target = standing.target
    if target.far_value is None:
        return ""
    value = figure(target.far_value, standing.definition)
    return f", on the way to {value} by {last_day(target.far_due_on)}"


def limits(standing: Standing) -> str:
    """Return the limits of a threshold as people say them."""
    target, made = standing.target, standing.definition
    in_all = f" in all by {last_day(target.due_on)}" if target.is_cumulative else ""
    if target.low is None:
        return f"At most {figure(target.high, made)}{in_all}"
    if target.high is None:
        return f"At least {figure(target.low, made)}{in_all}"
    if target.low == target.high:
        return f"Exactly {figure(target.low, made)}"
    return f"Between {figure(target.low, made)} and {figure(target.high, made)}"


def wish(standing: Standing) -> str:
    """Return which way is good, in words."""
    if standing.promise.kind is TargetKind.NONE:
        return "neither way is judged"
    return "more is better" if standing.wants_more else "less is better"


def latest(standing: Standing) -> str:
    """Return the figure judged and its period, or that there is none."""
    reading = standing.verdict.reading
    if standing.is_withheld:
        return "Not shown"
    if reading is None or standing.latest is None:
        return "No figure yet"
    mark = " (provisional)" if reading.is_provisional else ""
    value = figure(reading.value, standing.definition)
    return f"{value} in {short_period(standing.latest)}{mark}"


def latest_in_full(standing: Standing) -> str:
    """Return the figure judged with what it counts, for where no table heads it."""
    reading, said = standing.verdict.reading, latest(standing)
    if reading is None or standing.latest is None or standing.is_withheld:
        return said
    short = figure(reading.value, standing.definition)
    return said.replace(short, counted_as(reading.value, standing.definition), 1)


def needed(standing: Standing) -> str:
    """Return what it would take from here, or nothing where nothing is needed."""
    change, reading = standing.verdict.needed, standing.verdict.reading
    if change is None or reading is None:
        return ""
    days = (reading.ends_before - reading.starts_on).days
    each = "a year" if days > 300 else "a quarter" if days > 60 else "a month"
    verb = "A rise" if change > 0 else "A fall"
    return f"{verb} of {figure(abs(change), standing.definition)} {each} from here"


def measure_name(standing: Standing) -> str:
    """Return the measure's name, or its id where the catalogue has lost it."""
    made = standing.definition
    target = standing.target
    return made.name if made else target.measure or target.title or "Milestone"


def answerable(target: Target) -> str:
    """Return who answers for a target: an agency of the directory, or as printed."""
    return str(target.owner) if target.owner else target.owner_words


def line(standing: Standing, href: str) -> dict[str, Any]:
    """Return one target as a row of a status table."""
    return {
        "ref": standing.target.ref,
        "href": href,
        "name": measure_name(standing),
        "baseline": baseline(standing.target, standing.definition),
        "promise": promise(standing),
        "latest": latest(standing),
        "expected": figure(standing.verdict.expected, standing.definition)
        if standing.verdict.expected is not None
        else "–",
        "status": status_of(standing),
        "because": standing.verdict.because,
        "needed": needed(standing),
        "wish": wish(standing),
        "unit": standing.definition.unit_words if standing.definition else "",
        "owner": answerable(standing.target) or "No owner",
    }
