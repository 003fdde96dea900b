"""The formats a document can have, and the one function that writes them all."""

import re
from collections.abc import Callable

from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import Document
from frankpledge.documents.writers.figures_only import write_data
from frankpledge.documents.writers.pages import write_html


# Format -> ending of the file name.
FORMATS = {
    "html": "html",
    "docx": "docx",
    "odt": "odt",
    "pptx": "pptx",
    "pdf": "pdf",
    "ods": "ods",
    "xlsx": "xlsx",
    "csv": "zip",
}


def write(document: Document, form: str) -> bytes:
    """Return the document as a file; the same document gives the same bytes."""
    if form not in FORMATS:
        raise DocumentFailure(
            f"Documents cannot be written as “{form}”.", f"Use {', '.join(FORMATS)}."
        )
    return _writer(form)(document)


def file_name(area: str, topic: str, period: str, version: str, form: str) -> str:
    """Return `area-topic-period-vN.ext`, in lower case and without odd signs."""
    parts = [area, topic, period, f"v{version}" if version else ""]
    stem = "-".join(
        re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts if part
    )
    return f"{stem}.{FORMATS[form]}"


def _writer(form: str) -> Callable[[Document], bytes]:
    # The office libraries take a while to load; a page needs none of them.
    if form == "docx":
        from frankpledge.documents.writers.letters import write_docx

        return write_docx
    if form == "odt":
        from frankpledge.documents.writers.open_letters import write_odt

        return write_odt
    if form == "pptx":
        from frankpledge.documents.writers.slides import write_pptx

        return write_pptx
    if form == "pdf":
        from frankpledge.documents.writers.print import write_pdf

        return write_pdf
    if form == "html":
        return write_html
    return lambda document: write_data(document, form)
