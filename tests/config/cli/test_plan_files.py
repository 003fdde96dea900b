"""The commands that take a plan in and give one out: data, workbooks and print."""

import json
from datetime import date

import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli import frame, program
from frankpledge.documents.reading import read_document
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.content import PlanFault
from frankpledge.plan.selectors import content_of
from tests.plan.conftest import content, measures, people, plan
from tests.plan.printing import EXAMPLES


pytestmark = pytest.mark.django_db
__all__ = ["content", "measures", "people", "plan"]
LAYOUTS = {"grid": "docx", "leaflet": "html", "chapters": "odt", "delivery": "docx"}
PRINTED = """Safer town strategy 2005 - 2008

Strategic Theme - To reduce violent crime

Key Measures of Performance

Objective\tBaseline\tTimescale\tTarget
To reduce wounding by 12%\t925 offences\t2007/2008\t814 offences
To reduce theft from a person by 20%\t205 offences\t2007/2008\t164 offences
"""


@pytest.fixture
def run(workspace, manager, measures, monkeypatch, capsys):
    """Return a function that runs a plan command as the manager and gives its JSON."""
    (workspace / "frankpledge.toml").write_text(
        f'[command_line]\nacts_as = "{manager.user.email}"\n'
    )
    monkeypatch.setattr(frame, "set_up", lambda workspace: None)
    monkeypatch.setattr(frame.Desk, "today", lambda self: date(2019, 10, 1))

    def command(*words):
        line = [*words, "--json", "--quiet", "--workspace", str(workspace)]
        program.main(["plan", *map(str, line)], standalone_mode=False)
        said = capsys.readouterr().out
        return json.loads(said) if said.strip() else {}

    return command


def test_a_plan_as_data_is_taken_in_and_a_dry_run_changes_nothing(run):
    file = EXAMPLES / "charnwood_2005.toml"
    assert run("import", file, "--dry-run")["plan"] == "charnwood-2005-08"
    assert not Plan.objects.exists()
    assert run("import", file)["state"] == "draft"
    assert Plan.objects.get().layout == "grid"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "json"])
def test_what_is_exported_is_imported_without_a_change(run, plan, tmp_path, kind):
    before = content_of(plan)
    file = tmp_path / f"plan.{kind}"
    assert run("export", plan.slug, "--format", kind, "-o", file)["file"] == str(file)
    version = plan.version
    run("import", file)
    plan.refresh_from_db()
    assert (content_of(plan), plan.version) == (before, version)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_plan_is_exported_in_a_layout_and_named_by_it(run, plan, tmp_path, layout):
    kind = LAYOUTS[layout]
    said = run(
        "export", plan.slug, "--format", kind, "--layout", layout, "-o", tmp_path
    )
    name = f"e08000013-safer-town-{layout}-v1.{kind}"
    assert said["file"] == str(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    if kind != "html":
        document = read_document(name, data)
        assert "Safer town 2018 to 2021" in list(document.words())


@pytest.mark.parametrize("layout", ["grid", "chapters", "delivery"])
def test_a_layout_that_is_imported_again_says_the_same(run, plan, tmp_path, layout):
    before = content_of(plan)
    file = tmp_path / "plan.docx"
    run("export", plan.slug, "--format", "docx", "--layout", layout, "-o", file)
    said = run("import", file, "--slug", "again", "--dry-run")
    assert (said["layout"], said["doubts"]) == (layout, [])
    run("import", file, "--slug", "again")
    again = content_of(Plan.objects.get(slug="again"))
    same = {"slug": "safer-town", "layout": before.layout}
    for one in (again, before):
        for priority in one.priorities:
            priority.claims = []
    assert again.model_copy(update=same) == before


def test_doubts_are_listed_and_nothing_is_taken_in_before_they_are_answered(
    run, tmp_path
):
    file = tmp_path / "plan.txt"
    file.write_text(PRINTED)
    said = run("import", file, "--dry-run")
    assert [each["kind"] for each in said["doubts"]] == [
        "plan-years",
        "unknown-measure",
    ]
    assert said["doubts"][1]["place"].endswith("row 3, cell 1")
    with pytest.raises(ExpectedFailure, match="2 doubts are not answered"):
        run("import", file)
    assert not Plan.objects.exists()


def test_a_file_of_answers_settles_the_doubts(run, tmp_path):
    file, answers = tmp_path / "plan.txt", tmp_path / "answers.json"
    file.write_text(PRINTED)
    asked = run("import", file, "--dry-run")["doubts"]
    said = {each["id"]: each["answers"][0] for each in asked}
    answers.write_text(json.dumps(said))
    run(
        "import", file, "--answers", answers, "--title", "Safer town", "--slug", "safer"
    )
    plan = Plan.objects.get(slug="safer")
    targets = content_of(plan).priorities[0].objectives[0].targets
    assert [(t.measure, t.percent) for t in targets] == [
        ("wounding", -12),
        ("theft-from-person", -20),
    ]
    answers.write_text("not JSON")
    with pytest.raises(ExpectedFailure, match="holds no answers"):
        run("import", file, "--answers", answers)


def test_doubts_may_be_left_as_text(run, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(PRINTED)
    run(
        "import",
        file,
        "--leave-as-text",
        "--slug",
        "safer",
        "--starts-on",
        "2005-04-01",
    )
    kinds = [
        t.kind
        for t in content_of(Plan.objects.get(slug="safer"))
        .priorities[0]
        .objectives[0]
        .targets
    ]
    assert kinds == ["by-percent", "milestone"]


def test_a_file_that_is_no_plan_says_what_is_wrong(run, tmp_path):
    file = tmp_path / "plan.json"
    file.write_text('{"title": "x"}')
    with pytest.raises(PlanFault, match="slug: is missing"):
        run("import", file)
