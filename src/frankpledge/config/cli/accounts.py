"""frankpledge accounts: who may sign in, kept by the operator of the machine."""

from typing import TYPE_CHECKING, Any

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.timezone import localdate, now

from frankpledge.access.states import Purpose, Role
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk, command


if TYPE_CHECKING:
    from frankpledge.access.models import Member
    from frankpledge.access.trail import Actor


WOULD_DO = "Nothing stands against it; nothing was done."


@click.group(epilog="More: docs/how-to/accounts.md in the repository.")
def group() -> None:
    """
    Add people, let them in, shut them out.

    \b
    frankpledge accounts add ada@council.example --name "Ada Example" --agency council --role analyst
    frankpledge accounts leaver ada@council.example
    """


def actor(desk: Desk) -> "Actor":
    """Return who acts: the member named by --as, else the operator at the machine."""
    from frankpledge.access.trail import OPERATOR

    return desk.member() if desk.acts_as else OPERATOR


def agency_called(code: str) -> int:
    """Return the agency with this code; else say which there are."""
    from django.apps import apps

    known = apps.get_model("partnership", "Agency").objects
    found = known.filter(code=code).first()
    if found is None:
        codes = ", ".join(known.order_by("code").values_list("code", flat=True))
        raise ExpectedFailure(f"No agency has the code {code}.", f"There are: {codes}.")
    return int(found.pk)


def refuse_no_address(email: str) -> None:
    """Refuse what is no email address: nobody could ever sign in with it."""
    try:
        validate_email(email)
    except ValidationError:
        raise ExpectedFailure(
            f"{email!r} is no email address.", "Write it as ada@council.example."
        ) from None


def membership(email: str) -> "Member":
    """Return the current membership of this address."""
    from frankpledge.access.decisions import NotAllowed
    from frankpledge.access.selectors import member_by_email

    try:
        return member_by_email(email)
    except NotAllowed as nobody:
        raise ExpectedFailure(nobody.args[0], nobody.fix) from None


def facts(member: "Member") -> dict[str, Any]:
    """Return a membership for the command line's answer."""
    return {
        "email": member.user.email,
        "name": member.user.name,
        "agency": member.agency.code,
        "roles": list(member.roles),
        "starts_on": member.starts_on,
        "ends_before": member.ends_before,
        "is_active": member.is_active and member.user.is_active,
    }


@command(group, writes=True)
@click.argument("email")
@click.option("--name", required=True, help="The name that pages show.")
@click.option("--agency", required=True, help="The agency's code.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="A role; say it again for more.",
)
@click.option(
    "--purpose",
    "purposes",
    multiple=True,
    default=[Purpose.PLANNING.value],
    type=click.Choice([purpose.value for purpose in Purpose]),
)
def add(
    desk: Desk,
    email: str,
    name: str,
    agency: str,
    roles: tuple[str, ...],
    purposes: tuple[str, ...],
) -> None:
    """
    Make a person a member of an agency and print their invitation.

    \b
    frankpledge accounts add ada@council.example --name "Ada Example" --agency council --role analyst
    """
    from frankpledge.access import services

    refuse_no_address(email)
    found, today = agency_called(agency), localdate()
    with desk.rehearsed():
        member = services.add_member(
            email=email,
            name=name,
            agency=found,
            roles=[Role(role) for role in roles],
            purposes=[Purpose(purpose) for purpose in purposes],
            starts_on=today,
            by=actor(desk),
            on=today,
        )
        invitation = services.invite(member=member, by=actor(desk), on=today)
    if desk.is_dry_run:
        desk.answer({**facts(member), "would_add": True}, plain=WOULD_DO)
        return
    desk.answer(
        {**facts(member), "invitation": invitation.path},
        plain=f"{member} may sign in after choosing a password at\n"
        f"  {invitation.path}\nThe address works once, for three days.",
    )


@command(group)
def list_(desk: Desk) -> None:
    """
    List every membership, current or not.

    \b
    frankpledge accounts list --json
    """
    from frankpledge.access.models import Member

    rows = [facts(row) for row in Member.objects.select_related("user", "agency")]
    lines = [
        f"{row['email']:40} {row['agency']:20} "
        f"{'on ' if row['is_active'] else 'off'} {', '.join(row['roles'])}"
        for row in rows
    ]
    desk.answer({"members": rows}, plain="\n".join(lines))


@command(group, writes=True)
@click.argument("email")
def invite(desk: Desk, email: str) -> None:
    """
    Print an address at which the person chooses a new password.

    \b
    frankpledge accounts invite ada@council.example
    """
    from frankpledge.access import services

    member = membership(email)
    with desk.rehearsed():
        made = services.invite(member=member, by=actor(desk), on=localdate())
    if desk.is_dry_run:
        desk.answer({"email": member.user.email, "would_invite": True}, plain=WOULD_DO)
        return
    desk.answer(
        {"email": member.user.email, "invitation": made.path},
        plain=f"{made.path}\nThe address works once, for three days.",
    )


@command(group, writes=True)
@click.argument("email")
def reset_factor(desk: Desk, email: str) -> None:
    """
    Void a lost second factor; the person sets up another when they sign in.

    \b
    frankpledge accounts reset-factor ada@council.example
    """
    from frankpledge.access import services

    member = membership(email)
    with desk.rehearsed():
        services.reset_second_factor(member=member, by=actor(desk), at=now())
    done = WOULD_DO if desk.is_dry_run else f"{member} starts afresh."
    desk.answer({"email": member.user.email}, plain=done)


@command(group, writes=True)
@click.argument("email")
def leaver(desk: Desk, email: str) -> None:
    """
    Shut a person out at once, open sessions included.

    \b
    frankpledge accounts leaver ada@council.example --dry-run
    """
    from frankpledge.access import services

    member = membership(email)
    with desk.rehearsed():
        services.remove_leaver(member=member, by=actor(desk), on=localdate())
    done = WOULD_DO if desk.is_dry_run else f"{member} is shut out."
    desk.answer({"email": member.user.email}, plain=done)
