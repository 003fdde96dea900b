"""Accounts, the trail and releases from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit import triggers
from frankpledge.audit.models import Entry
from frankpledge.config.cli import accounts, audit, release
from tests.publication.conftest import DISTRICT, areas, figures


pytestmark = pytest.mark.django_db
__all__ = ["areas", "figures"]


@pytest.fixture
def run(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return a function that runs a command on the test's own workspace."""
    (workspace / "frankpledge.toml").write_text("")
    monkeypatch.setenv("FRANKPLEDGE_WORKSPACE", str(workspace))
    monkeypatch.delenv("FRANKPLEDGE_USER", raising=False)

    def call(group: Any, *words: str, ending: int = 0) -> Any:
        outcome = CliRunner().invoke(
            group, [*words, "--json", "--workspace", str(workspace)]
        )
        if outcome.exception and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        assert outcome.exit_code == ending, outcome.output
        return json.loads(outcome.stdout)

    return call


def test_trail_verifies_and_says_where_it_does_not(
    run, empty_trail, analyst, django_capture_on_commit_callbacks, tmp_path
) -> None:
    from django.db import connection

    from frankpledge.audit.services import record

    with django_capture_on_commit_callbacks(execute=True):
        for ref in ("1", "2", "3"):
            record(by=analyst, operation="alteration", kind="plan", ref=ref)
    assert run(audit.group, "verify")["ok"] is True
    elsewhere = ["-o", str(tmp_path / "elsewhere")]
    assert run(audit.group, "anchor", *elsewhere, "--dry-run")["entries"] == 3
    assert not (tmp_path / "elsewhere").exists()
    kept = run(audit.group, "anchor", *elsewhere)
    assert kept["entries"] == 3
    triggers.remove(connection)
    Entry.objects.filter(sequence=3).delete()
    triggers.install(connection)
    broken = run(audit.group, "verify", ending=1)
    assert broken["faults"][0]["reason"].endswith("the last 1 are gone")
    elsewhere = str(tmp_path / "elsewhere")
    assert run(audit.group, "verify", "--anchors", elsewhere, ending=1)["ok"] is False
    assert run(audit.group, "anchor", "-o", elsewhere, ending=1)["ok"] is False


def test_verdict_reads_as_a_sentence() -> None:
    whole = {"ok": True, "entries": 1200, "anchors": 3, "faults": []}
    assert audit.in_words(whole) == (
        "The trail is whole: 1,200 entries, held against 3 anchors."
    )
    faults = [{"sequence": n, "reason": "was changed"} for n in range(22)]
    broken = audit.in_words({**whole, "ok": False, "faults": faults}).splitlines()
    assert (broken[0], broken[1], broken[-1]) == (
        "The trail is NOT whole: 22 faults.",
        "  entry 0: was changed",
        "  and 2 more",
    )


def test_operator_lets_people_in_and_shuts_them_out(run, agencies) -> None:
    words = ["new@police.example", "--name", "New Example", "--agency", "police"]
    words += ["--role", "analyst"]
    assert run(accounts.group, "add", *words, "--dry-run")["would_add"] is True
    assert Member.objects.count() == 0
    made = run(accounts.group, "add", *words)
    assert (made["roles"], made["is_active"]) == (["analyst"], True)
    assert made["invitation"].startswith("/invitation/")
    again = run(accounts.group, "invite", "new@police.example")
    assert again["invitation"].startswith("/invitation/")
    run(accounts.group, "reset-factor", "new@police.example")
    run(accounts.group, "leaver", "new@police.example", "--dry-run")
    assert run(accounts.group, "list")["members"][0]["is_active"] is True
    run(accounts.group, "leaver", "new@police.example")
    assert run(accounts.group, "list")["members"][0]["is_active"] is False
    assert {entry.actor for entry in Entry.objects.filter(kind="membership")} == {
        "operator"
    }


def test_command_line_has_no_more_rights_than_the_member_named(
    run, agencies, lead_officer
) -> None:
    words = ["new@x.example", "--name", "New", "--agency", "council", "--role"]
    with pytest.raises(NotAllowed, match="only for your own agency"):
        run(
            accounts.group,
            "add",
            *words,
            "practitioner",
            "--as",
            lead_officer.user.email,
        )


def test_unknown_agency_is_answered_with_those_there_are(run, agencies) -> None:
    with pytest.raises(ExpectedFailure, match="council, elsewhere, fire, police"):
        run(
            accounts.group,
            "add",
            "a@b.example",
            "--name",
            "A",
            "--agency",
            "x",
            "--role",
            "analyst",
        )


def test_release_goes_out_from_the_command_line(
    run, figures, analyst, approver, django_capture_on_commit_callbacks
) -> None:
    figures("drug-tests", DISTRICT, [20, 30, 25])
    mine, theirs = ["--as", analyst.user.email], ["--as", approver.user.email]
    words = ["q1", "--title", "First quarter", "--measure", "drug-tests"]
    words += ["--period-type", "month", "--until", "2019-06-30", *mine]
    assert run(release.group, "draft", *words, "--dry-run")["would_change"] is False
    assert run(release.group, "draft", *words)["state"] == "draft"
    changed = run(release.group, "draft", *words, "--since", "2019-05-01")
    assert changed["state"] == "draft"
    assert run(release.group, "check", "q1", *mine)["state"] == "checked"
    with pytest.raises(NotAllowed, match="Only a release approver"):
        run(release.group, "approve", "q1", *mine)
    assert run(release.group, "approve", "q1", *theirs)["state"] == "approved"
    with django_capture_on_commit_callbacks(execute=True):
        assert run(release.group, "publish", "q1", *mine)["state"] == "published"
    assert run(release.group, "reproduce", "q1")["ok"] is True
    fresh = run(release.group, "correct", "q1", "--reason", "One was wrong.", *mine)
    assert (fresh["version"], fresh["state"]) == (2, "draft")
    reason = ["--version", "1", "--reason", "All were wrong."]
    assert run(release.group, "withdraw", "q1", *reason, *mine)["state"] == "withdrawn"
    listed = run(release.group, "list", *mine)["releases"]
    assert [(each["version"], each["state"]) for each in listed] == [
        (2, "draft"),
        (1, "withdrawn"),
    ]
    assert run(release.group, "rebuild")["files"] > 10


def test_dry_runs_of_a_release_say_what_would_be_and_change_nothing(
    run, figures, analyst, approver, workspace
) -> None:
    figures("drug-tests", DISTRICT, [20, 30, 25])
    mine, theirs = ["--as", analyst.user.email], ["--as", approver.user.email]
    words = ["q1", "--title", "First quarter", "--measure", "drug-tests"]
    words += ["--period-type", "month", "--until", "2019-06-30", *mine]
    steps = [
        (["draft", *words], "draft"),
        (["check", "q1", *mine], "checked"),
        (["approve", "q1", *theirs], "approved"),
        (["publish", "q1", *mine], "published"),
        (["withdraw", "q1", "--reason", "Wrong.", *mine], "withdrawn"),
    ]
    for step, state in steps:
        before = run(release.group, "list", *mine)["releases"]
        said = run(release.group, *step, "--dry-run")
        assert said.get("would_publish") or said["state"] == state
        assert run(release.group, "list", *mine)["releases"] == before
        if state == "published":
            assert not (workspace / "published/releases/q1").exists()
        if state == "withdrawn":
            told = ["q1", "--reason", "One was wrong.", *mine, "--dry-run"]
            assert run(release.group, "correct", *told)["version"] == 2
            assert run(release.group, "list", *mine)["releases"] == before
        assert run(release.group, *step)["state"] == state


def test_a_dry_run_of_an_invitation_keeps_nothing(run, agencies) -> None:
    words = ["new@police.example", "--name", "New Example", "--agency", "police"]
    run(accounts.group, "add", *words, "--role", "analyst")
    count = Entry.objects.count()
    said = run(accounts.group, "invite", "new@police.example", "--dry-run")
    assert said == {"email": "new@police.example", "would_invite": True, "status": 0}
    run(accounts.group, "reset-factor", "new@police.example", "--dry-run")
    assert Entry.objects.count() == count


def test_whom_nobody_knows_is_a_failure_and_no_question_of_rights(
    run, agencies
) -> None:
    with pytest.raises(ExpectedFailure, match="not an active member") as failed:
        run(accounts.group, "invite", "nobody@x.example")
    assert not isinstance(failed.value, NotAllowed)


def test_nobody_is_added_under_what_is_no_address(run, agencies) -> None:
    words = ["ada at council", "--name", "New", "--agency", "police", "--role"]
    with pytest.raises(ExpectedFailure, match="no email address"):
        run(accounts.group, "add", *words, "analyst", "--dry-run")


def test_check_that_stops_a_release_ends_with_a_failure(run, areas, analyst) -> None:
    mine = ["--as", analyst.user.email]
    words = ["--title", "Nothing", "--until", "2019-06-30", *mine]
    run(release.group, "draft", "none", *words)
    stopped = run(release.group, "check", "none", *mine, ending=1)
    assert stopped["findings"][0]["sentence"] == "There is nothing in this release."


def test_reproduction_that_differs_ends_with_a_failure(
    run, figures, analyst, approver, workspace
) -> None:
    figures("drug-tests", DISTRICT, [20, 30, 25])
    mine, theirs = ["--as", analyst.user.email], ["--as", approver.user.email]
    words = ["q1", "--title", "First quarter", "--measure", "drug-tests"]
    words += ["--period-type", "month", "--until", "2019-06-30", *mine]
    run(release.group, "draft", *words)
    run(release.group, "check", "q1", *mine)
    run(release.group, "approve", "q1", *theirs)
    run(release.group, "publish", "q1", *mine)
    file = workspace / "published/releases/q1/v1/data/drug-tests.csv"
    file.write_text("forged")
    differing = run(release.group, "reproduce", "q1", ending=1)
    assert differing["differing_files"] == ["data/drug-tests.csv"]
