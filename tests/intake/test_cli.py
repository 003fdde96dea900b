"""`frankpledge data`: what a script reads, and how each command ends."""

import io
import json
import signal
import sys
from datetime import date

import pytest
from django.apps import apps
from django_tasks_db.models import DBTaskResult

from frankpledge.access.models import Member
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.config.cli import program
from frankpledge.config.cli.data.loading import Request, load_all, named_after
from frankpledge.config.cli.frame import Desk, chosen
from frankpledge.config.cli.frame import run as run_program
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.services import loading
from frankpledge.intake.states import SupplyState
from tests.intake.conftest import AT
from tests.intake.files import crime, disorder, street_csv, zipped
from tests.open_data import open_data


pytestmark = pytest.mark.django_db

FAULTY = [crime(1), crime(2, kind="Wizardry"), disorder()]
RETURN = b"Area,Quarter,Hoax calls\nE08000013,2019/20 Q1,12\nE08000013,2019/20 Q2,odd\n"
LAYOUT = {
    "table": "tally",
    "columns": [
        {"heading": "Area", "field": "area"},
        {"heading": "Quarter", "field": "period"},
        {"heading": "Hoax calls", "field": "value"},
    ],
}


@pytest.fixture
def data(workspace, analyst, monkeypatch, capsys):
    """Return a function that runs `frankpledge data` and gives code, answer, words."""
    (workspace / "frankpledge.toml").write_text(
        f'name = "T"\n[command_line]\nacts_as = "{analyst.user.email}"\n'
    )
    monkeypatch.setenv("FRANKPLEDGE_WORKSPACE", str(workspace))
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def run(*words, stdin=b""):
        argv = ["frankpledge", "data", *map(str, words)]
        monkeypatch.setattr(sys, "argv", argv)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run_program(program)
        out, err = capsys.readouterr()
        answer = json.loads(out) if "--json" in argv else out
        return ended.value.code, answer, err

    return run


def test_a_load_answers_with_the_fate_of_every_row(data, street):
    code, answer, err = data(
        "load", "police-street", street(rows=FAULTY).path, "--json"
    )
    assert (code, err) == (3, "")
    assert {name: answer[name] for name in ("status", "state", "changed")} == {
        "status": 3,
        "state": "loaded",
        "changed": True,
    }
    counts = {
        name: answer[name] for name in ("read", "accepted", "duplicates", "quarantined")
    }
    assert counts == {"read": 3, "accepted": 2, "duplicates": 0, "quarantined": 1}
    (file,) = answer["files"]
    assert {name: file[name] for name in counts} == counts
    assert (
        answer["faults"]
        == file["faults"]
        == [
            {
                "file": "2019-06-merseyside-street.csv",
                "sheet": "",
                "line": 3,
                "cell": "",
                "column": "Crime type",
                "value": "Wizardry",
                "reason": "unmapped value",
                "how_to_fix": "Use one of data.police.uk's words for crime type.",
            }
        ]
    )


def test_a_load_without_faults_ends_well_and_again_changes_nothing(data, street):
    path = street().path
    assert data("load", "police-street", path, "--json")[0] == 0
    code, again, _ = data("load", "police-street", path, "--json")
    assert code == 0
    assert (again["state"], again["changed"], again["read"]) == ("unchanged", False, 5)
    _, words, _ = data("load", "police-street", path)
    assert words.startswith("Already loaded, nothing changed.")


def test_words_for_a_person_name_the_fault_and_the_way_to_the_rows(data, street):
    code, words, _ = data("load", "police-street", street(rows=FAULTY).path)
    assert code == 3
    assert "3 rows read: 2 accepted, 0 duplicate, 1 quarantined." in words
    assert "2019-06-merseyside-street.csv:3:Crime type: unmapped value" in words
    assert "frankpledge data rejected" in words


def test_many_faults_are_counted_and_not_all_listed(data, street):
    rows = [crime(n, kind="Wizardry") for n in range(30)] + [crime(99)]
    _, words, _ = data("load", "police-street", street(rows=rows).path)
    assert words.count("unmapped value") == 20
    assert "and more; --json names every one" in words


def test_faults_may_be_refused(data, street):
    path = street(rows=FAULTY).path
    code, answer, _ = data("load", "police-street", path, "--refuse-faults", "--json")
    assert (code, answer["state"], answer["changed"]) == (1, "refused", False)


def test_a_file_without_one_good_row_ends_with_its_rejected_rows(data, street):
    path = street(rows=[crime(1, kind="Wizardry")]).path
    code, words, _ = data("load", "police-street", path)
    assert code == 3
    assert words.startswith("Refused: Not one row can be loaded.")


def test_a_file_without_rows_is_not_loaded(data, street):
    code, answer, _ = data("load", "police-street", street(rows=[]).path, "--json")
    assert (code, answer["read"], answer["state"]) == (1, 0, "refused")


def test_an_unreadable_file_among_others_is_listed(data, street, tmp_path):
    picture = tmp_path / "2019-07-merseyside-street.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    code, answer, _ = data("load", "police-street", street().path, picture, "--json")
    assert code == 3
    assert "picture" in answer["faults"][0]["reason"]
    assert answer["accepted"] == 5


def test_a_wrong_file_ends_in_a_sentence(data, tmp_path):
    letter = tmp_path / "letter.csv"
    letter.write_bytes(b"%PDF-1.7")
    code, answer, err = data("load", "police-street", letter, "--json")
    assert (code, answer["status"]) == (1, 1)
    assert "PDF" in answer["error"]
    assert "Traceback" not in err


def test_a_missing_file_ends_in_a_sentence(data):
    code, _, err = data("load", "police-street", "nowhere.csv")
    assert code == 1
    assert "There is no file nowhere.csv." in err


def test_wrong_use_ends_with_two(data, street):
    assert data("load", "wizardry", "x.csv")[0] == 2
    assert data("load", "totals", street().path)[0] == 2


def test_a_dry_run_says_what_would_be_done(data, street):
    path = street(rows=FAULTY).path
    code, answer, _ = data("load", "police-street", path, "--dry-run", "--json")
    assert (code, answer["dry_run"], answer["accepted"]) == (3, True, 2)
    assert Supply.objects.count() == 0
    _, words, _ = data("load", "police-street", path, "--dry-run")
    assert words.startswith("Nothing was written.")


def test_standard_input_is_read_like_a_file(data):
    code, answer, _ = data(
        "load", "police-street", "-", "--json", stdin=street_csv([crime(1)])
    )
    assert (code, answer["read"]) == (0, 1)


def test_a_folder_stands_for_its_files_and_equal_names_are_told_apart(data, tmp_path):
    root = tmp_path / "months"
    for folder, number in (("a", 1), ("b", 2)):
        (root / folder).mkdir(parents=True)
        name = f"2019-0{number}-merseyside-street.csv"
        (root / folder / name).write_bytes(
            street_csv([crime(number, f"2019-0{number}")])
        )
    code, answer, _ = data("load", "police-street", root, "--json")
    assert (code, answer["accepted"], len(answer["files"])) == (0, 2, 2)
    twice = root / "a" / "2019-01-merseyside-street.csv"
    other = root / "c" / twice.name
    other.parent.mkdir()
    other.write_bytes(street_csv([crime(7, "2019-03")]))
    code, answer, _ = data("load", "police-street", twice, other, "--json")
    assert len({file["file"] for file in answer["files"]}) == 2


def test_a_revised_file_says_what_changed(data, street):
    data("load", "police-street", street().path)
    revised = street(rows=[crime(1, outcome="Suspect charged"), crime(2)]).path
    _, words, _ = data("load", "police-street", revised)
    assert "0 rows added, 3 rows removed, 1 rows changed" in words


def test_status_tells_loaded_missing_and_late(data, street):
    assert "Nothing has been loaded yet." in data("status")[1]
    data("load", "police-street", street("2019-06").path)
    data("load", "police-street", street("2019-08").path)
    _, answer, _ = data("status", "--json")
    (source,) = answer["sources"]
    assert source["loaded"] == ["2019-06-01", "2019-08-01"]
    assert source["missing"] == ["2019-07-01"]
    assert [load["state"] for load in answer["loads"]] == ["loaded", "loaded"]
    assert "missing: July 2019" in data("status")[1]


def test_undo_takes_a_load_out(data, street):
    _, answer, _ = data("load", "police-street", street().path, "--json")
    _, words, _ = data("undo", answer["load"], "--dry-run")
    assert words.strip() == f"Undoing {answer['load']} would touch June 2019."
    assert data("undo", answer["load"], "--reason", "Wrong")[0] == 0
    assert Supply.objects.get().status is SupplyState.UNDONE
    assert data("undo", answer["load"])[0] == 1
    assert data("undo", "no-such-load")[0] == 1


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods"])
def test_rejected_rows_are_written(suffix, data, street, tmp_path):
    _, answer, _ = data("load", "police-street", street(rows=FAULTY).path, "--json")
    target = tmp_path / f"rejected.{suffix}"
    code, words, _ = data("rejected", answer["load"], "-o", target)
    assert (code, words.strip()) == (0, f"1 rows written to {target}.")
    assert target.stat().st_size > 100
    assert data("rejected", answer["load"], "-o", "rejected.exe")[0] == 2


def test_rejected_rows_can_go_down_a_pipe(data, street, monkeypatch):
    _, answer, _ = data("load", "police-street", street(rows=FAULTY).path, "--json")
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, write_through=True))
    data("rejected", answer["load"])
    assert pipe.getvalue().startswith(b"Crime ID,Month")


def test_a_load_answers_before_figures_are_counted_and_a_worker_is_asked(data, street):
    _, answer, _ = data("load", "police-street", street().path, "--json")
    assert answer["figures_are_due"] is True
    assert Supply.objects.get().figures_are_due
    assert [job.task_path for job in DBTaskResult.objects.all()] == [
        "frankpledge.intake.tasks.count_in_background"
    ]
    again = data("load", "police-street", street("2019-07").path)[1]
    assert "Figures are counted again before they are next shown." in again


def test_reconcile_mends_what_was_broken_off(data, street, monkeypatch):
    class Killed(BaseException):
        """A process that dies says nothing."""

    def die(*_, **__):
        raise Killed

    path = street().path
    with monkeypatch.context() as broken:
        broken.setattr(loading, "finish_load", die)
        broken.setattr(sys, "argv", ["frankpledge", "data", "load"])
        with pytest.raises(Killed):
            load_all(
                Desk(chosen()),
                Request("police-street", (str(path),), None, None, takes_part=True),
                [Supplied.at(path)],
                Member.objects.get(),
                AT,
            )
    _, answer, _ = data("reconcile", "--dry-run", "--json")
    assert len(answer["half_done"]) == 1
    _, answer, _ = data("reconcile", "--json")
    assert len(answer["finished"]) == 1
    assert "0 loads finished" in data("reconcile")[1]


def test_open_files_that_name_nobody_take_the_name_of_the_first_file(data, tmp_path):
    assert named_after("/x/lancashire_asb_2022.tab.gz") == "lancashire-asb"
    assert named_after("2022.csv") == "unnamed"
    bad = tmp_path / "kent_2022.csv"
    bad.write_bytes(b"nothing\nhere\n")
    assert data("load", "police-asb", bad)[0] == 1
    assert Source.objects.get().code == "kent"


MARAC = (
    "add-source",
    "marac",
    "--dataset",
    "marac-return",
    "--name",
    "MARAC return",
    "--agency",
    "council",
    "--lawful-basis",
    "Crime and Disorder Act 1998 section 115",
)


def test_a_source_of_totals_is_entered_and_its_return_loaded(data, agencies, tmp_path):
    code, answer, _ = data(*MARAC, "--frequency", "quarter", "--json")
    assert (code, answer) == (
        0,
        {
            "dataset": "marac-return",
            "source": "marac",
            "name": "MARAC return",
            "kind": "totals",
            "agency": "council",
            "frequency": "quarter",
            "first_period_on": None,
            "status": 0,
        },
    )
    layout, file = tmp_path / "layout.json", tmp_path / "return.csv"
    layout.write_text(json.dumps(LAYOUT))
    file.write_bytes(RETURN)
    assert data("layouts", "--source", "marac", "--save", layout)[0] == 0
    assert data("load", "totals", file, "--source", "marac", "--json")[0] == 3
    assert Supply.objects.get().source == Source.objects.get()


def test_all_that_the_page_asks_of_a_source_can_be_said(data, agencies):
    person = apps.get_model("partnership", "Person").objects.create(
        name="Ann Example", agency=agencies["council"]
    )
    more = ("--contact", "Ann Example", "--deputy", "ann example", "--covers")
    more += ("e08000013", "--first", "2019-04", "--until", "2020-04", "--due-after")
    more += ("45", "--settles-after", "3", "--smallest-count", "5", "--notes", "Odd")
    more += ("--marking", "personal", "--agreement", "ISA 4", "--file-format", "XLSX")
    code, words, _ = data(*MARAC, "--kind", "incidents", *more)
    assert code == 0
    assert words.startswith("MARAC return is in the catalogue as marac-return/marac.")
    assert "data layouts --source marac --propose FILE" in words
    source = Source.objects.get()
    assert (source.contact, source.deputy) == (person, person)
    assert (source.covers, source.first_period_on, source.ends_before) == (
        ["E08000013"],
        date(2019, 4, 1),
        date(2020, 4, 1),
    )
    assert (source.lag_days, source.settles_after_months) == (45, 3)
    assert (source.smallest_count, source.marking) == (5, "personal")


def test_open_data_needs_no_layout_and_no_agency(data, partnership):
    words = [word for word in MARAC if word not in ("--agency", "council")]
    said = data(*words, "--kind", "police-asb")[1]
    assert said.strip() == "MARAC return is in the catalogue as marac-return/marac."
    assert Source.objects.get().agency is None


def test_a_dry_run_enters_no_source(data, agencies):
    said = data(*MARAC, "--dry-run")[1]
    assert said.strip() == "MARAC return could be entered as marac-return/marac."
    assert not Source.objects.exists()
    data(*MARAC)
    code, _, err = data(*MARAC, "--dry-run")
    assert code == 1
    assert "There is a source “marac” for “marac-return” already." in err


WRONG_SOURCES = [
    (("--agency", "nobody"), "no agency with the code 'nobody'"),
    (("--covers", "St Helens"), "“ST HELENS” is not an area's code"),
    (("--first", "2020-04", "--until", "2020-04"), "must end after its first period"),
    (("--name", "x" * 200), "name cannot be kept"),
    (("--dataset", "fly tipping"), "dataset cannot be kept"),
    (("--contact", "Nobody Known"), "no person, or several, called “Nobody Known”"),
]


@pytest.mark.parametrize(("more", "said"), WRONG_SOURCES)
def test_a_source_that_cannot_be_kept_is_refused(more, said, data, agencies):
    code, _, err = data(*MARAC, *more)
    assert code == 1
    assert said in err
    assert not Source.objects.exists()


def test_who_may_not_keep_the_catalogue_enters_no_source(data, manager):
    code, _, err = data(*MARAC, "--as", manager.user.email)
    assert code == 4
    assert "Only an analyst" in err
    assert not Source.objects.exists()


def test_a_return_is_loaded_by_its_layout(data, fire_source, tmp_path):
    layout, file = tmp_path / "layout.json", tmp_path / "return.csv"
    layout.write_text(json.dumps(LAYOUT))
    file.write_bytes(RETURN)
    assert "No layouts" in data("layouts")[1]
    proposed = data("layouts", "--source", "st-helens", "--propose", file)[1]
    fields = [column["field"] for column in json.loads(proposed)["columns"]]
    assert fields[:2] == ["area", "period"]
    assert data("load", "totals", file, "--source", "st-helens")[0] == 1
    assert data("layouts", "--save", layout)[0] == 2
    keep = ("layouts", "--source", "st-helens", "--save", layout)
    assert "No layouts" in data(*keep, "--dry-run")[1]
    assert "st-helens  usual 1" in data(*keep)[1]
    code, answer, _ = data("load", "totals", file, "--source", "st-helens", "--json")
    assert (code, answer["accepted"], answer["quarantined"]) == (3, 1, 1)
    assert answer["covers"] == {"fires/st-helens": "2019/20-Q1"}
    assert data("layouts", "--json")[1]["layouts"][0]["name"] == "usual"
    for wrong, code in (("not json", 2), ("[]", 2), ("{}", 1)):
        layout.write_text(wrong)
        assert data(*keep)[0] == code


def test_a_load_keeps_the_day_on_which_its_figures_were_taken(data, street):
    path = street().path
    code, _, err = data("load", "police-street", path, "--taken-on", "2999-01-01")
    assert (code, "a day that has come" in err) == (1, True)
    assert data("load", "police-street", path, "--taken-on", "May")[0] == 2
    assert data("load", "police-street", path, "--taken-on", "2020-01-31")[0] == 0
    assert Supply.objects.get().extracted_on == date(2020, 1, 31)


def test_who_may_not_load_is_told_so(data, street, manager):
    code, _, err = data(
        "load", "police-street", street().path, "--as", manager.user.email
    )
    assert code == 4
    assert "Only an analyst" in err


def test_months_in_an_archive_are_loaded_together(data, tmp_path):
    archive = tmp_path / "months.zip"
    archive.write_bytes(
        zipped(
            {
                f"2019-0{n}/2019-0{n}-merseyside-street.csv": street_csv(
                    [crime(n, f"2019-0{n}")]
                )
                for n in (1, 2)
            }
        )
    )
    code, answer, _ = data("load", "police-street", archive, "--json")
    assert (code, answer["read"], len(answer["files"])) == (0, 2, 2)


@pytest.mark.open_data
def test_a_month_from_another_download_shows_two_revised_outcomes(data):
    name = "merseyside/2018-11-merseyside-street.csv.gz"
    data("load", "police-street", open_data(f"police_street/{name}"))
    _, answer, _ = data(
        "load", "police-street", open_data(f"police_street_redelivery/{name}"), "--json"
    )
    assert answer["read"] == answer["accepted"] == 14_034
    assert sum(line["changed"] for line in answer["difference"]) == 2
    assert sum(line["added"] + line["removed"] for line in answer["difference"]) == 0
