import io
import json
import zipfile
from datetime import date
from pathlib import Path

import click
import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.audit.models import Entry as Trail
from frankpledge.config.cli import frame, program
from frankpledge.performance.models import FrozenReport
from tests.performance.conftest import (
    BURGLARY,
    SECOND,
    keep,
    make_target,
    off_course,
    plan,
)


pytestmark = pytest.mark.django_db
__all__ = ["keep", "make_target", "off_course", "plan"]


@pytest.fixture
def run(workspace, manager, off_course, monkeypatch, capsys):
    """Return a function that runs a command as the manager and gives its JSON."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)
    monkeypatch.setattr(frame.Desk, "today", lambda self: date(2020, 5, 4))

    def command(*words):
        line = [*words, "--json", "--quiet", "--workspace", str(workspace)]
        program.main(["report", *map(str, line)], standalone_mode=False)
        return json.loads(capsys.readouterr().out)

    return command


BUILD = ("build", "performance", "--quarter", "2019/20-Q4")


def test_build_names_the_files_it_made(run, tmp_path):
    said = run(*BUILD, "--format", "html,docx,odt,pdf,ods", "-o", tmp_path / "board")
    assert [Path(file["file"]).name for file in said["files"]] == [
        f"st-helens-performance-2019-20-q4-v0.{end}"
        for end in ("html", "docx", "odt", "pdf", "ods")
    ]
    assert all(
        Path(file["file"]).stat().st_size == file["bytes"] for file in said["files"]
    )
    assert (said["quarter"], said["plan"], said["status"], said["frozen"]) == (
        "2019/20-Q4",
        "invented-plan",
        0,
        None,
    )
    assert Trail.objects.order_by("-sequence").first().operation == "disclosure"


def test_a_dry_run_writes_nothing(run, tmp_path):
    before = Trail.objects.count()
    run(*BUILD, "--format", "csv", "-o", tmp_path / "board", "--dry-run", "--freeze")
    assert not (tmp_path / "board").exists()
    assert FrozenReport.objects.count() == 0
    assert Trail.objects.count() == before


def test_a_frozen_report_lists_its_revisions(run, tmp_path, keep):
    said = run(
        *BUILD, "--format", "csv", "-o", tmp_path, "--freeze", "--note", "For May."
    )
    report = FrozenReport.objects.get(pk=said["frozen"])
    assert (report.note, report.version) == ("For May.", 1)
    content = (tmp_path / "st-helens-performance-2019-20-q4-v1.zip").read_bytes()
    assert "figures.csv" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert run("revisions", report.pk)["revisions"] == []
    keep(
        "burglary", PeriodType.QUARTER, {**BURGLARY, "2019/20-Q4": 1.7}, known_at=SECOND
    )
    assert run("revisions", report.pk)["revisions"] == [
        {
            "measure": "burglary", "area": "E08000013", "period": "2019/20-Q4",
            "then": 1.8, "now": 1.7, "what": "changed",
        }
    ]  # fmt: skip


def test_what_cannot_be_built_is_said_in_a_sentence(run, tmp_path):
    with pytest.raises(click.BadParameter, match="'doc' is not one of"):
        run(*BUILD, "--format", "doc", "-o", tmp_path)
    with pytest.raises(ExpectedFailure, match="is not a quarter"):
        run("build", "performance", "--quarter", "May", "-o", tmp_path)
    with pytest.raises(ExpectedFailure, match="no frozen report 9"):
        run("revisions", 9)


def test_who_may_not_see_performance_builds_nothing(run, tmp_path, outsider):
    with pytest.raises(NotAllowed):
        run(*BUILD, "-o", tmp_path, "--as", outsider.user.email)
