"""Comparison groups: who is compared with whom, from when, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit.services import record
from frankpledge.audit.states import SYSTEM, Operation
from frankpledge.evidence import policies
from frankpledge.evidence.models import ComparisonGroup, GroupMember


KIND = "comparison-group"


class EmptyGroup(ExpectedFailure):
    """A comparison group needs areas to compare with."""


class GroupExists(ExpectedFailure):
    """Another comparison group has this short name already."""


@dataclass(frozen=True)
class Membership:
    """One area that belongs to a group, from a day on, and why."""

    area_code: str
    area_name: str
    reason: str = ""
    is_not_comparable: bool = False


@transaction.atomic
def make_group(
    *,
    by: Member | None,
    slug: str,
    name: str,
    reason: str,
    members: Sequence[Membership],
    starts_on: date,
    on: date,
    source: str = "",
) -> ComparisonGroup:
    """Make a comparison group; `by` is None where the product sets one up itself."""
    if by is not None:
        policies.may_keep_groups(by, on=on).require()
    refuse_empty(members)
    if ComparisonGroup.objects.filter(slug=slug).exists():
        raise GroupExists(
            f"There is a comparison group “{slug}” already.", "Choose another name."
        )
    group = ComparisonGroup.objects.create(
        slug=slug,
        name=name,
        reason=reason,
        source=source,
        starts_on=starts_on,
        made_by=by,
    )
    GroupMember.objects.bulk_create(rows_for(group, members, starts_on))
    record(
        by=by or SYSTEM,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=slug,
        fields=["members"],
    )
    return group


@transaction.atomic
def revise_group(
    *,
    by: Member,
    group: ComparisonGroup,
    name: str,
    reason: str,
    members: Sequence[Membership],
    from_day: date,
    on: date,
) -> ComparisonGroup:
    """
    Change who belongs to a group from a day on.

    Those who leave keep their earlier days, so that a comparison made then can
    still be read with the areas it was made with.
    """
    policies.may_keep_groups(by, on=on).require()
    refuse_empty(members)
    wanted = {member.area_code: member for member in members}
    current = {row.area_code: row for row in group.memberships.filter(ends_before=None)}
    for code, row in current.items():
        end_or_update(row, wanted.get(code), from_day)
    joining = [member for code, member in wanted.items() if code not in current]
    GroupMember.objects.bulk_create(rows_for(group, joining, from_day))
    group.name, group.reason = name, reason
    group.save(update_fields=["name", "reason"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=group.slug,
        fields=["members", "reason"],
    )
    return group


def end_or_update(row: GroupMember, wanted: Membership | None, day: date) -> None:
    """Let an area leave the group, or keep it with its new reason and mark."""
    if wanted is None and row.starts_on >= day:
        row.delete()
        return
    if wanted is None:
        row.ends_before = day
    else:
        row.reason = wanted.reason
        row.is_not_comparable = wanted.is_not_comparable
    row.save()


def rows_for(
    group: ComparisonGroup, members: Sequence[Membership], starts_on: date
) -> list[GroupMember]:
    """Return the members as rows, not yet saved."""
    return [
        GroupMember(
            group=group,
            area_code=member.area_code,
            area_name=member.area_name,
            starts_on=starts_on,
            reason=member.reason,
            is_not_comparable=member.is_not_comparable,
        )
        for member in members
    ]


def refuse_empty(members: Sequence[Membership]) -> None:
    """Refuse a group without areas."""
    if not members:
        raise EmptyGroup("A comparison group needs at least one area.", "Choose areas.")
