"""Triggers of matters on the horizon, and who has still to decide of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.dates import day_in_words
from frankpledge.assessment.states import Way


@dataclass(frozen=True)
class Trigger:
    """A figure above or below a value, or a date, that sets a matter off."""

    way: Way | None = None
    value: float | None = None
    on: date | None = None


@dataclass(frozen=True)
class Reached:
    """Whether a trigger has gone off and, in words, by what."""

    is_set_off: bool
    why: str
    is_known: bool = True


@dataclass(frozen=True)
class Figure:
    """The latest figure of the series that a trigger watches."""

    period: str
    value: float
    unit: str = ""


def evaluated(
    trigger: Trigger, figures: Sequence[Figure | None], *, today: date
) -> Reached:
    """
    Return whether a trigger has gone off today.

    `figures` are the series' periods, oldest first, None where one is missing: the
    newest that is known decides. A date sets it off from that day on. Either is
    enough where a trigger has both; without any the matter has no trigger.
    """
    if trigger.on is not None and today >= trigger.on:
        return Reached(True, f"its day, {day_in_words(trigger.on)}, has come")
    if trigger.value is None or trigger.way is None:
        if trigger.on is None:
            return Reached(False, "it has no trigger", is_known=False)
        return Reached(False, f"it waits for {day_in_words(trigger.on)}")
    known = [figure for figure in figures if figure is not None]
    if not known:
        return Reached(False, "its series has no figure yet", is_known=False)
    newest = known[-1]
    beyond = (
        newest.value > trigger.value
        if trigger.way is Way.ABOVE
        else newest.value < trigger.value
    )
    limit = f"{trigger.way.value} {number_words(trigger.value)}"
    said = f"{in_units(newest)} in {newest.period}"
    if beyond:
        return Reached(True, f"{said} is {limit}")
    return Reached(False, f"{said} is not {limit}")


def in_units(figure: Figure) -> str:
    """Return a figure with what it counts: "0.4 offences per 1,000 residents"."""
    said = number_words(figure.value)
    if not figure.unit:
        return said
    return f"{said}{figure.unit}" if figure.unit[0] == "%" else f"{said} {figure.unit}"


def number_words(value: float) -> str:
    """Return a number with no more decimals than tell it from its neighbours."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def undecided(watched: Sequence[int], decided: Sequence[int]) -> list[int]:
    """Return the watched matters of which nothing was decided in this cycle."""
    done = set(decided)
    return [item for item in watched if item not in done]
