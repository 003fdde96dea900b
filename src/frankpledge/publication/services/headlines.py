"""The sentences over a measure's figures: how things stand and how they changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from frankpledge.analysis.measures import Definition, Period
from frankpledge.analysis.measures.definition import Form
from frankpledge.evidence import selectors as evidence
from frankpledge.publication.rules import wording
from frankpledge.publication.rules.tables import WHOLE, Block


Cells = Mapping[Period, Mapping[str, str]]
Whole = Mapping[Any, tuple[Block, Mapping[str, Any]]]


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
    place, period = block.places[0], list(shown)[-1]
    return {
        "now": wording.now_sentence(
            wording.public_name(definition.name),
            place.name,
            figure_words(definition, shown[period]),
            evidence.spoken_period(period),
        ),
        "change": said_change(definition, period, shown, place.code),
    }


def said_change(
    definition: Definition, period: Period, shown: Cells, area_code: str
) -> str:
    """Return how the newest figure compares with the year before, if it can be."""
    before = period.same_period_last_year
    if before not in shown:
        return "There is no figure to compare it with a year before."
    breaks = [(each.on, each.note) for each in definition.breaks]
    dataset = str(getattr(definition.numerator, "dataset", ""))
    breaks += [
        (row.on, row.title)
        for row in evidence.changes_for(definition.id, dataset, area_code)
    ]
    change = evidence.change_between(
        evidence.observation(definition.id, area_code, before),
        evidence.observation(definition.id, area_code, period),
        definition,
        breaks,
    )
    return wording.change_sentence(
        str(change.verdict), figure_words(definition, shown[before]), change.reason
    )


def shown_cells(block: Block, table: Mapping[str, Any]) -> Cells:
    """Return the figures for the whole area that are shown, oldest period first."""
    return {
        period: row[0]
        for period, row in zip(block.periods, table["cells"], strict=True)
        if row[0]["count"] and ("value" not in row[0] or row[0]["value"])
    }


def newest(whole: Whole) -> tuple[Block, Cells] | None:
    """
    Return the figures a headline speaks of, None where none is shown.

    Long periods are calmer, so they come first; but one that stops short because a
    month was never supplied gives way to a kind that reaches the end.
    """
    usable = []
    for kind in wording.HEADLINE_TYPES:
        if kind in whole:
            block, table = whole[kind]
            if shown := shown_cells(block, table):
                usable.append((block, shown))
    reaching = [each for each in usable if each[0].periods[-1] in each[1]]
    return next(iter([*reaching, *usable]), None)


def figure_words(definition: Definition, cell: Mapping[str, str]) -> str:
    """
    Return a published figure in words, never a truer one than the table shows.

    A rate has its count before it.
    """
    count = f"{int(cell['count']):,}"
    match definition.form:
        case Form.RATE:
            return wording.rate_words(count, definition.units_for(count), cell["value"])
        case Form.PERCENTAGE:
            return f"{cell['value']}%"
        case _:
            return f"{count} {definition.units_for(count)}"
