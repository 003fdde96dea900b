"""A series as it is kept, and one observation as everyone else reads it."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, overload

from frankpledge.analysis.dates import first_day
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.analysis.measures.results import SeriesResult, Status


Number = float | int
Column = list[Number | None]

# Nine decimals hold any rate exactly enough to print at four, in half the space.
DECIMALS_KEPT = 9

# Every series speaks of the same few hundred periods: thirty years of each type.
PERIODS_KEPT = 4096

# Most series of one kind of period have the same ones.
SPANS_KEPT = 256


@dataclass(frozen=True)
class Observation:
    """
    A measure's value for an area and a period, with all that it rests on.

    `value` is None unless the status says there is a figure. `known` counts what
    was supplied of a period that is missing or in part. `loads` names the loads
    whose records were counted.
    """

    measure: str
    area: str
    period: Period
    numerator: Number | None
    denominator: Number | None
    value: Number | None
    low: Number | None
    high: Number | None
    status: Status
    known: Number | None = None
    denominator_year: int | None = None
    denominator_vintage: str = ""
    vintage: datetime | None = None
    version: int = 1
    loads: Sequence[str] = ()

    @property
    def has_value(self) -> bool:
        """Say whether there is a figure that may be shown and compared."""
        return self.status.has_value and self.value is not None

    @property
    def is_provisional(self) -> bool:
        """Say whether the figure may still be revised."""
        return self.status is Status.PROVISIONAL


def packed(result: SeriesResult) -> dict[str, Any]:
    """Return a computed series as the arrays that are kept."""
    return {
        "starts": result.starts.tolist(),
        "ends": result.ends.tolist(),
        "numerator": numbers(result.numerator.tolist()),
        "denominator": numbers(result.denominator.tolist()),
        "value": numbers(result.value.round(DECIMALS_KEPT).tolist()),
        "low": numbers(result.low.round(DECIMALS_KEPT).tolist()),
        "high": numbers(result.high.round(DECIMALS_KEPT).tolist()),
        "known": numbers(result.known.tolist()),
        "status": [str(status) for status in result.statuses],
        "year": result.denominator_year.tolist(),
        "populations": {
            str(year): name for year, name in result.denominator_vintages.items()
        },
        "breaks": [
            [mark.position, mark.rule.on.isoformat(), mark.rule.note]
            for mark in result.breaks
        ],
    }


def numbers(column: Sequence[float]) -> Column:
    """Return a column for JSON: None for no figure, whole numbers as integers."""
    return [
        None if number != number else int(number) if number.is_integer() else number
        for number in column
    ]


@dataclass(frozen=True)
class Keeping:
    """What a kept series belongs to."""

    measure: str
    version: int
    area: str
    period_type: PeriodType
    vintage: datetime | None = None
    loads: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class KeptSeries:
    """A series as it was kept, read period by period only where that is wanted."""

    keeping: Keeping
    figures: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.figures["starts"])

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Return every period of the series, oldest first."""
        starts, ends = (tuple(self.figures[name]) for name in ("starts", "ends"))
        return periods_between(starts, ends, self.keeping.period_type)

    @cached_property
    def load_days(self) -> list[str]:
        """Return the first days of all that was supplied, in order."""
        return sorted(self.keeping.loads)

    @property
    def known_spans(self) -> set[tuple[int, int]]:
        """Return where every period with a figure starts and ends, as numbers."""
        columns = (self.figures[name] for name in ("starts", "ends", "value"))
        return {
            (start, end)
            for start, end, value in zip(*columns, strict=True)
            if value is not None
        }

    @property
    def breaks(self) -> list[tuple[date, str]]:
        """Return the breaks that the definition declares inside this series."""
        return [
            (date.fromisoformat(on), note) for _, on, note in self.figures["breaks"]
        ]

    def __iter__(self) -> Iterator[Observation]:
        return (self.at(position) for position in range(len(self)))

    def position(self, period: Period) -> int | None:
        """Return where a period stands in the series, None where it is not there."""
        if period.type is not self.keeping.period_type:
            return None
        if period.type is PeriodType.SNAPSHOT:
            first = period.starts_on.toordinal()
            wanted = first, first + 1
        else:
            wanted = period.month_range
        pairs = zip(self.figures["starts"], self.figures["ends"], strict=True)
        return next((n for n, pair in enumerate(pairs) if pair == wanted), None)

    def figure(self, period: Period) -> Observation | None:
        """Return the observation for a period, None where the series has none."""
        place = self.position(period)
        return None if place is None else self.at(place, period)

    def at(self, position: int, period: Period | None = None) -> Observation:
        """Return the observation at a position."""
        period = period or self.periods[position]
        row = {
            name: self.figures[name][position]
            for name in ("numerator", "denominator", "value", "low", "high", "known")
        }
        return Observation(
            measure=self.keeping.measure,
            area=self.keeping.area,
            period=period,
            status=Status(self.figures["status"][position]),
            denominator_year=self.figures["year"][position] or None,
            denominator_vintage=self.figures["populations"].get(
                str(self.figures["year"][position]), ""
            ),
            vintage=self.keeping.vintage,
            version=self.keeping.version,
            loads=LoadsBehind(self, period),
            **row,
        )

    def between(self, starts_on: date | None, ends_before: date | None) -> "KeptSeries":
        """Return the part of the series whose periods end in the time asked for."""
        if starts_on is None and ends_before is None:
            return self
        wanted = [
            position
            for position, period in enumerate(self.periods)
            if (starts_on is None or period.ends_before > starts_on)
            and (ends_before is None or period.ends_before <= ends_before)
        ]
        return self.only(wanted)

    def starting_on(self, days: Collection[str]) -> "KeptSeries":
        """Return the part of the series whose periods start on one of these days."""
        known = frozenset(days)
        return self.only(
            [
                position
                for position, period in enumerate(self.periods)
                if period.starts_on.isoformat() in known
            ]
        )

    def only(self, wanted: Sequence[int]) -> "KeptSeries":
        """Return the part of the series at these positions."""
        if len(wanted) == len(self):
            return self
        figures = {
            name: [column[position] for position in wanted]
            if isinstance(column, list) and name != "breaks"
            else column
            for name, column in self.figures.items()
        }
        return KeptSeries(self.keeping, figures)


@lru_cache(maxsize=SPANS_KEPT)
def periods_between(
    starts: tuple[int, ...], ends: tuple[int, ...], kind: PeriodType
) -> tuple[Period, ...]:
    """Return the periods between months, or days of snapshots, as numbers."""
    pairs = zip(starts, ends, strict=True)
    return tuple(period_between(start, end, kind) for start, end in pairs)


@lru_cache(maxsize=PERIODS_KEPT)
def period_between(start: int, end: int, kind: PeriodType) -> Period:
    """Return the period between two months, or days of a snapshot, as numbers."""
    to_date = date.fromordinal if kind is PeriodType.SNAPSHOT else first_day
    return Period(to_date(start), to_date(end), kind)


class LoadsBehind(Sequence[str]):
    """The loads behind one figure of a series, looked up when somebody asks."""

    def __init__(self, kept: KeptSeries, period: Period) -> None:
        self._kept = kept
        self._period = period

    @cached_property
    def _names(self) -> tuple[str, ...]:
        kept = self._kept
        return loads_behind(self._period, kept.keeping.loads, kept.load_days)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        return self._names[place]

    def __len__(self) -> int:
        return len(self._names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._names == tuple(other)

    def __hash__(self) -> int:
        return hash(self._names)

    def __repr__(self) -> str:
        return repr(self._names)


def loads_behind(
    period: Period, loads: Mapping[str, Sequence[str]], days: Sequence[str] = ()
) -> tuple[str, ...]:
    """
    Return the loads of everything that starts inside the period, in that order.

    `days` are the loads' days in order, for who asks for many periods.
    """
    days = days or sorted(loads)
    first = bisect_left(days, period.starts_on.isoformat())
    end = bisect_left(days, period.ends_before.isoformat())
    found = [load for day in days[first:end] for load in loads[day]]
    return tuple(dict.fromkeys(found))
