"""Counts too small to be sent: refused before anything of the file is kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from frankpledge.analysis.measures.definition import Given
from frankpledge.analysis.measures.loading import catalogue
from frankpledge.analysis.readers.reading import Reading, Supplied
from frankpledge.intake.models import Source
from frankpledge.intake.rules.datasets import shipped
from frankpledge.intake.rules.small_counts import (
    NAMED,
    small_counts,
    small_counts_sentence,
    told_by_rest,
)
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.services.reading import order_for, read_files
from frankpledge.intake.states import SourceKind


class SmallCounts(IntakeFailure):
    """A file tells counts so small that they could point at somebody."""


def refuse_small_counts(
    source: Source | None,
    layout: dict[str, Any] | None,
    files: Sequence[Supplied],
    *,
    on: date,
) -> None:
    """
    Refuse files of a source with a smallest count that tell a smaller one.

    It is asked before the bytes are kept. Where nobody has said yet which column is
    which, it is asked again when they are first read.
    """
    if source is None or not source.smallest_count or layout is None:
        return
    kind = SourceKind(source.kind)
    order = order_for(kind, source=source, layout=layout, on=on)
    refuse_small_rows(source, read_files(order, files))


def refuse_small_rows(source: Source | None, reading: Reading) -> None:
    """Refuse what was read of a source where a count is smaller than it may send."""
    if source is None or not source.smallest_count or reading.table != "tally":
        return
    rows = reading.rows.select(["series", "area", "starts_on", "value"]).to_pylist()
    found = small_counts(rows, source.smallest_count, shares=shares())
    if found:
        raise SmallCounts(
            small_counts_sentence(found, source.smallest_count),
            "Write “suppressed” in their place and send the file again.",
        )
    dataset = shipped().get(source.dataset)
    told = told_by_rest(rows, source.smallest_count, dataset.parts if dataset else {})
    if told:
        raise SmallCounts(
            " ".join(told[:NAMED]),
            "Mend the numbers, or write “suppressed” for one more of them.",
        )


def shares() -> frozenset[str]:
    """Return the series that are no counts but values worked out, such as percentages."""
    return frozenset(
        measure.numerator.series
        for measure in catalogue().values()
        if isinstance(measure.numerator, Given)
    )
