"""Who may see, change, check and take away measures and their figures."""

from datetime import date

from frankpledge.access.decisions import Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.disclosure import SmallNumbers
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.states import VersionState, may_follow


def kind_of(version: MeasureVersion) -> Kind:
    """Return which line of the access matrix says who may open a measure."""
    return Kind.RESTRICTED_MEASURE if version.is_restricted else Kind.MEASURE


def kind_in_full(version: MeasureVersion) -> Kind:
    """Return which line of the access matrix says who may see its every figure."""
    is_sensitive = version.content["small_numbers"] == SmallNumbers.SENSITIVE
    return (
        Kind.SENSITIVE_MEASURE
        if is_sensitive and not version.is_restricted
        else kind_of(version)
    )


def may_see_published(member: Member, *, on: date) -> Decision:
    """Say whether the member may see figures that have been published."""
    return member.may(Act.SEE, Kind.PUBLISHED_MEASURE, on=on)


def may_see_measures(member: Member, *, on: date) -> Decision:
    """Say whether the member may see any measure that is not published yet."""
    return member.may(Act.SEE, Kind.MEASURE, on=on)


def may_see_measure(member: Member, version: MeasureVersion, *, on: date) -> Decision:
    """
    Say whether the member may see this measure.

    Of a sensitive one that is what `selectors.as_seen` leaves: see `may_see_in_full`.
    """
    return member.may(Act.SEE, kind_of(version), on=on)


def may_see_in_full(member: Member, version: MeasureVersion, *, on: date) -> Decision:
    """Say whether the member may see every figure of this measure, however small."""
    return member.may(Act.SEE, kind_in_full(version), on=on)


def may_export_measure(
    member: Member, version: MeasureVersion, *, on: date
) -> Decision:
    """Say whether the member may take the figures of a measure away as a file."""
    seen = may_see_measure(member, version, on=on)
    return member.may(Act.EXPORT, kind_of(version), on=on) if seen else seen


def may_export_tables(member: Member, *, on: date) -> Decision:
    """Say whether the member may take tables over many measures away as files."""
    return member.may(Act.EXPORT, Kind.MEASURE, on=on)


def may_propose_definition(member: Member, *, on: date) -> Decision:
    """Say whether the member may add a measure or propose another definition."""
    return member.may(Act.CHANGE, Kind.MEASURE, on=on)


def may_check_definition(
    member: Member, version: MeasureVersion, *, on: date
) -> Decision:
    """Say whether the member may bring a proposed definition into force."""
    if not may_follow(VersionState(version.state), VersionState.IN_FORCE):
        return refused("Only a proposed definition can be checked.")
    author = version.author.user_id if version.author else None
    return member.may(Act.APPROVE, Kind.MEASURE, author=author, on=on)


def may_withdraw_definition(
    member: Member, version: MeasureVersion, *, on: date
) -> Decision:
    """Say whether the member may take a proposal back before it is in force."""
    if not may_follow(VersionState(version.state), VersionState.WITHDRAWN):
        return refused("Only a proposed definition can be withdrawn.")
    return may_propose_definition(member, on=on)


def may_keep_groups(member: Member, *, on: date) -> Decision:
    """Say whether the member may make and change comparison groups."""
    return member.may(Act.CHANGE, Kind.MEASURE, on=on)


def may_keep_changes(member: Member, *, on: date) -> Decision:
    """Say whether the member may keep the log of recording changes."""
    return member.may(Act.CHANGE, Kind.MEASURE, on=on)


def may_refresh(member: Member, *, on: date) -> Decision:
    """Say whether the member may have every figure worked out again."""
    return member.may(Act.CHANGE, Kind.MEASURE, on=on)
