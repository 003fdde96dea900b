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
    runs,
)
from frankpledge.documents.writers.messages import messages


def of(*blocks):
    return messages(Document(About("Whole", date(2020, 1, 1)), blocks))


def test_long_text_goes_on_to_another_slide():
    made = of(Heading(runs("Long")), *[Paragraph(runs("x" * 400))] * 3)
    assert [each.title for each in made] == [
        "Long",
        "Long (continued)",
        "Long (continued)",
    ]
    assert [len(each.text) for each in made] == [1, 1, 1]


def test_one_endless_paragraph_still_has_a_slide():
    assert len(of(Paragraph(runs("x" * 5000)))) == 1


def test_a_long_table_repeats_on_further_slides():
    rows = tuple((str(number),) for number in range(25))
    made = of(Heading(runs("Rows")), Table("", (Column("row"),), rows))
    assert [(each.title, len(each.rows)) for each in made] == [
        ("Rows", 11),
        ("Rows (continued)", 11),
        ("Rows (continued)", 3),
    ]


def test_headings_and_breaks_alone_make_no_slide():
    assert of(Heading(runs("Empty")), PageBreak(), Heading(runs("Too"))) == []


def test_a_chart_is_followed_by_its_data():
    table = Table("", (Column("row"),), (("1",),))
    made = of(
        Figure("Finding", "Says it.", svg=b"<svg/>", table=table),
        Paragraph(runs("after")),
    )
    assert [each.title for each in made] == ["Finding", "Finding", "Whole"]
