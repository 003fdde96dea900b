"""Where those who offend, or are harmed, in an area live: flows nobody can be told by."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import lengths_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    rows_of,
    texts,
)
from frankpledge.analysis.statistics.sentences import number


DEFINITION = (
    "Records by the area where the person lives and the area where it happened. For each "
    "area of happening, homes with fewer records than the least shown are put together "
    "as “other homes”; where these still come to fewer, the next smallest joins them. So "
    "no figure printed is below the least and none can be found by taking away. "
    "Local: home and place are one area; only flows that may be shown are added up. Shares are of the records whose both areas are known."
)
OTHER = "other homes"


@method(
    "travel",
    family=Family.CONCENTRATION,
    title="From which area to which",
    question="How many who offend here live here, and where do the others come from?",
    definition=DEFINITION,
    sources=("Origin and destination table; Wiles and Costello, Home Office RS 207",),
    example=Example(
        {
            "home": ["Town"] * 14 + ["Docks"] * 6 + ["Park"] * 2 + ["Hill"] * 5,
            "place": ["Town"] * 20 + ["Town"] * 2 + ["Docks"] * 5,
        },
        story="Proven offences by where the offender lived.",
    ),
)
def travel(
    table: TableLike,
    *,
    home: Annotated[str, ColumnOf("The area where the person lives.")] = "home",
    place: Annotated[str, ColumnOf("The area where it happened.")] = "place",
    least: Annotated[int, Option("The smallest number of records shown.")] = 5,
) -> Result:
    """Return one row a flow that may be shown, with its share of the place's records."""
    rows = rows_of(table)
    between("smallest number", least, 1, 1000)
    pairs = list(zip(texts(rows, home), texts(rows, place), strict=True))
    known = [(one, other) for one, other in pairs if one and other]
    if not known:
        raise BadTable("No record has both its areas.")
    flows = _shown(Counter(known), least)
    sums = Counter(other for _, other in known)
    local = sum(many for (one, other), many in flows.items() if one == other)
    whole = sum(flows.values())
    lost = len(pairs) - len(known)
    hidden = sum(many < least for many in sums.values())
    told = {
        f"{lost} records lack an area and are left out.": lost > 0,
        f"{hidden} areas hold fewer than {least} records and are not shown.": hidden
        > 0,
    }
    return Result(
        method="travel",
        definition=DEFINITION,
        sentence=_sentence(local, whole, flows),
        table=_table(flows, sums),
        figures={"records shown": whole, "local, at least": local},
        warnings=tuple(words for words, is_so in told.items() if is_so),
        spec=_chart(flows),
    )


def _chart(flows: dict[tuple[str, str], int]) -> Spec | None:
    """Return the flows that may be shown, the largest first."""
    largest = sorted(flows, key=lambda pair: -flows[pair])
    if not largest:
        return None
    return lengths_spec(
        [
            f"{home} to {place}" if home != place else f"{home}, at home"
            for home, place in largest
        ],
        [float(flows[pair]) for pair in largest],
        title="Where those who offend live, and where they do it",
        subtitle="Records from each home area to each place.",
        unit="Records",
    )


def _table(flows: dict[tuple[str, str], int], sums: Counter[str]) -> pa.Table:
    return pa.table(
        {
            "home": pa.array([one for one, _ in flows], pa.string()),
            "place": pa.array([other for _, other in flows], pa.string()),
            "records": pa.array(list(flows.values()), pa.int64()),
            "percent_of_place": pa.array(
                [100 * many / sums[other] for (_, other), many in flows.items()],
                pa.float64(),
            ),
        }
    )


def _shown(flows: Counter[tuple[str, str]], least: int) -> dict[tuple[str, str], int]:
    """Return the flows with the small ones of each place put together."""
    found: dict[tuple[str, str], int] = {}
    for place in sorted({other for _, other in flows}):
        into = sorted(
            (many, one) for (one, other), many in flows.items() if other == place
        )
        together = 0
        while into and (into[0][0] < least or 0 < together < least):
            together += into.pop(0)[0]
        found |= {(one, place): many for many, one in reversed(into)}
        if together >= least:
            found[(OTHER, place)] = together
    return found


def _sentence(local: int, whole: int, flows: dict[tuple[str, str], int]) -> str:
    if not whole:
        return "No area holds enough records to be shown."
    share = f"{number(local)} of {number(whole)} ({number(100 * local / whole, 1)}%)"
    away = [pair for pair in flows if pair[0] not in (pair[1], OTHER)]
    least = "At least " if any(one == OTHER for one, _ in flows) else ""
    said = f"{least}{share} happened in the area where the person lives"
    if not away:
        return f"{said}."
    most = max(away, key=lambda pair: flows[pair])
    return f"{said}; the largest other flow is from {most[0]} to {most[1]} ({flows[most]})."
