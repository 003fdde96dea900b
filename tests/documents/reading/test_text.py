from frankpledge.documents.reading import Heading, Paragraph, Table
from frankpledge.documents.reading.text import read_text


def tables(words: str) -> list[list[list[str]]]:
    return [table.texts() for table in read_text(words).tables()]


RAGGED = """
Burglary fell in every part of the town.

Offence            2010/11  2011/12      2012/13
Burglary             1,200    1,100        1,050
Theft of vehicle        90                    70
All other offences     N/A       12           14

Prose that is  set to both  margins has gaps,
and is  not a  table.
"""


def test_ragged_columns_are_told_apart_by_where_they_stand():
    assert tables(RAGGED) == [
        [
            ["Offence", "2010/11", "2011/12", "2012/13"],
            ["Burglary", "1,200", "1,100", "1,050"],
            ["Theft of vehicle", "90", "", "70"],
            ["All other offences", "N/A", "12", "14"],
        ]
    ]


def test_a_table_of_figures_alone_has_no_empty_column():
    words = "Year    Cases\n2010/11   266\n2011/12   256\n"
    assert tables(words) == [
        [["Year", "Cases"], ["2010/11", "266"], ["2011/12", "256"]]
    ]


def test_bars_and_tabs_hold_tables():
    assert tables("| a | b |\n|---|---|\n| 1 | 2 |") == [[["a", "b"], ["1", "2"]]]
    assert tables("a\tb\n1\t2") == [[["a", "b"], ["1", "2"]]]


def test_cells_lose_the_tags_of_their_source_and_keep_their_paragraphs():
    assert tables("<p>Reduce crime</p> <p>Baseline (TBC)</p>\t<u>x</u>") == [
        [["Reduce crime\nBaseline (TBC)", "x"]]
    ]


def test_a_wide_table_goes_on_after_an_empty_line_and_a_new_head_ends_it():
    going = "a\tb\tc\td\n\ne\tf\tg\th\n"
    assert len(tables(going)[0]) == 2
    head = "\t2010/11\t2011/12\t2012/13\nx\t1\t2\t3\n\n\t2010/11\t2011/12\t2012/13\ny\t1\t2\t3"
    assert len(tables(head)) == 2


def test_lines_that_wrap_make_one_paragraph_and_bullets_one_each():
    blocks = read_text(
        "Crime fell and\nthe town is safe.\n\n- one\n  more\n- two"
    ).blocks
    assert [(b.text, b.is_item) for b in blocks if isinstance(b, Paragraph)] == [
        ("Crime fell and the town is safe.", False),
        ("one more", True),
        ("two", True),
    ]


def test_short_lines_between_empty_ones_are_headings():
    blocks = read_text("VIOLENCE\n\n(2) Burglary:\n\nIt fell by 3%\n\nNo end.\n").blocks
    assert [(b.text, b.level) for b in blocks if isinstance(b, Heading)] == [
        ("VIOLENCE", 1),
        ("(2) Burglary:", 1),
    ]


def test_a_form_feed_begins_a_page():
    blocks = read_text("One page.\n\fAnother page.").blocks
    assert [block.place.page for block in blocks] == [1, 2]
    assert not any(isinstance(block, Table) for block in blocks)
