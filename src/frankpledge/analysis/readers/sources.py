"""Every kind of source, and the reading of its files in this very process."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from frankpledge.analysis.readers import police_asb, police_street, road_casualties
from frankpledge.analysis.readers.delimited import delimited_grid
from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.files import Member, all_members, supplied_files
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.isolation import Progress
from frankpledge.analysis.readers.mapped import incidents, sheets, totals
from frankpledge.analysis.readers.mapped.columns import layout_of
from frankpledge.analysis.readers.overlap import without_overlaps
from frankpledge.analysis.readers.parts import Order, Part, joined, refused
from frankpledge.analysis.readers.reading import Reading, Supplied
from frankpledge.analysis.readers.signatures import what_it_is
from frankpledge.analysis.tables import incident, tally
from frankpledge.analysis.tables.registry import TABLES


# Unpacking and parsing release the interpreter, so threads read files side by side;
# more than a few would only hold more files in memory at once.
THREADS = 2

GridOf = Callable[["Source", Order, Member], Grid]


def _text_grid(source: "Source", order: Order, member: Member) -> Grid:
    data = member.opened()
    words = what_it_is(data)
    if words:
        raise CannotRead(f"{member.name} is {words}.", f"Expected {source.expected}.")
    return delimited_grid(member.name, data, order.limits)


def _mapped_grid(source: "Source", order: Order, member: Member) -> Grid:
    layout = layout_of(order, member.name)
    opened = sheets.opened(member, order.limits)
    return sheets.grid_by(member.name, opened, layout, order.limits)


@dataclass(frozen=True)
class Source:
    """A kind of supply: what its files are, and the reader of one of its tables."""

    kind: str
    expected: str
    part_of: Callable[[Grid, Order, str], Part]
    table: str = incident.NAME
    grid_of: GridOf = _text_grid
    names_its_source: bool = False


SOURCES = {
    source.kind: source
    for source in (
        Source(
            "police-street",
            police_street.EXPECTED,
            police_street.part_of,
            names_its_source=True,
        ),
        Source("police-asb", police_asb.EXPECTED, police_asb.part_of),
        Source("road-casualties", road_casualties.EXPECTED, road_casualties.part_of),
        Source("incidents", sheets.EXPECTED, incidents.part_of, grid_of=_mapped_grid),
        Source("totals", sheets.EXPECTED, totals.part_of, tally.NAME, _mapped_grid),
    )
}


def read_here(
    order: Order, paths: Sequence[Path | Supplied], progress: Progress | None = None
) -> Reading:
    """
    Return everything these files hold, read in this process.

    One file that cannot be read does not hold up the others: it is listed with the
    reason. When none can be read the reason is raised instead.
    """
    source = _source(order)
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
    table = TABLES[source.table]
    settled = without_overlaps(
        table,
        parts,
        lambda part: source.grid_of(source, order, members[part.count.file]),
    )
    return joined(table.name, settled)


def _source(order: Order) -> Source:
    if order.kind not in SOURCES:
        raise CannotRead(
            f"There is no kind of source called {order.kind}.",
            f"Choose one of {', '.join(SOURCES)}.",
        )
    source = SOURCES[order.kind]
    named = order.source or (order.layout and order.layout.source)
    if not named and not source.names_its_source:
        raise CannotRead(
            f"Files of the kind {order.kind} do not say whose they are.",
            "Name the source that sent them.",
        )
    return source


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
        grid = source.grid_of(source, order, member)
        return source.part_of(grid, order, member.sha256)
    except CannotRead as failure:
        schema = TABLES[source.table].supplied
        return refused(member.name, member.sha256, str(failure), schema)
