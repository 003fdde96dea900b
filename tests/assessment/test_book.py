"""The assessment as a document: nothing is left unsaid, nothing is shown too small."""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.analysis import codes
from frankpledge.assessment.presenters.book import Material, book_of
from frankpledge.assessment.presenters.book.words import where
from frankpledge.assessment.rules.scanning import scan
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.selectors import Scanned
from frankpledge.assessment.states import Edition
from frankpledge.documents.columns import Column
from frankpledge.documents.model import Callout, Cell, Heading, Paragraph, plain, runs
from frankpledge.documents.writers import write


TODAY = date(2021, 1, 11)


@pytest.fixture
def scanned(counts, peers):
    area = codes.partnership("E08000013")
    home = {
        "counts": {area.code: peers.counts["home"]},
        "names": {area.code: area.name},
    }
    own = replace(
        peers,
        counts={
            **{k: v for k, v in peers.counts.items() if k != "home"},
            **home["counts"],
        },
        names={**peers.names, **home["names"]},
        residents={**peers.residents, area.code: 10_000.0},
    )
    findings = tuple(
        scan(theme, counts, lambda _: 10_000, home=area.code, peers=own)
        for theme in themes()
        if theme.kinds
    )
    return Scanned(area, counts, 10_000, own, findings)


def words(document):
    return " ".join(
        plain(block.text)
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
    )


def table(document, name):
    return next(each for each in document.tables() if each.name == name)


def test_the_summary_opens_with_what_rose_and_names_the_months(scanned):
    said = words(book_of(Material(scanned, Edition.RESTRICTED, TODAY)))
    assert (
        "St. Helens had 1,032 police-recorded crimes and incidents of anti-social "
        "behaviour from January 2020 to December 2020. More than chance explains, "
        "records rose of: burglary." in said
    )


def test_a_month_that_never_came_is_marked_and_not_nought(scanned):
    months = table(
        book_of(Material(scanned, Edition.RESTRICTED, TODAY)), "burglary-months"
    )
    july = next(row for row in months.rows if row[0] == "July")
    assert july[1:] == (40, Cell(None, "[x]"), 80)


def test_required_contents_that_records_cannot_give_are_said_to_be_missing(scanned):
    document = book_of(Material(scanned, Edition.RESTRICTED, TODAY))
    told = {row[0]: row[2] for row in table(document, "required-contents").rows}
    assert told["(a)"] == "yes"
    assert told["(e)"].startswith("not yet: No survey")
    (callout,) = [block for block in document.blocks if isinstance(block, Callout)]
    assert "4 of 6 required contents" in plain(callout.text[0])


def test_a_section_that_people_wrote_is_printed_and_ticked(scanned):
    written = {"public": [Paragraph(runs("People put speeding first."))]}
    document = book_of(Material(scanned, Edition.RESTRICTED, TODAY, written=written))
    assert "People put speeding first." in words(document)
    told = {row[0]: row[2] for row in table(document, "required-contents").rows}
    assert told["(e)"] == "yes"


def test_the_public_edition_names_wards_and_hides_small_counts(scanned):
    restricted = book_of(Material(scanned, Edition.RESTRICTED, TODAY))
    public = book_of(Material(scanned, Edition.PUBLIC, TODAY))
    small = table(restricted, "burglary-places")
    assert all(str(row[0]).startswith("St. Helens 0") for row in small.rows)
    assert "wards" in table(public, "burglary-places").caption
    assert public.about.marking == "OFFICIAL"
    found = next(f for f in scanned.findings if f.theme.id == "burglary")
    rare = replace(found, hot=(replace(found.hot[0], count=4),))
    few = replace(scanned, findings=(rare,))
    shown = table(book_of(Material(few, Edition.RESTRICTED, TODAY)), "burglary-places")
    assert shown.rows[0][1] == Cell(None, "[c]")


def test_every_column_has_a_name_and_every_format_is_written(scanned):
    document = book_of(Material(scanned, Edition.PUBLIC, TODAY))
    assert all(
        isinstance(c, Column) for each in document.tables() for c in each.columns
    )
    for form in ("ods", "csv"):
        assert write(document, form)


def test_places_among_similar_areas_name_their_own_months(scanned):
    document = book_of(Material(scanned, Edition.RESTRICTED, TODAY))
    compared = scanned.peers.months
    when = f"{compared[0]:%B %Y} to {compared[-1]:%B %Y}"
    notes = " ".join(map(str, table(document, "summary").notes))
    assert f"by rates of {when}" in notes
    assert f"Records for every 1,000 residents, {when}: " in words(document)


def test_three_months_tell_no_change_and_say_so(scanned):
    findings = tuple(replace(one, change=None) for one in scanned.findings)
    thin = replace(scanned, findings=findings)
    said = words(book_of(Material(thin, Edition.RESTRICTED, TODAY)))
    assert "Whether anything rose or fell cannot be told yet" in said
    assert "Nothing can be said to have risen" not in said


def test_names_that_a_register_turned_round_are_said_as_people_do(scanned):
    city = replace(scanned, area=codes.partnership("E09000001"))
    said = words(book_of(Material(city, Edition.RESTRICTED, TODAY)))
    assert "City of London is policed by City of London and had" in said


def test_one_small_area_is_not_told_from_itself(scanned):
    burglary = next(one for one in scanned.findings if one.count)
    said = where(burglary, 1)
    assert said.startswith("All of it is one small area")
