"""Shares beside the same in words: three quarters (75%); shares that make a whole."""

import re
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_NOT = f"[^.;{FIGURE[1:-1]}]"
_IN_WORDS = re.compile(rf"(?P<w>{_F})(?P<mid>{_NOT}*?)\((?P<p>{_F})\)")
_WHOLE = (Decimal("99.4"), Decimal("100.6"))


def spelt_shares(passage: Passage) -> list[Finding]:
    """Return what becomes of a share in words with its per cent in brackets."""
    made = []
    for match in _IN_WORDS.finditer(passage.template):
        words, percent = passage.figure(match["w"]), passage.figure(match["p"])
        if words.unit is not Unit.FRACTION or percent.unit is not Unit.PERCENT:
            continue
        said: dict[str, Any] = {
            "shown": percent.text,
            "printed": percent.value,
            "computed": half_up(words.value, 1),
        }
        if fits(words, percent.value):
            made.append(
                sayings.agrees(
                    passage,
                    f"“{words.text}” is about {half_up(words.value, 1)}%.",
                    **said,
                )
            )
        else:
            made.append(
                sayings.fault(
                    passage,
                    Kind.PERCENTAGE,
                    f"“{words.text}” is about {half_up(words.value, 1)}%, but the brackets say {percent.text}.",
                    right=f"{half_up(words.value, 1)}%",
                    **said,
                )
            )
    return made


def make_whole(
    passage: Passage, pairs: list[tuple[Figure, Figure]], bases: list[Decimal]
) -> Finding | None:
    """Two shares that make 100% of a base have counts that make the base."""
    if len(pairs) < 2 or not bases:
        return None
    percent = sum((p.value for _, p in pairs), Decimal(0))
    total = sum((k.value for k, _ in pairs), Decimal(0))
    if not _WHOLE[0] <= percent <= _WHOLE[1]:
        return None
    parts = " + ".join(k.text for k, _ in pairs)
    said: dict[str, Any] = {
        "shown": f"{bases[0]:,}",
        "printed": bases[0],
        "computed": total,
        "right": f"{total:,}",
    }
    if total in bases:
        return sayings.agrees(passage, f"{parts} = {total:,}.", **said)
    return sayings.fault(
        passage, Kind.SUM, f"{parts} is {total:,}, not {bases[0]:,}.", **said
    )
