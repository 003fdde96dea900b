"""Decisions, pairs, findings, achievements, self-checks, returns and programmes."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.partnership.models import Group
from frankpledge.performance import selectors, services
from frankpledge.performance.models import PairedMeasure, SelfCheck
from frankpledge.performance.selectors.deciding import (
    decision_numbered,
    seen_target,
)
from frankpledge.performance.selectors.health import health
from frankpledge.performance.selectors.outside import filled
from frankpledge.performance.selectors.pairing import paired
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.selectors.used import Year, found_in_use
from frankpledge.performance.services import ReportConflict, Task
from frankpledge.performance.states import CheckKind, FindingState, Level
from tests.performance.conftest import NOW, SECOND, TODAY


pytestmark = pytest.mark.django_db
TOMORROW = date(2020, 5, 5)
ABUSE, REPEATS = "domestic-abuse-incidents", "domestic-abuse-repeat-incidents"


@pytest.fixture
def group(partnership):
    return Group.objects.create(
        partnership=partnership,
        name="Strategy group",
        kind="strategy-group",
        starts_on=date(2019, 4, 1),
    )


@pytest.fixture
def decide(entry, plan, group, manager):
    def decide(task=None, **others):
        terms = {
            "plan": plan,
            "seen": seen_target(entry),
            "text": "Ask for a problem profile.",
            "group": group,
            "decided_on": TODAY,
            "task": task,
            "by": manager,
            "at": NOW,
        }
        return services.record_decision(**(terms | others))

    return decide


def test_a_decision_keeps_the_number_it_was_taken_on(decide, keep, agencies):
    task = Task("Write the profile.", agencies["police"], date(2020, 6, 30))
    made = decide(task)
    keep("burglary", PeriodType.QUARTER, {"2019/20-Q4": 1.2}, known_at=SECOND)
    kept = decision_numbered(made.pk)
    assert (kept.target_ref, kept.period, kept.stood) == (
        "T1",
        "2019/20-Q4",
        "off course",
    )
    assert (kept.value, round(kept.low, 2), round(kept.high, 2)) == (1.8, 1.71, 1.89)
    assert kept.known_at is not None
    action = Action.objects.get()
    assert (kept.action, action.ref, action.owner) == (
        action,
        f"D{made.pk}",
        agencies["police"],
    )
    assert decision_numbered(99) is None


def test_a_decision_is_refused_to_come_without_owner_or_to_others(decide, lead_officer):
    with pytest.raises(ReportConflict, match="day to come"):
        decide(decided_on=TOMORROW)
    with pytest.raises(ReportConflict, match="which agency"):
        decide(Task("Do it.", None, TODAY))
    with pytest.raises(NotAllowed):
        decide(by=lead_officer)


@pytest.fixture
def reports_up(make_target, keep):
    for measure, now in ((ABUSE, 6.0), (REPEATS, 1.0)):
        keep(measure, PeriodType.FINANCIAL_YEAR, {"2018/19": 4.0, "2019/20": now})
    terms = {"period_type": "financial-year", "baseline": 4.0, "percent": 10}
    return make_target("T2", measure=ABUSE, **terms)


def standing_of(plan, quarter, member, ref="T2"):
    found = selectors.board(plan, quarter, by=member, today=TODAY)
    return next(each for each in found if each.target.ref == ref)


def test_reports_and_harm_are_read_together(reports_up, plan, quarter, manager, keep):
    entry = standing_of(plan, quarter, manager)
    eyes = Eyes(manager, TODAY)
    assert paired([entry], quarter, eyes=eyes) == {}
    services.pair_target(
        standing=entry.standing, measure=REPEATS, why="", by=manager, at=NOW
    )
    beside = paired([entry], quarter, eyes=eyes)[reports_up.pk]
    assert beside.reading.sentence == (
        "Reports up, repeat domestic abuse incidents down: as hoped."
    )
    worse = {"2018/19": 4.0, "2019/20": 6.0}
    keep(REPEATS, PeriodType.FINANCIAL_YEAR, worse, known_at=SECOND)
    beside = paired([entry], quarter, eyes=eyes)[reports_up.pk]
    assert beside.reading.meaning.value == "look closer"
    services.pair_target(
        standing=entry.standing, measure="", why="", by=manager, at=NOW
    )
    assert not PairedMeasure.objects.exists()


def test_only_a_target_that_wants_more_has_a_pair(
    entry, reports_up, plan, quarter, manager
):
    asked = {"why": "", "by": manager, "at": NOW}
    with pytest.raises(ReportConflict, match="wants more"):
        services.pair_target(standing=entry.standing, measure=REPEATS, **asked)
    found = standing_of(plan, quarter, manager).standing
    with pytest.raises(ReportConflict, match="another measure"):
        services.pair_target(standing=found, measure=ABUSE, **asked)


def test_a_pair_whose_measure_is_gone_says_nothing(reports_up, plan, quarter, manager):
    PairedMeasure.objects.create(
        target=reports_up, measure="gone", set_at=NOW, set_by=manager
    )
    entry = standing_of(plan, quarter, manager)
    assert paired([entry], quarter, eyes=Eyes(manager, TODAY)) == {}


def test_a_pair_without_figures_cannot_be_told(reports_up, plan, quarter, manager):
    PairedMeasure.objects.create(
        target=reports_up, measure="robbery", set_at=NOW, set_by=manager
    )
    entry = standing_of(plan, quarter, manager)
    beside = paired([entry], quarter, eyes=Eyes(manager, TODAY))[reports_up.pk]
    assert beside.reading.meaning.value == "cannot tell"


FINDING = {
    "body": "Invented inspectorate",
    "service": "Answering of calls",
    "inspected_on": date(2020, 2, 1),
    "finding": "Calls wait too long.",
    "grade": "Requires improvement",
    "link": "",
    "response": "",
    "owner": None,
    "due_on": None,
    "state": "open",
}


@pytest.fixture
def finding(partnership, manager):
    return services.keep_inspection(
        inspection=None, version=0, said=FINDING, by=manager, at=NOW
    )


def keep_finding(finding, manager, **changed):
    return services.keep_inspection(
        inspection=finding,
        version=changed.pop("version", finding.version),
        said=FINDING | changed,
        by=manager,
        at=NOW,
    )


def test_a_finding_is_answered_closed_and_opened_again(finding, manager):
    with pytest.raises(ReportConflict, match="how the partnership answered"):
        keep_finding(finding, manager, state="closed")
    answered = {"response": "More staff at night.", "state": "closed"}
    closed = keep_finding(finding, manager, **answered)
    assert [step.state for step in closed.steps.all()] == ["closed", "open"]
    with pytest.raises(ReportConflict, match="cannot become"):
        keep_finding(closed, manager, response="x", state="in-hand")
    same = keep_finding(closed, manager, **answered, grade="Good")
    assert (same.grade, same.steps.count()) == ("Good", 2)


def test_a_finding_is_refused_changed_meanwhile_or_to_come(
    finding, manager, lead_officer
):
    with pytest.raises(ChangedMeanwhile):
        keep_finding(finding, manager, version=9)
    with pytest.raises(ReportConflict, match="days to come"):
        keep_finding(finding, manager, inspected_on=TOMORROW)
    with pytest.raises(NotAllowed):
        keep_finding(finding, lead_officer)


ACHIEVED = {
    "year": 2019,
    "claim": "Fewer sheds broken into",
    "figure": "12% fewer",
    "base": "of 300 in 2018/19",
    "source": "Police street files",
}


@pytest.fixture
def achieved(plan, manager):
    return services.write_achievement(
        plan=plan, achievement=None, version=0, said=ACHIEVED, by=manager, at=NOW
    )


def test_an_achievement_is_checked_by_a_second_person(
    plan, achieved, manager, analyst, lead_officer
):
    asked = {"achievement": achieved, "version": 1, "at": NOW}
    with pytest.raises(NotAllowed, match="second person"):
        services.check_achievement(**asked, by=manager)
    with pytest.raises(NotAllowed):
        services.check_achievement(**asked, by=lead_officer)
    with pytest.raises(ChangedMeanwhile):
        services.check_achievement(**(asked | {"version": 7}), by=analyst)
    checked = services.check_achievement(**asked, by=analyst)
    assert (checked.checked_by, checked.checked_at) == (analyst, NOW)
    with pytest.raises(NotAllowed, match="already"):
        services.check_achievement(**asked, by=analyst)
    again = {"plan": plan, "achievement": checked, "by": manager, "at": NOW}
    with pytest.raises(ChangedMeanwhile):
        services.write_achievement(**again, version=5, said=ACHIEVED)
    changed = services.write_achievement(**again, version=1, said=ACHIEVED)
    assert (changed.checked_by, changed.version) == (None, 2)


def rate(manager, **others):
    terms = {
        "kind": CheckKind.HALLMARKS,
        "year": 2019,
        "element": "structures-law",
        "rating": 1,
        "evidence": "",
        "found": "",
        "gap": "No county group.",
        "task": None,
        "version": 0,
        "by": manager,
        "at": NOW,
    }
    return services.rate_element(**(terms | others))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"element": "nothing"}, "no such element"),
        ({"rating": 4}, "between 0 and 3"),
        ({"rating": 3}, "needs evidence"),
        ({"gap": " "}, "what is missing"),
    ],
)
def test_a_rating_without_its_grounds_is_refused(partnership, manager, wrong, says):
    with pytest.raises(ReportConflict, match=says):
        rate(manager, **wrong)
    with pytest.raises(ChangedMeanwhile):
        rate(manager, version=2)


def test_a_rating_keeps_evidence_and_gives_a_task(partnership, manager, agencies):
    first = rate(manager, task=Task("Ask.", agencies["council"], TODAY))
    assert (first.rating, first.action.text) == (1, "Ask.")
    again = rate(manager, rating=3, gap="", evidence="Agreed.", version=1)
    assert (again.version, again.action) == (2, first.action)
    assert SelfCheck.objects.count() == 1


OUTSIDE = {
    "title": "Invented return",
    "asked_by": "An invented ministry",
    "tag": "PSA23",
    "measures": ["robbery"],
    "starts_on": date(2019, 4, 1),
}


@pytest.fixture
def outside(off_course, manager):
    off_course.external_tags = ["psa23"]
    off_course.save()
    return services.keep_return(
        outside=None, version=0, said=OUTSIDE, by=manager, at=NOW
    )


def test_a_return_is_filled_from_tagged_measures_and_kept(outside, manager, keep):
    sent = services.send_return(
        outside=outside, period="2019/20-Q4", by=manager, at=NOW
    )
    told = [(row["measure"], row["value"], row["words"]) for row in sent.figures]
    assert told == [("burglary", 1.8, ""), ("robbery", None, "[x]")]
    keep("burglary", PeriodType.QUARTER, {"2019/20-Q4": 1.2}, known_at=SECOND)
    sent.refresh_from_db()
    assert sent.figures[0]["value"] == 1.8
    assert filled(outside, "nonsense", eyes=Eyes(manager, TODAY)) == []


def test_a_retired_return_keeps_its_history(outside, manager):
    asked = {"outside": outside, "by": manager, "at": NOW}
    with pytest.raises(ChangedMeanwhile):
        services.keep_return(**asked, version=4, said=OUTSIDE)
    with pytest.raises(ReportConflict, match="before it starts"):
        services.retire_return(**asked, retired_on=date(2018, 1, 1), why="Over.")
    with pytest.raises(ReportConflict, match="Say why"):
        services.retire_return(**asked, retired_on=TODAY, why=" ")
    with pytest.raises(ReportConflict, match="No measure"):
        services.send_return(**asked, period="nonsense")
    ended = services.retire_return(**asked, retired_on=TODAY, why="Policy ended.")
    assert (ended.retired_on, ended.why_retired) == (TODAY, "Policy ended.")
    later = asked | {"outside": ended}
    with pytest.raises(ReportConflict, match="retired already"):
        services.retire_return(**later, retired_on=TODAY, why="Again.")
    with pytest.raises(ReportConflict, match="nothing more is sent"):
        services.send_return(**later, period="2019/20-Q4")
    with pytest.raises(ReportConflict, match="history stays"):
        services.keep_return(**later, version=2, said=OUTSIDE)


def test_a_restricted_measure_never_leaves_in_a_return(outside, manager, keep):
    said = OUTSIDE | {"measures": ["no-such-measure"], "tag": "none"}
    changed = services.keep_return(
        outside=outside, version=1, said=said, by=manager, at=NOW
    )
    assert filled(changed, "2019/20-Q4", eyes=Eyes(manager, TODAY)) == []


def test_a_programme_has_measures_of_each_level(partnership, manager):
    said = {
        "title": "Invented programme",
        "about": "",
        "owner": None,
        "starts_on": date(2019, 4, 1),
        "ends_before": None,
    }
    asked = {"by": manager, "at": NOW}
    measures = {
        Level.ACTIVITY: ["robbery"],
        Level.OUTPUT: [],
        Level.OUTCOME: ["burglary"],
    }
    made = services.keep_programme(
        programme=None, version=0, said=said, measures=measures, **asked
    )
    kept = [(row.level, row.measure) for row in made.measures.all()]
    assert kept == [("activity", "robbery"), ("outcome", "burglary")]
    held = {"programme": made, "measures": measures} | asked
    with pytest.raises(ChangedMeanwhile):
        services.keep_programme(**held, version=3, said=said)
    backwards = said | {"ends_before": date(2019, 4, 1)}
    with pytest.raises(ReportConflict, match="cannot end before"):
        services.keep_programme(**held, version=1, said=backwards)
    assert FindingState.OPEN.value == "open"


def test_health_says_what_is_not_known(partnership, manager):
    found = {one.name: one.words for one in health(Year(2019, manager, TODAY))}
    assert found["Decisions"] == "not known"
    assert found["Attendance"] == "not known"
    assert found["Tasks with measured effect"] == "not known"
    assert all(one.origin for one in health(Year(2019, manager, TODAY)))


def test_health_counts_what_is_recorded(decide, manager, agencies, keep):
    task = Task("Mark property.", agencies["police"], date(2020, 5, 20))
    made = decide(task)
    action = made.action
    action.state = "done"
    action.save()
    action.notes.create(
        written_at=NOW, written_by=manager, state="done", due_on=action.due_on
    )
    year = Year(2020, manager, date(2020, 9, 1))
    found = {one.name: one.words for one in health(year)}
    assert found["Decisions"] == "1 taken on figures, 1 of them with a task"
    assert found["Actions on time"] == "1 of 1 done by their first date"
    assert found["Tasks with measured effect"] == (
        "of 1 tasks done, 0 have a later figure; 0 of those lie outside the interval"
        " of the number seen"
    )
    later = {"2019/20-Q4": 1.8, "2020/21-Q1": 1.2}
    keep("burglary", PeriodType.QUARTER, later, known_at=SECOND)
    found = {one.name: one.words for one in health(year)}
    assert "1 have a later figure; 1 of those" in found["Tasks with measured effect"]


def test_evidence_is_gathered_from_use_and_measures(decide, plan, manager, keep):
    decide()
    keep("marac-cases", PeriodType.FINANCIAL_YEAR, {"2020/21": 250})
    names = {"plans", "decisions", "groups", "chair", "strategy-group", "marac-cases"}
    found = found_in_use(names | {"nothing"}, Year(2020, manager, TODAY))
    assert found["plans"].words == "1 agreed for the year"
    assert found["decisions"].is_known
    assert found["chair"].words == "Groups with a chair: 0 of 1"
    assert found["marac-cases"].words == "250 cases in 2020/21"
    assert not found["nothing"].is_known
    assert not found["strategy-group"].is_known
