"""A supply comes in: its bytes are kept and it gets a name."""

import hashlib
import json
import re
import secrets
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from frankpledge.access.models import Member
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.intake import policies
from frankpledge.intake.models import Source, Supply, SupplyFile, SupplyStep
from frankpledge.intake.services.failures import IntakeFailure, NotInThisState
from frankpledge.intake.services.originals import Original, keep_originals
from frankpledge.intake.services.small_counts import refuse_small_counts
from frankpledge.intake.states import SourceKind, SupplyState, may_follow


CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]")
NAME_LENGTH = 200


# Rises when the readers come to read the same bytes otherwise, so that a supply can
# then be loaded again.
READERS_EDITION = 2


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
    require_source(kind, source)
    refuse_day_to_come(extracted_on, at)
    refuse_small_counts(source, layout, files, on=at.date())
    originals = keep_originals(files)
    fingerprint = fingerprint_of(kind, source, layout, originals)
    supply = Supply(
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
    try:
        return asked_already(request_key, by) or write_arrival(supply, originals)
    except IntegrityError:
        # the button was pressed twice at once, and the other one came first
        if already := asked_already(request_key, by):
            return already
        raise


def asked_already(request_key: str | None, by: Member) -> Supply | None:
    """Return the supply that this very page made for this person before."""
    mine = Supply.objects.filter(supplied_by=by, request_key=request_key)
    return mine.first() if request_key else None


def refuse_day_to_come(extracted_on: date | None, at: datetime) -> None:
    """Refuse figures that are still to be taken from their system."""
    if extracted_on is not None and extracted_on > localtime(at).date():
        raise IntakeFailure(
            "Figures are taken from a system on a day that has come.",
            "Give the day of the extract, or none where nobody has said.",
        )


def require_source(kind: SourceKind, source: Source | None) -> None:
    """Refuse files that only a source of the catalogue says how to read."""
    if kind.is_mapped and source is None:
        raise IntakeFailure(
            f"“{kind.label}” can only be taken in for a source of the catalogue.",
            "Choose the source that sent it.",
        )


@transaction.atomic
def write_arrival(supply: Supply, originals: Sequence[Original]) -> Supply:
    """Write down a supply, its files in order, its first step and who brought it."""
    by = supply.supplied_by
    supply.save(force_insert=True)
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
        supply=supply, state=SupplyState.RECEIVED, at=supply.received_at, by=by
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


def receive_upload(
    *,
    kind: SourceKind,
    uploads: Sequence[UploadedFile[Any]],
    at: datetime,
    by: Member,
    source: Source | None = None,
    layout: dict[str, Any] | None = None,
    extracted_on: date | None = None,
    request_key: str | None = None,
) -> Supply:
    """Keep what was uploaded on a page; nothing of it stays outside the store."""
    with tempfile.TemporaryDirectory(prefix="frankpledge-") as folder:
        return receive_supply(
            kind=kind,
            files=[on_disk(upload, Path(folder)) for upload in uploads],
            at=at,
            by=by,
            source=source,
            layout=layout,
            extracted_on=extracted_on,
            request_key=request_key,
        )


TYPED_COLUMNS = ("series", "area", "period", "value")
TYPED_NAME = "typed-return.csv"


def receive_typed(
    *,
    source: Source,
    content: bytes,
    period_type: str,
    at: datetime,
    by: Member,
    request_key: str | None = None,
) -> Supply:
    """Keep a return that was typed on a page as the file it might have come as."""
    layout = {
        "table": "tally",
        "dataset": source.dataset,
        "source": source.code,
        "columns": [{"heading": name, "field": name} for name in TYPED_COLUMNS],
        "period_type": period_type,
    }
    with tempfile.TemporaryDirectory(prefix="frankpledge-") as folder:
        path = Path(folder) / TYPED_NAME
        path.write_bytes(content)
        return receive_supply(
            kind=SourceKind.TOTALS,
            files=[Supplied(path, TYPED_NAME)],
            at=at,
            by=by,
            source=source,
            layout=layout,
            request_key=request_key,
        )


def on_disk(upload: UploadedFile[Any], folder: Path) -> Supplied:
    """Return an upload as a file; a large one is on the disk already."""
    name = CONTROL_CHARACTERS.sub("", upload.name or "")[-NAME_LENGTH:] or "file"
    if hasattr(upload, "temporary_file_path"):
        return Supplied(Path(upload.temporary_file_path()), name)
    path = folder / secrets.token_hex(8)
    with path.open("wb") as out:
        for piece in upload.chunks():
            out.write(piece)
    return Supplied(path, name)


@transaction.atomic
def use_layout(
    *, supply: Supply, layout: dict[str, Any], at: datetime, by: Member
) -> Supply:
    """Read a supply by this layout from now on; it must then be checked again."""
    policies.may_supply(by, supply.agency_id).require()
    if not may_follow(supply.status, SupplyState.CHECKED):
        raise NotInThisState(
            f"Load {supply.reference} is “{supply.status.label.lower()}”.",
            "Supply the files again to read them by another layout.",
        )
    supply.layout = layout
    originals = [
        Original(file.name, file.sha256, file.size)
        for file in supply.supply_files.all()
    ]
    supply.fingerprint = fingerprint_of(
        SourceKind(supply.kind), supply.source, layout, originals
    )
    supply.save(update_fields=["layout", "fingerprint"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="supply",
        ref=supply.reference,
        fields=["layout"],
    )
    return supply
