"""The lake's side of a load: rows in, rows out, one turn at a time."""

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from contextvars import ContextVar

from django.conf import settings

from frankpledge.analysis.lake.durable import one_writer
from frankpledge.analysis.readers.reading import Reading
from frankpledge.analysis.tables import Slice
from frankpledge.intake import selectors
from frankpledge.intake.models import Supply
from frankpledge.intake.services.ledger import standing_before
from frankpledge.intake.states import SliceState, SourceKind


@contextlib.contextmanager
def turn_at_the_lake() -> Iterator[None]:
    """
    Wait for a turn to change the lake and the database together.

    The turn ends with the process that holds it, however that ends. Whoever has
    the turn therefore knows that a load found half done was broken off.
    """
    with one_writer(settings.WORKSPACE / "lake" / ".turn"):
        yield


is_counting = ContextVar("is_counting", default=False)


@contextlib.contextmanager
def turn_to_count() -> Iterator[None]:
    """
    Wait for a turn to count figures, so that older ones never replace newer.

    Who counts on behalf of who has the turn has it too.
    """
    if is_counting.get():
        yield
        return
    with one_writer(settings.WORKSPACE / "lake" / ".figures"):
        mark = is_counting.set(True)
        try:
            yield
        finally:
            is_counting.reset(mark)


def put_in(supply: Supply, reading: Reading) -> int:
    """Put a supply's rows into the lake in one commit and return its version."""
    commit = selectors.lake().replace(
        reading.table, reading.slices, reading.rows, supply.reference
    )
    return commit.version


def version_of(supply: Supply) -> int | None:
    """Return the lake's commit that holds this load, None where there is none."""
    for commit in selectors.lake().commits(table_of(supply)):
        if commit.load_id == supply.reference:
            return commit.version
    return None


def table_of(supply: Supply) -> str:
    """Return the standard table that a supply's rows belong to."""
    return "tally" if supply.kind == SourceKind.TOTALS else "incident"


def put_back(supply: Supply) -> None:
    """
    Put back what the slices of a supply held before it; doing it twice is harmless.

    Each slice goes back to the last supply that was not undone itself, so slices
    may go back to different versions; one that held nothing becomes empty, which
    is to say missing.
    """
    table = table_of(supply)
    emptied: list[Slice] = []
    restored: dict[int, list[Slice]] = defaultdict(list)
    current = supply.slices.filter(state=SliceState.CURRENT).select_related("source")
    for row in current:
        earlier = standing_before(row)
        if earlier is None or earlier.lake_version is None:
            emptied.append(row.part)
        else:
            restored[earlier.lake_version].append(row.part)
    held = selectors.lake()
    for version, parts in sorted(restored.items()):
        held.restore(table, parts, version, f"{supply.reference}-undo-{version}")
    if emptied:
        from frankpledge.analysis.tables.registry import TABLES

        nothing = TABLES[table].supplied.empty_table()
        held.replace(table, emptied, nothing, f"{supply.reference}-undo")
