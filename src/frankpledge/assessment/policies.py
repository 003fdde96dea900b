"""Who may see, build, change and approve an assessment."""

from datetime import date

from frankpledge.access.decisions import Decision
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind


def may_build_assessment(member: Member, *, on: date) -> Decision:
    """Say whether the member may take an assessment away as files."""
    return member.may(Act.EXPORT, Kind.ASSESSMENT, on=on)
