"""Reading in a process of its own, which may not swell, dawdle or die unheard."""

import io
import json
import runpy
import subprocess
import sys
from dataclasses import replace

import pytest

from frankpledge.analysis.readers import (
    LIMITS,
    CannotRead,
    Column,
    Layout,
    Order,
    TooMuch,
    child,
    isolation,
    read,
    read_here,
)
from frankpledge.analysis.readers.handover import order_from_data, order_to_data
from tests.analysis.readers.supplies import (
    TODAY,
    asb_row,
    street_file,
    street_row,
    supplied,
)


LAYOUT = Layout("incident", "d", "s", (Column("A", "kind", {"x": "y"}),))
RICH = Order("incidents", TODAY, "mfrs", LAYOUT, b"\x00key")
STREET = Order("police-street", TODAY)


def test_an_order_survives_the_way_to_the_child():
    assert order_from_data(json.loads(json.dumps(order_to_data(RICH)))) == RICH
    assert order_from_data(order_to_data(STREET)) == STREET


def test_a_reading_is_the_same_from_either_side(tmp_path):
    rows = [street_row(1), street_row(1), asb_row(), street_row(2, kind="Piracy")]
    files = [supplied(tmp_path, street_file(*rows)), supplied(tmp_path, b"%PDF", "n")]
    steps: list[tuple[int, int, str]] = []
    apart = read(STREET, files, lambda *told: steps.append(told))
    here = read_here(STREET, files)
    assert apart.files == here.files
    for name in ("rows", "faults", "rejected", "duplicated", "understood"):
        assert getattr(apart, name).equals(getattr(here, name))
    assert steps == [(1, 2, files[0].name), (2, 2, "n")]


def test_what_the_child_refuses_is_refused_here(tmp_path):
    with pytest.raises(CannotRead, match="PDF") as refusal:
        read(STREET, [supplied(tmp_path, b"%PDF")])
    assert not isinstance(refusal.value, TooMuch)
    small = replace(STREET, limits=replace(LIMITS, upload_bytes=10))
    with pytest.raises(TooMuch, match="the most is"):
        read(small, [supplied(tmp_path, street_file())])


def test_a_child_that_needs_too_much_memory_becomes_a_sentence(tmp_path):
    data = street_file(*[asb_row()] * 200_000)
    order = replace(STREET, limits=replace(LIMITS, memory_bytes=300 * 1024 * 1024))
    with pytest.raises(TooMuch, match="more memory"):
        read(order, [supplied(tmp_path, data)])


def test_a_child_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(isolation, "CHILD", "timeit")
    endless = {"task": "read"}
    monkeypatch.setattr(
        subprocess,
        "Popen",
        _instead(subprocess.Popen, ["sleep", "60"]),
    )
    with pytest.raises(TooMuch, match="was stopped"):
        isolation.run(endless, replace(LIMITS, seconds=0.2))


def test_a_child_that_ends_while_it_is_told_is_no_broken_pipe(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", _instead(subprocess.Popen, ["true"]))
    with pytest.raises(TooMuch, match="was stopped"):
        isolation.run({"task": "x" * 5_000_000}, LIMITS)


def _instead(popen, command):
    return lambda _, **options: popen(command, **options)


def test_the_child_bounds_itself(monkeypatch):
    said: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(child.resource, "setrlimit", lambda *told: said.append(told))
    request = {
        "task": "read",
        "folder": "",
        "files": [["/nowhere", "nowhere.csv"]],
        "order": order_to_data(STREET),
        "limits": {"memory_bytes": 5, "seconds": 7},
    }
    monkeypatch.setattr(child.sys, "stdin", io.StringIO(json.dumps(request)))
    out = io.StringIO()
    monkeypatch.setattr(child.sys, "stdout", out)
    monkeypatch.delitem(sys.modules, child.__name__)
    runpy.run_module(child.__name__, run_name="__main__")
    said_out = json.loads(out.getvalue())
    assert "reading it was given up" in said_out["failure"]
    assert said == [
        (child.resource.RLIMIT_AS, (5, 5)),
        (child.resource.RLIMIT_CPU, (14, 14)),
        (child.resource.RLIMIT_CORE, (0, 0)),
    ]


def test_the_child_answers_in_lines(tmp_path, monkeypatch):
    file = supplied(tmp_path, street_file(asb_row()))
    request = {
        "task": "read",
        "folder": str(tmp_path),
        "files": [[str(file.path), file.name]],
        "order": order_to_data(STREET),
    }
    out = io.StringIO()
    child.answered(request, out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"progress": [1, 1, file.name]},
        {"done": True},
    ]
    file.path.write_bytes(b"%PDF")
    refusal = io.StringIO()
    child.answered(request, refusal)
    said = json.loads(refusal.getvalue().splitlines()[-1])
    assert (said["too_much"], "PDF" in said["failure"]) == (False, True)
    silence = io.StringIO()
    monkeypatch.setattr(child, "_done", _out_of_memory)
    child.answered(request, silence)
    assert silence.getvalue() == ""


def _out_of_memory(*_):
    raise MemoryError
