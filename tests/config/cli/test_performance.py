"""Decisions, self-checks and health from the command line."""

import json

import click
import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.config.cli import frame, program


pytestmark = pytest.mark.django_db


@pytest.fixture
def run(workspace, partnership, manager, monkeypatch, capsys):
    """Return a function that runs a command on performance as the manager."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)

    def command(*words, as_json=True):
        line = [*words, "--quiet", "--workspace", str(workspace)]
        line += ["--json"] if as_json else []
        program.main(["performance", *line], standalone_mode=False)
        out = capsys.readouterr().out
        return json.loads(out) if as_json else out

    return command


def test_no_decision_is_recorded_yet(run):
    assert run("decisions") == []
    assert run("decisions", as_json=False) == "No decision has been recorded yet.\n"


@pytest.mark.parametrize(("kind", "many"), [("hallmarks", 12), ("marac", 10)])
def test_a_self_check_lists_what_was_found_in_use(kind, many, run):
    said = run("self-check", kind, "--year", "2019")
    assert (said["year"], len(said["elements"])) == ("2019/20", many)
    assert {row["rating"] for row in said["elements"]} == {"not rated"}
    assert "found:" in run("self-check", kind, as_json=False)


def test_what_is_not_known_of_health_says_so(run):
    rows = run("health", "--year", "2019")["numbers"]
    assert {row["words"] for row in rows if not row["is_known"]} == {"not known"}
    assert "not known" in run("health", as_json=False)


def test_a_year_that_has_not_begun_is_wrong_use(run):
    with pytest.raises(click.BadParameter, match="2990 has not begun"):
        run("health", "--year", "2990")


def test_an_outsider_is_told_nothing(run, outsider):
    with pytest.raises(NotAllowed):
        run("decisions", "--as", outsider.user.email)
