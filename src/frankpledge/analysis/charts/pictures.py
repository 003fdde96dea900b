"""What a chart is made of and what it comes with: words and a table, always."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.charts.theme import Spec


Cell = str | int | float | None


@dataclass(frozen=True)
class Chart:
    """
    A chart as data, with the words and the table that must stand beside it.

    `alt` says what the chart shows, for those who do not see it.
    """

    spec: Spec
    alt: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Caption:
    """What stands over a chart: the finding, then what is measured and where from."""

    finding: str
    detail: str


@dataclass(frozen=True)
class Point:
    """One period on a chart; `value` is None where nothing was supplied."""

    label: str
    starts_on: date
    ends_before: date
    value: float | None
    low: float | None = None
    high: float | None = None
    is_provisional: bool = False
    signal: str = ""


@dataclass(frozen=True)
class Limits:
    """Control limits that hold over a stretch of periods."""

    starts_on: date
    ends_before: date
    centre: float
    lower: float
    upper: float


@dataclass(frozen=True)
class DatedNote:
    """A break in the series or an event, with the words to print beside its line."""

    on: date
    text: str


@dataclass(frozen=True)
class PathPoint:
    """Where a target's path stands on a day."""

    on: date
    value: float


@dataclass(frozen=True)
class Place:
    """One area's value, for comparisons and maps."""

    code: str
    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    is_own: bool = False


def shown(value: float | None, decimals: int) -> str:
    """Return a number as charts print it: thousands marked, the minus a real one."""
    if value is None:
        return "not supplied"
    return f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def ended(words: str) -> str:
    """Return words as a sentence, with a full stop where they lack an end."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
