"""What tests drive is installed, or said to be missing, never left out in silence."""

import subprocess

import pytest

from tools import install_system_packages as tool


@pytest.fixture
def gone(monkeypatch):
    need = tool.Need(("no-such-program",), ("no-such-package",), "the kestrel tests")
    monkeypatch.setattr(tool, "NEEDS", (need,))
    return need


@pytest.fixture
def asked(monkeypatch):
    commands = []

    def run(command, **options):
        commands.append(command)
        return subprocess.CompletedProcess(command, 100, "", "E: no such package")

    monkeypatch.setattr(tool.subprocess, "run", run)
    return commands


def test_nothing_is_done_when_all_is_here(monkeypatch, asked):
    monkeypatch.setattr(tool, "NEEDS", (tool.Need(("sh",), ("x",), "x"),))

    assert tool.main() == 0
    assert asked == []


def test_a_program_without_its_parts_is_not_here():
    assert not tool.Need(("sh",), ("x",), "x", parts=("no-such-part",)).is_here


def test_what_cannot_be_installed_is_left_out_with_the_reason(
    gone, asked, monkeypatch, capsys
):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(tool, "why_not", lambda: "")

    assert tool.main() == 0
    assert "Left out: the kestrel tests, because apt-get install failed" in (
        capsys.readouterr().err
    )
    assert "no-such-package" in asked[-1]


def test_in_ci_nothing_may_be_left_out(gone, asked, monkeypatch):
    monkeypatch.setenv("CI", "true")

    assert tool.main() == 1


def test_another_system_is_told_what_to_install(gone, asked, monkeypatch, capsys):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(tool.shutil, "which", lambda name: None)

    assert tool.main() == 0
    assert asked == []
    assert "not a Debian system; install what it calls no-such-package" in (
        capsys.readouterr().err
    )


def test_without_root_and_without_sudo_nothing_is_tried(
    gone, asked, monkeypatch, capsys
):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(tool.os, "geteuid", lambda: 1000)
    found = {"apt-get": "/usr/bin/apt-get", "sudo": "/usr/bin/sudo"}
    monkeypatch.setattr(tool.shutil, "which", found.get)

    assert tool.main() == 0
    assert asked == [["sudo", "-n", "true"]]
    assert "installing needs root" in capsys.readouterr().err
