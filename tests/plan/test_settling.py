"""What a plan leaves open: counted, given to somebody, chased, agreed knowingly."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.plan import services
from frankpledge.plan.models import Plan, Settling
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.rules.open_ends import (
    Open,
    OpenEnd,
    chase,
    countdown,
    in_all,
    of_objective,
)
from frankpledge.plan.selectors import open_ends
from frankpledge.plan.services import PlanConflict
from frankpledge.plan.states import PlanRole
from tests.plan.conftest import AWAITED, DAY, plan_data


HERE = "/plan/safer-town/"
A2 = ("action", "A2", "owner")


def end(want=Open.BASELINE, due=None, ref="T2", owner="St Helens Council"):
    return OpenEnd("target", ref, "Repeat callers", want, owner, due)


def test_open_ends_are_counted_by_what_they_are():
    found = [end(), end(ref="T3"), end(Open.OWNER)]
    assert in_all(found) == "3 things still to be settled: 2 baselines, 1 owner"
    assert in_all(found[:1]) == "1 thing still to be settled: 1 baseline"


def test_a_countdown_says_what_is_late_next_and_undated():
    found = [end(due=date(2019, 9, 1)), end(due=date(2019, 10, 2)), end()]
    assert countdown(found, DAY) == (
        "1 overdue, the longest by 30 days; the next is due in 1 day; 1 without a date"
    )
    assert countdown([], DAY) == ""


def test_a_chase_names_everything_that_one_agency_owes():
    found = [end(due=date(2019, 10, 13)), end(due=date(2019, 9, 30)), end(Open.OWNER)]
    assert chase("St Helens Council", "Safer town", found, DAY) == (
        "To St Helens Council\n"
        "Please settle these in “Safer town”:\n"
        "- the baseline of target T2, Repeat callers: by 13 October 2019, in 12 days\n"
        "- the baseline of target T2, Repeat callers:"
        " it was due on 30 September 2019, 1 day ago\n"
        "- the owner of target T2, Repeat callers: no day is set yet; please name one"
    )
    assert "Please settle this in" in chase("X", "Y", [end()], DAY)


@pytest.mark.parametrize(
    ("owners", "leads", "role", "found"),
    [
        (0, 0, PlanRole.PARTNERSHIP, []),
        (2, 0, PlanRole.PARTNERSHIP, [Open.LEAD]),
        (2, 1, PlanRole.PARTNERSHIP, []),
        (0, 0, PlanRole.COUNTY, [Open.LEAD]),
    ],
)
def test_a_county_area_without_a_lead_is_vacant(owners, leads, role, found):
    assert of_objective(owners=owners, leads=leads, role=role) == found


pytestmark = pytest.mark.django_db


def test_a_plan_says_everything_it_leaves_open(plan):
    assert [one.key for one in open_ends(plan)] == [
        ("target", "T2", "baseline"),
        ("target", "T3", "owner"),
        A2,
        ("action", "A2", "date"),
    ]


def test_values_days_and_leads_are_open_too(manager, people, measures):
    data = plan_data()
    objective = data["priorities"][0]["objectives"][0]
    objective["owners"] = ["Merseyside Police"]
    objective["actions"] = []
    late = {
        "ref": "M1",
        "kind": "milestone",
        "printed": "A protocol",
        "owner": "Merseyside Police",
    }
    late["baseline_state"] = "not-applicable"
    objective["targets"] = [AWAITED | {"percent": None}, late]
    plan = services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    found = {one.key: one for one in open_ends(plan)}
    assert list(found) == [
        ("objective", "O1", "lead"),
        ("target", "T2", "baseline"),
        ("target", "T2", "value"),
        ("target", "M1", "date"),
    ]
    assert found["target", "T2", "value"].owner == "St Helens Council"


def ask(plan, agencies, *, by, code="police", due=date(2019, 12, 1), key=A2):
    line, ref, want = key
    return services.ask_to_settle(
        plan=plan,
        line=line,
        ref=ref,
        want=want,
        owner=agencies[code],
        due_on=due,
        by=by,
        on=DAY,
    )


def test_somebody_is_asked_and_asked_again(plan, agencies, manager):
    ask(plan, agencies, by=manager)
    ask(plan, agencies, by=manager, code="council")
    [one] = [one for one in open_ends(plan) if one.key == A2]
    assert (one.owner, one.due_on) == (str(agencies["council"]), date(2019, 12, 1))
    assert Settling.objects.count() == 1
    assert Plan.objects.get().version == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"key": ("target", "T1", "owner")}, "settled already"),
        ({"due": date(2019, 9, 1)}, "still to come"),
    ],
)
def test_what_cannot_be_asked(changes, words, plan, agencies, manager):
    with pytest.raises(PlanConflict, match=words):
        ask(plan, agencies, by=manager, **changes)


def test_an_agency_that_left_is_not_asked(plan, agencies, manager):
    agencies["police"].ends_before = DAY
    agencies["police"].save()
    with pytest.raises(PlanConflict, match="no longer part"):
        ask(plan, agencies, by=manager)


def test_a_practitioner_asks_nobody(plan, agencies, practitioner):
    with pytest.raises(NotAllowed):
        ask(plan, agencies, by=practitioner)


def test_the_register_on_the_page(plan, signed_in, manager, agencies):
    desk = signed_in(manager)
    text = desk.get(HERE + "awaited/").content.decode()
    assert "4 things still to be settled: 1 baseline, 2 owners, 1 date" in text
    assert "Words to remind them with" in text
    address = HERE + "settle/action/A2/owner/"
    assert desk.get(address).status_code == 200
    sent = {"owner": agencies["police"].pk, "due_on": "2099-12-01"}
    assert desk.post(address, sent).status_code == 302
    again = desk.get(address).context["form"]
    assert again["owner"].initial == agencies["police"]
    assert "1 December 2099" in desk.get(HERE + "awaited/").content.decode()
    assert desk.get(HERE + "settle/action/A1/owner/").status_code == 404


def test_what_lines_lack_is_said_before_a_plan_is_proposed(plan, signed_in, manager):
    desk = signed_in(manager)
    page = desk.get(HERE + "lint/").content.decode()
    assert "4 of 6 lines lack something" in page
    assert "It does not say how and when it will be evaluated." in page
    step = desk.get(HERE + "move/proposed/").content.decode()
    assert "4 of 6 lines lack something" in step
    assert "4 things still to be settled" in step
