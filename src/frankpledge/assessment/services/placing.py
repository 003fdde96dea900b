"""Keeping profiles of places, what is known of them, and who made an audit together."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis import codes
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.assessment import policies
from frankpledge.assessment.models import (
    Assessment,
    Author,
    LinkedStrategy,
    PlaceFact,
    PlaceProfile,
    StrategyTarget,
)
from frankpledge.assessment.services.keeping import write_down
from frankpledge.assessment.services.writing import AssessmentConflict, note


@transaction.atomic
def profile_place(
    *, partnership_id: int, said: Mapping[str, Any], by: Member, on: date
) -> PlaceProfile:
    """Begin the profile of a place."""
    policies.may_change_registers(by, on=on).require()
    _is_free(partnership_id, said["title"])
    made = PlaceProfile.objects.create(partnership_id=partnership_id, **said)
    write_down(by, made, "place profiled", said)
    return made


@transaction.atomic
def change_place(
    *, place: PlaceProfile, said: Mapping[str, Any], version: int, by: Member, on: date
) -> PlaceProfile:
    """Change what a profile says of its place as a whole."""
    policies.may_change_registers(by, on=on).require()
    now = PlaceProfile.objects.select_for_update().get(pk=place.pk)
    if now.version != version:
        raise ChangedMeanwhile
    _is_free(now.partnership_id, said["title"], besides=now.pk)
    for name, value in said.items():
        setattr(now, name, value)
    now.version += 1
    now.save()
    write_down(by, now, "place changed", said)
    return now


def _is_free(partnership_id: int, title: str, besides: int = 0) -> None:
    held = PlaceProfile.objects.filter(
        partnership_id=partnership_id, title__iexact=title.strip()
    )
    if held.exclude(pk=besides).exists():
        raise AssessmentConflict(f"“{title}” has a profile already.")


@transaction.atomic
def note_fact(
    *, place: PlaceProfile, said: Mapping[str, Any], by: Member, on: date
) -> PlaceFact:
    """Note what is known of a place; unless said otherwise it is for partners alone."""
    policies.may_change_registers(by, on=on).require()
    made = PlaceFact.objects.create(place=place, **said)
    write_down(by, made, "fact of a place noted", said)
    return made


@transaction.atomic
def drop_fact(*, fact: PlaceFact, by: Member, on: date) -> None:
    """Take away what is no longer so of a place; the trail keeps that it was there."""
    policies.may_change_registers(by, on=on).require()
    write_down(by, fact, "fact of a place taken away")
    fact.delete()


@transaction.atomic
def note_target(
    *, strategy: LinkedStrategy, said: Mapping[str, Any], by: Member, on: date
) -> StrategyTarget:
    """Note what another body's plan promises of a measure."""
    policies.may_change_registers(by, on=on).require()
    made = StrategyTarget.objects.create(strategy=strategy, **said)
    write_down(by, made, "target of another plan noted", said)
    return made


@transaction.atomic
def drop_target(*, target: StrategyTarget, by: Member, on: date) -> None:
    """Take away what another body's plan no longer promises."""
    policies.may_change_registers(by, on=on).require()
    write_down(by, target, "target of another plan taken away")
    target.delete()


@transaction.atomic
def name_author(
    *, assessment: Assessment, said: Mapping[str, Any], by: Member, on: date
) -> Author:
    """Name somebody who made the assessment too, and of which district."""
    policies.may_change_assessment(by, assessment, on=on).require()
    code = said.get("area_code", "")
    if code and code not in codes.partnerships():
        raise AssessmentConflict(f"There is no partnership with the code {code}.")
    made = Author.objects.create(assessment=assessment, **said)
    note(by, assessment, "author named", thing=made)
    return made


@transaction.atomic
def drop_author(*, author: Author, by: Member, on: date) -> None:
    """Take an author's name off."""
    policies.may_change_assessment(by, author.assessment, on=on).require()
    note(by, author.assessment, "author taken off", thing=author)
    author.delete()
