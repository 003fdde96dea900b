"""What the claim check makes of a few words that somebody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.documents.reading import read_document
from frankpledge.plan.rules.claims.findings import Verdict
from frankpledge.plan.selectors.claims import checked_document


@dataclass(frozen=True)
class SaidCheck:
    """What disagrees with itself or with the measures kept here, and what agrees."""

    wrong: Sequence[str]
    agrees: Sequence[str]


def check_said(words: str, *, area: str, by: Member, today: date) -> SaidCheck:
    """Return what the claim check finds in a sentence or two."""
    document = read_document("words.txt", words.encode())
    found = checked_document(document, area=area, by=by, today=today)
    wrong, right, _ = (found.of(verdict) for verdict in Verdict)
    return SaidCheck(
        [each.sentence for each in wrong], [each.sentence for each in right]
    )
