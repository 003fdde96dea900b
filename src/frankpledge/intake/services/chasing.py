"""Writing to an agency about returns that have not come."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_in_words
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import Source
from frankpledge.intake.rules import ChaseLetter
from frankpledge.intake.services.failures import IntakeFailure


if TYPE_CHECKING:
    from frankpledge.documents.model import Document

FORMATS = ("docx", "odt", "pdf")


@dataclass(frozen=True)
class MadeFile:
    """A file to hand out: its name and its bytes."""

    name: str
    content: bytes


@transaction.atomic
def write_chase_letter(
    *,
    source: Source,
    letter: ChaseLetter,
    format: str,  # noqa: A002 - the word every caller uses
    on: date,
    by: Member,
) -> MadeFile:
    """Return the chase letter as a file that can be signed and sent."""
    from frankpledge.documents.writers import file_name, write

    policies.may_see_source(by, source).require()
    if format not in FORMATS:
        raise IntakeFailure(
            f"A letter cannot be written as “{format}”.",
            f"Choose one of {', '.join(FORMATS)}.",
        )
    document = letter_document(letter, on)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="source",
        ref=str(source.pk),
        fields=["chase letter"],
    )
    name = file_name(source.code, "returns-awaited", f"{on:%Y-%m-%d}", "", format)
    return MadeFile(name, write(document, format))


def letter_document(letter: ChaseLetter, on: date) -> "Document":
    """Return the letter as a document: whom it asks, for what, and on what basis."""
    from frankpledge.documents.model import About, Document, Listing, Paragraph, runs

    returns = [
        runs(f"{label}, due on {day_in_words(due)}") for label, due in letter.returns
    ]
    paragraphs = [f"To: {letter.to}, {letter.agency}", letter.opening]
    after = [f"It is sent under: {letter.basis}."] if letter.basis else []
    after.append(letter.closing)
    after += [f"{each}: {'.' * 60}" for each in letter.signature]
    if letter.copy_to:
        after.append(f"Copy to: {letter.copy_to}")
    return Document(
        About(title=letter.subject, created=on, marking="OFFICIAL", licence=""),
        (
            *(Paragraph(runs(text)) for text in paragraphs),
            Listing(tuple(returns)),
            *(Paragraph(runs(text)) for text in after),
        ),
    )
