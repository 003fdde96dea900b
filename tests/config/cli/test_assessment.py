"""Products from the command line: begun, borne out, made tasks of, frozen."""

import json
from datetime import date

import click
import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment.models import Assessment, Recommendation
from frankpledge.config.cli import frame, program


pytestmark = pytest.mark.django_db
TODAY = date(2021, 2, 1)
BEGUN = ("begin", "Sheds", "--product", "problem-profile", "--theme", "burglary")
OVER = ("--from", "2019-04-01", "--before", "2020-04-01")


@pytest.fixture
def run(workspace, partnership, analyst, monkeypatch, capsys):
    """Return a function that runs a command on products as the analyst."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{analyst.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)
    monkeypatch.setattr(frame.Desk, "today", lambda self: TODAY)

    def command(*words, as_json=True):
        line = [*words, "--quiet", "--workspace", str(workspace)]
        line += ["--json"] if as_json else []
        program.main(["assessment", *line], standalone_mode=False)
        out = capsys.readouterr().out
        return json.loads(out) if as_json else out

    return command


def test_nothing_is_kept_yet(run):
    assert run("list") == []
    assert run("list", as_json=False) == "There is no assessment yet.\n"
    with pytest.raises(ExpectedFailure, match="No assessment is kept under 'x'"):
        run("tasks", "x")


def test_a_profile_is_begun_and_listed(run):
    assert run(*BEGUN, *OVER, "--dry-run")["project"] == "sheds"
    assert Assessment.objects.count() == 0
    assert run(*BEGUN, *OVER)["project"] == "sheds"
    (row,) = run("list")
    assert (row["product"], row["looks_from"]) == ("problem-profile", "2019-04-01")
    assert "sheds\n  title: Sheds" in run("list", as_json=False)


def test_evidence_is_pinned_and_told(run):
    run(*BEGUN, *OVER)
    told = ("--section", "method", "--shows", "Padlocks are cut", "--source", "The log")
    run("pin", "sheds", *told, "--dry-run")
    assert run("evidence", "sheds")["evidence"] == []
    assert run("pin", "sheds", *told)["section"] == "method"
    (row,) = run("evidence", "sheds")["evidence"]
    assert (row["shows"], row["source"]) == ("Padlocks are cut", "The log")
    assert "Padlocks are cut" in run("evidence", "sheds", as_json=False)
    with pytest.raises(click.BadParameter, match="Name one of: purpose, definition"):
        run("pin", "sheds", "--section", "x", "--shows", "y", "--source", "z")


def test_a_recommendation_becomes_a_task_in_one_step(run, analyst):
    run(*BEGUN, *OVER)
    owed = ("--owner", analyst.agency.code, "--due", "2021-03-01")
    assert (
        run("give", "sheds", "Fit lights.", *owed, "--dry-run")["task"] == "Fit lights."
    )
    assert Recommendation.objects.count() == 0
    run("give", "sheds", "Fit lights.", *owed)
    page = run("tasks", "sheds")
    assert [one["text"] for one in page["tasks"]] == ["Fit lights."]
    assert "Fit lights." in run("tasks", "sheds", as_json=False)
    with pytest.raises(ExpectedFailure, match="no agency called 'nobody'"):
        run("give", "sheds", "x", "--owner", "nobody", "--due", "2021-03-01")


def test_an_edition_nobody_may_read_is_not_frozen(run):
    run(*BEGUN, *OVER)
    with pytest.raises(ExpectedFailure, match="Name who may read"):
        run("freeze", "sheds", "--edition", "restricted")
    tried = run(
        "freeze", "sheds", "--edition", "restricted", "--readers", "B", "--dry-run"
    )
    assert tried["version"] == 1


def test_a_product_there_is_not_is_wrong_use(run):
    with pytest.raises(click.BadParameter):
        run("begin", "x", "--product", "poem", *OVER)
