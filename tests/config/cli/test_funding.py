import json
from datetime import date

import click
import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.config.cli import frame, program
from tests.funding.conftest import (
    action,
    award,
    content,
    draft,
    fund,
    group,
    keep,
    measures,
    people,
    plan,
    restricted,
    scored,
    submitted,
    target,
    world,
)


pytestmark = pytest.mark.django_db
__all__ = [
    "action",
    "award",
    "content",
    "draft",
    "fund",
    "group",
    "keep",
    "measures",
    "people",
    "plan",
    "restricted",
    "scored",
    "submitted",
    "target",
    "world",
]


@pytest.fixture
def run(workspace, manager, world, monkeypatch, capsys):
    """Return a function that runs a command on money as the manager."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)
    monkeypatch.setattr(frame.Desk, "today", lambda self: date(2019, 10, 1))

    def command(*words, as_json=True):
        line = [*words, "--quiet", "--workspace", str(workspace)]
        line += ["--json"] if as_json else []
        program.main(["funding", *map(str, line)], standalone_mode=False)
        out = capsys.readouterr().out
        return json.loads(out) if as_json else out

    return command


def test_funds_are_listed_with_what_is_free(run):
    (row,) = run("list")
    assert (row["name"], row["given"]) == ("Safer pot", 30000.0)
    assert (
        row["free"] == row["given"] - row["awarded"] - row["contracted"] - row["spent"]
    )
    assert "Safer pot" in run("list", as_json=False)


def test_what_rests_on_a_fund_is_told_for_any_day(run):
    now = run("what-if", "--fund", "safer")
    later = run("what-if", "--fund", "Safer pot", "--on", "2020-04-01")
    assert now["on"] == "2019-10-01"
    assert 0 < later["lost"] < now["lost"]
    assert now["in_words"][0].startswith("If Safer pot ends on 1 October 2019")
    assert len(now["awards"]) == len(now["contracts"]) == len(now["actions"]) == 1
    assert now["in_words"][0] in run("what-if", "--fund", "safer", as_json=False)


def test_a_fund_that_is_none_is_said_to_be_none(run):
    with pytest.raises(click.BadParameter, match="no fund called 'Nowhere'"):
        run("what-if", "--fund", "Nowhere")


def test_endings_returns_and_results_are_listed(run):
    assert {row["kind"] for row in run("ends")} == {
        "fund",
        "award",
        "contract",
    }
    owed = run("returns")
    assert all(row["award"] for row in owed)
    assert run("returns", "--late") == [row for row in owed if row["is_late"]]
    (result,) = run("results")
    assert result["outcome"]
    for name in ("ends", "returns", "results"):
        assert run(name, as_json=False).strip()


def test_money_is_not_for_everybody(run, outsider):
    with pytest.raises(NotAllowed):
        run("list", "--as", outsider.user.email)
