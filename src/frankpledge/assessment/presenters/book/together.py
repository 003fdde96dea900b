"""Places of note, who made an audit together, and their districts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from frankpledge.analysis import codes
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.statistics.change import Verdict, two_counts
from frankpledge.assessment.models import Assessment, PlaceProfile
from frankpledge.assessment.presenters.book import words
from frankpledge.assessment.rules.scanning import Year, dispersion_of
from frankpledge.assessment.selectors import Scanned, places_of
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


def places(assessment: Assessment, edition: Edition) -> list[Block]:
    """Return the places of note; what partners alone may know is in no public edition."""
    found: list[Block] = []
    for place in places_of(assessment.partnership_id):
        found += _place(place, edition)
    return found


def _place(place: PlaceProfile, edition: Edition) -> Iterator[Block]:
    yield Heading(runs(place.title), 3)
    yield Paragraph(runs(place.about))
    lines = [
        f"{fact.aspect.capitalize()}: {fact.text} ({fact.source}, "
        f"{day_in_words(fact.noted_on)}{_mark(fact.for_partners)})"
        for fact in place.facts.all()
        if not (fact.for_partners and edition is Edition.PUBLIC)
    ]
    if lines:
        yield Listing(tuple(runs(line) for line in lines))


def _mark(is_for_partners: bool) -> str:  # noqa: FBT001 - one word of one fact
    return "; for partners alone" if is_for_partners else ""


AUTHORS = (
    Column("name", "Name"),
    Column("organisation", "Organisation"),
    Column("area", "District"),
    Column("wrote", "What they wrote"),
)


def authors(assessment: Assessment) -> list[Block]:
    """Return who made an audit together, and of which district each is."""
    names, here = codes.partnerships(), assessment.partnership.name
    rows = tuple(
        (
            one.name,
            one.organisation,
            names[one.area_code].name if one.area_code else here,
            one.wrote,
        )
        for one in assessment.authors.all()
    )
    return [Table("Authors", AUTHORS, rows, name="authors")] if rows else []


def side_by_side(scanned: Sequence[Scanned]) -> Iterator[Block]:
    """Yield the districts of a joint audit beside each other, year by year."""
    ends = [year.ends_on for year in _whole_years(scanned[0])]
    yield Heading(runs("The districts side by side"))
    yield Table(
        "All records, in twelve months that end with",
        (
            Column("area", "District"),
            *(
                Column(f"y{at}", words.month(end), Kind.WHOLE)
                for at, end in enumerate(ends)
            ),
            Column("rate", "Newest, for every 1,000 residents", Kind.NUMBER, 1),
            Column("over", "First to last"),
        ),
        tuple(_district(one, len(ends)) for one in scanned),
        ("A year with a missing month is not compared: its cell says so.",),
        name="districts",
    )


def _whole_years(scanned: Scanned) -> Sequence[Year]:
    """Return the last three years of all the themes together."""
    by_theme = [finding.years[-3:] for finding in scanned.findings]
    return [
        Year(
            starts_on=first.starts_on,
            ends_on=first.ends_on,
            supplied=first.supplied,
            count=sum(years[at].count for years in by_theme),
            rate=sum(years[at].rate or 0 for years in by_theme) or None,
        )
        for at, first in enumerate(by_theme[0])
    ]


def _district(scanned: Scanned, many: int) -> tuple[str | int | float | Cell, ...]:
    years = list(_whole_years(scanned))[-many:]
    cells = [year.count if year.is_whole else Cell(None, "[x]") for year in years]
    blank = [Cell(None, "[x]")] * (many - len(cells))
    last = years[-1]
    rate = Cell(last.rate) if last.is_whole else Cell(None, "[x]")
    series = np.sum([finding.series for finding in scanned.findings], axis=0)
    said = over(years[0], last, dispersion_of(series))
    return scanned.area.name, *blank, *cells, rate, said


def over(first: Year, last: Year, dispersion: float) -> str:
    """
    Return how a first year became a last, and whether chance could explain it.

    Chance is widened by `dispersion`, by how much the months usually vary.
    """
    if first is last or not (first.is_whole and last.is_whole and first.count):
        return "cannot tell"
    change = two_counts(first.count, last.count, dispersion=dispersion)
    percent = 100 * (last.count - first.count) / first.count
    said = f"{percent:+.1f}%".replace("-", "\N{MINUS SIGN}")
    if change.verdict is Verdict.NO_CLEAR_CHANGE:
        return f"no clear change ({said})"
    return f"{change.verdict.value} ({said})"
