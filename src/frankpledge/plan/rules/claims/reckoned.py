"""Changes in per cent that are worked out from the figures around them."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.nearby import Nearby, nearby, pairs
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE
from frankpledge.plan.rules.claims.phrases import Change


_UNITS = (Unit.COUNT, Unit.MONEY, Unit.RATE, Unit.PERCENT)
_SUMMED_UP = re.compile(
    r"^(?:so |thus |hence |overall,? )?(?:this|that|which)(?: is| was| represents| represented| means| equates to| amounts to| marks)\b"
)
_SO = re.compile(r"\b(?:so|thus|therefore|hence)\b")
_LENGTH = re.compile(r"[ -](?:years?|months?|quarters?|weeks?|days?)\b")
_LEAST_SLIP = Decimal(3)
"""Per cent below which a change and its slip round alike."""
Pair = tuple[Figure, Figure]


def of_figures_nearby(change: Change) -> Finding | None:
    """Return what becomes of a change by the figures around it, or None."""
    around = nearby(change.passage)
    if is_of_others(change):
        return None
    points = _points_of_last(change, around)
    if points:
        return points
    for unit in _UNITS:
        figures = [each for each in around.of(unit) if each != change.figure]
        whole = [each for each in figures if each.value > 0]
        right = next((p for p in pairs(whole) if _is_right(change, p)), None)
        if right:
            return _agreeing(change, right)
        before = _before_that(change, [f for f in around.own if f in whole])
        if before:
            return before
    for unit in _UNITS:
        found = _slip(change, around, unit) or _summed_up(change, around, unit)
        if found:
            return found
    return _since_then(change, around)


_HENCE = re.compile(r"\b(?:so|thus|therefore|hence|this is|that is)\b")


def _points_of_last(change: Change, around: Nearby) -> Finding | None:
    """Find “has therefore gone up by 7%” after the shares 75% and 68%, and after no others."""
    figure = change.figure
    every = [f for f in (*around.last, *around.earlier) if f.unit is Unit.PERCENT]
    pair = every[:2]
    is_alone = all(f is figure or f == figure for f in around.own)
    if len(pair) < 2 or figure.unit is not Unit.PERCENT or not is_alone:
        return None
    is_gap = abs(pair[0].value - pair[1].value) == figure.value
    if not is_gap or not _HENCE.search(change.passage.template):
        return None
    if not _same_way(change, (pair[0], pair[1])):
        pair = [pair[1], pair[0]]
    if not pair[0].value or _is_right(change, (pair[0], pair[1])):
        return None
    why = f" The difference is {figure.value} percentage points, which is not a change in per cent."
    return _fault(change, (pair[0], pair[1]), Kind.PERCENT_OF_WHAT, why)


_WHEN = re.compile(
    rf"\b(?:when|where) (?:there (?:were|was)|it was|it stood at|the (?:figure|number|total) was|we had) (?:just |only |some )?(?P<a>{FIGURE})"
)


def _since_then(change: Change, around: Nearby) -> Finding | None:
    """Hold “has fallen by half since 2014/15, when there were 4,400” to the number before it."""
    match = _WHEN.search(change.passage.template)
    first = change.passage.figure(match["a"]) if match else None
    own = [f for f in around.own if f.unit is Unit.COUNT and f != first]
    now = [f for f in around.last if f.unit is Unit.COUNT][:1]
    if first is None or own or not now or now[0].hedge or not first.value:
        return None
    pair = (first, now[0])
    return _fault(change, pair, Kind.CHANGE, "") if _same_way(change, pair) else None


_TO = re.compile(r"^[^.;]{0,12}? to (?:a total of )?$")


def _before_that(change: Change, own: list[Figure]) -> Finding | None:
    """Hold “rose by 94 (14.0%) to 766” to the 672 that it implies."""
    number = next((f for f in own if f.end <= change.figure.start), None)
    now = next((f for f in own if f.start >= change.figure.end), None)
    if number is None or now is None or not change.direction:
        return None
    between = change.passage.text[change.figure.end : now.start]
    value = now.value - number.value * change.direction
    if not _TO.match(between) or value <= 0:
        return None
    first = replace(now, value=value, text=f"{value:,}")
    pair = (first, now)
    if _is_right(change, pair):
        return _agreeing(change, pair)
    return _fault(change, pair, Kind.CHANGE, "") if _is_exact(change, own) else None


def _is_exact(change: Change, figures: list[Figure]) -> bool:
    return not any(each.hedge for each in (*figures, change.figure))


_OF_OTHERS = re.compile(
    r"\b(?:than|against|compared (?:with|to)|below|above) (?:the |an? |its )?$"
)


def is_of_others(change: Change) -> bool:
    """Say whether a change is what another place saw: “more than the 7% fall in England”."""
    return bool(_OF_OTHERS.search(change.passage.template[: change.at]))


def _percent(pair: Pair) -> Decimal:
    return 100 * (pair[1].value - pair[0].value) / pair[0].value


def _same_way(change: Change, pair: Pair) -> bool:
    return not change.direction or _percent(pair) * change.direction > 0


def _is_right(change: Change, pair: Pair) -> bool:
    if change.figure.unit is Unit.POINTS:
        gap = abs(pair[1].value - pair[0].value)
        return pair[0].unit is Unit.PERCENT and fits(change.figure, gap)
    return _same_way(change, pair) and fits(change.figure, abs(_percent(pair)))


def _said(change: Change, pair: Pair) -> dict[str, Any]:
    value = half_up(_percent(pair), max(change.figure.decimals, 1))
    return {
        "shown": change.figure.text,
        "printed": sayings.signed(change.figure, change.direction),
        "computed": value,
        "right": f"{value:+}%",
        "tied_to": "the figures beside it",
    }


def _agreeing(change: Change, pair: Pair) -> Finding:
    said = _said(change, pair)
    words = f"From {pair[0].text} to {pair[1].text} is {said['right']}."
    return sayings.agrees(change.passage, words, **said)


def _slip(change: Change, around: Nearby, unit: Unit) -> Finding | None:
    """Return a change that a known slip gives exactly: the wrong base, points for per cent."""
    figure = change.figure
    if figure.unit is not Unit.PERCENT or figure.hedge is not Hedge.EXACT:
        return None
    near = [f for f in around.of(unit) if f != figure]
    is_so = bool(_SO.search(change.passage.template))
    gaps = {f.value for f in around.own if f != figure}
    for pair in pairs([each for each in near if each.value > 0]):
        gap = abs(pair[1].value - pair[0].value)
        is_told = bool({*pair} & {*around.own}) or gap in gaps or is_so
        if not is_told or not _same_way(change, pair):
            continue
        wrong = 100 * gap / pair[1].value
        if fits(figure, wrong) and figure.value > _LEAST_SLIP:
            return _fault(
                change,
                pair,
                Kind.WRONG_BASE,
                " The printed figure divides by the last figure in place of the first.",
            )
        if unit is Unit.PERCENT and gap == figure.value:
            return _fault(
                change,
                pair,
                Kind.PERCENT_OF_WHAT,
                f" The difference is {gap} percentage points, which is not a change in per cent.",
            )
    return None


def _summed_up(change: Change, around: Nearby, unit: Unit) -> Finding | None:
    """Hold “that is a 12% reduction” to the two figures, or the run, just before it."""
    alike = [each for each in around.last if each.unit is unit]
    is_exact = not any(each.hedge for each in (*alike, change.figure))
    if not _SUMMED_UP.search(change.passage.template) or not is_exact:
        return None
    if len(alike) < 2 or change.figure.unit is not Unit.PERCENT:
        return None
    own = [each for each in around.own if each.unit is unit and each != change.figure]
    if any(not _LENGTH.match(change.passage.text[each.end :]) for each in own):
        return None
    pair = _with_their_gap(alike) or (alike[0], alike[-1])
    if not _same_way(change, pair):
        pair = (pair[1], pair[0])
    is_run = len({each.value > alike[0].value for each in alike[1:]}) == 1
    is_sure = len(alike) == 2 or is_run or _with_their_gap(alike)
    if not pair[0].value or not is_sure:
        return None
    return _fault(change, pair, Kind.CHANGE, "") if _same_way(change, pair) else None


def _with_their_gap(figures: list[Figure]) -> Pair | None:
    """Return the two figures whose difference is printed with them, and no others."""
    values = {each.value for each in figures}
    found = [
        (a, b)
        for a, b in pairs(figures)
        if a.start < b.start and abs(a.value - b.value) in values
    ]
    is_sure = len(figures) == 3 and found
    return min(found, key=lambda p: abs(p[0].value - p[1].value)) if is_sure else None


def _fault(change: Change, pair: Pair, kind: Kind, why: str) -> Finding:
    said = _said(change, pair)
    words = f"From {pair[0].text} to {pair[1].text} is {said['right']}, not {change.figure.text}.{why}"
    return sayings.fault(change.passage, kind, words, **said)
