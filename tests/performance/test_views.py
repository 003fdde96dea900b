import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frankpledge.analysis.charts.theme import NARROW, WIDE
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.performance import services, tasks
from frankpledge.performance.models import (
    Commentary,
    Escalation,
    FrozenReport,
    ReportBuild,
    StatusOverride,
)
from frankpledge.performance.presenters.report import made_of, report_on
from frankpledge.performance.states import BuildState
from tests.performance.conftest import BURGLARY, NOW, SECOND, TODAY


pytestmark = pytest.mark.django_db
WHERE = ["invented-plan", "2019-20-q4"]
TARGET = [*WHERE, "T1"]
COMMENT = {"cause": "Burglars came back.", "version": "0"}


def at(name, *args):
    return reverse(f"performance:{name}", args=args)


def text_of(response):
    return response.content.decode()


@pytest.fixture
def browser(signed_in, manager, off_course):
    return signed_in(manager)


@pytest.fixture
def report(off_course, plan, quarter, manager):
    made = made_of(
        report_on(plan, quarter, by=manager, today=TODAY, version="1"), ["html", "csv"]
    )
    return services.freeze_report(
        plan=plan, quarter=quarter, made=made, note="For May.", by=manager, at=NOW
    )


@pytest.fixture
def build(off_course, plan, quarter, manager):
    return services.begin_build(
        plan=plan, quarter=quarter, forms=["html", "csv"], by=manager, at=timezone.now()
    )


@pytest.fixture
def escalation(entry, quarter, manager):
    return services.escalate(
        entry=entry, quarter=quarter, to="board", question="Enough?", by=manager, at=NOW
    )


def addresses(report, build, escalation):
    return [
        at("status"), at("target", *TARGET), at("chart", *TARGET), at("comment", *TARGET),
        at("override", *TARGET), at("further", *TARGET), at("answer", escalation.pk),
        at("reports"), at("frozen", report.pk), at("frozen-file", report.pk, "html"),
        at("making", build.pk), at("made-file", build.pk, "html"), at("draft", *WHERE),
        at("make", *WHERE), at("freeze", *WHERE), at("restatement"),
    ]  # fmt: skip


@pytest.mark.parametrize("person", ["outsider", "practitioner"])
def test_no_page_is_there_for_those_who_may_not_see_performance(
    person, request, signed_in, report, build, escalation
):
    client = signed_in(request.getfixturevalue(person))
    for address in addresses(report, build, escalation):
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address
    assert client.post(at("lift", *TARGET)).status_code == 404


def test_every_page_opens_for_the_manager(browser, report, build, escalation):
    services.keep_next_file(
        build, lambda form: services.NamedFile(form, "a.html", b"x")
    )
    for address in addresses(report, build, escalation):
        assert browser.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "address",
    [
        "/performance/target/invented-plan/2019-20-q4/T9/",
        "/performance/target/invented-plan/2019-20-q9/T1/",
        "/performance/target/no-plan/2019-20-q4/T1/",
        "/performance/?quarter=nonsense",
        "/performance/?plan=no-plan",
        "/performance/further/999/",
        "/performance/reports/999/",
        "/performance/reports/making/00000000-0000-0000-0000-000000000000/",
    ],
)
def test_what_is_not_there_is_not_found(browser, address):
    assert browser.get(address).status_code == 404


def test_without_a_plan_the_page_says_so(signed_in, manager, partnership):
    page = text_of(signed_in(manager).get(at("status")))
    assert "No plan has had a whole quarter yet." in page


def test_exceptions_come_first_with_what_is_asked(browser, make_target, keep):
    keep("robbery", PeriodType.QUARTER, {"2019/20-Q4": 0.1})
    make_target("T0", measure="robbery", baseline=0.3)
    page = text_of(browser.get(at("status") + "?quarter=2019/20-Q4"))
    assert (
        page.index("T1 Burglary")
        < page.index("All other targets")
        < page.index("T0 Robbery")
    )
    for words in (
        "Off course",
        "Needed from here: a fall of",
        "Before the board",
        "Due 29 April 2020",
    ):
        assert words in page


def test_the_page_takes_few_queries_however_many_targets(
    browser, make_target, django_assert_max_num_queries
):
    for number in range(2, 6):
        make_target(f"T{number}", measure="shoplifting")
    with django_assert_max_num_queries(30):
        browser.get(at("status") + "?quarter=2019/20-Q4")


def test_commentary_is_written_and_shown(browser, agencies):
    said = {
        **COMMENT, "recovery": "Visit.", "recovery_owner": agencies["police"].pk,
        "recovery_due_on": "2020-06-30", "ask": "More officers.",
    }  # fmt: skip
    response = browser.post(at("comment", *TARGET), said)
    assert response["Location"] == at("target", *TARGET)
    page = text_of(browser.get(response["Location"]))
    assert "Burglars came back." in page
    assert "Visit. (Merseyside Police, by 30 June 2020)" in page
    assert 'value="1"' in text_of(browser.get(at("comment", *TARGET)))


def test_a_recovery_action_without_who_and_when_is_asked_again(browser):
    page = text_of(
        browser.post(at("comment", *TARGET), {**COMMENT, "recovery": "Visit."})
    )
    assert "<title>Error: Write commentary" in page
    assert "Choose the agency that does the recovery action" in page
    assert "Enter the day by which it will be done" in page
    assert "Burglars came back." in page
    assert Commentary.objects.count() == 0


def test_a_conflict_keeps_what_was_typed(browser):
    browser.post(at("comment", *TARGET), COMMENT)
    page = text_of(
        browser.post(at("comment", *TARGET), {**COMMENT, "cause": "My own words."})
    )
    assert "Somebody else wrote about this target" in page
    assert "My own words." in page


def test_a_member_who_may_look_but_not_write_is_told_why(
    signed_in, other_officer, off_course
):
    client = signed_in(other_officer)
    page = text_of(client.get(at("target", *TARGET)))
    assert "only for your own agency" in page
    assert client.get(at("comment", *TARGET)).status_code == 403


def test_a_status_is_set_by_hand_and_lifted(browser):
    browser.post(
        at("override", *TARGET),
        {
            "status": "cannot tell yet",
            "reason": "A street was counted twice.",
            "authority": "Strategy group",
            "ends_before-day": "1",
            "ends_before-month": "4",
            "ends_before-year": "2090",
        },
    )
    page = text_of(browser.get(at("target", *TARGET)))
    assert "A street was counted twice." in page
    assert "on the authority of Strategy group, until 1 April 2090" in page
    browser.post(at("lift", *TARGET))
    assert StatusOverride.objects.filter(is_lifted=False).count() == 0
    again = browser.post(at("lift", *TARGET), follow=True)
    assert "No status is set by hand" in text_of(again)


def test_a_target_is_taken_further_and_decided(browser, signed_in, board_member):
    browser.post(
        at("further", *TARGET), {"to": "board", "question": "Two more officers?"}
    )
    raised = Escalation.objects.get()
    client = signed_in(board_member)
    assert "Two more officers?" in text_of(
        client.get(at("status") + "?quarter=2019/20-Q4")
    )
    client.post(at("answer", raised.pk), {"answer": "Agreed."})
    assert "Agreed." in text_of(browser.get(at("target", *TARGET)))
    page = text_of(client.post(at("answer", raised.pk), {"answer": "Again."}))
    assert "answered already" in page


def test_the_draft_is_a_page_with_charts_at_their_own_addresses(browser):
    page = text_of(browser.get(at("draft", *WHERE)))
    assert at("chart", *TARGET) in page
    assert "data:image" not in page
    assert browser.get(at("chart", *TARGET))["Content-Type"] == "image/svg+xml"


def test_a_target_without_figures_has_no_chart(browser, make_target):
    make_target("T2", measure="shoplifting")
    assert browser.get(at("chart", *WHERE, "T2")).status_code == 404
    assert browser.get(at("target", *WHERE, "T2")).status_code == 200


def test_few_files_are_made_while_the_person_waits(browser):
    response = browser.post(
        at("make", *WHERE), {"formats": ["html", "csv"]}, follow=True
    )
    assert "2 of 2 files made" in text_of(response)
    build = ReportBuild.objects.get()
    got = browser.get(at("made-file", build.pk, "html"))
    assert (
        got["Content-Disposition"]
        == 'attachment; filename="st-helens-performance-2019-20-q4-v0.html"'
    )
    assert b"1.80 [p]" in got.content
    assert browser.get(at("made-file", build.pk, "pdf")).status_code == 404


def test_many_files_go_to_the_background_and_can_be_made_here_or_stopped(browser):
    page = browser.post(
        at("make", *WHERE), {"formats": ["html", "csv", "ods"]}, follow=True
    )
    assert "0 of 3 files made" in text_of(page)
    build = ReportBuild.objects.get()
    page = browser.post(at("making", build.pk), {"do": "next"}, follow=True)
    assert "1 of 3 files made" in text_of(page)
    page = browser.post(at("making", build.pk), {"do": "stop"}, follow=True)
    assert "It was stopped." in text_of(page)
    page = browser.post(at("making", build.pk), {"do": "stop"}, follow=True)
    assert "stopped already" in text_of(page)


def test_no_format_chosen_is_asked_again(browser):
    assert "Error: Make the report" in text_of(browser.post(at("make", *WHERE), {}))


def test_a_build_is_not_there_for_anybody_else(build, signed_in, analyst):
    assert signed_in(analyst).get(at("making", build.pk)).status_code == 404


def test_the_job_makes_every_file(build, manager):
    state = tasks.make_in_background.func(str(build.pk), manager.pk)
    assert state == BuildState.DONE
    assert tasks.make_in_background.func("0" * 32, manager.pk) == "gone"


def test_a_build_that_cannot_go_on_says_why(build, manager, browser, monkeypatch):
    manager.roles = []
    manager.save()
    assert tasks.make_next(build, manager).state == BuildState.FAILED
    manager.roles = ["partnership-manager"]
    manager.save()
    assert "could not be made" in text_of(browser.get(at("making", build.pk)))


def test_a_report_is_frozen_and_its_revisions_are_shown(browser, keep):
    response = browser.post(
        at("freeze", *WHERE),
        {"note": "For the May board.", "chair_words": "We did much."},
        follow=True,
    )
    assert FrozenReport.objects.get().chair_words == "We did much."
    page = text_of(response)
    assert "For the May board." in page
    assert "is today what the board was given" in page
    keep(
        "burglary", PeriodType.QUARTER, {**BURGLARY, "2019/20-Q4": 1.7}, known_at=SECOND
    )
    page = text_of(browser.get(at("frozen", FrozenReport.objects.get().pk)))
    assert "1 figure of this report is not today what the board was given" in page
    assert "1.80" in page
    assert "1.70" in page


def test_a_frozen_file_is_given_as_it_was(browser, report):
    got = browser.get(at("frozen-file", report.pk, "html"))
    assert (
        got["Content-Disposition"]
        == 'attachment; filename="st-helens-performance-2019-20-q4-v1.html"'
    )
    assert browser.get(at("frozen-file", report.pk, "exe")).status_code == 404
    assert report.title in text_of(browser.get(at("reports")))


def test_restated_figures_are_shown_and_taken_away(browser, keep):
    keep(
        "burglary",
        PeriodType.QUARTER,
        {**BURGLARY, "2019/20-Q3": 1.95},
        known_at=SECOND,
    )
    asked = "?since=2020-05-01&until=2020-09-01"
    page = text_of(browser.get(at("restatement") + asked))
    assert "1 figure restated" in page
    assert "1.95" in page
    got = browser.get(at("restatement") + asked + "&format=csv")
    assert got.content.decode().splitlines()[1] == (
        "Burglary (open data),E08000013,2019/20-Q3,1.9,1.95,0.05,changed"
    )


def test_restricted_figures_are_not_on_the_pages_of_those_who_may_not_see_them(
    signed_in, board_member, entry, quarter, lead_officer, escalation
):
    from frankpledge.evidence.models import MeasureVersion

    services.write_commentary(
        entry=entry, quarter=quarter, cause="Prolific burglars.", recovery="",
        recovery_owner_id=None, recovery_due_on=None, ask="", version=0,
        by=lead_officer, at=NOW,
    )  # fmt: skip
    version = MeasureVersion.objects.get(measure="burglary", state="in-force")
    version.content = {**version.content, "restricted": True}
    version.save()
    client = signed_in(board_member)
    for address in (at("status") + "?quarter=2019/20-Q4", at("target", *TARGET)):
        page = text_of(client.get(address))
        assert "Not shown to you" in page
        for word in ("1.80", "Prolific", "Enough?", "Off course"):
            assert word not in page
    assert client.get(at("chart", *TARGET)).status_code == 404


def test_the_draft_asks_little_and_no_more_as_targets_grow(browser, make_target, keep):
    def asked():
        with CaptureQueriesContext(connection) as found:
            assert browser.get(at("draft", *WHERE)).status_code == 200
        return len(found)

    first = asked()
    make_target("T2", measure="criminal-damage")
    make_target("T3", measure="vehicle-crime")
    for measure in ("criminal-damage", "vehicle-crime"):
        keep(measure, PeriodType.QUARTER, BURGLARY)
    assert asked() == first
    assert first <= 30


def test_the_picture_of_a_target_has_a_form_for_phones(browser):
    wide = browser.get(at("chart", *TARGET))
    narrow = browser.get(at("chart", *TARGET) + "?width=narrow")
    assert (wide.status_code, narrow.status_code) == (200, 200)
    assert f"{at('chart', *TARGET)}?width=narrow" in text_of(
        browser.get(at("target", *TARGET))
    )
    widths = [re.search(r'width="(\d+)', text_of(one))[1] for one in (wide, narrow)]
    assert [int(width) for width in widths] == [WIDE, NARROW]
