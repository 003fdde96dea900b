"""What a session says of its person: how long, by which factors, as which member."""

import time
from datetime import date

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from frankpledge.access.models import Member, User
from frankpledge.access.nearness import is_from_this_machine
from frankpledge.access.selectors import memberships_of
from frankpledge.access.states import Purpose


BEGAN = "access_began"
SEEN = "access_seen"
FACTOR = "access_second_factor"
MEMBER = "access_member"
PURPOSE = "access_purpose"
DEMONSTRATION = "access_demonstration"

# Writing "last seen" at most once a minute keeps reading pages free of writes.
SEEN_EVERY = 60


def begin(session: SessionBase) -> None:
    """Note that somebody signed in now."""
    session[BEGAN] = session[SEEN] = time.time()


def has_expired(session: SessionBase, user: User) -> bool:
    """Say whether the session was idle or open for too long, or its person shut out."""
    now, began = time.time(), session.get(BEGAN, 0)
    return bool(
        now - began > settings.SESSION_ABSOLUTE_SECONDS
        or (user.shut_out_at and began <= user.shut_out_at.timestamp())
        or now - session.get(SEEN, 0) > settings.SESSION_IDLE_SECONDS
    )


def note_seen(session: SessionBase) -> None:
    """Put the idle limit off, once a minute."""
    now = time.time()
    if now - session.get(SEEN, 0) >= SEEN_EVERY:
        session[SEEN] = now


def note_second_factor(request: HttpRequest, user: User) -> None:
    """Note that this person has just shown their second factor."""
    request.session[FACTOR] = str(user.pk)


def has_second_factor(request: HttpRequest, user: User) -> bool:
    """Say whether this person showed a second factor in this session."""
    if request.session.get(DEMONSTRATION) and not demonstration_is_open(request):
        return False
    return bool(request.session.get(FACTOR) == str(user.pk))


def demonstration_is_open(request: HttpRequest) -> bool:
    """
    Say whether invented people may be chosen without a password.

    Only where settings call the workspace a demonstration, and only from the same
    machine: no address beyond loopback, and nothing passed on by a proxy.
    """
    return bool(settings.DEMONSTRATION) and is_from_this_machine(request)


def members_open_to(request: HttpRequest, user: User, *, on: date) -> list[Member]:
    """Return the memberships the person may act under, marked with the session."""
    members = memberships_of(user, on=on)
    for member in members:
        member.has_second_factor = has_second_factor(request, user)
        member.purpose = purpose_of(request.session, member)
    return members


def purpose_of(session: SessionBase, member: Member) -> Purpose:
    """Return the session's purpose where the membership covers it, else its first."""
    chosen = session.get(PURPOSE)
    purpose = chosen if chosen in member.purposes else next(iter(member.purposes), "")
    return Purpose(purpose or Purpose.PLANNING)


def chosen_member(session: SessionBase, members: list[Member]) -> Member | None:
    """Return the member the session acts as; several ask for a choice."""
    if len(members) == 1:
        return members[0]
    return next((each for each in members if each.pk == session.get(MEMBER)), None)
