"""`frankpledge measures`: what a script reads, and how each command ends."""

import json
import signal
import sys
from datetime import date

import pytest

from frankpledge.config.cli import program
from frankpledge.config.cli.frame import run as run_program
from frankpledge.evidence import selectors
from tests.evidence.conftest import HOME, burglaries


pytestmark = pytest.mark.django_db
PROMISED = {
    "period",
    "numerator",
    "denominator",
    "value",
    "low",
    "high",
    "status",
}


@pytest.fixture
def measures(workspace, analyst, monkeypatch, capsys):
    """Return a function that runs `frankpledge measures` and gives code, answer, words."""
    (workspace / "frankpledge.toml").write_text(
        f'name = "T"\n[command_line]\nacts_as = "{analyst.user.email}"\n'
    )
    monkeypatch.setenv("FRANKPLEDGE_WORKSPACE", str(workspace))
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def run(*words):
        argv = ["frankpledge", "measures", *words]
        monkeypatch.setattr(sys, "argv", argv)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run_program(program)
        out, err = capsys.readouterr()
        return ended.value.code, json.loads(out) if "--json" in argv else out, err

    return run


def test_show_gives_one_object_a_period_and_nulls_where_nothing_came(
    two_years, measures
) -> None:
    code, rows, _ = measures("show", "burglary", "--area", HOME, "--json")
    assert code == 0
    assert len(rows) == 24
    assert all(set(row) >= PROMISED for row in rows)
    july = next(row for row in rows if row["period"] == "2019-07")
    assert july["status"] == "missing"
    assert [july[name] for name in sorted(PROMISED - {"period", "status"})] == [
        None
    ] * 5
    december = rows[-1]
    assert (december["numerator"], december["denominator"]) == (20, 3000)
    assert december["value"] == pytest.approx(20 / 3)


def test_show_counts_first_what_a_load_still_owes(two_years, bring, measures) -> None:
    owing = bring("load-again", {date(2019, 6, 1): burglaries(25)})
    owing.figures_are_due = True
    owing.save()
    _, rows, _ = measures("show", "burglary", "--area", HOME, "--json")
    june = next(row for row in rows if row["period"] == "2019-06")
    assert (june["numerator"], june["loads"]) == (25, ["load-again"])
    owing.refresh_from_db()
    assert not owing.figures_are_due


def test_show_is_cut_to_the_periods_asked_for_and_reads_old_names(
    two_years, measures
) -> None:
    words = ["show", "Burglary", "--area", HOME, "--period-type", "quarter"]
    code, text, _ = measures(*words, "--from", "2018/19-Q1", "--to", "2018/19-Q2")
    assert code == 0
    assert text.split()[0] == "2018/19-Q1"
    assert len(text.strip().splitlines()) == 2
    _, text, _ = measures("show", "burglary", "--area", HOME, "--from", "2019-07")
    assert "missing" in text


def test_show_as_it_was_known_before(two_years, measures) -> None:
    words = ["show", "burglary", "--area", HOME, "--json", "--known-at"]
    assert len(measures(*words, "2020-03-03")[1]) == 24
    assert measures(*words, "2020-01-01T00:00:00+00:00")[1] == []
    assert measures(*words, "yesterday")[0] == 2


def test_show_says_why_there_is_nothing(two_years, measures) -> None:
    code, rows, said = measures("show", "burglary", "--area", "E08000011", "--json")
    assert (code, rows) == (0, [])
    assert "is loaded for E08000011" in said
    _, _, said = measures(
        "show", "burglary", "--area", HOME, "--period-type", "snapshot"
    )
    assert "by months, quarters, financial years, year to date, from April," in said
    assert "not by days counted on." in said


def test_unknown_measure_is_a_failure_with_a_next_step(areas, measures) -> None:
    code, _, said = measures("show", "wizardry", "--area", HOME)
    assert code == 1
    assert "There is no measure “wizardry”." in said
    assert "measures list" in said


def test_list_finds_measures_by_older_names(areas, measures) -> None:
    code, rows, _ = measures("list", "--search", "marac", "--json")
    assert code == 0
    assert [row["id"] for row in rows] == ["marac-repeat-rate-older-rule"]
    assert rows[0]["caveats"]
    assert "burglary" in measures("list")[1]


def test_refresh_says_what_changed_and_dry_run_changes_nothing(
    two_years, measures
) -> None:
    code, answer, _ = measures("refresh", "--dry-run", "--json")
    assert (code, answer["dry_run"]) == (0, True)
    words = ["refresh", "--dataset", "police-street", "--json"]
    code, answer, _ = measures(*words)
    assert (code, answer["datasets"]) == (0, ["police-street"])
    assert measures(*words)[1]["changed"] == 0


def test_compare_gives_the_own_place(group, measures) -> None:
    words = ["compare", "burglary", "--area", HOME, "--group", "similar"]
    code, answer, _ = measures(*words, "--json")
    assert (code, answer["rank"], answer["of"]) == (0, 2, 2)
    _, text, _ = measures(*words, "--period", "2019-12")
    assert text.startswith("St Helens is number 2 of 2 in December 2019")
    assert measures(*words[:-1], "nobody")[0] == 1


def test_compare_says_that_others_are_known_for_a_part_of_the_quarter(
    group, measures
) -> None:
    words = ["compare", "burglary", "--area", HOME, "--group", "similar"]
    code, said, _ = measures(*words, "--period", "2019/20-Q3")
    assert code == 0
    quarter = "October to December 2019"
    assert f"No other area of Similar partnerships has a figure for {quarter}." in said
    assert f"known of 1 of them covers only a part of {quarter}" in said
    assert "Compare single months instead" in said
    said = measures(*words, "--period-type", "quarter")[1]
    assert "covers only a part of any quarter" in said
    assert "covers only" not in measures(*words, "--period", "2018/19-Q1")[1]


def test_outsider_is_not_permitted(two_years, outsider, measures) -> None:
    code, _, _ = measures(
        "show", "burglary", "--area", HOME, "--as", outsider.user.email
    )
    assert code == 4
    assert selectors.observations("burglary", HOME, "month")


def test_an_area_that_is_none_is_a_failure_and_not_an_empty_answer(
    two_years, measures
) -> None:
    code, _, err = measures("show", "burglary", "--area", "XX")
    assert (code, "There is no area “XX”" in err) == (1, True)


def test_periods_that_run_backwards_are_wrong_use(two_years, measures) -> None:
    asked = ["--area", HOME, "--from", "2020-06", "--to", "2019-01"]
    code, _, err = measures("show", "burglary", *asked)
    assert (code, "2020-06 comes after 2019-01" in err) == (2, True)


def test_nothing_found_is_nothing_on_standard_output(two_years, measures) -> None:
    code, out, err = measures("list", "--search", "zzz")
    assert (code, out) == (0, "")
    assert "No measure fits" in err


def test_a_bare_noun_answers_with_its_help(measures) -> None:
    code, out, err = measures()
    assert (code, out) == (2, "")
    assert err.startswith("Usage: ")
