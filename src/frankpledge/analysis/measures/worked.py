"""A worked example: a tiny table by hand, and the figures it must give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from frankpledge.analysis.measures.definition import Names, Strict
from frankpledge.analysis.measures.periods import Period


class ExampleCount(Strict):
    """Some records of one kind in one small area and month: `n` equal rows."""

    month: str
    lsoa: str
    kind: str
    n: Annotated[int, Field(ge=1)] = 1
    qualifiers: Names = ()
    outcome: str | None = None


class ExampleTally(Strict):
    """One total from a return, as printed."""

    series: str
    period: str
    area: str = "Here"
    value: float | int | None = None
    status: str = "given"


class Expected(Strict):
    """A figure the example must give; None where there is none."""

    period: str
    area: str = "Here"
    numerator: float | int | None = None
    denominator: float | int | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    status: str = "final"


class Example(Strict):
    """
    The records or totals that go in, and the figures that come out.

    `areas` says which small areas make up which area; `population` gives the
    residents, households or dwellings by year; `missing` months were not supplied.
    """

    note: str = ""
    as_of: date = date(2030, 1, 1)
    areas: Mapping[str, Names] = {}
    records: Annotated[tuple[ExampleCount, ...], Field(strict=False)] = ()
    tallies: Annotated[tuple[ExampleTally, ...], Field(strict=False)] = ()
    population: Mapping[str, Mapping[str, int]] = {}
    missing: Names = ()
    expect: Annotated[tuple[Expected, ...], Field(strict=False, min_length=1)]

    @property
    def months(self) -> tuple[date, date]:
        """Return the first day covered by the expected periods and the day after."""
        periods = [Period.parse(row.period) for row in self.expect]
        return min(p.starts_on for p in periods), max(p.ends_before for p in periods)
