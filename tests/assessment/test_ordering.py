"""Freezing is asked for and done in a job; without one it is done at a button."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from frankpledge.access.decisions import NotAllowed
from frankpledge.assessment import selectors, services, tasks
from frankpledge.assessment.models import FreezeOrder, FrozenEdition
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.services.ordering import GIVEN_UP_AFTER
from frankpledge.assessment.states import Edition
from frankpledge.documents.keeping import NamedFile
from tests.assessment.conftest import NOW


pytestmark = pytest.mark.django_db


def ask(assessment, by, **more):
    said = {
        "edition": Edition.RESTRICTED,
        "forms": ["html", "csv"],
        "readers": "the board",
        "named": [],
        "said": "For the board",
        "at": NOW,
    }
    return services.ask_to_freeze(assessment=assessment, by=by, **{**said, **more})


def made(order):
    return [NamedFile(form, f"a.{form}", b"bytes") for form in order.forms]


def freeze(order, by, make=made, at=NOW):
    return services.freeze_as_asked(order=order, make=make, by=by, at=at)


def test_an_edition_is_frozen_as_it_was_asked_for(assessment, analyst, board_member):
    order = ask(assessment, analyst, named=[board_member])
    assert not FrozenEdition.objects.exists()
    done = freeze(order, analyst)
    assert (done.state, done.frozen.readers, done.frozen.note) == (
        "done",
        "Flo Example, the board",
        "For the board",
    )
    assert [file.form for file in done.frozen.files.all()] == ["html", "csv"]
    assert list(selectors.orders_open(assessment)) == []


def test_what_may_not_be_frozen_is_refused_before_anything_is_made(
    assessment, analyst, lead_officer
):
    with pytest.raises(AssessmentConflict, match="The board must approve"):
        ask(assessment, analyst, edition=Edition.PUBLIC)
    with pytest.raises(AssessmentConflict, match="Name who may read"):
        ask(assessment, analyst, readers="")
    with pytest.raises(AssessmentConflict, match="at least one format"):
        ask(assessment, analyst, forms=[])
    with pytest.raises(NotAllowed):
        ask(assessment, lead_officer)
    assert not FreezeOrder.objects.exists()


def test_two_processes_freeze_an_edition_once(assessment, analyst):
    order = ask(assessment, analyst)

    def meanwhile(asked):
        assert freeze(asked, analyst).state == "running"
        return made(asked)

    assert freeze(order, analyst, meanwhile).state == "done"
    assert freeze(order, analyst).state == "done"
    assert FrozenEdition.objects.count() == 1


def test_an_order_that_a_stopped_machine_left_is_taken_up_again(assessment, analyst):
    order = ask(assessment, analyst)
    FreezeOrder.objects.update(state="running", taken_at=NOW)
    assert freeze(order, analyst, at=NOW + GIVEN_UP_AFTER).state == "running"
    later = NOW + GIVEN_UP_AFTER + timedelta(seconds=1)
    assert freeze(order, analyst, at=later).state == "done"


def test_why_it_could_not_be_frozen_stays_to_be_read(assessment, analyst):
    order = ask(assessment, analyst)

    def broken(asked):
        raise AssessmentConflict("There are no records.")

    after = freeze(order, analyst, broken)
    assert (after.state, after.failure) == ("failed", "There are no records.")
    assert list(selectors.orders_open(assessment)) == [order]
    assert freeze(order, analyst).state == "done"


def test_the_job_freezes_under_the_rights_of_who_asked(assessment, analyst, records):
    order = ask(assessment, analyst)
    assert tasks.freeze_in_background.call(order.pk, analyst.pk) == "done"
    assert FrozenEdition.objects.get().files.get(form="html").size > 1000


def test_many_formats_do_not_make_the_person_wait(
    assessment, analyst, records, signed_in
):
    browser = signed_in(analyst)
    page = reverse("assessment:freeze", args=[assessment.slug, "restricted"])
    sent = {"formats": ["html", "csv"], "readers": "Board"}
    answer = browser.post(page, sent)
    assert answer.url == reverse("assessment:editions", args=[assessment.slug])
    assert (DBTaskResult.objects.count(), FrozenEdition.objects.count()) == (1, 0)
    waiting = browser.get(answer.url)
    assert waiting["Refresh"] == "5"
    assert "its 2 files are being made" in waiting.content.decode()
    order = FreezeOrder.objects.get()
    button = reverse("assessment:freeze-now", args=[assessment.slug, order.pk])
    assert browser.post(button).url == answer.url
    after = browser.get(answer.url)
    assert "version 1" in after.content.decode()
    assert "Refresh" not in after
    assert browser.post(button).status_code == 404


def test_what_failed_says_so_and_can_be_tried_again(
    assessment, analyst, signed_in, lead_officer
):
    order = ask(assessment, analyst)
    FreezeOrder.objects.update(state="failed", failure="No records.")
    page = reverse("assessment:editions", args=[assessment.slug])
    shown = signed_in(analyst).get(page)
    assert "it could not be frozen. No records." in shown.content.decode()
    assert "Refresh" not in shown
    button = reverse("assessment:freeze-now", args=[assessment.slug, order.pk])
    assert signed_in(lead_officer).post(button).status_code == 403
