"""
Linking two sources by Splink on DuckDB, trained on the records themselves.

Splink is the Ministry of Justice's library for linking without a common key; it comes
with the extra `linkage`. Nothing is labelled beforehand: how often fields agree among
different people is counted on random pairs, how often among the same by expectation
and maximisation.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.linkage import normalised
from frankpledge.analysis.patterns.progress import Progress


FEWEST_RECORDS = 50
RANDOM_PAIRS = 1_000_000
LEAST_KEPT = 0.01
RECALL_OF_EXACT = 0.8
"""How many true pairs agree on whole keys, for the prior; Splink's own advice."""


class Kind(StrEnum):
    """What the records are about."""

    PERSON = "person"
    PLACE = "place"


COLUMNS = {
    Kind.PERSON: ("id", "first_name", "surname", "date_of_birth", "postcode"),
    Kind.PLACE: ("id", "address", "postcode"),
}


class NotInstalled(ExpectedFailure):
    """An extra that this needs is not there; the message says how to have it."""


class CannotLink(ExpectedFailure):
    """The records cannot be linked as they are; the message says why."""


@dataclass(frozen=True)
class Linked:
    """
    Proposed pairs, most likely first: left, right, probability, weight.

    `left` and `right` are the sources' own ids. `untrained` counts the levels of
    agreement for which the records held no example, so that a default stood in.
    """

    pairs: pa.Table
    untrained: int


def link_tables(
    left: pa.Table,
    right: pa.Table,
    kind: Kind = Kind.PERSON,
    *,
    least: float = LEAST_KEPT,
    seed: int = 1,
    progress: Progress | None = None,
) -> Linked:
    """
    Return pairs of records with at least so high a probability of being one.

    People need id, first_name, surname, date_of_birth (2001-12-31) and postcode;
    places id, address and postcode. Fields are normalised first; an empty one says
    nothing for or against. `progress` is told how many steps of the training and the
    linking are done; what it raises stops the work. Raises NotInstalled without the
    extra, CannotLink for absent columns, ids that come twice, or fewer than fifty
    records a side.
    """
    tables = [_prepared(table, kind) for table in (left, right)]
    with _quietly():
        found, untrained = _run(tables, kind, least, seed, _Steps(kind, progress))
    turned = pc.equal(found["source_dataset_l"], "b_right")
    one = pc.if_else(turned, found["unique_id_r"], found["unique_id_l"])
    other = pc.if_else(turned, found["unique_id_l"], found["unique_id_r"])
    pairs = pa.table(
        {
            "left": one,
            "right": other,
            "probability": found["match_probability"],
            "weight": found["match_weight"],
        }
    )
    order = [
        ("probability", "descending"),
        ("left", "ascending"),
        ("right", "ascending"),
    ]
    return Linked(pairs.sort_by(order), untrained)


class _Steps:
    """Tells how many of the steps of a linkage are done."""

    def __init__(self, kind: Kind, progress: Progress | None) -> None:
        self._progress = progress
        self._of = 4 + len(_TRAINING[kind][1])
        self._done = 0

    def done(self) -> None:
        """Tell that one step more is done."""
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._of)


def _run(
    tables: Sequence[pa.Table], kind: Kind, least: float, seed: int, steps: _Steps
) -> tuple[pa.Table, int]:
    """Train on the tables and return the pairs as Splink names them."""
    try:
        from splink import DuckDBAPI, Linker, block_on
    except ImportError:
        raise NotInstalled(
            "Linking by likeness needs Splink, which is not installed.",
            "Install the extra: pip install 'frankpledge[linkage]'.",
        ) from None
    database = DuckDBAPI(connection=_engine())
    frames = [
        database.register(table, dataset_display_name=name)
        for table, name in zip(tables, ("a_left", "b_right"), strict=True)
    ]
    linker = Linker(frames, _settings(kind), log_level=None)
    exact, rules = _TRAINING[kind]
    training = linker.training
    steps.done()
    training.estimate_probability_two_random_records_match(
        [block_on(*rule) for rule in exact], recall=RECALL_OF_EXACT
    )
    steps.done()
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=seed)
    steps.done()
    for rule in rules:
        training.estimate_parameters_using_expectation_maximisation(block_on(rule))
        steps.done()
    found: Any = linker.inference.predict(threshold_match_probability=least)
    steps.done()
    return found.as_pyarrow_table(), _untrained(linker)


def _engine() -> Any:
    """Return a DuckDB of this linkage alone, which draws nothing on the screen."""
    import duckdb

    connection = duckdb.connect(":memory:")
    connection.execute("set enable_progress_bar = false")
    return connection


_TRAINING: Mapping[Kind, tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    Kind.PERSON: (
        (("date_of_birth", "surname"), ("postcode", "first_name")),
        ("date_of_birth", "postcode"),
    ),
    Kind.PLACE: ((("postcode", "number", "street"),), ("postcode", "street")),
}


def _settings(kind: Kind) -> Any:
    """Return which fields are compared how, and which pairs are looked at."""
    import splink.comparison_library as compare
    from splink import SettingsCreator, block_on

    if kind is Kind.PERSON:
        comparisons: list[Any] = [
            compare.NameComparison("first_name"),
            compare.NameComparison("surname"),
            compare.DateOfBirthComparison("date_of_birth", input_is_string=True),
            compare.PostcodeComparison("postcode"),
        ]
        rules: list[Any] = [
            block_on("date_of_birth"),
            block_on("postcode"),
            block_on("surname", "first_name"),
            block_on("substr(surname,1,3)", "substr(date_of_birth,1,4)"),
        ]
    else:
        comparisons = [
            compare.JaroWinklerAtThresholds("street", [0.92, 0.8]),
            compare.ExactMatch("number"),
            compare.ExactMatch("flat"),
            compare.PostcodeComparison("postcode"),
        ]
        rules = [block_on("postcode"), block_on("street", "number")]
    return SettingsCreator(
        link_type="link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )


def _prepared(table: pa.Table, kind: Kind) -> pa.Table:
    """Return normalised columns under Splink's names; raise CannotLink where none."""
    missing = [name for name in COLUMNS[kind] if name not in table.column_names]
    if missing:
        raise CannotLink(f"The table has no column {', '.join(missing)}.")
    if table.num_rows < FEWEST_RECORDS:
        raise CannotLink(
            f"Training needs at least {FEWEST_RECORDS} records a side; there are "
            f"{table.num_rows}.",
            "Link so few by key, and look at the rest by hand.",
        )
    values = {
        name: [None if one is None else str(one) for one in table[name].to_pylist()]
        for name in COLUMNS[kind]
    }
    ids = values["id"]
    if None in ids or len(set(ids)) < len(ids):
        raise CannotLink("Every record needs an id of its own.")
    columns = _person(values) if kind is Kind.PERSON else _place(values)
    return pa.table(
        {
            "unique_id": pa.array(ids, pa.string()),
            **{name: pa.array(column, pa.string()) for name, column in columns.items()},
        }
    )


Column = list[str | None]


def _person(values: Mapping[str, Column]) -> dict[str, Column]:
    return {
        "first_name": [normalised.name(one) for one in values["first_name"]],
        "surname": [normalised.name(one) for one in values["surname"]],
        "date_of_birth": [one or None for one in values["date_of_birth"]],
        "postcode": [normalised.postcode(one) for one in values["postcode"]],
    }


def _place(values: Mapping[str, Column]) -> dict[str, Column]:
    found = [normalised.address(one) for one in values["address"]]
    return {
        "street": [one.street or None if one else None for one in found],
        "number": [one.number or None if one else None for one in found],
        "flat": [one.flat if one else None for one in found],
        "postcode": [normalised.postcode(one) for one in values["postcode"]],
    }


def _untrained(linker: Any) -> int:
    """Return how many levels of agreement had no example to learn from."""
    records = linker.misc.save_model_to_json()["comparisons"]
    return sum(
        not level.get("is_null_level")
        and ("m_probability" not in level or "u_probability" not in level)
        for comparison in records
        for level in comparison["comparison_levels"]
    )


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Splink's running commentary off the screen."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logger.setLevel(before)
