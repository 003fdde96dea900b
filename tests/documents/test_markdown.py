from datetime import date

import pytest

from frankpledge.documents.bindings import Answer, Binding, Request, origins
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.markdown import build, requests
from frankpledge.documents.model import (
    About,
    Callout,
    Cell,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Run,
)


ABOUT = About("Test", date(2020, 1, 1))


def answer(request: Request) -> Answer:
    return Answer(f"<{request.name}>", 7, {"vintage": "2"})


def blocks(template, **others):
    return build(template, answer, about=ABOUT, **others)[0].blocks


def test_running_text_keeps_its_marks_and_links():
    assert blocks("A **bold _both_** [law](https://example.org/a) end\nof line.") == (
        Paragraph(
            (
                Run("A "),
                Run("bold ", strong=True),
                Run("both", strong=True, emphasis=True),
                Run(" "),
                Run("law", href="https://example.org/a"),
                Run(" end of line."),
            )
        ),
    )


def test_headings_lists_callouts_code_and_breaks_become_blocks():
    template = "# One\n\n##### Five\n\n- a\n- b\n  - c\n\n    more\n\n1. x\n\n> **Mind**\n>\n> this\n\n---\n\n    {{ code }}\n"
    assert blocks(template) == (
        Heading((Run("One"),), 2),
        Heading((Run("Five"),), 4),
        Listing(((Run("a"),), (Run("b"),), (Run("c"), Run(" "), Run("more")))),
        Listing(((Run("x"),),), is_numbered=True),
        Callout("Mind", ((Run("this"),),)),
        PageBreak(),
        Paragraph((Run("{{ code }}"),)),
    )


def test_figures_are_bound_with_where_they_came_from():
    template = 'Burglary was {{ figure "burglary" area="E99" show="value" }} and {{figure "fires"}}.'
    document, bindings = build(template, answer, about=ABOUT)
    assert document.blocks == (
        Paragraph(
            (
                Run("Burglary was "),
                Run("<burglary>", figure="f1"),
                Run(" and "),
                Run("<fires>", figure="f2"),
                Run("."),
            )
        ),
    )
    assert bindings == (
        Binding(
            "f1",
            Request("figure", "burglary", {"area": "E99", "show": "value"}),
            Answer("<burglary>", 7, {"vintage": "2"}),
        ),
        Binding(
            "f2", Request("figure", "fires"), Answer("<fires>", 7, {"vintage": "2"})
        ),
    )
    assert origins(bindings).rows[0] == (
        "f1",
        'figure "burglary" area="E99" show="value"',
        "<burglary>",
        7,
        "vintage: 2",
    )


def test_a_figure_without_origin_says_so():
    bound = Binding("f1", Request("figure", "x"), Answer("1", 1))
    assert origins([bound]).rows[0][-1] == "not recorded"


def test_a_template_can_be_asked_what_it_asks_for():
    template = 'A {{ figure "a" area="E" }}\n\n{{ part "b" }}\n\n- {{ text "c" }}'
    assert requests(template) == [
        Request("figure", "a", {"area": "E"}),
        Request("part", "b"),
        Request("text", "c"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "**bold**",
        "# heading",
        "[a](https://x.org)",
        '{{ figure "x" }}',
        "<b>x</b>",
        "| a | b |",
    ],
)
def test_what_a_person_typed_is_never_markup(typed):
    document, bindings = build(
        '{{ text "said" }}', lambda request: Answer(typed), about=ABOUT
    )
    assert document.blocks == (Paragraph((Run(typed),)),)
    assert bindings == ()


def test_html_in_a_template_stays_text():
    assert blocks("<b>x</b>\n\n<script>1</script>") == (
        Paragraph((Run("<b>x</b>"),)),
        Paragraph((Run("<script>1</script>"),)),
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc"],
)
def test_links_elsewhere_stay_text(address):
    assert blocks(f"[a]({address})") == (Paragraph((Run(f"[a]({address})"),)),)


def test_a_table_carries_figures_as_values():
    (table,) = blocks(
        '| Measure | Now | Now |\n|---|---|---|\n| Fires | {{ figure "fires" }} | about **10** |'
    )
    assert [(each.name, each.title, each.kind) for each in table.columns] == [
        ("measure", "Measure", "text"),
        ("now_2", "Now", "number"),
        ("now_3", "Now", "text"),
    ]
    assert table.rows == (
        (Cell("Fires"), Cell(7, "<fires>", figure="f1"), Cell("about 10")),
    )


def test_a_part_brings_in_whole_blocks():
    assert blocks('{{ part "break" }}', parts=lambda request: [PageBreak()]) == (
        PageBreak(),
    )


@pytest.mark.parametrize(
    "template",
    [
        'x {{ part "a" }}',
        '{{ part "a" }} x',
        '## {{ part "a" }}',
        '{{ part "a" }}{{ part "b" }}',
    ],
)
def test_a_part_stands_alone(template):
    with pytest.raises(DocumentFailure, match="paragraph of its own"):
        blocks(template, parts=lambda request: [PageBreak()])


def test_a_part_nobody_can_give_is_refused():
    with pytest.raises(DocumentFailure, match="paragraph of its own"):
        blocks('{{ part "a" }}')


@pytest.mark.parametrize(
    "template",
    ["{{ figure }}", '{{ eval "x" }}', '{{ figure "x" area=E }}', '{{ figure "x"'],
)
def test_a_directive_nobody_understands_is_refused(template):
    with pytest.raises(DocumentFailure, match="cannot be read"):
        blocks(template)


def test_pictures_in_templates_are_refused():
    with pytest.raises(DocumentFailure, match="Pictures"):
        blocks("![alt](https://example.org/a.png)")
