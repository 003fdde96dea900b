"""Accounts and memberships, and the list form of the access decision."""

from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from frankpledge.access import rules
from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import Member, User
from frankpledge.access.rules import Reach
from frankpledge.access.states import Act, Kind


Row = TypeVar("Row", bound=Model)


def scope(
    queryset: QuerySet[Row],
    *,
    member: Member,
    act: Act,
    kind: Kind,
    on: date,
    agency_field: str | None = None,
    author_field: str | None = None,
    person_field: str | None = None,
) -> QuerySet[Row]:
    """
    Return the rows for which `decide` says yes, by one filter in the database.

    The fields name where a row keeps its agency, its author and the person whose
    own it is. A row without such a field belongs to no agency or person.
    """
    who = member.facts()
    reach = rules.reach(who=who, act=act, kind=kind, on=on)
    wanted = within_reach(reach, who, agency_field, person_field, kind=kind, act=act)
    if wanted is None:
        return queryset.none()
    rows = queryset.filter(wanted)
    if author_field and rules.line_for(kind, act).needs_second_person:
        rows = rows.exclude(**{author_field: who.user})
    return rows


def within_reach(
    reach: Reach,
    who: rules.Who,
    agency_field: str | None,
    person_field: str | None,
    *,
    kind: Kind,
    act: Act,
) -> Q | None:
    """Return the filter that a reach stands for, None where nothing is reached."""
    if reach is Reach.NOTHING:
        return None
    if reach is Reach.EVERYTHING:
        return Q()
    line = rules.line_for(kind, act)
    wanted = []
    if agency_field and who.roles & line.own_agency:
        wanted.append(Q(**{agency_field: who.agency}))
    if person_field and who.roles & line.own:
        wanted.append(Q(**{person_field: who.user}))
    if not wanted:
        return None
    return wanted[0] if len(wanted) == 1 else wanted[0] | wanted[1]


def memberships_of(user: User, *, on: date) -> list[Member]:
    """Return the memberships under which the person may act on this day."""
    current = user.memberships.filter(is_active=True, starts_on__lte=on)
    current = current.filter(Q(ends_before=None) | Q(ends_before__gt=on))
    return list(current.select_related("agency").order_by("pk"))


def member_by_email(email: str) -> Member:
    """
    Return the membership that the command line acts under.

    It may be chosen by nobody but an operator of the machine; the access
    decision and the audit trail treat it as they treat a signed-in member.
    """
    if not email:
        raise NotAllowed(
            "It is not said who acts.",
            "Name a member with --as EMAIL, or set FRANKPLEDGE_USER.",
        )
    members = Member.objects.filter(
        user__email=email.strip().lower(), user__is_active=True, is_active=True
    )
    found = members.select_related("user", "agency").order_by("-starts_on").first()
    if found is None:
        raise NotAllowed(
            f"{email} is not an active member.",
            "See who is with: frankpledge accounts list",
        )
    return found


def members_visible_to(member: Member, *, on: date) -> QuerySet[Member]:
    """Return the memberships this member may see, newest agency names beside them."""
    return scope(
        Member.objects.select_related("user", "agency"),
        member=member,
        act=Act.SEE,
        kind=Kind.MEMBERSHIP,
        agency_field="agency_id",
        on=on,
    )


def agencies_with_members(partnership_id: int, *, on: date) -> int:
    """Return how many agencies of a partnership have somebody who may sign in."""
    return (
        Member.objects.filter(
            Q(ends_before__isnull=True) | Q(ends_before__gt=on),
            agency__partnership_id=partnership_id,
            starts_on__lte=on,
        )
        .values("agency")
        .distinct()
        .count()
    )


def members_of_demonstration(*, on: date) -> QuerySet[Member]:
    """Return whom a visitor of the demonstration may choose to be."""
    current = Member.objects.filter(
        user__is_active=True, is_active=True, starts_on__lte=on
    ).filter(Q(ends_before=None) | Q(ends_before__gt=on))
    return current.select_related("user", "agency").order_by("pk")
