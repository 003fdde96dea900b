"""Parts that make a whole in prose: money spent, actions done, shares of a hundred."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, rounding
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, Passage


_F = FIGURE
_NOT = f"[^.;:{FIGURE[1:-1]}]"
_COLON = re.compile(r"(?P<lead>[^.;:]*):(?P<parts>.*)", re.S)
_IN_ALL = re.compile(
    rf"(?P<parts>{_F}.*?)(?:,| –| -)? (?:or |that is |making |which makes |and so )?(?P<total>{_F}) (?:[a-z]+ ){{0,2}}?(?:in all|altogether|in total)\b",
    re.S,
)
_CAME_TO = re.compile(
    rf"(?P<parts>{_F}.*?)\b(?:c[ao]me to|totall(?:ed|ing)|add(?:s|ed|ing)? up to|amount(?:s|ed|ing)? to|mak(?:e|es|ing) a total of|mak(?:e|es|ing)|together cost)\s(?:a total of |altogether )?(?P<total>{_F})",
    re.S,
)
_OF_THE = re.compile(
    rf"^\W*(?:\w+ ){{0,2}}?(?:out )?of (?:the |all |these |our |its )*(?P<total>{_F}){_NOT}{{0,60}}?,(?P<parts>.*)",
    re.S,
)
_RATHER = re.compile(
    r"\b(?:includ\w+|such as|among them|at least|of which|of whom|against|compared|increase|decrease|reduction|rise|fall|rose|fell|up|down|target|more than one|also|per)\b"
)
_FROM_ONE = re.compile(rf"\bfrom (?:[a-z]+ ){{0,2}}?{_F}")
_PARTITION = re.compile(
    r"\bother(?:s|wise)?\b|\bthe rest\b|\bremain(?:ing|der)\b|\bby (?:age|sex|gender|method|tenure|type|ethnicity|day|area|ward|means|place|cause|outcome)\b|\bunder \d|\bor over\b|\bor older\b|"
    r"\b(?:do(?:es)? not|don't|did not) know\b|\bno answer\b|\bnot (?:stated|known)\b|\bneither\b|\bsplit\b|\bmade up\b|\bone answer\b|\b(?:main|single|first|top) (?:concern|reason|cause|choice|worry|priority|source|contact)s?\b|\bfirst (?:sought|went|told)\b|\bspend\b|\bbudget\b|\bvery\b[^.]*\bfairly\b"
)
_TWO = (
    re.compile(r"\b(?:male|men|boys)\b.*\b(?:female|women|girls)\b", re.S),
    re.compile(r"\b(?:female|women|girls)\b.*\b(?:male|men|boys)\b", re.S),
    re.compile(r"\b(?:first[- ]time|new)\b.*\brepeats?\b", re.S),
)
_SEVERAL = re.compile(
    r"\b(?:more than one|multiple|several|each of|in turn|respectively|could choose|ticked)\b"
)
_ONE_WAY = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|rose|fell|fallen|risen|up|down|target|against|compared|from|than|satisf\w+|confiden\w+)\b"
)
_NEAR = Decimal("0.15")
_FEW = Decimal(2)
"""By how much parts of a small number may miss it and still be meant as all of it."""
_LEAST, _MOST = Decimal(85), Decimal(120)


def wholes(passage: Passage) -> Iterator[Finding]:
    """Yield what becomes of the parts that a sentence says make a whole."""
    yield from _sums(passage)
    yield from _hundred(passage)


def _sums(passage: Passage) -> Iterator[Finding]:
    for rule in (_IN_ALL, _COLON, _CAME_TO, _OF_THE):
        match = rule.search(passage.template)
        if not match or any(r.search(match["parts"]) for r in (_RATHER, _FROM_ONE)):
            continue
        total = _total(passage, match)
        if total is None:
            continue
        parts = _alike(passage, match["parts"], total)
        is_money = rule is _OF_THE and total.unit is Unit.MONEY
        is_enough = len(parts) > (1 if rule in (_CAME_TO, _IN_ALL) or is_money else 2)
        if not is_enough or total.hedge or total.unit not in {Unit.COUNT, Unit.MONEY}:
            continue
        value = sum((part.value for part in parts), Decimal(0))
        slack = max(_NEAR * total.value, _FEW if rule is _OF_THE else Decimal(0))
        if value == total.value or abs(value - total.value) <= slack:
            yield _sum(passage, total, parts, value)
            return


def _total(passage: Passage, match: "re.Match[str]") -> Figure | None:
    """Return the total that a rule names, or the last figure of the parts' kind before a colon."""
    said = match.groupdict()
    if "total" in said:
        return passage.figure(said["total"])
    parts, lead = (re.findall(_F, said[name]) for name in ("parts", "lead"))
    if not parts:
        return None
    unit = passage.figure(parts[0]).unit
    alike = [f for f in map(passage.figure, lead) if f.unit is unit]
    return alike[-1] if alike else None


def _alike(passage: Passage, words: str, total: Figure) -> list[Figure]:
    """Return the parts of the total's unit; none where one of them is only about so much."""
    figures = [
        passage.figure(sign) for sign in words if FIGURES <= ord(sign) < FIGURES + 256
    ]
    parts = [each for each in figures if each.unit is total.unit]
    return [] if any(each.hedge for each in parts) else parts


def _sum(
    passage: Passage, total: Figure, parts: list[Figure], value: Decimal
) -> Finding:
    sign = "£" if total.unit is Unit.MONEY else ""
    said: dict[str, Any] = {
        "shown": total.text,
        "printed": total.value,
        "computed": value,
        "right": f"{sign}{value:,f}",
    }
    shown = " + ".join(part.text.lstrip("+ ") for part in parts)
    slack = sum((rounding(part) for part in parts), rounding(total))
    if value == total.value or (slack and abs(value - total.value) <= slack):
        return sayings.agrees(passage, f"{shown} = {sign}{value:,f}.", **said)
    return sayings.fault(
        passage, Kind.SUM, f"{shown} is {sign}{value:,f}, not {total.text}.", **said
    )


def _hundred(passage: Passage) -> Iterator[Finding]:
    """Hold shares that are all of something to a hundred."""
    words = passage.template
    figures = [f for f in passage.figures if f.unit is Unit.PERCENT]
    is_two = len(figures) == 2 and any(rule.search(words) for rule in _TWO)
    if len(figures) < 3 and not is_two:
        return
    if any(
        f.hedge is not Hedge.EXACT or f.value < 0 or f.text[0] == "+" for f in figures
    ):
        return
    value = sum((f.value for f in figures), Decimal(0))
    slack = sum((_half(f) for f in figures), Decimal(0))
    if _SEVERAL.search(words) or _ONE_WAY.search(words) or not _LEAST <= value <= _MOST:
        return
    shown = " + ".join(f.text for f in figures)
    said: dict[str, Any] = {
        "shown": shown,
        "printed": value,
        "computed": Decimal(100),
        "right": "100%",
    }
    if abs(value - 100) <= max(slack, Decimal(1) if len(figures) > 2 else slack):
        yield sayings.agrees(passage, f"The shares add to {value}%.", **said)
    elif is_two or _PARTITION.search(passage.text.lower()):
        yield sayings.fault(
            passage,
            Kind.SUM,
            f"Shares of one whole make 100%; {shown} is {value}%.",
            **said,
        )
    else:
        yield sayings.unchecked(
            passage,
            f"If these are shares of one whole they must make 100%; they make {value}%.",
            **said,
        )


def _half(figure: Figure) -> Decimal:
    return Decimal(5).scaleb(-figure.decimals - 1)
