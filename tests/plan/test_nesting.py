"""Plans under plans; one action in several, counted once and kept when taken in again."""

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.partnership.models import Group
from frankpledge.plan import services
from frankpledge.plan.models import Objective, Plan
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.selectors import content_of, counted_once, family_of
from frankpledge.plan.services import PlanConflict
from frankpledge.plan.states import PlanRole, PlanState
from tests.plan.conftest import DAY, NOW, plan_data
from tests.plan.test_services import agreed


pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy(plan, manager):
    """Return a domestic abuse strategy with one action of its own."""
    data = plan_data(slug="abuse-strategy", title="Domestic abuse strategy")
    own = data["priorities"][0]["objectives"][0]
    own |= {
        "ref": "D1",
        "targets": [],
        "actions": [{"ref": "D-A1", "text": "Train 40 officers."}],
    }
    return services.take_in_plan(content=read_content(data), by=manager, on=DAY)


def place(plan, *, by, parent=None, role=PlanRole.STRATEGY, group=None):
    return services.place_plan(
        plan=plan, role=role, parent=parent, group=group, by=by, at=NOW
    )


def share(plan, *, by, ref="A1"):
    objective = Objective.objects.get(priority__plan=plan)
    return services.share_action(
        action=Action.objects.get(ref=ref), objective=objective, by=by, at=NOW
    )


def test_one_action_in_two_plans_is_counted_once(plan, strategy, manager):
    place(strategy, by=manager, parent=plan)
    share(strategy, by=manager)
    [part] = family_of(plan)
    assert (part.plan, part.own, part.shared) == (strategy, 1, 1)
    assert counted_once(plan) == 3


def test_a_shared_action_survives_the_workbook_of_either_plan(plan, strategy, manager):
    share(strategy, by=manager)
    action = Action.objects.get(ref="A1")
    for slug in ("safer-town", "abuse-strategy"):
        found = Plan.objects.get(slug=slug)
        content = content_of(found)
        content.title += " again"
        services.take_in_plan(content=content, by=manager, on=DAY)
    assert action.objectives.count() == 2
    assert Action.objects.filter(ref="A1").get() == action


def test_a_shared_action_outlives_the_plan_that_drops_it(plan, strategy, manager):
    share(strategy, by=manager)
    data = plan_data()
    data["priorities"][0]["objectives"][0]["actions"] = []
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    assert list(Action.objects.order_by("ref").values_list("ref", flat=True)) == [
        "A1",
        "D-A1",
    ]


def test_a_plan_that_shows_another_action_is_a_draft_again(
    plan, strategy, manager, board_member
):
    strategy = agreed(strategy, manager, board_member)
    share(strategy, by=manager)
    strategy.refresh_from_db()
    assert (strategy.state, strategy.version) == (PlanState.DRAFT, 2)
    assert "Action A1 is shown in it too" in strategy.steps.first().note


def test_an_action_is_not_shown_twice(plan, strategy, manager):
    share(strategy, by=manager)
    with pytest.raises(PlanConflict, match="there already"):
        share(strategy, by=manager)


def test_two_actions_of_one_plan_have_not_one_reference(plan, strategy, manager):
    Action.objects.filter(ref="D-A1").update(ref="A2")
    with pytest.raises(PlanConflict, match="another action A2"):
        services.share_action(
            action=plan.priorities.get().objectives.get().actions.get(ref="A2"),
            objective=Objective.objects.get(priority__plan=strategy),
            by=manager,
            at=NOW,
        )


def test_another_partnerships_action_is_not_shown(plan, strategy, manager):
    objective = Objective.objects.get(priority__plan=strategy)
    stranger = Action(partnership_id=plan.partnership_id + 1, ref="X")
    with pytest.raises(PlanConflict, match="another partnership's"):
        services.share_action(action=stranger, objective=objective, by=manager, at=NOW)


def test_a_plan_is_no_part_of_its_own_parts(plan, strategy, manager):
    place(strategy, by=manager, parent=plan)
    for parent in (strategy, plan):
        with pytest.raises(PlanConflict, match="cannot be a part of"):
            place(plan, by=manager, parent=parent, role=PlanRole.PARTNERSHIP)


def test_a_theme_groups_plan_names_its_group(plan, strategy, manager, partnership):
    with pytest.raises(PlanConflict, match="which group's"):
        place(strategy, by=manager, role=PlanRole.GROUP)
    group = Group.objects.create(
        partnership=partnership, name="Violence group", kind="thematic"
    )
    place(strategy, by=manager, parent=plan, role=PlanRole.GROUP, group=group)
    assert family_of(plan)[0].plan.group == group


def test_a_practitioner_moves_nothing(plan, strategy, practitioner):
    with pytest.raises(NotAllowed):
        place(strategy, by=practitioner, parent=plan)
    with pytest.raises(NotAllowed):
        share(strategy, by=practitioner)


def test_the_pages(plan, strategy, manager, signed_in):
    desk = signed_in(manager)
    sent = {"role": "strategy", "parent": plan.pk}
    assert desk.post("/plan/abuse-strategy/place/", sent).status_code == 302
    action = Action.objects.get(ref="A1")
    address = f"/plan/actions/{action.pk}/share/"
    assert "Domestic abuse strategy: D1" in desk.get(address).content.decode()
    sent = {"objective": Objective.objects.get(priority__plan=strategy).pk}
    assert desk.post(address, sent).status_code == 302
    page = desk.get("/plan/safer-town/family/").content.decode()
    assert "it has 3 actions, each counted once" in page
    page = desk.get("/plan/abuse-strategy/family/").content.decode()
    assert "Part of" in page
    said = desk.get(f"/plan/actions/{action.pk}/").content.decode()
    assert "Domestic abuse strategy" in said


def test_objectives_pass_to_whoever_takes_over(plan, people, agencies, manager):
    objective = Objective.objects.get()
    objective.owners.add(agencies["police"])
    objective.leads.add(people["Rhys Example"])
    services.hand_over_person(
        old=people["Rhys Example"], new=people["Nia Example"], by=manager, on=DAY
    )
    services.hand_over_agency(
        old=agencies["police"], new=agencies["council"], by=manager, on=DAY
    )
    assert list(objective.leads.all()) == [people["Nia Example"]]
    assert list(objective.owners.all()) == [agencies["council"]]
