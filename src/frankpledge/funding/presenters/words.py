"""The words, tones and links in which pages speak of money."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frankpledge.analysis.dates import day_in_words, last_day
from frankpledge.funding.selectors import Pulled


FORMATS = ("csv", "ods", "xlsx")
PAPERS = ("html", "docx", "odt", "pptx", "pdf", "ods", "xlsx", "csv")
ROUTES = {"fund": "fund", "award": "award", "contract": "contract", "action": "action"}


def words(kind: str) -> str:
    """Return an enum's value as a word or two: "In kind"."""
    return kind.replace("-", " ").capitalize()


def any_of(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """Return an enum's values for a filter."""
    return [("", "Any"), *((kind.value, words(kind.value)) for kind in kinds)]


def address(route: str, *keys: Any) -> str:
    """Return the address of a page about money."""
    return reverse(f"funding:{route}", args=keys)


def papers(route: str, pk: int) -> list[tuple[str, str]]:
    """Return the links by which one thing is taken away as a document."""
    return [(form, address(route, pk, form)) for form in PAPERS]


def link(text: Any, route: str, *keys: Any) -> SafeString:
    """Return a link to a page about money."""
    return format_html(
        '<a class="govuk-link" href="{}">{}</a>', address(route, *keys), text
    )


def span(starts_on: date | None, ends_before: date | None) -> str:
    """Return "1 April 2026 to 31 March 2027", as far as the days are known."""
    first = day_in_words(starts_on) if starts_on else "no first day yet"
    last = day_in_words(last_day(ends_before)) if ends_before else "no end known"
    return f"{first} to {last}"


def figure_words(value: float | None, low: float | None, high: float | None) -> str:
    """Return a figure with its interval: "812 (758 to 870)"."""
    if value is None:
        return "not known"
    if low is None or high is None:
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{short(value)} ({short(low)} to {short(high)})"


def short(value: float) -> str:
    """Return a figure with no more digits than it is worth."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def outcome_words(pulled: Pulled | None) -> str:
    """Return an outcome with its figure, its period and how it stands."""
    if pulled is None:
        return "The bid named no measure."
    name = pulled.version.name if pulled.version else pulled.wanted.measure
    figure = pulled.outcome.figure
    if figure is None:
        return f"{name}: {pulled.outcome.status}. {pulled.outcome.sentence}"
    said = figure_words(figure.value, figure.low, figure.high)
    provisional = ", provisional" if figure.is_provisional else ""
    return f"{name}: {said} in {figure.period}{provisional}. {pulled.outcome.sentence}"


def came_from(pulled: Pulled | None) -> SafeString | str:
    """Return a link to where an outcome's figure came from, empty where there is none."""
    if pulled is None or pulled.observation is None:
        return ""
    seen = pulled.observation
    href = reverse(
        "evidence:number",
        args=[
            seen.measure,
            seen.area,
            seen.period.type.value,
            seen.period.ends_before.isoformat(),
        ],
    )
    return format_html(
        '<a class="govuk-link" href="{}">Where this number came from</a>', href
    )
