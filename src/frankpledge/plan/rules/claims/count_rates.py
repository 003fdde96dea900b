"""
Counts that a text calls a rate: a detection rate of 7, a burglary rate down from 1,105 to 988.

The word “rate” needs the number that it is out of (`measures-worked.md` 3b.5, check 8).
Where the sentence, the one before or a table of the section says per how many, the
figures are rates and no counts.
"""

import re
from collections.abc import Iterator, Sequence

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.referred import Numbers


_RATE = re.compile(
    rf"(?<!first )(?<!any )(?<!flat )(?<!interest )(?<!tax )(?<!base )(?<!hourly )(?<!daily )\brates?\b(?! (?:payer|of pay|card|limit|relief))"
    rf"(?P<mid>[^.;{FIGURE[1:-1]}]{{0,80}}?)(?:\b(?:is|was|were|are|of|at|to|from|by|reached)\b|:)"
    rf"(?: (?:now|only|just|about|around|over|nearly|some|still|up to|down to))* ?(?P<f>{FIGURE})(?P<rest>[^.;]*)"
)
_OF_CASES = re.compile(
    r"^rate of (?:[a-z-]+ ){0,2}(?:cases|incidents|offences|crimes|complaints|calls|reports|fires|arrests|convictions)\b(?!.*(?:%|\bper\b|for every|in every))"
)
_OUT_OF = re.compile(
    r"\b(?:per|for every|for each|in every|percentages?|proportions?)\b|%|/1,?000",
    re.IGNORECASE,
)
_LARGE = 200
_WHICH_RATE = re.compile(
    r"\b(?!(?:the|this|that|its|our|a|whose|of)\b)(?P<which>[a-z-]{4,}) rates?\b"
)
_SAYS_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
_TABLED = re.compile(r"\bper \d|\brates?\b|/1,?000|per thousand", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"^ (?:(?:[a-z]+ )?(?:an?|per|each|every|for every|in every|out of every) [a-z\d]|(?:to|in|out of) (?:one|ten|every)\b"
    r"|(?:years?|months?|weeks?|days?|hours?|minutes?|times|points?|pence|in (?:a|one|ten)|of the)\b)"
)
_TO = re.compile(rf"^ (?:[a-z'-]+ ){{0,4}}?(?:to|in [^ ]+ to) (?P<b>{FIGURE})")


def count_rates(
    passage: Passage, grids: Sequence[Grid], numbers: Numbers
) -> Iterator[Finding]:
    """Yield the counts of a sentence that it calls a rate."""
    match = _RATE.search(passage.template)
    if not match:
        return
    is_of_cases = _OF_CASES.match(passage.template[match.start() :])
    is_known = _is_count(passage, passage.figure(match["f"]), numbers)
    if not (is_of_cases or is_known) and _says_of_what(passage, grids):
        return
    figure = passage.figure(match["f"])
    other = _TO.match(match["rest"])
    ends = [figure, passage.figure(other["b"])] if other else [figure]
    is_count = all(
        f.unit is Unit.COUNT and not f.decimals and f.value > 1 for f in ends
    )
    if not is_count or _NO_COUNT.match(match["rest"]):
        return
    shown = " to ".join(f.text for f in ends)
    yield sayings.fault(
        passage,
        Kind.COUNT_CALLED_RATE,
        f"{shown}: a count, not a rate. A rate needs the number it is out of.",
        shown=ends[-1].text,
        printed=ends[-1].value,
    )


def _is_count(passage: Passage, figure: Figure, numbers: Numbers) -> bool:
    """Say whether the document prints a large number as a count of something elsewhere."""
    is_alone = all(f.unit is Unit.COUNT for f in passage.figures)
    known = [f for f, words in numbers.named if f.value == figure.value and words[:1]]
    return is_alone and figure.value > _LARGE and len(known) > 1


def _says_of_what(passage: Passage, grids: Sequence[Grid]) -> bool:
    """Say whether the words or a table near say what a rate is out of."""
    last = " ".join(sentences(passage.before)[-1:])
    named = _WHICH_RATE.search(passage.template)
    if named and named["which"] not in last.lower():
        # “the injunction rate” is another than the one before it
        last = ""
    said = [passage.text, last, passage.heading, passage.lead]
    if any(f.unit in {Unit.PERCENT, Unit.RATE} for f in passage.figures):
        return True
    if any(_OUT_OF.search(words) and _SAYS_RATE.search(words) for words in said):
        return True
    values = {figure.value for figure in passage.figures}
    return any(
        cell
        and cell.value in values
        and (cell.is_percent or _TABLED.search(f"{grid.caption} {head} {label}"))
        for grid in grids
        for label, row in zip(grid.labels, grid.numbers, strict=True)
        for head, cell in zip(grid.heads, row, strict=True)
    )
