"""The quarterly report's tables: points and per cents, years long past, read together."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.performance import services
from frankpledge.performance.presenters.report import report_on
from tests.performance.conftest import NOW, SECOND, TODAY
from tests.performance.test_keeping import REPEATS, reports_up, standing_of  # noqa: F401


pytestmark = pytest.mark.django_db


@pytest.fixture
def table(plan, quarter, manager):
    """Return a function that gives one of the report's tables as words, by its name."""

    def table(name):
        made = report_on(plan, quarter, by=manager, today=TODAY)
        found = [one for one in made.document.tables() if one.name == name]
        return found[0].words() if found else None

    return table


def test_a_share_changes_by_points_and_not_by_a_per_cent(make_target, keep, table):
    shares = {"2018/19-Q4": 10.6, "2019/20-Q4": 10.5}
    keep("charged-share", PeriodType.QUARTER, shares)
    make_target("T1", measure="charged-share", kind="threshold", low=10.0)
    row = table("figures")[0]
    assert row[4:7] == ["10.5%", "10.6%", "[z]"]


def test_what_has_no_earlier_figure_has_no_per_cent(make_target, keep, table):
    keep("burglary", PeriodType.QUARTER, {"2019/20-Q4": 1.8})
    make_target("T1")
    assert table("figures")[0][6] == "[x]"


def test_a_year_long_past_is_no_figure_of_now(make_target, keep, table):
    years = {"2011/12": 5.0, "2012/13": 6.0}
    keep("burglary", PeriodType.FINANCIAL_YEAR, years)
    make_target("T1", period_type="financial-year", due_on=date(2020, 4, 1))
    assert table("figures")[0][-2:] == ["[x]", "[x]"]
    newer = {"2017/18": 5.0, "2018/19": 6.0}
    keep("burglary", PeriodType.FINANCIAL_YEAR, newer, known_at=SECOND)
    assert table("figures")[0][-2:] == ["6.00", "5.00"]


def test_reports_and_harm_stand_in_a_table_of_their_own(
    reports_up,  # noqa: F811
    plan,
    quarter,
    manager,
    table,
):
    assert table("pairs") is None
    services.pair_target(
        standing=standing_of(plan, quarter, manager).standing,
        measure=REPEATS,
        why="Repeats are harm that was known.",
        by=manager,
        at=NOW,
    )
    assert table("pairs") == [
        [
            "T2",
            "Domestic abuse incidents",
            "up",
            "Repeat domestic abuse incidents",
            "down",
            "Reports up, repeat domestic abuse incidents down: as hoped.",
            "Repeats are harm that was known.",
        ]
    ]
