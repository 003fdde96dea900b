"""Plans that hang together, from the command line."""

import json
from datetime import date

import click
import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli import frame, program
from frankpledge.plan.states import PlanRole
from tests.plan.conftest import content, keep, measures, people, plan, restricted


pytestmark = pytest.mark.django_db
__all__ = ["content", "keep", "measures", "people", "plan", "restricted"]


@pytest.fixture
def run(workspace, plan, manager, monkeypatch, capsys):
    """Return a function that runs a command on plans as the manager."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)
    monkeypatch.setattr(frame.Desk, "today", lambda self: date(2019, 10, 1))

    def command(*words, as_json=True):
        line = [*words, "--quiet", "--workspace", str(workspace)]
        line += ["--json"] if as_json else []
        program.main(["plan", *line], standalone_mode=False)
        out = capsys.readouterr().out
        return json.loads(out) if as_json else out

    return command


@pytest.fixture
def board(partnership):
    return partnership.groups.create(
        name="Burglary group", kind="thematic", starts_on=date(2015, 1, 1)
    )


def test_a_plan_without_parts_counts_its_own_actions(run, plan):
    said = run("family", plan.slug)
    assert (said["parts"], said["part_of"]) == ([], None)
    assert said["own_actions"] == said["actions_counted_once"] > 0
    assert f"own actions: {said['own_actions']}" in run(
        "family", plan.slug, as_json=False
    )


def test_a_county_agreement_shows_who_leads_and_what_is_vacant(run, plan):
    plan.role = PlanRole.COUNTY
    plan.save()
    said = run("districts", plan.slug)
    assert [one["is_vacant"] for one in said["leads"]] == [
        not one["leads"] for one in said["leads"]
    ]
    assert said["measures"] == []
    told = run("districts", plan.slug, as_json=False)
    assert "It promises nothing of a measure yet." in told
    assert "Led by:" in told
    with pytest.raises(click.BadParameter, match="Name one of the comparison groups"):
        run("districts", plan.slug, "--group", "nowhere")


def test_groups_are_listed_and_one_of_them_told(run, board):
    (row,) = run("groups")["groups"]
    assert (row["name"], row["plan"]) == ("Burglary group", "")
    assert "Burglary group" in run("groups", as_json=False)
    one = run("groups", "Burglary group")
    assert (one["plan"], one["targets"], one["actions"]) == (None, [], [])
    with pytest.raises(ExpectedFailure, match="no group 'Nobody'"):
        run("groups", "Nobody")
