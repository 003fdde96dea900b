"""Reads of the horizon: each matter with whether its trigger has gone off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from frankpledge.access.models import Member
from frankpledge.assessment.models import Assessment, HorizonItem, HorizonReview
from frankpledge.assessment.rules.horizon import (
    Figure,
    Reached,
    Trigger,
    evaluated,
    undecided,
)
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.states import WatchState, Way
from frankpledge.evidence.selectors import (
    as_printed,
    many_series,
    measures_visible_to,
    spoken_period,
)
from frankpledge.evidence.selectors.measures import in_force


@dataclass(frozen=True)
class Watched:
    """One matter on the horizon and what its trigger says today."""

    item: HorizonItem
    reached: Reached
    is_due: bool

    @property
    def title(self) -> str:
        """Return the matter's title."""
        return self.item.title


def horizon_of(partnership_id: int) -> QuerySet[HorizonItem]:
    """Return every matter that is or was on the horizon."""
    return HorizonItem.objects.filter(partnership_id=partnership_id).select_related(
        "owner"
    )


def reviews_of(item: HorizonItem) -> QuerySet[HorizonReview]:
    """Return what was decided of a matter, newest first."""
    return item.reviews.select_related("assessment", "made_by__user", "made_by__agency")


def watched(items: Iterable[HorizonItem], *, today: date) -> list[Watched]:
    """
    Return matters with their triggers evaluated on today's figures.

    Small figures of a sensitive measure stay hidden, so a trigger never tells them.
    """
    found = list(items)
    figures = _figures(found)
    return [
        Watched(
            item=item,
            reached=evaluated(_trigger(item), figures.get(_key(item), ()), today=today),
            is_due=item.state == WatchState.WATCHED and item.next_look_on <= today,
        )
        for item in found
    ]


def _trigger(item: HorizonItem) -> Trigger:
    way = Way(item.trigger_way) if item.trigger_way else None
    return Trigger(way, item.trigger_value, item.trigger_on)


Key = tuple[str, str, str]


def _key(item: HorizonItem) -> Key:
    return item.trigger_measure, item.trigger_area, item.trigger_period


def _figures(items: list[HorizonItem]) -> dict[Key, list[Figure | None]]:
    wanted = {_key(item) for item in items if item.trigger_measure}
    if not wanted:
        return {}
    names = {measure for measure, _, _ in wanted}
    versions = list(in_force().filter(measure__in=names, is_restricted=False))
    series = as_printed(
        many_series(versions, {key[1] for key in wanted}, {key[2] for key in wanted}),
        versions,
    )
    units = {one.measure: one.definition.unit_words for one in versions}
    return {
        key: [
            Figure(spoken_period(one.period), float(one.value), units[key[0]])
            if one.has_value and one.value is not None
            else None
            for one in map(kept.figure, kept.periods)
            if one is not None
        ]
        for key, kept in series.items()
        if key in wanted
    }


def trigger_measures(member: Member, *, on: date) -> list[tuple[str, str]]:
    """Return the measures that a trigger may watch: none that is restricted."""
    rows = measures_visible_to(member, on=on).filter(is_restricted=False)
    return [(row.measure, row.definition.name) for row in rows]


def undecided_items(assessment: Assessment) -> list[HorizonItem]:
    """Return the watched matters that this cycle has still to decide of."""
    if "horizon" not in template_of(assessment.product).sections:
        return []
    rows = {
        item.pk: item
        for item in horizon_of(assessment.partnership_id).filter(
            state=WatchState.WATCHED.value
        )
    }
    decided = list(assessment.horizon_reviews.values_list("item_id", flat=True))
    return [rows[pk] for pk in undecided(list(rows), decided)]
