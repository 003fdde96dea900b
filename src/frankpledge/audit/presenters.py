"""What the pages and files of the trail show."""

from collections.abc import Iterable
from typing import Any

from frankpledge.audit.models import Entry
from frankpledge.audit.selectors import names_in


HEADS = ["Entry", "When", "Who", "Agency", "Operation", "Thing", "Outcome"]
COLUMNS = [
    "sequence",
    "at",
    "actor",
    "member",
    "agency",
    "session",
    "purpose",
    "legal_regime",
    "operation",
    "kind",
    "ref",
    "field_classes",
    "recipients",
    "outcome",
    "request",
    "previous_hash",
    "hash",
]


def rows_of(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return entries as rows with names; a person who is gone keeps their number."""
    entries = list(entries)
    people, agencies = names_in(entries)
    return [
        {
            "sequence": entry.sequence,
            "at": entry.at,
            "who": people.get(entry.actor, entry.actor.replace(":", " ")),
            "agency": agencies.get(entry.agency or 0, ""),
            "operation": entry.operation.capitalize(),
            "thing": f"{entry.kind} {entry.ref}",
            "outcome": entry.outcome,
        }
        for entry in entries
    ]


def file_rows(entries: Iterable[Entry]) -> list[list[Any]]:
    """Return entries as rows of a file, every part in a column."""
    return [[in_a_cell(getattr(entry, name)) for name in COLUMNS] for entry in entries]


def in_a_cell(value: Any) -> Any:
    """Return a list as words and a time in full, so that the hash can be checked."""
    if isinstance(value, list):
        return " ".join(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
