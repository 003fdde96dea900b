"""What heads each column of a table: its words, and the period or stage that it is of."""

import re
from dataclasses import dataclass

from frankpledge.plan.rules.claims.heads import spread
from frankpledge.plan.rules.claims.stages import staged
from frankpledge.plan.rules.claims.years import Months, headed_period, periods_in


_NOT_MEASURED = re.compile(
    r"\b(?:target|aim|goal|forecast|predicted|expected|difference|change|variance|var|diff|trend|rank|status|rag|direction|travel)\b|\+/-|baseline",
    re.IGNORECASE,
)
_BASELINE = re.compile(r"\bbase ?line\b", re.IGNORECASE)
_ANY_YEAR = re.compile(
    r"\b(?:base ?line|actuals?|outturn|provisional|result|performance)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Column:
    """What heads a column: its words and, where it is of one, its period."""

    words: str
    months: Months | None

    @property
    def is_measured(self) -> bool:
        """Say whether its figures are of something counted, not aimed at or derived."""
        words = _BASELINE.sub("", self.words) if self.months else self.words
        return not _NOT_MEASURED.search(words)

    @property
    def kind(self) -> str:
        """Return the words without those that all columns of one measure may have."""
        return (
            " ".join(_ANY_YEAR.sub("", self.words).split())
            if self.months
            else self.words
        )


def _dated_heads(columns: list[Column]) -> list[Column]:
    """Return heads such as “Incidents 2020-21” with their period, where two say the same else."""
    if any(column.months for column in columns):
        return columns
    found: list[Column | None] = []
    for column in columns:
        named = periods_in(column.words)
        rest = "".join(column.words[: n.start] + column.words[n.end :] for n in named)
        is_one = len(named) == 1 and not _NOT_MEASURED.search(rest)
        words = " ".join(rest.split()).strip(" ,-–()")
        found.append(Column(words, named[0].months) if is_one else None)
    said = [each.words for each in found if each]
    twice = {words for words in said if said.count(words) > 1}
    return [
        each if each and each.words in twice else column
        for each, column in zip(found, columns, strict=True)
    ]


def columns_of(heads: list[list[str]], width: int) -> tuple[Column, ...]:
    """Return what heads each column but the first, from the rows that head a table."""
    columns = []
    filled = [spread(row, is_last=at == len(heads) - 1) for at, row in enumerate(heads)]
    for at in range(1, width):
        words = [row[at] for row in filled if at < len(row) and row[at]]
        months = next(filter(None, map(headed_period, words)), None)
        said = [word for word in words if not (months and headed_period(word))]
        columns.append(Column(" ".join(" ".join(said).split()), months))
    columns = _dated_heads(columns)
    if not any(column.months for column in columns):
        found = staged([column.words for column in columns])
        columns = [Column(words, stage) for words, stage in found]
    return tuple(columns)
