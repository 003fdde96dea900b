"""Who may see, write, score, approve and take away an assessment."""

from datetime import date

from frankpledge.access.decisions import Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.assessment.models import (
    Assessment,
    FrozenEdition,
    ResearchRequest,
    ScoreSheet,
)
from frankpledge.assessment.states import Edition, ProjectState


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


def is_scoring_open(assessment: Assessment) -> bool:
    """Say whether agencies still score apart: until the assessment is reviewed."""
    return assessment.state == ProjectState.DRAFT


def may_see_results(member: Member, assessment: Assessment, *, on: date) -> Decision:
    """Say whether the member may see what all the agencies scored, once it is closed."""
    if is_scoring_open(assessment):
        return refused("Others' scores are shown when scoring closes.")
    decision = may_see_assessments(member, on=on)
    return member.may(Act.SEE, Kind.SCORE, on=on) if decision else decision


def may_decide(member: Member, assessment: Assessment, *, on: date) -> Decision:
    """Say whether the member may record what the board decided of a matter."""
    decision = may_change_assessment(member, assessment, on=on)
    if decision and is_scoring_open(assessment):
        return refused("Close the scoring first: send the assessment for review.")
    return decision


def may_set_weights(member: Member, assessment: Assessment, *, on: date) -> Decision:
    """Say whether the member may set the weights by which scores are put together."""
    decision = may_change_assessment(member, assessment, on=on)
    if decision and assessment.lines.filter(decision__isnull=False).exists():
        return refused("The board has decided already; the weights stay as they were.")
    return decision


def may_enter_scoring(member: Member, *, on: date) -> Decision:
    """
    Say whether the member may open the pages on which their agency scores.

    Practitioners score for their agency and read no assessment.
    """
    decision = may_see_assessments(member, on=on)
    if decision:
        return decision
    return member.may(Act.SEE, Kind.SCORE, agency=member.agency_id, on=on)


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


def may_take_file(member: Member, edition: FrozenEdition, *, on: date) -> Decision:
    """
    Say whether the member may take a frozen edition away.

    Named readers are the only ones who may, with whoever froze it; nobody may once it
    has expired.
    """
    decision = may_build_assessment(member, on=on)
    if not decision:
        return decision
    if edition.expires_on is not None and on >= edition.expires_on:
        return refused("This edition has expired. Ask for a newer one.")
    if edition.edition != Edition.RESTRICTED or edition.frozen_by_id == member.pk:
        return decision
    named = set(edition.named.values_list("pk", flat=True))
    if named and member.pk not in named:
        return refused("Only the readers who are named may take this edition away.")
    return decision


def may_change_registers(member: Member, *, on: date) -> Decision:
    """Say whether the member may keep the scan, the links and the other registers."""
    return member.may(Act.CHANGE, Kind.ASSESSMENT, on=on)


def may_take_list_away(member: Member, *, on: date) -> Decision:
    """Say whether the member may take a list of the assessment away as a file."""
    return member.may(Act.EXPORT, Kind.ASSESSMENT, on=on)


def may_see_question(member: Member, asked: ResearchRequest, *, on: date) -> Decision:
    """
    Say whether the member may read a question to the analysts.

    A sensitive one is there for those who keep the register and for the agency that
    asked, and for nobody else.
    """
    decision = may_see_assessments(member, on=on)
    if decision and asked.is_sensitive and asked.agency_id != member.agency_id:
        kept = may_change_registers(member, on=on)
        return kept if kept else refused("There is no such question.", is_hidden=True)
    return decision
