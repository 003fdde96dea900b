"""Reads a supply of any known source: the one way in for agencies' files."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from frankpledge.analysis.readers import police_street
from frankpledge.analysis.readers.delimited import delimited_grid
from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.files import Member, all_members, supplied_files
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.overlap import without_overlaps
from frankpledge.analysis.readers.parts import Order, Part, joined, refused
from frankpledge.analysis.readers.reading import Reading, Supplied
from frankpledge.analysis.readers.signatures import what_it_is
from frankpledge.analysis.tables import incident
from frankpledge.analysis.tables.registry import TABLES


# Unpacking and parsing release the interpreter, so threads read files side by side;
# more than a few would only hold more files in memory at once.
THREADS = 2

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Source:
    """A kind of supply: what its files are, and the reader of one of its tables."""

    kind: str
    expected: str
    part_of: Callable[[Grid, Order, str], Part]


SOURCES = {
    source.kind: source
    for source in (
        Source("police-street", police_street.EXPECTED, police_street.part_of),
    )
}


def read(
    order: Order, paths: Sequence[Path | Supplied], progress: Progress | None = None
) -> Reading:
    """
    Return everything these files hold, every row of them accounted for.

    One file that cannot be read does not hold up the others: it is listed with the
    reason. When none can be read the reason is raised instead.
    """
    source = SOURCES[order.kind]
    found = list(all_members(supplied_files(paths), order.limits))
    parts = list(_read_all(source, order, found, progress))
    if all(part.count.refused for part in parts):
        raise CannotRead(parts[0].count.refused)
    rows = sum(part.count.read for part in parts)
    if rows > order.limits.rows:
        raise TooMuch(
            f"These files have {rows:,} rows; the most is {order.limits.rows:,}.",
            "Load fewer months at a time.",
        )
    members = {member.name: member for member in found}
    table = TABLES[incident.NAME]
    settled = without_overlaps(
        table, parts, lambda part: _grid(source, order, members[part.count.file])
    )
    return joined(table.name, settled)


def _read_all(
    source: Source, order: Order, found: list[Member], progress: Progress | None
) -> Iterator[Part]:
    with ThreadPoolExecutor(THREADS) as pool:
        done = pool.map(lambda member: _part(source, order, member), found)
        for place, part in enumerate(done, start=1):
            if progress:
                progress(place, len(found), part.count.file)
            yield part


def _part(source: Source, order: Order, member: Member) -> Part:
    try:
        grid = _grid(source, order, member)
        return source.part_of(grid, order, member.sha256)
    except CannotRead as failure:
        return refused(member.name, member.sha256, str(failure), incident.SUPPLIED)


def _grid(source: Source, order: Order, member: Member) -> Grid:
    data = member.opened()
    words = what_it_is(data)
    if words:
        raise CannotRead(f"{member.name} is {words}.", f"Expected {source.expected}.")
    return delimited_grid(member.name, data, order.limits)
