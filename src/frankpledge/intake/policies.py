"""Who may see, supply, accept and undo what agencies send."""

from frankpledge.access.decisions import Decision
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.intake.models import Source, Supply


def may_see_supplies(member: Member) -> bool:
    """Say whether anything of the data room is there for this member."""
    return member.may_see(Kind.SUPPLY)


def may_see_source(member: Member, source: Source) -> Decision:
    """Say whether this member may see a source and all that came from it."""
    return member.may(Act.SEE, Kind.SUPPLY, agency=source.agency_id)


def may_supply(member: Member, agency_id: int | None) -> Decision:
    """Say whether this member may hand in files for an agency's source."""
    return member.may(Act.SUPPLY, Kind.SUPPLY, agency=agency_id)


def may_decide_on_supply(member: Member, supply: Supply) -> Decision:
    """Say whether this member may have a supply loaded, or refuse it."""
    return member.may(Act.APPROVE, Kind.SUPPLY, agency=supply.agency_id)


def may_undo_load(member: Member, supply: Supply) -> Decision:
    """Say whether this member may take a load out of the lake again."""
    return member.may(Act.CHANGE, Kind.SUPPLY, agency=supply.agency_id)


def may_take_rejected_rows(member: Member, supply: Supply) -> Decision:
    """Say whether this member may have the rows that were left out as a file."""
    return member.may(Act.EXPORT, Kind.SUPPLY, agency=supply.agency_id)


def may_keep_sources(member: Member) -> Decision:
    """Say whether this member may change the catalogue, its calendar and layouts."""
    return member.may(Act.CHANGE, Kind.SUPPLY)


def may_write_note(member: Member, source: Source) -> Decision:
    """Say whether this member may add to the query thread of a source."""
    return member.may(Act.SUPPLY, Kind.SUPPLY, agency=source.agency_id)


def may_keep_context(member: Member) -> Decision:
    """Say whether this member may keep the events and the register of gaps."""
    return member.may(Act.CHANGE, Kind.SUPPLY)


def may_take_lists(member: Member) -> Decision:
    """Say whether this member may take the data room's lists away as files."""
    return member.may(Act.EXPORT, Kind.SUPPLY, agency=member.agency_id)
