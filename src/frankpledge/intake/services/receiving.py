"""A supply comes in: its bytes are kept and it gets a name."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import Source, Supply, SupplyFile, SupplyStep
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.services.originals import Original, keep_originals
from frankpledge.intake.states import SourceKind, SupplyState


# Rises when the readers come to read the same bytes otherwise, so that a supply can
# then be loaded again.
READERS_EDITION = 1


def receive_supply(
    *,
    kind: SourceKind,
    files: Sequence[Supplied],
    at: datetime,
    by: Member,
    source: Source | None = None,
    layout: dict[str, Any] | None = None,
    extracted_on: date | None = None,
    request_key: str | None = None,
) -> Supply:
    """
    Keep the files as they came and return the supply they make, ready to be checked.

    The page that asks for files gives each request a key, so that pressing the
    button twice makes one supply.
    """
    agency_id = source.agency_id if source else None
    policies.may_supply(by, agency_id).require()
    if kind.is_mapped and (source is None or layout is None):
        raise IntakeFailure(
            f"“{kind.label}” can only be read for a source with a layout.",
            "Choose the source and say which column is which.",
        )
    originals = keep_originals(files)
    fingerprint = fingerprint_of(kind, source, layout, originals)
    with transaction.atomic():
        if request_key and (
            already := Supply.objects.filter(request_key=request_key).first()
        ):
            return already
        supply = Supply.objects.create(
            reference=new_reference(at),
            kind=kind,
            source=source,
            agency_id=agency_id,
            layout=layout,
            state=SupplyState.RECEIVED,
            received_at=at,
            supplied_by=by,
            extracted_on=extracted_on,
            fingerprint=fingerprint,
            request_key=request_key,
        )
        SupplyFile.objects.bulk_create(
            SupplyFile(
                supply=supply,
                position=position,
                name=original.name,
                sha256=original.sha256,
                size=original.size,
            )
            for position, original in enumerate(originals)
        )
        SupplyStep.objects.create(
            supply=supply, state=SupplyState.RECEIVED, at=at, by=by
        )
        record(
            by=by,
            operation=Operation.COLLECTION,
            kind="supply",
            ref=supply.reference,
            fields=["files"],
        )
    return supply


def new_reference(at: datetime) -> str:
    """Return a name for a load: its day, and enough chance to be the only one."""
    return f"{at:%Y%m%d}-{secrets.token_hex(4)}"


def fingerprint_of(
    kind: SourceKind,
    source: Source | None,
    layout: dict[str, Any] | None,
    originals: Sequence[Original],
) -> str:
    """Return what two supplies share when the second can bring nothing new."""
    told = [
        READERS_EDITION,
        kind.value,
        source.pk if source else None,
        layout,
        sorted([original.name, original.sha256] for original in originals),
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
