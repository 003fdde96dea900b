"""DOCX: new pages, and pages of another shape."""

from docx.document import Document as Letter
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from frankpledge.documents.model import PageBreak, Section


# Between the columns of a page, in twentieths of a point: one centimetre.
_GAP = "567"


def begin_page(letter: Letter, shape: PageBreak | Section) -> None:
    """Let what follows begin on a new page, of another shape where one is asked for."""
    if isinstance(shape, PageBreak):
        letter.add_page_break()  # type: ignore[no-untyped-call]
        return
    section = letter.add_section(WD_SECTION.NEW_PAGE)
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


def breadth_of(letter: Letter) -> float:
    """Return the centimetres from margin to margin of a column of the last pages."""
    page = letter.sections[-1]
    sides = (page.left_margin or 0) + (page.right_margin or 0)
    across: float = Emu((page.page_width or 0) - sides).cm
    found = page._sectPr.find(qn("w:cols"))
    columns = 1 if found is None else int(found.get(qn("w:num"), "1"))
    return (across - (columns - 1) * 1.0) / columns
