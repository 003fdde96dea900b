"""Reads of comparison groups and who belongs to them on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.evidence.models import ComparisonGroup, GroupMember


class UnknownGroup(ExpectedFailure):
    """A name that no comparison group has."""


def groups() -> QuerySet[ComparisonGroup]:
    """Return every comparison group with its members."""
    return ComparisonGroup.objects.prefetch_related("memberships")


def group(name: str) -> ComparisonGroup:
    """Return the comparison group with this name or short name."""
    found = groups().filter(Q(slug=name) | Q(name__iexact=name)).first()
    if found is None:
        known = ", ".join(groups().values_list("slug", flat=True)) or "none yet"
        raise UnknownGroup(
            f"There is no comparison group “{name}”.", f"Groups: {known}."
        )
    return found


def members_on(group: ComparisonGroup, day: date) -> list[GroupMember]:
    """Return the areas that belonged to the group on a day."""
    return [
        member
        for member in group.memberships.all()
        if member.starts_on <= day
        and (member.ends_before is None or member.ends_before > day)
    ]


def peer_codes() -> set[str]:
    """Return every area that any group names, for which figures are kept."""
    return set(GroupMember.objects.values_list("area_code", flat=True).distinct())
