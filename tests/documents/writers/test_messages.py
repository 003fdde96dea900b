from datetime import date

from frankpledge.documents.columns import Column
from frankpledge.documents.model import (
    About,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    plain,
    runs,
)
from frankpledge.documents.writers.messages import messages


def of(*blocks):
    return messages(Document(About("Whole", date(2020, 1, 1)), blocks))


def test_long_text_goes_on_to_another_slide():
    made = of(Heading(runs("Long")), *[Paragraph(runs("x" * 600))] * 3)
    assert [each.title for each in made] == ["Long", "Long (part 2)", "Long (part 3)"]
    assert [len(each.text) for each in made] == [1, 1, 1]


def test_one_endless_word_still_has_a_slide():
    assert len(of(Paragraph(runs("x" * 5000)))) == 1


def test_a_long_paragraph_goes_on_between_its_sentences():
    made = of(
        Heading(runs("Long")),
        Paragraph(runs("Forty letters and a full stop at the end. " * 50)),
    )
    said = "".join(plain(line.words) for each in made for line in each.text)
    assert said == "Forty letters and a full stop at the end. " * 50
    assert len(made) > 2
    assert all(plain(each.text[-1].words).rstrip().endswith(".") for each in made)


def test_a_long_table_repeats_on_further_slides():
    rows = tuple((str(number),) for number in range(40))
    made = of(Heading(runs("Rows")), Table("", (Column("row"),), rows))
    assert [each.title for each in made] == ["Rows", "Rows (part 2)", "Rows (part 3)"]
    assert [row for each in made for row in each.rows] == [list(row) for row in rows]


def test_no_two_slides_have_one_title():
    part = (Heading(runs("Delivery"), 3), Paragraph(runs("Words.")))
    made = of(
        Paragraph(runs("First.")),
        Heading(runs("Fire")), *part, Heading(runs("Roads")), *part, *part,
    )  # fmt: skip
    assert [each.title for each in made] == [
        "Whole (part 2)",
        "Fire: Delivery",
        "Roads: Delivery",
        "Roads: Delivery (part 2)",
    ]


def test_headings_and_breaks_alone_make_no_slide():
    assert of(Heading(runs("Empty")), PageBreak(), Heading(runs("Too"))) == []


def test_a_chart_is_followed_by_its_data():
    table = Table("", (Column("row"),), (("1",),))
    made = of(
        Figure("Finding", "Says it.", svg=b"<svg/>", table=table),
        Paragraph(runs("after")),
    )
    assert [each.title for each in made] == [
        "Finding",
        "Finding: the figures",
        "Whole (part 2)",
    ]


def test_a_heading_that_says_nothing_else_is_said_with_what_it_heads():
    rows = (("1",),)
    made = of(
        Heading(runs("Objective 1: Less fire")),
        Table("Delivery of objective 1", (Column("row"),), rows),
        Table("More of it", (Column("row"),), rows),
        Heading(runs("Fires")),
        Table("Fires by month", (Column("row"),), rows),
        Heading(runs("How they stand")),
        Table("How they stand", (Column("row"),), rows),
    )
    assert [each.title for each in made] == [
        "Objective 1: Less fire: Delivery of objective 1",
        "More of it",
        "Fires by month",
        "How they stand",
    ]
