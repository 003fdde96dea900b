"""DOCX: new pages, pages of another shape, and the room beneath a table."""

from typing import Any

from docx.document import Document as Letter
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from frankpledge.documents.model import Section


# Between the columns of a page, in twentieths of a point: one centimetre.
_GAP = "567"
_BENEATH, _BESIDE = Pt(10), Pt(3)
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")


def begin_page(letter: Letter, at: int) -> None:
    """Let what stands at a place of the letter, if anything, begin a new page."""
    body: Any = letter.element.body
    if at >= len(body) - 1:
        return
    first = body[at]
    if first.tag != _PARAGRAPH:
        first = _thin_line(letter)
        body.insert(at, first)
    _format(letter, first).page_break_before = True


def begin_shape(letter: Letter, shape: Section) -> None:
    """Let what follows begin on a new page of another shape."""
    section = letter.add_section(WD_SECTION.NEW_PAGE)
    _end_with_words(letter)
    short, long = sorted((section.page_width or 0, section.page_height or 0))
    width, height = (long, short) if shape.is_wide else (short, long)
    section.page_width, section.page_height = Emu(width), Emu(height)
    turned = "landscape" if shape.is_wide else "portrait"
    section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), turned)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(shape.columns))
    columns.set(qn("w:space"), _GAP)


def _end_with_words(letter: Letter) -> None:
    # The library ends pages with an empty paragraph: the last one with words can do so.
    body: Any = letter.element.body
    end = body[-2]
    last = end.getprevious()
    has_words = last is not None and last.tag == _PARAGRAPH
    if has_words and (last.pPr is None or last.pPr.find(qn("w:sectPr")) is None):
        last.set_sectPr(end.pPr.find(qn("w:sectPr")))
        body.remove(end)
    else:
        _flatten(letter, end)


def part_tables(letter: Letter) -> None:
    """Leave room beneath each table, and keep two that touch from becoming one."""
    body: Any = letter.element.body
    for table in body.findall(_TABLE):
        after = table.getnext()
        if after.tag != _PARAGRAPH:
            table.addnext(_thin_line(letter))
        elif after.style == "Notes":
            _format(letter, after).space_before = _BESIDE
            _format(letter, _last_note(after)).space_after = _BENEATH
        elif not (after.style or "").startswith("Heading"):
            _format(letter, after).space_before = _BENEATH


def _last_note(note: Any) -> Any:
    while (after := note.getnext()).tag == _PARAGRAPH and after.style == "Notes":
        note = after
    return note


def _thin_line(letter: Letter) -> Any:
    line = OxmlElement("w:p")
    _flatten(letter, line)
    return line


def _flatten(letter: Letter, line: Any) -> None:
    form = _format(letter, line)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(1)


def _format(letter: Letter, paragraph: Any) -> Any:
    return WordParagraph(paragraph, letter._body).paragraph_format


def breadth_of(letter: Letter) -> float:
    """Return the centimetres from margin to margin of a column of the last pages."""
    page = letter.sections[-1]
    sides = (page.left_margin or 0) + (page.right_margin or 0)
    across: float = Emu((page.page_width or 0) - sides).cm
    found = page._sectPr.find(qn("w:cols"))
    columns = 1 if found is None else int(found.get(qn("w:num"), "1"))
    return (across - (columns - 1) * 1.0) / columns
