"""What a supply would change: rows added, removed and changed, by period and kind."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    import pyarrow as pa


# What a difference is told by, what says that two rows are the same event or total,
# and the columns that are no part of what was supplied.
PLACES = {
    "incident": ("source", "month", "kind", "key"),
    "tally": ("source", "starts_on", "series", "place"),
}
NOT_SUPPLIED = {"dataset", "load_id", "row"}


@dataclass(frozen=True, order=True)
class Change:
    """How one kind of row in one period of one source would change."""

    source: str
    starts_on: date
    kind: str
    before: int
    after: int
    added: int
    removed: int
    changed: int

    @property
    def is_any(self) -> bool:
        """Say whether anything changes at all."""
        return bool(self.added or self.removed or self.changed)

    def to_data(self) -> dict[str, Any]:
        """Return the change as plain data for JSON."""
        return {**asdict(self), "starts_on": self.starts_on.isoformat()}


def differences(table: str, before: "pa.Table", after: "pa.Table") -> list[Change]:
    """
    Return how the rows of the same periods differ between two supplies.

    Rows are compared whole. Where a row with the same key (the open crime number,
    or a total's series and area) went and came, it changed: an outcome revised
    later shows as that and not as a crime lost and another found. Rows without
    a key, such as anti-social behaviour, can only be added or removed.
    """
    import pyarrow as pa

    source, start, kind, key = PLACES[table]
    both = pa.concat_tables([signed(before, -1), signed(after, 1)])
    names = [name for name in both.column_names if name != "sign"]
    net = both.group_by(names).aggregate([("sign", "sum")])
    counts = {
        sign: counted(rows, (source, start, kind))
        for sign, rows in ((-1, before), (1, after))
    }
    moved = movements(net, (source, start, kind, key), is_kind_fixed=table == "tally")
    places = sorted(counts[-1].keys() | counts[1].keys())
    return [
        Change(
            *place,
            before=counts[-1][place],
            after=counts[1][place],
            added=moved["added"][place],
            removed=moved["removed"][place],
            changed=moved["changed"][place],
        )
        for place in places
    ]


def signed(rows: "pa.Table", sign: int) -> "pa.Table":
    """Return what was supplied of each row, with a sign to add up by."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = {}
    for name in sorted(set(rows.column_names) - NOT_SUPPLIED):
        column = rows.column(name)
        if pa.types.is_list(column.type):
            column = pc.binary_join(column, "|")
        columns[name] = column
    if "area" in columns:
        # A year and its first quarter start together and are not the same total.
        types = columns["period_type"]
        columns["place"] = pc.binary_join_element_wise(columns["area"], types, " ")
    columns["sign"] = pa.repeat(pa.scalar(sign, pa.int64()), len(rows))
    return pa.table(columns)


def counted(
    rows: "pa.Table", names: tuple[str, str, str]
) -> Counter[tuple[str, date, str]]:
    """Return how many rows there are of each kind in each period."""
    groups = rows.group_by(list(names)).aggregate([([], "count_all")])
    columns = [groups.column(name).to_pylist() for name in (*names, "count_all")]
    return Counter(
        {
            (source, start, kind): n
            for source, start, kind, n in zip(*columns, strict=True)
        }
    )


def movements(
    net: "pa.Table", names: tuple[str, str, str, str], *, is_kind_fixed: bool
) -> dict[str, Counter[tuple[str, date, str]]]:
    """
    Return the rows that came, went and changed, by period and kind.

    A crime may be reclassified and is still the same crime; a total is told by its
    series, so there the kind never changes.
    """
    came: dict[Any, list[tuple[str, date, str]]] = defaultdict(list)
    went: dict[Any, list[tuple[str, date, str]]] = defaultdict(list)
    for place, key, times in net_rows(net, names):
        kind = place[2] if is_kind_fixed else None
        identity = (place[0], place[1], kind, key)
        (came if times > 0 else went)[identity] += [place] * abs(times)
    moved: dict[str, Counter[tuple[str, date, str]]] = {
        "added": Counter(),
        "removed": Counter(),
        "changed": Counter(),
    }
    for identity in came.keys() | went.keys():
        new, old = came[identity], went[identity]
        same = min(len(new), len(old)) if identity[3] is not None else 0
        moved["changed"].update(new[:same])
        moved["added"].update(new[same:])
        moved["removed"].update(old[same:])
    return moved


def net_rows(
    net: "pa.Table", names: tuple[str, str, str, str]
) -> Iterator[tuple[tuple[str, date, str], str | None, int]]:
    """Yield the rows that do not cancel out: their place, their key, how often."""
    import pyarrow.compute as pc

    left = net.filter(pc.not_equal(net.column("sign_sum"), 0))
    columns = [left.column(name).to_pylist() for name in (*names, "sign_sum")]
    for source, start, kind, key, times in zip(*columns, strict=True):
        yield (source, start, kind), key, times
