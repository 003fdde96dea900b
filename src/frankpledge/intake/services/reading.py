"""Reading what was supplied, with the facts that the readers need."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from frankpledge.analysis.keys import kept_key
from frankpledge.analysis.readers.reading import Reading, Supplied
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.services.originals import kept_file
from frankpledge.intake.states import SourceKind


if TYPE_CHECKING:
    from frankpledge.analysis.readers.parts import Order


Progress = Callable[[int, int, str], None]
KEY_BYTES = 32


def identifier_key() -> bytes:
    """
    Return the secret under which references and callers become hashes.

    It is made once and belongs to the workspace: under another key the same caller
    would become another hash and no repeat would ever be seen again.
    """
    file: Path = settings.WORKSPACE / "identifiers.key"
    return kept_key(file, lambda: secrets.token_bytes(KEY_BYTES))


def order_for(
    kind: SourceKind,
    *,
    source: Source | None,
    layout: dict[str, Any] | None,
    on: date,
) -> "Order":
    """Return what the readers are asked for."""
    from frankpledge.analysis.readers.layout import Layout
    from frankpledge.analysis.readers.parts import Order

    return Order(
        kind=kind.value,
        today=on,
        source=source.code if source else "",
        layout=Layout.from_data(layout) if layout else None,
        key=identifier_key(),
    )


def read_files(
    order: "Order", files: Sequence[Supplied], progress: Progress | None = None
) -> Reading:
    """Return everything the files hold; the readers work in a process of their own."""
    from frankpledge.analysis.readers.supply import read

    return read(order, files, progress)


def kept_files(supply: Supply) -> list[Supplied]:
    """Return a supply's kept bytes under the names they came with."""
    return [kept_file(file.sha256, file.name) for file in supply.supply_files.all()]


def read_supply(
    supply: Supply, *, on: date, progress: Progress | None = None
) -> Reading:
    """Return what a supply's kept bytes hold."""
    if SourceKind(supply.kind).is_mapped and supply.layout is None:
        raise IntakeFailure(
            "Nobody has said yet which column of these files is which.",
            "Choose or make a layout for them.",
        )
    files = kept_files(supply)
    order = order_for(
        SourceKind(supply.kind), source=supply.source, layout=supply.layout, on=on
    )
    return read_files(order, files, progress)
