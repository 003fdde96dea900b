"""Lists of the assessment as files."""

from datetime import date

from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.ui.tables import Shown


FORMATS = ("csv", "ods", "xlsx")


def list_file(shown: Shown, kind: str, *, on: date) -> bytes:
    """Return a whole filtered list as a file."""
    cover = Cover(
        title=shown.listing.caption,
        created=on,
        source="The partnership's assessment",
        marking="OFFICIAL-SENSITIVE",
    )
    return write_table(shown.file_headings, shown.file_rows(), kind, cover=cover)
