"""The sentences over a measure's figures: how things stand and how they changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from frankpledge.analysis.measures import Definition, Period
from frankpledge.analysis.measures.definition import Form
from frankpledge.evidence import selectors as evidence
from frankpledge.publication.rules import wording
from frankpledge.publication.rules.tables import WHOLE, Block


def headline(
    definition: Definition,
    blocks: Sequence[Block],
    tables: Sequence[Mapping[str, Any]],
) -> dict[str, str]:
    """
    Return the sentences over a measure: the newest figure, and how it changed.

    They speak only of figures that the tables show.
    """
    nothing = {"now": "", "change": ""}
    whole = {
        block.period_type: (block, table)
        for block, table in zip(blocks, tables, strict=True)
        if block.places[0].kind == WHOLE
    }
    chosen = newest(whole)
    if chosen is None:
        return nothing
    block, shown = chosen
    place, period = block.places[0], shown[-1]
    later = evidence.observation(definition.id, place.code, period)
    before = period.same_period_last_year
    earlier = (
        evidence.observation(definition.id, place.code, before)
        if before in shown
        else None
    )
    if later is None:
        return nothing
    return {
        "now": wording.now_sentence(
            wording.public_name(definition.name),
            place.name,
            figure_words(definition, later),
            evidence.spoken_period(period),
        ),
        "change": said_change(definition, earlier, later, block),
    }


def said_change(
    definition: Definition,
    earlier: evidence.Observation | None,
    later: evidence.Observation,
    block: Block,
) -> str:
    """Return how the newest figure compares with the year before, if it can be."""
    if earlier is None:
        return "There is no figure to compare it with a year before."
    breaks = [(each.on, each.note) for each in definition.breaks]
    dataset = str(getattr(definition.numerator, "dataset", ""))
    breaks += [
        (row.on, row.title)
        for row in evidence.changes_for(definition.id, dataset, block.places[0].code)
    ]
    change = evidence.change_between(earlier, later, definition, breaks)
    return wording.change_sentence(
        str(change.verdict), figure_words(definition, earlier), change.reason
    )


def shown_periods(block: Block, table: Mapping[str, Any]) -> list[Period]:
    """Return the periods whose figure for the whole area is shown, oldest first."""
    return [
        period
        for period, row in zip(block.periods, table["cells"], strict=True)
        if row[0]["count"] and ("value" not in row[0] or row[0]["value"])
    ]


Whole = Mapping[Any, tuple[Block, Mapping[str, Any]]]


def newest(whole: Whole) -> tuple[Block, list[Period]] | None:
    """
    Return the figures a headline speaks of, None where none is shown.

    Long periods are calmer, so they come first; but one that stops short because a
    month was never supplied gives way to a kind that reaches the end.
    """
    usable = []
    for kind in wording.HEADLINE_TYPES:
        if kind in whole:
            block, table = whole[kind]
            if shown := shown_periods(block, table):
                usable.append((block, shown))
    reaching = [each for each in usable if each[1][-1] == each[0].periods[-1]]
    return next(iter([*reaching, *usable]), None)


def figure_words(definition: Definition, one: evidence.Observation) -> str:
    """Return a figure in words: a rate with its count before it."""
    if definition.form is Form.RATE and one.numerator is not None:
        count = f"{round(one.numerator):,}"
        value = evidence.valued(one.value, definition)
        rate = value.removesuffix(f" {definition.unit_words}")
        return wording.rate_words(count, definition.unit_words, rate)
    return evidence.valued(one.value, definition)
