import re
from datetime import date

from frankpledge.documents.model import (
    About,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    runs,
)
from frankpledge.documents.writers import fragment, write
from tests.documents.sample import HOSTILE


def test_a_page_has_no_inline_style_script_or_raw_markup(document):
    page = write(document, "html").decode()
    assert "<script" not in page
    assert not re.search(r'\sstyle=|\son\w+="', page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_page_says_its_language_title_marking_and_facts(document):
    page = write(document, "html").decode()
    assert '<html lang="en-GB">' in page
    assert "<title>Performance in Exampleton</title>" in page
    assert page.count('<p class="marking">OFFICIAL</p>') == 2
    assert '@top-center { content: "OFFICIAL"' in page
    assert "<dt>Period</dt><dd>2019/20-Q4</dd>" in page
    assert '<a href="#measures">Measures</a>' in page


def test_a_marking_cannot_break_out_of_the_style_sheet():
    about = About("T", date(2020, 1, 1), marking='"} </style><script>')
    page = write(Document(about, ()), "html").decode()
    assert page.count("</style>") == 1
    assert "<script>" not in page


def test_a_short_document_has_no_contents_list_and_no_marking():
    page = write(Document(About("T", date(2020, 1, 1)), ()), "html").decode()
    assert "<nav" not in page
    assert 'class="marking"' not in page


def test_tables_have_captions_scopes_and_a_pane_to_scroll(document):
    body = fragment(document)
    assert (
        '<div class="moj-scrollable-pane fp-scroll" tabindex="0" role="region" aria-label="Offences by month">'
        in body
    )
    assert (
        '<caption class="govuk-table__caption govuk-table__caption--s">Offences by month</caption>'
        in body
    )
    assert '<th scope="row" class="govuk-table__header">2020-01</th>' in body
    assert (
        '<th scope="col" class="govuk-table__header govuk-table__header--numeric">Offences</th>'
        in body
    )
    assert "<li>[p] provisional: may still change</li>" in body


def test_figures_name_the_binding_they_came_from(document):
    assert '<span class="figure" data-figure="f1">1,234</span>' in fragment(document)


def test_charts_are_pictures_with_words(document):
    body = fragment(document)
    assert body.count("data:image/svg+xml;base64,") == 2
    assert 'alt="Offences rose from 10 to 60."' in body
    assert "Source: Invented" in body


def test_charts_can_have_their_own_address(document):
    body = fragment(
        document, chart_address=lambda figure: f"/charts/{figure.caption[-5:]}"
    )
    assert 'src="/charts/month"' in body
    assert "base64" not in body


def test_a_fragment_escapes_everything():
    made = fragment(
        Document(
            About("T", date(2020, 1, 1)),
            (Heading(runs(HOSTILE)), Paragraph(runs(HOSTILE)), PageBreak()),
        )
    )
    assert "<script" not in made
    assert made.endswith('<div class="page-break"></div>')
