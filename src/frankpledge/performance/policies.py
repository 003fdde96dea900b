"""Who may see how targets stand, speak for them, and give reports to the board."""

from datetime import date

from frankpledge.access.decisions import ALLOWED, Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.performance.models import Achievement, FrozenReport, ReportBuild
from frankpledge.plan.selectors import Standing


def may_see_performance(member: Member, *, on: date) -> Decision:
    """Say whether the member may see how the plan's targets stand."""
    return member.may(Act.SEE, Kind.REPORT, on=on)


def may_see_restricted(member: Member, *, on: date) -> Decision:
    """Say whether the member may see figures of small or sensitive groups."""
    return member.may(Act.SEE, Kind.RESTRICTED_MEASURE, on=on)


def may_comment(member: Member, standing: Standing, *, on: date) -> Decision:
    """Say whether the member may speak for the target's owner."""
    target = standing.target
    if target.owner_id is None:
        decision = member.may(Act.CHANGE, Kind.COMMENTARY, on=on)
        return decision or refused("This target has no owner: name one in the plan.")
    return member.may(Act.CHANGE, Kind.COMMENTARY, agency=target.owner_id, on=on)


def may_override(member: Member, *, on: date) -> Decision:
    """Say whether the member may set a status by hand."""
    return member.may(Act.CHANGE, Kind.REPORT, on=on)


def may_escalate(member: Member, *, on: date) -> Decision:
    """Say whether the member may take a target further."""
    return member.may(Act.CHANGE, Kind.REPORT, on=on)


def may_answer(member: Member, *, on: date) -> Decision:
    """Say whether the member may record what was decided about a target."""
    return member.may(Act.APPROVE, Kind.REPORT, on=on)


def may_keep_registers(member: Member, *, on: date) -> Decision:
    """Say whether the member may keep findings, self-checks, returns and programmes."""
    return member.may(Act.CHANGE, Kind.REPORT, on=on)


def may_record_decision(member: Member, *, on: date) -> Decision:
    """Say whether the member may record what a group decided on a figure."""
    changes = member.may(Act.CHANGE, Kind.REPORT, on=on)
    return changes or member.may(Act.APPROVE, Kind.REPORT, on=on)


def may_check_achievement(
    member: Member, achievement: Achievement, *, on: date
) -> Decision:
    """Say whether the member may check a claim: never whoever wrote it."""
    if achievement.checked_at is not None:
        return refused("This claim has been checked already.")
    if achievement.written_by.user_id == member.user_id:
        return refused("A second person checks what was achieved.")
    return may_record_decision(member, on=on)


def may_build_report(member: Member, *, on: date) -> Decision:
    """Say whether the member may take a report away as files."""
    return member.may(Act.EXPORT, Kind.REPORT, on=on)


def may_freeze_report(member: Member, *, on: date) -> Decision:
    """Say whether the member may freeze a report for the board."""
    return member.may(Act.APPROVE, Kind.REPORT, on=on)


def may_open_report(member: Member, report: FrozenReport, *, on: date) -> Decision:
    """Say whether the member may see this frozen report."""
    seen = may_see_performance(member, on=on)
    if not seen or not report.has_restricted:
        return seen
    return may_see_restricted(member, on=on)


def may_open_build(member: Member, build: ReportBuild, *, on: date) -> Decision:
    """Say whether the member may see this build: its files are its asker's alone."""
    if build.asked_by_id != member.pk:
        return refused("These files were made for somebody else.", is_hidden=True)
    return may_build_report(member, on=on) and ALLOWED
