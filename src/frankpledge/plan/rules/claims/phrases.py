"""
Claims of change in a sentence: a 16% fall in X, X rose by a third, reduce X by 15%.

Each rule is a form of words around one figure. What a figure is said of stands
after it (“12% reduction in burglary”) or before it (“burglary fell by 12%”).
"""

import re
from dataclasses import dataclass, replace

from frankpledge.plan.rules.claims.multiples import multiples
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, PERIOD, Passage
from frankpledge.plan.rules.claims.subjects import first_subject, last_subject
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.topics import topic


DOWN_NOUN = (
    r"reductions?|decreases?|falls?|drops?|declines?|cuts?|decreasing|reducing|downturn"
)
UP_NOUN = r"increases?|rises?|growth|jumps?|surge|uplift|spike"
EITHER_NOUN = r"improvements?|changes?|swing"
DOWN_VERB = (
    r"reduc(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|fell|fall(?:en|s|ing)?|drop(?:ped|s|ping)?|"
    r"declin(?:e|ed|es|ing)|cut(?:s|ting)?|lower(?:ed|ing)?|down|shrank|shrunk|dipped"
)
UP_VERB = (
    r"increas(?:e|ed|es|ing)|rose|ris(?:e|en|es|ing)|gr(?:ew|own|ow|ows|owing)|climb(?:ed|s|ing)?|"
    r"up|jump(?:ed|s)?|surged|higher|rais(?:e|ed|ing)"
)
EITHER_VERB = r"improv(?:e|ed|es|ing)|chang(?:e|ed)"
_NOUN = rf"(?P<down>{DOWN_NOUN})|(?P<up>{UP_NOUN})|(?P<either>{EITHER_NOUN})"
_VERB = rf"(?P<down>{DOWN_VERB})|(?P<up>{UP_VERB})|(?P<either>{EITHER_VERB})"
_ADJECTIVES = (
    r"(?:(?:overall|net|year[- ]on[- ]year|annual|significant|further|total|relative|combined|"
    r"marked|welcome|small|large|sharp|modest|substantial|slight|real|percentage|recorded|cumulative|impressive) )*"
)
_SOFT = r"(?:(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|just|over|under|more than|less than|at least|up to|a|an|the|a further|another|further|only|as much as|close to|well) )*"
_AFTER_NOUN = re.compile(
    rf"[\s-]*(?:\(?{FIGURE}\)?\s)?{_ADJECTIVES}\b(?:{_NOUN})\b(?P<rest>.*)", re.S
)
_MORE_LESS = re.compile(
    r"\s*(?:(?P<down>fewer|less|lower|down|below)|(?P<up>more|higher|up|greater|above))\b(?P<rest>.*)",
    re.S,
)
_IN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:respectively,? )?(?:in|of|to|on|for|among|amongst)\s+(?P<subject>.*)",
    re.S,
)
_NOUN_OF = re.compile(
    rf"(?P<head>.*)\b(?:{_NOUN})\s+(?:of|is|was|comes to|came to|amounts to)\s+{_SOFT}$",
    re.S,
)
_NOUN_IN_OF = re.compile(
    rf".*\b(?:{_NOUN})\s+(?:in|of)\s+(?P<subject>[^.;:]*?)\s+(?:of|by|at)\s+{_SOFT}$",
    re.S,
)
_VERB_BY = re.compile(
    rf"(?P<head>.*)\b(?:{_VERB})\b(?P<middle>[^.;]*?)\s*\bby\s+{_SOFT}$", re.S
)
_FROM_TO = re.compile(
    rf"\bfrom [^.;]*?{FIGURE}[^.;]*?\bto\b [^.;]*?{FIGURE}[^.;]*?(?:(?:,|\bor\b|[-–])\s*|(?=\bby\b))+"
)
_IN_NUMBERS = re.compile(
    rf"(?<!to )(?<!from )(?P<by>\bby )?{_SOFT}{FIGURE}(?: [a-z]+){{0,2}}?(?:,? or |, | \()(?:by |about |around )*$"
)
"""“fell by 27 offences, or 29.7%”: the number between is no other claim."""


def in_numbers(left: str) -> bool:
    """Say whether a change stands in numbers too, right before its per cent."""
    return bool(_IN_NUMBERS.search(left))


_VERB_DIRECT = re.compile(rf"(?P<head>.*)\b(?:{_VERB})\s*:?\s+{_SOFT}$", re.S)
_MADE_UP = re.compile(
    rf"\b(?:made|makes?|making) up {_SOFT}(?:{FIGURE}[^.;,()]{{0,20}}?\()?$"
)
_NEXT_IN_LIST = re.compile(rf"^(?P<middle>[^.;:]*?)\s*\bby\s+(?:[a-z]+ )?{_SOFT}$")
_ITS_TIME = re.compile(rf"^\s*(?:in|during|by) (?:the )?{PERIOD}\s*")
_ONLY_JOINED = re.compile(rf"^[\s,]*(?:and|or|,)?\s*{_SOFT}$")
_ARROW = re.compile(r"(?:(?P<down>[▼↓⬇▾])|(?P<up>[▲↑⬆▴]))\s?$")


@dataclass(frozen=True)
class Change:
    """A claimed change: its figure, which way, and what it is said of."""

    figure: Figure
    direction: int
    subject: str
    passage: Passage
    at: int
    is_aim: bool
    order: int = -1
    of: int = 0
    calls_it_rate: bool = False


def changes(passage: Passage) -> list[Change]:
    """Return every change that a sentence claims in per cent, points or a fraction."""
    found: list[Change] = []
    for at, sign in enumerate(passage.template):
        if not FIGURES <= ord(sign) < FIGURES + 256:
            continue
        figure = passage.figure(sign)
        if figure.unit in {Unit.PERCENT, Unit.POINTS, Unit.FRACTION}:
            made = change_at(passage, at, figure, found[-1] if found else None)
            if made:
                found.append(made)
    found += _multiples(passage)
    return _respectively(passage, found)


def change_at(
    passage: Passage, at: int, figure: Figure, before: Change | None
) -> Change | None:
    """Return the change that a figure of the sentence is of, or None where it is of none."""
    text = passage.template
    left, right = text[:at], text[at + 1 :]
    if _MADE_UP.search(left):
        return None
    for found in (
        _by_noun_after(left, right),
        _by_more_or_less(left, right),
        _by_noun_before(left, right),
        _by_list(left, before),
        _by_verb(left, right),
        _by_sign(figure, left, right),
    ):
        if found:
            direction, subject = found
            return _made(passage, at, figure, direction, subject)
    return None


def _made(
    passage: Passage, at: int, figure: Figure, direction: int, subject: str
) -> Change:
    near = passage.template[max(0, at - 60) : at + 60]
    rate = bool(re.search(r"\brates?\b", subject)) or bool(
        re.search(rf"\bin the {FIGURE}? ?rate\b", near)
    )
    return Change(
        figure, direction, subject, passage, at, is_aim(passage), calls_it_rate=rate
    )


def _direction(match: "re.Match[str]") -> int:
    said = match.groupdict()
    return -1 if said.get("down") else 1 if said.get("up") else 0


Found = tuple[int, str] | None


def _by_noun_after(left: str, right: str) -> Found:
    match = _AFTER_NOUN.match(right)
    if not match:
        return None
    named = _IN.match(match["rest"])
    subject = first_subject(named["subject"]) if named else ""
    return _direction(match), subject or last_subject(left)


def _by_more_or_less(left: str, right: str) -> Found:
    match = _MORE_LESS.match(right)
    if not match:
        return None
    rest = match["rest"]
    is_beside = re.match(
        r"\s*(?:than|in|on|compared|at|over|from|by|since|against|\.|,|;|\)|$)", rest
    )
    subject = "" if is_beside else first_subject(rest)
    return _direction(match), subject or last_subject(left)


def _by_noun_before(left: str, right: str) -> Found:
    tail = left[-160:]
    match = _NOUN_OF.match(tail)
    if match:
        named = _IN.match(right)
        subject = first_subject(named["subject"]) if named else ""
        return _direction(match), subject or last_subject(match["head"])
    match = _NOUN_IN_OF.match(tail)
    if match:
        return _direction(match), first_subject(match["subject"])
    return None


def _by_verb(left: str, right: str) -> Found:
    # “fell from 88 to 66, or by 33%”: the pair between is no other claim
    left = _IN_NUMBERS.sub(lambda m: m["by"] or "", left)
    left = _FROM_TO.sub("", left)
    match = _VERB_BY.match(left)
    if match and not re.search(FIGURE, match["middle"]):
        middle = first_subject(match["middle"])
        return _direction(match), middle if topic(middle) else last_subject(
            match["head"]
        )
    match = _VERB_DIRECT.match(left)
    if match and not re.match(r"\s*of\b", right):
        return _direction(match), last_subject(match["head"])
    return None


def _by_list(left: str, before: Change | None) -> Found:
    """Read “reduced burglary by 8%, vehicle theft by 26% and robbery by 3%”."""
    if before is None:
        return None
    between = left[before.at + 1 :]
    if _ONLY_JOINED.match(_ITS_TIME.sub("", between)):
        return before.direction, before.subject
    match = _NEXT_IN_LIST.match(between)
    if match and not re.search(
        rf"\b(?:{DOWN_VERB}|{UP_VERB}|{EITHER_VERB})\b", between
    ):
        return before.direction, _last_named(match["middle"]) or before.subject
    return None


def _last_named(middle: str) -> str:
    """Return the last name that words between two figures give."""
    parts = [part for part in re.split(r",|\band\b", middle) if topic(part)]
    return first_subject(parts[-1].strip()) if parts else ""


def _by_sign(figure: Figure, left: str, right: str) -> Found:
    arrow = _ARROW.search(left)
    if arrow:
        return _direction(arrow), last_subject(left[: arrow.start()])
    is_signed = figure.value < 0 or figure.text.startswith("+")
    if not is_signed:
        return None
    return (-1 if figure.value < 0 else 1), last_subject(
        left.rstrip(" (:")
    ) or first_subject(right)


def _multiples(passage: Passage) -> list[Change]:
    made = []
    for start, end, figure in multiples(passage.template):
        left, right = passage.template[:start], passage.template[end:]
        subject = first_subject(right) if is_aim(passage) else last_subject(left)
        direction = 1 if figure.value > 0 else -1
        made.append(_made(passage, start, figure, direction, subject))
    return made


def _respectively(passage: Passage, found: list[Change]) -> list[Change]:
    """
    Give each of “16% and 19% respectively” its place, to pair it with its name.

    The names may follow the figures or stand before the verb; they are told apart
    once there are as many of them as figures.
    """
    made: list[Change] = []
    for run in _runs(passage, found):
        subject = _names_of(passage, run)
        if len(run) < 2 or len(listed(subject)) != len(run):
            made += run
            continue
        made += [
            replace(each, order=order, of=len(run), subject=subject)
            for order, each in enumerate(run)
        ]
    return made


def _runs(passage: Passage, found: list[Change]) -> list[list[Change]]:
    """Return the changes in runs of which nothing but “and” stands between."""
    runs: list[list[Change]] = []
    for each in found:
        joined = runs and _ONLY_JOINED.match(
            passage.template[runs[-1][-1].at + 1 : each.at]
        )
        if joined:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _names_of(passage: Passage, run: list[Change]) -> str:
    after = _IN.match(passage.template[run[-1].at + 1 :])
    named = first_subject(after["subject"]) if after else ""
    return named or max(
        (each.subject for each in run), key=lambda words: len(topic(words))
    )


def listed(subject: str) -> list[str]:
    """Return the names that a phrase lists, each with something to be tied by."""
    parts = re.split(r",|\band\b|&", subject)
    return [part for part in parts if topic(part)]
