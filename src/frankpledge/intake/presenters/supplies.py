"""A supply as its page tells it: what was read, what is wrong, what would change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_in_words, months_in_words
from frankpledge.analysis.words import counted, listed
from frankpledge.intake import policies, selectors
from frankpledge.intake.models import QuarantinedRow, Supply
from frankpledge.intake.presenters.listings import (
    kind_words,
    place_of,
    sender_of,
    status_html,
    told_of,
)
from frankpledge.intake.rules import periods_in_words
from frankpledge.intake.selectors.accounts import covered
from frankpledge.intake.states import SupplyState


FORMATS = ("csv", "ods", "xlsx")
SAID = {
    "refuse": "Load {} is refused. Its files are kept and nothing was loaded.",
    "undo": "Load {} is undone. What stood before it counts again.",
}
# Something works on it, or will in a moment: its page shows itself again.
BUSY = (SupplyState.RECEIVED, SupplyState.LOADING, SupplyState.UNDOING)
FAULTS_SHOWN = 20
MOST_SHOWN = 200


def load_page(supply: Supply, member: Member) -> dict[str, Any]:
    """Return all that the page of one load shows."""
    quarantined = list(selectors.quarantined_rows(supply)[:FAULTS_SHOWN])
    return {
        "supply": supply,
        "status": status_html(supply),
        "facts": facts_of(supply),
        "files": file_rows(supply.accounts),
        "refused_files": [f for f in supply.accounts if f["refused"]],
        "understood": understood_rows(supply.understood),
        "more_understood": max(0, len(supply.understood) - MOST_SHOWN),
        "changes": change_rows(supply.difference),
        "totals": change_totals(supply.difference),
        "fault_rows": fault_rows(quarantined),
        "more_faults": max(0, supply.rows_quarantined - FAULTS_SHOWN),
        "steps": step_items(supply),
        "choices": choices_on(supply, member),
        "formats": FORMATS,
        "is_busy": supply.status in BUSY,
        "is_counting": supply.figures_are_due,
        "may_count": bool(policies.may_decide_on_supply(member, supply)),
        "needs_layout": supply.is_mapped and supply.layout is None,
        "may_check": may_check(supply, member),
        "may_take": bool(policies.may_take_rejected_rows(member, supply)),
        "decision_reason": decision_reason(supply, member),
        **HEADS,
    }


def heads(*texts: str, numeric_from: int = 99) -> list[dict[str, str]]:
    """Return the headings of a table, those of figures lined up on the right."""
    return [
        {"text": text, "format": "numeric" if place >= numeric_from else ""}
        for place, text in enumerate(texts)
    ]


HEADS = {
    "file_head": [
        *heads("File", "Rows", "Accepted", "Duplicate", "Faulty", numeric_from=1),
        {"text": "Notes"},
    ],
    "understood_head": heads(
        "Column", "Value", "Taken for", "Why", "Times", "First row", numeric_from=4
    ),
    "change_head": heads(
        "Period",
        "Kind",
        "Before",
        "After",
        "Added",
        "Removed",
        "Changed",
        numeric_from=2,
    ),
    "fault_head": heads(
        "Where", "Column", "Value", "What is wrong", "How to put it right"
    ),
}


def may_check(supply: Supply, member: Member) -> bool:
    """Say whether this person may have the files read now."""
    waits = supply.status is SupplyState.RECEIVED
    can_be_read = supply.layout is not None or not supply.is_mapped
    return waits and can_be_read and bool(policies.may_supply(member, supply.agency_id))


def decision_reason(supply: Supply, member: Member) -> str:
    """Return why this person cannot decide on a load that waits for a decision."""
    if supply.status is not SupplyState.CHECKED:
        return ""
    return policies.may_decide_on_supply(member, supply).reason


def facts_of(supply: Supply) -> list[dict[str, Any]]:
    """Return the facts that domain rules ask to keep of every supply."""
    facts = [
        ("From", sender_of(supply)),
        ("Agency", supply.agency.name if supply.agency else "Open data"),
        ("Covers", covers_in_words(supply) or "Nothing that can be loaded"),
        ("Rows read", f"{supply.rows_read:,}"),
        ("Accepted", f"{supply.rows_accepted:,}"),
        ("Duplicates, left out", f"{supply.rows_duplicate:,}"),
        ("Faulty, left out", f"{supply.rows_quarantined:,}"),
    ]
    if supply.extracted_on:
        taken = day_in_words(supply.extracted_on)
        facts.insert(2, ("Figures taken on", taken))
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]


def covers_in_words(supply: Supply) -> str:
    """Return the periods that the files cover, by source where there are several."""
    found = covered(supply.accounts)
    if len(found) == 1:
        return next(iter(found.values()))
    return "; ".join(f"{name}: {months}" for name, months in found.items())


def file_rows(accounts: Iterable[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return one row a file (a sheet, for workbooks) with what became of its rows."""
    return [
        [
            {"text": f"{file['file']} {file['sheet']}".strip(), "is_header": True},
            *(
                {"text": f"{file[name]:,}", "format": "numeric"}
                for name in ("read", "accepted", "duplicates", "quarantined")
            ),
            {"text": file["refused"] or " ".join(file["notes"])},
        ]
        for file in accounts
    ]


def understood_rows(understood: list[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return every doubtful value with what it was taken for and why."""
    return [
        [
            {"text": line["column"] or "Whole row", "is_header": True},
            {"text": line["value"]},
            {"text": line["understood"]},
            {"text": line["why"]},
            {"text": f"{line['times']:,}", "format": "numeric"},
            {"text": line["first_line"], "format": "numeric"},
        ]
        for line in understood[:MOST_SHOWN]
    ]


def change_rows(difference: list[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return how each kind of row changes in each period."""
    return [
        [
            {"text": month_of(line["starts_on"]), "is_header": True},
            {"text": kind_words(line["kind"])},
            *(
                {"text": f"{line[name]:,}", "format": "numeric"}
                for name in ("before", "after", "added", "removed", "changed")
            ),
        ]
        for line in difference[:MOST_SHOWN]
    ]


def month_of(text: str) -> str:
    """Return "July 2019" for a stored date."""
    return f"{date.fromisoformat(text):%B %Y}"


def change_totals(difference: list[Mapping[str, Any]]) -> str:
    """Return the difference in one sentence, with the periods it touches."""
    if not difference:
        return ""
    sums: dict[str, int] = defaultdict(int)
    for line in difference:
        for name in ("added", "removed", "changed"):
            sums[name] += line[name]
    months = {date.fromisoformat(line["starts_on"]) for line in difference}
    parts = [f"{count:,} {name}" for name, count in sums.items() if count]
    return f"{listed(parts)} rows, in {months_in_words(months)}."


def fault_rows(rows: Iterable[QuarantinedRow]) -> list[list[dict[str, Any]]]:
    """Return quarantined rows with what is wrong in them and how to put it right."""
    return [
        [
            {"text": place_of(row), "is_header": True},
            *(
                {"text": told_of(name)(row)}
                for name in ("column", "value", "reason", "how_to_fix")
            ),
        ]
        for row in rows
    ]


def step_items(supply: Supply) -> list[dict[str, Any]]:
    """Return what was done to the supply and by whom, the newest first."""
    steps = supply.steps.select_related("by__user").order_by("-pk")
    return [
        {
            "label": {"text": step.status.label},
            "byline": {"text": str(step.by.user) if step.by else "the system"},
            "datetime": step.at,
            "text": step.reason,
        }
        for step in steps
    ]


def choices_on(supply: Supply, member: Member) -> list[dict[str, Any]]:
    """Return what this person may do with the load now, each with its page."""
    at = supply.reference
    decision = policies.may_decide_on_supply(member, supply)
    offered: list[dict[str, Any]] = []
    if supply.status is SupplyState.CHECKED and decision:
        if supply.rows_accepted:
            part = "the rows that can be loaded" if supply.rows_quarantined else "it"
            offered.append(link(f"Load {part}", "accept", at))
        offered.append(link("Refuse it", "refuse", at, is_secondary=True))
    if supply.status is SupplyState.LOADED and policies.may_undo_load(member, supply):
        offered.append(link("Undo this load", "undo", at, is_secondary=True))
    may_map = supply.is_mapped and policies.may_keep_sources(member)
    if may_map and supply.status in (SupplyState.CHECKED, SupplyState.UNREADABLE):
        words = "Say which column is which"
        offered.append(link(words, "map-columns", at, is_secondary=True))
    return offered


def link(
    text: str, name: str, reference: str, *, is_secondary: bool = False
) -> dict[str, Any]:
    """Return a button that leads to a page."""
    href = reverse(f"intake:{name}", args=[reference])
    classes = "govuk-button--secondary" if is_secondary else ""
    return {"text": text, "href": href, "classes": classes}


def accepting(supply: Supply) -> dict[str, Any]:
    """Return what the page before loading says will happen."""
    return {
        "supply": supply,
        "covers": covers_in_words(supply),
        "totals": change_totals(supply.difference),
    }


def asking(supply: Supply, act: str) -> dict[str, Any]:
    """Return the words of the page that asks why."""
    months = periods_in_words(selectors.current_periods_of(supply))
    words = {
        "refuse": (
            "Refuse this load",
            "Nothing of it is loaded. Its files and the list of faults are kept.",
        ),
        "undo": (
            "Undo this load",
            f"Its rows for {months or 'no period'} are taken out. Where an earlier"
            " supply stood before, it counts again; where none did, the period is"
            " missing. Every figure that rests on them is counted again.",
        ),
    }
    title, warning = words[act]
    return {"supply": supply, "title": title, "warning": warning}


def said_of_load(supply: Supply) -> str:
    """Return the sentence after loading."""
    if supply.status is SupplyState.UNCHANGED:
        return f"Already loaded, nothing changed. {supply.reason}"
    left_out = (
        f" {counted(supply.rows_quarantined, 'faulty row')}"
        f" {'was' if supply.rows_quarantined == 1 else 'were'} left out."
        if supply.rows_quarantined
        else ""
    )
    return (
        f"Loaded {supply.rows_accepted:,} rows for {covers_in_words(supply)}.{left_out}"
    )
