"""Small figures of sensitive measures stay with those who work on them."""

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.performance import selectors
from frankpledge.performance.presenters.report import report_on
from frankpledge.performance.presenters.restating import restatement_table
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.plan.models import PrintedClaim
from frankpledge.plan.selectors import claims_for
from tests.performance.conftest import FIRST, SECOND, TODAY


pytestmark = pytest.mark.django_db
ABUSE = "domestic-abuse-incidents"
YEARS = {"2018/19": 2.0, "2019/20": 2.2}
# A value of 0.02 rests on 4 people.
QUARTERS = {"2018/19-Q4": 0.5, "2019/20-Q3": 0.02, "2019/20-Q4": 0.02}


@pytest.fixture
def chair(board_member):
    return board_member


@pytest.fixture
def target(make_target, keep):
    keep(ABUSE, PeriodType.FINANCIAL_YEAR, YEARS)
    keep(ABUSE, PeriodType.QUARTER, QUARTERS)
    terms = {"period_type": "financial-year", "baseline": 2.0, "percent": 5}
    return make_target("T2", measure=ABUSE, **terms)


def line_for(plan, quarter, eyes):
    entries = selectors.board(
        plan, quarter, by=eyes.member, today=TODAY, is_print=eyes.is_print
    )
    (line,) = selectors.lines_of(entries, quarter, eyes=eyes)
    return line


def test_small_quarters_are_hidden_from_the_board(
    target, plan, quarter, chair, manager
):
    shown = line_for(plan, quarter, Eyes(manager, TODAY))
    hidden = line_for(plan, quarter, Eyes(chair, TODAY))
    assert (shown.quarter.value, shown.year.value) == (0.02, 2.2)
    assert (hidden.quarter.value, hidden.year.value) == (None, 2.2)
    assert not hidden.change.is_clear


def test_report_made_by_who_sees_all_can_be_read_by_the_board(
    target, plan, quarter, manager
):
    printed = line_for(plan, quarter, Eyes(manager, TODAY, is_print=True))
    assert (printed.quarter.value, printed.year.value) == (None, 2.2)
    report = report_on(plan, quarter, by=manager, today=TODAY)
    assert 0.02 not in [fact["value"] for fact in report.figures]


def test_target_judged_on_small_figures_is_withheld_in_print(
    make_target, keep, plan, quarter, manager
):
    keep(ABUSE, PeriodType.QUARTER, QUARTERS)
    make_target("T2", measure=ABUSE, baseline=0.5)
    (seen,) = selectors.board(plan, quarter, by=manager, today=TODAY)
    (printed,) = selectors.board(plan, quarter, by=manager, today=TODAY, is_print=True)
    assert (seen.is_withheld, printed.is_withheld) == (False, True)


def test_restated_small_figures_are_left_out(target, keep, manager, chair):
    keep(ABUSE, PeriodType.QUARTER, QUARTERS | {"2019/20-Q4": 0.03}, known_at=SECOND)
    keep(ABUSE, PeriodType.FINANCIAL_YEAR, YEARS | {"2019/20": 2.3}, known_at=SECOND)

    def periods(member):
        table = restatement_table(
            "E08000013", "St Helens", since=FIRST, until=SECOND, by=member, today=TODAY
        )
        return [row[2] for row in table.rows]

    assert periods(manager) == ["2019/20", "2019/20-Q4"]
    assert periods(chair) == ["2019/20"]


def test_claim_on_a_small_figure_is_withheld(target, plan, manager, chair):
    PrintedClaim.objects.create(
        priority=plan.priorities.get(),
        text="Reports halved.",
        measure=ABUSE,
        period_type="quarter",
        from_period="2018/19-Q4",
        to_period="2019/20-Q4",
        printed=-50,
    )
    (seen,) = claims_for(plan, by=manager, today=TODAY)
    (hidden,) = claims_for(plan, by=chair, today=TODAY)
    assert seen.computed == pytest.approx(-96)
    assert (hidden.verdict.value, hidden.computed) == ("withheld", None)
