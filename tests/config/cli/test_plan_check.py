"""The command that checks a document: with a workspace and without."""

import json

from click.testing import CliRunner

from frankpledge.config.cli import program
from tests.documents.reading.plans import WORDS, plan_file


WRONG = WORDS.replace("fell by 14.2%", "fell by 16%")


def asked(*words, folder):
    return CliRunner().invoke(
        program, ["plan", "check", *words, "--workspace", str(folder / "none")]
    )


def test_a_file_is_checked_where_there_is_no_workspace(tmp_path):
    file = tmp_path / "plan.docx"
    file.write_bytes(plan_file("docx", WRONG))
    answer = asked(str(file), "--json", "--quiet", folder=tmp_path)
    said = json.loads(answer.stdout)
    assert [(each["kind"], each["printed"]) for each in said["findings"]] == [
        ("wrong base", -16)
    ]


def test_a_person_reads_the_findings_in_words(tmp_path):
    file = tmp_path / "plan.md"
    file.write_bytes(plan_file("md", WRONG))
    assert "wrong base: The text says 16%" in asked(str(file), folder=tmp_path).output


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    answer = asked("nowhere.pdf", folder=tmp_path)
    assert str(answer.exception).startswith("There is no file nowhere.pdf.")


def test_a_plan_needs_a_workspace(tmp_path):
    answer = asked("safer-town", folder=tmp_path)
    assert "There is no workspace" in str(answer.exception)
