"""What evaluations share: their columns, their cautions and a made-up panel."""

from __future__ import annotations

from typing import Annotated

from frankpledge.analysis.methods.missing_months import missing_months
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import ColumnOf, Option
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    counts,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.evaluation.panels import Panel, panel_of
from frankpledge.analysis.patterns.evaluation.placebos import ranks_suffice
from frankpledge.analysis.statistics.sentences import number


Area = Annotated[str, ColumnOf("The area.")]
Period = Annotated[str, ColumnOf("The period, so written that it sorts: 2019-07.")]
Count = Annotated[str, ColumnOf("Events; empty where not supplied.")]
Start = Annotated[str, Option("The first period of the operation, as in the column.")]
ChosenAtPeak = Annotated[
    str, Option("Was it chosen for a bad spell: yes, no or unknown.")
]
Worthwhile = Annotated[float, Option("The smallest fall worth having, in per cent.")]
Treated = Annotated[tuple[str, ...], Option("The areas that had the operation.")]
Around = Annotated[
    tuple[str, ...], Option("Areas around it, where crime may have moved.")
]
ANSWERS = {"yes": True, "no": False, "unknown": None}
STANDS_FOR = (
    "The comparison stands for what would have happened anyway. No figure proves that "
    "it does: say why it is alike, and what else changed in either place."
)
POISSON = (
    "The intervals take counts to vary as chance alone makes them. Crimes that come in "
    "series vary more, and then the intervals are too narrow: give a dispersion from "
    "past years."
)
ONE_PERIOD = (
    "One period before and one after cannot show whether both places went the same way "
    "earlier: with monthly counts use difference-in-differences."
)
MOVED = (
    "If crime moved into the areas it is compared with, the effect is overstated. In "
    "one trial of made-up data a model that left displacement out was never right in "
    "200 runs: name the areas around the operation, so that they are kept apart."
)
ALL_AT_ONCE = (
    "Something that came to all areas at the same time cannot be told from the "
    "operation where it fell on them unequally."
)


def _months(number: int) -> list[str]:
    return [f"{2018 + month // 12}-{month % 12 + 1:02d}" for month in range(number)]


def made_up() -> dict[str, list[str] | list[int]]:
    """Return seven made-up areas over twenty months; the first falls from the 13th."""
    areas, months, events = [], [], []
    for area in range(7):
        for month, name in enumerate(_months(20)):
            season = 3 * ((month % 12) in (5, 6, 7))
            wobble = (5 * area + 7 * month + area * month) % 9 - 4
            fall = 12 if area == 0 and month >= 12 else 0
            areas.append("ABCDEFG"[area])
            months.append(name)
            events.append(24 + 3 * area + season + wobble - fall)
    return {"area": areas, "period": months, "events": events}


def panel_from(table: TableLike, area: str, period: str, events: str) -> Panel:
    """Return a long table as a panel; raise BadTable for a missing name or a double."""
    rows = rows_of(table)
    names, times = texts(rows, area), texts(rows, period)
    if None in names or None in times:
        raise BadTable("Every row needs the name of its area and its period.")
    values = counts(rows, events, may_be_missing=True)
    with said_plainly():
        return panel_of(
            [str(one) for one in names], [str(one) for one in times], values
        )


def shared_warnings(
    given: Panel, placebos: int, wanted: float, around: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the cautions that stand beside every effect on a panel."""
    absent = missing_months((*given.periods,))
    told = {
        f"Left out, because some area did not supply it: {', '.join(given.gaps)}.": (
            bool(given.gaps)
        ),
        f"No area supplied {absent}: missing, and not taken as nothing.": bool(absent),
        f"Only {placebos} areas serve as placebos: too few for an interval of "
        f"{number(100 * wanted)}% by their ranks, so Student's t gives it.": (
            placebos > 0 and not ranks_suffice(placebos, wanted)
        ),
        MOVED: not around,
        ALL_AT_ONCE: True,
        STANDS_FOR: True,
    }
    return tuple(words for words, is_so in told.items() if is_so)
