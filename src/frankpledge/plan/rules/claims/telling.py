"""The checker's findings as data: the same names for scripts, pages and files."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims.findings import Checked, Finding, Verdict


def as_data(finding: Finding) -> dict[str, Any]:
    """
    Return one finding in names that scripts rely on.

    `printed` and `computed` are numbers where there are any, with the sign of the
    change; `printed` is else the printed words.
    """
    return {
        "place": finding.place.words(),
        "claim": finding.claim,
        "printed": number(finding.printed, finding.shown),
        "computed": number(finding.computed, finding.right),
        "kind": str(finding.kind) if finding.kind else None,
        "verdict": str(finding.verdict),
        "sentence": finding.sentence,
        "printed_text": finding.shown,
        "computed_text": finding.right,
        "tied_to": finding.tied_to,
        "at": asdict(finding.place),
    }


def number(value: Decimal | None, words: str) -> int | float | str | None:
    """Return a figure as JSON has it, or the words that stand for it."""
    if value is None:
        return words or None
    return int(value) if value == value.to_integral_value() else float(value)


def report(checked: Checked) -> dict[str, Any]:
    """Return everything that was checked, findings first, each list in order."""
    wrong, right, unknown = (checked.of(verdict) for verdict in Verdict)
    return {
        "document": checked.name,
        "findings": [as_data(each) for each in wrong],
        "agrees": [as_data(each) for each in right],
        "could_not_check": [as_data(each) for each in unknown],
        "counts": {
            "findings": len(wrong),
            "agrees": len(right),
            "could_not_check": len(unknown),
            "tables": checked.tables,
            "sentences": checked.sentences,
        },
    }


def in_words(checked: Checked) -> str:
    """Return the findings as lines for a person, what was checked and what was not."""
    wrong, right, unknown = (checked.of(verdict) for verdict in Verdict)
    lines = [
        f"{checked.name}: {len(wrong)} to put right, {len(right)} checked and agreeing,"
        f" {len(unknown)} that could not be checked."
    ]
    for head, found in (
        ("To put right", wrong),
        ("Checked, agrees", right),
        ("Could not check", unknown),
    ):
        if found:
            lines += ["", head]
            lines += [line for each in found for line in _lines(each)]
    return "\n".join(lines)


def _lines(finding: Finding) -> list[str]:
    kind = f"{finding.kind}: " if finding.kind else ""
    return [
        f"- {kind}{finding.sentence}",
        f"    {finding.place.words()}: {finding.claim}",
    ]
