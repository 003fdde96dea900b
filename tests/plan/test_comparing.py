"""Two versions side by side: what was added, removed, moved and said anew, and no more."""

import copy

from frankpledge.plan.rules.comparing import Change, LineChange, Said, line_changes
from frankpledge.plan.rules.content import read_content
from tests.plan.conftest import CLAIM, plan_data


def changed(edit):
    old, new = copy.deepcopy(plan_data()), copy.deepcopy(plan_data())
    edit(new)
    return line_changes(read_content(old), read_content(new))


def objective(data):
    return data["priorities"][0]["objectives"][0]


def test_nothing_changed():
    assert changed(lambda data: None) == []


def test_lines_in_another_order_are_no_change():
    def turn(data):
        objective(data)["targets"].reverse()

    assert changed(turn) == []


def test_lines_are_added_and_removed():
    def edit(data):
        own = objective(data)
        own["actions"] = [own["actions"][0], {"ref": "A3", "text": "Visit 200 homes."}]

    assert changed(edit) == [
        LineChange(Change.ADDED, "action", "A3", "Visit 200 homes."),
        LineChange(Change.REMOVED, "action", "A2", "Agree a leaflet."),
    ]


def test_what_a_line_says_anew_is_said_in_words():
    def edit(data):
        own = objective(data)
        own["targets"][0] |= {
            "percent": -20,
            "external_tags": [],
            "is_cumulative": False,
        }
        own["actions"][0]["targets"] = []
        data["title"] = "Safer still"

    assert changed(edit) == [
        LineChange(
            Change.CHANGED,
            "plan",
            "",
            "Safer still",
            (Said("title", "Safer town 2018 to 2021", "Safer still"),),
        ),
        LineChange(
            Change.CHANGED,
            "target",
            "T1",
            "domestic-burglary",
            (
                Said("change, % of the baseline", "-18", "-20"),
                Said("counts towards", "PSA1", ""),
            ),
        ),
        LineChange(
            Change.CHANGED,
            "action",
            "A1",
            "Fit alley-gates.",
            (Said("targets", "T1", ""),),
        ),
    ]


def test_a_line_put_under_another_is_moved_and_not_new():
    def edit(data):
        own = objective(data)
        second = {
            "ref": "O2",
            "text": "Calmer streets.",
            "targets": [own["targets"].pop()],
        }
        data["priorities"][0]["objectives"].append(second)

    assert changed(edit) == [
        LineChange(Change.ADDED, "objective", "O2", "Calmer streets."),
        LineChange(
            Change.CHANGED,
            "target",
            "T3",
            "domestic-abuse-incidents",
            (Said("stands under", "objective O1", "objective O2"),),
        ),
    ]


def test_statements_are_known_by_their_words_and_passages_by_their_reference():
    def edit(data):
        data["priorities"][0]["claims"] = [CLAIM | {"printed": -12}]
        passage = {"ref": "V", "part": "vision", "text": "Safe and well."}
        data["passages"] = [passage]

    assert changed(edit) == [
        LineChange(
            Change.CHANGED,
            "statement",
            "Burglary fell by 10%.",
            "Burglary fell by 10%.",
            (Said("printed", "-10", "-12"),),
        ),
        LineChange(Change.ADDED, "passage", "V", "Safe and well."),
    ]


def test_yes_and_no_are_said_as_people_say_them():
    assert changed(lambda data: data.update(is_example=True))[0].said == (
        Said("is example", "no", "yes"),
    )
