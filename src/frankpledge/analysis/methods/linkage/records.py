"""Which records of two sources are the same person or place."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.linkage import normalised
from frankpledge.analysis.linkage.doubts import Who, doubts
from frankpledge.analysis.linkage.keys import hidden, key_of, link_by_key
from frankpledge.analysis.linkage.trained import COLUMNS, Kind, link_tables
from frankpledge.analysis.methods.options import Seed
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    one_of,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.progress import Progress
from frankpledge.analysis.statistics.sentences import number


Other = Annotated[TableLike, TableOf("The other source, with the same columns.")]
KindOf = Annotated[str, Option("What the records are of: person or place.")]
How = Annotated[str, Option("How to link: by key or by likeness.")]
Threshold = Annotated[float, Option("Probability from which a pair is a link.")]
ReviewFrom = Annotated[float, Option("Probability from which a pair goes to a person.")]
KeepIds = Annotated[
    bool, Option("Whether ids come back as they are: only if they are keys.")
]
SecretFile = Annotated[
    str, Option("A file with the secret that hashes ids; none: one for this run.")
]
HOW = ("key", "likeness")
FALSE_LINKS = (
    "A false link puts one person's record on another. Nobody is to be told, visited "
    "or scored on a link that a person has not looked at."
)
PURPOSE = (
    "Linking people across agencies needs a purpose, a legal gateway and an agreement "
    "in force; take only the fields that the link needs."
)
LINK = (
    "By key: records are one where their normalised names, date of birth and postcode "
    "(for places: postcode, number and street) are equal, and that key comes once in "
    "either source. By likeness: Splink weighs every field's agreement by how much "
    "more often it agrees for one person than for two, learnt from the records "
    "themselves; pairs at or above the threshold are links, those between it and the "
    "review line go to a person. So do pairs of people, however likely, whose first "
    "names differ (twins share all else), whose dates of birth differ in the year and "
    "another part, and records that would be linked twice. Ids come back as keyed hashes."
)


@method(
    "link-records",
    family=Family.LINKAGE,
    title="Which records of two sources are the same",
    question="Which people, or places, do both agencies know?",
    definition=LINK,
    sources=(
        "Fellegi and Sunter 1969, J. Amer. Statist. Assoc. 64, 1183-1210",
        "Splink, Ministry of Justice (likeness)",
    ),
    example=Example(
        {
            "id": ["A1", "A2", "A3"],
            "first_name": ["Mr José", "Amber", "Idris"],
            "surname": ["O'Hara", "Lathom", "Naylor"],
            "date_of_birth": ["1990-05-01", "1984-11-30", "1971-02-14"],
            "postcode": ["wa10 1aa", "WA9 2BB", None],
        },
        {
            "other": {
                "id": ["B1", "B2"],
                "first_name": ["JOSE", "Amber"],
                "surname": ["OHARA", "Latham"],
                "date_of_birth": ["1990-05-01", "1984-11-30"],
                "postcode": ["WA101AA", "WA9 2BB"],
            },
            "keep_ids": True,
        },
    ),
)
def link_records(
    table: TableLike,
    progress: Progress | None = None,
    *,
    other: Other,
    kind: KindOf = "person",
    how: How = "key",
    threshold: Threshold = 0.95,
    review_from: ReviewFrom = 0.5,
    keep_ids: KeepIds = False,
    secret_file: SecretFile = "",
    seed: Seed = 1,
) -> Result:
    """
    Return pairs `left`, `right` with probability, weight and what to do with them.

    People need id, first_name, surname, date_of_birth, postcode; places id, address,
    postcode. No name, date or address comes back.
    """
    sort = Kind(one_of("kind", kind, [str(one) for one in Kind]))
    one_of("way", how, HOW)
    between("threshold", threshold, 0.5, 1)
    between("review line", review_from, 0.01, threshold)
    left, right = rows_of(table), rows_of(other)
    if how == "key":
        pairs, told = _by_key(left, right, sort)
    else:
        pairs, told = _by_likeness(left, right, sort, review_from, seed, progress)
    why = _why(pairs, left, right, sort, threshold)
    links = why.count("")
    if not keep_ids:
        pairs = _hidden(pairs, _secret(secret_file))
    return Result(
        method="link-records",
        definition=LINK,
        sentence=(
            f"Links among {number(left.num_rows)} and {number(right.num_rows)} records:"
            f" {number(links)}; for a person to look at: {number(len(why) - links)}."
        ),
        table=_told(pairs, why),
        figures={"links": links, "to_review": len(why) - links},
        warnings=_warnings(told, secret_file, keep_ids=keep_ids),
        seed=seed if how == "likeness" else None,
    )


def _told(pairs: pa.Table, why: list[str]) -> pa.Table:
    """Return the pairs with what to do with each, and why a person should look."""
    todo = ["a person looks" if one else "link" for one in why]
    return pairs.append_column("todo", pa.array(todo, pa.string())).append_column(
        "why", pa.array([one or None for one in why], pa.string())
    )


def _why(
    pairs: pa.Table, left: pa.Table, right: pa.Table, kind: Kind, threshold: float
) -> list[str]:
    """Return for each pair why a person should look at it, "" where it is a link."""
    rows = pairs.select(["left", "right", "probability"]).to_pylist()
    likely = [at for at, row in enumerate(rows) if row["probability"] >= threshold]
    why = ["under the threshold"] * len(rows)
    found = [""] * len(likely)
    if kind is Kind.PERSON:
        ids = [(rows[at]["left"], rows[at]["right"]) for at in likely]
        found = doubts(ids, _people(left), _people(right))
    for at, doubt in zip(likely, found, strict=True):
        why[at] = doubt
    return why


def _people(rows: pa.Table) -> dict[str, Who]:
    fields = (texts(rows, name) for name in ("id", "first_name", "date_of_birth"))
    return {
        str(one): Who(normalised.name(first), born)
        for one, first, born in zip(*fields, strict=True)
    }


def _by_key(left: pa.Table, right: pa.Table, kind: Kind) -> tuple[pa.Table, list[str]]:
    """Return pairs with one key, single in both sources, and what else to say."""
    found = link_by_key(_keys(left, kind), _keys(right, kind))
    first, second = texts(left, "id"), texts(right, "id")
    pairs = pa.table(
        {
            "left": pa.array([first[a] for a, _ in found.pairs], pa.string()),
            "right": pa.array([second[b] for _, b in found.pairs], pa.string()),
            "probability": pa.array([1.0] * len(found.pairs), pa.float64()),
            "weight": pa.array([None] * len(found.pairs), pa.float64()),
        }
    )
    without = found.left_without + found.right_without
    told = {
        "A key misses everybody whose name, date or postcode is written differently.": (
            True
        ),
        f"{found.unclear} keys come more than once in a source and link nothing.": (
            found.unclear > 0
        ),
        f"{without} records lack a part of the key and link to nothing.": without > 0,
    }
    return pairs, [words for words, is_so in told.items() if is_so]


def _by_likeness(
    left: pa.Table,
    right: pa.Table,
    kind: Kind,
    least: float,
    seed: int,
    progress: Progress | None,
) -> tuple[pa.Table, list[str]]:
    found = link_tables(left, right, kind, least=least, seed=seed, progress=progress)
    told = (
        f"{found.untrained} levels of agreement had no example in these records, so a "
        "default stood in: look closely at pairs that agree only in part."
    )
    return found.pairs, [told] * (found.untrained > 0)


def _keys(rows: pa.Table, kind: Kind) -> list[str | None]:
    fields = {name: texts(rows, name) for name in COLUMNS[kind]}
    if None in fields["id"]:
        raise BadTable("Every record needs an id.")
    codes = [normalised.postcode(one) for one in fields["postcode"]]
    if kind is Kind.PLACE:
        places = [normalised.address(one) for one in fields["address"]]
        return [
            key_of([code, one.flat or "none", one.number or "none", one.street])
            if one
            else None
            for code, one in zip(codes, places, strict=True)
        ]
    names = zip(fields["first_name"], fields["surname"], strict=True)
    return [
        key_of([normalised.name(first), normalised.name(last), born, code])
        for (first, last), born, code in zip(
            names, fields["date_of_birth"], codes, strict=True
        )
    ]


def _secret(file: str) -> bytes:
    """Return the secret of a file, or one of this run; raise BadTable for none there."""
    if not file:
        return secrets.token_bytes(32)
    try:
        return Path(file).read_bytes().strip()
    except OSError as failure:
        raise BadTable(f"The secret cannot be read: {failure}") from None


def _hidden(pairs: pa.Table, secret: bytes) -> pa.Table:
    """Return the pairs with each side's ids as keyed hashes."""
    for at, side in enumerate(("left", "right")):
        with said_plainly():
            ids = [hidden(one, secret, side) for one in pairs[side].to_pylist()]
        pairs = pairs.set_column(at, side, pa.array(ids, pa.string()))
    return pairs


def _warnings(told: list[str], secret_file: str, *, keep_ids: bool) -> tuple[str, ...]:
    return (
        FALSE_LINKS,
        PURPOSE,
        *told,
        *(
            []
            if keep_ids or secret_file
            else ["The hashes are of this run alone; give a secret to keep them."]
        ),
    )
