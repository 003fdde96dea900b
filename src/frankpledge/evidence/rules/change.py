"""Whether a figure changed between two periods, said as far as chance allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures import Definition, Status
from frankpledge.analysis.measures.definition import Direction, Form
from frankpledge.analysis.statistics import change as tests
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.words import printed, spoken_period, valued


Breaks = Sequence[tuple[date, str]]


class Verdict(StrEnum):
    """What can be said of two figures of one series."""

    FELL = "fell"
    ROSE = "rose"
    NO_CLEAR_CHANGE = "no-clear-change"
    NOT_TESTED = "not-tested"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True)
class Change:
    """
    Two figures of one series, and what may be said of them.

    `reason` says why nothing can be said; where a break stands between the two,
    `rebase_on` is the day from which figures may be compared with each other.
    """

    verdict: Verdict
    sentence: str
    earlier: Observation | None = None
    later: Observation | None = None
    percent: float | None = None
    reason: str = ""
    rebase_on: date | None = None

    @property
    def is_clear(self) -> bool:
        """Say whether the change is larger than chance explains."""
        return self.verdict in {Verdict.FELL, Verdict.ROSE}

    def tone(self, direction: Direction) -> str:
        """Return whether the change is good, bad or neither, for the status mark."""
        if self.verdict is Verdict.CANNOT_TELL:
            return "unknown"
        if not self.is_clear:
            return "steady"
        wanted = {Direction.LESS: Verdict.FELL, Direction.MORE: Verdict.ROSE}
        if direction not in wanted:
            return "information"
        return "good" if self.verdict is wanted[direction] else "bad"


def change_between(
    earlier: Observation | None,
    later: Observation | None,
    definition: Definition,
    breaks: Breaks = (),
) -> Change:
    """
    Return what may be said of two figures, the earlier one being the base.

    Nothing is worked out across a break, nor from a period that was not supplied.
    """
    missing = why_not(earlier, later)
    if missing or earlier is None or later is None:
        return Change(Verdict.CANNOT_TELL, missing, earlier, later, reason=missing)
    for day, note in sorted(breaks, reverse=True):
        if stands_between(day, earlier, later):
            return across_break(earlier, later, day, note)
    test = tested(earlier, later, definition)
    percent = percent_change(earlier, later, definition)
    verdict = WORDS[test.verdict] if test else Verdict.NOT_TESTED
    sentence = sentence_of(verdict, earlier, later, definition, percent)
    return Change(verdict, sentence, earlier, later, percent)


def why_not(earlier: Observation | None, later: Observation | None) -> str:
    """Return why two figures cannot be compared, empty where they can."""
    if later is None:
        return "No figure has been supplied yet."
    if earlier is None:
        return (
            f"There is no figure a year before {spoken_period(later.period)},"
            " so no change is given."
        )
    for observation in (earlier, later):
        if not observation.has_value:
            period = spoken_period(observation.period)
            return f"{absence(observation, period)} No change is given."
    return ""


def absence(observation: Observation, period: str) -> str:
    """Return why a period has no figure, as a sentence."""
    start = period[:1].upper() + period[1:]
    match observation.status:
        case Status.MISSING | Status.NOT_SUPPLIED:
            return f"{start} was never supplied."
        case Status.PART:
            return f"{start} was supplied only in part, so there is no total."
        case Status.SUPPRESSED:
            return f"The figure for {period} is too small to show, or was held back."
        case Status.TO_BE_CONFIRMED:
            return f"The figure for {period} is still to be confirmed."
        case _:
            return f"There is no figure for {period}."


def stands_between(day: date, earlier: Observation, later: Observation) -> bool:
    """Say whether a change of rules falls after the first day of the earlier period."""
    return earlier.period.starts_on < day < later.period.ends_before


def across_break(
    earlier: Observation, later: Observation, day: date, note: str
) -> Change:
    """Refuse a change across a break, and say from when figures can be compared."""
    reason = (
        f"Figures from {day_in_words(day)} are counted by other rules"
        f" ({note.rstrip('.')}), so {spoken_period(later.period)} cannot be compared"
        f" with {spoken_period(earlier.period)}."
    )
    return Change(
        Verdict.CANNOT_TELL, reason, earlier, later, reason=reason, rebase_on=day
    )


def tested(
    earlier: Observation, later: Observation, definition: Definition
) -> tests.Change | None:
    """
    Return the test of a change by its counts, None where there are none to test.

    A value that arrives worked out, or a difference from what was expected, has no
    counts of its own.
    """
    counts = earlier.numerator, later.numerator
    bases = earlier.denominator, later.denominator
    if None in counts or definition.form is Form.RELATIVE_DIFFERENCE:
        return None
    before, after = (round(count or 0) for count in counts)
    if definition.form is Form.COUNT:
        return tests.two_counts(before, after)
    if not all(bases):
        return None
    if definition.form is Form.RATE:
        first, second = (float(base or 0) for base in bases)
        return tests.two_counts(
            before, after, exposure_before=first, exposure_after=second
        )
    n1, n2 = (round(base or 0) for base in bases)
    if before > n1 or after > n2:
        return None
    return tests.two_proportions(before, n1, after, n2)


WORDS = {
    tests.Verdict.ROSE: Verdict.ROSE,
    tests.Verdict.FELL: Verdict.FELL,
    tests.Verdict.NO_CLEAR_CHANGE: Verdict.NO_CLEAR_CHANGE,
}


def percent_change(
    earlier: Observation, later: Observation, definition: Definition
) -> float | None:
    """
    Return the change in per cent of the earlier figure, None where it would mislead.

    It is worked out from the figures as kept, never from printed ones.
    """
    if definition.form in {Form.PERCENTAGE, Form.RELATIVE_DIFFERENCE}:
        return None
    base = earlier.numerator if earlier.numerator is not None else earlier.value
    return tests.printable_percent(
        float(earlier.value or 0), float(later.value or 0), base_count=float(base or 0)
    )


def sentence_of(
    verdict: Verdict,
    earlier: Observation,
    later: Observation,
    definition: Definition,
    percent: float | None,
) -> str:
    """Return the change in words, with both figures and both periods."""
    then = printed(earlier.value, definition.decimals)
    if definition.form in {Form.PERCENTAGE, Form.RELATIVE_DIFFERENCE}:
        then += "%"
    now = valued(later.value, definition)
    size = size_of(earlier, later, definition, percent)
    when = f"between {spoken_period(earlier.period)} and {spoken_period(later.period)}"
    if earlier.value == later.value:
        return f"{definition.name} did not change {when}: {now} both times."
    match verdict:
        case Verdict.FELL | Verdict.ROSE:
            return (
                f"{definition.name} {verdict} {when}: from {then} to {now}{size},"
                " more than chance explains."
            )
        case Verdict.NO_CLEAR_CHANGE:
            return (
                f"{definition.name}: no clear change {when}. It went from {then} to"
                f" {now}{size}, which chance alone could explain."
            )
        case _:
            return f"{definition.name} went from {then} to {now}{size} {when}."


def size_of(
    earlier: Observation,
    later: Observation,
    definition: Definition,
    percent: float | None,
) -> str:
    """Return how large the change is, in per cent or in percentage points."""
    difference = (later.value or 0) - (earlier.value or 0)
    if definition.form is Form.PERCENTAGE:
        points = signed(difference, max(1, definition.decimals))
        return f" ({points} percentage points)"
    return "" if percent is None else f" ({signed(percent, 1)}%)"


def signed(value: float, decimals: int) -> str:
    """Return a number with its sign, plus or minus."""
    text = printed(value, decimals)
    return text if value < 0 or float(f"{value:.{decimals}f}") == 0 else f"+{text}"


def latest_with_value(kept: KeptSeries) -> int | None:
    """Return the position of the last period that has a figure."""
    known = [place for place, o in enumerate(kept.figures["value"]) if o is not None]
    return known[-1] if known else None


def latest_told(kept: KeptSeries) -> int | None:
    """Return the position of the last period of which anything at all is known."""
    columns = zip(kept.figures["value"], kept.figures["status"], strict=True)
    told = [
        n
        for n, (value, status) in enumerate(columns)
        if value is not None or status == "part"
    ]
    return told[-1] if told else None


def year_on_year(
    kept: KeptSeries, definition: Definition, breaks: Breaks = ()
) -> Change:
    """
    Return the change from the same period a year earlier to the latest one.

    The latest may be there only in part: then there is no change to give, and
    saying so is better than speaking of an older year as if it were the newest.
    """
    place = latest_told(kept)
    if place is None:
        return change_between(None, None, definition)
    later = kept.at(place)
    before = later.period.same_period_last_year
    earlier = kept.figure(before)
    return change_between(earlier, later, definition, breaks)
