import pytest

from frankpledge.performance import policies
from frankpledge.performance.selectors import entry_for
from tests.performance.conftest import TODAY


pytestmark = pytest.mark.django_db
PEOPLE = [
    "manager",
    "analyst",
    "board_member",
    "lead_officer",
    "other_officer",
    "practitioner",
    "auditor",
    "outsider",
]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        (
            policies.may_see_performance,
            {
                "manager",
                "analyst",
                "board_member",
                "lead_officer",
                "other_officer",
                "auditor",
            },
        ),
        (policies.may_see_restricted, {"manager", "analyst", "auditor"}),
        (policies.may_override, {"manager", "analyst"}),
        (policies.may_escalate, {"manager", "analyst"}),
        (policies.may_answer, {"manager", "board_member"}),
        (policies.may_freeze_report, {"manager", "board_member"}),
        (
            policies.may_build_report,
            {
                "manager",
                "analyst",
                "board_member",
                "lead_officer",
                "other_officer",
                "auditor",
            },
        ),
    ],
)
def test_who_may_do_what(person, policy, allowed, request):
    member = request.getfixturevalue(person)
    assert bool(policy(member, on=TODAY)) == (person in allowed)


def test_only_the_owner_and_the_manager_speak(
    entry, lead_officer, other_officer, manager
):
    said = {
        member.user.name: bool(policies.may_comment(member, entry.standing, on=TODAY))
        for member in (lead_officer, other_officer, manager)
    }
    assert said == {"Ada Example": True, "Ben Example": False, "Dee Example": True}


def test_a_target_without_an_owner_waits_for_one(
    make_target, plan, quarter, manager, lead_officer
):
    make_target("T2", measure="robbery", owner="nobody")
    entry = entry_for(plan, "T2", quarter, by=manager, today=TODAY)
    assert policies.may_comment(manager, entry.standing, on=TODAY)
    refusal = policies.may_comment(lead_officer, entry.standing, on=TODAY)
    assert refusal.reason


def test_a_decision_about_another_day_is_another(manager):
    manager.ends_before = TODAY
    assert not policies.may_see_performance(manager, on=TODAY)
