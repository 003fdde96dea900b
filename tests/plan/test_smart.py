"""What lines lack: number, date, method, owner, evaluation; sound lines lack nothing."""

import pytest

from frankpledge.plan.rules.content import read_content
from frankpledge.plan.rules.smart import EXAMPLES, Want, lacking, lines_looked_at
from tests.plan.conftest import AWAITED, BURGLARY, GATES, WATCHED, plan_data


def wants(*, targets=(BURGLARY,), actions=(GATES,), evaluation="Each March."):
    data = plan_data()
    own = {"ref": "O1", "text": "Fewer.", "evaluation": evaluation}
    own |= {"targets": list(targets), "actions": list(actions)}
    data["priorities"][0]["objectives"] = [own]
    return [(one.line, one.want) for one in lacking(read_content(data))]


def test_a_sound_objective_lacks_nothing():
    assert wants() == []


def test_an_objective_alone_lacks_everything_below_it():
    assert wants(targets=(), actions=(), evaluation="") == [
        ("objective", Want.TARGET),
        ("objective", Want.ACTION),
        ("objective", Want.EVALUATION),
    ]


def direction(**changes):
    base = {k: v for k, v in BURGLARY.items() if k != "percent"}
    return base | {"kind": "direction"} | changes


MILESTONE = {
    "ref": "T1",
    "kind": "milestone",
    "printed": "A protocol",
    "baseline_state": "not-applicable",
    "owner": "Merseyside Police",
    "due_on": "2020-01-01",
}
THRESHOLD = {
    "ref": "T1",
    "measure": "domestic-burglary",
    "kind": "threshold",
    "baseline_state": "not-applicable",
    "low": 60,
    "owner": "Merseyside Police",
}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (BURGLARY | {"owner": ""}, [Want.OWNER]),
        (BURGLARY | {"owner": "", "owner_words": "The police"}, []),
        (BURGLARY | {"owner": "", "owner_words": "TBC"}, [Want.OWNER]),
        (BURGLARY | {"owner": "", "owner_words": " ? "}, [Want.OWNER]),
        (BURGLARY | {"due_on": None}, [Want.DATE]),
        (direction(), [Want.NUMBER]),
        (MILESTONE, [Want.METHOD]),
        (MILESTONE | {"shown_by": "The signed protocol"}, []),
        (MILESTONE | {"due_on": None, "shown_by": "x"}, [Want.DATE]),
        (THRESHOLD, []),
        (
            THRESHOLD
            | {"is_cumulative": True, "period_type": "month", "due_on": "2020-04-01"},
            [],
        ),
        (AWAITED | {"ref": "T1", "due_on": "2020-04-01"}, []),
        (
            AWAITED
            | {
                "ref": "T1",
                "due_on": "2020-04-01",
                "baseline_state": "to-be-confirmed",
            },
            [Want.BASELINE],
        ),
        (
            AWAITED | {"ref": "T1", "due_on": "2020-04-01", "baseline_owner": ""},
            [Want.BASELINE],
        ),
        (AWAITED | {"ref": "T1", "percent": None}, [Want.NUMBER, Want.DATE]),
        (WATCHED | {"ref": "T1"}, [Want.OWNER]),
        (WATCHED | {"ref": "T1", "owner": "Merseyside Police"}, []),
    ],
)
def test_what_a_target_lacks(target, found):
    assert wants(targets=[target]) == [("target", want) for want in found]


def test_a_value_promised_is_a_number():
    value = {k: v for k, v in BURGLARY.items() if k != "percent"}
    assert wants(targets=[value | {"kind": "to-value", "value": 800}]) == []
    held = value | {"kind": "maintain"}
    assert wants(targets=[held]) == []


def test_an_action_needs_an_owner_a_day_and_more_than_a_subject():
    bare = {"ref": "A1", "text": "Leaflets."}
    assert wants(actions=[bare]) == [
        ("action", Want.OWNER),
        ("action", Want.DATE),
        ("action", Want.METHOD),
    ]


def test_everything_that_can_lack_has_words_and_an_example():
    data = plan_data()
    found = lacking(read_content(data))
    assert all(one.words and one.example for one in found)
    assert {line for line, _ in EXAMPLES} == {"target", "objective", "action"}
    assert lines_looked_at(read_content(data)) == 6


@pytest.mark.parametrize(
    ("target", "action", "found"),
    [
        ({"due_on": "2021-04-01"}, {"due_on": "2021-03-31"}, []),
        ({"due_on": "2021-04-02"}, {}, [("target", Want.WITHIN)]),
        ({}, {"due_on": "2021-04-01"}, [("action", Want.WITHIN)]),
        ({}, {"due_on": "2018-03-31"}, [("action", Want.WITHIN)]),
        ({}, {"due_on": None}, [("action", Want.DATE)]),
    ],
)
def test_a_day_lies_within_the_plans_years(target, action, found):
    """The plan runs from 1 April 2018 to 31 March 2021."""
    assert wants(targets=[BURGLARY | target], actions=[GATES | action]) == found
