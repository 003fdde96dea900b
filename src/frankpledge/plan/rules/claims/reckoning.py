"""
The two figures that a claim of change compares, and what change they make.

Where the words leave the years open every reading that they allow is tried: a
claim is wrong only when no reading of it is right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from frankpledge.plan.rules.claims.grids import Point, Series
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.timing import Timing, When
from frankpledge.plan.rules.claims.years import Months


@dataclass(frozen=True)
class Ends:
    """The earlier and the later figure of a change."""

    before: Decimal
    after: Decimal
    first: str
    last: str
    is_count: bool = True
    slack_before: Decimal = Decimal(0)
    slack_after: Decimal = Decimal(0)
    is_percent: bool = False

    @property
    def percent(self) -> Decimal | None:
        """Return the change in per cent of the earlier figure; none from nought."""
        return 100 * (self.after - self.before) / self.before if self.before else None

    @property
    def wrong_base(self) -> Decimal | None:
        """Return the change in per cent of the later figure, a common slip."""
        return 100 * (self.after - self.before) / self.after if self.after else None

    @property
    def points(self) -> Decimal:
        """Return the plain difference."""
        return self.after - self.before

    def range(self) -> tuple[Decimal, Decimal]:
        """Return the least and the most per cent that the rounding of both allows."""
        corners = [
            100 * (after - before) / before
            for before in (
                self.before - self.slack_before,
                self.before + self.slack_before,
            )
            for after in (self.after - self.slack_after, self.after + self.slack_after)
            if before
        ]
        return min(corners), max(corners)

    def words(self) -> str:
        """Return the two figures as a sentence shows them."""
        joint = ", then " if " to " in self.first else " to "
        span = f" ({self.first}{joint}{self.last})" if self.first else ""
        return f"from {self.before:,} to {self.after:,}{span}"


def ends_between(first: Point, last: Point, unit: Unit) -> Ends:
    """Return the two figures of a series."""
    is_count = unit is Unit.COUNT
    return Ends(
        first.number.value,
        last.number.value,
        first.months.words(),
        last.months.words(),
        is_count,
        Decimal(0) if is_count else Decimal(5).scaleb(-first.number.decimals - 1),
        Decimal(0) if is_count else Decimal(5).scaleb(-last.number.decimals - 1),
    )


def readings(series: Series, times: list[Timing]) -> list[Ends]:
    """Return every pair of figures that the words may compare, the likeliest first."""
    pairs = dict.fromkeys(_pairs(series.points, times))
    return [ends_between(a, b, series.unit) for a, b in pairs if a.months < b.months]


Pair = tuple[Point, Point]


def _pairs(points: tuple[Point, ...], times: list[Timing]) -> Iterator[Pair]:
    if sum(1 for time in times if time.when is When.IN) > 1:
        # “the same in 2006/07 and 2007/08 and then fell”: any two may be meant
        yield from combinations(points, 2)
    elif len(points) > 1:
        yield from _told_pairs(points, {time.when: time for time in times})


def _told_pairs(points: tuple[Point, ...], told: dict[When, Timing]) -> Iterator[Pair]:
    if When.SPAN in told:
        span = told[When.SPAN]
        yield from _of(points, span.first, span.last)
        return
    base = told.get(When.SINCE) or told.get(When.AGAINST)
    now = told.get(When.IN)
    if base:
        lasts = _named(points, now.last) if now else [points[-1]]
        yield from ((a, b) for a in _named(points, base.first) for b in lasts)
        return
    if When.YEARS in told or When.EACH in told:
        years = (told.get(When.YEARS) or told[When.EACH]).years
        yield from _over(points, years)
        return
    if now:
        for last in _named(points, now.last):
            at = points.index(last)
            if at:
                yield points[at - 1], last
                yield points[0], last
        return
    yield from _untold(points, told)


def _untold(points: tuple[Point, ...], told: dict[When, Timing]) -> Iterator[Pair]:
    if When.WHOLE in told:
        yield points[0], points[-1]
    elif When.LATEST in told:
        yield points[-2], points[-1]
    elif When.BY not in told:
        yield points[0], points[-1]
        yield points[-2], points[-1]


def _over(points: tuple[Point, ...], years: int) -> Iterator[Pair]:
    """Three figures are “three years” to most, and two years of change to some."""
    if not years:
        yield points[0], points[-1]
    if 2 <= years <= len(points):
        yield points[-years], points[-1]
    if 1 <= years < len(points):
        yield points[-years - 1], points[-1]


def _of(
    points: tuple[Point, ...], first: Months | None, last: Months | None
) -> Iterator[Pair]:
    for a in _named(points, first):
        for b in _named(points, last):
            yield a, b


def _named(points: tuple[Point, ...], months: Months | None) -> list[Point]:
    """Return the points that a period may mean: itself, or a year it begins or ends."""
    if months is None:
        return []
    exact = [point for point in points if point.months == months]
    if exact:
        return exact
    if months.is_year and months.first % 12 == 0:
        year = months.first // 12
        return [p for p in points if p.months.first // 12 == year] + [
            p for p in points if (p.months.end - 1) // 12 == year and p.months.is_year
        ]
    if months.end - months.first == 1:
        return [
            p
            for p in points
            if p.months.first == months.first or p.months.end == months.end
        ]
    return []


def named_points(series: Series, months: Months | None) -> list[Point]:
    """Return the points of a series that a period may mean."""
    return _named(series.points, months)


def is_change(
    figure: Figure, direction: int, ends: Ends, *, in_points: bool = False
) -> bool:
    """Say whether two figures make the change that is printed."""
    computed = ends.points if in_points else ends.percent
    if computed is None or (direction and computed * direction < 0):
        return False
    if fits(figure, abs(computed)):
        return True
    return not ends.is_count and not in_points and _is_within(figure, ends)


def _is_within(figure: Figure, ends: Ends) -> bool:
    """Rates are rounded before they are printed; what that allows is no fault."""
    least, most = sorted(abs(each) for each in ends.range())
    rounding = Decimal(5).scaleb(-figure.decimals - 1)
    return least - rounding <= abs(figure.value) <= most + rounding
