"""What follows from signing in and out: the session's clock, and the trail."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from frankpledge.access import sessions, trail
from frankpledge.access.models import User


def connect() -> None:
    """Connect every receiver; called once, when the application starts."""
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    authenticator_used.connect(second_factor_shown)
    authenticator_added.connect(second_factor_added)
    authentication_failed.connect(second_factor_refused)
    authenticator_removed.connect(second_factor_removed)
    authenticator_reset.connect(recovery_codes_renewed)
    password_changed.connect(password_was_changed)


def signed_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    """Start the session's clock and write down by how many factors it began."""
    sessions.begin(request.session)
    if request.session.get(sessions.DEMONSTRATION):
        outcome = "chosen in the demonstration"
    elif sessions.has_second_factor(request, user):
        outcome = "done"
    else:
        outcome = "password only"
    note(user, "sign-in", outcome)


def signed_out(*, user: User | None, **_: Any) -> None:
    """Write down that somebody left."""
    if user is not None:
        note(user, "sign-in", "signed out")


def second_factor_shown(*, request: HttpRequest, user: User, **_: Any) -> None:
    """Mark the session: this person has shown their second factor."""
    sessions.note_second_factor(request, user)


def second_factor_added(
    *, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any
) -> None:
    """Mark the session too where the factor was proved by setting it up."""
    if authenticator.type == Authenticator.Type.TOTP:
        sessions.note_second_factor(request, user)
    note(user, "administration", f"{authenticator.type} set up")


def second_factor_refused(*, user: User, **_: Any) -> None:
    """Write down a wrong code."""
    note(user, "sign-in", "wrong code")


def second_factor_removed(
    *, user: User, authenticator: Authenticator, **_: Any
) -> None:
    """Write down that a factor was given up, to be replaced."""
    note(user, "administration", f"{authenticator.type} removed")


def recovery_codes_renewed(*, user: User, **_: Any) -> None:
    """Write down that the old recovery codes are void."""
    note(user, "administration", "recovery codes renewed")


def password_was_changed(*, user: User, **_: Any) -> None:
    """Write down a new password."""
    note(user, "administration", "password changed")


def note(user: User, operation: str, outcome: str) -> None:
    """Write one entry about a person's own account."""
    trail.record(
        by=trail.at_the_door(user),
        operation=operation,
        kind="account",
        ref=str(user.pk),
        outcome=outcome,
    )
