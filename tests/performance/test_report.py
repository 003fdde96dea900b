"""The quarterly report: what it says, that its formats agree, that it can be frozen."""

import io
import json
import re
import time
import zipfile
from datetime import date

import docx
import pytest

from frankpledge.actions.models import Action
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.documents.bindings import Request
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import Heading, Listing, Paragraph, plain
from frankpledge.documents.writers import FORMATS
from frankpledge.evidence.models import MeasureVersion
from frankpledge.performance import services
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.report import file_of, made_of, report_on
from frankpledge.performance.presenters.report.answers import answers
from frankpledge.performance.presenters.report.material import gathered
from frankpledge.performance.rules import Forecast
from frankpledge.performance.selectors import (
    board,
    entry_for,
    lines_of,
    revisions_of,
)
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.states import Revised
from frankpledge.plan.models import PrintedClaim
from frankpledge.plan.states import TargetStatus
from tests.performance.conftest import BURGLARY, HOME, LATER, NOW, SECOND, TODAY


pytestmark = pytest.mark.django_db


@pytest.fixture
def full(off_course, make_target, keep, plan, quarter, manager, lead_officer, agencies):
    """A plan with a target of every standing, commentary, a question and a claim."""
    keep("robbery", PeriodType.QUARTER, {"2018/19-Q4": 0.30, "2019/20-Q4": 0.10})
    make_target("T2", measure="robbery", baseline=0.30)
    make_target(
        "T3",
        measure="shoplifting",
        kind="none",
        percent=None,
        reason="More reports are good.",
    )
    make_target(
        "T4",
        measure="bicycle-theft",
        baseline=None,
        baseline_state="to-be-established",
        baseline_due_on=date(2020, 9, 30),
    )
    make_target(
        "T5",
        measure="drugs",
        owner="nobody",
        kind="threshold",
        percent=None,
        low=1.0,
        high=2.0,
    )
    PrintedClaim.objects.create(
        priority=plan.priorities.get(), text="Burglary rose 50%.", measure="burglary",
        period_type="quarter", from_period="2018/19-Q4", to_period="2019/20-Q4", printed=50,
    )  # fmt: skip
    entry = entry_for(plan, "T1", quarter, by=manager, today=TODAY)
    services.write_commentary(
        entry=entry, quarter=quarter, cause="Three *prolific* burglars <b>.",
        recovery="Visit every address.", recovery_owner_id=agencies["council"].pk,
        recovery_due_on=date(2020, 6, 30), ask="Two more officers.", version=0,
        by=lead_officer, at=NOW,
    )  # fmt: skip
    services.escalate(
        entry=entry,
        quarter=quarter,
        to="board",
        question="Is this enough?",
        by=manager,
        at=NOW,
    )
    return plan


def said_in(report):
    words = []
    for block in report.document.blocks:
        if isinstance(block, Paragraph | Heading):
            words.append(plain(block.text))
        elif isinstance(block, Listing):
            words += [plain(item) for item in block.items]
    return words


def test_the_summary_counts_and_every_part_is_there(full, quarter, manager):
    report = report_on(full, quarter, by=manager, today=TODAY)
    words = said_in(report)
    assert (
        "At the end of 2019/20-Q4 (January to March 2020) the plan's targets numbered 5. On course or met: 1."
        " Off course or missed: 1. Nothing can be said yet: 2. Watched without a target on purpose: 1."
        " Figures of periods that ended before 1 April 2020 are judged." in words
    )
    headings = [
        plain(block.text)
        for block in report.document.blocks
        if isinstance(block, Heading)
    ]
    assert headings == [
        "Summary", "What went well", "What is of concern", "Decisions asked for", "Measures",
        "Exceptions", "T1 Burglary (open data)", "Actions", "Highlights from the owners",
        "Statements of the plan held against its own tables", "Data notes",
        "Figures revised since the last report", "Where each figure came from",
    ]  # fmt: skip


def test_exceptions_carry_cause_action_and_need(full, quarter, manager):
    words = said_in(report_on(full, quarter, by=manager, today=TODAY))
    assert "Cause: Three *prolific* burglars <b>." in words
    assert (
        "Recovery action: Visit every address. St Helens Council, by 30 June 2020."
        in words
    )
    assert any(line.startswith("Needed from here: A fall of") for line in words)
    assert "T1 Burglary (open data): Two more officers." in words
    assert "T1, taken to the board: Is this enough?" in words
    assert any(
        "the baseline is to be established by 30 September 2020" in line
        for line in words
    )


def test_the_plans_own_contradictions_are_printed(full, quarter, manager):
    report = report_on(full, quarter, by=manager, today=TODAY)
    (table,) = [
        table for table in report.document.tables() if table.name == "statements"
    ]
    assert table.rows[0][:2] == ("Burglary rose 50%.", "differs from its table")
    assert "+28.6%" in table.rows[0][2]


def test_every_figure_has_its_origin(full, quarter, manager):
    report = report_on(full, quarter, by=manager, today=TODAY)
    origin = next(one for one in report.bindings if one.id == "t1")
    assert (
        origin.request.asked() == f'figure "burglary" area="{HOME}" period="2019/20-Q4"'
    )
    assert origin.answer.text == "1.80 [p]"
    assert origin.answer.provenance["numerator"] == "324"
    assert report.document.tables()[-1].name == "origins"
    assert {fact["period"] for fact in report.figures} == {"2018/19-Q4", "2019/20-Q4"}


def test_a_status_set_by_hand_is_printed_with_its_reason(full, quarter, manager):
    entry = entry_for(full, "T2", quarter, by=manager, today=TODAY)
    reason = "Two robberies were recorded late by the force."
    services.override_status(
        entry=entry,
        authority="Strategy group",
        ends_before=date(2020, 7, 1),
        quarter=quarter,
        status=TargetStatus.OFF_COURSE,
        reason=reason,
        by=manager,
        at=NOW,
    )
    words = said_in(report_on(full, quarter, by=manager, today=TODAY))
    assert any(
        reason in line and "By the figures it is on course." in line for line in words
    )


@pytest.fixture
def restricted(full):
    version = MeasureVersion.objects.get(measure="burglary", state="in-force")
    version.content = {**version.content, "restricted": True}
    version.save()
    return full


def test_restricted_figures_are_withheld_from_those_who_may_not_see_them(
    restricted, quarter, manager, board_member
):
    theirs = report_on(restricted, quarter, by=board_member, today=TODAY)
    ours = report_on(restricted, quarter, by=manager, today=TODAY)
    assert (theirs.has_restricted, theirs.document.about.marking) == (False, "OFFICIAL")
    assert (ours.has_restricted, ours.document.about.marking) == (
        True,
        "OFFICIAL-SENSITIVE",
    )
    assert "1.80" in file_of(ours, "html").content.decode()
    html = file_of(theirs, "html").content.decode()
    for word in (r"\b1\.80?\b", r"\b324\b", "prolific", "Is this enough"):
        assert not re.search(word, html)
    assert "28.6" not in html


def test_an_empty_plan_still_makes_a_report(plan, quarter, manager):
    words = said_in(report_on(plan, quarter, by=manager, today=TODAY))
    for line in (
        "No target is on course.", "No target is off course.", "No decision is asked for.",
        "The plan has no actions yet.", "No action is late, overdue or blocked.",
        "No owner has added anything.", "No statement of this plan is tied to figures.",
        "All figures are final and every return is in.",
        "No earlier report of this plan has been frozen.",
    ):  # fmt: skip
        assert line in words


def test_all_formats_are_made_within_twenty_seconds_and_again_alike(
    full, quarter, manager
):
    report = report_on(full, quarter, by=manager, today=TODAY)
    started = time.monotonic()
    files = {form: file_of(report, form) for form in FORMATS}
    assert time.monotonic() - started < 20
    assert files["docx"].name == "st-helens-performance-2019-20-q4-v0.docx"
    again = report_on(full, quarter, by=manager, today=TODAY)
    assert {form: file_of(again, form).content for form in FORMATS} == {
        form: file.content for form, file in files.items()
    }
    letter = docx.Document(io.BytesIO(files["docx"].content))
    cells = {
        cell.text for table in letter.tables for row in table.rows for cell in row.cells
    }
    assert {"1.80 [p]", "28.6%", "T1", "▲ Off course"} <= cells
    with zipfile.ZipFile(io.BytesIO(files["csv"].content)) as archive:
        assert (
            "T1,Burglary (open data),1.40 in 2018/19-Q4,"
            in archive.read("figures.csv").decode()
        )


def test_later_revisions_of_a_frozen_report_are_listed(full, quarter, manager, keep):
    made = made_of(
        report_on(full, quarter, by=manager, today=TODAY, version="1"), ["csv"]
    )
    report = services.freeze_report(
        plan=full, quarter=quarter, made=made, note="", by=manager, at=NOW
    )
    assert revisions_of(report, eyes=Eyes(manager, TODAY)) == []
    assert json.loads(json.dumps(report.bindings)) == report.bindings
    keep(
        "burglary", PeriodType.QUARTER, {**BURGLARY, "2019/20-Q4": 1.7}, known_at=SECOND
    )
    keep("robbery", PeriodType.QUARTER, {"2018/19-Q4": 0.30}, known_at=SECOND)
    found = {
        (one.measure, one.period.label): (one.then, one.now, one.what)
        for one in revisions_of(report, eyes=Eyes(manager, TODAY))
    }
    assert found == {
        ("burglary", "2019/20-Q4"): (1.8, 1.7, Revised.CHANGED),
        ("robbery", "2019/20-Q4"): (0.1, None, Revised.NOW_MISSING),
    }
    later = report_on(full, quarter.moved(3), by=manager, today=LATER.date())
    (table,) = [table for table in later.document.tables() if table.name == "revisions"]
    assert [row[-1] for row in table.rows] == ["changed", "no longer there"]


def test_nothing_revised_is_said_so(full, quarter, manager):
    made = made_of(
        report_on(full, quarter, by=manager, today=TODAY, version="1"), ["csv"]
    )
    services.freeze_report(
        plan=full, quarter=quarter, made=made, note="", by=manager, at=NOW
    )
    words = said_in(report_on(full, quarter.moved(3), by=manager, today=LATER.date()))
    assert any("has been revised." in line for line in words)


def test_late_actions_and_claims_that_agree_are_listed(
    plan, quarter, manager, agencies, keep, off_course
):
    objective = plan.priorities.get().objectives.get()
    for ref, state, due in (
        ("A1", "under-way", date(2019, 9, 30)),
        ("A2", "blocked", None),
        ("A3", "done", None),
    ):
        objective.actions.add(
            Action.objects.create(
                partnership=plan.partnership,
                ref=ref,
                text=f"Do {ref}.",
                owner=agencies["fire"],
                due_on=due,
                state=state,
            )
        )
    PrintedClaim.objects.create(
        priority=plan.priorities.get(), text="Burglary rose 29%.", measure="burglary",
        period_type="quarter", from_period="2018/19-Q4", to_period="2019/20-Q4", printed=29,
    )  # fmt: skip
    report = report_on(plan, quarter, by=manager, today=TODAY)
    tables = {table.name: table.rows for table in report.document.tables()}
    assert tables["late actions"] == (
        ("A1", "Do A1.", str(agencies["fire"]), date(2019, 9, 30), "overdue"),
        ("A2", "Do A2.", str(agencies["fire"]), None, "blocked"),
    )
    assert tables["actions"] == (("overdue", 1), ("blocked", 1), ("done", 1))
    words = said_in(report)
    assert "Late, overdue or blocked: 2 of 3 actions." in words
    assert "Every statement that can be checked agrees with its table." in words


def test_a_count_has_a_forecast_for_the_year(make_target, keep, plan, quarter, manager):
    make_target(
        "T9", measure="marac-cases", kind="none", percent=None, reason="Watched."
    )
    (line,) = lines_of(
        board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    told = words.forecast(line.entry, Forecast(266.2, 250.0, 280.4, 3, 0.25))
    assert told == (
        "About 266 for the next quarter if it goes as in the last 3 years (95% of chance"
        " between 250 and 280): a chance of about 25% to be where it should be by then."
    )
    assert words.forecast(line.entry, Forecast(266.2, 250.0, 280.4, 3)).endswith(
        "280)."
    )
    assert line.forecast == "Cannot tell yet: no count is known quarter by quarter."


@pytest.fixture
def ask(full, quarter, manager):
    return answers(gathered(full, quarter, by=manager, today=TODAY))


def test_a_template_may_ask_for_any_measure(ask):
    asked = Request("figure", "burglary", {"period": "2018/19-Q4"})
    assert (ask(asked).text, ask(asked).value) == ("1.40", 1.4)
    assert ask(Request("figure", "burglary", {"period": "2011/12-Q1"})).text == "[x]"
    assert ask(Request("text", "plan")).text == "Invented plan"


@pytest.mark.parametrize(
    "request_",
    [Request("text", "mood"), Request("figure", "targets", {"show": "purple"})],
)
def test_a_template_that_asks_for_the_unknown_is_refused(ask, request_):
    with pytest.raises(DocumentFailure):
        ask(request_)
