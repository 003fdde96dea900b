"""
Shares whose part and whole stand apart: £43,000, which covers 45% of the budget.

The whole is the number after “of the”, or the one that the section has printed with
the same noun; the part is the count before the share, or that of the sentence before.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, FIGURES, Passage
from frankpledge.plan.rules.claims.phrases import change_at
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.things import Thing, Things, noun, things_of
from frankpledge.plan.rules.claims.topics import in_order


_OF = re.compile(
    rf"^ of (?:(?:the|all|its|our|their|these|those|this|that|recorded) )*(?:(?P<n>{FIGURE})|(?P<noun>[a-z-]+)(?: (?P<more>[a-z-]+))?)"
)
_POINTING = re.compile(
    r"^\W*(?:they|it|this|that|these|those)\b(?! (?:who|under|over|aged|with|in|from|of|whose|above|below))"
)
_SHARES = {Unit.PERCENT, Unit.FRACTION}
_PLAIN = {Unit.COUNT, Unit.MONEY}
_EMPTY = {"money", "share", "part", "contribution", "grant", "figure", "alone"}
_ALL = {"whole", "total", "all"}
_NEAR = Decimal(20)


_BESIDE = re.compile(
    rf"(?P<k>{FIGURE})(?: [a-z'-]+){{0,8}}?(?:, (?:or |that is )?|\) (?:were|are|was|is|made up) )(?P<s>{FIGURE})(?=\s*(?:[,.;)]|$))"
)


def beside(
    passage: Passage, things: Things, base: Decimal | None, told: frozenset[str]
) -> Iterator[Finding]:
    """Hold “in 287, 28%” and “378 of them, one in three” to what the section's shares are of."""
    known = [t.value for t in things.here(passage) if t.figure.unit is Unit.COUNT]
    # the number that a section opens with, if it is its largest
    base = base or (known[-1] if known and known[-1] == max(known) else None)
    for match in _BESIDE.finditer(passage.template):
        count, share = passage.figure(match["k"]), passage.figure(match["s"])
        if share.unit not in _SHARES or count.unit is not Unit.COUNT or not base:
            continue
        value = 100 * count.value / base
        is_free = share.text not in told and count.value < base
        if not is_free or not _is_near(share, value):
            continue
        if any(fits(share, 100 * count.value / n) for n in (base, *known) if n):
            continue
        right = half_up(value, max(share.decimals, 1))
        yield sayings.fault(
            passage,
            Kind.PERCENTAGE,
            f"{count.text} of the {base:,f} of this section is {right}%, not {share.text}.",
            shown=share.text,
            printed=half_up(share.value, 1),
            computed=right,
            right=f"{right}%",
        )


def of_whole(
    passage: Passage, things: Things, told: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of shares that no other rule has told of."""
    if is_aim(passage):
        return
    for at, figure in enumerate(passage.figures):
        if figure.unit not in _SHARES or figure.text in told:
            continue
        sign = passage.template.index(chr(FIGURES + at))
        match = _OF.match(passage.template[sign + 1 :])
        if match and change_at(passage, sign, figure, None) is None:
            found = _held(passage, figure, match, things)
            if found:
                yield found


def _held(
    passage: Passage, share: Figure, match: "re.Match[str]", things: Things
) -> Finding | None:
    own = [t for t in things_of(passage) if t.figure.unit in {Unit.COUNT, Unit.MONEY}]
    wholes = _wholes(passage, match, own, things)
    before = [t for t in own if t.figure.end <= share.start]
    parts = [t for t in reversed(before) if t.value not in {w.value for w in wholes}]
    if not parts and _POINTING.match(passage.template):
        parts = things.last(passage)
    parts = parts or _by_subject(passage, share, things)
    works = [
        (k, n)
        for k in parts
        for n in wholes
        if k.figure.unit is n.figure.unit and 0 < k.value < n.value
    ]
    right = next((w for w in works if fits(share, _percent(*w))), None)
    if right:
        return _told(passage, share, *right, is_right=True)
    near = [w for w in works if _is_near(share, _percent(*w))]
    is_sure = len({w[1].value for w in works}) == 1 and len(near) == 1
    if is_sure and (near[0][0] == parts[0] or not before):
        return _told(passage, share, *near[0], is_right=False)
    return None


_SUBJECT = re.compile(
    r"^\W*(?:the |our |its )?(?P<who>[a-z' -]{3,40}?) (?:sent|made|make|makes|account|accounts|accounted|is|are|was|were|gave|give|gives|brought|paid|pays|had|has|took|take|takes|cost|costs|represent|represents|came|form|formed)\b"
)


def _by_subject(passage: Passage, share: Figure, things: Things) -> list[Thing]:
    """Return the one number that the section has printed with the subject of the sentence."""
    match = _SUBJECT.match(passage.template[: passage.template.index(chr(FIGURES))])
    words = [noun(w) for w in in_order(match["who"])] if match else []
    words = [word for word in words if word not in _EMPTY]
    found = [
        each
        for each in things.here(passage)
        if words and all(word in each.words | each.before for word in words)
    ]
    return found if len({each.value for each in found}) == 1 else []


def _wholes(
    passage: Passage, match: "re.Match[str]", own: Sequence[Thing], things: Things
) -> list[Thing]:
    if match["n"]:
        figure = passage.figure(match["n"])
        return [t for t in own if t.figure == figure]
    words = [noun(match["noun"]), noun(match["more"] or match["noun"])]
    if words[0] in _ALL:
        known = [t for t in things.here(passage) if t.figure.unit in _PLAIN]
        return sorted(known, key=lambda each: -each.value)[:1]
    found = [each for word in words for each in things.about(word, passage)]
    return list(dict.fromkeys(found))[:2]


def _percent(part: Thing, whole: Thing) -> Decimal:
    return 100 * part.value / whole.value


def _is_near(share: Figure, value: Decimal) -> bool:
    return abs(value - share.value) <= _NEAR and value <= 2 * share.value


def _told(
    passage: Passage, share: Figure, part: Thing, whole: Thing, *, is_right: bool
) -> Finding:
    right = half_up(_percent(part, whole), max(share.decimals, 1))
    said: dict[str, Any] = {
        "shown": share.text,
        "printed": half_up(share.value, 1),
        "computed": right,
        "right": f"{right}%",
        "tied_to": "the figures of this section",
    }
    words = f"{part.figure.text} of {whole.figure.text} is {right}%"
    if is_right:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(
        passage, Kind.PERCENTAGE, f"{words}, not {share.text}.", **said
    )
