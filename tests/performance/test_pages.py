"""The pages of updates, decisions and registers: who may open them, and what they do."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frankpledge.actions.models import Action
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.partnership.models import Area, Group
from frankpledge.performance import services
from frankpledge.performance.models import (
    Achievement,
    Decision,
    Inspection,
    OutsideReturn,
    PairedMeasure,
    Programme,
    SelfCheck,
)
from tests.performance.conftest import HOME, NOW
from tests.performance.test_keeping import ABUSE, ACHIEVED, FINDING, OUTSIDE


pytestmark = pytest.mark.django_db
TARGET = ["invented-plan", "2019-20-q4", "T1"]
PLACE = ["invented-plan", HOME, "2020-03"]


def at(name, *args):
    return reverse(f"performance:{name}", args=args)


def text_of(response):
    return response.content.decode()


@pytest.fixture
def world(partnership, agencies, off_course, plan, keep, manager):
    """Return a partnership with one of each thing."""
    Area.objects.create(
        code=HOME,
        name="St Helens",
        kind="partnership",
        boundary_year=2011,
        partnership=partnership,
    )
    Group.objects.create(
        partnership=partnership,
        name="Strategy group",
        kind="strategy-group",
        starts_on=date(2019, 4, 1),
    )
    keep("burglary", PeriodType.MONTH, {"2019-03": 1.0, "2020-03": 2.0})
    asked = {"by": manager, "at": timezone.now()}
    services.keep_inspection(inspection=None, version=0, said=FINDING, **asked)
    services.write_achievement(
        plan=plan, achievement=None, version=0, said=ACHIEVED, **asked
    )
    outside = services.keep_return(outside=None, version=0, said=OUTSIDE, **asked)
    services.send_return(outside=outside, period="2019/20-Q4", **asked)
    said = {"title": "Invented", "about": "", "owner": None, "ends_before": None}
    services.keep_programme(
        programme=None,
        version=0,
        said=said | {"starts_on": date(2019, 4, 1)},
        measures={},
        **asked,
    )


@pytest.fixture
def browser(world, signed_in, manager):
    return signed_in(manager)


@pytest.fixture
def decided(browser):
    group = Group.objects.get()
    sent = {
        "text": "Ask for a profile.",
        "group": group.pk,
        "decided_on": "2020-04-20",
        "task": "Write the profile.",
        "task_owner": Action._meta.apps.get_model("partnership", "Agency")
        .objects.get(code="council")
        .pk,
        "task_due_on": "2020-06-30",
    }
    answer = browser.post(at("decide", *TARGET), days(sent))
    assert answer.status_code == 302, text_of(answer)
    return Decision.objects.get()


def days(sent):
    """Return a form's days in the three boxes of the page."""
    made = {}
    for name, value in sent.items():
        if name.endswith("_on") or name == "ends_before":
            year, month, day = value.split("-")
            made |= {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
        else:
            made[name] = value
    return made


# Questions a page may put to the database; the annual report tells of every room.
FEW, WHOLE_YEAR = 30, 32


def addresses():
    inspection, achieved = Inspection.objects.get().pk, Achievement.objects.get().pk
    outside, programme = OutsideReturn.objects.get(), Programme.objects.get().pk
    return [
        at("updates"), at("update-file", *PLACE, "html"), at("decide-here", *PLACE, "T1"),
        at("decide", *TARGET), at("pair", *TARGET), at("forum"),
        at("forum-file", "invented-plan", HOME, "2019-20-q4", "html"),
        at("annual", "invented-plan", 2019), at("annual-file", "invented-plan", 2019, "html"),
        at("decisions"), at("inspections"), at("add-inspection"), at("inspection", inspection),
        at("change-inspection", inspection), at("achievements"), at("add-achievement"),
        at("achievement", achieved), at("change-achievement", achieved),
        at("self-check", "hallmarks", 2020), at("self-check", "marac", 2020),
        at("element", "hallmarks", 2020, "structures-law"), at("health", 2020),
        at("outside-returns"), at("add-outside"), at("outside", outside.pk),
        at("change-outside", outside.pk), at("retire-outside", outside.pk),
        at("send-outside", outside.pk),
        at("sent-file", outside.pk, outside.sent.get().pk, "csv"),
        at("programmes"), at("add-programme"), at("programme", programme),
        at("change-programme", programme),
    ]  # fmt: skip


def test_every_page_opens_for_the_manager_in_few_queries(browser):
    for address in addresses():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            answer = browser.get(address)
        assert answer.status_code == 200, address
        most = WHOLE_YEAR if "/annual/" in address else FEW
        assert len(seen) <= most, (address, len(seen))


@pytest.mark.parametrize("person", ["outsider", "practitioner"])
def test_no_page_is_there_for_who_may_not_see_performance(
    person, request, signed_in, world
):
    client = signed_in(request.getfixturevalue(person))
    achieved = Achievement.objects.get().pk
    redirects = [at("self-check-now", "hallmarks"), at("health-now")]
    for address in [*addresses(), *redirects, at("check-achievement", achieved)]:
        assert client.post(address).status_code == 404, address
    for address in [*addresses(), *redirects, at("decision", 1)]:
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize(
    "address",
    [
        "/performance/updates/?plan=none",
        "/performance/updates/?area=nowhere",
        "/performance/updates/?month=nonsense",
        "/performance/updates/invented-plan/E08000013/2020-03/exe",
        "/performance/updates/none/E08000013/2020-03/html",
        "/performance/updates/invented-plan/E08000013/2020-03/T9/decide/",
        "/performance/forum/?area=nowhere",
        "/performance/forum/invented-plan/nowhere/2019-20-q4/html",
        "/performance/annual/invented-plan/1999/",
        "/performance/decisions/99/",
        "/performance/decisions/99/task/",
        "/performance/inspections/99/",
        "/performance/achievements/99/",
        "/performance/self-check/none/2020/",
        "/performance/self-check/none/",
        "/performance/self-check/hallmarks/1990/",
        "/performance/self-check/hallmarks/2020/none/",
        "/performance/outside/99/",
        "/performance/programmes/99/",
    ],
)
def test_what_is_not_there_is_not_found(browser, address):
    assert browser.get(address).status_code == 404


def test_the_way_to_this_year_is_short(browser):
    for name, args in (("self-check-now", ["marac"]), ("health-now", [])):
        assert browser.get(at(name, *args)).status_code == 302


def test_without_a_plan_there_is_no_update(signed_in, manager, partnership):
    for name in ("updates", "forum"):
        page = text_of(signed_in(manager).get(at(name)))
        assert "No plan has had a whole quarter yet." in page


def test_an_update_shows_exceptions_first_and_the_way_to_decide(browser):
    page = text_of(browser.get(at("updates") + "?month=2020-03"))
    assert "Needing attention: 1." in page
    assert page.index("Off course") < page.index("Goes as it should")
    assert at("decide-here", *PLACE, "T1") in page


def test_a_decision_is_recorded_with_its_task_and_the_task_goes_on(browser, decided):
    page = text_of(browser.get(at("decision", decided.pk)))
    number = "1.8 (1.71 to 1.89) offences per 1,000 residents in 2019/20-Q4"
    assert number in page
    assert "Write the profile. (overdue)" in page
    sent = {"state": "under-way", "text": "Begun.", "version": 1}
    sent = days(sent | {"due_on": "2020-07-31"})
    action = reverse("plan:action", args=[decided.action.pk])
    assert action in page
    assert browser.post(action, sent).status_code == 302
    assert decided.action.notes.count() == 1
    assert "Ask for a profile." in text_of(browser.get(at("decisions") + "?tasked=on"))
    assert "Ask for a profile." in text_of(browser.get(at("target", *TARGET)))


def test_a_task_is_not_given_without_who_and_when(browser):
    sent = days(
        {"text": "x", "group": Group.objects.get().pk, "decided_on": "2020-04-20"}
    )
    page = text_of(browser.post(at("decide", *TARGET), sent | {"task": "Do it."}))
    assert "Choose the agency that does the task" in page
    assert "Enter the day by which it is done" in page
    assert not Decision.objects.exists()


def test_a_target_is_read_beside_a_harm(browser, make_target, keep):
    keep(ABUSE, PeriodType.FINANCIAL_YEAR, {"2018/19": 4.0, "2019/20": 6.0})
    terms = {"period_type": "financial-year", "baseline": 4.0, "percent": 10}
    make_target("T2", measure=ABUSE, **terms)
    where = ["invented-plan", "2019-20-q4", "T2"]
    harm = "domestic-abuse-repeat-incidents"
    keep(harm, PeriodType.FINANCIAL_YEAR, {"2018/19": 4.0, "2019/20": 1.0})
    assert browser.post(at("pair", *where), {"measure": harm}).status_code == 302
    assert "Reports up, repeat domestic abuse incidents down: as hoped." in text_of(
        browser.get(at("target", *where))
    )
    assert "Read together" in text_of(browser.get(at("status")))
    assert browser.get(at("pair", *where)).status_code == 200
    refused = browser.post(at("pair", *TARGET), {"measure": harm})
    assert "Only a target that wants more" in text_of(refused)
    assert PairedMeasure.objects.count() == 1


def test_a_finding_is_added_and_answered(browser):
    sent = days(
        {
            "body": "Invented inspectorate",
            "service": "Custody",
            "inspected_on": "2020-01-10",
            "finding": "Clean cells.",
            "state": "open",
            "version": 0,
        }
    )
    assert browser.post(at("add-inspection"), sent).status_code == 302
    made = Inspection.objects.get(service="Custody")
    answer = sent | {"state": "closed", "version": 1}
    page = text_of(browser.post(at("change-inspection", made.pk), answer))
    assert "Say how the partnership answered" in page
    answer |= {"response": "Thanked."}
    assert browser.post(at("change-inspection", made.pk), answer).status_code == 302
    assert "Closed" in text_of(browser.get(at("inspection", made.pk)))
    listed = text_of(browser.get(at("inspections") + "?state=closed"))
    assert "Custody" in listed
    assert "Answering of calls" not in listed


def test_an_achievement_waits_for_a_second_person(browser, signed_in, analyst):
    made = Achievement.objects.get()
    page = text_of(browser.get(at("achievement", made.pk)))
    assert "A second person checks what was achieved." in page
    other = signed_in(analyst)
    assert "I held it against its source" in text_of(
        other.get(at("achievement", made.pk))
    )
    stale = other.post(at("check-achievement", made.pk), {"version": "x"}, follow=True)
    assert "Somebody else changed this" in text_of(stale)
    checked = other.post(at("check-achievement", made.pk), {"version": 1}, follow=True)
    assert "The achievement is checked." in text_of(checked)
    assert other.get(at("achievements") + "?unchecked=on").status_code == 200
    sent = ACHIEVED | {"claim": "Other words", "version": 1}
    assert browser.post(at("change-achievement", made.pk), sent).status_code == 302
    made.refresh_from_db()
    assert (made.claim, made.checked_by) == ("Other words", None)
    sent = ACHIEVED | {"version": 0}
    assert browser.post(at("add-achievement"), sent).status_code == 302


def test_an_element_is_rated_beside_what_was_found(browser):
    year = timezone.localdate().year - 1
    here = at("element", "hallmarks", year, "structures-law")
    sent = {"rating": 1, "gap": "No county group.", "version": 0}
    assert browser.post(here, sent).status_code == 302
    assert "No county group." in text_of(browser.get(here))
    page = text_of(browser.get(at("self-check", "hallmarks", year)))
    assert "1 of 3 points on 1 element" in page
    assert browser.get(at("element", "hallmarks", year + 1, "structures-law"))
    only = browser.get(at("self-check", "hallmarks", year) + "?open=on")
    assert "1 element" in text_of(only)
    assert SelfCheck.objects.get().rating == 1


def test_lists_are_taken_away_as_files(browser):
    for name, args in (("inspections", []), ("health", [2020])):
        answer = browser.get(at(name, *args) + "?format=csv")
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer.content
    known = browser.get(at("health", 2020) + "?known=on")
    assert known.status_code == 200


def test_a_return_is_set_up_sent_and_retired(browser):
    sent = days(
        OUTSIDE | {"starts_on": "2019-04-01", "title": "Another", "measures": "robbery"}
    )
    assert browser.post(at("add-outside"), sent | {"version": 0}).status_code == 302
    made = OutsideReturn.objects.get(title="Another")
    changed = sent | {"version": 1, "asked_by": "Somebody new"}
    assert browser.post(at("change-outside", made.pk), changed).status_code == 302
    posted = browser.post(at("send-outside", made.pk), {"period": "2019/20-Q4"})
    assert posted.status_code == 302
    assert "2019/20-Q4, sent" in text_of(browser.get(at("outside", made.pk)))
    ended = days({"retired_on": "2020-04-01"}) | {"why": "The policy has ended."}
    assert browser.post(at("retire-outside", made.pk), ended).status_code == 302
    page = text_of(browser.get(at("outside", made.pk)))
    assert "The policy has ended." in page
    assert "Fill and send" not in page
    assert "Another" not in text_of(browser.get(at("outside-returns") + "?current=on"))
    number = made.sent.get().pk
    assert browser.get(at("sent-file", made.pk, number, "exe")).status_code == 404


def test_a_programme_shows_each_level_with_its_change(browser):
    sent = days({"starts_on": "2019-04-01"}) | {
        "title": "Safer streets",
        "activity": "robbery",
        "outcome": "Burglary (open data)",
        "version": 0,
    }
    assert browser.post(at("add-programme"), sent).status_code == 302
    made = Programme.objects.get(title="Safer streets")
    unknown = browser.post(at("add-programme"), sent | {"output": "No such thing"})
    assert "There is no measure “No such thing”" in text_of(unknown)
    form = text_of(browser.get(at("change-programme", made.pk)))
    assert "Burglary (open data)</textarea>" in form
    page = text_of(browser.get(at("programme", made.pk)))
    assert page.index("Activity: what is done") < page.index("Outcome: what is to")
    assert "1.80 offences per 1,000 residents, January to March 2020" in page
    again = sent | {"version": 1, "activity": ""}
    assert browser.post(at("change-programme", made.pk), again).status_code == 302
    assert made.measures.count() == 1


def test_decisions_on_hidden_measures_are_not_there(
    browser, decided, signed_in, board_member, monkeypatch
):
    client = signed_in(board_member)
    assert client.get(at("decision", decided.pk)).status_code == 200
    hidden = "frankpledge.performance.views.deciding.hidden_measures"
    monkeypatch.setattr(hidden, lambda member, *, on: {"burglary"})
    assert client.get(at("decision", decided.pk)).status_code == 404
    assert "Ask for a profile." not in text_of(client.get(at("decisions")))
    assert NOW
