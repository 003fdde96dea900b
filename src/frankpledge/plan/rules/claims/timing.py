"""The time that a sentence speaks of: between two years, since one, over the last three."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.plan.rules.claims.passages import FIGURE, PERIOD, Passage
from frankpledge.plan.rules.claims.years import Months


class When(StrEnum):
    """What sort of time a sentence names."""

    SPAN = "between two periods"
    SINCE = "since a period"
    AGAINST = "against a period"
    IN = "in a period"
    BY = "by a period"
    YEARS = "over some years"
    EACH = "in each of some years"
    LATEST = "over the latest year"
    WHOLE = "over the whole period"


@dataclass(frozen=True)
class Timing:
    """A time in words: its first and last period, or how many years it runs."""

    when: When
    first: Months | None = None
    last: Months | None = None
    years: int = 0
    at: int = 0
    has_days: bool = False


_P = PERIOD
_N = rf"(?P<n>{FIGURE})"
_LAST = r"(?:last|past|previous|preceding|latest|most recent)"
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_RULES: tuple[tuple[When, str], ...] = (
    (
        When.SPAN,
        rf"(?:between|from)\s+(?:the (?:years?|period) )?(?P<a>{_P})\s*(?:and|to|until|-|–)\s*(?P<b>{_P})",
    ),
    (When.SPAN, rf"(?P<a>{_P})\s*(?:to|-|–|until)\s*(?P<b>{_P})"),
    (
        When.EACH,
        rf"(?:in |over |for )?each (?:and every )?(?:one )?(?:of the )?(?:{_LAST} )?{_N} years",
    ),
    (When.EACH, rf"{_N} (?:consecutive|successive) years"),
    (When.EACH, rf"{_N} years (?:running|in a row|in succession)"),
    (
        When.EACH,
        r"for (?:the|a) (?P<ordinal>second|third|fourth|fifth|sixth) (?:consecutive |successive )?year(?: running| in a row| in succession)?",
    ),
    (
        When.YEARS,
        rf"(?:over|during|in|within|for|across|throughout|of)\s+(?:the |this |a |that )?(?:{_LAST} )?(?:period of )?{_N}[- ]years?(?:'s?)?\b",
    ),
    (When.LATEST, rf"(?:over|during|in|within|for) the (?:{_LAST} )?{_N} months"),
    (When.LATEST, rf"{_LAST} {_N} months"),
    (
        When.SINCE,
        rf"since (?:the (?:year|start of|beginning of|end of|baseline (?:year )?(?:of )?) ?)?(?P<a>{_P})",
    ),
    (
        When.AGAINST,
        rf"(?:compared (?:to|with|against)|in comparison (?:to|with)|against|relative to|versus|vs?\.?|on|than(?: in)?|from|below|above|over)\s+(?:a |the |its |our |that |those )?(?:[a-z]+ ){{0,4}}?(?:of |for |in |set in |figures? (?:for|of|in) )?(?P<a>{_P})",
    ),
    (
        When.BY,
        rf"\bby (?:the )?(?:end of |year |march |financial year |year ending )?(?P<a>{_P})",
    ),
    (
        When.IN,
        rf"\b(?:in|during|for|of|throughout|at|to)\s+(?:the )?(?:end of |year |calendar year |financial year |year to |year ending |12 months to )?(?P<a>{_P})",
    ),
    (
        When.LATEST,
        rf"\b(?:over|in|during|on|within|than|with|to|from|for) the (?:{_LAST}|prior|same period (?:of |in )?(?:the )?{_LAST}) (?:financial |calendar )?year\b|\b{_LAST} (?:financial |calendar )?year\b|year[- ]on[- ]year|\bthis (?:financial )?year\b|\bthe year before\b|\b(?:across|over|during|in) the quarter\b|\bin the year\b|\bover the year\b|\btwelve months\b|\ba year (?:ago|earlier)\b|\bannual (?:fall|rise|reduction|increase|decrease)\b",
    ),
    (When.EACH, r"every year|each year|year after year"),
    (
        When.WHOLE,
        r"between the two (?:years|quarters|halves|half-years|periods|months|surveys|dates)\b",
    ),
    (
        When.WHOLE,
        r"(?:over|during|across|throughout|in) (?:the|this|that) (?:(?:whole|entire|same|plan|strategy|reporting|assessment) )?(?:period|time|timeframe|strategy)\b",
    ),
    (When.IN, rf"(?P<a>{_P})"),
)
_COMPILED = tuple((when, re.compile(rule)) for when, rule in _RULES)


def timings(passage: Passage) -> list[Timing]:
    """Return every time that a sentence names, in the order of its words."""
    taken: list[tuple[int, int]] = []
    found: list[Timing] = []
    for when, rule in _COMPILED:
        for match in rule.finditer(passage.template):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            made = _timing(when, match, passage)
            if made:
                taken.append((start, end))
                found.append(made)
    return sorted(found, key=lambda timing: timing.at)


def _timing(when: When, match: "re.Match[str]", passage: Passage) -> Timing | None:
    said = match.groupdict()
    at = match.start()
    if said.get("n"):
        count = passage.figure(said["n"])
        if when is When.LATEST and count.value != 12:
            return None
        if count.value > 30 or count.unit != "count":
            return None
        years = 0 if when is When.LATEST else int(count.value)
        return Timing(When.LATEST if years == 1 else when, years=years, at=at)
    if said.get("ordinal"):
        return Timing(when, years=_ORDINALS[said["ordinal"]], at=at)
    first = passage.period(said["a"]) if said.get("a") else None
    last = passage.period(said["b"]) if said.get("b") else None
    has_days = bool(first and first.has_day and last and last.has_day)
    if when is When.SPAN and first and last:
        return Timing(when, first.months, last.months, at=at, has_days=has_days)
    if when in {When.SINCE, When.AGAINST}:
        return Timing(when, first=first.months if first else None, at=at)
    if when is When.IN and first and first.months.years > 1:
        # “2010-2013” names a run of years, not one of them
        return Timing(
            When.SPAN,
            _edge(first.months, is_last=False),
            _edge(first.months, is_last=True),
            at=at,
        )
    return Timing(when, last=first.months if first else None, at=at)


def _edge(months: Months, *, is_last: bool) -> Months:
    return (
        Months(months.end - 12, months.end)
        if is_last
        else Months(months.first, months.first + 12)
    )


def only_dates(times: Sequence[Timing]) -> bool:
    """Say whether a sentence only dates something: “the 2024 survey” begins no change."""
    return all(time.when is When.IN for time in times)
