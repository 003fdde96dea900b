from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import (
    About,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
    cell_value,
    is_absolute_link,
    is_safe_link,
    plain,
    runs,
)


COLUMNS = (
    Column("area", "Area"),
    Column("count", "Count", Kind.WHOLE, note="Offences."),
)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.org",
        "HTTP://a.org",
        "mailto:a@b.org",
        "/measures/",
        "#top",
        "page/2",
        "?a=1",
    ],
)
def test_links_to_the_web_mail_and_this_site_are_safe(address):
    assert is_safe_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:x",
        " javascript:x",
        "java\tscript:x",
        "data:x",
        "vbscript:x",
        "//a.org",
        "\\\\a",
        "ftp://a",
        "http://[",
        "JaVaScRiPt:x",
    ],
)
def test_other_links_are_not(address):
    assert not is_safe_link(address)


@given(st.text())
def test_no_text_makes_an_unsafe_scheme_safe(words):
    assert not is_safe_link(f"javascript:{words}")


def test_a_run_refuses_an_unsafe_link():
    with pytest.raises(DocumentFailure, match="not allowed"):
        Run("click", href="javascript:alert(1)")


def test_only_absolute_links_leave_with_a_file():
    assert is_absolute_link("https://a.org")
    assert not is_absolute_link("/measures/")


def test_runs_are_made_of_words_one_run_or_several():
    assert runs("a") == (Run("a"),)
    assert runs(Run("a")) == (Run("a"),)
    assert runs([Run("a"), Run("b")]) == (Run("a"), Run("b"))
    assert plain(runs([Run("a"), Run("b")])) == "ab"


def test_heading_levels_stay_beneath_the_title():
    assert [Heading(runs("x"), level).level for level in (1, 2, 4, 6)] == [2, 2, 4, 4]


def test_anchors_are_unique():
    blocks = (
        Heading(runs("A b")),
        Paragraph(runs("x")),
        Heading(runs("A, b!")),
        Heading(runs("谢")),
    )
    document = Document(About("T", date(2020, 1, 1)), blocks)
    assert [anchor for anchor, _ in document.headings()] == ["a-b", "a-b-2", "section"]


def test_cells_show_words_marks_and_values():
    table = Table(
        "T",
        COLUMNS,
        (("E1", Cell(1234, mark="[p]")), ("E2", Cell(None, "[c]")), ("E3", None)),
        notes=("Recorded.",),
    )
    assert table.words() == [["E1", "1,234 [p]"], ["E2", "[c]"], ["E3", "[x]"]]
    assert table.all_notes() == [
        "Recorded.",
        "Count: Offences.",
        "[c] suppressed so that nobody can be identified",
        "[x] not available: never supplied or not collected",
        "[p] provisional: may still change",
    ]
    assert [cell_value(row[1]) for row in table.rows] == [1234, None, None]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(
        DocumentFailure, match="Row 1 of the table “T” has 1 cells for 2"
    ):
        Table("T", COLUMNS, (("E1",),))


def test_a_chart_needs_alternative_text_and_something_to_draw():
    with pytest.raises(DocumentFailure, match="no alternative text"):
        Figure("Caption", " ", svg=b"<svg/>")
    with pytest.raises(DocumentFailure, match="nothing to draw"):
        Figure("Caption", "Says something.")


def test_tables_of_charts_are_among_the_tables():
    table = Table("T", COLUMNS, ())
    blocks = (
        Figure("C", "A", svg=b"<svg/>", table=table),
        table,
        Figure("C", "A", svg=b"<svg/>"),
    )
    assert Document(About("T", date(2020, 1, 1)), blocks).tables() == [table, table]


def test_a_document_says_only_what_it_knows_of_itself():
    about = About(
        "T",
        date(2020, 1, 1),
        approved_on=date(2020, 2, 1),
        next_review_on=date(2020, 5, 1),
        sources=("A", "B"),
    )
    assert about.facts() == [
        ("Created", "1 January 2020"),
        ("Approved", "1 February 2020"),
        ("Next review", "1 May 2020"),
        ("Sources", "A; B"),
        ("Licence", "Open Government Licence v3.0"),
    ]


def test_what_is_not_for_publication_is_licensed_to_nobody():
    about = About("T", date(2020, 1, 1), marking="OFFICIAL-SENSITIVE – for the board")
    assert "Licence" not in dict(about.facts())
    assert "Licence" in dict(replace(about, marking="OFFICIAL").facts())


def test_each_tone_has_a_word():
    assert [tone.word for tone in Tone] == ["Note", "Warning", "Good news"]
