"""Every test of two counts by its name, and tests for a handful of events."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Confidence, Events, Name, NoBase, Seed
from frankpledge.analysis.methods.registry import ColumnOf, Example, Family, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    MOST_SEED,
    BadTable,
    Floats,
    TableLike,
    between,
    counts,
    names_of,
    numbers,
    rows_of,
    told_twice,
)
from frankpledge.analysis.statistics import count_tests
from frankpledge.analysis.statistics.change import SIGNIFICANT_BELOW, percent_change
from frankpledge.analysis.statistics.count_tests import NamedTest
from frankpledge.analysis.statistics.distinct import once_each
from frankpledge.analysis.statistics.sentences import chance, number
from frankpledge.analysis.statistics.small_samples import SmallSample, spread_evenly


EVERY = (
    "The chance of so great a difference between two counts under every test that "
    "programs in use print, each by name and with its z where it has one, so that a "
    "figure found elsewhere can be traced. The ratio is the later rate over the "
    "earlier. The house uses the exact test where either count is under 10 and the "
    "E-test otherwise. “First a known mean” is right only where the first figure is a "
    "long average: between two single years it makes 633 to 690 look significant."
)


@method(
    "change-tests",
    family=Family.CHANGE,
    title="Every test of two counts, by name",
    question="Which test gave the figure that another program printed?",
    definition=EVERY,
    sources=(
        "Krishnamoorthy and Thomson 2004 (E-test, by the counts' own variances)",
        "Przyborowski and Wilenski 1940 (exact); Lancaster 1961 (mid-p)",
    ),
    example=Example({"name": ["Wounding"], "before": [633], "after": [690]}),
)
def change_tests(
    table: TableLike,
    *,
    name: Name = "name",
    before: Annotated[str, ColumnOf("Events in the earlier period.")] = "before",
    after: Annotated[str, ColumnOf("Events in the later period.")] = "after",
    base_before: NoBase = "",
    base_after: NoBase = "",
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return a row for each row and test: its p and, where it has one, its z.

    The figures are those of the first row: the house's p, the change in per cent of
    the earlier rate, and the later rate over the earlier with its limits.
    """
    rows = rows_of(table)
    between("confidence", confidence, 0.5, 0.9999)
    names = names_of(rows, name)
    first, second = counts(rows, before), counts(rows, after)
    sizes = _bases(rows, base_before), _bases(rows, base_after)
    found = once_each(count_tests.every_tested, first, second, *sizes)
    x1, x2, size1, size2 = (
        float(column[0]) for column in (first, second, sizes[0], sizes[1])
    )
    chosen = count_tests.chosen(x1, x2, size1, size2)
    return Result(
        method="change-tests",
        definition=EVERY,
        sentence=(
            f"{names[0]}, from {number(x1)} to {number(x2)}: the house's "
            f"test ({chosen.test}) gives {chance(chosen.p)}, so {_read(chosen.p)}."
        ),
        table=_tests(names, found),
        figures={
            "p": chosen.p,
            "test": chosen.test,
            "percent change": percent_change(x1 / size1, x2 / size2),
            **_ratio(count_tests.rate_ratio(x1, x2, size1, size2, confidence)),
        },
        warnings=told_twice(names),
        spec=_chart(names[0], found[0], chosen.test),
    )


def _tests(names: list[str], found: list[tuple[NamedTest, ...]]) -> pa.Table:
    """Return a row for each name and each of its tests."""
    place = np.repeat(np.arange(len(found)), [len(tests) for tests in found])
    each = [one for tests in found for one in tests]
    return pa.table(
        {
            "name": pa.array(names, pa.string()).take(pa.array(place)),
            "test": pa.array([one.test for one in each], pa.string()),
            "p": pa.array([one.p for one in each], pa.float64()),
            "z": pa.array([one.z for one in each], pa.float64()),
        }
    )


def _chart(name: str, tests: tuple[NamedTest, ...], chosen: str) -> Spec:
    """Return the first row's p by every test that gives one."""
    house = next((one.test for one in tests if one.test.startswith(chosen)), "")
    return effects_spec(
        [
            Mark(one.test, one.p, is_own=one.test == house)
            for one in tests
            if one.p is not None
        ],
        title=f"{name}: the chance that each test gives",
        subtitle="Left of the line (0.05) a change is called clear; a diamond marks "
        "the house's test.",
        unit="p",
        none=SIGNIFICANT_BELOW,
        decimals=2,
    )


def _read(p: float) -> str:
    seldom = p < SIGNIFICANT_BELOW
    return "chance alone would seldom do it" if seldom else "chance could explain it"


def _bases(rows: pa.Table, column: str) -> Floats:
    if not column:
        return np.ones(rows.num_rows)
    found = numbers(rows, column, least=0)
    if not (found > 0).all():
        raise BadTable("Every base must be above 0.")
    return found


def _ratio(ratio: count_tests.RateRatio | None) -> dict[str, float | None]:
    return {
        "rate ratio": ratio.value if ratio else None,
        "rate ratio, low": ratio.low if ratio else None,
        "rate ratio, high": ratio.high if ratio else None,
    }


SMALL = (
    "Whether a handful of events falls unevenly over groups (weekdays, hours, "
    "places). G, the likelihood ratio, is 0 where they lie just as expected, evenly "
    "unless shares are given, and grows the further they lie from it. Its chance is "
    "exact: every way in which so many events can fall is looked at. Where there are "
    "too many ways to list they are drawn at random with a seed."
)
FEW_EVENTS = 8
FEW = "With so few events only a very uneven spread can be told from chance."


@method(
    "small-samples",
    family=Family.CHANGE,
    title="Is a handful of events spread unevenly?",
    question="Do these few events favour a day, or is it chance?",
    definition=SMALL,
    sources=("Wheeler 2016, J. Investigative Psychology 13, 148 to 165",),
    example=Example(
        {
            "group": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
            "events": [0, 0, 0, 0, 3, 0, 0],
        }
    ),
)
def small_samples(
    table: TableLike,
    *,
    group: Name = "group",
    events: Events = "events",
    share: Annotated[
        str, ColumnOf("How likely each group is, in any unit; none if all alike.")
    ] = "",
    seed: Seed = 1,
) -> Result:
    """Return the groups with expected events; figures hold G and its chance."""
    rows = rows_of(table, 2)
    seen = counts(rows, events)
    shares = numbers(rows, share, least=0) if share else np.ones(len(seen))
    if not seen.sum() > 0 or not (shares > 0).all():
        raise BadTable("The test needs events, and every group a share above 0.")
    between("seed", seed, 0, MOST_SEED)
    found = spread_evenly(seen, shares, seed)
    expected = seen.sum() * shares / shares.sum()
    names = names_of(rows, group)
    return Result(
        method="small-samples",
        definition=SMALL,
        sentence=_spread_sentence(float(seen.sum()), found),
        table=rows.append_column("expected", pa.array(expected)),
        figures=asdict(found),
        warnings=(
            *((FEW,) if seen.sum() < FEW_EVENTS else ()),
            *told_twice(names, "groups"),
        ),
        seed=None if found.is_exact else seed,
        spec=bars_spec(
            names,
            seen.tolist(),
            title="Events by group",
            subtitle="The line is an even spread.",
            unit="Events",
            line=None if share else float(expected[0]),
        ),
    )


def _spread_sentence(events: float, found: SmallSample) -> str:
    is_uneven = found.p < 0.05
    words = "unevenly, more than chance explains" if is_uneven else "as chance might"
    return (
        f"{number(events)} events fall {words} (G {number(found.g, 2)}, "
        f"{chance(found.p)})."
    )
