"""Parts of a number said in words or money: 44 of the 88, two thirds; half (£0.5m) of it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.parts import Whole
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_NOT = f"[^.;:{FIGURE[1:-1]}]"
_OF = r"(?:out of|of|/) ?(?:the |a total of |all |these |our )*"
_SOFT = r"(?:about |around |nearly |almost |some |over |more than |just over |just under |exactly |i\.e\. |that is |or |which is |less than |under )*"
_RULES = tuple(
    re.compile(rule)
    for rule in (
        # 44 of the 88 cases, two thirds, came; 12 of 48 premises (one in four)
        rf"(?P<k>{_F}) {_NOT}{{0,30}}?{_OF}(?P<n>{_F}){_NOT}{{0,90}}?(?:, ?|\(|– ){_SOFT}(?P<s>{_F})(?=\s*(?:[,).;–]|$)| of (?:the total|them|all|it|the whole)\b)",
        # nine in ten victims were satisfied: 351 of 450; one in five (84 of 420)
        rf"(?P<s>{_F})[^.;{FIGURE[1:-1]}]{{0,90}}?[:(,] ?(?P<k>{_F}) {_NOT}{{0,30}}?{_OF}(?P<n>{_F})",
        # £1.2 million, half of it (£0.5 million); £25,000, of which £17,500 (60%)
        rf"(?P<n>{_F}){_NOT}{{0,40}}?, {_SOFT}(?P<s>{_F}) (?:of it|of this|of that|of which) ?\((?P<k>{_F})\)",
        rf"(?P<n>{_F}){_NOT}{{0,40}}?,? of which (?:[a-z' -]{{0,30}} )?{_SOFT}(?P<k>{_F}),? ?\(?{_SOFT}(?P<s>{_F})",
        # 164,300 residents, 23 per cent of whom are under 18 (37,800)
        rf"(?P<n>{_F}){_NOT}{{0,40}}?, {_SOFT}(?P<s>{_F}) of (?:whom|which|them|these)[^.;:()]{{0,60}}? \((?P<k>{_F})\)",
        # two thirds of the 54 families (30); 27% of its 31,200 homes are in a scheme (7,480)
        rf"(?P<s>{_F}) of (?:[a-z'-]+ ){{0,3}}(?P<n>{_F})[^.;:(){_F[1:-1]}]{{0,60}}? \((?P<k>{_F})(?: [a-z-]+)?\)",
        # of the £25,000 for cameras, £17,500 (60%) had been committed
        rf"\bof (?:the |all |our )*(?P<n>{_F}){_NOT}{{0,60}}?, {_SOFT}(?P<k>{_F}){_NOT}{{0,40}}? \({_SOFT}(?P<s>{_F})\)",
        # of the £756,000, £529,200 went on staff, 70% of the total
        rf"\bof (?:the |all |our )*(?P<n>{_F}){_NOT}{{0,60}}?, {_SOFT}(?P<k>{_F}){_NOT}{{0,60}}?, (?:or )?{_SOFT}(?P<s>{_F})(?= of (?:the|it|them|this|all)\b|\.|$)",
        # 48 visits and 36 passed, a pass rate of 80%
        rf"(?P<n>{_F}) {_NOT}{{2,40}}?\band (?P<k>{_F}) {_NOT}{{2,40}}?, (?:a|an) {_NOT}{{2,30}}?\brate of (?P<s>{_F})",
    )
)
_SHARES = {Unit.PERCENT, Unit.FRACTION}
_CHANGES = re.compile(
    r"\b(?:reduction|increase|fall|rise|fell|rose|fewer|down|up|cut|decrease|drop|growth|saving)\b"
)


def fractions(passage: Passage, whole: Whole | None = None) -> Iterator[Finding]:
    """Yield what becomes of shares in words, and of shares of money."""
    whole = whole or Whole()
    seen: set[str] = set()
    for rule in _RULES:
        for match in rule.finditer(passage.template):
            k, n, s = (passage.figure(match[name]) for name in ("k", "n", "s"))
            beside = passage.template[match.start() : match.end() + 12]
            if match["s"] in seen or not _is_share(k, n, s) or _CHANGES.search(beside):
                continue
            seen.add(match["s"])
            if fits(s, 100 * k.value / n.value) and n.unit is Unit.COUNT:
                whole.base = n.value
            yield _held(passage, k, n, s)


def _is_share(k: Figure, n: Figure, s: Figure) -> bool:
    """Say whether the figures are a part, its whole and a share that no other rule reads."""
    is_counted = k.unit is n.unit and k.unit in {Unit.COUNT, Unit.MONEY}
    return is_counted and s.unit in _SHARES and 0 < k.value < n.value


def _held(passage: Passage, k: Figure, n: Figure, s: Figure) -> Finding:
    value = 100 * k.value / n.value
    right = half_up(value, max(s.decimals, 1))
    said: dict[str, Any] = {
        "shown": s.text,
        "printed": half_up(s.value, 1),
        "computed": right,
        "right": f"{right}%",
        "tied_to": "the figures beside it",
    }
    words = f"{k.text} of {n.text} is {right}%"
    if fits(s, value) or _by_rounding(k, n, s):
        return sayings.agrees(passage, f"{words}.", **said)
    if k.hedge or n.hedge:
        return sayings.unchecked(
            passage, f"{words}; the figures are only about.", **said
        )
    return sayings.fault(passage, Kind.PERCENTAGE, f"{words}, not {s.text}.", **said)


def _by_rounding(k: Figure, n: Figure, s: Figure) -> bool:
    """Say whether what £1.2m and £0.6m stand for may make the share exactly."""
    slack = [
        Decimal(5).scaleb(-f.decimals - 1) if f.decimals else Decimal(0) for f in (k, n)
    ]
    least = 100 * (k.value - slack[0]) / (n.value + slack[1])
    most = 100 * (k.value + slack[0]) / (n.value - slack[1])
    return any(slack) and least <= s.value <= most
