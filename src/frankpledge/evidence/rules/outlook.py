"""What to expect of the next figure, and whether the last ones were as expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.measures import Period, PeriodType
from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.statistics import expected
from frankpledge.analysis.statistics.change import SIGNIFICANT_BELOW
from frankpledge.analysis.statistics.seasonal_trend import seasonal_kendall
from frankpledge.evidence.rules.figures import KeptSeries
from frankpledge.evidence.rules.remembering import remembered
from frankpledge.evidence.rules.words import printed, spoken_period


# How many months a figure spans, for those kinds of period that follow one another.
STEPS = {PeriodType.MONTH: 1, PeriodType.QUARTER: 3}
YEAR = 12
COUNTED = {Form.COUNT, Form.RATE}

LOOKED_BACK = 6
"""Last figures that are held together against what was expected of them."""
MOVED_BY = 3
"""Standard errors by which they then lie to one side, as on a control chart."""


@dataclass(frozen=True)
class Line:
    """The counts of a series with a place for every period, missing ones as NaN."""

    counts: NDArray[np.float64]
    last: Period
    step: int

    @property
    def cycle(self) -> int:
        """How many periods make a year."""
        return YEAR // self.step

    def following(self) -> Period:
        """Return the period after the last one."""
        return self.last.moved(self.step)


@remembered
def outlook(
    kept: KeptSeries, form: Form, breaks: tuple[date, ...]
) -> list[tuple[str, str]]:
    """
    Return, each with its title: the range of the next count, the last one, the trend.

    Only what was counted by one rule is looked at: the figures after the last break.
    Empty where the series does not count events by month or quarter, or holds too
    little.
    """
    line = line_of(kept, form, breaks)
    if line is None:
        return []
    found = [*of_next_and_last(line), ("Trend", of_trend(line))]
    return [(title, words) for title, words in found if words]


def line_of(kept: KeptSeries, form: Form, breaks: Sequence[date]) -> Line | None:
    """Return the counts since the last break, None where events are not counted."""
    kind = kept.keeping.period_type
    if kind not in STEPS or form not in COUNTED:
        return None
    places = [
        place
        for place, period in enumerate(kept.periods)
        if all(period.starts_on >= day or period.ends_before <= day for day in breaks)
        and not any(period.ends_before <= day for day in breaks)
        and kept.figures["value"][place] is not None
        and kept.figures["numerator"][place] is not None
    ]
    if not places:
        return None
    step, starts = STEPS[kind], kept.figures["starts"]
    first, last = starts[places[0]], starts[places[-1]]
    counts = np.full((last - first) // step + 1, np.nan)
    for place in places:
        counts[(starts[place] - first) // step] = kept.figures["numerator"][place]
    known = counts[~np.isnan(counts)]
    if (known < 0).any() or (known % 1 > 0).any():
        return None
    return Line(counts, kept.periods[places[-1]], step)


def of_next_and_last(line: Line) -> list[tuple[str, str]]:
    """Return what the next count should be, and whether the last was as expected."""
    ranges = expected.monthly(line.counts, cycle=line.cycle)
    low, high = ranges.low, ranges.high
    found = []
    if not np.isnan(ranges.expected[-1]):
        way = moved(line, ranges)
        words = (
            f"cannot tell. The last figures were all {way} what came before them"
            " made likely, by more than chance explains: the level has moved, and a"
            " range can be given once a year of the new one is known."
            if way
            else f"{span(low[-1], high[-1])} if"
            f" nothing changes, about {printed(float(ranges.expected[-1]), 0)}."
            " Of 20 ordinary periods, 19 stay inside such a range."
        )
        found.append(("Next", f"{spoken_period(line.following())}: {words}"))
    if not np.isnan(ranges.expected[-2]):
        count = float(line.counts[-1])
        found.append(
            (
                "Latest",
                f"{spoken_period(line.last)}: {printed(count, 0)}, "
                f"{standing(count, low[-2], high[-2])} the {span(low[-2], high[-2])}"
                " to be expected from what came before it.",
            )
        )
    return found


def moved(line: Line, ranges: expected.Ranges) -> str:
    """
    Return to which side of what was expected the last figures all lie, blank for none.

    What is expected follows the last year's total, which still holds the old level.
    """
    foreseen = ranges.expected[:-1]
    known = np.flatnonzero(~np.isnan(foreseen) & ~np.isnan(line.counts))
    last = known[-LOOKED_BACK:]
    if len(last) < LOOKED_BACK // 2:
        return ""
    missed = line.counts[last] - foreseen[last]
    spread = np.sqrt(ranges.dispersion[last[0]] * foreseen[last].sum())
    if abs(missed.sum()) <= MOVED_BY * spread or np.ptp(np.sign(missed)):
        return ""
    return "above" if missed[0] > 0 else "below"


def span(low: float, high: float) -> str:
    """Return a range of counts in words."""
    return f"{printed(float(low), 0)} to {printed(float(high), 0)}"


def standing(count: float, low: float, high: float) -> str:
    """Return where a count lies beside the range that was expected of it."""
    if count > high:
        return "a spike: above"
    return "below" if count < low else "within"


def of_trend(line: Line) -> str:
    """Return whether the counts rise or fall beneath their season."""
    try:
        found = seasonal_kendall(line.counts.tolist(), line.cycle)
    except ValueError:
        return ""
    years = len(line.counts) // line.cycle
    over = f"Over {years} years to {spoken_period(line.last)}, like {unit_of(line)}s compared:"
    if found.p >= SIGNIFICANT_BELOW:
        return f"{over} no steady rise or fall beyond what chance explains."
    way, than = ("rising", "more") if found.slope > 0 else ("falling", "fewer")
    pace = f"about {printed(abs(found.slope), 1)} {than} than a year before"
    return f"{over} {way}, each {unit_of(line)} {pace}; chance does not explain it."


def unit_of(line: Line) -> str:
    """Return what one period of the series is called."""
    return "month" if line.step == 1 else "quarter"
