"""Which column of a plan's table holds what, by the words at its head."""

import re
from collections.abc import Mapping, Sequence

from frankpledge.documents.reading.blocks import Row, Table
from frankpledge.plan.rules.printing.figures import FINANCIAL_YEAR


_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# The first that a head's words fit is what its column holds.
ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("name", re.compile(r"target\w*\s*(?:&|and|/)\s*base ?line", re.I)),
    (
        "due",
        re.compile(
            rf"\b(?:time ?scales?|by when|deadline|target date|end date|due|dates?|when)\b|^(?:by )?(?:{_MONTHS}) \d{{4}}$|^\d{{4}}(?:/\d{{2,4}})?$",
            re.I,
        ),
    ),
    (
        "baseline",
        re.compile(
            r"\bbase ?lines?\b|\b(?:current|starting) (?:position|performance|figure|level)|where we are",
            re.I,
        ),
    ),
    (
        "lead",
        re.compile(
            r"\b(?:lead|named|responsible|accountable) (?:officers?|persons?|individuals?)\b|\bofficers?\b|^leads?$|^who\b",
            re.I,
        ),
    ),
    (
        "owner",
        re.compile(
            r"\bowner|\b(?:lead )?(?:agenc|organisation|partner|bod(?:y|ies))|\bresponsib|\baccountab|^led by",
            re.I,
        ),
    ),
    (
        "actions",
        re.compile(
            r"\b(?:actions?|activity|activities|tasks?|interventions?)\b|what (?:we|will)|how (?:we|will)",
            re.I,
        ),
    ),
    ("funding", re.compile(r"\b(?:fund\w*|resourc\w*|costs?|budgets?|money)\b", re.I)),
    ("target", re.compile(r"\b(?:targets?|goals?|where we want)\b|^aim to", re.I)),
    (
        "name",
        re.compile(
            r"\b(?:objectives?|outcomes?|indicators?|measures?|aims?|priorit\w+|kpis?)\b|what we want",
            re.I,
        ),
    ),
)
Columns = Mapping[str, int]


def columns_of(words: Sequence[str]) -> dict[str, int]:
    """Return where each thing stands that a row of heads names, the first of each."""
    found: dict[str, int] = {}
    for place, head in enumerate(words):
        said = " ".join(head.split())
        role = next((name for name, pattern in ROLES if pattern.search(said)), "")
        if role and len(said) <= LONGEST_HEAD and role not in found:
            found[role] = place
    if "name" not in found and "target" in found:
        found["name"] = found.pop("target")
    return found


LONGEST_HEAD = 60


def is_delivery_head(words: Sequence[str]) -> bool:
    """Say whether a row heads a delivery table: actions, and who sees to them."""
    found = columns_of(words)
    has_who = "owner" in found or "lead" in found
    return "actions" in found and has_who and len(found) >= LEAST_HEADS


LEAST_HEADS = 3


def is_grid_head(words: Sequence[str]) -> bool:
    """Say whether a row heads a grid: an objective, where it starts, what it aims at."""
    found = columns_of(words)
    return {"name", "baseline", "target"} <= found.keys() and "actions" not in found


def head_of(table: Table) -> tuple[int, dict[str, int]] | None:
    """Return which of a table's first rows heads a grid, and its columns."""
    for place, row in enumerate(table.rows[:HEAD_WITHIN]):
        words = row.texts()
        if is_grid_head(words):
            return place, columns_of(words)
    return None


HEAD_WITHIN = 3


def begins_with_actions(table: Table) -> bool:
    """Say whether a table's first rows head a delivery table."""
    return any(is_delivery_head(row.texts()) for row in table.rows[:HEAD_WITHIN])


def cell(row: Row, columns: Columns, name: str) -> str:
    """Return what a row says in one column, nothing where it has none."""
    place = columns.get(name)
    words = row.texts()
    return words[place] if place is not None and place < len(words) else ""


def dated(words: str, head: str) -> str:
    """Return a figure with the year that the head of its column gives it."""
    year = FINANCIAL_YEAR.search(head)
    is_bare = words[:1].isdigit() and not re.search(r"(?:19|20)\d\d", words)
    return f"{words.strip()} in {year[0]}" if year and is_bare else words


def says_more(table: Table, head: int, columns: Columns) -> bool:
    """Say whether a table has columns that hold no part of a line."""
    known = set(columns.values())
    return any(
        words.strip() and place not in known
        for row in table.rows[head + 1 :]
        for place, words in enumerate(row.texts())
    )
