"""Lists of the assessment as files."""

from datetime import date

from django.utils.text import slugify

from frankpledge.documents.columns import Column
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.ui.tables import Shown


FORMATS = ("csv", "ods", "xlsx")


def list_name(area: str, caption: str, on: date, kind: str) -> str:
    """Return the name of a list's file: the area, what it lists, the day."""
    return f"{area.lower()}-{slugify(caption)}-{on}.{kind}"


def list_file(shown: Shown, kind: str, *, on: date) -> bytes:
    """Return a whole filtered list as a file."""
    cover = Cover(
        title=shown.listing.caption,
        created=on,
        source="The partnership's assessment",
        marking="OFFICIAL-SENSITIVE",
    )
    columns = [Column(name) for name in shown.file_headings]
    return write_table(columns, list(shown.file_rows()), kind, cover=cover)
