"""
What the claims checker shows: findings first, then what agrees and what is unknown.

Nothing is stored: the findings travel in the page, signed for the person who asked,
so that they can be filtered and taken away without sending the document again.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core import signing

from frankpledge.access.models import Member
from frankpledge.documents.model import Document
from frankpledge.plan.forms.claims import BY_GAP, BY_KIND
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters import files
from frankpledge.plan.presenters.layouts import LAYOUTS
from frankpledge.plan.presenters.layouts.cover import about
from frankpledge.plan.presenters.layouts.source import source_of
from frankpledge.plan.rules.claims.findings import Checked, Finding, Kind, Verdict
from frankpledge.plan.rules.claims.telling import as_data
from frankpledge.plan.rules.written import document_of
from frankpledge.plan.selectors.claims import checked_document
from frankpledge.plan.states import Part
from frankpledge.ui.tables import Column, Listing, Shown


SALT = "frankpledge.plan.claims"
LASTS_SECONDS = 12 * 3600
EVERYTHING = "everything"
TONES = {
    Verdict.DISAGREES: "warning",
    Verdict.AGREES: "done",
    Verdict.UNCHECKED: "unknown",
}
HEADS = {
    Verdict.DISAGREES: "To put right",
    Verdict.AGREES: "Checked, agrees",
    Verdict.UNCHECKED: "Could not check",
}
NAMES = ("place", "claim", "printed_text", "computed_text", "kind", "sentence")

Row = dict[str, Any]


def checked_plan(plan: Plan, *, by: Member, today: date) -> Checked:
    """
    Return what becomes of the claims of a plan kept here, as its own layout prints it.

    Its tables are filled from the figures kept. What we note of an original's print,
    and what is still open, are not claims of the plan.
    """
    source = source_of(plan, by=by, on=today)
    own = [each for each in source.content.passages if each.part is not Part.ODDITIES]
    source.content = source.content.model_copy(update={"passages": own})
    source.open_ends = ()
    blocks = tuple(LAYOUTS[source.content.layout](source))
    document = document_of(Document(about(source, ""), blocks))
    return checked_document(document, area=plan.area_code, by=by, today=today)


def rows_of(checked: Checked) -> list[Row]:
    """Return the findings as rows, those to put right first."""
    return [
        {name: as_data(each)[name] for name in (*NAMES, "verdict")}
        | {"gap": gap_of(each)}
        for verdict in Verdict
        for each in checked.of(verdict)
    ]


def gap_of(finding: Finding) -> float:
    """Return how far print and right are apart, as a share of the larger; 0 if of words."""
    printed, computed = finding.printed, finding.computed
    if printed is None or computed is None or printed == computed:
        return 0.0
    return round(float(abs(printed - computed) / max(abs(printed), abs(computed))), 4)


def ordered(rows: Sequence[Row], order: str) -> list[Row]:
    """Return rows in the order asked for: of the document, by finding, or worst first."""
    if order == BY_KIND:
        return sorted(rows, key=lambda row: row["kind"] or "")
    if order == BY_GAP:
        return sorted(rows, key=lambda row: -row["gap"])
    return list(rows)


def sealed(name: str, rows: Sequence[Row], *, by: Member) -> str:
    """Return the findings as one word that only this person can send back."""
    return signing.dumps([by.pk, name, list(rows)], salt=SALT, compress=True)


def unsealed(word: str, *, by: Member) -> tuple[str, list[Row]] | None:
    """Return what was sealed for this person, or None where it is not theirs or old."""
    try:
        owner, name, rows = signing.loads(word, salt=SALT, max_age=LASTS_SECONDS)
    except signing.BadSignature:
        return None
    return (name, rows) if owner == by.pk else None


def choices(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return what can be shown: each kind and each verdict that there is, with counts."""
    verdicts = Counter(row["verdict"] for row in rows)
    kinds = Counter(row["kind"] for row in rows if row["kind"])
    made = [(EVERYTHING, f"Everything ({len(rows)})")]
    made += [
        (verdict.value, f"{HEADS[verdict]} ({verdicts[verdict.value]})")
        for verdict in Verdict
        if verdicts[verdict.value]
    ]
    return made + [
        (kind.value, f"{kind.value.capitalize()} ({kinds[kind.value]})")
        for kind in Kind
        if kinds[kind.value]
    ]


def wanted(rows: Sequence[Row], show: str) -> list[Row]:
    """Return the rows of one kind or verdict, or all of them."""
    if show in {"", EVERYTHING}:
        return list(rows)
    return [row for row in rows if show in {row["kind"], row["verdict"]}]


def parts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the findings under their three headings, with a mark for each."""
    made = []
    for verdict in Verdict:
        found = [row for row in rows if row["verdict"] == verdict.value]
        if found:
            marks = [{**row, "status": status(row)} for row in found]
            made.append({"head": HEADS[verdict], "rows": marks, "id": verdict.name})
    return made


def status(row: Row) -> dict[str, str]:
    """Return a finding's mark: its kind, or that it agrees, or that it is unknown."""
    verdict = Verdict(row["verdict"])
    words = row["kind"] or HEADS[verdict]
    return {"text": words[:1].upper() + words[1:], "tone": TONES[verdict]}


def summary(rows: Sequence[Row]) -> str:
    """Return in one sentence how many claims there are of each verdict."""
    counted = Counter(row["verdict"] for row in rows)
    return (
        f"{counted[Verdict.DISAGREES.value]} to put right, {counted[Verdict.AGREES.value]}"
        f" checked and agreeing, {counted[Verdict.UNCHECKED.value]} that could not be checked."
    )


def named(name: str) -> Callable[[Row], Any]:
    """Return what reads one part of a finding, an absent one as nothing."""
    return lambda row: row[name] or ""


def as_list(rows: Sequence[Row], asked: Mapping[str, Any]) -> Shown:
    """Return the findings as the list that a file is made of."""
    words = ("Place", "The text says", "Printed", "Right", "Kind", "Why", "Verdict")
    return Listing(
        caption="Claims checked",
        columns=tuple(
            Column(name, head, value=named(name))
            for name, head in zip((*NAMES, "verdict"), words, strict=True)
        ),
        formats=("csv",),
    ).of(list(rows), asked)


def as_file(rows: Sequence[Row], *, on: date) -> bytes:
    """Return the findings as CSV."""
    return files.list_file(as_list(rows, {}), "csv", on=on)
