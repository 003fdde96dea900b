"""Remembering how each supplier lays out its spreadsheets."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from frankpledge.access.models import Member
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import SavedLayout, Source, Supply
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.services.reading import kept_files
from frankpledge.intake.states import SourceKind


if TYPE_CHECKING:
    from frankpledge.analysis.readers.layout import Layout
    from frankpledge.analysis.readers.mapped.proposal import Proposal


@transaction.atomic
def save_layout(
    *,
    source: Source,
    name: str,
    content: dict[str, Any],
    at: datetime,
    by: Member,
    headings: Sequence[str] = (),
) -> SavedLayout:
    """
    Keep a layout as the newest version of its name.

    Older versions stay: an old supply can only be read again by its own. Saving
    what is there already makes no new version.
    """
    policies.may_keep_sources(by).require()
    made = understood(source, content)
    versions = SavedLayout.objects.filter(source=source, name=name)
    newest = versions.order_by("-version").first()
    if newest is not None and newest.layout == made:
        return newest
    last = versions.aggregate(last=Max("version"))["last"] or 0
    saved = SavedLayout.objects.create(
        source=source,
        name=name,
        version=last + 1,
        content=json.loads(json.dumps(made.to_data())),
        headings=list(headings),
        made_at=at,
        made_by=by,
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="layout",
        ref=str(saved.pk),
        fields=["content"],
    )
    return saved


def understood(source: Source, content: dict[str, Any]) -> "Layout":
    """Return the layout of a source's files that plain data tells, or refuse it."""
    from frankpledge.analysis.readers.layout import Layout

    try:
        told = {**content, "dataset": source.dataset, "source": source.code}
        return Layout.from_data(told)
    except (KeyError, TypeError, ValueError) as wrong:
        raise IntakeFailure(
            "This is not a layout.", "Start from one that `data layouts --json` lists."
        ) from wrong


def propose_layout(
    *, supply: Supply, sheet: str, header_row: int, on: date, by: Member
) -> "Proposal":
    """
    Return a layout for a supply's first file, to be put right by a person.

    What was remembered of the source is proposed where the headings are the same.
    """
    policies.may_keep_sources(by).require()
    if supply.source is None:
        raise IntakeFailure("Only files of a source in the catalogue have a layout.")
    file = kept_files(supply)[0]
    proposal = proposal_for(
        supply.source, file, sheet=sheet, header_row=header_row, on=on
    )
    known = remembered(supply, proposal.headings)
    if known is None or sheet or header_row:
        return proposal
    return replace(
        proposal,
        layout=replace(
            known, sheet=proposal.layout.sheet, header_row=proposal.layout.header_row
        ),
    )


def propose_for_file(
    *, source: Source, file: Supplied, on: date, by: Member
) -> dict[str, Any]:
    """Return a layout for a file that nobody has supplied yet, as plain data."""
    policies.may_keep_sources(by).require()
    proposal = proposal_for(source, file, sheet="", header_row=0, on=on)
    return proposal.layout.to_data()


def proposal_for(
    source: Source, file: Supplied, *, sheet: str, header_row: int, on: date
) -> "Proposal":
    """Return what a file's own headings and cells suggest."""
    from frankpledge.analysis.readers.mapped.proposal import propose

    return propose(
        file,
        table="tally" if source.kind == SourceKind.TOTALS else "incident",
        dataset=source.dataset,
        source=source.code,
        today=on,
        sheet=sheet,
        header_row=header_row,
    )


def remembered(supply: Supply, headings: Sequence[str]) -> "Layout | None":
    """Return the layout that the supply was read by, or one with these headings."""
    from frankpledge.analysis.readers.layout import Layout

    if supply.layout is not None:
        return Layout.from_data(supply.layout)
    saved = SavedLayout.objects.filter(source=supply.source, headings=list(headings))
    newest = saved.order_by("-made_at").first()
    return newest.layout if newest else None
