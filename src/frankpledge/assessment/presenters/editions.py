"""What the pages of editions show, and the files that an edition becomes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import policies
from frankpledge.assessment.forms.projects import FORMAT_NAMES
from frankpledge.assessment.models import Assessment, FreezeOrder, FrozenEdition
from frankpledge.assessment.presenters.book import book_of, material_of
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.selectors import editions_of, orders_open, scanned_now
from frankpledge.assessment.services import expiry_of, next_version, reader_words
from frankpledge.assessment.states import Edition, FreezeState, ProjectState
from frankpledge.documents.charts import svg
from frankpledge.documents.keeping import NamedFile
from frankpledge.documents.model import Document, Figure
from frankpledge.documents.writers import file_name, fragment, write


WORDS = {Edition.RESTRICTED: "Restricted edition", Edition.PUBLIC: "Public edition"}
LEADS = {
    Edition.RESTRICTED: "For the authorities: small areas, restricted sections, readers "
    "named on every page.",
    Edition.PUBLIC: "For everybody: wards in place of small areas, no restricted "
    "section, small counts hidden.",
}


def document_of(
    assessment: Assessment,
    edition: Edition,
    *,
    by: Member,
    today: date,
    version: str = "",
    readers: str = "",
    expires_on: date | None = None,
) -> Document:
    """Return an edition of an assessment as a document."""
    reads = template_of(assessment.product).prints_records
    return book_of(
        material_of(
            assessment,
            scanned_now(assessment.area_code, assessment.looks_before)
            if reads
            else None,
            edition=edition,
            by=by,
            today=today,
            version=version,
            readers=readers,
            expires_on=expires_on,
        )
    )


def files_of(
    assessment: Assessment,
    edition: Edition,
    forms: Sequence[str],
    *,
    by: Member,
    today: date,
    version: str = "",
    readers: str = "",
    expires_on: date | None = None,
) -> list[NamedFile]:
    """Return an edition in the formats asked for."""
    policies.may_see_assessments(by, on=today).require()
    book = document_of(
        assessment,
        edition,
        by=by,
        today=today,
        version=version,
        readers=readers,
        expires_on=expires_on,
    )
    return [
        NamedFile(
            form,
            file_name(book.about.area, assessment.slug, edition.value, version, form),
            write(book, form),
        )
        for form in forms
    ]


def files_as_asked(order: FreezeOrder, *, by: Member, today: date) -> list[NamedFile]:
    """Return the files of an edition that somebody asked to have frozen."""
    assessment, edition = order.assessment, Edition(order.edition)
    return files_of(
        assessment,
        edition,
        order.forms,
        by=by,
        today=today,
        version=str(next_version(assessment, edition)),
        readers=reader_words(list(order.named.select_related("user")), order.readers),
        expires_on=expiry_of(assessment, edition),
    )


def editions_page(assessment: Assessment, *, by: Member, today: date) -> dict[str, Any]:
    """Return the editions that can be read or made, and those that were frozen."""
    may_build = policies.may_build_assessment(by, on=today)
    is_approved = assessment.state == ProjectState.APPROVED
    return {
        "assessment": assessment,
        "may_build": may_build,
        "may_freeze": policies.may_freeze_edition(by, on=today),
        "kinds": [
            {
                "title": WORDS[edition],
                "lead": LEADS[edition],
                "read": reverse("assessment:read", args=[assessment.slug, edition]),
                "freeze": reverse("assessment:freeze", args=[assessment.slug, edition]),
                "waits": edition is Edition.PUBLIC and not is_approved,
                "forms": [
                    {
                        "name": name,
                        "href": reverse(
                            "assessment:build", args=[assessment.slug, edition, form]
                        ),
                    }
                    for form, name in FORMAT_NAMES.items()
                ],
            }
            for edition in _kinds(assessment)
        ],
        "orders": [
            {
                "row": order,
                "title": WORDS[Edition(order.edition)],
                "many": len(order.forms),
                "is_failed": order.state == FreezeState.FAILED,
            }
            for order in orders_open(assessment)
        ],
        "frozen": [
            _frozen(assessment, row, by=by, today=today)
            for row in editions_of(assessment)
        ],
    }


def _kinds(assessment: Assessment) -> list[Edition]:
    is_public = template_of(assessment.product).may_be_public
    return [Edition.RESTRICTED, *([Edition.PUBLIC] if is_public else [])]


def _frozen(
    assessment: Assessment, row: FrozenEdition, *, by: Member, today: date
) -> dict[str, Any]:
    return {
        "row": row,
        "title": f"{WORDS[Edition(row.edition)]}, version {row.version}",
        "taken": getattr(row, "taken", 0) or 0,
        "may_take": policies.may_take_file(by, row, on=today),
        "files": [
            {
                "name": FORMAT_NAMES[file.form],
                "size": file.size,
                "href": reverse(
                    "assessment:frozen-file", args=[assessment.slug, row.pk, file.form]
                ),
            }
            for file in row.files.all()
        ],
    }


def reading_page(
    assessment: Assessment, edition: Edition, *, by: Member, today: date
) -> dict[str, Any]:
    """Return an edition as a web page, its charts at addresses of their own."""
    page: dict[str, Any] = {
        "assessment": assessment,
        "edition": WORDS[edition],
        "back_href": reverse("assessment:editions", args=[assessment.slug]),
    }
    try:
        book = document_of(assessment, edition, by=by, today=today)
    except ExpectedFailure as failure:
        return page | {"failure": str(failure), "title": assessment.title}
    return page | {
        "title": book.about.title,
        "marking": book.about.marking,
        "facts": book.about.facts(),
        "body": fragment(
            book,
            chart_address=lambda figure: reverse(
                "assessment:chart",
                args=[assessment.slug, edition.value, name_of(figure)],
            ),
        ),
    }


def name_of(figure: Figure) -> str:
    """Return the name by which a chart is asked for."""
    return figure.table.name if figure.table else "chart"


def chart_of(
    assessment: Assessment, edition: Edition, name: str, *, by: Member, today: date
) -> bytes | None:
    """Return one chart of an edition as SVG, None where it has none of that name."""
    book = document_of(assessment, edition, by=by, today=today)
    for block in book.blocks:
        if isinstance(block, Figure) and name_of(block) == name:
            return block.svg or svg(block.spec, description=block.alt)
    return None
