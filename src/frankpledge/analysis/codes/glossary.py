"""The field's words and abbreviations, old names beside today's."""

from dataclasses import dataclass
from functools import cache

from frankpledge.analysis.codes.files import listing


@dataclass(frozen=True)
class Term:
    """
    A word or abbreviation of the field.

    `now` is what the thing is called today where the name has changed; `ended` the
    year in which the old one went out of use; `is_ambiguous` asks writers to spell
    it out.
    """

    short: str
    full: str
    means: str
    now: str
    ended: int | None
    is_ambiguous: bool

    def matches(self, query: str) -> bool:
        """Say whether a search for these words should find the term."""
        words = query.casefold().split()
        text = " ".join((self.short, self.full, self.means, self.now)).casefold()
        return all(word in text for word in words)


@cache
def glossary() -> tuple[Term, ...]:
    """Return every term, in alphabetical order."""
    found = (
        Term(
            short=one["short"],
            full=one.get("full", ""),
            means=one.get("means", ""),
            now=one.get("now", ""),
            ended=one.get("ended"),
            is_ambiguous=one.get("ambiguous", False),
        )
        for one in listing("glossary")["term"]
    )
    return tuple(sorted(found, key=lambda one: one.short.casefold()))


@cache
def term(short: str) -> Term | None:
    """Return the term with this abbreviation or word, None where there is none."""
    wanted = short.casefold()
    return next((one for one in glossary() if one.short.casefold() == wanted), None)
