"""HTML: a fragment for our own pages and a page that stands alone."""

import base64
from collections.abc import Callable, Iterable
from importlib.resources import files

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from frankpledge.documents import charts
from frankpledge.documents.columns import Column, writable
from frankpledge.documents.model import (
    Block,
    Callout,
    Document,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    Tone,
    plain,
)
from frankpledge.documents.writers.reading_aids import contents_of


ChartAddress = Callable[[Figure], str]

_HEADING_SIZES = {2: "l", 3: "m", 4: "s"}


def fragment(
    document: Document, *, chart_address: ChartAddress | None = None
) -> SafeString:
    """
    Return the document's body in GOV.UK markup, for a page that has the title.

    Charts are pictures inside the text unless `chart_address` gives each its own
    address, which keeps drawing them out of the page's way.
    """
    address = chart_address or drawn_inside
    return _all(_block(anchor, block, address) for anchor, block in document.anchored())


def write_html(document: Document) -> bytes:
    """Return a page that stands alone: marking, cover facts, contents, body."""
    about = document.about
    subtitle = format_html('<p class="subtitle">{}</p>', writable(about.subtitle))
    # Every part is escaped already; the style sheet is ours and must not be.
    page = _PAGE.format(
        language=conditional_escape(about.language),
        title=conditional_escape(writable(about.title)),
        styles=_styles(about.marking),
        marking=_marking(about.marking),
        subtitle=subtitle if about.subtitle else "",
        facts=_facts(document),
        contents=_contents(document),
        body=fragment(document),
    )
    return f"{page}\n".encode()


_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{styles}</style>
</head>
<body>
<header>{marking}</header>
<main>
<h1>{title}</h1>
{subtitle}
{facts}
{contents}
{body}
</main>
<footer>{marking}</footer>
</body>
</html>"""


def drawn_inside(figure: Figure) -> str:
    """Return the chart as an address that carries the drawing itself."""
    drawing = drawing_of(figure)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing).decode()}"


def drawing_of(figure: Figure) -> bytes:
    """Return the figure's SVG, drawn with its caption and alternative text."""
    return figure.svg or charts.svg(
        figure.spec, title=figure.caption, description=figure.alt
    )


def _styles(marking: str) -> str:
    # The marking stands in the style sheet as a CSS string, so letters only.
    letters = "".join(each for each in marking if each.isalnum() or each in " -")
    sheet = files("frankpledge.documents").joinpath("page.css").read_text("utf-8")
    return sheet.replace("MARKING", letters)


def _marking(marking: str) -> SafeString | str:
    return format_html('<p class="marking">{}</p>', marking) if marking else ""


def _facts(document: Document) -> SafeString:
    return format_html(
        '<dl class="facts">{}</dl>',
        format_html_join(
            "", "<div><dt>{}</dt><dd>{}</dd></div>", document.about.facts()
        ),
    )


def _contents(document: Document) -> SafeString | str:
    listed = contents_of(document)
    if not listed:
        return ""
    return format_html(
        '<nav aria-label="Contents"><h2 class="contents">Contents</h2><ol>{}</ol></nav>',
        format_html_join(
            "",
            '<li><a href="#{}">{}</a></li>',
            ((anchor, plain(each.text)) for anchor, each in listed),
        ),
    )


def _all(made: Iterable[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((each,) for each in made))


def _block(anchor: str, block: Block, address: ChartAddress) -> SafeString:
    match block:
        case Heading():
            return _heading(anchor, block)
        case Paragraph():
            return format_html('<p class="govuk-body">{}</p>', _runs(block.text))
        case Listing():
            return _listing(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block, address)
        case Callout():
            return _callout(block)
        case PageBreak() | Section():
            return format_html('<div class="{}"></div>', "page-break")


def _heading(anchor: str, heading: Heading) -> SafeString:
    level = heading.level
    return format_html(
        '<h{} class="govuk-heading-{}" id="{}">{}</h{}>',
        level,
        _HEADING_SIZES[level],
        anchor,
        _runs(heading.text),
        level,
    )


def _runs(words: Runs) -> SafeString:
    return format_html_join("", "{}", ((_run(run),) for run in words))


def _run(run: Run) -> SafeString:
    said = format_html("{}", writable(run.text))
    if run.figure:
        said = format_html(
            '<span class="figure" data-figure="{}">{}</span>', run.figure, said
        )
    if run.emphasis:
        said = format_html("<em>{}</em>", said)
    if run.strong:
        said = format_html("<strong>{}</strong>", said)
    if run.href:
        said = format_html('<a class="govuk-link" href="{}">{}</a>', run.href, said)
    return said


def _listing(listing: Listing) -> SafeString:
    tag, kind = ("ol", "number") if listing.is_numbered else ("ul", "bullet")
    items = format_html_join(
        "", "<li>{}</li>", ((_runs(item),) for item in listing.items)
    )
    return format_html(
        '<{} class="govuk-list govuk-list--{}">{}</{}>', tag, kind, items, tag
    )


def _table(table: Table) -> SafeString:
    caption = (
        format_html(
            '<caption class="govuk-table__caption govuk-table__caption--s">{}</caption>',
            writable(table.caption),
        )
        if table.caption
        else ""
    )
    return format_html(
        '<div class="moj-scrollable-pane fp-scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="govuk-table">{}<thead class="govuk-table__head">'
        '<tr class="govuk-table__row">{}</tr></thead>'
        '<tbody class="govuk-table__body">{}</tbody></table></div>{}',
        writable(table.caption) or "Table",
        caption,
        _all(_head(column) for column in table.columns),
        _all(_row(table, row) for row in table.words()),
        _notes(table),
    )


def _head(column: Column) -> SafeString:
    numeric = " govuk-table__header--numeric" if column.kind.is_numeric else ""
    return format_html(
        '<th scope="col" class="govuk-table__header{}">{}</th>',
        numeric,
        writable(column.title),
    )


def _lines(said: str) -> SafeString:
    return format_html_join(
        mark_safe("<br>"),
        "{}",
        ((line,) for line in said.split("\n")),
    )


def _row(table: Table, words: list[str]) -> SafeString:
    cells = []
    for place, (said, column) in enumerate(zip(words, table.columns, strict=True)):
        if place == 0 and table.has_row_heads:
            cells.append(
                format_html(
                    '<th scope="row" class="govuk-table__header">{}</th>', _lines(said)
                )
            )
            continue
        numeric = " govuk-table__cell--numeric" if column.kind.is_numeric else ""
        cells.append(
            format_html(
                '<td class="govuk-table__cell{}">{}</td>', numeric, _lines(said)
            )
        )
    return format_html('<tr class="govuk-table__row">{}</tr>', _all(cells))


def _notes(table: Table) -> SafeString | str:
    notes = table.all_notes()
    if not notes:
        return ""
    return format_html(
        '<ul class="govuk-list govuk-body-s notes">{}</ul>',
        format_html_join("", "<li>{}</li>", ((writable(note),) for note in notes)),
    )


def _figure(figure: Figure, address: ChartAddress) -> SafeString:
    source = (
        format_html('<p class="govuk-body-s notes">Source: {}</p>', figure.source)
        if figure.source
        else ""
    )
    return format_html(
        '<figure class="chart fp-figure"><figcaption class="govuk-heading-s">{}</figcaption>'
        '<img class="fp-figure__image" src="{}" alt="{}" loading="lazy">{}</figure>{}',
        writable(figure.caption),
        address(figure),
        writable(figure.alt),
        source,
        _table(figure.table) if figure.table else "",
    )


def _callout(callout: Callout) -> SafeString:
    is_warning = callout.tone is Tone.WARNING
    return format_html(
        '<div class="govuk-inset-text callout callout--{}"><p class="govuk-body">'
        "<strong>{}: {}</strong></p>{}</div>",
        "warning" if is_warning else callout.tone.value,
        callout.tone.word,
        writable(callout.title),
        _all(
            format_html('<p class="govuk-body">{}</p>', _runs(text))
            for text in callout.text
        ),
    )
