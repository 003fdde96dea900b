"""What a section has counted so far, by the nouns beside each number: 104 nights, a budget of £86,000."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.topics import in_order, topic


_MOST = 400
_WORDS_AFTER = 6
_SMALL = re.compile(
    r"(?:in|of|to|at|on|for|by|were|was|are|is|and|or|a|the|with|from)\b"
)
_NO_LETTER = re.compile(r"[^a-z-]")
_PLURALS = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
)
_TIME = re.compile(r"^ (?:days|nights|evenings|weeks|months|years|weekends)\b")
MEAN = re.compile(
    r"^(?: [a-z'-]+){0,2}? (?:an?|per|each(?! (?:[a-z'-]+ ){1,3}£?\d)|every) (?!year\b)[a-z]|^(?: [a-z'-]+){0,2}? each(?=[.,;)])"
)
_ALIKE = {
    "person": "people",
    "head": "people",
    "resident": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
}


@lru_cache(maxsize=4096)
def noun(word: str) -> str:
    """Return a noun in the one form in which numbers are kept: its singular."""
    low = _NO_LETTER.sub("", word.lower().replace("’", "'").replace("'s", ""))
    for ending, form in _PLURALS:
        if low.endswith(ending):
            low = low.removesuffix(ending) + form
            break
    return _ALIKE.get(low, low)


@dataclass(frozen=True)
class Thing:
    """A number with the words after it and before it, its sentence and its section."""

    figure: Figure
    words: frozenset[str]
    before: frozenset[str]
    about: frozenset[str]
    noun: str
    sentence: str
    section: int

    @property
    def value(self) -> Decimal:
        """Return how many there are."""
        return self.figure.value


@dataclass
class Things:
    """The exact counts and sums of money of a document, those of the last section at hand."""

    known: list[Thing] = field(default_factory=list)
    months: int = 0

    def take(self, passage: Passage) -> None:
        """Take in the numbers of a sentence."""
        self.known.extend(things_of(passage))
        del self.known[:-_MOST]

    def here(self, passage: Passage) -> list[Thing]:
        """Return what the section of a sentence has counted before it, the latest first."""
        return [t for t in reversed(self.known) if t.section == passage.section]

    def of(self, word: str, passage: Passage) -> list[Thing]:
        """Return what the section counted under a noun, the latest first."""
        return [t for t in self.here(passage) if noun(word) in t.words]

    def everywhere(self, word: str) -> list[Thing]:
        """Return what the document has counted so far under a noun."""
        return [t for t in self.known if noun(word) in t.words]

    def about(self, word: str, passage: Passage) -> list[Thing]:
        """Return what the section counted with a noun on either side, after it first."""
        after = self.of(word, passage)
        return after or [t for t in self.here(passage) if word in t.before]

    def last(self, passage: Passage) -> list[Thing]:
        """Return the numbers of the sentence right before, the last first."""
        found = self.here(passage)
        return [t for t in found if t.sentence == found[0].sentence]


def _told_after(figures: list[Figure], at: int, text: str) -> list[str]:
    """Return the words after a number up to the next; a share in brackets beside it is none."""
    start, later = figures[at].end, figures[at + 1 :]
    share = later[0] if later else None
    if (
        share
        and share.unit is Unit.PERCENT
        and text[start : share.start].strip() == "("
    ):
        start, later = share.end + 1, later[1:]
    end = later[0].start if later else len(text)
    return text[start:end].split()[:_WORDS_AFTER]


@lru_cache(maxsize=16)
def wide(passage: Passage) -> Passage:
    """Return a sentence whose days, hours and times are figures like any other."""
    return replace(passage, counts_time=True)


@lru_cache(maxsize=16)
def things_of(passage: Passage) -> tuple[Thing, ...]:
    """Return the numbers of one sentence with the words beside each."""
    return tuple(_things_of(passage))


def _things_of(passage: Passage) -> Iterator[Thing]:
    said = wide(passage)
    figures, text = said.figures, said.text
    for at, each in enumerate(figures):
        # “over 24 weeks” is how long it took, and no hedge
        is_exact = each.hedge is Hedge.EXACT or _TIME.match(text[each.end :])
        if each.unit not in {Unit.COUNT, Unit.MONEY} or not is_exact:
            continue
        if MEAN.match(text[each.end :]):
            continue
        start = figures[at - 1].end if at else 0
        after = _told_after(figures, at, text)
        yield Thing(
            each,
            frozenset(noun(word) for word in after),
            frozenset(map(noun, in_order(text[start : each.start])[-_WORDS_AFTER:])),
            topic(" ".join(after)),
            next((noun(w) for w in after[:1] if not _SMALL.match(w)), ""),
            text,
            said.section,
        )
