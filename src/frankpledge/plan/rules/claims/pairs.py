"""The two figures of “from A to B” and of “B, compared with A”."""

import re

from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, PERIOD, Passage


PAIR = re.compile(
    rf"\bfrom\s+(?:(?!to\b)[a-z'-]+ ){{0,6}}?(?P<a>{FIGURE})(?P<mid>[^.;:]{{0,80}}?)\bto\s+(?:[a-z'-]+ ){{0,6}}?(?P<b>{FIGURE})"
)
COMPARED = re.compile(
    rf"(?P<b>{FIGURE})(?P<mid>[^;{FIGURE[1:-1]}]{{0,60}}?)\b(?:compared (?:to|with)|against|(?:down|up|reduced|increased|fallen|risen|fell|rose|reduction|increase|decrease|fall|rise|drop) from|versus|as opposed to)\s+(?:(?!by\b)[a-z'-]+ ){{0,5}}?(?P<a>{FIGURE})"
)


UP_ON = re.compile(
    rf"(?P<b>{FIGURE})(?P<mid>[^.;:{FIGURE[1:-1]}]{{0,60}}?)[,(–-]\s*(?:up|down) (?:by )?(?:about |nearly |over )?{FIGURE} (?:on|from|compared (?:with|to)|against) (?:the |last year's |our |a )*(?:[a-z]+ of )?(?P<a>{FIGURE})"
)
THAN_BEFORE = re.compile(
    rf"(?P<b>{FIGURE})(?P<mid>[^.;:{FIGURE[1:-1]}]{{0,60}}?), {FIGURE} (?:more|fewer|less|higher|lower|up|down) (?:than|on) (?:in )?(?:the |last )?(?:(?:same [a-z]+ of the )?(?:year|month|quarter|period) before|previous [a-z]+|last [a-z]+|[a-z]+ before|{PERIOD}) \((?P<a>{FIGURE})\)"
)
BASELINE = re.compile(
    rf"\bbaseline\b[^{FIGURE[1:-1]}]{{0,30}}?:? ?(?P<a>{FIGURE})(?P<mid>[^.;{FIGURE[1:-1]}]{{0,40}}?)\btarget\b[^{FIGURE[1:-1]}]{{0,30}}?(?P<b>{FIGURE})"
)
ARROW = re.compile(rf"(?P<a>{FIGURE})(?P<mid>)\s*(?:→|->|=>|⇒|➔|►)\s*(?P<b>{FIGURE})")
BASED = re.compile(
    rf"\b(?:on|from|against) (?:the |a |our |last year's )?(?:{PERIOD} )?(?:(?:baseline|figure|level|total|number|base)(?: (?:of|in|for) {PERIOD})? )?(?:of )?(?P<a>{FIGURE})"
    rf"(?P<mid>\s?\([^)]*\)|)(?:[,;:–(-]|\s)+(?:to|that is|i\.e\.|which is|which means|giving|equal to|making|or|meaning)\s+(?:(?:going from|to|no more than|at most|at least|fewer than|a maximum of|a target of|about|around|reaching) )*(?P<b>{FIGURE})"
)
BETWEEN = re.compile(rf"(?P<a>{FIGURE})(?P<mid>)\s+(?:to|becoming)\s+(?P<b>{FIGURE})")


def pair_of(passage: Passage, at: int = -1) -> tuple[Figure, Figure] | None:
    """
    Return the figures “from A to B” of a sentence, the earlier first, or None.

    Of several pairs the one nearest to the figure at `at` counts. A pair is of one
    unit: from 16.8 per 1,000 to 11.76 per 1,000, from 11.81 to 8.5 per 1,000.
    """
    made = []
    for pattern in (
        PAIR,
        UP_ON,
        THAN_BEFORE,
        BASELINE,
        ARROW,
        COMPARED,
        BETWEEN,
        BASED,
    ):
        for match in pattern.finditer(passage.template):
            first, second = passage.figure(match["a"]), passage.figure(match["b"])
            units = {first.unit, second.unit} - {Unit.COUNT}
            is_alike = first.unit == second.unit or units == {Unit.RATE}
            if (
                is_alike
                and not _is_interval(first, second)
                and not ({Unit.FRACTION, Unit.POINTS} & units)
            ):
                made.append((abs(match.start() - at), (first, second)))
        if made:
            break
    return min(made, key=lambda each: each[0])[1] if made else None


def _is_interval(first: Figure, second: Figure) -> bool:
    """Say whether two signed changes bound a third: “(−50% to −45%)” is no pair."""
    return any(each.value < 0 or each.text.startswith("+") for each in (first, second))
