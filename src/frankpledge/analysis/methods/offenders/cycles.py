"""A fixed cohort in programme years, and the needs of its people."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.charts.effects import lengths_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.offenders.tables import (
    Custody,
    Offences,
    Person,
    histories,
    names_in,
)
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.offenders.exposure import Exposure, Histories
from frankpledge.analysis.statistics.change import Change, two_counts
from frankpledge.analysis.statistics.intervals import Limits, wilson
from frankpledge.analysis.statistics.sentences import change_sentence, number


CYCLES = (
    "One fixed list of people is followed through programme years that begin in a "
    "month of their own, October by default. Offences are counted by the day they were "
    "committed, by kind and in all, with days at liberty and the rate for 100 of them."
)
NEEDS = (
    "The share of people assessed who have each need. A person may have several, so "
    "the shares may add to more than 100%. People who were not assessed are not in the "
    "base; people assessed with no need are. Wilson's interval."
)


@method(
    "cohort-programme-years",
    family=Family.OFFENDERS,
    title="A fixed cohort through programme years",
    question="Did the cohort's offences fall from one programme year to the next?",
    definition=CYCLES,
    sources=("Przyborowski and Wilenski 1940 (two counts)",),
    example=Example(
        {"person": ["P1", "P2", "P3"]},
        {
            "offences": {
                "person": ["P1"] * 14 + ["P2"] * 12 + ["P3"] * 4,
                "on": ["2023-11-05"] * 12
                + ["2024-11-05"] * 2
                + ["2024-02-09"] * 10
                + ["2025-01-05"] * 2
                + ["2024-08-30"] * 4,
                "kind": ["shop theft"] * 14 + ["drugs"] * 12 + ["shop theft"] * 4,
            },
            "first": 2023,
            "last": 2024,
        },
    ),
)
def cohort_programme_years(
    table: TableLike,
    *,
    offences: Offences,
    first: Annotated[int, Option("The year in which the first programme year begins.")],
    last: Annotated[int, Option("The year in which the last one begins.")],
    month: Annotated[int, Option("The month in which a programme year begins.")] = 10,
    person: Person = "person",
    custody: Custody = None,
) -> Result:
    """Return offences, days at liberty and rate by programme year and kind."""
    between("month", month, 1, 12)
    between("last year", last, 1991, 2200)
    between("first year", first, 1990, last - 1)
    people = sorted(set(names_in(rows_of(table), person)))
    found = histories(offences, custody)
    kinds = sorted(
        {one.kind for name in people for one in found.offences.get(name, ())}
    )
    years = range(first, last + 1)
    sums = _sums(month, people, years, kinds, found)
    latest = _compared(sums[last - 1, ""], sums[last, ""])
    return Result(
        method="cohort-programme-years",
        definition=CYCLES,
        sentence=(
            f"Offences of {number(len(people))} people: {change_sentence(latest)}, from "
            f"{_span(last - 1, month)} to {_span(last, month)}."
        ),
        table=_years(sums, month),
        figures=_year_figures(people, latest),
        warnings=_year_warnings(),
        spec=bars_spec(
            [str(year) for year in years],
            [float(sums[year, ""].offences) for year in years],
            title="Offences of the cohort by programme year",
            subtitle="Named by the year in which each begins.",
            unit="Offences",
        ),
    )


@method(
    "needs-profile",
    family=Family.OFFENDERS,
    title="Needs of a cohort",
    question="Which needs do the people we manage have?",
    definition=NEEDS,
    sources=("Wilson 1927, J. Amer. Statist. Assoc. 22, 209-212",),
    example=Example(
        {
            "person": ["P1", "P2", "P3", "P4"],
            "needs": ["attitudes; alcohol", "attitudes", "none", None],
        },
    ),
)
def needs_profile(
    table: TableLike,
    *,
    person: Person = "person",
    needs: Annotated[
        str, ColumnOf("Needs of the person; “none” for none, empty: not assessed.")
    ] = "needs",
    separator: Annotated[str, Option("What stands between two needs.")] = ";",
) -> Result:
    """Return each need with people, percentage and interval, the commonest first."""
    answers = _answers(rows_of(table), person, needs, separator)
    assessed = [one for one in answers if one is not None]
    if not assessed:
        raise BadTable("Nobody was assessed, so there is no base.")
    base = len(assessed)
    found = _people_by_need(assessed)
    limits = wilson([many for _, many in found], [base])
    shares = [100 * many / base for _, many in found]
    told = _commonest(found, shares)
    left_out = len(answers) - base
    return Result(
        method="needs-profile",
        definition=NEEDS,
        sentence=f"Of {number(base)} people assessed: {told or 'none has a need'}.",
        table=_profile(found, shares, limits, base),
        figures={"base": base, "not_assessed": left_out},
        warnings=(
            "A person may have several needs, so the shares may add to more than 100%.",
            *([f"{left_out} people were not assessed."] if left_out else []),
        ),
        spec=_needs_spec(found, shares, base),
    )


def _compared(before: Exposure, after: Exposure) -> Change:
    return two_counts(before.offences, after.offences)


def _span(year: int, month: int) -> str:
    """Return a programme year as it is printed: October 2012 to September 2013."""
    last = date(year + (month > 1), (month - 2) % 12 + 1, 1)
    return f"{date(year, month, 1):%B %Y} to {last:%B %Y}"


def _answers(
    rows: pa.Table, person: str, needs: str, separator: str
) -> list[set[str] | None]:
    """Return each person's needs, None if not assessed; BadTable for one twice."""
    if not separator:
        raise BadTable("Something has to stand between two needs, as a semicolon.")
    people = names_in(rows, person)
    if len(set(people)) < len(people):
        raise BadTable("A person is in the table twice: give one row a person.")
    return [_needs(one, separator) for one in texts(rows, needs)]


def _people_by_need(assessed: list[set[str]]) -> list[tuple[str, int]]:
    """Return each need with how many people have it, the commonest first."""
    names = {name for one in assessed for name in one}
    return sorted(
        ((name, sum(name in one for one in assessed)) for name in names),
        key=lambda one: (-one[1], one[0]),
    )


def _needs(answer: str | None, separator: str) -> set[str] | None:
    """Return the needs named, none of them for “none”, or None if not assessed."""
    if answer is None or not answer.strip():
        return None
    parts = {part.strip().casefold() for part in answer.split(separator)}
    return {part for part in parts if part and part != "none"}


def _years(sums: dict[tuple[int, str], Exposure], month: int) -> pa.Table:
    return pa.table(
        {
            "programme_year": [_span(year, month) for year, _ in sums],
            "kind": [kind or "all" for _, kind in sums],
            "offences": [one.offences for one in sums.values()],
            "days_at_liberty": [one.days for one in sums.values()],
            "rate": pa.array([one.rate for one in sums.values()], pa.float64()),
        }
    )


def _year_figures(people: list[str], latest: Change) -> dict[str, Value]:
    return {
        "people": len(people),
        "before": latest.before,
        "after": latest.after,
        "percent": latest.percent,
        "z": latest.z,
        "p": latest.p,
    }


def _year_warnings() -> tuple[str, ...]:
    return (
        "The test takes offences as independent; a few prolific people make them "
        "vary more: see cohort-before-after.",
        "It is a count, not a reoffending rate: the rate at liberty is beside it.",
        "Programme years are not calendar or financial years and compare with none.",
    )


def _sums(
    month: int, people: list[str], years: range, kinds: list[str], found: Histories
) -> dict[tuple[int, str], Exposure]:
    return {
        (year, kind): sum(
            (
                found.of(name, date(year, month, 1), date(year + 1, month, 1), kind)
                for name in people
            ),
            Exposure(0, 0),
        )
        for year in years
        for kind in ("", *(one for one in kinds if one))
    }


def _profile(
    found: list[tuple[str, int]], shares: list[float], limits: Limits, base: int
) -> pa.Table:
    return pa.table(
        {
            "need": pa.array([name for name, _ in found], pa.string()),
            "people": pa.array([many for _, many in found], pa.int64()),
            "percent": pa.array(shares, pa.float64()),
            "low": pa.array(100 * limits.low),
            "high": pa.array(100 * limits.high),
            "base": pa.array([base] * len(found), pa.int64()),
        }
    )


def _needs_spec(found: list[tuple[str, int]], shares: list[float], base: int) -> Spec:
    return lengths_spec(
        [name for name, _ in found],
        shares,
        title="Needs of the people assessed",
        subtitle=f"Per cent of {base}; a person may have several.",
        unit="Per cent",
    )


def _commonest(found: list[tuple[str, int]], shares: list[float]) -> str:
    return ", ".join(
        f"{name} {number(share)}%"
        for (name, _), share in list(zip(found, shares, strict=True))[:5]
    )
