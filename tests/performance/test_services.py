import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.audit.models import Entry as Trail
from frankpledge.documents.failures import NoSuchFile
from frankpledge.performance import services
from frankpledge.performance.models import (
    Commentary,
    Escalation,
    FrozenReport,
    ReportBuild,
    StatusOverride,
)
from frankpledge.performance.selectors import build_named, entry_for, report_numbered
from frankpledge.performance.services import MadeReport, NamedFile, ReportConflict
from frankpledge.performance.states import Asking, BuildState
from frankpledge.plan.states import TargetStatus
from tests.performance.conftest import LATER, NOW, TODAY


pytestmark = pytest.mark.django_db
HAND = {"authority": "Strategy group", "ends_before": date(2020, 7, 1)}
REASON = "One street was counted twice by mistake."


def speak(entry, quarter, by, **others):
    said = {
        "cause": "Three prolific burglars came out of prison.",
        "recovery": "",
        "recovery_owner_id": None,
        "recovery_due_on": None,
        "ask": "",
        "version": 0,
        **others,
    }
    return services.write_commentary(
        entry=entry, quarter=quarter, by=by, at=NOW, **said
    )


def operations():
    return list(
        Trail.objects.order_by("sequence").values_list("operation", "kind", "outcome")
    )


def test_the_owner_speaks_for_its_target(entry, quarter, lead_officer, agencies):
    said = speak(
        entry, quarter, lead_officer,
        recovery="Visit every address.", recovery_owner_id=agencies["council"].pk,
        recovery_due_on=date(2020, 6, 30),
    )  # fmt: skip
    assert (said.version, said.stood, said.written_by) == (
        1,
        "off course",
        lead_officer,
    )
    assert operations()[-1] == ("alteration", "target", "version 1")


def test_a_later_word_is_another_version(entry, quarter, lead_officer, manager):
    speak(entry, quarter, lead_officer)
    second = speak(entry, quarter, manager, cause="Also a new estate.", version=1)
    assert second.version == 2
    assert Commentary.objects.count() == 2


def test_nobody_overwrites_what_was_written_meanwhile(
    entry, quarter, lead_officer, manager
):
    speak(entry, quarter, lead_officer)
    with pytest.raises(ChangedMeanwhile, match="Somebody else wrote"):
        speak(entry, quarter, manager)
    assert Commentary.objects.count() == 1


def test_a_recovery_action_names_who_and_when(entry, quarter, lead_officer):
    with pytest.raises(ReportConflict, match="which agency"):
        speak(entry, quarter, lead_officer, recovery="Do more.")


def test_the_database_holds_recovery_to_who_and_when(entry, quarter, lead_officer):
    with pytest.raises(IntegrityError, match="recovery_has_owner_and_day"):
        Commentary.objects.create(
            target=entry.target, quarter_starts_on=quarter.starts_on, version=1,
            stood="off course", cause="x", recovery="Do more.", written_at=NOW,
            written_by=lead_officer,
        )  # fmt: skip


@pytest.mark.parametrize("person", ["other_officer", "outsider", "board_member"])
def test_another_agency_does_not_speak_for_the_owner(entry, quarter, person, request):
    with pytest.raises(NotAllowed):
        speak(entry, quarter, request.getfixturevalue(person))
    assert Commentary.objects.count() == 0


def test_a_status_is_set_by_hand_with_its_reason(entry, quarter, plan, manager):
    for status in (TargetStatus.ON_COURSE, TargetStatus.CANNOT_TELL):
        services.override_status(
            entry=entry,
            quarter=quarter,
            status=status,
            reason=REASON,
            **HAND,
            by=manager,
            at=NOW,
        )
    again = entry_for(plan, "T1", quarter, by=manager, today=TODAY)
    assert (again.status, again.worked_out) == (
        TargetStatus.CANNOT_TELL,
        TargetStatus.OFF_COURSE,
    )
    assert again.asking is Asking.NOTHING
    assert StatusOverride.objects.filter(is_lifted=False).count() == 1
    services.lift_override(entry=entry, quarter=quarter, by=manager, at=NOW)
    again = entry_for(plan, "T1", quarter, by=manager, today=TODAY)
    assert again.status is TargetStatus.OFF_COURSE


def test_a_status_by_hand_needs_a_reason_and_the_right_to(
    entry, quarter, manager, lead_officer
):
    asked = {"entry": entry, "quarter": quarter, "status": TargetStatus.MET, "at": NOW}
    with pytest.raises(ReportConflict, match="at least 20"):
        services.override_status(**asked, **HAND, reason="no", by=manager)
    with pytest.raises(NotAllowed):
        services.override_status(**asked, **HAND, reason=REASON, by=lead_officer)
    with pytest.raises(ReportConflict, match="whose authority"):
        services.override_status(
            **asked, **(HAND | {"authority": " "}), reason=REASON, by=manager
        )
    with pytest.raises(ReportConflict, match="a day to come"):
        services.override_status(
            **asked, **(HAND | {"ends_before": TODAY}), reason=REASON, by=manager
        )
    with pytest.raises(ReportConflict, match="No status is set by hand"):
        services.lift_override(entry=entry, quarter=quarter, by=manager, at=NOW)


def test_a_status_set_by_hand_ends_on_its_day(entry, quarter, plan, manager):
    services.override_status(
        entry=entry,
        quarter=quarter,
        status=TargetStatus.MET,
        reason=REASON,
        **HAND,
        by=manager,
        at=NOW,
    )
    last, after = (
        entry_for(plan, "T1", quarter, by=manager, today=date(*day))
        for day in ((2020, 6, 30), (2020, 7, 1))
    )
    assert (last.status, after.status) == (TargetStatus.MET, TargetStatus.OFF_COURSE)


def test_a_target_is_taken_further_and_answered_once(
    entry, quarter, manager, board_member
):
    raised = services.escalate(
        entry=entry,
        quarter=quarter,
        to="board",
        question="More officers?",
        by=manager,
        at=NOW,
    )
    answered = services.answer_escalation(
        escalation=raised, answer="Yes, two.", by=board_member, at=NOW
    )
    assert (answered.answer, answered.answered_by) == ("Yes, two.", board_member)
    with pytest.raises(ReportConflict, match="answered already"):
        services.answer_escalation(
            escalation=raised, answer="No.", by=board_member, at=NOW
        )


def test_only_some_take_further_and_only_others_answer(
    entry, quarter, lead_officer, analyst, manager
):
    with pytest.raises(NotAllowed):
        services.escalate(
            entry=entry,
            quarter=quarter,
            to="board",
            question="?",
            by=lead_officer,
            at=NOW,
        )
    raised = services.escalate(
        entry=entry, quarter=quarter, to="board", question="?", by=manager, at=NOW
    )
    with pytest.raises(NotAllowed):
        services.answer_escalation(escalation=raised, answer="!", by=analyst, at=NOW)
    assert Escalation.objects.get().answered_at is None


MADE = MadeReport(
    title="Performance",
    marking="OFFICIAL",
    has_restricted=False,
    figures=[],
    bindings=[{"id": "f1"}],
    known_at=None,
    files=(NamedFile("html", "a.html", b"<p>"), NamedFile("csv", "a.zip", b"PK")),
)


def frozen(plan, quarter, by, made=MADE):
    return services.freeze_report(
        plan=plan, quarter=quarter, made=made, note="", by=by, at=NOW
    )


def kept_files():
    return [
        path
        for path in (Path(settings.WORKSPACE) / "files").rglob("*")
        if path.is_file()
    ]


def test_a_frozen_report_keeps_its_files_byte_for_byte(plan, quarter, manager):
    report = frozen(plan, quarter, manager)
    again = frozen(plan, quarter, manager)
    assert (report.version, again.version) == (1, 2)
    kept = report_numbered(report.pk)
    assert [(file.form, file.sha256) for file in kept.files.all()] == [
        ("html", hashlib.sha256(b"<p>").hexdigest()),
        ("csv", hashlib.sha256(b"PK").hexdigest()),
    ]
    given = services.give_out_report_file(
        report=kept, form="html", by=manager, at=LATER
    )
    assert (given.name, given.content) == ("a.html", b"<p>")
    assert operations()[-1] == ("disclosure", "report", "done")


def test_a_frozen_file_that_changed_is_never_given_out(plan, quarter, manager):
    report = frozen(plan, quarter, manager)
    path = Path(settings.WORKSPACE) / "files" / report.files.get(form="html").path
    path.write_bytes(b"<p>changed")
    with pytest.raises(NoSuchFile, match="bytes have changed"):
        services.give_out_report_file(report=report, form="html", by=manager, at=LATER)
    path.unlink()
    with pytest.raises(NoSuchFile, match="no longer in the workspace"):
        services.give_out_report_file(report=report, form="html", by=manager, at=LATER)
    with pytest.raises(ReportConflict, match="not frozen in that format"):
        services.give_out_report_file(report=report, form="pdf", by=manager, at=LATER)


def test_a_freeze_that_fails_leaves_no_file_behind(plan, quarter, manager, monkeypatch):
    monkeypatch.setattr(
        "frankpledge.performance.services.freezing.record", lambda **_: 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        frozen(plan, quarter, manager)
    assert kept_files() == []
    assert FrozenReport.objects.count() == 0


@pytest.mark.parametrize("person", ["analyst", "lead_officer", "outsider"])
def test_only_manager_and_board_freeze(plan, quarter, person, request):
    with pytest.raises(NotAllowed):
        frozen(plan, quarter, request.getfixturevalue(person))
    assert kept_files() == []


def test_a_report_with_restricted_figures_opens_for_few(
    plan, quarter, manager, board_member
):
    from dataclasses import replace

    report = frozen(plan, quarter, manager, replace(MADE, has_restricted=True))
    with pytest.raises(NotAllowed):
        services.give_out_report_file(
            report=report, form="html", by=board_member, at=LATER
        )
    assert services.give_out_report_file(
        report=report, form="html", by=manager, at=LATER
    )


def begun(plan, quarter, by, forms=("html", "csv"), at=NOW):
    return services.begin_build(plan=plan, quarter=quarter, forms=forms, by=by, at=at)


def make(form):
    return NamedFile(form, f"a.{form}", form.encode())


def test_a_build_makes_one_file_after_another(plan, quarter, manager):
    build = begun(plan, quarter, manager)
    assert services.next_form(build) == "html"
    build = services.keep_next_file(build, make)
    assert (build.state, services.next_form(build)) == (BuildState.RUNNING, "csv")
    build = services.keep_next_file(build, make)
    assert (build.state, services.next_form(build)) == (BuildState.DONE, None)
    assert services.keep_next_file(build, make) == build
    given = services.give_out_build_file(build=build, form="csv", by=manager, at=NOW)
    assert given == NamedFile("csv", "a.csv", b"csv")


def test_two_processes_at_one_build_keep_each_file_once(plan, quarter, manager):
    build = begun(plan, quarter, manager)
    services.keep_next_file(build, make)
    again = services.keep_next_file(build, make)
    assert [file["form"] for file in again.made] == ["html"]


def test_a_stopped_build_keeps_what_is_made(plan, quarter, manager):
    build = services.keep_next_file(begun(plan, quarter, manager), make)

    def stopped_meanwhile(form):
        services.stop_build(build=build, by=manager, at=NOW)
        return make(form)

    now = services.keep_next_file(build, stopped_meanwhile)
    assert (now.state, len(now.made)) == (BuildState.STOPPED, 1)
    with pytest.raises(ReportConflict, match="stopped already"):
        services.stop_build(build=now, by=manager, at=NOW)
    services.fail_build(now, "too late")
    assert build_named(build.pk).state == BuildState.STOPPED


def test_a_build_is_its_askers_alone_and_lives_a_day(plan, quarter, manager, analyst):
    build = services.keep_next_file(begun(plan, quarter, manager), make)
    with pytest.raises(NotAllowed):
        services.give_out_build_file(build=build, form="html", by=analyst, at=NOW)
    with pytest.raises(NotAllowed):
        services.stop_build(build=build, by=analyst, at=NOW)
    tomorrow = NOW + timedelta(hours=25)
    for form, at in (("html", tomorrow), ("csv", NOW)):
        with pytest.raises(ReportConflict, match="not there any more"):
            services.give_out_build_file(build=build, form=form, by=manager, at=at)
    begun(plan, quarter, analyst, at=tomorrow)
    assert ReportBuild.objects.count() == 1
    assert kept_files() == []


def test_a_build_needs_a_format_and_the_right_to(plan, quarter, manager, outsider):
    with pytest.raises(ReportConflict, match="at least one format"):
        begun(plan, quarter, manager, forms=())
    with pytest.raises(NotAllowed):
        begun(plan, quarter, outsider)


def test_taking_away_is_written_to_the_trail(plan, quarter, manager, practitioner):
    services.give_out_report(
        plan=plan, quarter=quarter, forms=["pdf"], by=manager, at=NOW
    )
    services.give_out_restatement(forms=["csv"], by=manager, at=NOW)
    assert operations()[-2:] == [("disclosure", "report", "done")] * 2
    with pytest.raises(NotAllowed):
        services.give_out_report(
            plan=plan, quarter=quarter, forms=["pdf"], by=practitioner, at=NOW
        )
    with pytest.raises(NotAllowed):
        services.give_out_restatement(forms=["csv"], by=practitioner, at=NOW)
