"""
The linkage bench: our linking of two sources, beside Splink called by hand.

Everything is made up and seeded. Ours reads, normalises, trains, predicts and sorts;
the yardstick trains and predicts on columns that are clean already. The floor is one
exact join on date of birth and surname, which finds only what is written alike.
"""

import time
from typing import Any

import numpy as np
import pyarrow as pa


PEOPLE = 10_000
SHARED = 4_000
MOST_TIMES = 1.5
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ke",
    "li",
    "mo",
    "nu",
    "pa",
    "re",
    "si",
    "to",
    "vu",
    "wa",
]


def made_up(seed: int = 1) -> tuple[pa.Table, pa.Table]:
    """Return two sources that share people, a fifth of them with a slip."""
    random = np.random.default_rng(seed)
    words = np.array(
        [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
    )
    columns = {
        "first_name": words[random.integers(0, 300, PEOPLE)],
        "surname": words[random.integers(0, 3000, PEOPLE)],
        "date_of_birth": (
            np.datetime64("1950-01-01") + random.integers(0, 20000, PEOPLE)
        ).astype(str),
        "postcode": np.array(
            [
                f"WA{1 + code % 16} {1 + code // 16 % 9}{'ABDEFGHJ'[code // 144]}A"
                for code in random.integers(0, 1152, PEOPLE)
            ]
        ),
    }
    other = {name: column.copy() for name, column in columns.items()}
    for column in other.values():
        column[SHARED:] = random.permutation(column[SHARED:])
    slipped = random.random(SHARED) < 0.2
    other["surname"][:SHARED][slipped] = words[random.integers(0, 3000, slipped.sum())]
    ids = np.arange(PEOPLE).astype(str)
    return pa.table({"id": ids, **columns}), pa.table({"id": ids, **other})


def by_hand(left: pa.Table, right: pa.Table) -> int:
    """Return how many pairs Splink gives when it is called without us."""
    from frankpledge.analysis.linkage import trained

    tables = [table.rename_columns({"id": "unique_id"}) for table in (left, right)]
    with trained._quietly():
        pairs, _ = trained._run(tables, trained.Kind.PERSON, 0.01, 1)
    return int(pairs.num_rows)


def timed(work: Any, *tables: pa.Table) -> tuple[float, Any]:
    """Return seconds and the answer."""
    start = time.perf_counter()
    answer = work(*tables)
    return round(time.perf_counter() - start, 2), answer


def run() -> dict[str, Any]:
    """Return both, the floor, and how good ours is on what is known to be true."""
    from frankpledge.analysis.linkage.trained import link_tables

    left, right = made_up()
    by_hand(left, right)
    hand, _ = timed(by_hand, left, right)
    ours, linked = timed(link_tables, left, right)
    keys = ["date_of_birth", "surname"]
    floor, _ = timed(
        lambda one, two: (
            one.join(two, keys, join_type="inner", right_suffix="_r").num_rows
        ),
        left,
        right,
    )
    rows = [one for one in linked.pairs.to_pylist() if one["probability"] >= 0.9]
    right_ones = sum(
        one["left"] == one["right"] and int(one["left"]) < SHARED for one in rows
    )
    return {
        "work": f"link {PEOPLE:,} people with {PEOPLE:,}, {SHARED:,} of them shared",
        "seconds": ours,
        "yardstick": "Splink on DuckDB called by hand on clean columns",
        "yardstick_seconds": hand,
        "floor": "one exact join",
        "floor_seconds": floor,
        "precision": round(right_ones / max(1, len(rows)), 4),
        "recall": round(right_ones / SHARED, 4),
        "times": round(ours / hand, 2),
        "most_times": MOST_TIMES,
        "reached": ours <= MOST_TIMES * hand,
    }
