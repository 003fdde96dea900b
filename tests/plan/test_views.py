"""The plan's pages: who sees what, what is asked of the database, how edits meet."""

import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.actions.models import Action
from frankpledge.analysis.measures.periods import financial_year
from frankpledge.audit.models import Entry
from frankpledge.plan import services
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.content import read_content
from tests.plan.conftest import AWAITED, BURGLARY, DAY, GATES, NOW, plan_data
from tests.plan.test_services import RATE


pytestmark = pytest.mark.django_db
HERE = "/plan/safer-town/"
OWN = [
    "",
    "targets/",
    "grid/",
    "awaited/",
    "settle/action/A2/owner/",
    "family/",
    "place/",
    "lint/",
    "claims/",
    "versions/",
    "compare/",
    "move/proposed/",
    "file.json",
    "document.html",
    "edit/",
    "add/priority/",
    "add/objective/?under=P1",
    "add/target/?under=O1",
    "add/action/?under=O1",
    "change/priority/P1/",
    "change/objective/O1/",
    "change/target/T1/",
    "change/action/A1/",
    "remove/target/T1/",
    "priority/P1/",
    "target/T1/",
    "target/T2/baseline/",
]
ALL = [
    "/plan/",
    "/plan/new/",
    "/plan/take-in/",
    "/plan/actions/",
    "/plan/hand-over/agency/",
    "/plan/hand-over/person/",
    *(HERE + own for own in OWN),
]


@pytest.fixture
def desk(signed_in, manager, plan):
    """Return the browser of the manager, who keeps the plan."""
    return signed_in(manager)


def test_an_outsider_finds_nothing(plan, signed_in, outsider):
    client = signed_in(outsider)
    assert {client.get(address).status_code for address in ALL} == {404}


def test_an_outsider_finds_no_action(plan, signed_in, outsider):
    address = reverse("plan:action", args=[Action.objects.get(ref="A1").pk])
    assert signed_in(outsider).get(address).status_code == 404


def test_the_manager_finds_every_page(desk):
    found = {address: desk.get(address).status_code for address in ALL}
    assert [address for address, status in found.items() if status != 200] == []


MISSING = [
    "file.exe",
    "document.exe",
    "move/nowhere/",
    "add/dragon/",
    "change/target/T9/",
    "remove/dragon/A1/",
    "priority/P9/",
    "target/T9/",
    "target/T1/rebase/",
    "target/T1/path.svg",
]


def test_what_is_not_there_is_not_found(desk):
    found = {own: desk.get(HERE + own).status_code for own in MISSING}
    assert [own for own, status in found.items() if status != 404] == []


def test_there_is_nothing_else_to_hand_over(desk):
    assert desk.get("/plan/hand-over/dragon/").status_code == 404


@pytest.mark.parametrize("own", ["edit/", "add/priority/", "remove/target/T1/"])
def test_a_practitioner_reads_and_does_not_change(own, plan, signed_in, practitioner):
    client = signed_in(practitioner)
    assert client.get(HERE).status_code == 200
    assert client.get(HERE + own).status_code == 403


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        client.get(address)
    return len(found)


def test_the_plan_page_asks_little_and_no_more_as_lines_grow(desk, plan, manager, keep):
    keep("domestic-burglary", {financial_year(2018): 930})
    first = queries(desk, HERE), queries(desk, HERE + "grid/")
    data = plan_data()
    objective = data["priorities"][0]["objectives"][0]
    objective["targets"] = [BURGLARY | {"ref": f"T{n}"} for n in range(30)]
    objective["actions"] = [
        GATES | {"ref": f"A{n}", "targets": [f"T{n}"]} for n in range(30)
    ]
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    # The page asks for the names of measures where a line has no title, once.
    assert (queries(desk, HERE), queries(desk, HERE + "grid/")) == (20, 17)
    assert first == (21, 17)


@pytest.mark.parametrize("name", ["plans", "actions"])
def test_lists_ask_the_same_for_one_and_three(name, desk, manager):
    address = reverse(f"plan:{name}")
    first = queries(desk, address)
    for number in (1, 2):
        services.take_in_plan(
            content=read_content(plan_data(slug=f"plan-{number}")),
            by=manager,
            on=DAY,
        )
    assert queries(desk, address) == first


def test_the_cover_says_what_is_awaited_and_who_is_missing(desk):
    text = desk.get(HERE).content.decode()
    assert (
        "4 things still to be settled: 1 baseline, 2 owners, 1 date. 1 overdue" in text
    )
    assert "Nobody answers for these as they should" in text
    assert "No agency answers for it." in text
    assert "Judged by the end of the plan, 31 March 2021." in text


def test_a_baseline_without_a_date_and_one_to_come_are_counted(desk):
    Target.objects.filter(ref="T2").update(baseline_due_on=None)
    assert "4 without a date." in desk.get(HERE).content.decode()
    Target.objects.filter(ref="T2").update(baseline_due_on="2126-10-13")
    text = desk.get(HERE).content.decode()
    assert "The next is due in 36," in text


def test_a_plan_that_runs_is_judged_today(desk, plan):
    Plan.objects.update(ends_before="2126-04-01")
    assert "Judged by the end" not in desk.get(HERE).content.decode()


def without_tokens(page):
    """Return a page without its random tokens, in which any figures may stand."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


@pytest.mark.parametrize("own", ["", "priority/P1/", "target/T1/", "targets/", "grid/"])
def test_figures_of_small_groups_are_not_shown(
    own, plan, keep, restricted, signed_in, practitioner, analyst
):
    keep("domestic-burglary", {financial_year(2019): 871.5, financial_year(2020): 872})
    hidden = signed_in(practitioner).get(HERE + own).content.decode()
    shown = signed_in(analyst).get(HERE + own).content.decode()
    assert "Withheld" in hidden
    assert "872" not in without_tokens(hidden)
    assert "Missed" in shown


def test_a_withheld_statement_says_nothing_of_its_table(
    plan, keep, restricted, signed_in, practitioner
):
    keep("domestic-burglary", {financial_year(2017): 969, financial_year(2018): 872})
    page = signed_in(practitioner).get(HERE + "claims/").content.decode()
    assert "is not shown to you" in page
    assert "872" not in without_tokens(page)


def test_a_board_member_is_offered_no_page_they_cannot_open(
    plan, signed_in, board_member, analyst
):
    link = reverse("evidence:measure", args=["domestic-burglary"])
    board = signed_in(board_member).get(HERE + "target/T1/").content.decode()
    assert link not in board
    assert link in signed_in(analyst).get(HERE + "target/T1/").content.decode()


def test_a_target_shows_its_path_and_draws_it(desk, keep):
    keep("domestic-burglary", {financial_year(2018): 930, financial_year(2019): 990})
    page = desk.get(HERE + "target/T1/").content.decode()
    assert "The promised path" in page
    assert "794.58" not in page
    drawn = desk.get(HERE + "target/T1/path.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawn.content


@pytest.mark.parametrize(
    ("address", "kind"),
    [("/plan/", "csv"), ("/plan/actions/", "ods"), (HERE + "targets/", "xlsx")],
)
def test_every_list_leaves_as_a_file_and_is_recorded(address, kind, desk):
    answer = desk.get(f"{address}?format={kind}")
    assert answer["Content-Disposition"].startswith('attachment; filename="e08000013-')
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert Entry.objects.filter(operation="disclosure", kind="plan").count() == 1


def test_targets_are_returned_by_what_they_count_towards(desk):
    text = desk.get(HERE + "targets/?format=csv&tag=PSA1").content.decode("utf-8-sig")
    header, *rows = text.splitlines()
    assert header == (
        "ref,measure,baseline,promise,latest,value,aim,stands,because,owner,"
        "counts_towards"
    )
    assert [row.split(",")[0] for row in rows] == ["T1"]


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        ("stands=No baseline", ["T2"]),
        ("owner=Merseyside Police", ["T1"]),
        ("", ["T1", "T2", "T3"]),
    ],
)
def test_targets_are_narrowed(asked, refs, desk):
    answer = desk.get(f"{HERE}targets/?{asked}")
    assert [row.target.ref for row in answer.context["shown"].rows] == refs


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        ("owner=Merseyside Police", ["A1"]),
        ("progress=overdue", ["A1"]),
        ("progress=not started", ["A2"]),
    ],
)
def test_actions_are_narrowed(asked, refs, desk):
    answer = desk.get(f"/plan/actions/?{asked}")
    assert [row.ref for row in answer.context["shown"].rows] == refs


def form_of(client, address, **changes):
    """Return what a browser would send for the form as it stands, with changes."""
    form = client.get(address).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if value is None:
            continue
        if hasattr(value, "day"):
            data |= {
                f"{bound.html_name}-day": value.day,
                f"{bound.html_name}-month": value.month,
                f"{bound.html_name}-year": value.year,
            }
        else:
            data[bound.html_name] = value
    return data | changes


def test_a_target_that_is_saved_unchanged_stays_as_it_was(desk):
    address = HERE + "change/target/T1/"
    answer = desk.post(address, form_of(desk, address))
    assert answer.status_code == 302
    assert Plan.objects.get().version == 1


@pytest.mark.parametrize("own", ["priority/P1", "objective/O1", "action/A1"])
def test_other_lines_that_are_saved_unchanged_stay(own, desk):
    address = f"{HERE}change/{own}/"
    assert desk.post(address, form_of(desk, address)).status_code == 302
    assert Plan.objects.get().version == 1


def test_a_line_is_added_changed_and_removed(desk):
    add = HERE + "add/objective/?under=P1"
    desk.post(add, form_of(desk, add, ref="O2", text="Fewer sheds."))
    change = HERE + "change/objective/O2/"
    desk.post(change, form_of(desk, change, text="Fewer garages."))
    assert Plan.objects.get().priorities.get().objectives.get(ref="O2").text == (
        "Fewer garages."
    )
    remove = HERE + "remove/objective/O2/"
    desk.post(remove, form_of(desk, remove))
    assert Plan.objects.get().priorities.get().objectives.count() == 1


def test_the_same_line_sent_twice_is_added_once(desk):
    add = HERE + "add/objective/?under=P1"
    sent = form_of(desk, add, ref="O2", text="Fewer sheds.")
    desk.post(add, sent)
    again = desk.post(add, sent)
    assert "used twice: objective O2" in again.content.decode()
    assert Plan.objects.get().priorities.get().objectives.count() == 2


def test_a_line_under_nothing_is_refused(desk):
    add = HERE + "add/objective/?under=P9"
    answer = desk.post(add, form_of(desk, add, ref="O2", text="Fewer sheds."))
    assert "there is no line &#x27;P9&#x27;" in answer.content.decode()


def test_a_target_without_its_value_says_so(desk):
    address = HERE + "change/target/T1/"
    answer = desk.post(address, form_of(desk, address, percent=""))
    assert "give the target&#x27;s value or percentage" in answer.content.decode()


def changed_by_another(manager):
    data = plan_data()
    data["priorities"][0]["objectives"][0]["text"] = "What Ben wrote."
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)


def test_two_texts_stand_side_by_side_and_nothing_typed_is_lost(desk, manager):
    address = HERE + "change/objective/O1/"
    sent = form_of(desk, address, text="What Ada wrote.")
    changed_by_another(manager)
    met = desk.post(address, sent)
    text = met.content.decode()
    assert "Somebody else changed this plan" in text
    assert met.context["conflict"] == [
        {"label": "Objective", "now": "What Ben wrote.", "typed": "What Ada wrote."}
    ]
    assert met.context["form"]["text"].value() == "What Ada wrote."
    again = {
        "ref": "O1",
        "text": "What Ada wrote.",
        "version": met.context["form"]["version"].value(),
    }
    assert desk.post(address, again).status_code == 302
    assert Plan.objects.get().priorities.get().objectives.get().text == (
        "What Ada wrote."
    )


def test_a_head_that_two_people_change_meets_too(desk, manager):
    address = HERE + "edit/"
    sent = form_of(desk, address, title="Ada's title")
    changed_by_another(manager)
    met = desk.post(address, sent)
    assert met.context["conflict"][0]["typed"] == "Ada's title"
    assert Plan.objects.get().title == "Safer town 2018 to 2021"


def test_a_removal_waits_until_the_change_was_seen(desk, manager):
    address = HERE + "remove/target/T1/"
    sent = form_of(desk, address)
    changed_by_another(manager)
    met = desk.post(address, sent)
    assert "Somebody else changed this plan" in met.content.decode()
    assert Target.objects.filter(ref="T1").exists()


def test_a_form_without_its_edit_is_not_taken(desk):
    answer = desk.post(HERE + "remove/target/T1/", {"version": "x"})
    assert answer.status_code == 200
    assert Target.objects.filter(ref="T1").exists()


DATES = {
    "starts_on-day": 1,
    "starts_on-month": 4,
    "starts_on-year": 2027,
    "ends_before-day": 1,
    "ends_before-month": 4,
    "ends_before-year": 2030,
}


def test_a_plan_is_started(desk):
    sent = {"title": "Safer 2027", "slug": "safer-2027", "version": 0, **DATES}
    assert desk.post("/plan/new/", sent).status_code == 302
    assert Plan.objects.get(slug="safer-2027").area_code == "E08000013"


def test_a_started_plan_does_not_take_anothers_place(desk):
    sent = {"title": "Safer 2027", "slug": "safer-town", "version": 0, **DATES}
    assert "short name" in desk.post("/plan/new/", sent).content.decode()
    assert Target.objects.count() == 3


def test_the_head_of_a_plan_is_changed(desk):
    address = HERE + "edit/"
    desk.post(address, form_of(desk, address, title="Safer still"))
    assert Plan.objects.get().title == "Safer still"


def sent_file(client, data, *, name="plan.json", **more):
    file = io.BytesIO(data)
    file.name = name
    return client.post("/plan/take-in/", {"file": file, **more})


def test_a_file_replaces_a_plan_only_where_that_is_meant(desk):
    data = json.dumps(plan_data(title="From a file")).encode()
    refused = sent_file(desk, data)
    assert "Tick this box to replace it" in refused.content.decode()
    assert sent_file(desk, data, replaces="on").status_code == 302
    assert Plan.objects.get().title == "From a file"


def test_every_fault_of_a_file_is_named(desk):
    page = sent_file(desk, json.dumps(plan_data(area=None, title="")).encode())
    text = page.content.decode()
    assert "Title: is blank." in text
    assert "Area: " in text


def test_a_file_that_names_nobody_known_is_refused(desk):
    data = plan_data(slug="other")
    data["priorities"][0]["owner"] = "Nobody"
    text = sent_file(desk, json.dumps(data).encode()).content.decode()
    assert "There is no agency called &#x27;Nobody&#x27;." in text


def test_a_plan_is_proposed_and_agreed_by_another(desk, signed_in, board_member):
    desk.post(HERE + "move/proposed/", {"note": "For 1 October."})
    board = signed_in(board_member)
    address = HERE + "move/agreed/"
    assert "what is still to be settled" in board.get(address).content.decode()
    refused = board.post(address, {"note": ""})
    assert "still to be settled" in refused.content.decode()
    board.post(address, {"note": "Minute 7.", "knows": "on"})
    assert Plan.objects.get().state == "agreed"
    page = board.get(HERE + "compare/?old=1&new=now").content.decode()
    assert "Nothing changed between these two" in page
    told = re.sub(r"\s+", " ", desk.get(HERE).content.decode())
    assert f"agreed, by {board_member}. Minute 7." in told
    assert "For 1 October." in told


def test_the_step_of_another_day_is_refused_in_words(desk):
    answer = desk.post(HERE + "move/ended/", {"note": ""})
    assert "A plan that is draft cannot become ended" in answer.content.decode()


def test_an_owner_sets_its_baseline(plan, signed_in, other_officer, lead_officer):
    address = HERE + "target/T2/baseline/"
    sent = {
        "baseline": 120,
        "period": "2018/19",
        "ends_on-day": 1,
        "ends_on-month": 4,
        "ends_on-year": 2019,
    }
    assert signed_in(lead_officer).post(address, sent).status_code == 403
    assert signed_in(other_officer).post(address, sent).status_code == 302
    again = signed_in(other_officer).post(address, sent)
    assert "has its baseline already" in again.content.decode()


def test_everything_is_handed_over_at_once(desk, agencies):
    police, fire = agencies["police"].pk, agencies["fire"].pk
    refused = desk.post("/plan/hand-over/agency/", {"old": police, "new": police})
    assert "Choose somebody else" in refused.content.decode()
    done = desk.post(
        "/plan/hand-over/agency/", {"old": police, "new": fire}, follow=True
    )
    assert "Passed on: 1 target and 1 action." in done.content.decode()


def test_a_rate_moves_to_the_base_in_use(desk, manager, keep):
    data = plan_data()
    data["priorities"][0]["objectives"][0] |= {"targets": [RATE], "actions": []}
    services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    keep("burglary", {financial_year(2018): 16.5}, base=(2019, "Mid-2019 estimate"))
    page = desk.get(HERE + "target/T1/").content.decode()
    assert "The base of this rate has changed since" in page
    address = HERE + "target/T1/rebase/"
    assert "11.55" in desk.get(address).content.decode()
    met = desk.post(address, {"version": 1})
    assert "Somebody else changed this plan" in met.content.decode()
    assert desk.post(address, {"version": 2}).status_code == 302
    assert Target.objects.get().baseline == 16.5


@pytest.fixture
def action(plan):
    return Action.objects.get(ref="A1")


def update(action, **changes):
    return {
        "state": "under-way",
        "due_on-day": 30,
        "due_on-month": 9,
        "due_on-year": 2020,
        "text": "The contractor is late.",
        "version": action.version,
    } | changes


def test_an_action_is_updated_by_its_owner(action, signed_in, lead_officer):
    address = reverse("plan:action", args=[action.pk])
    client = signed_in(lead_officer)
    assert client.post(address, update(action)).status_code == 302
    page = client.get(address).content.decode()
    assert "first promised for 31 March 2020" in page
    assert "The contractor is late." in page


def test_two_people_on_one_action_meet(action, signed_in, lead_officer):
    address = reverse("plan:action", args=[action.pk])
    client = signed_in(lead_officer)
    client.post(address, update(action))
    met = client.post(address, update(action, text="What Ada wrote."))
    assert "Somebody else changed this action" in met.content.decode()
    assert met.context["form"]["text"].value() == "What Ada wrote."
    assert met.context["form"]["version"].value() == "2"


def test_another_agency_reads_an_action_and_does_not_write(
    action, signed_in, other_officer
):
    address = reverse("plan:action", args=[action.pk])
    client = signed_in(other_officer)
    assert "Say how it goes" not in client.get(address).content.decode()
    assert client.post(address, update(action)).status_code == 403
    assert client.post(address, {}).status_code == 403
    assert not action.notes.exists()


def test_a_task_of_no_plan_is_there_for_who_does_it_and_who_keeps_the_plan(
    desk, partnership, agencies, signed_in, lead_officer, other_officer, practitioner
):
    task = Action.objects.create(
        partnership=partnership, ref="D1", text="A minute.", owner=agencies["police"]
    )
    address = reverse("plan:action", args=[task.pk])
    found = [
        signed_in(one).get(address).status_code
        for one in (lead_officer, other_officer, practitioner)
    ]
    assert found == [200, 404, 404]
    assert "follows from a decision" in desk.get(address).content.decode()
    listed = signed_in(lead_officer).get(reverse("plan:actions")).content.decode()
    assert "A minute." in listed
    apart = signed_in(other_officer).get(reverse("plan:actions")).content.decode()
    assert "A minute." not in apart


def test_what_was_agreed_is_offered_with_its_date(desk, plan, board_member, manager):
    proposed = services.propose_plan(plan=plan, note="", by=manager, at=NOW)
    services.agree_plan(
        plan=proposed,
        note="Minute 7.",
        accepts_pending_baselines=True,
        by=board_member,
        at=NOW,
    )
    page = desk.get(HERE + "versions/").content.decode()
    assert "Version 1, agreed on 1 October 2019" in page
    assert AWAITED["ref"] in desk.get(HERE + "awaited/").content.decode()


def test_a_plan_that_has_ended_is_not_replaced_by_a_file(desk):
    Plan.objects.update(state="ended")
    data = json.dumps(plan_data(title="From a file")).encode()
    answer = sent_file(desk, data, replaces="on")
    assert "This plan has ended" in answer.content.decode()


def test_a_removal_without_script_asks_first(desk):
    page = desk.get(HERE + "remove/priority/P1/").content.decode()
    assert "Remove priority P1?" in page
    assert Plan.objects.get().priorities.exists()
