"""The words for kinds of figures, periods, directions and statuses."""

from datetime import timedelta
from enum import StrEnum
from functools import lru_cache

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.disclosure.rules import SmallNumbers
from frankpledge.analysis.measures import Definition, Period, PeriodType, Status
from frankpledge.analysis.measures.definition import (
    Direction,
    Family,
    Form,
    Interval,
    Per,
)
from frankpledge.analysis.statistics.rounding import half_up


LABELS: tuple[tuple[StrEnum, str], ...] = (
    (Direction.LESS, "Less is better"),
    (Direction.MORE, "More is better"),
    (Direction.NEUTRAL, "Watched; neither way is good by itself"),
    (Direction.NONE, "No target on purpose"),
    (Family.CRIME, "Recorded crime"),
    (Family.ASB, "Anti-social behaviour"),
    (Family.DOMESTIC_ABUSE, "Domestic abuse"),
    (Family.HATE, "Hate crime"),
    (Family.OFFENDING, "Offending and reoffending"),
    (Family.YOUNG_PEOPLE, "Young people"),
    (Family.DRUGS_ALCOHOL, "Drugs and alcohol"),
    (Family.FIRE, "Fire"),
    (Family.ROADS, "Roads"),
    (Family.VIEWS, "What the public say"),
    (Family.DELIVERY, "Delivery"),
    (Form.COUNT, "A count"),
    (Form.RATE, "A rate"),
    (Form.PERCENTAGE, "A percentage"),
    (Form.RELATIVE_DIFFERENCE, "A difference from what was expected"),
    (Interval.POISSON, "Byar's, exact under 10 (counts and rates)"),
    (Interval.WILSON, "Wilson's (percentages)"),
    (Interval.NONE, "None"),
    (Per.RESIDENTS, "Residents"),
    (Per.HOUSEHOLDS, "Households"),
    (Per.DWELLINGS, "Dwellings"),
    (Per.MEASURE, "Another measure"),
    (Per.SERIES, "Totals of a return"),
    (Per.NONE, "Nothing: a plain count"),
    (SmallNumbers.ALREADY_OPEN, "Already published at this detail"),
    (SmallNumbers.PERSONS, "Counts of people: under 5 not shown"),
    (SmallNumbers.SENSITIVE, "Sensitive: under 10 not shown"),
    (SmallNumbers.NOT_PERSONAL, "Not about people"),
    (PeriodType.MONTH, "Months"),
    (PeriodType.QUARTER, "Quarters"),
    (PeriodType.FINANCIAL_YEAR, "Financial years"),
    (PeriodType.YEAR_TO_DATE, "Year to date, from April"),
    (PeriodType.ROLLING_12, "Rolling twelve months"),
    (PeriodType.PROGRAMME_YEAR, "Programme years"),
    (PeriodType.CALENDAR_YEAR, "Calendar years"),
    (PeriodType.SNAPSHOT, "Days counted on"),
    (Status.FINAL, "Final"),
    (Status.PROVISIONAL, "Provisional: may still be revised"),
    (Status.PART, "Supplied in part: no total"),
    (Status.MISSING, "Never supplied"),
    (Status.NOT_AVAILABLE, "Not available"),
    (Status.NOT_SUPPLIED, "Not supplied"),
    (Status.SUPPRESSED, "Suppressed by the supplier"),
    (Status.TO_BE_CONFIRMED, "To be confirmed"),
    (Status.NOT_APPLICABLE, "Not applicable"),
)
# Kinds of several sorts are written alike: “none” is a direction and a base.
KNOWN = {(type(kind), kind.value): words for kind, words in LABELS}

# How a status stands in a cell of a table, and in a spreadsheet.
MARKS = {
    Status.FINAL: "",
    Status.PROVISIONAL: "[p]",
    Status.SUPPRESSED: "[c]",
    Status.NOT_APPLICABLE: "[z]",
}
NO_FIGURE = "[x]"

# Pages print the same figures again and again.
WORDS_REMEMBERED = 32_768


def label_of(kind: StrEnum) -> str:
    """Return the words for a kind, such as "Less is better"."""
    known = KNOWN.get((type(kind), kind.value))
    return known or str(kind).replace("-", " ").capitalize()


def inside_a_sentence(kind: StrEnum) -> str:
    """Return the words for a kind with a small letter; months keep their capitals."""
    words = label_of(kind)
    return words[:1].lower() + words[1:]


def mark_of(status: Status) -> str:
    """Return the mark that stands beside a figure, or in its place."""
    return MARKS.get(status, NO_FIGURE)


@lru_cache(maxsize=WORDS_REMEMBERED)
def printed(value: float | int | None, decimals: int) -> str:
    """
    Return a value as it is printed: thousands marked, halves rounded up.

    Binary floats and banker's rounding give other answers at the half.
    """
    if value is None:
        return ""
    return f"{half_up(value, decimals):,}".replace("-", "\N{MINUS SIGN}")


def spoken_period(period: Period) -> str:
    """Return a period as a sentence names it, such as "the year 2019/20"."""
    last = period.ends_before - timedelta(days=1)
    match period.type:
        case PeriodType.MONTH:
            return f"{period.starts_on:%B %Y}"
        case PeriodType.QUARTER:
            return f"{period.starts_on:%B} to {last:%B %Y}"
        case PeriodType.FINANCIAL_YEAR:
            return f"the year {period.label}"
        case PeriodType.YEAR_TO_DATE:
            return f"April to {last:%B %Y}" if last.month != 4 else f"April {last.year}"
        case PeriodType.ROLLING_12:
            return f"the 12 months to {last:%B %Y}"
        case PeriodType.SNAPSHOT:
            return day_in_words(period.starts_on)
        case _:
            return f"{period.starts_on:%B %Y} to {last:%B %Y}"


def short_period(period: Period) -> str:
    """Return a period as a narrow cell names it: "2020/21-Q3", a month by its name."""
    return spoken_period(period) if period.type is PeriodType.MONTH else period.label


def named_period(period: Period) -> str:
    """Return a period as a table names it, such as "July 2019" or "2019/20"."""
    words = spoken_period(period).removeprefix("the year ").removeprefix("the ")
    return words[:1].upper() + words[1:]


def valued(value: float | int | None, definition: Definition) -> str:
    """Return a value with its unit, such as "1,557 offences" or "18.0%"."""
    number = printed(value, definition.decimals)
    if definition.form in {Form.PERCENTAGE, Form.RELATIVE_DIFFERENCE}:
        return f"{number}%"
    return f"{number} {definition.units_for(number)}"


def shown_as(definition: Definition) -> str:
    """Return the axis and column title of a measure's values."""
    words = definition.unit_words
    return words[:1].upper() + words[1:]
