from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.models import ComparisonGroup, GroupMember, RecordingChange
from frankpledge.performance import selectors
from frankpledge.performance.selectors import NoSuchQuarter
from frankpledge.performance.selectors.choosing import quarter_around
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.states import Asking, Revised
from frankpledge.plan.models import Plan
from frankpledge.plan.states import TargetStatus
from tests.performance.conftest import BURGLARY, FIRST, HOME, NOW, SECOND, TODAY


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["2019/20-Q4", "2019-20-q4", " 2019/20-q4 "])
def test_a_quarter_is_found_by_its_label_or_slug(name):
    found = selectors.quarter_named(name)
    assert (found.starts_on, found.ends_before) == (date(2020, 1, 1), date(2020, 4, 1))
    assert selectors.slug_of(found) == "2019-20-q4"


@pytest.mark.parametrize("name", ["", "2019/20", "2019-07", "sample", "2019/20-Q5"])
def test_another_name_is_no_quarter(name):
    with pytest.raises(NoSuchQuarter, match="is not a quarter"):
        selectors.quarter_named(name)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2020, 1, 1), "2019/20-Q4"),
        (date(2020, 4, 1), "2020/21-Q1"),
        (date(2020, 9, 30), "2020/21-Q2"),
        (date(2020, 12, 31), "2020/21-Q3"),
    ],
)
def test_a_day_falls_in_its_quarter(day, label):
    assert quarter_around(day).label == label


def test_only_quarters_that_are_over_can_be_reported(plan):
    labels = [one.label for one in selectors.quarters_of(plan, today=TODAY)]
    assert labels == ["2019/20-Q4", "2019/20-Q3", "2019/20-Q2", "2019/20-Q1"]
    assert selectors.latest_quarter(plan, today=date(2019, 5, 1)) is None


def test_the_plan_in_force_is_reported_rather_than_an_example(plan, quarter):
    Plan.objects.create(
        partnership=plan.partnership, slug="example", title="Example", area_code=HOME,
        starts_on=date(2019, 10, 1), ends_before=date(2021, 4, 1), is_example=True,
    )  # fmt: skip
    Plan.objects.create(
        partnership=plan.partnership, slug="older", title="Older", area_code=HOME,
        starts_on=date(2013, 4, 1), ends_before=date(2017, 4, 1), state="ended",
    )  # fmt: skip
    partnership = plan.partnership_id
    chosen = selectors.plan_for(partnership, quarter=quarter, today=TODAY)
    assert chosen == plan
    assert selectors.plan_for(partnership, today=TODAY) == plan
    named = selectors.plan_for(partnership, slug="older", today=TODAY)
    assert named.slug == "older"
    with pytest.raises(NoSuchQuarter, match="no plan for 2011/12-Q1"):
        selectors.plan_for(
            partnership, quarter=selectors.quarter_named("2011/12-Q1"), today=TODAY
        )
    with pytest.raises(NoSuchQuarter, match="no plan “nothing”"):
        selectors.plan_for(partnership, slug="nothing", today=TODAY)


def test_a_groups_own_plan_is_not_reported_in_the_partnerships_place(plan):
    Plan.objects.create(
        partnership=plan.partnership, slug="group", title="Group", area_code=HOME,
        starts_on=TODAY, ends_before=date(2031, 4, 1), state="agreed", role="group",
    )  # fmt: skip
    for day in (TODAY, date(2030, 1, 1)):
        assert selectors.plan_for(plan.partnership_id, today=day) == plan
    named = selectors.plan_for(plan.partnership_id, slug="group", today=TODAY)
    assert named.slug == "group"


def test_an_entry_says_how_a_target_stood_then_and_before(entry):
    assert entry.status is entry.worked_out is TargetStatus.OFF_COURSE
    assert entry.before is TargetStatus.OFF_COURSE
    assert entry.asking is Asking.BOARD
    assert not entry.has_turned
    assert entry.due_on == date(2020, 4, 29)
    assert entry.is_exception


def test_figures_after_the_quarter_do_not_change_how_it_stood(
    entry, keep, plan, manager, quarter
):
    keep(
        "burglary", PeriodType.QUARTER, {**BURGLARY, "2020/21-Q1": 0.5}, known_at=SECOND
    )
    again = selectors.entry_for(plan, "T1", quarter, by=manager, today=TODAY)
    assert again.status is TargetStatus.OFF_COURSE
    assert again.standing.latest.label == "2019/20-Q4"


def test_a_target_nobody_made_is_not_there(plan, quarter, manager):
    assert selectors.entry_for(plan, "T9", quarter, by=manager, today=TODAY) is None


def test_the_board_takes_the_same_queries_for_one_target_as_for_three(
    off_course, make_target, plan, quarter, manager
):
    with CaptureQueriesContext(connection) as one:
        selectors.board(plan, quarter, by=manager, today=TODAY)
    make_target("T2", measure="shoplifting")
    make_target("T3", measure="robbery")
    with CaptureQueriesContext(connection) as three:
        selectors.board(plan, quarter, by=manager, today=TODAY)
    assert len(three) == len(one) <= 16


def test_lines_carry_every_period_of_the_report(
    off_course, keep, plan, quarter, manager
):
    keep("burglary", PeriodType.YEAR_TO_DATE, ytd())
    keep("burglary", PeriodType.ROLLING_12, rolling())
    (line,) = selectors.lines_of(
        selectors.board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    assert (line.quarter.value, line.last_year.value) == (1.80, 1.40)
    assert (line.to_date.value, line.to_date_last_year.value) == (5.0, 6.0)
    assert (line.rolling.value, line.rolling_before.value) == (5.0, 6.0)
    assert line.change.sentence.startswith("Burglary (open data) rose")
    assert line.forecast.startswith("Cannot tell yet: ")
    assert len(line.observations()) == 6


def ytd():
    return {
        Period(
            date(year, 4, 1), date(year + 1, 4, 1), PeriodType.YEAR_TO_DATE
        ).label: value
        for year, value in ((2018, 6.0), (2019, 5.0))
    }


def rolling():
    return {
        Period(
            date(year, 4, 1), date(year + 1, 4, 1), PeriodType.ROLLING_12
        ).label: value
        for year, value in ((2018, 6.0), (2019, 5.0))
    }


def test_a_measure_without_figures_has_an_empty_line(
    make_target, plan, quarter, manager
):
    make_target("T2", measure="shoplifting")
    make_target("T3", measure="lost-measure")
    lines = selectors.lines_of(
        selectors.board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    assert [line.observations() for line in lines] == [[], []]
    assert [line.change for line in lines] == [None, None]


def test_a_recording_change_in_between_lets_no_change_be_given(
    off_course, plan, quarter, manager
):
    RecordingChange.objects.create(
        on=date(2019, 9, 1),
        title="New counting rule",
        measures=["burglary"],
        made_at=NOW,
    )
    RecordingChange.objects.create(
        on=date(2019, 9, 1), title="Elsewhere", area_code="E07000001", made_at=NOW
    )
    (line,) = selectors.lines_of(
        selectors.board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    assert line.change.verdict.value == "cannot-tell"
    notes = selectors.data_notes([line], quarter, by=manager, today=TODAY)
    assert "New counting rule" in {note.about for note in notes}


def test_notes_say_what_is_provisional_and_what_was_never_supplied(
    off_course, keep, plan, quarter, manager
):
    keep("burglary", PeriodType.ROLLING_12, dict.fromkeys(rolling(), (None, "part")))
    lines = selectors.lines_of(
        selectors.board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    notes = {
        note.kind: note.words
        for note in selectors.data_notes(lines, quarter, by=manager, today=TODAY)
    }
    assert notes["Provisional"] == "May still be revised: January to March 2020."
    assert notes["No figure"].startswith(
        "the 12 months to March 2020 was supplied only in part"
    )


def test_a_place_among_peers_counts_from_the_lowest(
    off_course, keep, plan, quarter, manager
):
    group = ComparisonGroup.objects.create(
        slug="peers", name="Peers", reason="Invented", starts_on=date(2018, 1, 1)
    )
    for code, value in (("E07000001", 1.0), ("E07000002", 1.8), ("E07000003", 2.5)):
        GroupMember.objects.create(
            group=group, area_code=code, area_name=code, starts_on=date(2018, 1, 1)
        )
        keep("burglary", PeriodType.QUARTER, {"2019/20-Q4": value}, area=code)
    entries = selectors.board(plan, quarter, by=manager, today=TODAY)
    assert selectors.positions(entries, quarter, eyes=Eyes(manager, TODAY)) == {
        off_course.pk: "2 of 4 (this quarter)"
    }


def test_too_few_peers_give_no_place(off_course, plan, quarter, manager):
    entries = selectors.board(plan, quarter, by=manager, today=TODAY)
    assert selectors.positions(entries, quarter, eyes=Eyes(manager, TODAY)) == {}


def test_restated_figures_are_listed_between_two_moments(off_course, keep, manager):
    keep(
        "burglary",
        PeriodType.QUARTER,
        {**BURGLARY, "2019/20-Q3": 1.95, "2019/20-Q4": 1.80},
        known_at=SECOND,
    )
    keep("shoplifting", PeriodType.QUARTER, {"2019/20-Q4": 1.0}, known_at=SECOND)
    found = selectors.restatements(
        HOME, since=FIRST, until=SECOND, eyes=Eyes(manager, TODAY)
    )
    assert [(one.period.label, one.then, one.now, one.what) for one in found] == [
        ("2019/20-Q3", 1.90, 1.95, Revised.CHANGED),
        ("2019/20-Q4", 1.80, 1.80, Revised.NOW_FINAL),
    ]
    assert (
        selectors.restatements(
            HOME, since=FIRST, until=FIRST, eyes=Eyes(manager, TODAY)
        )
        == []
    )


def test_a_place_is_only_given_for_rates(make_target, keep, plan, quarter, manager):
    make_target("T9", measure="marac-cases")
    entries = selectors.board(plan, quarter, by=manager, today=TODAY)
    assert selectors.positions(entries, quarter, eyes=Eyes(manager, TODAY)) == {}


def test_a_return_that_never_came_is_noted(
    off_course, plan, quarter, manager, monkeypatch
):
    from types import SimpleNamespace

    due = SimpleNamespace(period=selectors.quarter_named("2019/20-Q2"))
    later = SimpleNamespace(period=selectors.quarter_named("2020/21-Q2"))
    monkeypatch.setattr(
        "frankpledge.performance.selectors.notes.late_returns",
        lambda member, on: [
            SimpleNamespace(source="Police street files", due=one, arrival="missing")
            for one in (due, later)
        ],
    )
    notes = selectors.data_notes([], quarter, by=manager, today=TODAY)
    assert [(note.about, note.words) for note in notes] == [
        ("Police street files", "The return for July to September 2019 is missing.")
    ]


def test_yearly_returns_are_compared_year_with_year(
    make_target, keep, plan, quarter, manager
):
    keep(
        "wounding",
        PeriodType.FINANCIAL_YEAR,
        {"2017/18": 600.0, "2018/19": 700.0, "2019/20": (None, "missing")},
    )
    make_target("T7", measure="wounding", period_type="financial-year", baseline=600)
    (line,) = selectors.lines_of(
        selectors.board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    assert (line.year.value, line.year_before.value, line.quarter) == (
        700.0,
        600.0,
        None,
    )
    assert line.change.percent == pytest.approx(16.6667, abs=0.001)


def test_a_measure_of_which_nothing_came_is_noted(make_target, plan, quarter, manager):
    make_target("T2", measure="shoplifting")
    lines = selectors.lines_of(
        selectors.board(plan, quarter, by=manager, today=TODAY),
        quarter,
        eyes=Eyes(manager, TODAY),
    )
    assert [
        note.words
        for note in selectors.data_notes(lines, quarter, by=manager, today=TODAY)
    ] == ["Nothing has been supplied for this measure."]
