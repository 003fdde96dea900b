import json
import os
import subprocess
import sys
import tomllib

import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli import frame, program
from frankpledge.config.workspace import FOLDERS


def frankpledge(*words, **environment):
    """Run the program as a person would and return how it ended."""
    variables = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("FRANKPLEDGE_", "DJANGO_"))
    }
    return subprocess.run(  # noqa: S603 - our own program with our own words
        [
            sys.executable,
            "-c",
            "from frankpledge.config.cli import main; main()",
            *words,
        ],
        env=variables | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_workspace_is_made_for_any_place_and_made_again_changes_nothing(tmp_path):
    folder = tmp_path / "charnwood"
    first = frankpledge(
        "workspace", "init", str(folder), "--area", "E07000130", "--json"
    )
    assert first.returncode == 0, first.stderr
    made = json.loads(first.stdout)
    assert made["partnership"] == "Charnwood"
    assert made["police_force"] == "Leicestershire"
    assert made["areas"]["ward"] == 28
    assert made["operator"] == "operator@workspace.invalid"
    assert made["invitation"].startswith("/invitation/")
    assert made["agencies"] == 7
    settings = tomllib.loads((folder / "frankpledge.toml").read_text())
    assert settings["name"] == "Charnwood"
    assert settings["command_line"]["acts_as"] == made["operator"]
    assert all((folder / name).is_dir() for name in FOLDERS)
    again = frankpledge(
        "workspace", "init", str(folder), "--area", "E22000165", "--json"
    )
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["areas"] == made["areas"]
    shown = frankpledge("workspace", "show", "--json", "--workspace", str(folder))
    assert json.loads(shown.stdout)["partnership"] == "Charnwood"
    other = frankpledge("workspace", "init", str(folder), "--area", "E08000013")
    assert other.returncode == 1
    assert "for Charnwood already" in other.stderr


def run(*words):
    program.main(["workspace", "init", *map(str, words)], standalone_mode=False)


def test_an_unknown_place_makes_no_folder(tmp_path):
    with pytest.raises(ExpectedFailure, match="No community safety partnership"):
        run(tmp_path / "new", "--area", "E99")
    assert not (tmp_path / "new").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("private")
    with pytest.raises(ExpectedFailure, match="holds other files"):
        run(tmp_path, "--area", "E08000013")
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_an_operator_has_an_address(tmp_path):
    with pytest.raises(ExpectedFailure, match="not an e-mail"):
        run(tmp_path / "new", "--area", "E08000013", "--operator", "ada")


def test_a_dry_run_makes_nothing(tmp_path, capsys):
    run(tmp_path / "new", "--area", "E08000013", "--dry-run")
    assert "Would make a workspace for St. Helens" in capsys.readouterr().out
    assert not (tmp_path / "new").exists()


@pytest.mark.django_db
def test_an_upgrade_brings_the_database_up_to_date(workspace, monkeypatch, capsys):
    (workspace / "frankpledge.toml").write_text("")
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)
    program.main(
        ["workspace", "upgrade", "--workspace", str(workspace)], standalone_mode=False
    )
    assert "up to date" in capsys.readouterr().out
