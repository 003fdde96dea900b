"""Who and what a document names: taken only where the register has exactly that name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from frankpledge.plan.rules.printing import Named


_ASIDE = re.compile(r"\s*\([^)]*\)")
_ARTICLES = frozenset({"the", "a", "an"})
_OPENERS = re.compile(
    r"^(?:(?:number|level|levels|incidents?|incidence|reporting|rate|volume) of "
    r"|reduce |increase |improve |reduction in |increase in )+"
)
_MOST_SUGGESTED = 5


@dataclass(frozen=True)
class Directory:
    """What a partnership's registers hold: measures, agencies, people."""

    measures: tuple[Named, ...] = ()
    agencies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    area: str = ""
    groups: tuple[str, ...] = ()
    _keys: dict[str, list[str]] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        for one in self.measures:
            for key in keys_of(one):
                known = self._keys.setdefault(key, [])
                if one.id not in known:
                    known.append(one.id)

    def measure(self, words: str) -> Named | None:
        """Return the one measure of exactly this name, None where there is not one."""
        for one in self.measures:
            if folded(one.name) == folded(words):
                return one
        found = self.measures_named(words)
        return self.by_id(found[0]) if len(found) == 1 else None

    def measures_named(self, words: str) -> list[str]:
        """Return the measures that bear this name, a bracket in it apart."""
        said = folded(words)
        return self._keys.get(said) or self._keys.get(_OPENERS.sub("", said), [])

    def parted(self, words: str) -> tuple[str, str, str]:
        """
        Return what a line names, its colon and what it says of it, as `str.partition`.

        Some measures have a colon of their own: the longest name that the register
        knows is taken before the first colon is.
        """
        ends = [found.start() for found in re.finditer(": ", words)]
        for end in reversed(ends[1:]):
            if self.measures_named(words[:end]):
                return words[:end], ": ", words[end + 2 :]
        return words.partition(": ")

    def by_id(self, name: str) -> Named | None:
        """Return a measure by its id."""
        return next((one for one in self.measures if one.id == name), None)

    def like_measures(
        self, words: str, fits: Callable[[Named], bool] = lambda one: True
    ) -> list[Named]:
        """Return the measures whose names share most words, of those that fit."""
        same = set(self.measures_named(words))
        wanted = words_of(words)
        scored = [
            (len(wanted & words_of(one.name)) + (10 if one.id in same else 0), one)
            for one in self.measures
            if fits(one)
        ]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1].name))
        return [one for score, one in best[:_MOST_SUGGESTED] if score]

    def agency(self, words: str) -> str:
        """Return the agency of exactly this name, or nothing."""
        return exact(words, self.agencies)

    def group(self, words: str) -> str:
        """Return the comparison group of exactly this name, or nothing."""
        return exact(words, self.groups)

    def person(self, words: str) -> str:
        """Return the person of exactly this name, or nothing."""
        return exact(words, self.people)


def keys_of(one: Named) -> Iterable[str]:
    """Yield the names a measure goes by: its own, without a bracket, its old ones."""
    yield folded(one.name)
    yield folded(_ASIDE.sub("", one.name))
    yield folded(one.id.replace("-", " "))
    for alias in one.aliases:
        yield folded(alias.replace("-", " "))


def folded(words: str) -> str:
    """Return words as names are compared: without case, signs and articles."""
    plain = re.sub(r"[^\w\s()]", " ", words.casefold()).replace("(", " ( ")
    return " ".join(each for each in plain.split() if each not in _ARTICLES)


def words_of(words: str) -> set[str]:
    """Return the telling words of a name."""
    return {each.rstrip("s") for each in folded(words).split() if len(each) > 3}


def exact(words: str, known: Iterable[str]) -> str:
    """Return the one of the known names that words are, whatever their case."""
    said = words.strip().casefold()
    found = [name for name in known if name.casefold() == said]
    return found[0] if len(found) == 1 else ""


def alike(words: str, known: Iterable[str]) -> list[str]:
    """Return the known names that share a telling word, to choose from."""
    wanted = words_of(words)
    return [name for name in known if wanted & words_of(name)][:_MOST_SUGGESTED]
