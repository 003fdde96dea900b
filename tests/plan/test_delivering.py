"""Milestones: delivered, accepted by a second person, sent back, late and overdue."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.access.decisions import NotAllowed
from frankpledge.audit.models import Entry
from frankpledge.documents.failures import NoSuchFile
from frankpledge.plan import services
from frankpledge.plan.models import Delivery, Plan
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.rules.delivering import Delivered, by_delivery
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.selectors import standings, target_named
from frankpledge.plan.services import PlanConflict
from frankpledge.plan.states import TargetKind, TargetStatus
from tests.plan.conftest import DAY, NOW, plan_data


HERE = "/plan/safer-town/target/M1/"
PROTOCOL = {
    "ref": "M1",
    "kind": "milestone",
    "printed": "A protocol on sharing information",
    "baseline_state": "not-applicable",
    "due_on": "2019-10-16",
    "owner": "Merseyside Police",
}
DUE = Promise(kind=TargetKind.MILESTONE, due_on=date(2019, 10, 16))


@pytest.mark.parametrize(
    ("delivered", "on", "status", "words"),
    [
        (None, date(2019, 10, 1), "cannot tell yet", "due in 14 days"),
        (None, date(2019, 10, 15), "cannot tell yet", "it is due today"),
        (None, date(2019, 10, 16), "missed", "due 1 day ago"),
        (Delivered(DAY), DAY, "cannot tell yet", "still to accept it"),
        (Delivered(DAY, DAY), DAY, "met", "delivered on 1 October 2019, and"),
        (
            Delivered(date(2019, 10, 18), date(2019, 11, 1)),
            date(2019, 12, 1),
            "met",
            "3 days after it was due, and accepted on 1 November 2019",
        ),
        (
            Delivered(DAY, date(2019, 11, 1)),
            date(2019, 10, 2),
            "cannot tell yet",
            "still to accept it",
        ),
    ],
)
def test_how_a_milestone_stands(delivered, on, status, words):
    verdict = by_delivery(DUE, delivered, on)
    assert verdict.status == status
    assert words in verdict.because


def test_a_milestone_without_a_day_is_never_late():
    undated = Promise(kind=TargetKind.MILESTONE)
    assert "no day is set" in by_delivery(undated, None, DAY).because
    met = by_delivery(undated, Delivered(DAY, DAY), DAY)
    assert met.status is TargetStatus.MET


@pytest.fixture
def milestone(people, measures, manager):
    """Return the milestone of a plan, with two targets that have figures."""
    data = plan_data()
    data["priorities"][0]["objectives"][0]["targets"].append(PROTOCOL)
    plan = services.take_in_plan(content=read_content(data), by=manager, on=DAY)
    return target_named(plan, "M1")


@pytest.fixture
def delivered(milestone, lead_officer):
    """Return the milestone's delivery, said by the lead of the agency that owns it."""
    return deliver(milestone, by=lead_officer)


def deliver(milestone, *, by, **changes):
    told = {
        "delivered_on": DAY,
        "words": "Signed by six agencies.",
        "evidence": "Minute 9 of the board",
        "file": None,
    } | changes
    return services.say_delivered(target=milestone, by=by, at=NOW, **told)


def accept(delivery, *, by, accepts=True, answer=""):
    return services.answer_delivery(
        delivery=delivery, accepts=accepts, answer=answer, by=by, at=NOW
    )


def status(milestone):
    plan = Plan.objects.get()
    [one] = [s for s in standings(plan, judged_on=DAY) if s.target == milestone]
    return one.verdict.status


pytestmark = pytest.mark.django_db


def test_a_milestone_is_met_once_somebody_else_accepted_it(
    milestone, delivered, manager
):
    assert status(milestone) is TargetStatus.CANNOT_TELL
    accept(delivered, by=manager)
    assert status(milestone) is TargetStatus.MET
    assert Entry.objects.filter(kind="target", outcome="accepted").exists()


def test_the_board_may_accept_it_too(delivered, board_member):
    assert accept(delivered, by=board_member).accepted_on == DAY


def test_nobody_accepts_their_own_work(milestone, manager):
    own = deliver(milestone, by=manager)
    with pytest.raises(NotAllowed, match="Somebody other"):
        accept(own, by=manager)


def test_a_practitioner_accepts_nothing(delivered, practitioner):
    with pytest.raises(NotAllowed):
        accept(delivered, by=practitioner)


def test_what_is_sent_back_says_why_and_can_be_delivered_again(
    milestone, delivered, lead_officer, manager
):
    with pytest.raises(PlanConflict, match="still missing"):
        accept(delivered, by=manager, accepts=False)
    accept(delivered, by=manager, accepts=False, answer="Two have not signed.")
    assert status(milestone) is TargetStatus.CANNOT_TELL
    with pytest.raises(PlanConflict, match="answered already"):
        accept(delivered, by=manager)
    deliver(milestone, by=lead_officer, words="All signed.")
    assert milestone.deliveries.count() == 2


def test_what_waits_is_not_delivered_twice(milestone, delivered, lead_officer):
    with pytest.raises(PlanConflict, match="already, and waits"):
        deliver(milestone, by=lead_officer)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"evidence": ""}, "add a file"),
        ({"delivered_on": date(2020, 1, 1)}, "still to come"),
    ],
)
def test_what_cannot_be_delivered(changes, words, milestone, lead_officer):
    with pytest.raises(PlanConflict, match=words):
        deliver(milestone, by=lead_officer, **changes)


def test_a_target_with_a_figure_is_not_delivered(milestone, manager):
    with pytest.raises(PlanConflict, match="Only a milestone"):
        deliver(target_named(Plan.objects.get(), "T1"), by=manager)


def test_another_agency_delivers_nothing(milestone, other_officer):
    with pytest.raises(NotAllowed):
        deliver(milestone, by=other_officer)


def test_the_pages_of_a_milestone(milestone, signed_in, lead_officer, manager):
    first, second = signed_in(lead_officer), signed_in(manager)
    assert "Say that it is delivered" in first.get(HERE).content.decode()
    sent = {
        "delivered_on": "2019-10-01",
        "words": "Signed.",
        "evidence": "",
        "file": SimpleUploadedFile('../proto"col.pdf', b"%PDF six names"),
    }
    assert first.post(HERE + "deliver/", sent).status_code == 302
    kept = Delivery.objects.get()
    own = f"{HERE}delivered/{kept.pk}/"
    assert first.get(own).status_code == 403
    assert "Somebody other than who" in first.get(HERE).content.decode()
    assert "Accept it, or send it back" in second.get(HERE).content.decode()
    file = second.get(own + "file/")
    assert file.content == b"%PDF six names"
    assert file["Content-Disposition"] == 'attachment; filename="proto\\"col.pdf"'
    assert second.get(own).status_code == 200
    assert second.post(own, {"accepts": "yes"}).status_code == 302
    assert "Accepted on" in second.get(HERE).content.decode()


def test_evidence_that_was_changed_is_not_given_out(milestone, manager):
    made = deliver(milestone, by=manager, file=("a.txt", b"one"))
    Delivery.objects.filter(pk=made.pk).update(file_sha256="0" * 64)
    made.refresh_from_db()
    with pytest.raises(NoSuchFile):
        services.take_evidence_away(delivery=made, by=manager, on=DAY)


def test_what_is_not_there_is_not_found(milestone, delivered, signed_in, manager):
    desk = signed_in(manager)
    found = [
        desk.get(address).status_code
        for address in (
            f"{HERE}delivered/{delivered.pk}/file/",
            f"{HERE}delivered/999/",
            "/plan/safer-town/target/T1/deliver/",
        )
    ]
    assert found == [404, 404, 404]


def test_a_file_too_large_is_refused(milestone, signed_in, manager, monkeypatch):
    monkeypatch.setattr("frankpledge.plan.forms.delivering.LARGEST_FILE", 3)
    sent = {
        "delivered_on": "2019-10-01",
        "words": "x",
        "file": SimpleUploadedFile("a", b"1234"),
    }
    page = signed_in(manager).post(HERE + "deliver/", sent)
    assert "smaller than 20 MB" in page.content.decode()


def test_an_outsider_finds_no_milestone(milestone, delivered, signed_in, outsider):
    client = signed_in(outsider)
    addresses = [HERE + "deliver/", f"{HERE}delivered/{delivered.pk}/"]
    assert {client.get(one).status_code for one in addresses} == {404}
