"""
What the shares of a section are shares of, where their own sentence does not say.

A whole is known once a share of it was right, or where two shares imply it: “517
(12%)” is out of 4,137 to 4,495. “A further 388 (19%)” is then of the same whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.topics import topic


_F = FIGURE
_LINKED = re.compile(
    r"\b(?:a further|another|of the total|of all|of them|of those|of these|alone)\b"
)
_OF_THEM = re.compile(
    rf"(?P<s>{_F})(?P<who>(?: of (?:them|these|those|the [a-z]+|all [a-z]+))?[^.;:,({_F[1:-1]}]{{0,30}}?) \((?P<k>{_F})(?: [a-z-]+){{0,2}}\)"
)
_IN_BRACKETS = re.compile(
    rf"(?P<k>{_F})(?P<who>(?: [a-z'-]+){{0,4}}?) \((?:about |around |nearly |almost |over |under |just over |just under |or |i\.e\. )*(?P<s>{_F})\)"
)
_SAID = re.compile(
    rf"^\W*{_F} \({_F}\) (?:said|felt|feel|told|thought|think|agreed|knew|would|were satisfied)\b"
)
_FAR = Decimal(5)
"""Points beyond which “about half” is wrong too."""
_CHANGED = re.compile(
    r"\b(?:fell|rose|fallen|risen|cut|drop|reduc\w+|increas\w+|decreas\w+|down|(?<!made )(?<!make )(?<!makes )(?<!making )up|fewer|more than a)\b"
)
_OTHER_CLAUSE = re.compile(
    r";|\b(?:compared (?:with|to)|against|whereas|while|(?:up|down) from)\b"
)
_MOST_KNOWN = 40
_FEWEST = 20
"""Smaller counts are no parts that are listed beside a share."""
Pair = tuple[Figure, Figure]


@dataclass
class Whole:
    """What a section has printed so far that its shares may be out of."""

    known: list[tuple[Decimal, frozenset[str]]] = field(default_factory=list)
    base: Decimal | None = None
    implied: tuple[Decimal, Decimal] | None = None

    def counted(self, passage: Passage) -> None:
        """Take in the counts of a sentence that has been checked."""
        for each in passage.figures:
            if each.unit is Unit.COUNT and each.value > 1 and not each.decimals:
                words = " ".join(passage.text[each.end :].split()[:4])
                self.known.append((each.value, topic(words)))
        del self.known[:-_MOST_KNOWN]

    def sharing(self, count: Figure, percent: Figure, base: Decimal | None) -> None:
        """Take in a share: its whole, or between what its whole must lie."""
        if base:
            self.base = base
        half = Decimal(5).scaleb(-percent.decimals - 1)
        if percent.value > half and not (count.hedge or percent.hedge):
            least, most = percent.value + half, percent.value - half
            self.implied = (100 * count.value / least, 100 * count.value / most)

    def candidates(self, count: Figure) -> list[Decimal]:
        """Return what a share of the section may be out of, the likeliest first."""
        numbers = [value for value, _ in reversed(self.known) if value > count.value]
        return list(dict.fromkeys([*([self.base] if self.base else []), *numbers]))


def is_linked(passage: Passage) -> bool:
    """Say whether a sentence speaks of the same whole as the words before it."""
    is_said = passage.is_item and _SAID.match(passage.template)
    return bool(is_said or _LINKED.search(passage.template))


def common_base(pairs: Sequence[Pair], bases: Sequence[Decimal]) -> Decimal | None:
    """Return the one number that most shares of a sentence are out of, or None."""
    best, hits = None, 0
    for base in dict.fromkeys(bases):
        fitting = sum(
            1 for k, p in pairs if k.value < base and fits(p, 100 * k.value / base)
        )
        if fitting > hits:
            best, hits = base, fitting
    return best if hits > 1 and 2 * hits > len(pairs) else None


def listed_parts(
    passage: Passage, percent: Figure, own: list[Decimal]
) -> Decimal | None:
    """Return what several counts before a share come to: “Town 552 and Park 276 are 60%”."""
    counts = [
        each.value
        for each in passage.figures
        if each.unit is Unit.COUNT and not each.decimals and each.end <= percent.start
    ]
    parts = [each for each in counts if own and each < own[0] and each >= _FEWEST]
    return sum(parts, Decimal(0)) if len(parts) > 1 else None


def same_clause(
    passage: Passage, percent: Figure, bases: list[Decimal]
) -> list[Decimal]:
    """Leave out the bases that stand in another clause: “68% (752); in 2022 61% of 1,240”."""
    own: set[Decimal] = set()
    others: set[Decimal] = set()
    for f in passage.figures:
        between = passage.text[min(f.end, percent.end) : max(f.start, percent.start)]
        (others if _OTHER_CLAUSE.search(between) else own).add(f.value)
    return [base for base in bases if base in own or base not in others]


def of_the_same(
    passage: Passage, count: Figure, percent: Figure, whole: Whole
) -> Finding | None:
    """Hold a share that names no whole to the one that its section speaks of."""
    base = whole.base if whole.base and whole.base > count.value else None
    noun = topic(" ".join(passage.text[count.end :].split()[:1]))
    is_alike = base and any(v == base and noun & words for v, words in whole.known)
    if count.hedge or percent.hedge or not (is_linked(passage) or is_alike):
        return None
    said: dict[str, Any] = {"shown": percent.text, "printed": percent.value}
    if base:
        right = half_up(100 * count.value / base, max(percent.decimals, 1))
        return sayings.fault(
            passage,
            Kind.PERCENTAGE,
            f"{count.text} of {base:,} is {right}%, not {percent.text}.",
            computed=right,
            right=f"{right}%",
            **said,
        )
    if whole.implied is None:
        return None
    least, most = whole.implied
    half = Decimal(5).scaleb(-percent.decimals - 1)
    mine = (
        100 * count.value / (percent.value + half),
        100 * count.value / max(percent.value - half, half),
    )
    if mine[0] <= most and least <= mine[1]:
        return None
    right = half_up(200 * count.value / (least + most), max(percent.decimals, 1))
    return sayings.fault(
        passage,
        Kind.PERCENTAGE,
        f"The share before this one is out of about {half_up((least + most) / 2, 0):,};"
        f" {count.text} of those is {right}%, not {percent.text}.",
        computed=right,
        right=f"{right}%",
        **said,
    )


def in_words(
    passage: Passage, whole: Whole, asked: Decimal | None
) -> Iterator[Finding]:
    """Hold “three quarters of them (143)” to the numbers before it."""
    for match in (
        *_OF_THEM.finditer(passage.template),
        *_IN_BRACKETS.finditer(passage.template),
    ):
        share, count = passage.figure(match["s"]), passage.figure(match["k"])
        if share.unit is not Unit.FRACTION or count.unit is not Unit.COUNT:
            continue
        if _CHANGED.search(passage.template[: match.end()]):
            continue
        own = [f.value for f in passage.figures if f.unit is Unit.COUNT]
        bases = [b for b in own if b > count.value] + _those(match["who"], whole, count)
        if whole.base and whole.base > count.value and not is_linked(passage):
            bases = [*(b for b in own if b > count.value), whole.base]
        if asked and asked > count.value:
            bases.append(asked)
        fitting = [b for b in bases if fits(share, 100 * count.value / b)]
        base = next(iter(fitting), whole.base or next(iter(bases), None))
        is_told = fitting or whole.base or match["who"].strip().startswith("of the")
        if base and base > count.value and is_told:
            yield _in_words(passage, share, count, base, agrees=bool(fitting))
            if fitting:
                whole.base = base


_THOSE = re.compile(r"\bof (?:those|these|the|all) (?P<word>[a-z]+)")


def _those(words: str, whole: Whole, count: Figure) -> list[Decimal]:
    """Return what a share may be out of; “of those charged” names its whole by a word."""
    named = _THOSE.search(words)
    about = topic(named["word"]) if named else frozenset()
    own = [v for v, said in reversed(whole.known) if about & said and v > count.value]
    return own or whole.candidates(count)


def _in_words(
    passage: Passage, share: Figure, count: Figure, base: Decimal, *, agrees: bool
) -> Finding:
    right = half_up(100 * count.value / base, 1)
    said: dict[str, Any] = {
        "shown": share.text,
        "printed": half_up(share.value, 1),
        "computed": right,
        "right": f"{right}%",
        "tied_to": "the figures beside it",
    }
    words = f"{count.text} of {base:,} is {right}%"
    if agrees:
        return sayings.agrees(passage, f"{words}.", **said)
    printed = f"{share.hedge} {share.text}".strip()
    is_rough = share.hedge in {Hedge.ABOUT, Hedge.NEARLY} or count.hedge
    if is_rough and abs(right - share.value) <= _FAR:
        return sayings.unchecked(passage, f"{words}; the text says about.", **said)
    return sayings.fault(
        passage,
        Kind.PERCENTAGE,
        f"{words}, not {printed}.",
        **said,
    )
