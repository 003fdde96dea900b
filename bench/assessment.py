"""
The strategic assessment: one partnership in every format, and the whole nation.

One partnership is the demonstration's, on three years of records, what people wrote,
scored and decided in it. The nation is measured once where it is asked for (--large):
every partnership that the open national sample of three months covers.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.open_data import FOLDER, IS_THERE


MOST_SECONDS = 60
MOST_NATION_SECONDS = 15 * 60
MOST_NATION_MB = 4096
EVERY_FORMAT = "html,docx,odt,pptx,pdf,ods,xlsx,csv"
SAMPLE = ("2018-11", "2018-12", "2019-01")
PROGRAM = [sys.executable, "-m", "frankpledge.config.cli"]


def timed(*words: str) -> tuple[float, str]:
    """Return how many seconds one command took, as a process of its own, and its answer."""
    start = time.perf_counter()
    done = subprocess.run(
        [*PROGRAM, *words], check=True, capture_output=True, text=True
    )
    return round(time.perf_counter() - start, 2), done.stdout


def one(folder: Path) -> dict[str, Any]:
    """Return the seconds of one assessment beside those of starting the program."""
    place = str(folder / "workspace")
    timed("demo", "--no-serve", "--workspace", place)
    bare, _ = timed("workspace", "show", "--workspace", place)
    slug = "strategic-assessment-2020-21"
    build = ["report", "build", "assessment", "--project", slug]
    who = ["--as", "noor.example@demonstration.invalid", "--workspace", place]
    for drawn in (folder / "workspace/files/charts").glob("*"):
        drawn.unlink()
    ours, _ = timed(*build, "--format", EVERY_FORMAT, "-o", str(folder / "out"), *who)
    return {
        "work": "one partnership, three years, every format, nothing drawn before",
        "seconds": ours,
        "yardstick": "starting the program and reading the workspace",
        "yardstick_seconds": bare,
        "times": round(ours / bare, 2),
        "must_reach": f"{MOST_SECONDS} s",
        "reached": ours <= MOST_SECONDS,
    }


def sample() -> list[Path]:
    """Return the national sample's files: three months of every police force."""
    return [
        file
        for file in sorted((FOLDER / "police_street").rglob("*.csv*"))
        if file.name.startswith(SAMPLE)
    ]


def nation(folder: Path) -> dict[str, Any]:
    """Return the seconds and memory of every partnership's assessment."""
    work = "every partnership of the national sample, every format"
    if not os.environ.get("BENCH_LARGE"):
        return {"work": work, "left_out": "it takes a quarter of an hour: add --large"}
    if not IS_THERE:
        return {"work": work, "left_out": "the open data is not beside the project"}
    place = str(folder / "nation")
    timed("workspace", "init", place, "--area", "E08000013")
    files = [str(file) for file in sample()]
    bare, _ = timed("data", "load", "police-street", *files, "--workspace", place)
    build = ["report", "build", "assessment", "--every", "--format", EVERY_FORMAT]
    out = ["-o", str(folder / "every"), "--workspace", place]
    ours, said = timed(*build, "--json", *out)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    many = len(json.loads(said)["areas"])
    return {
        "work": f"{work}: {many} of them",
        "seconds": ours,
        "memory_mb": round(memory),
        "yardstick": "loading the sample",
        "yardstick_seconds": bare,
        "times": round(ours / bare, 2),
        "must_reach": f"{MOST_NATION_SECONDS} s, {MOST_NATION_MB} MB a process",
        "reached": ours <= MOST_NATION_SECONDS and memory <= MOST_NATION_MB,
    }


def run() -> list[dict[str, Any]]:
    """Return what both took."""
    with tempfile.TemporaryDirectory() as folder:
        return [one(Path(folder)), nation(Path(folder))]
