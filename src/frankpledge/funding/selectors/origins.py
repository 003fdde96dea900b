"""Whence an outcome came: the figure, what it counts, and the loads behind it."""

from frankpledge.evidence.selectors import spoken_period, valued
from frankpledge.funding.selectors.choosing import measure_name
from frankpledge.funding.selectors.outcomes import Pulled
from frankpledge.intake.selectors import sources_behind
from frankpledge.ui.dates import moment_in_words


def origin_of(pulled: Pulled | None) -> list[tuple[str, str]]:
    """Return what an outcome rests on, a line each; nothing where there is no figure."""
    if pulled is None or pulled.version is None or pulled.observation is None:
        return []
    seen, definition = pulled.observation, pulled.version.definition
    names = sorted(set(sources_behind(seen.loads).values()))
    lines = [
        ("Measure", measure_name(seen.measure, seen.area)),
        ("What it asks", f"{definition.question} (version {seen.version})"),
        ("Period", spoken_period(seen.period)),
        ("Value", valued(seen.value, definition)),
        ("Counted", number(seen.numerator)),
        ("Out of", number(seen.denominator)),
        ("95% interval", interval(seen.low, seen.high)),
        ("Status", str(seen.status).replace("-", " ")),
        ("Became known", moment_in_words(seen.vintage) if seen.vintage else ""),
        ("Sent by", ", ".join(names) or definition.supplier),
        ("Loads", ", ".join(seen.loads)),
    ]
    return [(name, value) for name, value in lines if value]


def number(value: float | None) -> str:
    """Return a count in words, nothing where there is none."""
    return "" if value is None else f"{value:,.10g}"


def interval(low: float | None, high: float | None) -> str:
    """Return an interval in words, nothing where there is none."""
    return "" if low is None or high is None else f"{low:,.2f} to {high:,.2f}"
