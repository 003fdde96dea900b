"""DOCX: the list of contents, which stands filled in when the file is opened."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document as Letter
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from frankpledge.documents.columns import writable
from frankpledge.documents.model import Document, plain
from frankpledge.documents.writers.letter_grids import made
from frankpledge.documents.writers.reading_aids import contents_of


_BENEATH = Pt(14)
_TITLE, _LINE, _SECTION = "TOC Heading", "toc 1", "Heading 1"
# Word fills page numbers in only when asked, so the list has none that could be wrong:
# sections (o), their links (h), no numbers (n), none in web view (z).
_FIELD = r' TOC \o "1-1" \n \h \z '


def list_contents(letter: Letter, document: Document, at: int) -> None:
    """Write the list of contents, if there is one, at a place of a finished letter."""
    names = [plain(section.text) for _, section in contents_of(document)]
    if not names:
        return
    lines = list(_lines(letter, names))
    _as_field(lines)
    WordParagraph(lines[-1], letter._body).paragraph_format.space_after = _BENEATH
    inside = made("w:sdtContent")
    inside.extend([_paragraph(letter, _TITLE, "Contents"), *lines])
    known = made("w:docPartObj")
    known.append(made("w:docPartGallery", val="Table of Contents"))
    known.append(made("w:docPartUnique"))
    properties, whole = made("w:sdtPr"), made("w:sdt")
    properties.append(known)
    whole.extend([properties, inside])
    _mark_sections(letter)
    letter.element.body.insert(at, whole)


def _lines(letter: Letter, names: list[str]) -> Iterator[Any]:
    for number, name in enumerate(names, start=1):
        line = _paragraph(letter, _LINE, name)
        link = made("w:hyperlink", anchor=_bookmark(number), history="1")
        link.append(line.r_lst[0])
        line.append(link)
        yield line


def _as_field(lines: list[Any]) -> None:
    """Tell Word that the lines are a table of contents, so that it can be renewed."""
    asked = made("w:instrText")
    asked.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    asked.text = _FIELD
    begin, end = (
        made("w:fldChar", fldCharType="begin"),
        made("w:fldChar", fldCharType="end"),
    )
    before = [begin, asked, made("w:fldChar", fldCharType="separate")]
    for place, part in enumerate(before):
        lines[0].insert(1 + place, _run(part))
    lines[-1].append(_run(end))


def _mark_sections(letter: Letter) -> None:
    """Give every section's heading the bookmark that its line in the list leads to."""
    code = letter.styles[_SECTION].style_id
    heads = [each for each in letter.element.body.p_lst if each.style == code]
    for number, head in enumerate(heads, start=1):
        begin = made("w:bookmarkStart", id=str(number), name=_bookmark(number))
        head.r_lst[0].addprevious(begin)
        head.append(made("w:bookmarkEnd", id=str(number)))


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"


def _paragraph(letter: Letter, style: str, words: str) -> Any:
    paragraph, properties, code = (
        made("w:p"),
        made("w:pPr"),
        letter.styles[style].style_id,
    )
    properties.append(made("w:pStyle", val=code))
    text = made("w:t")
    text.text = writable(words)
    paragraph.extend([properties, _run(text)])
    return paragraph


def _run(inner: Any) -> Any:
    run = made("w:r")
    run.append(inner)
    return run
