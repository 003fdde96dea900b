"""Changes that no table backs: without a time they say nothing that can be checked."""

import re
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Series
from frankpledge.plan.rules.claims.nearby import nearby
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.pairs import pair_of
from frankpledge.plan.rules.claims.phrases import Change, in_numbers
from frankpledge.plan.rules.claims.reckoned import is_of_others
from frankpledge.plan.rules.claims.timing import Timing, When
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.totals import is_total
from frankpledge.plan.rules.claims.tying import Surroundings


_MOST_MONTHS = 24
_ALL = re.compile(r"\b(?:overall|altogether|in total|in all|together|combined)\b")
_COMPARED = re.compile(
    r"^.?\s*(?:above|below|higher|lower|greater|less|more|fewer|better|worse|slower|faster) (?:than )?(?:(?:that of|those of|the|our|its|their|in|for|across|all|of) )*(?:\w+ ){0,4}?"
    r"(?:average|mean|group|famil\w+|county|force|national\w*|england|region\w*|neighbours|partnerships|elsewhere|areas|target|planned|expected|predicted|plan|borough|district|city|town|whole|men|women|others)\b"
)
_SUMS_UP = re.compile(r"^\W*(?:this|that|which) (?:is|was|represents|means|equates)\b")
_PERFECT = re.compile(
    r"\b(?:has|have) (?:(?:been|now|also|already|further|again) )*[a-z]+(?:ed|en|ne|wn|ut) "
)
_RELATIVE = re.compile(
    r"\b(?:in )?(?:the )?(?:year (?:one|two|three|four|1|2|3|4)|(?:first|second|third|fourth|final) (?:year|quarter))\b"
)


def without_table(
    change: Change, fitting: list[Series], times: list[Timing], around: Surroundings
) -> Finding:
    """Return that no table backs a change, or that it names no time at all."""
    said: dict[str, Any] = {
        "shown": change.figure.text,
        "printed": sayings.signed(change.figure, change.direction),
    }
    if any(_is_long_span(time) for time in times):
        return sayings.fault(
            change.passage,
            Kind.PERIOD_MISSING,
            f"{change.figure.text} “between” two days that lie several years apart does not say which"
            " years are compared. Name the first and the last year and give their figures.",
            **said,
        )
    if _is_bare(change, times, around) and not _is_touched(change, around):
        return sayings.fault(
            change.passage,
            Kind.PERIOD_MISSING,
            f"{change.figure.text} is a change with no start and no end: say from which year to which.",
            **said,
        )
    if fitting:
        return sayings.unchecked(
            change.passage,
            f"“{fitting[0].name}” has no figures for the years that the text names.",
            **said,
        )
    return sayings.unchecked(
        change.passage, "No table here gives the two figures behind this.", **said
    )


def _is_bare(change: Change, times: list[Timing], around: Surroundings) -> bool:
    """Say whether a change names no time, and no words near it lend it one."""
    is_signed = change.figure.value < 0 or change.figure.text.startswith("+")
    is_perfect = bool(_PERFECT.search(change.passage.template))
    subject = topic(change.subject)
    is_other = bool(subject) and not subject & around.last_subject
    is_lent = is_perfect and is_other and around.is_borrowed
    # what a cell's row says of time is said of the cell
    is_dated = times and (around.is_timed or change.passage.is_cell) and not is_lent
    # “all comparisons are with the year before”, but for “since the team was set up”
    is_said = around.is_compared and "since" not in change.passage.template
    is_told = change.figure.unit is Unit.FRACTION and not is_perfect
    return not (is_dated or is_said or is_signed or is_told)


def _is_long_span(time: Timing) -> bool:
    """Say whether two days are named that lie years apart, and no years compared."""
    if (
        time.when is not When.SPAN
        or not time.has_days
        or not (time.first and time.last)
    ):
        return False
    return time.last.end - time.first.first > _MOST_MONTHS


def _is_touched(change: Change, around: Surroundings) -> bool:
    """Say whether a table of the section may be meant, whose years then are the time."""
    passage = change.passage
    if _SUMS_UP.search(passage.template) and len(nearby(passage).last) > 1:
        return True
    if is_of_others(change):
        return True
    is_numbered = in_numbers(passage.template[: change.at])
    if is_numbered or _COMPARED.search(passage.template[change.at :]):
        return True
    if _RELATIVE.search(passage.template) or pair_of(passage, change.at):
        return True
    said = topic(passage.text)
    own = [each for each in around.series if each.section == passage.section]
    is_of_all = bool(_ALL.search(passage.template))
    return any(topic(e.name) & said or (is_of_all and is_total(e.name)) for e in own)
