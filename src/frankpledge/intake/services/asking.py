"""Asking an agency for one of the shipped data sets."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from frankpledge.access.models import Member
from frankpledge.intake.models import Source
from frankpledge.intake.rules.datasets import LAW, Dataset
from frankpledge.intake.services.catalogue import add_source
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.services.layouts import save_layout
from frankpledge.intake.states import Frequency, SourceKind
from frankpledge.partnership.selectors import Agency


PRESCRIBED_LAG_DAYS = 91
"""By the end of the quarter after the one it is for: SI 2007/1831."""

USUAL_LAG_DAYS = 30
SECTION_17A = "Crime and Disorder Act 1998 section 17A"


@transaction.atomic
def ask_for_dataset(
    *, dataset: Dataset, agency: Agency, by: Member, at: datetime
) -> Source:
    """
    Enter a data set in the catalogue as this agency's, with the layout of its file.

    The agency can then fill the template in and send it: nobody has to say which
    column is which. Its first period is set on the source's own page.
    """
    code = slugify(agency.code)[:60]
    if Source.objects.filter(dataset=dataset.id, code=code).exists():
        raise IntakeFailure(
            f"{agency.name} is asked for “{dataset.name}” already.",
            "Open the source to change what was agreed.",
        )
    source = add_source(
        dataset=dataset.id,
        code=code,
        kind=SourceKind.INCIDENTS if dataset.incidents else SourceKind.TOTALS,
        details={
            "name": f"{agency.name}: {dataset.name}"[:160],
            "agency": agency,
            "lawful_basis": lawful_basis(dataset),
            "marking": dataset.marking,
            "file_format": "The template of this data set",
            "frequency": Frequency(dataset.frequency),
            "lag_days": PRESCRIBED_LAG_DAYS if dataset.prescribed else USUAL_LAG_DAYS,
            "smallest_count": dataset.smallest_count,
            "notes": dataset.notes,
        },
        by=by,
    )
    save_layout(
        source=source,
        name="template",
        content=dataset.layout,
        headings=dataset.headings,
        at=at,
        by=by,
    )
    return source


def lawful_basis(dataset: Dataset) -> str:
    """Return the power that a data set rests on, empty where the agencies agree one."""
    if dataset.prescribed is None:
        return ""
    return f"{SECTION_17A}; {LAW}, number {dataset.prescribed}"
