"""The month of a tactical assessment: offences, places, people, concerns, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frankpledge.analysis import codes
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.statistics.sentences import number
from frankpledge.assessment.models import Assessment
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.presenters.book.theme_pages import FEWEST_SHOWN
from frankpledge.assessment.rules.tactical import (
    LOOKED_BACK,
    PlaceOf,
    TacticalMonth,
    month_of,
)
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.selectors import (
    Scanned,
    people_counted,
    residents_concerns,
)
from frankpledge.assessment.states import Edition
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    Block,
    Cell,
    Heading,
    Listing,
    Paragraph,
    Table,
    runs,
)


OFFENCES = (
    Column("theme", "Theme"),
    Column("now", "This month", Kind.WHOLE),
    Column("then", "Same month a year before", Kind.WHOLE),
    Column("usual", "Usual month", Kind.NUMBER, 1),
    Column("said", "On the year before"),
)
PLACES = (
    Column("place", "Place"),
    Column("now", "This month", Kind.WHOLE),
    Column("usual", "Usual month", Kind.NUMBER, 1),
    Column("times", f"Of {LOOKED_BACK} months before, among the fullest", Kind.WHOLE),
    Column("mostly", "Mostly"),
    Column("said", "Beside its usual"),
)


def month_blocks(scanned: Scanned) -> Iterator[Block]:
    """Yield the newest month: every theme, then the fullest places and repeats."""
    month = month_of(scanned.counts, themes())
    when = words.month(month.month)
    yield Heading(runs(f"{when} in figures"))
    yield Table(
        f"Records of {when}",
        OFFENCES,
        tuple(
            (
                one.theme.title,
                one.count,
                Cell(one.year_before, "" if one.year_before is not None else "[x]"),
                Cell(one.usual, "" if one.usual is not None else "[x]"),
                one.change.value.replace("-", " ") if one.change else "cannot tell",
            )
            for one in month.themes
        ),
        (
            "A usual month is the mean of the supplied months among the twelve before. "
            f"With {len(month.themes)} themes looked at, one in 20 calls may be chance.",
        ),
        name="month",
    )
    yield Heading(runs("Places with most records, and where it comes back"))
    yield Paragraph(runs(_stands_out(month)))
    names = codes.small_area_names()
    yield Table(
        f"The fullest small areas of {when}",
        PLACES,
        tuple(_place(place, names) for place in month.places),
        (f"Counts under {FEWEST_SHOWN} are not shown.",),
        name="month-places",
    )


def _stands_out(month: TacticalMonth) -> str:
    many = len(month.high)
    if not many:
        return (
            f"None of {month.looked_at} small areas was above its usual by more than "
            "chance explains."
        )
    were = "small area was" if many == 1 else "small areas were"
    return (
        f"{number(many)} of the fullest {were} above the usual of the twelve months "
        f"before by more than chance explains, with all {month.looked_at} looked at."
    )


def _place(
    place: PlaceOf, names: dict[str, str]
) -> tuple[str | int | float | Cell | None, ...]:
    name = names.get(place.code, place.code)
    if place.count < FEWEST_SHOWN:
        return name, *([Cell(None, "[c]")] * 2), place.times, "", ""
    said = "above it" if place.is_high else "no clear change"
    return name, place.count, place.usual, place.times, place.mostly, said


def suggested(scanned: Scanned) -> list[str]:
    """Return the tasks that the month itself suggests, in words to be changed."""
    month, names = month_of(scanned.counts, themes()), codes.small_area_names()
    return [
        f"Look into {names.get(place.code, place.code)}: {place.count} records in "
        f"{words.month(month.month)}, usually {number(place.usual or 0.0, 1)}; mostly "
        f"{place.mostly.lower()}."
        for place in month.high
    ]


def tasks(scanned: Scanned) -> list[Block]:
    """Return the suggested tasks as a list, or that the month suggests none."""
    found = suggested(scanned)
    if not found:
        return [Paragraph(runs("No place stands out, so the month suggests none."))]
    return [Listing(tuple(runs(line) for line in found))]


PEOPLE = (
    Column("measure", "What is counted"),
    Column("period", "Period"),
    Column("figure", "Figure"),
)


def people(assessment: Assessment, edition: Edition) -> list[Block]:
    """Return the newest counts of people and repeats that agencies sent."""
    rows = people_counted(assessment.area_code, edition)
    if not rows:
        return []
    return [
        Table(
            "People and repeats",
            PEOPLE,
            tuple((one.title, one.period, Cell(one.value, one.words)) for one in rows),
            ("The newest that agencies sent; nobody is named.",),
            name="people",
        )
    ]


CONCERNS = (
    Column("place", "Place"),
    Column("concern", "What people there put first"),
    Column("source", "Where it was said"),
    Column("on", "When"),
)


def concerns(assessment: Assessment, edition: Edition, today: date) -> list[Block]:
    """Return what people of each place put first in the last twelve months."""
    rows = residents_concerns(assessment.partnership_id, edition, today)
    if not rows:
        return []
    return [
        Table(
            "What people put first, place by place",
            CONCERNS,
            tuple(
                (str(one.place), one.text, one.source, day_in_words(one.noted_on))
                for one in rows
            ),
            name="place-concerns",
        )
    ]
