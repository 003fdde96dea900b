"""Claims of change in per cent, held against their table or their own sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.clauses import is_narrower
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Series
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.pairs import pair_of
from frankpledge.plan.rules.claims.phrases import Change
from frankpledge.plan.rules.claims.points import called_per_cent, is_points
from frankpledge.plan.rules.claims.reckoned import of_figures_nearby
from frankpledge.plan.rules.claims.reckoning import (
    Ends,
    ends_between,
    is_change,
    readings,
)
from frankpledge.plan.rules.claims.slips import other_row, slip_of
from frankpledge.plan.rules.claims.spoken import names
from frankpledge.plan.rules.claims.timing import Timing, When, timings
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.tying import Surroundings, series_of, times_of
from frankpledge.plan.rules.claims.untied import without_table


_UNIT_IS_RATE = re.compile(r"\brate\b", re.IGNORECASE)


def checked_change(change: Change, around: Surroundings) -> Finding | None:
    """Return what becomes of one claimed change; None for an aim that is only stated."""
    pair = pair_of(change.passage, change.at)
    own = _of_pair(change, pair) if pair else None
    if own:
        if _is_of_another_year(change):
            return _mislabelled(change, own)
        said = _held(change, [own], "the pair of figures beside it")
        is_rate = said.kind is None and _is_count_pair(change, own)
        return _count_called_rate(said, own) if is_rate else said
    if change.is_aim:
        return None
    times = times_of(change, around)
    fitting = series_of(change, around)
    if change.figure.unit is Unit.POINTS:
        fitting = [each for each in fitting if each.unit is Unit.PERCENT]
    found = [(each, _readings(change, each, times)) for each in fitting]
    dated = [(each, ends) for each, ends in found if ends]
    if not dated:
        near = of_figures_nearby(change)
        return near or without_table(change, fitting, times, around)
    return _among(change, dated, around)


_SUCCESSIVE = re.compile(r"\b(?:then|followed by|running|in a row|and by)\b")


def _readings(change: Change, series: Series, times: list[Timing]) -> list[Ends]:
    """Return what a change may compare; of several in a row, any year and the next."""
    found = readings(series, times)
    if found and _SUCCESSIVE.search(change.passage.template):
        steps = pairwise(series.points)
        found += [ends_between(a, b, series.unit) for a, b in steps]
    return list(dict.fromkeys(found))


_LEAST_COUNT = 100
"""Whole figures above it are no percentages whose signs were left out."""


def _count_called_rate(found: Finding, ends: Ends) -> Finding:
    return replace(
        found,
        verdict=Verdict.DISAGREES,
        kind=Kind.COUNT_CALLED_RATE,
        sentence=f"The change is right, {ends.words()}; but those are counts, not a rate."
        " A rate needs the number it is out of.",
    )


def _is_count_pair(change: Change, ends: Ends) -> bool:
    is_large = min(ends.before, ends.after) > _LEAST_COUNT
    return change.calls_it_rate and ends.is_count and is_large and not change.is_aim


def _among(
    change: Change, dated: list[tuple[Series, list[Ends]]], around: Surroundings
) -> Finding:
    """Hold a change against every row that it may mean; one that agrees is enough."""
    fitting = [each for each, _ in dated]
    known = around.names.union(
        *(topic(f"{s.name} {s.caption} {s.heading}") for s in fitting)
    )
    said = [
        _held(change, ends, _table_of(each), each, around.series)
        for each, ends in dated
    ]
    right = [each for each in said if each.kind in {None, Kind.COUNT_CALLED_RATE}]
    if right:
        return right[0]
    if is_narrower(change.passage, change.at, known):
        return _narrower(change, fitting[0])
    if len(said) == 1:
        return said[0]
    return sayings.unchecked(
        change.passage,
        "Several rows fit these words; which one is meant cannot be told.",
        shown=change.figure.text,
    )


def _narrower(change: Change, series: Series) -> Finding:
    return sayings.unchecked(
        change.passage,
        f"The words speak of a place, group or season of its own; “{series.name}” is of the whole.",
        shown=change.figure.text,
        printed=sayings.signed(change.figure, change.direction),
    )


def _of_pair(change: Change, pair: tuple) -> Ends | None:  # type: ignore[type-arg]
    first, second = pair
    if change.figure in pair:
        return None
    is_whole = first.unit in {Unit.COUNT, Unit.MONEY}
    is_count = is_whole and not (first.decimals or second.decimals)
    before, after = (
        Decimal(0) if is_count else Decimal(5).scaleb(-f.decimals - 1) for f in pair
    )
    is_percent = first.unit is second.unit is Unit.PERCENT
    return Ends(first.value, second.value, "", "", is_count, before, after, is_percent)


_PREDICTED = re.compile(
    r"\b(?:predict\w*|expect\w*|forecast|average|similar|national|family|group)\b"
)


def _is_of_another_year(change: Change) -> bool:
    """Say whether a change “against 2007” is worked from a figure that is not of 2007."""
    against = [
        t
        for t in timings(change.passage)
        if t.when in {When.AGAINST, When.SINCE} and t.at > change.at
    ]
    return bool(against) and bool(
        _PREDICTED.search(change.passage.template[: change.at])
    )


def _mislabelled(change: Change, ends: Ends) -> Finding:
    computed = half_up(ends.percent or Decimal(0), max(change.figure.decimals, 1))
    year = next(
        t
        for t in timings(change.passage)
        if t.when in {When.AGAINST, When.SINCE} and t.at > change.at
    )
    base = year.first.words() if year.first else "an earlier year"
    return sayings.fault(
        change.passage,
        Kind.WRONG_BASE,
        f"The text says {change.figure.text} against {base}, for which it prints no figure. The two"
        f" printed figures are of one year, {ends.words()}, and give {computed:+}%.",
        shown=change.figure.text,
        printed=sayings.signed(change.figure, change.direction),
        computed=computed,
        right=f"{computed:+}%",
    )


def _table_of(series: Series) -> str:
    if series.is_kept_here:
        return f"the measure “{series.name}” kept here"
    caption = f" in “{series.caption}”" if series.caption else ""
    return f"the row “{series.name}”{caption}"


def _held(
    change: Change,
    ends: list[Ends],
    source: str,
    series: Series | None = None,
    others: Sequence[Series] = (),
) -> Finding:
    is_told = change.figure.unit is Unit.PERCENT and ends[0].is_percent
    if (
        change.is_aim
        and series is None
        and not (is_told and is_points(change, ends[0]))
    ):
        from frankpledge.plan.rules.claims.aims import aimed

        return aimed(change, ends[0])
    in_points = change.figure.unit is Unit.POINTS
    points = next((each for each in ends if is_points(change, each)), None)
    if points:
        return called_per_cent(change, points, source)
    said: dict[str, Any] = {
        "shown": change.figure.text,
        "printed": sayings.signed(change.figure, change.direction),
        "tied_to": source,
    }
    for each in ends:
        if is_change(change.figure, change.direction, each, in_points=in_points):
            return _agreeing(change, each, source, series, others, said)
    return _differing(change, ends, source, series, others, said)


def _agreeing(
    change: Change,
    ends: Ends,
    source: str,
    series: Series | None,
    others: Sequence[Series],
    said: dict[str, Any],
) -> Finding:
    percent = ends.percent or Decimal(0)
    said["computed"] = half_up(percent, max(change.figure.decimals, 1))
    said["right"] = sayings.percent(percent, change.figure.decimals)
    if change.calls_it_rate and series and _counts_only(series, others):
        return sayings.fault(
            change.passage,
            Kind.COUNT_CALLED_RATE,
            f"{said['right']} is right for {source}, {ends.words()}; but that is a count,"
            " not a rate. A rate needs the number it is out of.",
            **said,
        )
    return sayings.agrees(
        change.passage,
        f"{source[:1].upper()}{source[1:]} gives {said['right']}: {ends.words()}.",
        **said,
    )


def _counts_only(series: Series, others: Sequence[Series]) -> bool:
    is_rate = series.unit is not Unit.COUNT or _UNIT_IS_RATE.search(series.name)
    beside = any(
        each.block == series.block
        and each.unit is not Unit.COUNT
        and each.name == series.name
        for each in others
    )
    return not is_rate and not beside


def _differing(
    change: Change,
    ends: list[Ends],
    source: str,
    series: Series | None,
    others: Sequence[Series],
    said: dict[str, Any],
) -> Finding:
    likeliest = ends[0]
    computed = likeliest.percent
    if computed is None:
        return sayings.unchecked(
            change.passage, f"{source}: a change from nought has no per cent.", **said
        )
    kind, why, likeliest = slip_of(change, ends)
    computed = (
        likeliest.points if change.figure.unit is Unit.POINTS else likeliest.percent
    )
    computed = computed if computed is not None else Decimal(0)
    unit = " percentage points" if change.figure.unit is Unit.POINTS else "%"
    decimals = max(change.figure.decimals, 1)
    right = f"{half_up(computed, decimals):+,}{unit}"
    said |= {"computed": half_up(computed, decimals), "right": right}
    other = other_row(change, series, others)
    own = [series.name] if series else []
    text = change.passage.text
    if other and names(text, [other]) and not names(text, own):
        return sayings.unchecked(
            change.passage,
            f"{change.figure.text} is the change of “{other}”, which the sentence names too.",
            **said,
        )
    hint = why or (f"{change.figure.text} is the change of “{other}”." if other else "")
    sentence = f"The text says {change.figure.text}; {source} gives {right}, {likeliest.words()}."
    return sayings.fault(change.passage, kind, f"{sentence} {hint}".strip(), **said)
