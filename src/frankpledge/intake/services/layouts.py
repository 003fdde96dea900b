"""Remembering how each supplier lays out its spreadsheets."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import SavedLayout, Source
from frankpledge.intake.services.failures import IntakeFailure


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
    from frankpledge.analysis.readers.mapped.layout import Layout

    policies.may_keep_sources(by).require()
    try:
        told = {**content, "dataset": source.dataset, "source": source.code}
        made = Layout.from_data(told)
    except (KeyError, TypeError, ValueError) as wrong:
        raise IntakeFailure(
            "This is not a layout.", "Start from one that `data layouts --json` lists."
        ) from wrong
    versions = SavedLayout.objects.filter(source=source, name=name)
    newest = versions.order_by("-version").first()
    if newest is not None and newest.content == made.to_data():
        return newest
    last = versions.aggregate(last=Max("version"))["last"] or 0
    saved = SavedLayout.objects.create(
        source=source,
        name=name,
        version=last + 1,
        content=made.to_data(),
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
