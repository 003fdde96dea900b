"""Assessments of many areas: told as they are made, resumed, none lost for another."""

import json
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from types import SimpleNamespace

import click
import pytest

from frankpledge.analysis import codes
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import selectors
from frankpledge.audit.models import Entry as Trail
from frankpledge.config.cli import frame, program
from frankpledge.config.cli.report import from_data
from frankpledge.config.cli.report.building import NamedContent
from frankpledge.config.cli.report.from_data import EndedFromOutside


pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = "E22000263", "E22000118", "E22000124"


@pytest.fixture
def made(monkeypatch):
    """Return the areas that documents are made of, and what fails for which."""
    world = SimpleNamespace(made=[], fails={}, silent=set())

    def scanned(area, held):
        if area in world.silent:
            raise ExpectedFailure("No month is loaded.")
        counts = SimpleNamespace(months=[date(2019, 1, 1)])
        return SimpleNamespace(area=codes.partnership(area), counts=counts)

    def files_of(found, order):
        if failure := world.fails.get(found.area.code):
            raise failure
        world.made.append(found.area.code)
        names = order.names(found.area.name)
        return [NamedContent(form, name, b"made") for form, name in names.items()]

    monkeypatch.setattr(selectors, "ground", lambda: None)
    monkeypatch.setattr(selectors, "partnerships_of", lambda _: [FIRST, SECOND, THIRD])
    monkeypatch.setattr(selectors, "scanned", scanned)
    monkeypatch.setattr(from_data, "files_of", files_of)
    monkeypatch.setattr(
        from_data, "ProcessPoolExecutor", lambda *_: ThreadPoolExecutor(1)
    )
    return world


@pytest.fixture
def run(workspace, manager, monkeypatch, capsys, tmp_path):
    """Return a function that builds assessments and gives exit code, JSON and words."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)

    def command(*words):
        line = ["report", "build", "assessment", "--format", "csv,ods", "--json"]
        line += [*words, "-o", str(tmp_path / "out"), "--workspace", str(workspace)]
        try:
            code = program.main(line, standalone_mode=False)
        except click.exceptions.Exit as left:
            code = left.exit_code
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return command


def areas(found):
    return [one["area"] for one in found]


def test_every_partnership_is_made_and_told_one_after_another(run, made, tmp_path):
    code, said, words = run("--every")
    assert (code, areas(said["areas"])) == (None, [FIRST, SECOND, THIRD])
    assert [said["failed"], said["left_alone"]] == [[], []]
    assert words.count(" of 3: ") == 3
    assert len(list((tmp_path / "out").iterdir())) == 6
    assert not list((tmp_path / "out").glob(".*"))
    assert Trail.objects.filter(operation="disclosure").count() == 3


def test_one_that_fails_is_told_and_the_others_are_made(run, made):
    made.fails[FIRST] = ExpectedFailure("The chart could not be drawn.")
    made.fails[THIRD] = ValueError("secret of the machine")
    code, said, words = run("--every")
    assert code == frame.Ending.FAILED
    assert areas(said["areas"]) == [SECOND]
    assert [one["reason"] for one in said["failed"]] == [
        "The chart could not be drawn.",
        "Something unexpected went wrong (ValueError).",
    ]
    assert areas(said["failed"]) == [FIRST, THIRD]
    assert words.count("could not be made") == 2
    assert "secret" not in words


def test_one_without_records_is_told_and_the_others_are_made(run, made):
    made.silent.add(SECOND)
    code, said, _ = run("--area", FIRST, "--area", SECOND)
    assert (code, areas(said["areas"]), areas(said["failed"])) == (
        frame.Ending.FAILED,
        [FIRST],
        [SECOND],
    )


def test_only_area_that_fails_is_the_commands_own_failure(run, made):
    made.silent.add(FIRST)
    with pytest.raises(ExpectedFailure, match="No month is loaded"):
        run("--area", FIRST)


def test_resumed_it_leaves_alone_what_stands_whole(run, made, tmp_path):
    run("--every")
    made.made.clear()
    standing = sorted((tmp_path / "out").iterdir())
    standing[0].unlink()
    code, said, words = run("--every", "--resume")
    assert code is None
    assert len(made.made) == 1
    assert sorted([*made.made, *said["left_alone"]]) == sorted([FIRST, SECOND, THIRD])
    assert sorted((tmp_path / "out").iterdir()) == standing
    assert "2 stand in" in words


def test_not_resumed_it_makes_all_again(run, made):
    run("--every")
    run("--every")
    assert made.made == [FIRST, SECOND, THIRD] * 2


def test_dry_run_makes_nothing_and_records_nothing(run, made, tmp_path):
    run("--every", "--dry-run")
    assert not (tmp_path / "out").exists()
    assert not Trail.objects.filter(operation="disclosure").exists()


def test_process_ended_from_outside_is_said_with_what_to_do(run, made, monkeypatch):
    made.fails[SECOND] = BrokenProcessPool("gone")
    with pytest.raises(EndedFromOutside, match="want of memory") as ended:
        run("--every")
    assert "--resume" in ended.value.fix
    assert made.made[0] == FIRST
