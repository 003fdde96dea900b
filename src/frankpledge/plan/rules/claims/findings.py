"""What the checker says of one claim: where it stands, what is right, and why."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from frankpledge.documents.reading.blocks import Place


class Kind(StrEnum):
    """How a claim and its figures disagree; each is a slip that real plans make."""

    WRONG_BASE = "wrong base"
    COPIED_COLUMN = "copied column"
    PERCENT_OF_WHAT = "percent of what"
    COUNT_CALLED_RATE = "count called a rate"
    SUM = "sum does not add"
    PERCENTAGE = "percentage does not follow from counts"
    PERIOD_MISSING = "period missing"
    TARGET = "target does not follow"
    CONTRADICTED = "contradicted by the table"
    RATE = "rate against table"
    YEARS = "years do not fit"
    CHANGE = "change does not follow"
    WORDS = "contradicted by the figures"
    VALUE = "figure differs from the table"
    LIST = "list does not match its number"
    AVERAGE = "average does not follow"


class Verdict(StrEnum):
    """Whether a claim agrees with its figures."""

    DISAGREES = "disagrees"
    AGREES = "checked, agrees"
    UNCHECKED = "could not check"


@dataclass(frozen=True)
class Finding:
    """
    One claim with what became of it.

    `printed` and `computed` are figures with their sign (-16 for a fall of 16%),
    or None where the claim is of words; `shown` is the printed text itself and
    `right` what should stand there. `sentence` is for a manager to read.
    """

    verdict: Verdict
    place: Place
    claim: str
    sentence: str
    kind: Kind | None = None
    shown: str = ""
    right: str = ""
    printed: Decimal | None = None
    computed: Decimal | None = None
    tied_to: str = ""


@dataclass(frozen=True)
class Checked:
    """Everything that the checker looked at in one document, in order."""

    name: str
    findings: tuple[Finding, ...]
    tables: int
    sentences: int

    def of(self, verdict: Verdict) -> list[Finding]:
        """Return the findings of one verdict, in the document's order."""
        return [each for each in self.findings if each.verdict is verdict]


_TOLD_ONCE = {Kind.CONTRADICTED, Kind.WORDS, Kind.AVERAGE}


def told_once(found: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings, a figure that two rules find wrong only once."""
    told: dict[object, Finding] = {}
    for each in found:
        is_fault = each.verdict is Verdict.DISAGREES and each.shown
        key: object = each
        if is_fault:
            # a word that is contradicted is told once, whatever rule found it
            right = "" if each.kind in _TOLD_ONCE else each.right
            key = (each.place, each.claim, each.shown, right)
        told.setdefault(key, each)
    return tuple(told.values())
