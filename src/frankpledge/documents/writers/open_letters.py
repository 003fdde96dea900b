"""ODT: the open format, with the same styles, captions and repeated header rows."""

import re
from dataclasses import dataclass, field

from frankpledge.documents import charts
from frankpledge.documents import opendocument as odf
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
    is_absolute_link,
)
from frankpledge.documents.writers.open_contents import contents, section_mark
from frankpledge.documents.writers.open_styles import (
    automatic_styles,
    begun_name,
    column_name,
    first_page,
    named_styles,
    shape_name,
)
from frankpledge.documents.writers.pages import drawing_of
from frankpledge.documents.writers.reading_aids import leads_in
from frankpledge.documents.writers.widths import breadth_of, fitted, is_short, widths


_FIRST_STYLE = re.compile(r'<text:[hp] text:style-name="(?P<style>[^"]+)"')


def write_odt(document: Document) -> bytes:
    """Return the document for LibreOffice and its kin."""
    about = document.about
    pen = _Pen(first_page(document))
    body = [_paragraph("Title", odf.text(about.title))]
    if about.subtitle:
        body.append(_paragraph("Subtitle", odf.text(about.subtitle)))
    facts = [
        f"{_span('Strong', odf.text(what))}: {odf.text(said)}"
        for what, said in about.facts()
    ]
    body += [_paragraph("Notes", fact) for fact in facts[:-1]]
    body += [_paragraph("LastNote", fact) for fact in facts[-1:]]
    body.append(contents(document))
    body += [pen.block(block) for block in document.blocks]
    styles = automatic_styles(pen.widths, pen.begun)
    content = (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
    )
    return odf.package(
        odf.TEXT,
        content=odf.part("content", content),
        styles=odf.part("styles", named_styles(document)),
        properties=odf.meta(
            title=about.title,
            subject=about.subtitle,
            language=about.language,
            created=about.created,
        ),
        pictures=pen.pictures,
    )


def _paragraph(style: str, inner: str) -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _span(style: str, inner: str) -> str:
    return f'<text:span text:style-name="{style}">{inner}</text:span>'


def _runs(words: Runs) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Run) -> str:
    said = odf.text(run.text)
    if run.emphasis:
        said = _span("Emphasis", said)
    if run.strong:
        said = _span("Strong", said)
    if run.href and is_absolute_link(run.href):
        said = f'<text:a xlink:type="simple" xlink:href={odf.attribute(run.href)}>{said}</text:a>'
    return said


@dataclass
class _Pen:
    """Writes blocks and keeps the pictures they need."""

    page: Section
    pictures: dict[str, bytes] = field(default_factory=dict)
    tables: int = 0
    sections: int = 0
    widths: set[float] = field(default_factory=set)
    begun: set[tuple[str, str]] = field(default_factory=set)
    begins: str = ""

    def block(self, block: Block) -> str:
        """Return one block as OpenDocument text; after a break it begins a page."""
        if isinstance(block, PageBreak | Section):
            self.page = block if isinstance(block, Section) else self.page
            self.begins = shape_name(block)
            return ""
        written = self.written(block)
        return self.on_new_page(written) if self.begins else written

    def on_new_page(self, written: str) -> str:
        """Return a block whose first paragraph carries the break that came before it."""
        if not (found := _FIRST_STYLE.match(written)):
            written = _paragraph("Thin", "") + written
            found = _FIRST_STYLE.match(written)
        style = found["style"] if found else ""
        self.begun.add((style, self.begins))
        name, self.begins = begun_name(style, self.begins), ""
        return written.replace(f'"{style}"', f'"{name}"', 1)

    def written(self, block: Block) -> str:
        """Return one block of words, figures or a table."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                style = "LeadingIn" if leads_in(block) else "Standard"
                return _paragraph(style, _runs(block.text))
            case Listing():
                return _listing(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Callout():
                return _callout(block)
            case _:
                return ""

    def heading(self, heading: Heading) -> str:
        """Return a heading; a section's carries the mark that the contents lead to."""
        level, mark = heading.level - 1, ""
        if level == 1:
            self.sections += 1
            mark = section_mark(self.sections)
        return (
            f'<text:h text:style-name="Heading_20_{level}" '
            f'text:outline-level="{level}">{mark}{_runs(heading.text)}</text:h>'
        )

    def table(self, table: Table) -> str:
        """Return the table, its caption above and its notes beneath."""
        self.tables += 1
        parts = [round(part, 1) for part in widths(table, breadth_of(self.page))]
        self.widths |= set(parts)
        caption = (
            _paragraph("Caption", odf.text(table.caption)) if table.caption else ""
        )
        grid = "GridWhole" if is_short(table) else "Grid"
        head = "".join(
            _cell(
                "Head",
                "FigureHead" if column.kind.is_numeric else "TextHead",
                column.title,
            )
            for column in table.columns
        )
        rows = "".join(
            f'<table:table-row table:style-name="Row">{_row(table, words)}</table:table-row>'
            for words in table.words()
        )
        notes = "".join(
            _paragraph("Notes", odf.text(note)) for note in table.all_notes()
        )
        return (
            f'{caption}<table:table table:name="Table{self.tables}" table:style-name="{grid}">'
            f"<table:title>{odf.text(table.caption)}</table:title>"
            f"{''.join(map(_column, parts))}"
            f'<table:table-header-rows><table:table-row table:style-name="Row">{head}'
            f"</table:table-row></table:table-header-rows>{rows}</table:table>"
            f"{notes}"
        )

    def figure(self, figure: Figure) -> str:
        """Return the chart as a picture with its alternative text and data table."""
        picture = charts.picture(drawing_of(figure))
        name = f"Pictures/chart{len(self.pictures) + 1}.png"
        self.pictures[name] = picture
        width, height = fitted(picture, breadth_of(self.page))
        frame = (
            f'<draw:frame draw:style-name="Chart" draw:name="Chart {len(self.pictures)}" '
            f'text:anchor-type="as-char" svg:width="{width:.2f}cm" '
            f'svg:height="{height:.2f}cm">'
            f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" '
            f'xlink:actuate="onLoad"/><svg:title>{odf.text(figure.caption)}</svg:title>'
            f"<svg:desc>{odf.text(figure.alt)}</svg:desc></draw:frame>"
        )
        source = (
            _paragraph("Notes", odf.text(f"Source: {figure.source}"))
            if figure.source
            else ""
        )
        data = self.table(figure.table) if figure.table else ""
        return (
            _paragraph("Caption", odf.text(figure.caption))
            + _paragraph("Standard", frame)
            + source
            + data
        )


def _listing(listing: Listing) -> str:
    style = "Numbers" if listing.is_numbered else "Bullets"
    names = ["Item"] * (len(listing.items) - 1) + ["Standard"] * bool(listing.items)
    items = "".join(
        f"<text:list-item>{_paragraph(name, _runs(item))}</text:list-item>"
        for item, name in zip(listing.items, names, strict=True)
    )
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def _callout(callout: Callout) -> str:
    title = _span("Strong", odf.text(f"{callout.tone.word}: {callout.title}"))
    return _paragraph("Callout", title) + "".join(
        _paragraph("Callout", _runs(text)) for text in callout.text
    )


def _column(width: float) -> str:
    return f'<table:table-column table:style-name="{column_name(width)}"/>'


def _row(table: Table, words: list[str]) -> str:
    cells = []
    for place, (said, column) in enumerate(zip(words, table.columns, strict=True)):
        is_row_head = place == 0 and table.has_row_heads
        style = (
            "TextHead"
            if is_row_head
            else "FigureCell"
            if column.kind.is_numeric
            else "TextCell"
        )
        cells.append(_cell("Body", style, said))
    return "".join(cells)


def _cell(box: str, style: str, words: str) -> str:
    return (
        f'<table:table-cell table:style-name="{box}" office:value-type="string">'
        f"{_paragraph(style, odf.text(words))}</table:table-cell>"
    )
