"""Writing, signing and moving an assessment, and who may not."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.assessment import selectors, services
from frankpledge.assessment.models import Assessment, Section
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.audit.models import Entry


pytestmark = pytest.mark.django_db
TODAY = date(2021, 1, 11)
NOW = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)


def begun(partnership, by, title="Strategic assessment 2021", **more):
    return services.begin_assessment(
        partnership_id=partnership.pk,
        title=title,
        area_code="E08000013",
        looks_from=more.pop("looks_from", date(2018, 1, 1)),
        looks_before=more.pop("looks_before", date(2021, 1, 1)),
        by=by,
        on=TODAY,
        **more,
    )


@pytest.fixture
def assessment(partnership, analyst):
    return begun(partnership, analyst)


def write(assessment, by, text="It is busy at night.", version=1, **more):
    return services.write_section(
        assessment=assessment,
        name="reasons",
        text=text,
        version=version,
        by=by,
        on=TODAY,
        **more,
    )


def test_begin_gives_each_assessment_an_address_of_its_own(
    assessment, partnership, analyst
):
    assert assessment.slug == "strategic-assessment-2021"
    assert begun(partnership, analyst).slug == "strategic-assessment-2021-2"
    assert begun(partnership, analyst).slug == "strategic-assessment-2021-3"
    assert begun(partnership, analyst, title="…").slug == "assessment"


def test_begin_refuses_a_period_that_ends_before_it_begins(partnership, analyst):
    with pytest.raises(AssessmentConflict, match="end after it begins"):
        begun(partnership, analyst, looks_before=date(2018, 1, 1))


def test_begin_is_for_those_who_may_change_assessments(partnership, practitioner):
    with pytest.raises(NotAllowed):
        begun(partnership, practitioner)
    assert not Assessment.objects.exists()


def test_a_section_is_written_and_the_trail_says_so(assessment, analyst):
    section = write(assessment, analyst)
    assert (section.state, section.author, section.version) == ("written", analyst, 2)
    last = Entry.objects.order_by("-pk").first()
    assert last.outcome == "section written"
    assert last.ref == f"strategic-assessment-2021/section:{section.pk}"


def test_an_emptied_section_is_still_to_write(assessment, analyst):
    assert write(assessment, analyst, text="  ").state == "to-write"


def test_two_who_write_one_section_do_not_overwrite_each_other(
    assessment, analyst, manager
):
    write(assessment, analyst)
    with pytest.raises(AssessmentConflict, match="Somebody else wrote"):
        write(assessment, manager, text="Another text", version=1)
    assert Section.objects.get().text == "It is busy at night."


def test_what_is_said_of_a_theme_is_a_section_of_its_own(assessment, analyst):
    write(assessment, analyst)
    write(assessment, analyst, theme="burglary", is_restricted=True)
    told = list(Section.objects.values_list("theme", "is_restricted"))
    assert told == [("", False), ("burglary", True)]


def test_the_author_cannot_sign_off_and_a_later_change_unsigns(
    assessment, analyst, manager
):
    section = write(assessment, analyst)
    with pytest.raises(AssessmentConflict, match="other than its author"):
        services.sign_off_section(section=section, by=analyst, at=NOW)
    signed = services.sign_off_section(section=section, by=manager, at=NOW)
    assert (signed.state, signed.signed_off_by, signed.signed_off_at) == (
        "signed-off",
        manager,
        NOW,
    )
    with pytest.raises(AssessmentConflict, match="Only a section that is written"):
        services.sign_off_section(section=section, by=manager, at=NOW)
    again = write(assessment, analyst, text="It is quiet.", version=2)
    assert (again.state, again.signed_off_by) == ("written", None)


def move(function, assessment, by):
    return function(assessment=assessment, said="as agreed", by=by, at=NOW)


def test_an_assessment_is_approved_by_the_board_and_then_fixed(
    assessment, analyst, board_member
):
    sent = move(services.send_for_review, assessment, analyst)
    approved = move(services.approve_assessment, sent, board_member)
    assert approved.state == "approved"
    steps = list(approved.steps.values_list("state", "made_by__user__name", "note"))
    assert steps == [
        ("approved", "Flo Example", "as agreed"),
        ("in-review", "Cai Example", "as agreed"),
    ]
    with pytest.raises(NotAllowed, match="Open it again"):
        write(approved, analyst)
    move(services.open_again, approved, analyst)
    assert write(Assessment.objects.get(), analyst).state == "written"


def test_approval_needs_review_first(assessment, board_member):
    with pytest.raises(NotAllowed, match="Send the assessment for review first"):
        move(services.approve_assessment, assessment, board_member)


def test_approval_is_not_for_the_analyst(assessment, analyst):
    move(services.send_for_review, assessment, analyst)
    with pytest.raises(NotAllowed):
        move(services.approve_assessment, Assessment.objects.get(), analyst)


def test_an_ended_assessment_is_kept_as_it_was(assessment, analyst, manager):
    ended = move(services.end_assessment, assessment, manager)
    with pytest.raises(NotAllowed, match="kept as it was"):
        write(ended, analyst)
    with pytest.raises(AssessmentConflict, match="cannot become draft"):
        move(services.open_again, ended, manager)


def test_a_report_is_built_of_what_somebody_worked_on(begin, analyst):
    def kept():
        return selectors.kept_project("E08000013", "strategic-assessment")

    assert kept() is None
    first, empty = begin("Worked on"), begin("Only begun")
    assert kept() == empty
    services.write_section(
        assessment=first, name="reasons", text="Shut.", version=1, by=analyst, on=TODAY
    )
    assert kept() == first
    services.list_themes(assessment=empty, by=analyst, on=TODAY)
    assert kept() == empty
    services.end_assessment(assessment=empty, said="", by=analyst, at=NOW)
    assert kept() == first
