"""What stands beside a plan's lines, at the end of its print: pledges, equality."""

from collections.abc import Iterator, Sequence

from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Heading, Listing, Table, runs
from frankpledge.plan.presenters.layouts.source import Source
from frankpledge.plan.rules.printing.beside import (
    EQUALITY,
    EQUALITY_COLUMNS,
    PLEDGE_COLUMNS,
    PLEDGES,
    equality_row,
    pledge_row,
    pledge_words,
)


def beside(source: Source) -> Iterator[Block]:
    """Yield the pledges and standards, and whom the actions affect."""
    kept = source.beside
    yield from table(PLEDGES, PLEDGE_COLUMNS, [pledge_row(one) for one in kept.pledges])
    rows = [equality_row(one) for one in kept.equality]
    yield from table(EQUALITY, EQUALITY_COLUMNS, rows)


def table(
    title: str, columns: Sequence[tuple[str, str]], rows: list[tuple[str, ...]]
) -> Iterator[Block]:
    """Yield a table under its heading, nothing where it would be empty."""
    if rows:
        yield Heading(runs(title))
        yield Table(title, tuple(Column(*one) for one in columns), tuple(rows))


def pledges_in_short(source: Source) -> Iterator[Block]:
    """Yield the pledges as residents read them."""
    said = tuple(map(runs, pledge_words(source.beside.pledges)))
    if said:
        yield Heading(runs(PLEDGES))
        yield Listing(said)
