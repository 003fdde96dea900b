"""The sentences over a measure's figures: how things stand and how they changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from frankpledge.analysis.measures import Definition, Period
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
    kind = next((each for each in wording.HEADLINE_TYPES if each in whole), None)
    if kind is None:
        return nothing
    block, table = whole[kind]
    shown = shown_periods(block, table)
    if not shown:
        return nothing
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
            definition.name,
            place.name,
            evidence.valued(later.value, definition),
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
        str(change.verdict), evidence.valued(earlier.value, definition), change.reason
    )


def shown_periods(block: Block, table: Mapping[str, Any]) -> list[Period]:
    """Return the periods whose figure for the whole area is shown, oldest first."""
    return [
        period
        for period, row in zip(block.periods, table["cells"], strict=True)
        if row[0]["count"] and ("value" not in row[0] or row[0]["value"])
    ]
