"""Figures that prose takes from a table: in 2012/13 there were 1,522 violent crimes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.clauses import is_narrower
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Point, Series
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.pairs import COMPARED, PAIR
from frankpledge.plan.rules.claims.passages import FIGURE, PERIOD, Passage
from frankpledge.plan.rules.claims.phrases import DOWN_VERB, UP_VERB
from frankpledge.plan.rules.claims.reckoning import named_points
from frankpledge.plan.rules.claims.subjects import first_subject, last_subject
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.ties import Subject, label_topic, tied
from frankpledge.plan.rules.claims.timing import Timing, When
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.years import Months


_F = FIGURE
_SOFT = r"(?:(?:about|around|approximately|some|nearly|almost|just over|just under|over|under|a total of|only|just|still|at|a|an) )*"
_THERE_WERE = re.compile(
    rf"\bthere (?:were|was|have been|had been|has been) {_SOFT}(?P<f>{_F})\s+(?P<subject>.*)"
)
_WAS = re.compile(
    rf"(?:^|[,;:] ?|\band |\bwhile |\bthat )(?P<subject>[^,;:]*?)\s(?:was|were|is|are|stood|stands|totalled|totaled|numbered|reached|came to|now stands?)\s{_SOFT}(?P<f>{_F})(?![^.;,]*\b(?:lower|higher|fewer|more|less|down|up)\b)"
)
_RECORDED = re.compile(
    rf"(?P<f>{_F})\s+(?P<subject>[^,.;:{FIGURE[1:-1]}]*?)\s(?:were|was)\s(?:recorded|reported|made|received|heard|committed|seen|discussed|dealt with)"
)
_WE_HAD = re.compile(
    rf"\b(?:recorded|received|heard|had|saw|dealt with|discussed)\s{_SOFT}(?P<f>{_F})\s+(?P<subject>[^,.;:]*)"
)
_FALLEN_TO = re.compile(
    rf"(?:^|[,;:] ?|\band |\bwhile |\bthat )(?P<subject>[^,;:{FIGURE[1:-1]}]*?)\s(?:has |have |had )?(?:fallen|fell|risen|rose|dropped|increased|decreased|climbed|grown|grew|gone (?:up|down)|went (?:up|down)|come down|reduced)(?: by {_F}(?: [a-z]+){{0,2}})?\sto {_SOFT}(?P<f>{_F})"
)
_BRACKETED = re.compile(
    rf"(?P<subject>\b(?:the|our|a) [^,.;:({FIGURE[1:-1]}]{{3,60}}?)\s\((?P<f>{_F})\)"
)
_MEAN = re.compile(r"^(?: [a-z'-]+){0,3}? (?:an?|per|each|every) (?!year\b)[a-z]")
_MORE = re.compile(r"\s*(?:fewer|more|less|additional|extra|further)\b")
_CHANGED = re.compile(
    r"\b(?:reduction|increase|decrease|fall|rise|drop|decline|change|improvement|growth)s?\b"
)


@dataclass(frozen=True)
class Value:
    """A figure of a sentence that some table may give."""

    figure: Figure
    subject: str
    at: int
    months: tuple[Months, ...] = ()
    is_earlier: bool = False


def values(
    passage: Passage,
    series: Sequence[Series],
    names: frozenset[str],
    times: Sequence[Timing],
    last_subject_words: frozenset[str],
) -> list[Finding]:
    """Return what becomes of the plain figures of a sentence."""
    if is_aim(passage):
        return []
    found = []
    seen: set[int] = set()
    for value in [*_of_pairs(passage), *_stated(passage)]:
        if value.at in seen:
            continue
        seen.add(value.at)
        said = _held(passage, value, series, names, times, last_subject_words)
        if said:
            found.append(said)
    return found


def spoken_of(passage: Passage) -> frozenset[str]:
    """Return what the plain figures of a sentence are said of, for “that is 98 fewer”."""
    return next(filter(None, (topic(v.subject) for v in _stated(passage))), frozenset())


def _stated(passage: Passage) -> Iterator[Value]:
    text = passage.template
    for rule in (
        _THERE_WERE,
        _RECORDED,
        _WAS,
        _FALLEN_TO,
        _WE_HAD,
        _BRACKETED,
    ):
        for match in rule.finditer(text):
            figure = passage.figure(match["f"])
            after = text[match.end("f") :][:30]
            if _CHANGED.search(after[:25]) and figure.unit is Unit.PERCENT:
                continue
            if _MEAN.match(text[match.end("f") :]):
                continue
            is_before = rule in (_WAS, _FALLEN_TO, _BRACKETED)
            words = match["subject"]
            if _MORE.match(words):
                continue
            subject = last_subject(words) if is_before else first_subject(words)
            yield Value(
                figure, subject, match.start("f"), _beside(passage, match.start("f"))
            )


def _beside(passage: Passage, at: int) -> tuple[Months, ...]:
    """Return the period right after a figure: “1,522 in 2012/13”."""
    after = re.match(
        rf".(?:\s[a-z]+){{0,3}}?\s(?:in|for|during)\s(?P<p>{PERIOD})",
        passage.template[at:],
    )
    return (passage.period(after["p"]).months,) if after else ()


def _of_pairs(passage: Passage) -> Iterator[Value]:
    """Yield both figures of “from 1,773 in 2010/11 to 1,522 in 2012/13”."""
    for rule in (PAIR, COMPARED):
        for match in rule.finditer(passage.template):
            first, second = passage.figure(match["a"]), passage.figure(match["b"])
            if first.unit is Unit.PERCENT and second.unit is not Unit.PERCENT:
                continue
            before = passage.template[: min(match.start("a"), match.start("b"))]
            subject = last_subject(_VERBS.sub(" ", before))
            for sign, figure in (("a", first), ("b", second)):
                if figure.unit in {Unit.FRACTION, Unit.POINTS, Unit.MONEY}:
                    continue
                yield Value(
                    figure,
                    subject,
                    match.start(sign),
                    _beside(passage, match.start(sign)),
                    is_earlier=sign == "a",
                )


_VERBS = re.compile(
    rf"\b(?:(?:has|have|had|was|were|went|gone|came|come|moved) )*(?:{DOWN_VERB}|{UP_VERB}|moved|went|gone)\b"
)
_UNITS = {
    Unit.PERCENT: {Unit.PERCENT},
    Unit.RATE: {Unit.RATE},
    Unit.COUNT: {Unit.COUNT, Unit.RATE},
}


def _fitting(
    passage: Passage,
    value: Value,
    series: Sequence[Series],
    names: frozenset[str],
    words: frozenset[str],
) -> list[Series]:
    """Return the series that a printed value may be a figure of."""
    says_rate = (
        bool(re.search(r"\brates?\b", value.subject)) or value.figure.unit is Unit.RATE
    )
    units = _UNITS.get(value.figure.unit, set())
    subject = Subject(
        words, names, passage.block, passage.heading, passage.section, says_rate
    )
    found = tied(subject, [each for each in series if each.unit in units])
    return [
        each for each in found if label_topic(each) <= words | topic(passage.heading)
    ]


def _held(
    passage: Passage,
    value: Value,
    series: Sequence[Series],
    names: frozenset[str],
    times: Sequence[Timing],
    before: frozenset[str],
) -> Finding | None:
    fitting = _fitting(passage, value, series, names, topic(value.subject) or before)
    if not fitting:
        return None
    known = names | frozenset().union(
        *(topic(f"{s.name} {s.caption} {s.heading}") for s in fitting)
    )
    points = [p for each in fitting for p in _points(each, value, times)]
    said: dict[str, Any] = {
        "shown": value.figure.text,
        "printed": value.figure.value,
        "tied_to": f"“{fitting[0].name}”",
    }
    for point in points:
        if fits(value.figure, abs(point.number.value)):
            return sayings.agrees(
                passage,
                f"“{fitting[0].name}” is {point.number.text} in {point.months.words()}.",
                computed=point.number.value,
                right=point.number.text,
                **said,
            )
    is_unsure = len(fitting) > 1 or not points or not _is_told(value, times)
    if is_unsure or is_narrower(passage, value.at, known):
        return None
    return _wrong(passage, value, fitting[0], points[-1], said)


def _is_told(value: Value, times: Sequence[Timing]) -> bool:
    """Say whether the words name the year of a figure."""
    named = any(t.when in {When.IN, When.SPAN, When.BY} for t in times)
    return bool(value.months) or (named and not value.is_earlier)


def _points(series: Series, value: Value, times: Sequence[Timing]) -> list[Point]:
    if value.months:
        return [p for months in value.months for p in named_points(series, months)]
    if value.is_earlier:
        # “fell in 2014/15, from 11,020 to 10,480”: the first is of a year before
        return list(series.points)
    named = [m for t in times for m in (t.first, t.last) if m]
    found = [p for months in named for p in named_points(series, months)]
    return found or list(series.points)


def _wrong(
    passage: Passage,
    value: Value,
    series: Series,
    point: Point,
    said: dict[str, Any],
) -> Finding:
    other = next(
        (p for p in series.points if fits(value.figure, abs(p.number.value))), None
    )
    hint = (
        f" {value.figure.text} is the figure of {other.months.words()}."
        if other
        else ""
    )
    return sayings.fault(
        passage,
        Kind.RATE if series.unit is Unit.RATE else Kind.VALUE,
        f"The text says {value.figure.text}; “{series.name}” is {point.number.text} in"
        f" {point.months.words()}.{hint}",
        computed=point.number.value,
        right=point.number.text,
        **said,
    )


_PER = re.compile(r"per ([\d,]+|thousand)", re.IGNORECASE)
_POPULATION = re.compile(
    rf"\bpopulation (?:of|is|was|stands at|being) (?:about |around |some |approximately )?(?P<n>{_F})|(?P<m>{_F}) (?:residents|inhabitants|people live|households|dwellings|homes)\b"
)


def rates(passage: Passage) -> list[Finding]:
    """Hold a rate in prose against its own count and population."""
    found = _POPULATION.search(passage.template)
    rate = next((f for f in passage.figures if f.unit is Unit.RATE), None)
    if not found or rate is None:
        return []
    people = passage.figure(found["n"] or found["m"])
    counts = [
        f
        for f in passage.figures
        if f.unit is Unit.COUNT
        and not f.decimals
        and f.value < people.value
        and f != people
    ]
    per = _PER.search(rate.per)
    if len(counts) != 1 or not per or not people.value:
        return []
    scale = Decimal(
        1000 if per[1].lower() == "thousand" else int(per[1].replace(",", ""))
    )
    right = scale * counts[0].value / people.value
    shown = half_up(right, rate.decimals)
    said: dict[str, Any] = {
        "shown": rate.text,
        "printed": rate.value,
        "computed": shown,
        "right": f"{shown}",
    }
    words = f"{counts[0].text} among {people.text} is {shown} per {scale:,}"
    if fits(rate, right) or (
        people.hedge and abs(right - rate.value) <= rate.value / 20
    ):
        return [sayings.agrees(passage, f"{words}.", **said)]
    return [sayings.fault(passage, Kind.RATE, f"{words}, not {rate.value}.", **said)]
