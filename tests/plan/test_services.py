"""What people do to plans: take in, propose, agree, end, set a baseline, hand over."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.audit.models import Entry
from frankpledge.plan import services
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.comparing import Change, LineChange, Said
from frankpledge.plan.rules.content import PlanFault, read_content
from frankpledge.plan.selectors import changed_lines, content_of, rebase_of, standings
from frankpledge.plan.services import PlanChanged, PlanConflict, PlanTaken
from frankpledge.plan.states import PlanState
from tests.plan.conftest import AWAITED, BURGLARY, DAY, GATES, NOW, plan_data


pytestmark = pytest.mark.django_db


def trail(kind="plan"):
    return list(
        Entry.objects.filter(kind=kind).values_list("operation", "ref", "outcome")
    )


def agreed(plan, manager, board_member, **changes):
    """Have one person propose the plan and another record that it is agreed."""
    plan = services.propose_plan(plan=plan, note="", by=manager, at=NOW)
    terms = {"note": "Minute 7.", "accepts_pending_baselines": True}
    return services.agree_plan(plan=plan, by=board_member, at=NOW, **(terms | changes))


def test_a_plan_taken_in_says_what_its_file_said(plan, content):
    said = content_of(plan)
    target = said.priorities[0].objectives[0].targets[0]
    assert target.area == "E08000013"
    assert said.priorities[0].objectives[0].actions[0].leads == [
        "Mei Example",
        "Rhys Example",
    ]
    assert said.model_dump(exclude={"priorities"}) == content.model_dump(
        exclude={"priorities"}
    )
    assert trail() == [("alteration", "safer-town", "done")]


def test_taking_in_what_was_given_out_changes_nothing(plan, manager, board_member):
    plan = agreed(plan, manager, board_member)
    before = trail()
    again = services.take_in_plan(content=content_of(plan), by=manager, on=DAY)
    assert (again.version, again.state) == (1, PlanState.AGREED)
    assert trail() == before


def test_an_agreed_plan_that_is_changed_is_a_draft_and_says_who_did(
    plan, manager, board_member
):
    plan = agreed(plan, manager, board_member)
    content = content_of(plan)
    content.title = "Safer still"
    changed = services.take_in_plan(content=content, by=manager, on=DAY)
    step = changed.steps.first()
    assert (changed.state, changed.version) == (PlanState.DRAFT, 2)
    assert (step.state, step.made_by, step.note) == (
        "draft",
        manager,
        "Its lines were changed, so it is a draft again.",
    )


def test_a_draft_that_is_changed_notes_no_step(plan, manager):
    content = content_of(plan)
    content.title = "Safer still"
    services.take_in_plan(content=content, by=manager, on=DAY)
    assert not plan.steps.exists()


def test_two_editors_do_not_overwrite_each_other(plan, manager):
    content = content_of(plan)
    content.title = "Safer still"
    services.take_in_plan(content=content, by=manager, on=DAY, version=1)
    content.title = "Safest"
    with pytest.raises(PlanChanged, match="Somebody else"):
        services.take_in_plan(content=content, by=manager, on=DAY, version=1)
    assert Plan.objects.get().title == "Safer still"


def test_a_new_plan_never_replaces_one_of_the_same_name(plan, manager):
    with pytest.raises(PlanTaken, match="short name 'safer-town' already"):
        services.take_in_plan(
            content=read_content(plan_data(priorities=[])),
            by=manager,
            on=DAY,
            version=0,
        )
    assert Target.objects.count() == 3


def test_an_agency_lead_may_not_take_a_plan_in(content, lead_officer, measures, people):
    with pytest.raises(NotAllowed, match="own agency"):
        services.take_in_plan(content=content, by=lead_officer, on=DAY)
    assert not Plan.objects.exists()


def test_names_that_are_not_there_are_all_named(manager, measures, people):
    data = plan_data()
    data["priorities"][0]["owner"] = "Nobody's Agency"
    data["priorities"][0]["objectives"][0]["targets"] = [BURGLARY | {"deputy": "X"}]
    with pytest.raises(PlanFault) as caught:
        services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    assert caught.value.faults == [
        'there is no agency called "Nobody\'s Agency"',
        "there is nobody called 'X' in the directory, or more than one",
    ]
    assert not Plan.objects.exists()


def test_measures_and_groups_that_are_not_there_are_named(manager, measures, people):
    data = plan_data()
    relative = {
        "ref": "T9",
        "measure": "burglary",
        "kind": "relative",
        "baseline_state": "not-applicable",
        "comparison_group": "nowhere",
    }
    data["priorities"][0]["objectives"][0]["targets"] = [
        BURGLARY | {"measure": "dragons"},
        relative,
    ]
    with pytest.raises(PlanFault) as caught:
        services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    assert caught.value.faults == [
        "target T1: there is no measure called 'dragons'",
        "target T9: there is no comparison group called 'nowhere'",
    ]


def test_an_action_that_names_a_target_elsewhere_is_a_fault(manager, measures, people):
    data = plan_data()
    data["priorities"][0]["objectives"][0]["actions"] = [GATES | {"targets": ["T8"]}]
    with pytest.raises(PlanFault, match="A1 names target T8, which objective O1 lacks"):
        services.take_in_plan(content=read_content(data), by=manager, on=DAY)


def test_lines_that_are_left_out_go_and_actions_of_others_stay(
    plan, manager, partnership
):
    other = Action.objects.create(partnership=partnership, ref="M1", text="A minute.")
    data = plan_data()
    data["priorities"][0]["objectives"][0] |= {"targets": [AWAITED], "actions": []}
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    assert list(Action.objects.all()) == [other]
    assert [target.ref for target in Target.objects.all()] == ["T2"]


def test_an_action_whose_date_moves_keeps_its_first_one(plan, manager):
    data = plan_data()
    data["priorities"][0]["objectives"][0]["actions"] = [
        GATES | {"due_on": "2020-09-30"}
    ]
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    action = Action.objects.get()
    assert (action.first_due_on, action.due_on, action.version) == (
        date(2020, 3, 31),
        date(2020, 9, 30),
        2,
    )


def test_an_action_that_gets_a_date_keeps_it_as_the_first(plan, manager):
    data = plan_data()
    actions = data["priorities"][0]["objectives"][0]["actions"]
    actions[1] = {**actions[1], "due_on": "2020-01-01"}
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    dated, untouched = Action.objects.get(ref="A2"), Action.objects.get(ref="A1")
    assert dated.first_due_on == date(2020, 1, 1)
    assert untouched.version == 1


def test_a_plan_is_agreed_by_somebody_else_and_kept(plan, manager, board_member):
    plan = agreed(plan, manager, board_member)
    version = plan.versions.get()
    assert (plan.state, version.number, version.agreed_by) == (
        PlanState.AGREED,
        1,
        board_member,
    )
    assert read_content(version.content) == content_of(plan)
    assert trail()[1:] == [
        ("alteration", "safer-town", "proposed"),
        ("alteration", "safer-town", "agreed"),
    ]


def test_whoever_proposed_a_plan_does_not_agree_it(plan, manager):
    manager.roles = [*manager.roles, "board-member"]
    manager.save()
    plan = services.propose_plan(plan=plan, note="", by=manager, at=NOW)
    with pytest.raises(NotAllowed, match="other than the author"):
        services.agree_plan(
            plan=plan, note="", accepts_pending_baselines=True, by=manager, at=NOW
        )


def test_a_manager_may_not_agree_for_the_board(plan, manager):
    plan = services.propose_plan(plan=plan, note="", by=manager, at=NOW)
    with pytest.raises(NotAllowed, match="board member"):
        services.agree_plan(
            plan=plan, note="", accepts_pending_baselines=True, by=manager, at=NOW
        )


def test_a_plan_is_never_final_silently(plan, manager, board_member):
    with pytest.raises(PlanConflict, match="4 things still to be settled: 1 baseline"):
        agreed(plan, manager, board_member, accepts_pending_baselines=False)
    assert not plan.versions.exists()


def test_a_draft_cannot_be_agreed(plan, board_member):
    with pytest.raises(NotAllowed, match="Propose the plan first"):
        services.agree_plan(
            plan=plan, note="", accepts_pending_baselines=True, by=board_member, at=NOW
        )


def test_a_second_version_can_be_held_against_the_first(plan, manager, board_member):
    plan = agreed(plan, manager, board_member)
    plan = services.revise_plan(plan=plan, note="Review.", by=manager, at=NOW)
    data = content_of(plan).model_dump(mode="json")
    data["priorities"][0]["objectives"][0]["targets"][0]["percent"] = -20
    plan = services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    plan = agreed(plan, manager, board_member)
    assert [row.number for row in plan.versions.all()] == [2, 1]
    assert changed_lines(plan, "1", "2") == [
        LineChange(
            Change.CHANGED,
            "target",
            "T1",
            "domestic-burglary",
            (Said("change, % of the baseline", "-18", "-20"),),
        )
    ]


def test_an_ended_plan_is_kept_as_it_was(plan, manager, board_member):
    plan = agreed(plan, manager, board_member)
    plan = services.end_plan(plan=plan, note="", by=manager, at=NOW)
    with pytest.raises(NotAllowed, match="has ended"):
        services.take_in_plan(
            content=read_content(plan_data(title="New")), by=manager, on=DAY
        )


def test_a_step_that_cannot_follow_is_refused(plan, manager):
    with pytest.raises(PlanConflict, match="draft cannot become ended"):
        services.end_plan(plan=plan, note="", by=manager, at=NOW)


def test_the_owner_sets_a_baseline_that_was_awaited(plan, other_officer):
    target = Target.objects.get(ref="T2")
    services.establish_baseline(
        target=target,
        baseline=120,
        period="2018/19",
        ends_on=date(2019, 4, 1),
        by=other_officer,
        on=DAY,
    )
    target.refresh_from_db()
    assert (target.baseline, target.baseline_state) == (120, "set")
    assert Plan.objects.get().version == 2
    assert trail("target") == [("alteration", str(target.pk), "done")]


def test_a_baseline_after_the_promise_is_refused(plan, manager):
    Target.objects.filter(ref="T2").update(due_on=date(2019, 4, 1))
    with pytest.raises(PlanConflict, match="after the target is due"):
        services.establish_baseline(
            target=Target.objects.get(ref="T2"),
            baseline=1,
            period="2018/19",
            ends_on=date(2019, 4, 1),
            by=manager,
            on=DAY,
        )


def test_another_agency_may_not_set_it(plan, lead_officer):
    with pytest.raises(NotAllowed):
        services.establish_baseline(
            target=Target.objects.get(ref="T2"),
            baseline=1,
            period="",
            ends_on=DAY,
            by=lead_officer,
            on=DAY,
        )


def test_a_baseline_that_is_set_stays(plan, manager):
    with pytest.raises(PlanConflict, match="has its baseline already"):
        services.establish_baseline(
            target=Target.objects.get(ref="T1"),
            baseline=1,
            period="",
            ends_on=DAY,
            by=manager,
            on=DAY,
        )


def test_a_file_that_leaves_is_written_to_the_trail(plan, analyst):
    data = services.export_plan(
        plan=plan,
        make=lambda plan, kind, *, on: f"{plan.slug} {kind} {on}".encode(),
        kind="json",
        by=analyst,
        on=DAY,
    )
    assert data == b"safer-town json 2019-10-01"
    assert trail()[1:] == [("disclosure", "safer-town", "json")]


def test_a_practitioner_takes_no_file_or_list_away(plan, practitioner):
    with pytest.raises(NotAllowed):
        services.export_plan(
            plan=plan, make=lambda: b"", kind="json", by=practitioner, on=DAY
        )
    with pytest.raises(NotAllowed):
        services.take_list_away(what="Actions", by=practitioner, on=DAY)
    assert len(trail()) == 1


def test_an_agency_hands_everything_over(plan, agencies, manager, board_member):
    plan = agreed(plan, manager, board_member)
    done = services.hand_over_agency(
        old=agencies["council"], new=agencies["fire"], by=manager, on=DAY
    )
    plan.refresh_from_db()
    target = Target.objects.get(ref="T2")
    assert str(done) == "1 target and 0 actions"
    assert (target.owner, target.baseline_owner) == (agencies["fire"],) * 2
    assert (plan.state, plan.version) == (PlanState.AGREED, 2)
    assert plan.steps.first().note == (
        "What St Helens Council answered for in open plans passed to"
        " Merseyside Fire and Rescue Service: 1 target and 0 actions."
    )


def test_actions_and_priorities_go_with_their_agency(plan, agencies, manager):
    services.hand_over_agency(
        old=agencies["police"], new=agencies["fire"], by=manager, on=DAY
    )
    assert Action.objects.get(ref="A1").owner == agencies["fire"]
    assert plan.priorities.get().owner == agencies["fire"]
    assert Target.objects.get(ref="T2").owner == agencies["council"]


def names(line):
    return [str(person) for person in line.leads.all()], str(line.deputy)


def test_a_person_takes_the_place_of_another(plan, people, manager):
    done = services.hand_over_person(
        old=people["Rhys Example"], new=people["Nia Example"], by=manager, on=DAY
    )
    assert str(done) == "1 target and 1 action"
    assert names(Target.objects.get(ref="T1")) == (["Nia Example"], "Mei Example")
    assert names(Action.objects.get(ref="A1")) == (
        ["Mei Example", "Nia Example"],
        "None",
    )


def test_nobody_deputises_for_themselves(plan, people, manager):
    Action.objects.filter(ref="A2").update(deputy=people["Mei Example"])
    services.hand_over_person(
        old=people["Mei Example"], new=people["Rhys Example"], by=manager, on=DAY
    )
    assert names(Target.objects.get(ref="T1")) == (["Rhys Example"], "None")
    assert names(Action.objects.get(ref="A1")) == (["Rhys Example"], "None")
    assert names(Action.objects.get(ref="A2")) == ([], "Rhys Example")


def test_a_deputy_is_replaced_by_somebody_new(plan, people, manager):
    services.hand_over_person(
        old=people["Mei Example"], new=people["Nia Example"], by=manager, on=DAY
    )
    assert names(Target.objects.get(ref="T1")) == (["Rhys Example"], "Nia Example")


def test_nothing_is_handed_to_oneself_or_to_who_has_left(plan, people, manager):
    rhys, nia = people["Rhys Example"], people["Nia Example"]
    with pytest.raises(PlanConflict, match="somebody else"):
        services.hand_over_person(old=rhys, new=rhys, by=manager, on=DAY)
    nia.ends_before = DAY
    nia.save()
    with pytest.raises(PlanConflict, match="Nia Example has left"):
        services.hand_over_person(old=rhys, new=nia, by=manager, on=DAY)


def test_who_answers_for_nothing_hands_nothing_over(plan, agencies, manager):
    with pytest.raises(PlanConflict, match="answers for nothing"):
        services.hand_over_agency(
            old=agencies["elsewhere"], new=agencies["fire"], by=manager, on=DAY
        )


def test_an_agency_lead_may_not_hand_over(plan, agencies, lead_officer):
    with pytest.raises(NotAllowed):
        services.hand_over_agency(
            old=agencies["police"], new=agencies["fire"], by=lead_officer, on=DAY
        )


def test_before_there_is_a_plan_nobody_answers_for_anything(agencies, manager):
    with pytest.raises(PlanConflict, match="answers for nothing"):
        services.hand_over_agency(
            old=agencies["police"], new=agencies["fire"], by=manager, on=DAY
        )


RATE = {
    "ref": "T1",
    "measure": "burglary",
    "kind": "to-value",
    "baseline": 16.8,
    "baseline_period": "2018/19",
    "baseline_ends_on": "2019-04-01",
    "value": 11.76,
    "due_on": "2021-04-01",
    "denominator_vintage": "Mid-2017 estimate",
}


@pytest.mark.parametrize(
    ("terms", "value"),
    [({}, 11.55), ({"kind": "by-percent", "value": None, "percent": -30}, None)],
)
def test_a_target_moves_to_the_base_in_use(terms, value, manager, people, keep):
    from frankpledge.analysis.measures.periods import financial_year

    data = plan_data()
    data["priorities"][0]["objectives"][0] |= {"targets": [RATE | terms], "actions": []}
    plan = services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    keep("burglary", {financial_year(2018): 16.5}, base=(2019, "Mid-2019 estimate"))
    [standing] = standings(plan, judged_on=DAY)
    services.rebase_target(
        target=standing.target,
        rebase=rebase_of(standing),
        version=1,
        by=manager,
        on=DAY,
    )
    target = Target.objects.get()
    assert (target.baseline, target.denominator_vintage) == (16.5, "Mid-2019 estimate")
    assert target.value == (value if value is None else pytest.approx(value))
