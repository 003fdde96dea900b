"""Moving an assessment on: reviewed, approved by another person, opened again, ended."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, AssessmentStep
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.selectors import undecided_items
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import PROJECT_CHANGES, ProjectState


def _move(
    assessment: Assessment, state: ProjectState, *, said: str, by: Member, at: datetime
) -> Assessment:
    now = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if state not in PROJECT_CHANGES[ProjectState(now.state)]:
        raise AssessmentConflict(
            f"An assessment that is {now.state} cannot become {state}."
        )
    now.state = state.value
    now.save(update_fields=["state"])
    AssessmentStep.objects.create(
        assessment=now, state=state.value, made_at=at, made_by=by, note=said
    )
    note(by, now, state.value, fields=["state"])
    return now


@transaction.atomic
def send_for_review(
    *, assessment: Assessment, said: str, by: Member, at: datetime
) -> Assessment:
    """
    Put an assessment before the board: scoring closes.

    Every matter that is watched on the horizon must have been decided of in this
    cycle, and the sections that the product cannot do without be written.
    """
    policies.may_move_assessment(by, on=at.date()).require()
    open_ = undecided_items(assessment)
    if open_:
        raise AssessmentConflict(
            "Decide first of every matter on the horizon: "
            + "; ".join(item.title for item in open_)
            + "."
        )
    missing = [
        title
        for name, title in template_of(assessment.product).sections.items()
        if name in template_of(assessment.product).needed
        and not assessment.sections.filter(name=name).exclude(text="").exists()
    ]
    if missing:
        raise AssessmentConflict(f"Write these first: {'; '.join(missing)}.")
    return _move(assessment, ProjectState.IN_REVIEW, said=said, by=by, at=at)


@transaction.atomic
def approve_assessment(
    *, assessment: Assessment, said: str, by: Member, at: datetime
) -> Assessment:
    """Record that the board approved an assessment; not by whoever sent it."""
    policies.may_approve_assessment(by, assessment, on=at.date()).require()
    return _move(assessment, ProjectState.APPROVED, said=said, by=by, at=at)


@transaction.atomic
def open_again(
    *, assessment: Assessment, said: str, by: Member, at: datetime
) -> Assessment:
    """Make a reviewed or approved assessment a draft again; editions stay as given."""
    policies.may_move_assessment(by, on=at.date()).require()
    return _move(assessment, ProjectState.DRAFT, said=said, by=by, at=at)


@transaction.atomic
def end_assessment(
    *, assessment: Assessment, said: str, by: Member, at: datetime
) -> Assessment:
    """Close an assessment whose shelf life is over."""
    policies.may_move_assessment(by, on=at.date()).require()
    return _move(assessment, ProjectState.ENDED, said=said, by=by, at=at)
