"""Pledges, and whom actions affect, as the tables that stand at the end of a plan."""

from collections.abc import Iterator

from frankpledge.analysis.dates import day_in_words
from frankpledge.plan.rules.beside import EqualityLine, PledgeLine, SignatoryLine
from frankpledge.plan.rules.printing.figures import number
from frankpledge.plan.states import EFFECT_WORDS, PledgeKind


PLEDGES = "Pledges and minimum standards"
EQUALITY = "Whom the actions affect"
PLEDGE_COLUMNS = (
    ("reference", "Reference"),
    ("kind", "Kind"),
    ("name", "Name"),
    ("promised", "What is promised"),
    ("tested", "How it is tested"),
    ("answerable", "Answerable"),
    ("signed_by", "Signed by"),
)
EQUALITY_COLUMNS = (
    ("action", "Action"),
    ("who", "Whom it affects"),
    ("effect", "Effect"),
    ("known", "How that is known"),
    ("changed", "What was changed"),
    ("review", "To be looked at again"),
    ("written", "Written on"),
)
KIND_WORDS = {PledgeKind.PLEDGE: "Pledge", PledgeKind.STANDARD: "Minimum standard"}
NOBODY_MORE = "Nobody more than others"
KEPT_IN = "To be kept in "
OF_CASES = "% of cases"
SIGNED, UNTIL, BY = ", signed ", ", until ", " by "


def pledge_row(pledge: PledgeLine) -> tuple[str, ...]:
    """Return a pledge or standard as a row of the table of them."""
    share = "" if pledge.share is None else f"{KEPT_IN}{number(pledge.share)}{OF_CASES}"
    return (
        pledge.ref,
        KIND_WORDS[pledge.kind],
        pledge.title,
        pledge.words,
        "\n".join(filter(None, [pledge.test, share])),
        pledge.owner,
        "\n".join(map(signature, pledge.signatories)),
    )


def signature(one: SignatoryLine) -> str:
    """Return "Helena Housing, signed 3 May 2011 by Ann Other, until 1 June 2012"."""
    said = f"{one.name}{SIGNED}{day_in_words(one.signed_on)}"
    if one.signed_by:
        said += f"{BY}{one.signed_by}"
    return f"{said}{UNTIL}{day_in_words(one.ended_on)}" if one.ended_on else said


def equality_row(note: EqualityLine) -> tuple[str, ...]:
    """Return whom an action affects as a row of the table of such notes."""
    return (
        note.action,
        "; ".join(note.groups) or NOBODY_MORE,
        EFFECT_WORDS[note.effect],
        note.evidence,
        note.changed,
        day_in_words(note.review_on) if note.review_on else "",
        day_in_words(note.written_on) if note.written_on else "",
    )


def pledge_words(pledges: list[PledgeLine]) -> Iterator[str]:
    """Yield each pledge in short, as a leaflet gives it."""
    for pledge in pledges:
        yield f"{pledge.title}: {pledge.words}"
