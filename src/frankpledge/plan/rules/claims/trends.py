"""
Claims in words alone: constant, under the average, lower in each of three years.

“Constant” allows a difference of 1%, “stable” and “broadly” of 5%: a table that
moves by more does not show it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Point, Series
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.reckoning import readings
from frankpledge.plan.rules.claims.runs import every_year, extreme, figures
from frankpledge.plan.rules.claims.subjects import first_subject, last_subject
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.ties import Subject, tied
from frankpledge.plan.rules.claims.timing import Timing, When, timings
from frankpledge.plan.rules.claims.topics import topic


SAME, STEADY = Decimal(1), Decimal(5)
"""Per cent by which a “constant” and a “stable” figure may move."""

_HOLDS = r"(?:has |have |had )?(?:remain(?:s|ed|ing)?|stayed|stays|been|held|kept|is|are|was|were)"
_STABLE = re.compile(
    rf"\b{_HOLDS}\s+(?P<soft>(?:broadly|largely|relatively|fairly|roughly|reasonably|generally|more or less|very) )?"
    r"(?P<word>constant|stable|steady|unchanged|static|flat|the same|consistent|level)\b(?! (?:with|to|as|across|of|high|low|crossing)\b)"
)
_UNDER = re.compile(
    rf"\b(?P<holds>remain(?:s|ed)?|stayed|been|kept)\s+(?:\w+ly )?(?:consistently |well )?(?P<way>under|below|above|over)\b(?P<mid>[^.;{FIGURE[1:-1]}]*?)\(?(?P<f>{FIGURE})"
)
_DOWN = r"fallen|fell|decreased|declined|dropped|reduced|gone down|come down|improved"
_UP = r"risen|rose|increased|grown|grew|climbed|gone up|worsened"
_MOVED = re.compile(
    rf"\b(?:(?P<perfect>has|have|had|were|was)(?: \w+ly| also| all| been| further| again| now| continued to| each| both)*\s+)?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b"
)
_THERE_WAS = re.compile(
    r"\b(?:there (?:has|have|had) been|there was|(?:has|have) (?:seen|experienced|achieved)|saw|seen)\s+(?:an? |further |the |some )?(?:\w+ ){0,2}?"
    r"(?:(?P<down>reductions?|decreases?|falls?|drops?|declines?)|(?P<up>increases?|rises?))\s+in\s+(?P<subject>.*)"
)
_EXTREME = re.compile(
    r"\b(?:at |its |their |the |an? )+(?P<way>lowest|highest)\b(?! (?:rate of|number of|level of|volume of|concentration|risk|harm|priority|(?:[a-z]+ )?rates?\b))"
)
_ORDINAL_YEAR = re.compile(
    r"\bfor (?:the|a) (?:second|third|fourth|fifth|sixth) (?:consecutive |successive )?year(?: running| in a row| in succession)?,?"
)
_BARE_PAST = frozenset(
    [
        "fell",
        "rose",
        "grew",
        "decreased",
        "increased",
        "declined",
        "dropped",
        "climbed",
        "worsened",
    ]
)


@dataclass(frozen=True)
class Told:
    """What a rule needs to tie a subject in words to a series."""

    series: Sequence[Series]
    names: frozenset[str]
    times: Sequence[Timing]
    last_subject: frozenset[str]


def trends(passage: Passage, told: Told) -> list[Finding]:
    """Return what becomes of the claims that a sentence makes in words alone."""
    if is_aim(passage):
        return []
    found: list[Finding | None] = []
    for rule, check in _RULES:
        match = rule.search(passage.template)
        is_said = any(found) and check in (_moved, _there_was)
        if match and not is_said:
            found.append(check(passage, match, told))
    return [each for each in found if each]


def _tied(passage: Passage, subject: str, told: Told) -> Series | None:
    words = (
        topic(re.sub(r"\b(?:number|numbers|level|levels) of\b", "", subject))
        or told.last_subject
    )
    says_rate = bool(re.search(r"\brates?\b", subject))
    found = tied(
        Subject(
            words,
            told.names,
            passage.block,
            passage.heading,
            passage.section,
            says_rate,
        ),
        told.series,
    )
    return found[0] if len(found) == 1 else None


def _over(series: Series, times: Sequence[Timing]) -> list[Point]:
    """Return the figures that the words cover: those between the likeliest ends."""
    ends = readings(series, list(times))
    if not ends:
        return []
    first = next(p for p in series.points if p.months.words() == ends[0].first)
    last = next(p for p in series.points if p.months.words() == ends[0].last)
    return [p for p in series.points if first.months <= p.months <= last.months]


def _stable(passage: Passage, match: "re.Match[str]", told: Told) -> Finding | None:
    series = _tied(passage, last_subject(passage.template[: match.start()]), told)
    points = _over(series, told.times) if series else []
    if series is None or len(points) < 2:
        return None
    values = [p.number.value for p in points]
    spread = 100 * (max(values) - min(values)) / max(abs(values[0]), Decimal(1))
    is_soft = bool(match["soft"]) or match["word"] in {
        "stable",
        "steady",
        "level",
        "consistent",
    }
    said: dict[str, Any] = {
        "shown": match["word"],
        "right": figures(points),
        "tied_to": f"“{series.name}”",
    }
    if spread <= (STEADY if is_soft else SAME):
        return sayings.agrees(
            passage, f"“{series.name}” reads {figures(points)}.", **said
        )
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"The text says {match['word']}, but “{series.name}” reads {figures(points)}: it moves by {spread:.1f}%.",
        computed=values[-1] - values[0],
        **said,
    )


def _under(passage: Passage, match: "re.Match[str]", told: Told) -> Finding | None:
    limit = passage.figure(match["f"])
    series = _tied(passage, last_subject(passage.template[: match.start()]), told)
    points = _over(series, told.times) if series else []
    if (
        series is None
        or not points
        or (limit.unit is Unit.PERCENT) != (series.unit is Unit.PERCENT)
    ):
        return None
    is_under = match["way"] in {"under", "below"}
    wrong = [p for p in points if (p.number.value >= limit.value) == is_under]
    said: dict[str, Any] = {
        "shown": limit.text,
        "printed": limit.value,
        "tied_to": f"“{series.name}”",
    }
    if not wrong:
        return sayings.agrees(
            passage, f"“{series.name}” reads {figures(points)}.", **said
        )
    first = wrong[0]
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"It did not remain {match['way']} {limit.text}: “{series.name}” was {first.number.text} in {first.months.words()}.",
        computed=first.number.value,
        right=first.number.text,
        **said,
    )


def _moved(passage: Passage, match: "re.Match[str]", told: Told) -> Finding | None:
    word = match["down"] or match["up"]
    if not match["perfect"] and word not in _BARE_PAST:
        return None
    if re.match(
        rf"\s*(?:(?:by|from|to)\s+(?:\w+ ){{0,2}})?{FIGURE}",
        passage.template[match.end() :],
    ):
        return None
    before = _ORDINAL_YEAR.sub(" ", passage.template[: match.start()])
    return _direction(
        passage, last_subject(before), -1 if match["down"] else 1, word, told
    )


def _there_was(passage: Passage, match: "re.Match[str]", told: Told) -> Finding | None:
    if re.search(FIGURE, match["subject"][:60]):
        return None
    direction = -1 if match["down"] else 1
    return _direction(
        passage,
        first_subject(match["subject"]),
        direction,
        match["down"] or match["up"],
        told,
    )


def _direction(
    passage: Passage, subject: str, direction: int, word: str, told: Told
) -> Finding | None:
    series = _tied(passage, subject, told)
    if series is None or len(series.points) < 2:
        return None
    if word in {"improved", "worsened"}:
        return None
    each = next((t for t in told.times if t.when is When.EACH), None)
    if each:
        return every_year(passage, series, direction, word, each.years)
    ends = readings(series, list(told.times))
    if {t.when for t in timings(passage)} == {When.IN}:
        # “decreased in 2014/15” is against the year before
        ends = ends[:1]
    said: dict[str, Any] = {"shown": word, "tied_to": f"“{series.name}”"}
    if not ends:
        return None
    right = next((e for e in ends if e.points * direction > 0), None)
    if right:
        return sayings.agrees(passage, f"“{series.name}” went {right.words()}.", **said)
    wrong = ends[0]
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"The text says {word}, but “{series.name}” went {wrong.words()}.",
        computed=wrong.points,
        right=sayings.percent(wrong.percent or Decimal(0)),
        **said,
    )


def _extreme(passage: Passage, match: "re.Match[str]", told: Told) -> Finding | None:
    series = _tied(passage, last_subject(passage.template[: match.start()]), told)
    if series is None or len(series.points) < 2:
        return None
    return extreme(passage, series, match["way"], told.times)


_RULES: tuple[
    tuple[
        "re.Pattern[str]", Callable[[Passage, "re.Match[str]", Told], Finding | None]
    ],
    ...,
] = (
    (_STABLE, _stable),
    (_UNDER, _under),
    (_EXTREME, _extreme),
    (_MOVED, _moved),
    (_THERE_WAS, _there_was),
)
