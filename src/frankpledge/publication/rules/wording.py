"""The sentences of public pages: short, in plain words, claiming no more than we know."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from frankpledge.analysis.measures.periods import PeriodType


# Which figures a headline speaks of, the calmest first.
HEADLINE_TYPES = (
    PeriodType.ROLLING_12,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.PROGRAMME_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.YEAR_TO_DATE,
    PeriodType.QUARTER,
    PeriodType.MONTH,
    PeriodType.SNAPSHOT,
)
PERIOD_WORDS = {
    PeriodType.MONTH: "Each month",
    PeriodType.QUARTER: "Each quarter",
    PeriodType.FINANCIAL_YEAR: "Each year, from April to March",
    PeriodType.YEAR_TO_DATE: "From April up to the month",
    PeriodType.ROLLING_12: "12 months at a time",
    PeriodType.PROGRAMME_YEAR: "Each programme year",
    PeriodType.CALENDAR_YEAR: "Each year, from January to December",
    PeriodType.SNAPSHOT: "On one day",
}
VERDICT_WORDS = {
    "fell": "It went down by more than chance explains.",
    "rose": "It went up by more than chance explains.",
    "no-clear-change": "A difference of this size can be chance.",
    "not-tested": "",
}
STATUS_WORDS = {
    "on course": "On course",
    "off course": "Off course",
    "cannot tell yet": "We cannot tell yet",
    "no baseline": "We do not know the starting point yet",
    "no target on purpose": "We watch this and set no target on purpose",
    "met": "Met",
    "missed": "Not met",
}
OPEN_DATA = re.compile(r" ?\((?:[a-z ]+, )?open data\)$")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\b0\d[\d ]{8,12}\d\b")


def public_name(name: str) -> str:
    """Return a measure's name without the notes that only insiders need."""
    return OPEN_DATA.sub("", name).strip()


def now_sentence(name: str, area: str, figure: str, period: str) -> str:
    """Return what the newest figure is."""
    return f"{name} in {area}: {figure} in {period}."


def rate_words(count: str, unit: str, rate: str) -> str:
    """
    Return a rate with its count first, which is easier to picture.

    `unit` is such as "offences per 1,000 residents".
    """
    things, per, base = unit.partition(" per ")
    return f"{count} {things}, or {rate}{per}{base}" if per else f"{rate} {unit}"


def change_sentence(verdict: str, before: str, reason: str) -> str:
    """Return how the figure compares with the year before, or why it cannot be."""
    if verdict == "cannot-tell":
        return reason
    words = VERDICT_WORDS[verdict]
    return f"The year before it was {before}. {words}".strip()


def names_told(text: str, names: Iterable[str]) -> list[str]:
    """
    Return what in a text could point to a person: names we know, addresses, numbers.

    Names are looked for whole, whatever their case.
    """
    found = [
        name
        for name in names
        if name.strip()
        and re.search(rf"\b{re.escape(name.strip())}\b", text, re.IGNORECASE)
    ]
    return [*found, *EMAIL.findall(text), *PHONE.findall(text)]


def changed_cells(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[dict[str, str]]:
    """Return every figure that differs between two versions of a release."""
    old, new = flat(before), flat(after)
    rows = []
    for key in [*old, *(key for key in new if key not in old)]:
        if old.get(key, "") != new.get(key, ""):
            name, area, period = key
            rows.append(
                {
                    "measure": name,
                    "area": area,
                    "period": period,
                    "before": old.get(key, "not published"),
                    "after": new.get(key, "not published"),
                }
            )
    return rows


def flat(content: Mapping[str, Any]) -> dict[tuple[str, str, str], str]:
    """Return every published figure by measure, area and period."""
    found = {}
    for measure in content.get("measures", []):
        for table in measure["tables"]:
            for period, row in zip(table["periods"], table["cells"], strict=True):
                for area, cell in zip(table["areas"], row, strict=True):
                    key = (measure["name"], area["name"], period["label"])
                    found[key] = shown(cell)
    return found


def shown(cell: Mapping[str, str], decimals: int | None = None) -> str:
    """
    Return a cell as a reader sees it: the figure, or why there is none.

    In a table values have as many decimals as their measure, so that a column can be
    compared.
    """
    figure = cell.get("value") or cell["count"]
    if "value" in cell and not cell["value"]:
        return f"[{cell['value_mark']}]"
    if cell.get("value") and decimals is not None:
        return f"{Decimal(cell['value']):.{decimals}f}"
    return figure or f"[{cell['count_mark']}]"
