"""Theme groups' own work, a county agreement by district, plans taken in as parts."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from frankpledge.analysis.measures.periods import financial_year
from frankpledge.plan import services
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.groups import roll_up_page
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.selectors.groups import group_workspaces
from frankpledge.plan.selectors.rolling_up import rolled_up
from frankpledge.plan.states import PlanRole
from tests.plan.conftest import BURGLARY, DAY, HOME, NOW, plan_data
from tests.plan.test_views import form_of


pytestmark = pytest.mark.django_db
HERE = "/plan/safer-town/"
KNOWSLEY = "E08000011"


@pytest.fixture
def violence(partnership, agencies):
    """Return a theme group on which the police sit."""
    group = apps.get_model("partnership", "Group").objects.create(
        partnership=partnership,
        name="Violence group",
        kind="thematic-group",
        purpose="Less violence.",
        meets="every month",
        starts_on=date(2018, 1, 1),
    )
    apps.get_model("partnership", "Seat").objects.create(
        group=group, agency=agencies["police"], is_chair=True, starts_on=group.starts_on
    )
    return group


@pytest.fixture
def placed(plan, violence, manager):
    """Return the plan as the group's action plan."""
    return services.place_plan(
        plan=plan, role=PlanRole.GROUP, parent=None, group=violence, by=manager, at=NOW
    )


def agreed(plan, manager, board_member):
    plan = services.propose_plan(plan=plan, note="", by=manager, at=NOW)
    return services.agree_plan(
        plan=plan, note="", accepts_pending_baselines=True, by=board_member, at=NOW
    )


def test_a_group_works_to_its_agreed_plan_of_the_day(placed, manager, board_member):
    [waiting] = group_workspaces(DAY)
    assert (waiting.current, len(waiting.actions)) == (None, 2)
    agreed(placed, manager, board_member)
    [one] = group_workspaces(DAY)
    assert (one.current, [action.ref for action in one.actions]) == (
        placed,
        ["A1", "A2"],
    )
    [later] = group_workspaces(date(2022, 1, 1))
    assert (later.current, list(later.actions)) == (None, [])


def test_a_groups_page_says_who_sits_on_it_and_what_is_late(
    placed, violence, manager, board_member, signed_in
):
    agreed(placed, manager, board_member)
    Plan.objects.update(ends_before=date(2099, 1, 1))
    page = signed_in(manager).get(f"/plan/groups/{violence.pk}/").content.decode()
    for said in ("Less violence.", "Merseyside Police", ", chair", "Agree a leaflet."):
        assert said in page
    listed = signed_in(manager).get("/plan/groups/").content.decode()
    assert "Works to Safer town 2018 to 2021: 2 actions, 1 late or blocked." in listed


def test_a_group_that_is_not_there_is_not_found(plan, manager, signed_in):
    assert signed_in(manager).get("/plan/groups/999/").status_code == 404


def test_a_group_without_a_plan_says_so(plan, violence, manager, signed_in):
    page = signed_in(manager).get(f"/plan/groups/{violence.pk}/").content.decode()
    assert "No action plan of the group is agreed for today." in page
    listed = signed_in(manager).get("/plan/groups/").content.decode()
    assert "No action plan is agreed for today." in listed


def test_a_plan_started_for_a_group_is_put_in_its_place(
    plan, violence, manager, signed_in
):
    desk = signed_in(manager)
    address = f"{reverse('plan:start')}?group={violence.pk}"
    sent = form_of(desk, address, title="Violence 2020", slug="violence-2020")
    sent |= {"starts_on": "2020-04-01", "ends_before": "2021-04-01"}
    answer = desk.post(address, sent)
    assert answer.url == f"/plan/violence-2020/place/?group={violence.pk}"
    form = desk.get(answer.url).context["form"]
    told = {name: str(form[name].value()) for name in ("role", "parent", "group")}
    assert told == {"role": "group", "parent": str(plan.pk), "group": str(violence.pk)}


def test_a_plan_taken_in_as_a_part_is_put_under_the_other(plan, manager, signed_in):
    desk = signed_in(manager)
    other = services.take_in_plan(
        content=read_content(plan_data(slug="alcohol", priorities=[])),
        by=manager,
        on=DAY,
    )
    form = desk.get(f"/plan/{other.slug}/place/?part_of=safer-town").context["form"]
    assert (form["role"].value(), form["parent"].value()) == ("strategy", plan.pk)


def test_a_family_says_what_counts_at_its_own_level(plan, manager, signed_in):
    page = signed_in(manager).get(HERE + "family/").content.decode()
    assert "2 actions, those it shows itself" in page
    assert HERE + "districts/" not in page
    Plan.objects.update(role="county")
    assert (
        HERE + "districts/" in signed_in(manager).get(HERE + "family/").content.decode()
    )


SHARE = BURGLARY | {
    "ref": "T9",
    "kind": "to-value",
    "area": KNOWSLEY,
    "value": 300,
    "percent": None,
    "baseline": 400,
}


@pytest.fixture
def county(people, measures, manager):
    """Return an agreement that promises 700 and allocates 300 to Knowsley, 450 here."""
    objective = plan_data()["priorities"][0]["objectives"][0]
    whole = SHARE | {"ref": "T8", "area": "E11000002", "value": 700, "baseline": 969}
    own = SHARE | {"ref": "T7", "area": HOME, "value": 450, "baseline": 569}
    objective |= {"targets": [whole, SHARE, own], "actions": []}
    data = plan_data(
        priorities=[
            {"ref": "P1", "title": "Burglary", "objectives": [objective]},
        ]
    )
    plan = services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    return services.place_plan(
        plan=plan, role=PlanRole.COUNTY, parent=None, group=None, by=manager, at=NOW
    )


DISTRICTS = {HOME: "St Helens", KNOWSLEY: "Knowsley"}
COUNTED = "domestic-burglary"


def test_a_county_is_rolled_up_over_one_period(county, keep, manager):
    keep(COUNTED, {financial_year(2018): 500, financial_year(2019): 480})
    keep(COUNTED, {financial_year(2018): 410}, area=KNOWSLEY)
    [one] = rolled_up(county, DISTRICTS, by=manager, today=date(2020, 6, 1))
    told = [row.figure and row.figure.value for row in one.districts]
    assert (one.period, told) == (financial_year(2019), [480, None])
    assert one.whole.target.ref == "T8"


def test_a_page_of_districts_says_whether_the_shares_come_to_the_promise(
    county, manager, signed_in, partnership
):
    group = apps.get_model("evidence", "ComparisonGroup").objects.create(
        slug="merseyside",
        name="Merseyside",
        reason="The county.",
        starts_on=date(2015, 1, 1),
    )
    apps.get_model("evidence", "GroupMember").objects.create(
        group=group,
        area_code=KNOWSLEY,
        area_name="Knowsley",
        starts_on=date(2015, 1, 1),
    )
    found = roll_up_page(county, group, by=manager, today=DAY)
    assert [row["name"] for row in found["measures"][0]["rows"]] == [
        "St Helens",
        "Knowsley",
    ]
    desk = signed_in(manager)
    page = desk.get(HERE + "districts/?group=merseyside").content.decode()
    assert "Vacant" in page
    assert desk.get(HERE + "districts/").status_code == 200
    assert desk.get(HERE + "districts/?group=nowhere").status_code == 404


def test_restricted_measures_are_rolled_up_for_no_outsider_of_theirs(
    county, restricted, board_member
):
    assert rolled_up(county, DISTRICTS, by=board_member, today=DAY) == []
