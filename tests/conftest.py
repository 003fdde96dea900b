"""
The cast and the stage that every test shares.

The home partnership is St Helens. `lead_officer` leads for the police,
`other_officer` for the council; the `outsider` is signed in, with a second
factor, and holds no role here. Every person is invented.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.commands import flush
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from frankpledge.access import sessions
from frankpledge.access.models import Member, User
from frankpledge.access.states import Purpose, Role


HOME = Path(tempfile.mkdtemp(prefix="frankpledge-tests-"))
FOLDERS = ("lake", "originals", "files", "published", "backups")
PASSWORD = "three invented words"

AGENCIES = [
    ("police", "Merseyside Police", "police", "responsible"),
    ("council", "St Helens Council", "council", "responsible"),
    ("fire", "Merseyside Fire and Rescue Service", "fire", "responsible"),
    ("elsewhere", "Elsewhere Housing", "housing", "invited"),
]

# Tests neither sign with a real key nor touch a real workspace.
settings.WORKSPACE = HOME
settings.SECRET_KEY = "for tests only"
settings.STATIC_ROOT = HOME / "files" / "static"
settings.EMAIL_FILE_PATH = HOME / "files" / "mail"
settings.STATIC_ROOT.mkdir(parents=True)
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# A busy machine is no fault of the code; what CI tries is the same on every run.
hypothesis_settings.register_profile(
    "house",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("house")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def workspace(tmp_path: Path, settings: Any) -> Path:
    """Return an empty workspace of the test's own."""
    folder = tmp_path / "workspace"
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    settings.WORKSPACE = folder
    return folder


@pytest.fixture(autouse=True)
def _own_workspace(request: pytest.FixtureRequest) -> None:
    """Give each test that uses the database a workspace that no other test sees."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("workspace")


@pytest.fixture(autouse=True, scope="session")
def _trail_can_be_emptied() -> Iterator[None]:
    """Let tests that commit clear up after themselves: the trail refuses otherwise."""
    from frankpledge.audit import triggers

    plain = flush.Command.handle

    def handle(self: flush.Command, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.remove(connection)
        try:
            plain(self, **options)
        finally:
            triggers.install(connection)

    flush.Command.handle = handle
    yield
    flush.Command.handle = plain


@pytest.fixture
def partnership(db: None) -> Any:
    """Return the home partnership, St Helens."""
    return apps.get_model("partnership", "Partnership").objects.create(
        code="E08000013",
        name="St Helens",
        area_code="E08000013",
        district_codes=["E08000013"],
        boundary_year=2011,
        force_code="E23000004",
        force_name="Merseyside Police",
        country="England",
        is_home=True,
    )


@pytest.fixture
def agencies(partnership: Any) -> dict[str, Any]:
    """Return the agencies of the cast by their code."""
    agency = apps.get_model("partnership", "Agency")
    return {
        code: agency.objects.create(
            partnership=partnership,
            code=code,
            name=name,
            kind=kind,
            legal_status=status,
        )
        for code, name, kind, status in AGENCIES
    }


@pytest.fixture
def make_member(agencies: dict[str, Any]) -> Callable[..., Member]:
    """Return a function that makes a member: name, agency's slug, roles."""

    def make(
        name: str,
        agency: str,
        *roles: Role,
        starts_on: date = date(2013, 4, 1),
        ends_before: date | None = None,
        purposes: tuple[Purpose, ...] = (Purpose.PLANNING,),
    ) -> Member:
        email = f"{name.lower().replace(' ', '.')}@{agency}.example"
        user = User.objects.filter(email=email).first()
        user = user or User.objects.create_user(email, PASSWORD, name=name)
        return Member.objects.create(
            user=user,
            agency=agencies[agency],
            roles=[role.value for role in roles],
            purposes=[purpose.value for purpose in purposes],
            starts_on=starts_on,
            ends_before=ends_before,
        )

    return make


@pytest.fixture
def lead_officer(make_member: Callable[..., Member]) -> Member:
    return make_member("Ada Example", "police", Role.AGENCY_LEAD)


@pytest.fixture
def other_officer(make_member: Callable[..., Member]) -> Member:
    return make_member("Ben Example", "council", Role.AGENCY_LEAD)


@pytest.fixture
def outsider(make_member: Callable[..., Member]) -> Member:
    return make_member("Olu Outsider", "elsewhere")


@pytest.fixture
def analyst(make_member: Callable[..., Member]) -> Member:
    return make_member("Cai Example", "council", Role.ANALYST)


@pytest.fixture
def manager(make_member: Callable[..., Member]) -> Member:
    return make_member("Dee Example", "council", Role.PARTNERSHIP_MANAGER)


@pytest.fixture
def practitioner(make_member: Callable[..., Member]) -> Member:
    return make_member("Eve Example", "fire", Role.PRACTITIONER)


@pytest.fixture
def board_member(make_member: Callable[..., Member]) -> Member:
    return make_member("Flo Example", "council", Role.BOARD_MEMBER)


@pytest.fixture
def approver(make_member: Callable[..., Member]) -> Member:
    return make_member("Gil Example", "police", Role.RELEASE_APPROVER)


@pytest.fixture
def auditor(make_member: Callable[..., Member]) -> Member:
    return make_member("Hal Example", "council", Role.AUDITOR)


@pytest.fixture
def systems_officer(make_member: Callable[..., Member]) -> Member:
    return make_member("Ivy Example", "council", Role.SYSTEMS_OFFICER)


@pytest.fixture
def signed_in() -> Callable[[Member], Client]:
    """Return a function: a browser in which this member is signed in, in full."""

    def sign_in(member: Member) -> Client:
        client = Client()
        client.force_login(member.user)
        session = client.session
        session[sessions.FACTOR] = str(member.user_id)
        session[sessions.MEMBER] = member.pk
        session.save()
        return client

    return sign_in


@pytest.fixture
def empty_trail(db: None) -> None:
    """Start the trail afresh: setting the product up may have written to it."""
    from frankpledge.audit import triggers
    from frankpledge.audit.models import Entry

    triggers.remove(connections["default"])
    Entry.objects.all().delete()
    triggers.install(connections["default"])
