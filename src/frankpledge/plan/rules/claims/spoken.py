"""
Which rows and columns of a table a run of words names, in whatever form they stand.

“18 to 24”, “18-24s” and “aged 18–24” are one label, and so are “weekends” and
“Sat-Sun”. Longer labels are taken first, and a word counts for one label only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.plan.rules.claims.topics import in_order


_RANGE = re.compile(
    r"(?<![\d.,])(\d{1,2}(?:[:.]\d\d)?)\s*(?:-|to|and)\s*(\d{1,2}(?:[:.]\d\d)?)(?:s\b)?(?![\d,]|\.\d)"
)
_UP = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:s\b)?\s*(?:\+|(?:and|or) (?:over|above|older|more))|\bover[- ](\d{2})s?\b"
)
_DOWN = re.compile(
    r"\bunder[- ](\d{1,2})s?\b|(?<![\d.,])(\d{1,2}) (?:and|or) (?:under|younger)"
)
_DAYS = (
    (re.compile(r"\b(?:wom[ae]n|females?|girls?)\b"), " female "),
    (re.compile(r"\b(?:m[ae]n|males?|boys?)\b"), " male "),
    (re.compile(r"\bweekdays?\b|\bmon(?:day)?\s*(?:-|to)\s*fri(?:day)?\b"), " monfri "),
    (
        re.compile(r"\bweekends?\b|\bsat(?:urday)?\s*(?:-|to|and|/)\s*sun(?:day)?\b"),
        " satsun ",
    ),
    (re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*days?\b"), r" \1 "),
    (
        re.compile(
            r"\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)\b"
        ),
        r" \1 ",
    ),
)
_BRACKETS = re.compile(r"\([^)]*\)")
_LEADING = re.compile(r"^\s*(?:of which|of whom|including|aged?)\s+", re.IGNORECASE)
_FEWEST_LETTERS = 4
_NO_NAMES = frozenset({"other", "first", "last", "same", "main", "with", "without"})


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order and in one form each, without the empty ones."""
    low = re.sub("[–—−]", "-", text.lower().replace("’", "'"))
    low = _RANGE.sub(lambda m: f" {_clock(m[1])}to{_clock(m[2])} ", low)
    low = _UP.sub(lambda m: f" {m[1] or m[2]}up ", low)
    low = _DOWN.sub(lambda m: f" {m[1] or m[2]}down ", low)
    for rule, form in _DAYS:
        low = rule.sub(form, low)
    return in_order(low)


def _clock(said: str) -> str:
    """Return a bound of a range in one form: 06, 6 and 06:00 are the same."""
    plain = re.sub(r"[:.]", "", re.sub(r"[:.]00$", "", said)).lstrip("0")
    return plain or "0"


@dataclass(frozen=True)
class Named:
    """A label that words name: its number, where, and whether in full."""

    index: int
    at: int
    is_full: bool = True


_RAW = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def raw_words(text: str) -> tuple[str, ...]:
    """Return every word of a text without its plural: “theft of” is not “theft from”."""
    words = _RAW.findall(text.lower())
    return tuple(w.removesuffix("s") for w in words if w not in {"the", "a", "an"})


def _forms(label: str) -> list[tuple[str, ...]]:
    texts = [label, _BRACKETS.sub(" ", label), _LEADING.sub("", label)]
    texts += [part for part in re.split(r"/|\|", label) if part.strip()]
    found = [plain_words(text) for text in texts]
    return [form for form in dict.fromkeys(found) if form]


@lru_cache(maxsize=512)
def _table(labels: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return every form of every label with its number, the longest first; no form of two."""
    forms = [(form, at) for at, label in enumerate(labels) for form in _forms(label)]
    owners: dict[tuple[str, ...], set[int]] = {}
    for form, at in forms:
        owners.setdefault(form, set()).add(at)
    single = [(form, at) for form, at in forms if len(owners[form]) == 1]
    return tuple(sorted(single, key=lambda each: -len(each[0])))


@lru_cache(maxsize=512)
def _raw_table(labels: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return all words of the labels that are alike, or empty, but for their small words."""
    plain = [plain_words(label) for label in labels]
    return tuple(
        (raw_words(label), at)
        for at, label in enumerate(labels)
        if raw_words(label) and (not plain[at] or plain.count(plain[at]) > 1)
    )


@lru_cache(maxsize=512)
def _own_words(labels: tuple[str, ...]) -> dict[str, int]:
    """Return the words that only one label has, with its number."""
    owners: dict[str, set[int]] = {}
    for at, label in enumerate(labels):
        for word in plain_words(label):
            owners.setdefault(word, set()).add(at)
    return {
        word: min(at)
        for word, at in owners.items()
        if len(at) == 1 and len(word) >= _FEWEST_LETTERS and word not in _NO_NAMES
    }


def full_first(text: str, labels: Sequence[str]) -> list[Named]:
    """Return the labels that a text names in full, or else those named by a word of their own."""
    found = names(text, labels)
    return [each for each in found if each.is_full] or found


def names(text: str, labels: Sequence[str]) -> list[Named]:
    """Return the labels that a text names, in its order; by a word of their own if not in full."""
    words, known = plain_words(text), tuple(labels)
    found = {at: Named(at, start) for start, at in _raw_found(text, known)}
    taken: set[int] = set()
    for form, at in _table(known):
        for start in range(len(words) - len(form) + 1):
            span = range(start, start + len(form))
            if words[start : start + len(form)] == form and not taken & {*span}:
                taken |= {*span}
                found.setdefault(at, Named(at, start))
    own = _own_words(known)
    for start, word in enumerate(words):
        if word in own and start not in taken:
            found.setdefault(own[word], Named(own[word], start, is_full=False))
    return sorted(found.values(), key=lambda each: each.at)


def _raw_found(text: str, labels: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the labels stand that only their small words tell apart."""
    raw = raw_words(text)
    for form, at in _raw_table(labels):
        for start in range(len(raw) - len(form) + 1):
            if raw[start : start + len(form)] == form:
                yield start, at
