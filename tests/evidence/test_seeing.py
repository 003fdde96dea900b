"""Who sees small counts of sensitive measures: one decision, on every way out."""

import csv
import io
import json
import signal
import sys
from datetime import date

import pytest

from frankpledge.access.states import Role
from frankpledge.config.cli import program
from frankpledge.config.cli.frame import run as run_program
from frankpledge.evidence import policies, selectors, services
from frankpledge.evidence.models import MeasureVersion
from tests.evidence.conftest import HOME, LATER, ONE, TODAY, bring_totals


pytestmark = pytest.mark.django_db
ID = "marac-repeat-rate-older-rule"
# Cases and repeats of three years: a small count, a small rest, and neither.
YEARS = {2010: (200, 7), 2011: (200, 195), 2012: (256, 46)}
PAGE = f"/measures/{ID}/?period_type=financial-year"


@pytest.fixture
def sensitive(areas):
    figures = [
        (series, code, date(year, 4, 1), count)
        for year, counts in YEARS.items()
        for code in (HOME, ONE)
        for series, count in zip(
            ("marac-cases", "marac-repeat-cases-older-rule"), counts, strict=True
        )
    ]
    bring_totals("marac", figures, period_type="financial-year", months=12)
    services.refresh(by=None, at=LATER, as_of=TODAY)
    return selectors.measure(ID)


@pytest.fixture
def coordinator(make_member):
    return make_member("Cora Example", "council", Role.COORDINATOR)


def numerators(version, member, area=HOME):
    kept = selectors.kept_series(version.measure, area, "financial-year")
    seen = selectors.seen_one(kept, version, member, on=TODAY)
    return [figure.numerator for figure in seen if figure.period.starts_on.year >= 2010]


def test_analysts_and_managers_see_every_figure(sensitive, analyst, manager) -> None:
    for member in (analyst, manager):
        assert numerators(sensitive, member) == [7, 195, 46]


def test_other_roles_see_what_ten_or_more_rest_on(
    sensitive, practitioner, coordinator, lead_officer
) -> None:
    for member in (practitioner, coordinator, lead_officer):
        assert policies.may_see_measure(member, sensitive, on=TODAY)
        assert numerators(sensitive, member) == [None, None, 46]
        assert numerators(sensitive, member, ONE) == [None, None, None]


def test_restricted_measures_stay_as_they_are(sensitive, coordinator) -> None:
    MeasureVersion.objects.filter(measure=ID).update(is_restricted=True)
    version = selectors.measure(ID)
    assert policies.may_see_in_full(coordinator, version, on=TODAY)
    assert numerators(version, coordinator) == [7, 195, 46]


def test_nothing_to_see_is_nothing(sensitive, practitioner) -> None:
    assert selectors.seen_one(None, sensitive, practitioner, on=TODAY) is None


@pytest.mark.parametrize("role", list(Role))
def test_the_list_of_measures_seen_in_full_says_what_the_decision_says(
    role, make_member, db
) -> None:
    MeasureVersion.objects.filter(measure="burglary").update(is_restricted=True)
    member = make_member("Rae Example", "council", role)
    found = set(selectors.measures_seen_in_full(member, on=TODAY))
    decided = {
        version
        for version in MeasureVersion.objects.filter(state="in-force")
        if policies.may_see_in_full(member, version, on=TODAY)
    }
    assert found == decided


def test_page_file_and_picture_hide_alike(
    sensitive, signed_in, analyst, coordinator
) -> None:
    address = f"/measures/{ID}/{HOME}/financial-year"
    for member, hides in ((analyst, False), (coordinator, True)):
        browser = signed_in(member)
        page = browser.get(PAGE).content.decode()
        assert ("97.5" in page) is not hides
        assert "18.0" in page
        rows = file_of(browser, f"{address}/figures.csv")
        assert ("195" in rows) is not hides
        assert "46" in rows
        vintages = browser.get(f"{address}/known/")
        assert (vintages.status_code == 200) is not hides


def file_of(browser, address):
    text = browser.get(address).content.decode("utf-8-sig")
    return {cell for row in csv.reader(io.StringIO(text)) for cell in row}


def test_command_line_hides_alike(
    sensitive, workspace, coordinator, analyst, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("FRANKPLEDGE_WORKSPACE", str(workspace))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    (workspace / "frankpledge.toml").write_text('name = "T"\n')

    def run(member, *more):
        words = ["measures", "show", ID, "--area", HOME, "--json", *more]
        who = ["--period-type", "financial-year", "--as", member.user.email]
        monkeypatch.setattr(sys, "argv", ["frankpledge", *words, *who])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run_program(program)
        return ended.value.code, json.loads(capsys.readouterr().out)

    code, rows = run(coordinator)
    assert (code, [row["numerator"] for row in rows][-3:]) == (0, [None, None, 46])
    assert [row["status"] for row in rows][-3:] == ["suppressed", "suppressed", "final"]
    assert run(analyst)[1][-2]["numerator"] == 195
    assert run(coordinator, "--known-at", "2020-07-01")[0] == 4
