"""frankpledge workspace: make an installation's folder and look after it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk, command, set_up
from frankpledge.config.workspace import Workspace


if TYPE_CHECKING:
    from frankpledge.access.models import Member
    from frankpledge.partnership.models import Partnership


PORT = 8000
OPERATOR_EMAIL = "operator@workspace.invalid"


@click.group(epilog="More: docs/how-to/install.md in the repository.")
def group() -> None:
    """
    Make a workspace and look after it.

    \b
    frankpledge workspace init my-partnership --area E08000013
    frankpledge workspace show --json
    """


@command(group, needs_workspace=False, writes=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--area",
    required=True,
    metavar="CODE",
    help="A partnership's or district's code, such as E08000013.",
)
@click.option("--name", default="", help="What the service is called on its pages.")
@click.option(
    "--operator",
    default=OPERATOR_EMAIL,
    show_default=True,
    metavar="EMAIL",
    help="Who first signs in, and acts on the command line.",
)
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    help="Where the service will be reached, for the invitation.",
)
def init(
    desk: Desk, folder: Path, area: str, name: str, operator: str, port: int
) -> None:
    """
    Make a workspace for any partnership of England and Wales.

    Done again for the same place it finishes what is missing and changes nothing
    else.

    \b
    frankpledge workspace init my-partnership --area E08000013
    """
    from frankpledge.analysis import codes

    found = codes.partnership(area)
    workspace = Workspace(folder.resolve())
    refuse_foreign_folder(workspace, operator)
    if desk.is_dry_run:
        desk.answer(
            {"would_make": str(workspace.path), "partnership": found.name},
            f"Would make a workspace for {found.name} in {workspace.path}.",
        )
        return
    workspace.make_folders()
    write_settings(workspace, name=name or found.name, operator=operator)
    set_up(workspace)
    make_database()
    partnership, member = make_partnership(desk, found.code, operator)
    answer = {**facts(partnership), "workspace": str(workspace.path)}
    answer |= {"operator": member.user.email, "invitation": invitation(desk, member)}
    desk.answer(answer, in_words(answer, port))


def refuse_foreign_folder(workspace: Workspace, operator: str) -> None:
    """Raise where the folder is somebody else's: it holds files but no workspace."""
    if "@" not in operator:
        raise ExpectedFailure(
            f"{operator!r} is not an e-mail address.", "Write --operator EMAIL."
        )
    path = workspace.path
    if path.is_dir() and any(path.iterdir()) and not workspace.exists:
        raise ExpectedFailure(
            f"{path} holds other files already.", "Name an empty or a new folder."
        )


def write_settings(workspace: Workspace, *, name: str, operator: str) -> None:
    """Write the installation's settings; those that are there already stay."""
    if workspace.exists:
        return
    lines = [
        "# This installation's settings; docs/reference/settings.md lists them all.",
        f"name = {json.dumps(name, ensure_ascii=False)}",
        "",
        "[command_line]",
        f"acts_as = {json.dumps(operator)}",
        "",
    ]
    draft = workspace.settings_file.with_suffix(".new")
    draft.write_text("\n".join(lines), encoding="utf-8")
    draft.replace(workspace.settings_file)
    workspace.__dict__.pop("values", None)


def make_database() -> None:
    """Make or bring up to date every table of the workspace's database."""
    from django.core.management import call_command
    from django.db import connection

    from frankpledge.config.first_tables import make_first_tables

    make_first_tables(connection)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def make_partnership(
    desk: Desk, code: str, operator: str
) -> tuple["Partnership", "Member"]:
    """Make the home partnership, its first agencies and the operator's account."""
    from django.db import transaction

    from frankpledge.access.trail import OPERATOR
    from frankpledge.partnership import services

    with transaction.atomic():
        partnership = services.make_home(code=code, by=OPERATOR, on=desk.today())
        services.add_usual_agencies(partnership=partnership, by=OPERATOR)
        return partnership, operator_account(desk, partnership, operator)


def operator_account(desk: Desk, partnership: "Partnership", operator: str) -> "Member":
    """Return the operator's membership of the lead council, made where missing."""
    from frankpledge.access.models import Member
    from frankpledge.access.services import add_member
    from frankpledge.access.states import Purpose, Role
    from frankpledge.access.trail import OPERATOR

    held = Member.objects.filter(user__email=operator.strip().lower()).first()
    if held is not None:
        return held
    council = partnership.agencies.filter(kind="council").order_by("pk").first()
    if council is None:
        raise ExpectedFailure("The partnership has no council yet.", "Add one first.")
    return add_member(
        email=operator,
        name="Operator",
        agency=council.pk,
        roles=[Role.SYSTEMS_OFFICER, Role.ANALYST, Role.PARTNERSHIP_MANAGER],
        purposes=list(Purpose),
        starts_on=desk.today(),
        by=OPERATOR,
        on=desk.today(),
    )


def invitation(desk: Desk, member: "Member") -> str:
    """Return the address at which the operator chooses a password, once."""
    from frankpledge.access.services import invite
    from frankpledge.access.trail import OPERATOR

    if member.user.has_usable_password():
        return ""
    return invite(member=member, by=OPERATOR, on=desk.today()).path


def facts(partnership: "Partnership") -> dict[str, Any]:
    """Return what a script wants to know of the home partnership."""
    from frankpledge.partnership.selectors import vintages_in_use

    counted: dict[str, int] = {}
    for kind in partnership.areas.filter(ends_before=None).values_list(
        "kind", flat=True
    ):
        counted[kind] = counted.get(kind, 0) + 1
    return {
        "partnership": partnership.name,
        "code": partnership.code,
        "area": partnership.area_code,
        "police_force": partnership.force_name,
        "districts": partnership.district_codes,
        "areas": counted,
        "denominators": [
            {"kind": kind, "year": year, "vintage": vintage, "areas": number}
            for kind, year, vintage, _, number in vintages_in_use(partnership)
        ],
        "agencies": partnership.agencies.count(),
    }


def at_port(port: int) -> str:
    """Return the option by which the service is reached at a port of one's own."""
    return "" if port == PORT else f" --port {port}"


def in_words(answer: dict[str, Any], port: int = PORT) -> str:
    """Return what was made and what to do next."""
    lines = [
        f"{answer['partnership']} ({answer['area']}), police force"
        f" {answer['police_force']}, in {answer['workspace']}",
        ", ".join(f"{number} {kind}" for kind, number in answer["areas"].items()),
    ]
    if answer["invitation"]:
        lines += [
            "",
            f"{answer['operator']} chooses a password once the service runs:",
            f"  frankpledge serve --workspace {answer['workspace']}{at_port(port)}",
            f"  http://localhost:{port}{answer['invitation']}",
            "Served at another port it is there; `frankpledge serve` says it again.",
        ]
    return "\n".join(lines)


@command(group)
def show(desk: Desk) -> None:
    """
    Say which partnership the workspace is for and what it holds.

    \b
    frankpledge workspace show --json
    """
    from frankpledge.partnership.selectors import home

    found = facts(home()) | {"workspace": str(desk.workspace.path)}
    desk.answer(found, in_words(found | {"invitation": ""}))


@command(group)
def upgrade(desk: Desk) -> None:
    """
    Bring the workspace's database up to date after a new version is installed.

    \b
    frankpledge workspace upgrade --workspace my-partnership
    """
    make_database()
    desk.answer({"upgraded": True}, "The workspace is up to date.")
