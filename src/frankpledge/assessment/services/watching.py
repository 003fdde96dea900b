"""Watching the horizon: matters noted, changed, and decided of every cycle."""

from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.assessment import policies
from frankpledge.assessment.models import (
    Assessment,
    HorizonItem,
    HorizonReview,
    ThemeLine,
)
from frankpledge.assessment.services.keeping import write_down
from frankpledge.assessment.services.writing import AssessmentConflict
from frankpledge.assessment.states import ProjectState, WatchState


@transaction.atomic
def watch(
    *, partnership_id: int, said: dict[str, Any], by: Member, on: date
) -> HorizonItem:
    """Put a matter on the horizon's list."""
    policies.may_change_registers(by, on=on).require()
    _check_trigger(said)
    title = said["title"].strip()
    if HorizonItem.objects.filter(
        partnership_id=partnership_id, title__iexact=title
    ).exists():
        raise AssessmentConflict(f"“{title}” is watched already.")
    made = HorizonItem.objects.create(
        partnership_id=partnership_id, **{**said, "title": title}
    )
    write_down(by, made, "matter watched", said)
    return made


@transaction.atomic
def change_watch(
    *, item: HorizonItem, said: dict[str, Any], version: int, by: Member, on: date
) -> HorizonItem:
    """Change what is said of a matter; refuse where somebody else did meanwhile."""
    policies.may_change_registers(by, on=on).require()
    _check_trigger(said)
    now = HorizonItem.objects.select_for_update().get(pk=item.pk)
    if now.version != version:
        raise ChangedMeanwhile
    for name, value in said.items():
        setattr(now, name, value)
    now.version += 1
    now.save()
    write_down(by, now, "matter changed", said)
    return now


def _check_trigger(said: dict[str, Any]) -> None:
    whole = {"trigger_measure", "trigger_way", "trigger_period"}
    given = {name for name in whole if said.get(name)}
    has_value = said.get("trigger_value") is not None
    if given | ({"trigger_value"} if has_value else set()) and not (
        given == whole and has_value
    ):
        raise AssessmentConflict(
            "A trigger on a figure needs the measure, its period, above or below, and "
            "the value."
        )


@transaction.atomic
def decide_watch(
    *,
    item: HorizonItem,
    state: WatchState,
    reason: str,
    by: Member,
    on: date,
    next_look_on: date | None = None,
    assessment: Assessment | None = None,
) -> HorizonReview:
    """
    Promote a matter to the long list, keep watching it, or close it; always say why.

    A matter that is kept says when it is looked at next; one that is promoted goes on
    the long list of the cycle's assessment as an emerging one.
    """
    policies.may_change_registers(by, on=on).require()
    if not reason.strip():
        raise AssessmentConflict("Say why it is promoted, kept or closed.")
    now = HorizonItem.objects.select_for_update().get(pk=item.pk)
    if state is WatchState.WATCHED:
        if next_look_on is None or next_look_on <= on:
            raise AssessmentConflict("Say on which later day it is looked at next.")
        now.next_look_on = next_look_on
    if state is WatchState.PROMOTED:
        _promote(now, assessment, reason)
    now.state = state.value
    now.version += 1
    now.save()
    made = HorizonReview.objects.create(
        item=now,
        assessment=assessment,
        state=state.value,
        reason=reason,
        made_on=on,
        made_by=by,
    )
    write_down(by, now, f"matter {state.value}", {"state": state})
    return made


def _promote(item: HorizonItem, assessment: Assessment | None, reason: str) -> None:
    if assessment is None or assessment.state != ProjectState.DRAFT:
        raise AssessmentConflict(
            "A matter is promoted into an assessment that is still a draft."
        )
    ThemeLine.objects.get_or_create(
        assessment=assessment,
        title=item.title,
        defaults={
            "why": reason,
            "is_emerging": True,
            "order": assessment.lines.count(),
        },
    )
