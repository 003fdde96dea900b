"""Who may see, write, score, approve and take away an assessment."""

from datetime import date

from frankpledge.access.decisions import Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.assessment.models import Assessment, ScoreSheet
from frankpledge.assessment.states import ProjectState


def may_see_assessments(member: Member, *, on: date) -> Decision:
    """Say whether the member may read the partnership's assessments."""
    return member.may(Act.SEE, Kind.ASSESSMENT, on=on)


def may_change_assessment(
    member: Member, assessment: Assessment | None, *, on: date
) -> Decision:
    """Say whether the member may write and steer the assessment, and if not, why."""
    if assessment is not None and assessment.state == ProjectState.ENDED:
        return refused("This assessment has ended; what it said is kept as it was.")
    if assessment is not None and assessment.state == ProjectState.APPROVED:
        return refused("This assessment is approved. Open it again to change it.")
    return member.may(Act.CHANGE, Kind.ASSESSMENT, on=on)


def may_move_assessment(member: Member, *, on: date) -> Decision:
    """Say whether the member may send an assessment on, open it again or end it."""
    return member.may(Act.CHANGE, Kind.ASSESSMENT, on=on)


def may_approve_assessment(
    member: Member, assessment: Assessment, *, on: date
) -> Decision:
    """
    Say whether the member may record that the board approved the assessment.

    Whoever sent it for review cannot also approve it.
    """
    sent = assessment.steps.filter(state=ProjectState.IN_REVIEW.value).first()
    decision = member.may(
        Act.APPROVE,
        Kind.ASSESSMENT,
        author=sent.made_by.user_id if sent else None,
        on=on,
    )
    if decision and assessment.state != ProjectState.IN_REVIEW:
        return refused("Send the assessment for review first.")
    return decision


def may_build_assessment(member: Member, *, on: date) -> Decision:
    """Say whether the member may take an assessment away as files."""
    return member.may(Act.EXPORT, Kind.ASSESSMENT, on=on)


def may_score(member: Member, assessment: Assessment, *, on: date) -> Decision:
    """Say whether the member may score for their own agency while scoring is open."""
    if assessment.state not in {ProjectState.DRAFT, ProjectState.IN_REVIEW}:
        return refused("Scoring is closed: the assessment is approved.")
    return member.may(Act.CHANGE, Kind.SCORE, agency=member.agency_id, on=on)


def may_see_sheet(
    member: Member, sheet: ScoreSheet, *, is_open: bool, on: date
) -> Decision:
    """
    Say whether the member may read a sheet of scores.

    While scoring is open agencies score apart: each sees its own sheet alone.
    """
    if is_open and sheet.agency_id != member.agency_id:
        return refused("Others' scores are shown when scoring closes.", is_hidden=True)
    return member.may(Act.SEE, Kind.SCORE, agency=sheet.agency_id, on=on)


def may_freeze_edition(member: Member, *, on: date) -> Decision:
    """Say whether the member may fix an edition for its readers."""
    return member.may(Act.CHANGE, Kind.ASSESSMENT, on=on)
