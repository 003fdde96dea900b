"""One figure as so many times another: three times as many at 12-18 as at 00-06, twice those of A."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, hedge_before
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.selected import two_named
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import wide


_F = FIGURE
_TIMES = re.compile(
    rf"(?:(?P<n>{_F}) times|(?P<word>twice|double|treble|half)) (?P<more>more |higher |greater |larger |bigger )?"
    r"(?:as (?:many|much|high|large|big|often|likely|long)\b|(?=the {_F})|than\b|that\b|those\b|the (?:[a-z]+ ){1,2}?(?:of|in|at|for)\b|(?:[a-z]+ ){0,3}than\b)"
)
_ITS = re.compile(r"^\W*(?:its|it|their|they|this|that)\b")
_MEASURE = re.compile(r"\b(?:both )?(?:has|have|had|is|are|was|were)\b.*", re.S)
_BESIDE = re.compile(rf"(?P<a>{_F})[^.;:{_F[1:-1]}]{{0,40}}$")
_THE = re.compile(rf"^(?: of)? ?(?:the |those |that )?(?P<b>{_F})")
_WORDS = {"twice": "2", "double": "2", "treble": "3", "half": "0.5"}
_EXACT, _ABOUT = Decimal("0.12"), Decimal("0.17")
Work = tuple[str, Decimal, str, Decimal]


def ratios(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of a claim that one figure is so many times another."""
    said = wide(passage)
    match = _TIMES.search(said.template)
    if not match or is_aim(passage):
        return
    if match["n"]:
        figure = said.figure(match["n"])
        times, hedge = figure.value, figure.hedge
    else:
        figure = None
        times = Decimal(_WORDS[match["word"]])
        hedge = hedge_before(said.template, match.start())
    text = passage.text
    if _ITS.match(said.template) and passage.before:
        text = f"{_MEASURE.sub(' ', sentences(passage.before)[-1])} {text}"
    found = [works for grid in grids if (works := two_named(grid, text))]
    tabled = found[0] if len(found) == 1 else []
    own = _own(passage, figure)
    works = _stated(said, match) or (_in_brackets(passage, own)) or tabled or own
    meant = {times, times + 1} if match["more"] else {times}
    shown = f"{figure.text} times" if figure else match["word"]
    tries = [(work, _ratio(work, times)) for work in works]
    right = next((t for t in tries if any(_fits(t[1], n, hedge) for n in meant)), None)
    if right:
        yield _told(passage, shown, times, *right, is_right=True)
    elif tries:
        nearest = min(tries, key=lambda each: abs(each[1] - times))
        yield _told(passage, shown, times, *nearest, is_right=False)


def _stated(said: Passage, match: "re.Match[str]") -> list[Work]:
    """Return the two figures of “340 crimes, three times the 170 of the others”."""
    words = said.template
    before = _BESIDE.search(words[: match.start()])
    after = _THE.match(words[match.end() :])
    if not before or not after:
        return []
    a, b = said.figure(before["a"]), said.figure(after["b"])
    is_alike = a.unit is b.unit and a.value and b.value
    return [(a.text, a.value, b.text, b.value)] if is_alike else []


def _own(passage: Passage, times: Figure | None) -> list[Work]:
    """Return the only two counts that the sentence itself prints."""
    figures = [
        each
        for each in passage.figures
        if each.unit in {Unit.COUNT, Unit.MONEY, Unit.RATE}
        and (times is None or each.start != times.start)
    ]
    if len(figures) != 2:
        return []
    a, b = figures
    is_rate = {a.unit, b.unit} == {Unit.RATE, Unit.COUNT} and a.decimals and b.decimals
    if a.unit is not b.unit and not is_rate:
        return []
    return [(a.text, a.value, b.text, b.value)] if a.value and b.value else []


def _in_brackets(passage: Passage, works: list[Work]) -> list[Work]:
    """Return two counts of which the second stands in brackets: “twice the rate in B (6.3)”."""
    return works if works and f"({works[0][2]})" in passage.text else []


def _ratio(work: Work, times: Decimal) -> Decimal:
    a, b = work[1], work[3]
    least, most = min(a, b), max(a, b)
    return least / most if times < 1 else most / least


def _fits(ratio: Decimal, times: Decimal, hedge: Hedge) -> bool:
    match hedge:
        case Hedge.OVER:
            return ratio >= times * Decimal("0.995")
        case Hedge.UNDER:
            return ratio <= times * Decimal("1.005")
        case Hedge.NEARLY:
            return times * (1 - _ABOUT) <= ratio <= times * Decimal("1.01")
        case Hedge.ABOUT:
            return abs(ratio - times) <= _ABOUT * times
    return abs(ratio - times) <= _EXACT * times


def _told(
    passage: Passage,
    shown: str,
    times: Decimal,
    work: Work,
    ratio: Decimal,
    *,
    is_right: bool,
) -> Finding:
    value = half_up(ratio, 2)
    said: dict[str, Any] = {
        "shown": shown,
        "printed": times,
        "computed": value,
        "right": f"{value} times",
        "tied_to": "the two figures that are compared",
    }
    words = f"{work[0]} against {work[2]} is {value} times"
    if is_right:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, Kind.CHANGE, f"{words}, not {shown}.", **said)
