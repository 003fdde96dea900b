"""DOCX: the styles of letters, what the open format calls by the same names."""

from typing import Any

from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from frankpledge.documents.writers.letter_grids import made


# On every office machine, and every office program has a stand-in for it.
FONT = "Arial"
BLUE = RGBColor(0x12, 0x43, 0x6D)
# Points of the letters, and of the room above; the PDF and the ODT have the same.
_HEADINGS = {
    "Title": (22, 0),
    "Heading 1": (16, 14),
    "Heading 2": (13, 10),
    "Heading 3": (12, 8),
    "Heading 4": (11, 8),
}
_QUIET = RGBColor(0x50, 0x5A, 0x5F)


def set_styles(letter: Letter, language: str) -> None:
    """Give a letter's styles their typeface, sizes, colours and language."""
    sizes = {"Normal": 11, "Caption": 10, "Subtitle": 13}
    sizes |= {name: size for name, (size, _) in _HEADINGS.items()}
    for name, size in sizes.items():
        style = letter.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        if name in _HEADINGS:
            style.font.color.rgb, style.font.bold = BLUE, True
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(_HEADINGS[name][1])
            style.paragraph_format.space_after = Pt(4)
    _quiet(letter)
    caption = letter.styles["Caption"]
    caption.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(10)
    notes = letter.styles.add_style("Notes", WD_STYLE_TYPE.PARAGRAPH)
    notes.base_style, notes.font.size = letter.styles["Normal"], Pt(9)
    notes.paragraph_format.space_after = Pt(2)
    contents = letter.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    contents.base_style = letter.styles["Normal"]
    contents.paragraph_format.space_after = Pt(3)
    callout = letter.styles.add_style("Callout", WD_STYLE_TYPE.PARAGRAPH)
    callout.base_style = letter.styles["Normal"]
    callout.paragraph_format.left_indent = Cm(0.6)
    callout.element.get_or_add_pPr().append(_left_border())
    theme = letter.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), language)
    defaults = letter.styles.element.find(qn("w:docDefaults"))
    for tongue in defaults.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)
        tongue.set(qn("w:eastAsia"), language)


def _quiet(letter: Letter) -> None:
    """Take from title and subtitle the line, slant and pale colour they come with."""
    subtitle = letter.styles["Subtitle"]
    subtitle.font.color.rgb, subtitle.font.italic = _QUIET, False
    for name in ("Title", "Subtitle"):
        style = letter.styles[name].element
        for tag in ("w:pBdr", "w:spacing"):
            for part in (style.pPr, style.rPr):
                found = None if part is None else part.find(qn(tag))
                if found is not None and (tag == "w:pBdr" or part is style.rPr):
                    part.remove(found)


def _left_border() -> Any:
    borders = made("w:pBdr")
    borders.append(made("w:left", val="single", sz="36", space="8", color="12436D"))
    return borders
