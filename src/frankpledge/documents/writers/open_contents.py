"""ODT: the list of contents, whose page numbers the office program counts as it opens."""

from frankpledge.documents import opendocument as odf
from frankpledge.documents.model import Document, plain
from frankpledge.documents.writers.open_styles import (
    CONTENTS_END,
    CONTENTS_LINE,
    CONTENTS_TITLE,
)
from frankpledge.documents.writers.reading_aids import contents_of


_TITLE = "Contents"
# What LibreOffice makes each line of when it renews the list.
_LINE_OF = (
    "<text:index-entry-link-start/><text:index-entry-text/>"
    '<text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
    "<text:index-entry-page-number/><text:index-entry-link-end/>"
)


def contents(document: Document) -> str:
    """Return the list of contents; nothing where the document has none."""
    names = [plain(section.text) for _, section in contents_of(document)]
    if not names:
        return ""
    styles = [CONTENTS_LINE] * (len(names) - 1) + [CONTENTS_END]
    lines = "".join(
        _line(number, name, style)
        for number, (name, style) in enumerate(zip(names, styles, strict=True), start=1)
    )
    return (
        '<text:table-of-content text:name="Contents" text:protected="true">'
        '<text:table-of-content-source text:outline-level="1" '
        'text:use-index-marks="false"><text:index-title-template '
        f'text:style-name="{CONTENTS_TITLE}">{_TITLE}</text:index-title-template>'
        '<text:table-of-content-entry-template text:outline-level="1" '
        f'text:style-name="{CONTENTS_LINE}">{_LINE_OF}'
        "</text:table-of-content-entry-template></text:table-of-content-source>"
        '<text:index-body><text:index-title text:name="Contents title">'
        f'<text:p text:style-name="{CONTENTS_TITLE}">{_TITLE}</text:p></text:index-title>'
        f"{lines}</text:index-body></text:table-of-content>"
    )


def section_mark(number: int) -> str:
    """Return the mark in the heading of a section, counted from 1."""
    return f'<text:bookmark text:name="{_mark(number)}"/>'


def _mark(number: int) -> str:
    return f"section{number}"


def _line(number: int, name: str, style: str) -> str:
    return (
        f'<text:p text:style-name="{style}"><text:a xlink:type="simple" '
        f'xlink:href="#{_mark(number)}">{odf.text(name)}<text:tab/><text:bookmark-ref '
        f'text:reference-format="page" text:ref-name="{_mark(number)}"/></text:a></text:p>'
    )
