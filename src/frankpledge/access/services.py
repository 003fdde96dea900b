"""Opening accounts, giving and ending memberships, and what people do to their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.timezone import localdate

from frankpledge.access import policies, trail
from frankpledge.access.models import Member, User
from frankpledge.access.states import Kind, Purpose, Role
from frankpledge.access.trail import Actor
from frankpledge.analysis.failures import ExpectedFailure


class CannotBeDone(ExpectedFailure):
    """An account or membership cannot be changed in this way."""


@dataclass(frozen=True)
class Invitation:
    """The one-time code with which a person chooses their password."""

    user: User
    code: str

    @property
    def path(self) -> str:
        """Return the address under which the person chooses a password."""
        return f"/invitation/{self.code}/"


@transaction.atomic
def add_member(
    *,
    email: str,
    name: str,
    agency: int,
    roles: Iterable[Role],
    starts_on: date,
    ends_before: date | None = None,
    purposes: Iterable[Purpose] = (Purpose.PLANNING,),
    by: Actor,
    on: date,
) -> Member:
    """
    Make a person a member of an agency; they get an account if they have none.

    Nobody can sign in to a new account before its invitation is taken up.
    """
    wanted = frozenset(roles)
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    person = user.pk if user else None
    policies.may_change_membership(by, agency=agency, person=person, on=on).require()
    policies.may_give_roles(by, wanted).require()
    user = user or User.objects.create_user(email, name=name)
    refuse_doubles(user, agency, on=on)
    member = Member.objects.create(
        user=user,
        agency_id=agency,
        roles=in_order(wanted),
        purposes=[purpose.value for purpose in purposes],
        starts_on=starts_on,
        ends_before=ends_before,
    )
    note(by, member, "membership added")
    return member


def refuse_doubles(user: User, agency: int, *, on: date) -> None:
    """Raise where the person is a member of the agency already."""
    for member in user.memberships.filter(agency_id=agency, is_active=True):
        if member.ends_before is None or member.ends_before > on:
            raise CannotBeDone(
                f"{user.name} is a member of this agency already.",
                "Change the roles of that membership instead.",
            )


@transaction.atomic
def change_roles(*, member: Member, roles: Iterable[Role], by: Actor, on: date) -> None:
    """Give the membership these roles instead of those it has."""
    wanted = frozenset(roles)
    may_change(by, member, on=on)
    changed = wanted ^ frozenset(Role(role) for role in member.roles)
    policies.may_give_roles(by, changed).require()
    member.roles = in_order(wanted)
    member.save(update_fields=["roles"])
    note(by, member, "roles changed")


@transaction.atomic
def end_membership(*, member: Member, ends_before: date, by: Actor, on: date) -> None:
    """
    End the membership on a day; from then on it opens nothing.

    A past or present day shuts the person's open sessions with the next request.
    """
    may_change(by, member, on=on)
    if ends_before < member.starts_on:
        raise CannotBeDone("A membership cannot end before it starts.")
    member.ends_before = ends_before
    member.save(update_fields=["ends_before"])
    note(by, member, "membership ended")


@transaction.atomic
def remove_leaver(*, member: Member, by: Actor, on: date) -> None:
    """
    Shut a leaver out now: this membership ends, and with the last one the account.

    It succeeds whatever state the account is in.
    """
    may_change(by, member, on=on)
    member.is_active = False
    member.ends_before = max(on, member.starts_on)
    member.save(update_fields=["is_active", "ends_before"])
    if not member.user.memberships.filter(is_active=True).exists():
        member.user.is_active = False
        member.user.save(update_fields=["is_active"])
    note(by, member, "leaver removed")


@transaction.atomic
def invite(*, member: Member, by: Actor, on: date) -> Invitation:
    """
    Return a one-time code with which the person chooses a password.

    It works for three days and once. It opens no session: the person signs in
    with the new password afterwards, and sets up their second factor then.
    """
    may_change(by, member, on=on)
    policies.may_reset_sign_in(by, member.user, on=on).require()
    note(by, member, "invitation made")
    mark = urlsafe_base64_encode(force_bytes(member.user.pk))
    token = default_token_generator.make_token(member.user)
    return Invitation(member.user, f"{mark}-{token}")


def invited(code: str) -> User | None:
    """Return whom an invitation is for, None where it is used, old or made up."""
    mark, _, token = code.partition("-")
    try:
        key = int(force_str(urlsafe_base64_decode(mark)))
    except (ValueError, OverflowError):
        return None
    user = User.objects.filter(pk=key, is_active=True).first()
    if user and default_token_generator.check_token(user, token):
        return user
    return None


@transaction.atomic
def accept_invitation(*, code: str, password: str) -> User:
    """Set the password of the person the invitation is for; it works once."""
    user = invited(code)
    if user is None:
        raise CannotBeDone(
            "This invitation has been used or is too old.",
            "Ask whoever invited you for a new one.",
        )
    set_password(user=user, password=password)
    note_account(user, "invitation taken up")
    return user


def set_password(*, user: User, password: str) -> None:
    """Set a password that meets the rules; else raise with the reasons."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CannotBeDone(" ".join(error.messages)) from error
    user.set_password(password)
    user.save(update_fields=["password"])


@transaction.atomic
def reset_second_factor(*, member: Member, by: Actor, at: datetime) -> None:
    """
    Void a lost second factor, and end the sessions it may still hold open.

    The person sets up a new one when they sign in.
    """
    on = localdate(at)
    may_change(by, member, on=on)
    policies.may_reset_sign_in(by, member.user, on=on).require()
    Authenticator.objects.filter(user=member.user).delete()
    member.user.shut_out_at = at
    member.user.save(update_fields=["shut_out_at"])
    note(by, member, "second factor reset")


@transaction.atomic
def replace_own_second_factor(*, user: User) -> None:
    """Void one's own second factor, to set up another one straight away."""
    Authenticator.objects.filter(user=user).delete()
    note_account(user, "second factor replaced")


@transaction.atomic
def change_profile(*, user: User, name: str, phone: str, language: str) -> None:
    """Change what a person may change of their own account."""
    user.name, user.phone, user.language = name, phone, language
    user.save(update_fields=["name", "phone", "language"])
    note_account(user, "profile changed", fields=["name", "phone", "language"])


def may_change(by: Actor, member: Member, *, on: date) -> None:
    """Raise NotAllowed unless the membership is one that this actor may change."""
    policies.may_change_membership(
        by, agency=member.agency_id, person=member.user_id, on=on
    ).require()


def in_order(roles: frozenset[Role]) -> list[str]:
    """Return roles as they are stored: in the order they are declared."""
    return [role.value for role in Role if role in roles]


def note(by: Actor, member: Member, outcome: str) -> None:
    """Write a change of a membership to the trail."""
    trail.record(
        by=by,
        operation="administration",
        kind=Kind.MEMBERSHIP.value,
        ref=str(member.pk),
        outcome=outcome,
    )


def note_account(user: User, outcome: str, **more: Any) -> None:
    """Write what a person did to their own account to the trail."""
    trail.record(
        by=trail.at_the_door(user),
        operation="administration",
        kind=Kind.ACCOUNT.value,
        ref=str(user.pk),
        outcome=outcome,
        **more,
    )
