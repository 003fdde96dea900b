"""
The gate of a bid: specific, measurable, achievable, relevant, timed, evaluated, reviewed.

Every funded project of the Charnwood strategy had measurable objectives and was
evaluated and reviewed; here a bid that lacks one of them cannot be submitted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frankpledge.analysis.dates import last_day, year_words
from frankpledge.funding.rules.money import years_between


class Letter(StrEnum):
    """What each letter of SMART-ER asks, and that the money adds up."""

    SPECIFIC = "Specific"
    MEASURABLE = "Measurable"
    ACHIEVABLE = "Achievable"
    RELEVANT = "Relevant"
    TIMED = "Time-bound"
    EVALUATED = "Evaluated"
    REVIEWED = "Reviewed"
    MONEY = "Money"


EXAMPLES = {
    Letter.SPECIFIC: "Fit alley-gates to 12 back alleys in Parr, so that fewer homes"
    " there are broken into from behind.",
    Letter.MEASURABLE: "Domestic burglary in Parr, 84 in 2025/26, to 65 in 2026/27.",
    Letter.ACHIEVABLE: "Gates in Fingerpost cut burglary by a fifth in a year; residents"
    " of 9 of the 12 alleys have already agreed.",
    Letter.RELEVANT: "Target T1 of the plan: fewer domestic burglaries.",
    Letter.TIMED: "From 1 April 2026 to 31 March 2027.",
    Letter.EVALUATED: "Compare burglary a year before and after with alleys that have no"
    " gates, and survey residents at the end.",
    Letter.REVIEWED: "The acquisitive crime group looks at it every quarter, first on"
    " 15 July 2026, and stops it if burglary rises.",
    Letter.MONEY: "£24,000 in 2026/27, beside £6,000 from the housing association.",
}
VAGUE = ("raise awareness", "work with", "promote", "support", "improve", "address")
METHODS = (
    "compare",
    "comparison",
    "control",
    "before and after",
    "survey",
    "interview",
    "trial",
    "evaluat",
    "count",
    "measure",
)
RHYTHMS = ("week", "month", "quarter", "year", "half-way", "midway", "meeting")
FEWEST_WORDS = 8
LARGE_CHANGE = 0.5
"""A promise to halve something, or to add half again, is asked for evidence."""


@dataclass(frozen=True)
class BidFacts:
    """What the gate looks at; empty and None mean not said."""

    today: date
    objective: str = ""
    measure: str = ""
    measure_is_known: bool = False
    wants_more: bool | None = None
    baseline: float | None = None
    baseline_kept: float | None = None
    baseline_ends_before: date | None = None
    aim: float | None = None
    achievable: str = ""
    serves: str = ""
    serves_until: date | None = None
    starts_on: date | None = None
    ends_before: date | None = None
    fund_starts_on: date | None = None
    fund_ends_before: date | None = None
    evaluation: str = ""
    review: str = ""
    review_on: date | None = None
    asked: tuple[tuple[int, Decimal], ...] = ()


@dataclass(frozen=True)
class Missing:
    """One thing a bid lacks, with an example; advice alone does not stop it."""

    letter: Letter
    says: str
    is_advice: bool = False

    @property
    def example(self) -> str:
        """Return how a good bid says it."""
        return EXAMPLES[self.letter]


def missing_in(bid: BidFacts) -> list[Missing]:
    """Return everything a bid lacks, in the order of the letters."""
    checks = (specific, measurable, achievable, relevant, timed, evaluated, reviewed)
    found = [one for check in checks for one in check(bid)]
    return [*found, *money(bid)]


def passes(found: list[Missing]) -> bool:
    """Say whether a bid may be submitted: advice does not stop it."""
    return all(one.is_advice for one in found)


def words_in(text: str) -> int:
    """Return how many words a text has."""
    return len(re.findall(r"[\w'-]+", text))


def holds_any(text: str, parts: tuple[str, ...]) -> bool:
    """Say whether a text holds one of some words, whatever their case."""
    said = text.casefold()
    return any(part in said for part in parts)


def specific(bid: BidFacts) -> Iterator[Missing]:
    """Yield what keeps the objective from being specific."""
    if not bid.objective.strip():
        yield Missing(Letter.SPECIFIC, "Say what will be brought about.")
    elif words_in(bid.objective) < FEWEST_WORDS:
        yield Missing(
            Letter.SPECIFIC, "Say what will be done, where, and for whom: it is short."
        )
    elif holds_any(bid.objective, VAGUE) and not re.search(r"\d", bid.objective):
        yield Missing(
            Letter.SPECIFIC,
            "“Improve”, “support” and the like say nothing by themselves: say how"
            " much or how many.",
        )


def measurable(bid: BidFacts) -> Iterator[Missing]:
    """Yield what keeps the result from being measured."""
    if not bid.measure:
        yield Missing(Letter.MEASURABLE, "Choose the measure that will show it.")
    elif not bid.measure_is_known:
        yield Missing(
            Letter.MEASURABLE, f"The catalogue has no measure “{bid.measure}”."
        )
    if bid.baseline is None or bid.baseline_ends_before is None:
        yield Missing(
            Letter.MEASURABLE, "Give the figure it starts from and its period."
        )
    elif bid.baseline_kept is not None and bid.baseline_kept != bid.baseline:
        yield Missing(
            Letter.MEASURABLE,
            f"The baseline says {bid.baseline:g}; the figure kept for that period is"
            f" {bid.baseline_kept:g}.",
            is_advice=True,
        )
    if bid.aim is None:
        yield Missing(Letter.MEASURABLE, "Give the figure it is to reach.")
    elif is_wrong_way(bid):
        yield Missing(
            Letter.MEASURABLE, "The figure to reach is worse than the one it starts at."
        )


def is_wrong_way(bid: BidFacts) -> bool:
    """Say whether a bid promises to make its measure worse."""
    if bid.baseline is None or bid.aim is None or bid.wants_more is None:
        return False
    return bid.aim < bid.baseline if bid.wants_more else bid.aim > bid.baseline


def achievable(bid: BidFacts) -> Iterator[Missing]:
    """Yield what keeps the promise from being believed."""
    if words_in(bid.achievable) < FEWEST_WORDS:
        yield Missing(Letter.ACHIEVABLE, "Say why it can be done: where did it work?")
    elif bid.baseline and bid.aim is not None:
        change = abs(bid.aim - bid.baseline) / abs(bid.baseline)
        if change > LARGE_CHANGE and not re.search(r"\d", bid.achievable):
            yield Missing(
                Letter.ACHIEVABLE,
                f"A change of {change:.0%} is large: say by how much it changed where"
                " it was done before.",
                is_advice=True,
            )


def relevant(bid: BidFacts) -> Iterator[Missing]:
    """Yield what keeps a bid from serving the plan."""
    if not bid.serves:
        yield Missing(
            Letter.RELEVANT, "Choose the target or the priority of the plan it serves."
        )
    elif bid.serves_until and bid.starts_on and bid.starts_on >= bid.serves_until:
        yield Missing(Letter.RELEVANT, "The plan that it serves ends before it begins.")


def timed(bid: BidFacts) -> Iterator[Missing]:
    """Yield what is wrong with the dates."""
    if bid.starts_on is None or bid.ends_before is None:
        yield Missing(Letter.TIMED, "Give the day it starts and the day it ends.")
        return
    if last_day(bid.ends_before) < bid.today:
        yield Missing(Letter.TIMED, "It ends before today.", is_advice=True)
    before = bid.fund_starts_on and bid.starts_on < bid.fund_starts_on
    after = bid.fund_ends_before and bid.ends_before > bid.fund_ends_before
    if before or after:
        yield Missing(
            Letter.TIMED, "Its dates lie outside those of the fund that is asked."
        )


def evaluated(bid: BidFacts) -> Iterator[Missing]:
    """Yield what the evaluation plan lacks."""
    if words_in(bid.evaluation) < FEWEST_WORDS:
        yield Missing(Letter.EVALUATED, "Say how you will find out whether it worked.")
    elif not holds_any(bid.evaluation, METHODS):
        yield Missing(
            Letter.EVALUATED,
            "Name a method: what is counted, and what it is compared with.",
        )


def reviewed(bid: BidFacts) -> Iterator[Missing]:
    """Yield what the review plan lacks."""
    if words_in(bid.review) < FEWEST_WORDS:
        yield Missing(Letter.REVIEWED, "Say who looks at it, and what would stop it.")
    elif not holds_any(bid.review, RHYTHMS) and not re.search(r"\d", bid.review):
        yield Missing(Letter.REVIEWED, "Say how often it is looked at.")
    if bid.review_on is None:
        yield Missing(Letter.REVIEWED, "Give the day of the first review.")
    elif bid.ends_before and bid.review_on >= bid.ends_before:
        yield Missing(
            Letter.REVIEWED,
            "The first review comes when it is over: choose a day before.",
        )


def money(bid: BidFacts) -> Iterator[Missing]:
    """Yield what is wrong with the amounts."""
    if not any(amount for _, amount in bid.asked):
        yield Missing(Letter.MONEY, "Say how much is asked in each year.")
        return
    if bid.starts_on is None or bid.ends_before is None:
        return
    years = years_between(bid.starts_on, bid.ends_before)
    outside = [year for year, amount in bid.asked if amount and year not in years]
    if outside:
        named = ", ".join(map(year_words, outside))
        yield Missing(
            Letter.MONEY, f"Money is asked for {named}, when it is not running."
        )
