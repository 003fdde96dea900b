"""
The pages bench: measure, plan and performance pages with ten years of months.

Ten people ask at once, each waiting for an answer before asking again, on as many
processes as `serve` starts. The yardstick is the simplest page of the same server
(its answer to an address that is not there), asked in the same way.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any


USERS = 10
ASKED_EACH = 12
MOST_MS = 200
MOST_QUERIES = 30
SLACK = 1.15
"""Tenfold rows may cost a page this much more before it no longer counts as flat."""

# Makes a workspace of ten years, invented and said to be, and prints who signs in.
SETTING = """
import json, sys
import django
django.setup()
from bench.pages import filled
print(json.dumps(filled(int(sys.argv[1]))))
"""

SERVER = """
import sys
from frankpledge.config.cli.frame import set_up
from frankpledge.config.workspace import chosen
set_up(chosen())
from frankpledge.config.serving import run_server
run_server("127.0.0.1", int(sys.argv[1]), 2)
"""


def filled(rows_a_month: int) -> dict[str, Any]:
    """Put ten years of invented months into the workspace; return who may look."""
    import random
    from datetime import date

    import pyarrow as pa
    from django.apps import apps
    from django.utils.timezone import localdate, now

    from frankpledge.access.models import Member
    from frankpledge.analysis.codes import crime_types
    from frankpledge.analysis.tables import Slice
    from frankpledge.analysis.tables.registry import TABLES
    from frankpledge.evidence import services
    from frankpledge.intake import selectors as intake
    from frankpledge.partnership import selectors as places

    member = Member.objects.select_related("user").get()
    chance = random.Random(1)
    kinds = [one.id for one in crime_types()]
    lsoas = places.lsoa_codes(places.home_area())
    months = [
        date(year, month, 1) for year in range(2010, 2020) for month in range(1, 13)
    ]
    source = apps.get_model("intake", "Source").objects.create(
        dataset="police-street", code="invented", name="Invented", kind="police-street"
    )
    supply = apps.get_model("intake", "Supply").objects.create(
        reference="invented", kind="police-street", source=source, state="loaded",
        received_at=now(), supplied_by=member, fingerprint="invented",
    )  # fmt: skip
    size = len(months) * rows_a_month
    table = pa.table(
        {
            "dataset": ["police-street"] * size,
            "source": ["invented"] * size,
            "month": [month for month in months for _ in range(rows_a_month)],
            "row": list(range(rows_a_month)) * len(months),
            "key": [None] * size,
            "kind": chance.choices(kinds, k=size),
            "lsoa": chance.choices(lsoas, k=size),
            "lsoa_year": [2011] * size,
            **{
                name: [None] * size
                for name in ("longitude", "latitude", "happened_on", "hour",
                             "outcome", "caller", "qualifiers")
            },
        },
        schema=TABLES["incident"].supplied,
    )  # fmt: skip
    parts = [Slice("police-street", "invented", month) for month in months]
    commit = intake.lake().replace("incident", parts, table, "invented")
    slices = apps.get_model("intake", "LoadedSlice")
    slices.objects.bulk_create(
        slices(
            supply=supply, source=source, starts_on=month, period_type="month",
            ends_before=date(month.year + month.month // 12, month.month % 12 + 1, 1),
            rows=rows_a_month, state="current", lake_version=commit.version,
        )
        for month in months
    )  # fmt: skip
    agreed_plan(member)
    services.refresh(by=None, at=now(), as_of=localdate())
    return {"cookie": signed_in(member), "pages": pages_of(), **asked(member)}


def agreed_plan(member: Any) -> None:
    """Take the demonstration's plan in and have a second person agree it."""
    from django.utils.timezone import now

    from frankpledge.access.models import Member, User
    from frankpledge.access.states import Role
    from frankpledge.access.trail import OPERATOR
    from frankpledge.config.demonstration.comparing import make_comparison_group
    from frankpledge.config.demonstration.plans import FILES
    from frankpledge.partnership import selectors as places
    from frankpledge.partnership.services import take_in_example
    from frankpledge.plan import services

    member.roles = [role.value for role in Role]
    member.save()
    chair = Member.objects.create(
        user=User.objects.create_user("chair@bench.invalid", None, name="Chair"),
        agency=member.agency,
        roles=[Role.BOARD_MEMBER.value],
        starts_on=member.starts_on,
    )
    at, file = now(), FILES[0]
    take_in_example(
        partnership=places.home(), name="st_helens", by=OPERATOR, on=at.date()
    )
    make_comparison_group(places.home(), by=member, on=at.date())
    content = services.read_whole_file(file.name, file.read_bytes())[0]
    plan = services.take_in_plan(content=content, by=member, on=at.date())
    plan = services.propose_plan(plan=plan, note="", by=member, at=at)
    services.agree_plan(
        plan=plan, note="", accepts_pending_baselines=True, by=chair, at=at
    )


def signed_in(member: Any) -> str:
    """Return the cookie of a session in which the member is signed in, in full."""
    from django.test import Client

    from frankpledge.access import sessions

    client = Client()
    client.force_login(member.user)
    session = client.session
    session[sessions.FACTOR] = str(member.user_id)
    session[sessions.MEMBER] = member.pk
    session.save()
    return str(client.cookies["sessionid"].value)


def pages_of() -> dict[str, str]:
    """Return the pages that are measured."""
    from django.apps import apps

    plan = apps.get_model("plan", "Plan").objects.first()
    found = {"measure page": "/measures/burglary/?area=E08000013&period_type=month"}
    found["performance page"] = "/performance/"
    found["plan page"] = f"/plan/{plan.slug}/" if plan else "/plan/"
    return found


def asked(member: Any) -> dict[str, Any]:
    """Return how many questions each page puts to the database."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client()
    client.cookies["sessionid"] = signed_in(member)
    counts = {}
    for name, address in pages_of().items():
        number = 0

        def count(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal number
            number += 1
            return execute(sql, *rest)

        with connection.execute_wrapper(count):
            client.get(address)
        counts[name] = number
    return {"queries": counts}


def run() -> list[dict[str, Any]]:
    """Return one result a page: p95 with ten users, questions, flat or not."""
    few, many = (measured(rows) for rows in (100, 1000))
    found = []
    for name, times in many["times"].items():
        if name == "yardstick":
            continue
        p95 = percentile(times)
        before = statistics.median(few["times"][name])
        growth = statistics.median(times) / before
        queries = many["queries"][name]
        found.append(
            {
                "work": f"{name}, ten years of months, {USERS} users",
                "shown": f"p95 {p95:.0f} ms, {queries} queries,"
                f" {growth:.2f} times with tenfold rows",
                "seconds": round(p95 / 1000, 3),
                "yardstick": "an address that is not there, same server and users",
                "yardstick_seconds": round(
                    percentile(many["times"]["yardstick"]) / 1000, 3
                ),
                "times": round(p95 / percentile(many["times"]["yardstick"]), 2),
                "must_reach": f"{MOST_MS} ms, {MOST_QUERIES} queries, flat",
                "reached": p95 <= MOST_MS
                and queries <= MOST_QUERIES
                and queries == few["queries"][name],
            }
        )
    return found


def percentile(times: list[float], share: float = 0.95) -> float:
    """Return the time that this share of answers did not exceed, in milliseconds."""
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, round(share * len(ordered)))]


def measured(rows_a_month: int) -> dict[str, Any]:
    """Return the times of every page in a workspace with so many rows a month."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "frankpledge.config.cli", "workspace", "init"]
        surroundings = environment(Path(folder))
        subprocess.run(
            [*words, folder, "--area", "E08000013"],
            check=True, capture_output=True, env=surroundings,
        )  # fmt: skip
        made = subprocess.run(
            [sys.executable, "-c", SETTING, str(rows_a_month)],
            check=True, stdout=subprocess.PIPE, text=True, env=surroundings,
        )  # fmt: skip
        told = json.loads(made.stdout.splitlines()[-1])
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(port)],
            env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_for(port)
            times = {
                name: times_of(port, address, told["cookie"])
                for name, address in {**told["pages"], "yardstick": "/no-such/"}.items()
            }
        finally:
            server.terminate()
            server.wait()
    return {"times": times, "queries": told["queries"]}


def free_port() -> int:
    """Return a port that nobody listens on."""
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    for _ in range(100):
        try:
            ask(port, "/sign-in/", "")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The server did not start.")


def ask(port: int, address: str, cookie: str) -> tuple[int, float]:
    """Return the answer's code and how long it took."""
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Cookie": f"sessionid={cookie}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.perf_counter() - start


def times_of(port: int, address: str, cookie: str) -> list[float]:
    """Return how long each answer took while ten people ask at once."""
    for _ in range(6):
        status, _seconds = ask(port, address, cookie)
    if address != "/no-such/" and status != 200:
        raise RuntimeError(f"{address} answered {status}.")
    found: list[float] = []

    def person() -> None:
        for _ in range(ASKED_EACH):
            found.append(ask(port, address, cookie)[1])

    people = [threading.Thread(target=person) for _ in range(USERS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return found


def environment(folder: Path) -> dict[str, str]:
    """Return the surroundings in which a program works on a workspace."""
    return os.environ | {
        "FRANKPLEDGE_WORKSPACE": str(folder),
        "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
