"""What the pages say of each kind of target, in words."""

import pytest

from frankpledge.analysis.measures.periods import financial_year, quarter
from frankpledge.plan.presenters import charts, words
from frankpledge.plan.presenters.target import facts, path_rows
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.selectors import standings
from frankpledge.plan.services import take_in_plan
from tests.plan.conftest import BURGLARY, DAY, plan_data


pytestmark = pytest.mark.django_db
BARE = {"ref": "T1", "measure": "domestic-burglary", "owner": "Merseyside Police"}


@pytest.fixture
def standing(manager, people, keep):
    """Return a function: how a target with these terms stands."""

    def made(**terms):
        data = plan_data()
        data["priorities"][0]["objectives"][0] |= {
            "targets": [BARE | terms],
            "actions": [],
        }
        plan = take_in_plan(content=read_content(data), by=manager, on=DAY)
        keep("domestic-burglary", {financial_year(2018): 930})
        [found] = standings(plan, judged_on=DAY)
        return found

    return made


NOT_NEEDED = {"baseline_state": "not-applicable"}


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            {
                "kind": "by-percent",
                "baseline": 969,
                "percent": -18,
                "due_on": "2021-04-01",
            },
            "795 by 31 March 2021 (−18% of the baseline)",
        ),
        ({"kind": "to-value", "baseline": 969, "value": 800}, "800"),
        (
            {
                "kind": "interim",
                "baseline": 63,
                "value": 53,
                "due_on": "2020-04-01",
                "far_value": 22,
                "far_due_on": "2028-04-01",
            },
            "53 by 31 March 2020, on the way to 22 by 31 March 2028",
        ),
        ({"kind": "interim", "baseline": 63, "value": 53}, "53"),
        (
            {"kind": "maintain", "baseline": 969},
            "Hold at 969 or better (tolerance 2%)",
        ),
        ({"kind": "direction", "baseline": 969}, "Downward, or held"),
        ({"kind": "threshold", "high": 9, **NOT_NEEDED}, "At most 9"),
        ({"kind": "threshold", "low": 9, **NOT_NEEDED}, "At least 9"),
        ({"kind": "threshold", "low": 25, "high": 25, **NOT_NEEDED}, "Exactly 25"),
        (
            {"kind": "threshold", "low": 15, "high": 25, **NOT_NEEDED},
            "Between 15 and 25",
        ),
        (
            {"kind": "none", "reason": "To see.", **NOT_NEEDED},
            "Monitored, no target on purpose",
        ),
        ({"kind": "by-percent", "baseline_state": "to-be-confirmed"}, ""),
    ],
)
def test_every_kind_of_promise_is_one_sentence(terms, said, standing):
    if terms.get("baseline_state") == "to-be-confirmed":
        terms, said = terms | {"percent": -10}, "To be set (−10% of the baseline)"
    assert words.promise(standing(**terms)) == said


def test_a_rise_that_is_wanted_is_never_called_bad(standing):
    found = standing(
        kind="by-percent",
        baseline=900,
        baseline_ends_on="2018-04-01",
        percent=10,
        due_on="2021-04-01",
    )
    assert words.wish(found) == "more is better"
    assert words.status_of(found)["tone"] == "good"


def test_a_target_whose_measure_is_gone_still_shows(standing):
    found = standing(kind="direction", baseline=969)
    lost = type(found)(**{**vars(found), "definition": None})
    assert words.measure_name(lost) == "domestic-burglary"
    assert words.figure(1.005, None) == "1.01"


def test_the_printed_step_stands_beside_the_straight_path(standing):
    found = standing(
        kind="interim",
        baseline=63,
        baseline_ends_on="2009-01-01",
        value=53,
        due_on="2013-01-01",
        far_value=22.05,
        far_due_on="2021-01-01",
    )
    rows = dict(facts(found, DAY))
    assert rows["On the way to the far target"] == (
        "In even steps the path to 22 by 31 December 2020 would stand at 49.4 on"
        " 31 December 2012. The target of 53 is a step on the way."
    )


def test_an_interim_target_without_a_far_one_says_nothing_of_it(standing):
    found = standing(kind="interim", baseline=63, value=53, due_on="2020-04-01")
    assert "On the way to the far target" not in dict(facts(found, DAY))


def test_the_forecast_is_a_sentence(standing, keep):
    found = standing(**{**BURGLARY, "leads": [], "deputy": ""})
    from frankpledge.analysis.measures.periods import month

    counts = {month(2017 + (3 + n) // 12, (3 + n) % 12 + 1): 70 for n in range(29)}
    keep("domestic-burglary", counts)
    said = dict(facts(found, DAY))["If the year goes on like past years"]
    assert said.startswith("840 in 2019/20 (95% chance between ")
    assert "where the path has 853" in said


def test_like_is_held_against_like_in_words(standing, keep):
    found = standing(
        kind="maintain", baseline=240, period_type="quarter", baseline_state="set"
    )
    keep("domestic-burglary", {quarter(2018, 1): 260, quarter(2019, 1): 240})
    [again] = standings(found.target.objective.priority.plan, judged_on=DAY)
    said = dict(facts(again, DAY))["Same time a year before"]
    assert said.startswith("260 in 2018/19-Q1. ")


def test_a_level_is_drawn_as_a_level(standing):
    level = standing(kind="maintain", baseline=969)
    path = standing(**{**BURGLARY, "leads": [], "deputy": ""})
    waiting = standing(kind="by-percent", baseline_state="to-be-confirmed", percent=-1)
    assert [point.value for point in charts.path_points(level)] == [969, 969]
    assert charts.path_points(path)[0].value == 969
    assert charts.path_points(waiting) == []
    assert path_rows(level) == []
    assert path_rows(path)[-1] == ["31 March 2021", "795"]
