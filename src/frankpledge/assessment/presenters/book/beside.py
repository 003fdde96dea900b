"""The horizon, the links between themes, and what others put first, as blocks."""

from __future__ import annotations

from datetime import date

from frankpledge.assessment.models import Assessment
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.selectors import (
    Told,
    Watched,
    external_priorities,
    horizon_of,
    links_of,
    theme_figures,
    watched,
)
from frankpledge.assessment.states import CHANCES, Edition, Likelihood, WatchState
from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Cell, Table


HORIZON = (
    Column("matter", "Matter"),
    Column("factor", "Factor"),
    Column("evidence", "Evidence"),
    Column("effect", "What it may lead to"),
    Column("likelihood", "Likelihood"),
    Column("when", "When"),
    Column("trigger", "Trigger"),
    Column("owner", "Watched by"),
)


def horizon(assessment: Assessment, today: date) -> list[Block]:
    """Return what is watched on the horizon, and which trigger has gone off."""
    rows = watched(
        horizon_of(assessment.partnership_id).exclude(state=WatchState.CLOSED.value),
        today=today,
    )
    if not rows:
        return []
    return [
        Table(
            "On the horizon",
            HORIZON,
            tuple(_watched(row) for row in rows),
            (
                "Likelihood in words of a fixed yardstick: "
                + "; ".join(f"{one.value} {CHANCES[one]}" for one in Likelihood)
                + ".",
            ),
            name="horizon",
        )
    ]


def _watched(row: Watched) -> tuple[str, ...]:
    item = row.item
    trigger = "set off: " if row.reached.is_set_off else ""
    return (
        item.title,
        item.factor,
        item.evidence,
        item.effect,
        f"{item.likelihood} ({CHANCES[Likelihood(item.likelihood)]})",
        item.time_scale,
        trigger + row.reached.why,
        str(item.owner) if item.owner else "nobody yet",
    )


LINKS = (
    Column("cause", "This"),
    Column("effect", "Drives this"),
    Column("strength", "How strongly"),
    Column("source", "Who says so"),
)
STRENGTH = {1: "weakly", 2: "clearly", 3: "strongly"}


def links(assessment: Assessment) -> list[Block]:
    """Return how one theme drives another."""
    rows = list(links_of(assessment.partnership_id))
    if not rows:
        return []
    title = {theme.id: theme.title for theme in themes()}
    return [
        Table(
            "How one matter drives another",
            LINKS,
            tuple(
                (
                    title.get(row.cause, row.cause),
                    title.get(row.effect, row.effect),
                    STRENGTH[row.strength],
                    row.source,
                )
                for row in sorted(rows, key=lambda row: -row.strength)
            ),
            name="links",
        )
    ]


ABOVE = (
    Column("priority", "Priority"),
    Column("level", "Level"),
    Column("issuer", "Set by"),
    Column("words", "What it asks, in our words"),
    Column("themes", "Themes here"),
)


def above(assessment: Assessment, today: date) -> list[Block]:
    """Return what others put first and is in force."""
    rows = [
        row
        for row in external_priorities(assessment.partnership_id)
        if row.superseded_by_id is None
        and (row.ends_before is None or row.ends_before > today)
    ]
    if not rows:
        return []
    title = {theme.id: theme.title for theme in themes()}
    return [
        Table(
            "What others put first",
            ABOVE,
            tuple(
                (
                    row.title,
                    row.level,
                    row.issuer,
                    row.words,
                    "; ".join(title.get(name, name) for name in row.themes),
                )
                for row in rows
            ),
            name="above",
        )
    ]


FIGURES = (
    Column("measure", "Measure"),
    Column("period", "Period"),
    Column("figure", "Figure"),
)


def measure_tables(area_code: str, edition: Edition) -> dict[str, list[Block]]:
    """Return the newest figures of each theme's measures, as a small table of each."""
    return {
        theme.id: _figures(theme.id, theme.title, told)
        for theme in themes()
        if theme.measures and (told := theme_figures(theme, area_code, edition))
    }


def _figures(theme: str, title: str, told: tuple[Told, ...]) -> list[Block]:
    return [
        Table(
            f"{title}: what agencies\u2019 own figures say",
            FIGURES,
            tuple((one.title, one.period, Cell(one.value, one.words)) for one in told),
            (
                "The newest that agencies sent, each for its own period. Small figures "
                "are hidden by the rule of their measure.",
            ),
            name=f"{theme}-measures",
        )
    ]
