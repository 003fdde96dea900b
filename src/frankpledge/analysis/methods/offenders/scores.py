"""Scores for the selection panel: every point with its fact, source and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import lengths_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.methods.offenders.tables import (
    NO_PREDICTION,
    Custody,
    Person,
    days,
    names_in,
    spells,
)
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    numbers,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.offenders.exposure import Spell
from frankpledge.analysis.patterns.offenders.matrix import Matrix, read_matrix, standard
from frankpledge.analysis.patterns.offenders.scoring import (
    Fact,
    Record,
    Score,
    ranks,
    score,
)


Kind = Annotated[str, ColumnOf("offence, arrest, risk, intelligence or need.")]
SCORE = (
    "Each recorded fact gets the points that a written matrix gives it; each block of "
    "the matrix stops at its own highest points; the blocks add up. Time in custody "
    "does not age an offence. People with equal scores share a rank. Every line shows "
    "its fact, source, date and points."
)


@method(
    "offender-score",
    family=Family.OFFENDERS,
    title="Scores for the selection panel, with every line",
    question="How did each person's score come about?",
    definition=SCORE,
    sources=(
        "Project default, modelled on schemes in public papers",
        "Equality Act 2010 section 4 (what may never score)",
    ),
    example=Example(
        {
            "person": ["P1", "P1", "P1", "P2", "P2"],
            "kind": ["offence", "arrest", "risk", "offence", "need"],
            "what": ["robbery", "charged", "OGRS", "shop theft", "alcohol"],
            "on": [
                "2026-04-10",
                "2026-04-11",
                "2026-01-02",
                "2025-11-03",
                "2026-02-01",
            ],
            "value": [None, None, 86, None, None],
            "source": ["police", "police", "probation", "police", "treatment"],
        },
        {"as_of": date(2026, 6, 15)},
    ),
)
def offender_score(
    table: TableLike,
    *,
    as_of: Annotated[date, Option("The day the scores are for.")],
    person: Person = "person",
    kind: Kind = "kind",
    what: Annotated[str, ColumnOf("Which one: as in the matrix.")] = "what",
    on: Annotated[str, ColumnOf("The day of the fact.")] = "on",
    value: Annotated[str, ColumnOf("A figure, for an assessed risk.")] = "value",
    source: Annotated[str, ColumnOf("Where it was recorded.")] = "source",
    custody: Custody = None,
    matrix: Annotated[str, Option("A TOML file with a matrix of your own.")] = "",
) -> Result:
    """
    Return one row a line of each score, people by rank, then the order of the matrix.

    `points` of a person's lines add up to `total`. Facts after `as_of` are not used.
    """
    rows = rows_of(table)
    with said_plainly("Copy the shipped matrix and change that."):
        rule = read_matrix(Path(matrix)) if matrix else standard()
    people = names_in(rows, person)
    kinds = names_in(rows, kind)
    known = {block.kind for block in rule.blocks}
    if unknown := sorted(set(kinds) - known):
        raise BadTable(
            f"The matrix has no kind of fact called {', '.join(unknown)}.",
            f"It has: {', '.join(sorted(known))}.",
        )
    facts = _facts(people, kinds, rows, what, on, value, source)
    held = spells(custody)
    scores = _scores(as_of, facts, people, held, rule)
    placed = sorted(zip(ranks(scores), scores, strict=True), key=lambda one: one[0])
    later = sum(fact.on > as_of for fact in facts)
    return Result(
        method="offender-score",
        definition=f"{SCORE} Matrix: {rule.name}, version {rule.version}. {rule.source}.",
        sentence=_told(placed, rule.bands[0][0], as_of),
        table=_lines(placed),
        figures=_figures(rule, scores, later),
        warnings=(NO_PREDICTION, *_gaps(scores), *_unscored(scores)),
        period=f"on {as_of.isoformat()}",
        spec=_spec(placed, as_of),
    )


def _told(placed: list[tuple[int, Score]], top: str, as_of: date) -> str:
    high = [one for _, one in placed if one.band == top]
    tied = len(placed) - len({rank for rank, _ in placed})
    ties = f" {tied} share a rank with another." if tied else ""
    return f"{len(high)} of {len(placed)} people fall in “{top}” on {day_in_words(as_of)}.{ties}"


def _lines(placed: list[tuple[int, Score]]) -> pa.Table:
    """Return one row a line; a person without any line has one row with no points."""
    found = []
    for rank, one in placed:
        head = {
            "rank": rank,
            "person": one.person,
            "total": one.total,
            "band": one.band,
        }
        for line in one.lines:
            found.append(
                {
                    **head,
                    "block": line.block,
                    "what": line.what,
                    "on": line.on,
                    "source": line.source,
                    "points": line.points,
                    "why": line.why,
                }
            )
        if not one.lines:
            nothing = dict.fromkeys(("block", "what", "on", "source"))
            found.append(
                {**head, **nothing, "points": 0.0, "why": "nothing by that day"}
            )
    return pa.Table.from_pylist(found)


def _gaps(scores: list[Score]) -> list[str]:
    missing: dict[str, int] = {}
    for one in scores:
        for block in one.unknown:
            missing[block] = missing.get(block, 0) + 1
    if not missing:
        return []
    told = ", ".join(f"block {block}: {many} people" for block, many in missing.items())
    return [f"Nothing is recorded, which is not the same as nothing there: {told}."]


def _unscored(scores: list[Score]) -> list[str]:
    strange = sum(
        line.why.endswith("not in the matrix") for one in scores for line in one.lines
    )
    return [f"{strange} facts are of a kind the matrix has no points for."] * (
        strange > 0
    )


def _spec(placed: list[tuple[int, Score]], as_of: date) -> Spec:
    return lengths_spec(
        [f"{rank}. {one.person}" for rank, one in placed],
        [one.total for _, one in placed],
        title=f"Scores on {day_in_words(as_of)}",
        subtitle="What is on record, not what anybody will do.",
        unit="Points",
    )


def _facts(
    people: list[str],
    kinds: list[str],
    rows: pa.Table,
    what: str,
    on: str,
    value: str,
    source: str,
) -> list[Fact]:
    return [
        Fact(one, sort, which or "", day, None if size != size else size, where or "")
        for one, sort, which, day, size, where in zip(
            people,
            kinds,
            texts(rows, what),
            days(rows, on),
            numbers(rows, value, may_be_missing=True).tolist(),
            texts(rows, source),
            strict=True,
        )
    ]


def _scores(
    as_of: date,
    facts: list[Fact],
    people: list[str],
    held: dict[str, list[Spell]],
    rule: Matrix,
) -> list[Score]:
    return [
        score(
            Record(
                name, [one for one in facts if one.person == name], held.get(name, ())
            ),
            rule,
            as_of,
        )
        for name in sorted(set(people))
    ]


def _figures(rule: Matrix, scores: list[Score], later: int) -> dict[str, Value]:
    return {
        "people": len(scores),
        **{name: sum(one.band == name for one in scores) for name, _ in rule.bands},
        "matrix_version": rule.version,
        "facts_after_the_day": later,
    }
