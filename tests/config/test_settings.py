"""What the settings make of an address, and of a service behind HTTPS."""

import json
import os
import subprocess
import sys

import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.settings import database


def test_without_an_address_an_acknowledged_change_is_on_the_disk():
    found = database(None)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_what_follows_the_question_mark_goes_to_postgresql():
    found = database(
        "postgresql://safe%40town:a%2Fb@db.example:5433/name?sslmode=verify-full"
        "&sslrootcert=%2Fetc%2Fca.pem"
    )
    named = ("USER", "PASSWORD", "HOST", "PORT", "NAME")
    assert [found[name] for name in named] == [
        "safe@town",
        "a/b",
        "db.example",
        "5433",
        "name",
    ]
    assert found["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}


def test_a_socket_is_a_host():
    found = database("postgresql://safe@/name?host=%2Frun%2Fpostgresql")
    assert (found["HOST"], found["OPTIONS"]) == ("/run/postgresql", {})


def test_another_kind_of_database_is_refused_with_what_to_write():
    with pytest.raises(ExpectedFailure, match=r"starts with 'mysql'.*postgresql://"):
        database("mysql://root@localhost/name")


ASKED = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
)
PROGRAM = f"""
import json
from frankpledge.config import settings
print(json.dumps([getattr(settings, name) for name in {ASKED!r}]))
"""


@pytest.mark.parametrize(
    ("written", "said"),
    [("https = true", [True, True, True, 31_536_000]), ("", [False, False, False, 0])],
)
def test_behind_https_cookies_and_browsers_are_told_so(tmp_path, written, said):
    (tmp_path / "frankpledge.toml").write_text(f"[web]\n{written}\n")
    done = subprocess.run(  # noqa: S603 - our own program with our own words
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"FRANKPLEDGE_WORKSPACE": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == said


def test_no_flood_of_guesses_makes_the_limits_forget_one():
    from django.core.cache.backends.db import DatabaseCache

    from frankpledge.config import settings as ours

    written = ours.CACHES["default"]
    kept = DatabaseCache(written["LOCATION"], written)
    assert kept._max_entries == 100_000
