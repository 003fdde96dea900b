"""Who may see and change the directory of agencies, people and areas."""

from frankpledge.access.decisions import ALLOWED, Decision
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.access.trail import OPERATOR, Actor, Caller
from frankpledge.partnership.models import Agency


def _may(by: Actor, act: Act, agency_id: int | None = None) -> Decision:
    """
    Return the access decision about the directory for whoever asks.

    The operator at the machine may do what making a workspace needs; they hold
    the database anyway, and the trail says that it was an operator.
    """
    if by is OPERATOR:
        return ALLOWED
    if isinstance(by, Caller):
        return Decision("Sign in first.", is_hidden=True)
    return by.may(act, Kind.DIRECTORY, agency=agency_id)


def may_see_directory(member: Member) -> Decision:
    """Say whether the member may read the directory and the areas."""
    return _may(member, Act.SEE)


def may_change_directory(by: Actor) -> Decision:
    """Say whether this person may change the register of agencies and groups."""
    return _may(by, Act.CHANGE)


def may_change_agency(by: Actor, agency: Agency) -> Decision:
    """Say whether this person may change one agency, its posts and its people."""
    return _may(by, Act.CHANGE, agency.pk)


def may_change_areas(by: Actor) -> Decision:
    """Say whether this person may draw areas and load denominators."""
    return _may(by, Act.CHANGE)


def may_export_directory(member: Member) -> Decision:
    """Say whether the member may take lists of the directory away as a file."""
    return _may(member, Act.EXPORT)


def may_see_duties(member: Member) -> Decision:
    """Say whether the member may read the register of statutory duties."""
    return member.may(Act.SEE, Kind.DUTY)


def may_change_duties(member: Member) -> Decision:
    """Say whether the member may record how a duty is met."""
    return member.may(Act.CHANGE, Kind.DUTY)


def may_export_duties(member: Member) -> Decision:
    """Say whether the member may take the register of duties away as a file."""
    return member.may(Act.EXPORT, Kind.DUTY)


def may_see_registers(member: Member) -> Decision:
    """Say whether the member may read what the partnership keeps about itself."""
    return member.may(Act.SEE, Kind.DUTY)


def may_change_registers(member: Member) -> Decision:
    """Say whether the member may write in the partnership's registers."""
    return member.may(Act.CHANGE, Kind.DUTY)


def may_export_registers(member: Member) -> Decision:
    """Say whether the member may take the registers away as files."""
    return member.may(Act.EXPORT, Kind.DUTY)
