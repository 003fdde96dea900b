"""Counting a minimum standard from a list of cases, which is not kept."""

import hashlib
import io
from datetime import date, datetime
from typing import Any

from django.db import transaction
from python_calamine import CalamineError, CalamineWorkbook

from frankpledge.access.models import Member
from frankpledge.plan.models import Pledge, SelfReport
from frankpledge.plan.rules.case_list import (
    Case,
    ListFault,
    cases_in,
    count_cases,
    rows_of_csv,
)
from frankpledge.plan.rules.content import PlanFault
from frankpledge.plan.rules.keeping import next_quarter
from frankpledge.plan.services.files import MOST_BYTES, refuse_bomb
from frankpledge.plan.services.lines import PlanConflict
from frankpledge.plan.services.registers import record_return
from frankpledge.plan.states import MeasuredFrom, TimeUnit


def read_cases(name: str, data: bytes) -> list[Case]:
    """Return the cases of a CSV file or of a workbook's first sheet."""
    if len(data) > MOST_BYTES:
        raise ListFault(f"{name} is larger than a list can be (5 MB).")
    if data[:2] != b"PK":
        try:
            return cases_in(rows_of_csv(data.decode("utf-8-sig")))
        except UnicodeDecodeError:
            raise ListFault(
                f"{name} is no list.", "Send CSV in UTF-8, .xlsx or .ods."
            ) from None
    try:
        refuse_bomb(name, data)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=True)
    except (PlanFault, CalamineError, ValueError, OSError):
        raise ListFault(f"{name} cannot be opened as a workbook.") from None
    return cases_in(rows)


@transaction.atomic
def count_standard(
    *,
    pledge: Pledge,
    agency: Any,
    quarter_starts_on: date,
    name: str,
    data: bytes,
    by: Member,
    at: datetime,
) -> SelfReport:
    """
    Count how many of an agency's cases of a quarter kept a standard.

    The list itself is not kept: the return says its name and fingerprint, and the
    numbers of the cases that missed.
    """
    if pledge.measured_from != MeasuredFrom.CASEWORK or pledge.within is None:
        raise PlanConflict(
            "This standard is not counted from cases.",
            "Say in it how soon what is promised must be done.",
        )
    counted = count_cases(
        read_cases(name, data),
        within=pledge.within,
        unit=TimeUnit(pledge.within_unit),
        quarter=(quarter_starts_on, next_quarter(quarter_starts_on)),
        on=at.date(),
    )
    print_of = hashlib.sha256(data).hexdigest()[:16]
    return record_return(
        pledge=pledge,
        agency=agency,
        quarter_starts_on=quarter_starts_on,
        kept=counted.kept,
        looked_at=counted.looked_at,
        out_of=counted.looked_at + counted.still_open,
        drawn=counted.drawn,
        evidence=f"Counted here from {name} ({print_of}). {counted.evidence}",
        by=by,
        at=at,
    )
