"""The registers beside the assessment: others' priorities, plans, links, questions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.assessment import policies
from frankpledge.assessment.models import (
    ExternalPriority,
    LinkedStrategy,
    ResearchRequest,
    ThemeLink,
)
from frankpledge.assessment.services.writing import AssessmentConflict
from frankpledge.assessment.states import ResearchState
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


def write_down(
    by: Member, thing: Model, outcome: str, said: Mapping[str, Any] | None = None
) -> None:
    """Write one entry of the trail about a line of a register."""
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="assessment",
        ref=f"{thing._meta.model_name}:{thing.pk}",
        fields=sorted(said or ()),
        outcome=outcome,
    )


def _dates_run(said: Mapping[str, Any]) -> None:
    starts, ends = said.get("starts_on"), said.get("ends_before")
    if starts and ends and starts >= ends:
        raise AssessmentConflict("It must end after it begins.")


@transaction.atomic
def note_external_priority(
    *,
    partnership_id: int,
    said: Mapping[str, Any],
    by: Member,
    on: date,
    replaces: ExternalPriority | None = None,
) -> ExternalPriority:
    """
    Note what somebody above the partnership puts first.

    Where it `replaces` an earlier one, that one is superseded and ends no later.
    """
    policies.may_change_registers(by, on=on).require()
    _dates_run(said)
    made = ExternalPriority.objects.create(partnership_id=partnership_id, **said)
    write_down(by, made, "external priority noted", said)
    if replaces is not None:
        _supersede(replaces, made, by, on)
    return made


def _supersede(
    old: ExternalPriority, new: ExternalPriority, by: Member, on: date
) -> None:
    now = ExternalPriority.objects.select_for_update().get(pk=old.pk)
    if now.superseded_by_id is not None:
        raise AssessmentConflict(f"“{now.title}” was superseded already.")
    ended = new.starts_on or on
    now.superseded_by = new
    if now.ends_before is None or now.ends_before > ended:
        now.ends_before = None if now.starts_on and now.starts_on >= ended else ended
    now.version += 1
    now.save()
    write_down(by, now, "external priority superseded", {"superseded_by": new.pk})


@transaction.atomic
def change_external_priority(
    *,
    priority: ExternalPriority,
    said: Mapping[str, Any],
    version: int,
    by: Member,
    on: date,
) -> ExternalPriority:
    """Change what is said of an external priority."""
    policies.may_change_registers(by, on=on).require()
    _dates_run(said)
    now = ExternalPriority.objects.select_for_update().get(pk=priority.pk)
    _unchanged(now.version, version)
    for name, value in said.items():
        setattr(now, name, value)
    now.version += 1
    now.save()
    write_down(by, now, "external priority changed", said)
    return now


def _unchanged(now: int, seen: int) -> None:
    if now != seen:
        raise ChangedMeanwhile


@transaction.atomic
def note_strategy(
    *, partnership_id: int, said: Mapping[str, Any], by: Member, on: date
) -> LinkedStrategy:
    """Note another body's plan and where it meets ours."""
    policies.may_change_registers(by, on=on).require()
    _dates_run(said)
    made = LinkedStrategy.objects.create(partnership_id=partnership_id, **said)
    write_down(by, made, "linked strategy noted", said)
    return made


@transaction.atomic
def change_strategy(
    *,
    strategy: LinkedStrategy,
    said: Mapping[str, Any],
    version: int,
    by: Member,
    on: date,
) -> LinkedStrategy:
    """Change what is said of a linked strategy."""
    policies.may_change_registers(by, on=on).require()
    _dates_run(said)
    now = LinkedStrategy.objects.select_for_update().get(pk=strategy.pk)
    _unchanged(now.version, version)
    for name, value in said.items():
        setattr(now, name, value)
    now.version += 1
    now.save()
    write_down(by, now, "linked strategy changed", said)
    return now


@transaction.atomic
def link_themes(
    *,
    partnership_id: int,
    cause: str,
    effect: str,
    strength: int,
    source: str,
    by: Member,
    on: date,
) -> ThemeLink:
    """Say that one theme drives another; a later word replaces the earlier."""
    policies.may_change_registers(by, on=on).require()
    if cause == effect:
        raise AssessmentConflict("A theme cannot drive itself.")
    if not source.strip():
        raise AssessmentConflict("Say who says so, or what shows it.")
    made, _ = ThemeLink.objects.update_or_create(
        partnership_id=partnership_id,
        cause=cause,
        effect=effect,
        defaults={"strength": strength, "source": source},
    )
    write_down(by, made, "themes linked", {"strength": strength})
    return made


@transaction.atomic
def unlink_themes(*, link: ThemeLink, by: Member, on: date) -> None:
    """Take a link between two themes away."""
    policies.may_change_registers(by, on=on).require()
    write_down(by, link, "link taken away")
    link.delete()


@transaction.atomic
def ask_analysts(
    *, partnership_id: int, said: Mapping[str, Any], by: Member, on: date
) -> ResearchRequest:
    """Put a question to the analysts; anybody who may read assessments may."""
    policies.may_see_assessments(by, on=on).require()
    made = ResearchRequest.objects.create(
        partnership_id=partnership_id, agency_id=by.agency_id, asked_on=on, **said
    )
    write_down(by, made, "question asked", said)
    return made


@transaction.atomic
def answer_question(
    *,
    question: ResearchRequest,
    state: ResearchState,
    answer: str,
    product: str,
    reuse: str,
    by: Member,
    on: date,
) -> ResearchRequest:
    """Record what became of a question; an answer or a no says something."""
    policies.may_change_registers(by, on=on).require()
    if state in {ResearchState.ANSWERED, ResearchState.DECLINED}:
        if not answer.strip():
            raise AssessmentConflict("Say what was found, or why it is declined.")
        question.answered_on = on
    question.state = state.value
    question.answer = answer
    question.product = product
    question.reuse = reuse
    question.save()
    write_down(by, question, f"question {state.value}", {"state": state})
    return question
