"""Events by who or what they happened to, as all methods of repeats take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from frankpledge.analysis.methods.registry import ColumnOf, Option
from frankpledge.analysis.methods.tables import BadTable, Dates, column, times
from frankpledge.analysis.statistics.sentences import number


Who = Annotated[str, ColumnOf("The victim, caller, address or person, by name or key.")]
When = Annotated[str, ColumnOf("When it happened.")]
Months = Annotated[int, Option("Length of the window, in months.")]
DataEnds = Annotated[
    date | None,
    Option("First day after the data; the day after the last event if not given."),
]
MOST_MONTHS = 600
KINDS_OF_PLACE = frozenset(
    {
        "",
        "airport/airfield",
        "bus/coach station",
        "conference/exhibition centre",
        "ferry terminal",
        "further/higher educational building",
        "hospital",
        "motorway service area",
        "nightclub",
        "no location",
        "park/open space",
        "parking area",
        "pedestrian subway",
        "petrol station",
        "police station",
        "prison",
        "race track",
        "shopping area",
        "sports/recreation area",
        "supermarket",
        "theatre/concert hall",
        "theme/adventure park",
    }
)
"""What open police data call map points that are not on a street (data.police.uk)."""


@dataclass(frozen=True)
class Sightings:
    """Events that say who and when: keys as numbers, moments, names by number."""

    keys: NDArray[np.int64]
    moments: Dates
    names: list[str]
    warnings: tuple[str, ...]

    def __len__(self) -> int:
        """Return how many events say both."""
        return len(self.keys)

    def ends_before(self, given: date | None) -> np.datetime64:
        """Return the first day after the data; raise BadTable where there is none."""
        if given is not None:
            return np.datetime64(given)
        if not len(self):
            raise BadTable("No row says both who and when.")
        return np.datetime64(
            self.moments.max().astype("datetime64[D]") + np.timedelta64(1, "D")
        )


def known_names(rows: pa.Table, who: str) -> tuple[pa.Array, NDArray[np.bool_]]:
    """Return the trimmed names and which rows have one: blanks are not known."""
    keys = column(rows, who)
    if pa.types.is_floating(keys.type):
        keys = pc.if_else(pc.is_nan(keys), None, keys)
    names = pc.utf8_trim_whitespace(pc.cast(keys, pa.string()))
    known = pc.fill_null(pc.not_equal(names, ""), False)
    return names.combine_chunks(), np.asarray(known.to_numpy(), np.bool_)


def sightings(rows: pa.Table, who: str, when: str, name: str = "rows") -> Sightings:
    """Return the events that say who and when, and warn of those left out."""
    names, is_named = known_names(rows, who)
    moments = times(rows, when, may_be_missing=True)
    dated = ~np.isnat(moments)
    kept = is_named & dated
    encoded = names.filter(pa.array(kept)).dictionary_encode()
    listed = encoded.dictionary.to_pylist()
    told = (
        (~is_named, "that do not say who"),
        (is_named & ~dated, "without a date"),
    )
    warnings = [
        f"Of the {name}, left out {words}: {number(int(which.sum()))}."
        for which, words in told
        if which.any()
    ]
    if are_months(moments[kept].astype("datetime64[D]").astype(np.int64)):
        warnings.append(
            "Every date is the first of a month: these are months written as dates, so "
            "days between events are known only to a month."
        )
    return Sightings(
        encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64),
        moments[kept],
        listed,
        (*warnings, *doubts_of(listed)),
    )


def are_months(days: NDArray[np.int64]) -> bool:
    """Say whether dates (days since 1970) are all firsts, of more than one month."""
    dates = np.unique(days).astype("datetime64[D]")
    return len(dates) > 1 and bool((dates == dates.astype("datetime64[M]")).all())


def doubts_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return warnings where names are no keys: spelled two ways, or shared by many."""
    bare = {"".join(name.split()).casefold() for name in names}
    warnings = []
    if len(bare) < len(names):
        warnings.append(
            "Names that differ only by capitals or spaces, taken as different: "
            f"{number(len(names) - len(bare))}. They may hide repeats."
        )
    kinds = sorted({name for name in names if _stem(name) in KINDS_OF_PLACE})
    if kinds:
        more = f" and {len(kinds) - 3} more" if len(kinds) > 3 else ""
        listed = "”, “".join(kinds[:3])
        warnings.append(
            f"“{listed}”{more} name a kind of place and not one place: all supermarkets "
            "together look like one. Leave them out, or tell places apart by coordinates."
        )
    return tuple(warnings)


def _stem(name: str) -> str:
    return name.casefold().removeprefix("on or near").strip()


def assumed_end(given: date | None, end: np.datetime64) -> tuple[str, ...]:
    """Return a warning where nobody said when the data end."""
    if given is not None:
        return ()
    return (
        f"The data are taken to end with the last event, before {end}. Where they go on "
        "longer say so, or the risk comes out a little too high.",
    )
