"""DOCX: real styles, repeated header rows, alternative text, nobody's name."""

import io
from collections.abc import Mapping
from datetime import datetime, time
from functools import cache
from typing import Any

import docx
from docx.document import Document as Letter
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from frankpledge.documents import charts
from frankpledge.documents.columns import as_property, writable
from frankpledge.documents.model import (
    Block,
    Callout,
    Document,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Runs,
    Section,
    Table,
    is_absolute_link,
)
from frankpledge.documents.packages import timeless
from frankpledge.documents.writers.letter_contents import list_contents
from frankpledge.documents.writers.letter_grids import (
    describe_grid,
    fill_grid,
    made,
)
from frankpledge.documents.writers.letter_pages import (
    begin_page,
    begin_shape,
    breadth_of,
    part_tables,
)
from frankpledge.documents.writers.letter_styles import BLUE, set_styles
from frankpledge.documents.writers.pages import drawing_of
from frankpledge.documents.writers.reading_aids import leads_in
from frankpledge.documents.writers.widths import fitted, is_wide, widths


def write_docx(document: Document) -> bytes:
    """Return the document for Word and its kin."""
    letter = docx.Document()
    _properties(letter, document)
    set_styles(letter, document.about.language)
    _know_styles(letter.part)
    _page(letter, document)
    _opening(letter, document)
    opened = len(letter.element.body) - 1
    _body(letter, document)
    part_tables(letter)
    list_contents(letter, document, opened)
    target = io.BytesIO()
    letter.save(target)
    return timeless(target.getvalue())


def _properties(letter: Letter, document: Document) -> None:
    about = document.about
    core = letter.core_properties
    moment = datetime.combine(about.created, time())
    core.author = core.last_modified_by = ""
    core.title, core.subject = as_property(about.title), as_property(about.subtitle)
    core.language = about.language
    core.comments = as_property("; ".join(about.sources))
    core.created = core.modified = moment
    core.revision = 1


def _know_styles(part: Any) -> None:
    """Have each style looked up once: the library goes through all for a paragraph."""
    part.get_style_id = cache(part.get_style_id)


def _page(letter: Letter, document: Document) -> None:
    section = letter.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    if is_wide(document):
        section.page_width, section.page_height = (
            section.page_height,
            section.page_width,
        )
        section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.alignment = foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.about.marking:
        head.add_run(writable(document.about.marking)).bold = True
        foot.add_run(f"{writable(document.about.marking)}   ").bold = True
    foot.add_run("Page ")
    _page_field(foot, "PAGE")
    foot.add_run(" of ")
    _page_field(foot, "NUMPAGES")


def _page_field(paragraph: WordParagraph, name: str) -> None:
    field = made("w:fldSimple", instr=name)
    shown = made("w:r")
    words = made("w:t")
    words.text = "1"
    shown.append(words)
    field.append(shown)
    paragraph._p.append(field)


def _opening(letter: Letter, document: Document) -> None:
    letter.add_paragraph(writable(document.about.title), style="Title")
    if document.about.subtitle:
        letter.add_paragraph(writable(document.about.subtitle), style="Subtitle")
    line = None
    for what, answer in document.about.facts():
        line = letter.add_paragraph(style="Notes")
        line.add_run(f"{what}: ").bold = True
        line.add_run(writable(answer))
    if line is not None:
        line.paragraph_format.space_after = Pt(10)


def _body(letter: Letter, document: Document) -> None:
    is_new_page = False
    for block in document.blocks:
        if isinstance(block, PageBreak):
            is_new_page = True
            continue
        at = len(letter.element.body) - 1
        _block(letter, block)
        if is_new_page and not isinstance(block, Section):
            begin_page(letter, at)
        is_new_page = False


def _block(letter: Letter, block: Block) -> None:
    match block:
        case Heading():
            _runs(letter.add_paragraph(style=f"Heading {block.level - 1}"), block.text)
        case Paragraph():
            paragraph = letter.add_paragraph()
            paragraph.paragraph_format.keep_with_next = leads_in(block) or None
            _runs(paragraph, block.text)
        case Listing():
            _listing(letter, block)
        case Table():
            _table(letter, block)
        case Figure():
            _figure(letter, block)
        case Callout():
            _callout(letter, block)
        case Section():
            begin_shape(letter, block)


def _listing(letter: Letter, listing: Listing) -> None:
    style = "List Number" if listing.is_numbered else "List Bullet"
    numbering = _from_one(letter) if listing.is_numbered else None
    for item in listing.items:
        paragraph = letter.add_paragraph(style=style)
        if numbering is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = numbering
        _runs(paragraph, item)


def _from_one(letter: Letter) -> int:
    # Word carries the count on from list to list unless each has its own.
    numbering = letter.part.numbering_part.numbering_definitions._numbering
    style = letter.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style).abstractNumId.val
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _callout(letter: Letter, callout: Callout) -> None:
    first = letter.add_paragraph(style="Callout")
    first.add_run(f"{callout.tone.word}: {writable(callout.title)}").bold = True
    for text in callout.text:
        _runs(letter.add_paragraph(style="Callout"), text)


def _runs(paragraph: WordParagraph, words: Runs) -> None:
    for run in words:
        made = paragraph.add_run(writable(run.text))
        made.bold, made.italic = run.strong or None, run.emphasis or None
        if run.href and is_absolute_link(run.href):
            made.font.underline, made.font.color.rgb = True, BLUE
            link: Any = OxmlElement("w:hyperlink")
            relation = paragraph.part.relate_to(
                run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link.set(qn("r:id"), relation)
            link.append(made._r)
            paragraph._p.append(link)


def _table(letter: Letter, table: Table) -> None:
    if table.caption:
        letter.add_paragraph(writable(table.caption), style="Caption")
    grid = letter.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    _set_widths(grid, table, letter)
    describe_grid(grid, table)
    fill_grid(grid, table)
    for note in table.all_notes():
        letter.add_paragraph(writable(note), style="Notes")


def _set_widths(grid: WordTable, table: Table, letter: Letter) -> None:
    grid.autofit = False
    parts = widths(table, breadth_of(letter))
    for place, part in enumerate(parts):
        grid._tbl.tblGrid.gridCol_lst[place].w = Cm(part)
        grid._tbl.tr_lst[0].tc_lst[place].width = Cm(part)


def _figure(letter: Letter, figure: Figure) -> None:
    letter.add_paragraph(writable(figure.caption), style="Caption")
    picture = charts.picture(drawing_of(figure))
    width, height = fitted(picture, breadth_of(letter))
    drawn = letter.add_picture(io.BytesIO(picture), Cm(width), Cm(height))
    described: Mapping[str, str] = {
        "descr": writable(figure.alt),
        "title": writable(figure.caption),
    }
    for name, value in described.items():
        drawn._inline.docPr.set(name, value)
    if figure.source:
        letter.add_paragraph(f"Source: {writable(figure.source)}", style="Notes")
    if figure.table:
        _table(letter, figure.table)
