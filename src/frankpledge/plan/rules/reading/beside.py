"""Pledges, and whom actions affect, from the tables at the end of a plan."""

import re
from collections.abc import Iterable, Sequence

from frankpledge.documents.reading.blocks import Table
from frankpledge.plan.rules.printing.beside import (
    BY,
    EQUALITY_COLUMNS,
    KEPT_IN,
    KIND_WORDS,
    NOBODY_MORE,
    OF_CASES,
    PLEDGE_COLUMNS,
    SIGNED,
    UNTIL,
)
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.figures import day_named, iso
from frankpledge.plan.rules.reading.openings import ask_agency
from frankpledge.plan.rules.reading.outline import Piece
from frankpledge.plan.states import EFFECT_WORDS


_DAY = r"\d{1,2} \w+ \d{4}"
_SIGNATURE = re.compile(
    rf"(?P<name>.+?){SIGNED}(?P<on>{_DAY})(?:{BY}(?P<by>.+?))?(?:{UNTIL}(?P<end>{_DAY}))?"
)
_SHARE = re.compile(rf"{KEPT_IN}([\d.,]+){OF_CASES}")
_KINDS = {words: kind.value for kind, words in KIND_WORDS.items()}
_EFFECTS = {words: effect.value for effect, words in EFFECT_WORDS.items()}


def read_beside(pieces: Iterable[Piece], asking: Asking) -> Data:
    """Return what the tables of a plan's end say; nothing where it has none."""
    made: Data = {}
    for piece in pieces:
        for table in piece.tables():
            if rows := rows_under(table, PLEDGE_COLUMNS):
                made["pledges"] = [pledge(row, place, asking) for row, place in rows]
            elif rows := rows_under(table, EQUALITY_COLUMNS):
                made["equality"] = [note(row) for row, _ in rows]
    return made


def is_beside(piece: Piece) -> bool:
    """Say whether a piece is a table of those at the end of a plan, and no more."""
    heads = (PLEDGE_COLUMNS, EQUALITY_COLUMNS)
    return any(
        is_headed(table, columns) for table in piece.tables() for columns in heads
    )


def is_headed(table: Table, columns: Sequence[tuple[str, str]]) -> bool:
    """Say whether a table has exactly these heads."""
    return table.rows[0].texts() == [title for _, title in columns]


def rows_under(
    table: Table, columns: Sequence[tuple[str, str]]
) -> list[tuple[dict[str, str], str]]:
    """Return a table's rows by the names of its columns, none where it is another's."""
    if not is_headed(table, columns):
        return []
    names = [name for name, _ in columns]
    return [
        (dict(zip(names, row.texts(), strict=False)), row.cells[0].place.words())
        for row in table.rows[1:]
        if len(row.texts()) == len(names)
    ]


def pledge(row: dict[str, str], place: str, asking: Asking) -> Data:
    """Return one pledge or standard; ask which agency a name means that is not known."""
    tests = row["tested"].split("\n")
    shares = [found for each in tests if (found := _SHARE.fullmatch(each))]
    made: Data = {
        "ref": row["reference"],
        "kind": _KINDS.get(row["kind"], "pledge"),
        "title": row["name"],
        "words": row["promised"],
        "test": "\n".join(each for each in tests if not _SHARE.fullmatch(each)),
        "share": float(shares[0][1].replace(",", "")) if shares else None,
        "signatories": [
            signatory(found)
            for line in row["signed_by"].split("\n")
            if (found := _SIGNATURE.fullmatch(line))
        ],
    }
    known = asking.directory.agency(row["answerable"])
    if row["answerable"] and not known:
        asking.about("pledge", made["ref"], place)
        ask_agency(row["answerable"], asking, several=False)
    return made | ({"owner": known} if known else {})


def signatory(found: re.Match[str]) -> Data:
    """Return who signed a pledge, when, and until when."""
    return {
        "name": found["name"],
        "signed_by": found["by"] or "",
        "signed_on": iso(day_named(found["on"])),
        "ended_on": iso(day_named(found["end"])) if found["end"] else None,
    }


def note(row: dict[str, str]) -> Data:
    """Return whom an action affects."""
    who = row["who"]
    return {
        "action": row["action"],
        "groups": [] if who == NOBODY_MORE else who.split("; "),
        "effect": _EFFECTS.get(row["effect"], row["effect"]),
        "evidence": row["known"],
        "changed": row["changed"],
        "review_on": iso(day_named(row["review"])),
        "written_on": iso(day_named(row["written"])),
    }
