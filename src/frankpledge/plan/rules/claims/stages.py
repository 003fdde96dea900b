"""Columns of before and after: a table of two times that names no years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.plan.rules.claims.years import Months


@dataclass(frozen=True, order=True)
class Stage(Months):
    """A time that a column names by its order alone: before, at the end, this year."""

    name: str = ""

    def words(self) -> str:
        """Return the stage as its column heads it."""
        return self.name


_PAIRS = tuple(
    (re.compile(rf"\b(?:{first})\b", re.I), re.compile(rf"\b(?:{last})\b", re.I))
    for first, last in (
        (r"before|prior|pre", r"after|following|post|since|during"),
        (
            r"(?:at |on )?(?:the )?(?:start|beginning|outset|entry|referral|intake)",
            r"(?:at |on )?(?:the )?(?:end|finish|exit|close|closure|follow-up)",
        ),
        (
            r"last (?:year|quarter|month|period|time)|previous(?: (?:year|quarter|period))?|year before",
            r"this (?:year|quarter|month|period|time)|current(?: (?:year|quarter|period))?|latest",
        ),
        (r"then|first (?:survey|wave)", r"now|second (?:survey|wave)"),
        (r"base ?line", r"now|current|latest|actual|outturn"),
    )
)


def staged(heads: Sequence[str]) -> list[tuple[str, Stage | None]]:
    """
    Return the heads without their stage, each with it: two columns to every measure.

    Where the heads are no such pairs, none has a stage.
    """
    plain: list[tuple[str, Stage | None]] = [(head, None) for head in heads]
    for first, last in _PAIRS:
        found = [_of(head, first, last) for head in heads]
        before = sorted(words for words, stage in found if stage and not stage.first)
        after = sorted(words for words, stage in found if stage and stage.first)
        if before and before == after:
            return found
    return plain


def _of(
    head: str, first: "re.Pattern[str]", last: "re.Pattern[str]"
) -> tuple[str, Stage | None]:
    """Return a head without its stage, and the stage; a head of both has none."""
    matches = [rule.search(head) for rule in (first, last)]
    if all(matches) or not any(matches):
        return head, None
    at = 0 if matches[0] else 1
    match = matches[at]
    assert match  # noqa: S101 - one of the two is there
    rest = f"{head[: match.start()]} {head[match.end() :]}"
    stage = Stage(12 * at, 12 * at + 12, match[0].lower())
    return " ".join(rest.split()), stage
