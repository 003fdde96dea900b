"""Two loads of one month at once, and loads that are killed, on a real workspace."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.intake.files import crime, street_csv


NAME = "2019-06-merseyside-street.csv"
KILLS = int(os.environ.get("FRANKPLEDGE_KILLS", "1"))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Return a workspace made as a new user makes it."""
    folder = tmp_path_factory.mktemp("at-once") / "workspace"
    run("workspace", "init", folder, "--area", "E08000013")
    return folder


def command(*words):
    return [sys.executable, "-m", "frankpledge.config.cli", *map(str, words)]


def run(*words):
    done = subprocess.run(  # noqa: S603 - our own program
        command(*words), capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(*words):
    return subprocess.Popen(  # noqa: S603 - our own program
        command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def file_of(folder, name, rows):
    path = folder / name / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(street_csv(rows))
    return path


def standing(place):
    answer = json.loads(run("data", "status", "--json", "--workspace", place))
    rows = sum(source["rows"] for source in answer["sources"])
    return rows, {load["load"]: load["state"] for load in answer["loads"]}


def test_two_loads_of_one_month_at_once_both_end_well(place, tmp_path):
    files = [
        file_of(tmp_path, name, [crime(n) for n in range(count)])
        for name, count in (("a", 4), ("b", 7))
    ]
    both = [
        start("data", "load", "police-street", file, "--workspace", place, "--json")
        for file in files
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    rows, loads = standing(place)
    assert rows in (4, 7)
    assert sorted(loads.values()) == ["loaded", "superseded"]


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_load_ends_before_or_after_and_can_be_made_again(
    kill, place, tmp_path
):
    before = standing(place)[0]
    count = 100 + kill
    file = file_of(tmp_path, "k", [crime(n) for n in range(count)])
    load = ("data", "load", "police-street", file, "--workspace", place, "--json")
    process = start(*load)
    time.sleep(0.8 + 1.7 * kill / max(KILLS - 1, 1))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    run("data", "reconcile", "--workspace", place)
    rows, loads = standing(place)
    assert rows in (before, count)
    assert not {"loading", "undoing"} & set(loads.values())
    run(*load)
    assert standing(place)[0] == count
