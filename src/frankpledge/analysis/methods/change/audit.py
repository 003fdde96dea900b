"""The audit of types: every type, area and month on a line, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.charts.changes import change_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Base, Events, FalseDiscovery, Per, When
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import moments
from frankpledge.analysis.methods.tables import (
    BadTable,
    Flags,
    Floats,
    TableLike,
    between,
    column,
    counts,
    numbers,
    rows_of,
)
from frankpledge.analysis.statistics import audit
from frankpledge.analysis.statistics.sentences import number


MOST_CELLS = 20_000_000
NO_CHANGE = "no clear change"
DEFINITION = (
    "For every type, area and month: the count, the rate per 1,000 with its interval "
    "(exact under 10, else Byar), the same month a year before with the chance of so "
    "great a change (exact under 10, else the E-test), corrected over all areas and "
    "types of the month, the area's rank (1 the lowest), and the limits of normal "
    "variation of its own series (XmR). A month without a row is missing, unless the "
    "table is of incidents counted, where no row means none."
)


@method(
    "types-audit",
    family=Family.CHANGE,
    title="Audit of every type, area and month",
    question="What went up or down where, out of everything we count?",
    definition=DEFINITION,
    sources=("Crime audits under the Crime and Disorder Act 1998, section 6",),
    example=Example(
        {
            "type": ["Burglary", "Damage"] * 26,
            "area": ["North", "North", "South", "South"] * 13,
            "month": [f"{2018 + n // 48}-{n // 4 % 12 + 1:02d}" for n in range(52)],
            "events": [5 + n % 7 + (n > 50) * 30 for n in range(52)],
            "residents": [900, 900, 1200, 1200] * 13,
        }
    ),
)
def types_audit(
    table: TableLike,
    *,
    kind: Annotated[str, ColumnOf("The type of crime or incident.")] = "type",
    area: Annotated[str, ColumnOf("The area.")] = "area",
    when: When = "month",
    events: Events = "events",
    base: Base = "residents",
    no_row_means_none: Annotated[
        bool, Option("Whether a month without a row had none; else it is missing.")
    ] = False,
    multiplier: Per = 1000,
    false_discovery: FalseDiscovery = 0.05,
) -> Result:
    """Return one row a type, area and month, in that order, with all figures."""
    between("false discovery", false_discovery, 1e-6, 0.5)
    between("multiplier", multiplier, 1e-9, 1e12)
    rows = rows_of(table)
    cube = _Cube(rows, (kind, area, when), events, base, is_full=no_row_means_none)
    found = audit.audit(cube.counts, cube.residents, multiplier)
    clear = found.q[:, :, -1] < false_discovery
    grew = found.counts[:, :, -1] > found.before[:, :, -1]
    risen, fallen = cube.named(clear & grew), cube.named(clear & ~grew)
    outside = (found.counts > found.upper) | (found.counts < found.lower)
    return Result(
        method="types-audit",
        definition=DEFINITION,
        sentence=_sentence(cube, found, risen, fallen),
        table=cube.table(found, outside),
        figures={
            "rose": len(risen),
            "fell": len(fallen),
            "outside limits in the last month": int(outside[:, :, -1].sum()),
        },
        warnings=_holes(found.counts),
        spec=_chart(cube, found, clear, grew),
        period=f"{cube.months[0]} to {cube.months[-1]}",
    )


MOST_DRAWN = 20


def _chart(cube: _Cube, found: audit.Audit, clear: Flags, grew: Flags) -> Spec | None:
    """Return the last month against a year before, the least likely changes first."""
    chances = np.nan_to_num(found.p[:, :, -1], nan=2.0)
    order = np.argsort(chances, axis=None, kind="stable")[:MOST_DRAWN]
    places = [divmod(int(at), len(cube.areas)) for at in order]
    return change_spec(
        [f"{cube.kinds[kind]}, {cube.areas[area]}" for kind, area in places],
        [float(found.before[kind, area, -1]) for kind, area in places],
        [float(found.counts[kind, area, -1]) for kind, area in places],
        [
            NO_CHANGE if not clear[at] else "rose" if grew[at] else "fell"
            for at in places
        ],
        title=f"{cube.months[-1]} (full) and the same month a year before (hollow)",
        subtitle="The changes that chance least explains, up to twenty. Orange rose and "
        "navy fell clearly; grey and dashed did not.",
    )


def _sentence(
    cube: _Cube, found: audit.Audit, risen: Sequence[str], fallen: Sequence[str]
) -> str:
    over = f"over {len(cube.kinds)} types and {len(cube.areas)} areas"
    tested = int((~np.isnan(found.p[:, :, -1])).sum())
    if not tested:
        return f"{cube.months[-1]}, {over}: nothing from a year before to compare with."
    return (
        f"{cube.months[-1]} against a year before, {over}: {len(risen)} "
        f"rose{_list(risen)} and {len(fallen)} fell{_list(fallen)}, of {tested} compared."
    )


def _holes(cells: Floats) -> tuple[str, ...]:
    missing = int(np.isnan(cells).sum())
    return (f"{number(missing)} figures are missing.",) if missing else ()


def _list(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f" ({', '.join(names[:4])}{more})"


class _Cube:
    """Counts of every type, area and month, with the names along each side."""

    def __init__(
        self,
        rows: pa.Table,
        keys: tuple[str, str, str],
        events: str,
        base: str,
        *,
        is_full: bool,
    ) -> None:
        kind, area, when = keys
        self.kinds, of_kind = _coded(rows, kind)
        self.areas, of_area = _coded(rows, area)
        months = moments(rows, when).astype("datetime64[M]")
        first, last = months.min(), months.max()
        self.months = [str(month) for month in np.arange(first, last + 1)]
        shape = (len(self.kinds), len(self.areas), len(self.months))
        if np.prod(shape, dtype=float) > MOST_CELLS:
            raise BadTable("Too many types, areas and months at once: look for a typo.")
        of_month = (months - first).astype(np.int64)
        place = np.ravel_multi_index((of_kind, of_area, of_month), shape)
        if len(np.unique(place)) < len(place):
            raise BadTable("A type, area and month has two rows: add or pick before.")
        cube = np.full(shape, np.nan)
        if is_full:
            cube[:, :, np.unique(of_month)] = 0.0
        cube.ravel()[place] = counts(rows, events, may_be_missing=True)
        self.counts = cube
        self.residents = _residents(rows, base, of_area, self.areas)

    def named(self, cells: np.ndarray) -> list[str]:
        """Return the type and area of each cell that is marked."""
        return [
            f"{self.kinds[kind]} in {self.areas[area]}"
            for kind, area in zip(*np.nonzero(cells), strict=True)
        ]

    def table(self, found: audit.Audit, outside: np.ndarray) -> pa.Table:
        """Return one row a cell."""
        kinds, areas, months = self.counts.shape
        figures = {
            name: pa.array(np.ravel(cells), from_pandas=True)
            for name, cells in vars(found).items()
        }
        return pa.table(
            {
                "type": _repeated(
                    self.kinds, np.repeat(np.arange(kinds), areas * months)
                ),
                "area": _repeated(
                    self.areas, np.tile(np.repeat(np.arange(areas), months), kinds)
                ),
                "month": _repeated(
                    self.months, np.tile(np.arange(months), kinds * areas)
                ),
                **figures,
                "outside_limits": outside.ravel(),
            }
        )


def _repeated(names: Sequence[str], codes: np.ndarray) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(codes.astype(np.int32), list(names))


def _coded(rows: pa.Table, name: str) -> tuple[list[str], np.ndarray]:
    words = pc.cast(column(rows, name), pa.string())
    if words.null_count:
        raise BadTable(f"Column “{name}” is missing in {words.null_count} rows.")
    names = sorted(pc.unique(words).to_pylist())
    codes = pc.index_in(words, value_set=pa.array(names, pa.string()))
    return names, codes.to_numpy().astype(np.int64)


def _residents(
    rows: pa.Table, base: str, of_area: np.ndarray, areas: Sequence[str]
) -> Floats:
    people = numbers(rows, base, least=0)
    found = np.full(len(areas), np.nan)
    found[of_area] = people
    for at in np.flatnonzero(found[of_area] != people)[:1]:
        raise BadTable(f"{areas[of_area[at]]} has two numbers of residents.")
    return found
