"""Checking a few lines of an invented plan, written as Markdown."""

from frankpledge.documents.reading.markdown import read_markdown
from frankpledge.plan.rules.claims.checking import check_document
from frankpledge.plan.rules.claims.findings import Checked, Verdict


TABLE = """
# Safer Exampleton 2013 to 2016

## Crime

Table 1: Recorded crime in Exampleton 2010-2013

| Offence | 2010/11 | 2011/12 | 2012/13 |
|---|---|---|---|
| Violent crime | 1,773 | 1,585 | 1,522 |
| Violence against the person | 1,588 | 1,393 | 1,333 |
| Wounding | 633 | 661 | 690 |
| Domestic burglary | 410 | 410 | 412 |
| Detection rate (%) | 22.0 | 23.0 | 24.2 |

"""


def checked(words: str) -> Checked:
    return check_document(read_markdown(words))


def faults(words: str) -> list[tuple[str, str, str]]:
    """Return kind, printed words and right figure of all that disagrees."""
    return [
        (str(each.kind), each.shown, each.right)
        for each in checked(words).of(Verdict.DISAGREES)
    ]


def of_sentence(sentence: str, table: str = TABLE) -> tuple[list[str], int, int]:
    """Return the kinds of fault in a sentence under the table, what agrees, what is unknown."""
    found = [
        each for each in checked(table + sentence).findings if not each.place.table
    ]
    kinds = [str(each.kind) for each in found if each.verdict is Verdict.DISAGREES]
    return (
        kinds,
        sum(each.verdict is Verdict.AGREES for each in found),
        sum(each.verdict is Verdict.UNCHECKED for each in found),
    )
