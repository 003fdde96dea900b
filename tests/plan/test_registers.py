"""A plan's registers: pledges, returns, regard, decisions checked, equality, prose."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.plan import services
from frankpledge.plan.models import (
    DecisionCheck,
    EqualityNote,
    Plan,
    Pledge,
    ProseApproval,
    SelfReport,
)
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.selectors import (
    content_of,
    digest_of,
    prose_of,
    regard_of,
    without_equality_note,
)
from frankpledge.plan.services import PlanChanged, PlanConflict
from frankpledge.plan.states import Effect
from tests.plan.conftest import DAY, NOW, plan_data
from tests.plan.test_views import queries


pytestmark = pytest.mark.django_db
HERE = "/plan/safer-town/"
SPRING = date(2019, 4, 1)
CALL = {
    "kind": "standard",
    "ref": "S1",
    "title": "A call back in a day",
    "words": "Whoever reports antisocial behaviour is called back within a day.",
    "test": "The time of the first call back less the time of the report.",
    "share": 90.0,
    "measured_from": "self-report",
    "owner": None,
}
HATE = CALL | {"kind": "pledge", "ref": "hate", "title": "Stand up to hate", "test": ""}


def write(plan, by, *, pledge=None, version=0, **changes):
    return services.write_pledge(
        plan=plan, pledge=pledge, version=version, said=CALL | changes, by=by, on=DAY
    )


@pytest.fixture
def standard(plan, manager):
    """Return a minimum standard of the plan."""
    return write(plan, manager)


@pytest.fixture
def hate(plan, manager):
    """Return a pledge that organisations sign."""
    return write(plan, manager, **HATE)


def test_a_standard_is_said_anew(plan, standard, manager):
    assert write(plan, manager, pledge=standard, version=1, share=95.0).version == 2
    with pytest.raises(PlanChanged):
        write(plan, manager, pledge=standard, version=1)


def test_two_standards_have_not_one_reference(plan, standard, manager):
    with pytest.raises(PlanConflict, match="S1 already"):
        write(plan, manager)


def test_what_is_counted_from_cases_says_how_soon_it_is_due(plan, manager):
    with pytest.raises(PlanConflict, match="Say how soon it must be done"):
        write(plan, manager, measured_from="casework")


def counting(plan, manager):
    return write(plan, manager, measured_from="casework", within=2.0)


LISTED = b"case,from,to\nC1,2019-07-05,2019-07-09\nC2,2019-07-05,\nC3,2019-09-30,\n"


def count(pledge, by, *, data=LISTED, name="calls.csv", quarter=date(2019, 7, 1)):
    return services.count_standard(
        pledge=pledge,
        agency=by.agency,
        quarter_starts_on=quarter,
        name=name,
        data=data,
        by=by,
        at=NOW,
    )


def test_a_standard_is_counted_from_a_list_that_is_not_kept(plan, manager):
    """C1 by the second working day, C2 never, C3 still has until tomorrow."""
    told = count(counting(plan, manager), manager)
    assert (told.kept, told.looked_at, told.out_of) == (1, 2, 3)
    assert told.evidence.startswith("Counted here from calls.csv (")
    assert told.evidence.endswith("Missed: C2.")


def test_what_is_counted_is_not_typed_and_what_is_typed_not_counted(
    plan, standard, manager
):
    counted = write(plan, manager, ref="S2", measured_from="casework", within=2.0)
    with pytest.raises(PlanConflict, match="counted from a list of cases, not typed"):
        tell(counted, manager.agency, manager)
    with pytest.raises(PlanConflict, match="not counted from cases"):
        count(standard, manager)


def test_a_workbook_is_counted_like_a_list(plan, manager):
    rows = [["case", "from", "to"], ["C1", date(2019, 7, 5), date(2019, 7, 9)]]
    told = count(counting(plan, manager), manager, data=book_of(rows), name="a.xlsx")
    assert (told.kept, told.looked_at, told.out_of) == (1, 1, 1)


def book_of(rows):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe\x00", "is no list"),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than a list"),
        (b"PK\x03\x04broken", "cannot be opened"),
        (b"case,from\n", "no column to"),
    ],
)
def test_what_is_no_list_counts_nothing(plan, manager, data, said):
    with pytest.raises(ExpectedFailure, match=said):
        count(counting(plan, manager), manager, data=data)
    assert not SelfReport.objects.exists()


def test_cases_are_counted_on_the_page_of_the_standard(plan, manager, signed_in):
    desk = signed_in(manager)
    counting(plan, manager)
    address = HERE + "pledge/S1/count/"
    page = desk.get(HERE + "pledge/S1/").content.decode()
    assert address in page
    assert "2 working days" in page
    quarter = desk.get(address).context["form"].fields["quarter"].choices[-1][0]
    listed = SimpleUploadedFile("calls.csv", b"case,from,to\n")
    sent = {"agency": manager.agency_id, "quarter": quarter, "file": listed}
    assert desk.post(address, sent).status_code == 302
    assert SelfReport.objects.get().looked_at == 0


def test_a_practitioner_writes_no_standard(plan, practitioner):
    with pytest.raises(NotAllowed):
        write(plan, practitioner)


def sign(pledge, by, **changes):
    told = {"agency": None, "name": "Town FC", "signed_by": "Captain", "signed_on": DAY}
    return services.sign_pledge(pledge=pledge, by=by, on=DAY, **(told | changes))


def test_who_signs_and_who_stops(hate, agencies, manager):
    club = sign(hate, manager)
    police = sign(hate, manager, agency=agencies["police"], name="")
    assert police.name == str(agencies["police"])
    with pytest.raises(PlanConflict, match="signed it already"):
        sign(hate, manager)
    with pytest.raises(PlanConflict, match="before it was signed"):
        services.end_signature(
            signatory=club, ended_on=date(2019, 9, 1), by=manager, on=DAY
        )
    services.end_signature(signatory=club, ended_on=DAY, by=manager, on=DAY)
    assert list(hate.signatories.filter(ended_on=None)) == [police]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "write the organisation"),
        ({"signed_on": date(2020, 1, 1)}, "today or before"),
    ],
)
def test_what_is_no_signature(changes, words, hate, manager):
    with pytest.raises(PlanConflict, match=words):
        sign(hate, manager, **changes)


def tell(standard, agency, by, **changes):
    told = {
        "quarter_starts_on": SPRING,
        "kept": 45,
        "looked_at": 50,
        "out_of": 400,
        "drawn": "Every eighth by date",
        "evidence": "Sample sheet 3",
    }
    return services.tell_standard(
        pledge=standard, agency=agency, by=by, at=NOW, **(told | changes)
    )


def test_an_agency_tells_its_own_figures_and_puts_them_right(
    standard, agencies, lead_officer
):
    tell(standard, lead_officer.agency, lead_officer)
    tell(standard, lead_officer.agency, lead_officer, kept=46)
    assert SelfReport.objects.get().kept == 46


def test_an_agency_tells_no_others_figures(
    standard, agencies, lead_officer, other_officer
):
    with pytest.raises(NotAllowed):
        tell(standard, lead_officer.agency, other_officer)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kept": 51}, "cannot be"),
        ({"out_of": 49}, "cannot be"),
        ({"quarter_starts_on": date(2019, 5, 1)}, "quarter starts in"),
        ({"quarter_starts_on": date(2019, 10, 1)}, "not over yet"),
    ],
)
def test_returns_that_cannot_be(changes, words, standard, manager):
    with pytest.raises(PlanConflict, match=words):
        tell(standard, manager.agency, manager, **changes)
    assert tell(standard, manager.agency, manager, out_of=None).out_of is None


@pytest.fixture
def above(partnership):
    """Return two priorities from above that hold, and one that is over."""
    model = apps.get_model("assessment", "ExternalPriority")
    common = {
        "partnership": partnership,
        "level": "county",
        "issuer": "Commissioner",
        "words": "x",
    }
    return {
        "theft": model.objects.create(title="Less theft", **common),
        "drugs": model.objects.create(title="Fewer drug deaths", **common),
        "old": model.objects.create(title="Old", ends_before=DAY, **common),
    }


def have_regard(plan, external, by, priority=None):
    return services.have_regard(
        plan=plan, external=external, priority=priority, words="Why.", by=by, on=DAY
    )


def test_gaps_both_ways_close_as_regard_is_had(plan, above, manager):
    ours = plan.priorities.get()
    found = regard_of(plan, on=DAY)
    assert set(found.gaps.unmet) == {above["theft"].pk, above["drugs"].pk}
    assert found.gaps.own == (ours.pk,)
    have_regard(plan, above["drugs"], manager)
    have_regard(plan, above["theft"], manager)
    have_regard(plan, above["theft"], manager, ours)
    found = regard_of(plan, on=DAY)
    assert (found.gaps.unmet, found.gaps.own) == ((), ())
    assert len(found.rows) == 2
    with pytest.raises(PlanConflict, match="meets it already"):
        have_regard(plan, above["theft"], manager)


def test_regard_survives_the_workbook(plan, above, manager):
    have_regard(plan, above["theft"], manager, plan.priorities.get())
    content = content_of(plan)
    content.title = "Safer still"
    services.take_in_plan(content=content, by=manager, on=DAY)
    assert len(regard_of(plan, on=DAY).rows) == 1


def check(plan, by, **changes):
    effects = {"crime-and-disorder": Effect.BETTER, "serious-violence": Effect.UNSURE}
    told = {
        "title": "Lights out after midnight",
        "agency": by.agency,
        "decided_on": DAY,
        "effects": effects,
        "why": "A trial in four streets.",
        "changed": "",
    }
    return services.check_decision(plan=plan, by=by, on=DAY, **(told | changes))


def test_a_decision_that_makes_something_worse_says_what_was_changed(plan, manager):
    worse = {"crime-and-disorder": Effect.WORSE}
    with pytest.raises(PlanConflict, match="makes something worse"):
        check(plan, manager, effects=worse)
    check(plan, manager, effects=worse, changed="Two streets keep their lights.")
    assert check(plan, manager).effects["serious-violence"] == "unsure"


def test_a_lead_checks_its_own_agencys_decisions_alone(
    plan, lead_officer, other_officer
):
    check(plan, lead_officer)
    with pytest.raises(NotAllowed):
        check(plan, other_officer, agency=lead_officer.agency)


def note(action, by, **changes):
    told = {
        "groups": ["Age", "Disability"],
        "effect": Effect.BETTER,
        "evidence": "Visits to older people.",
        "changed": "",
        "review_on": None,
    }
    return services.note_equality(action=action, by=by, on=DAY, **(told | changes))


def test_whom_an_action_affects_is_noted_by_its_owner(
    plan, lead_officer, other_officer
):
    action = Action.objects.get(ref="A1")
    assert action.owner == lead_officer.agency
    note(action, lead_officer)
    with pytest.raises(NotAllowed):
        note(action, other_officer)
    with pytest.raises(PlanConflict, match="worse for somebody"):
        note(action, lead_officer, effect=Effect.WORSE)
    rows = Action.objects.order_by("ref")
    assert [one.ref for one in without_equality_note(rows)] == ["A2"]


@pytest.fixture
def vision(plan, manager):
    """Return a plan with its vision."""
    passage = {
        "ref": "V",
        "part": "vision",
        "text": "Safe and well.",
        "author": "Chair",
    }
    data = plan_data(passages=[passage])
    return services.take_in_plan(content=read_content(data), by=manager, on=DAY)


def test_an_approval_is_of_the_words_and_no_others(vision, board_member, manager):
    passage = vision.passages.get()
    services.approve_prose(
        plan=vision, passage=passage, sha256=digest_of(passage), by=board_member, on=DAY
    )
    [(_, approval)] = prose_of(vision)
    assert approval.approved_by == board_member
    content = content_of(vision)
    content.title = "Safer still"
    services.take_in_plan(content=content, by=manager, on=DAY)
    assert prose_of(vision)[0][1] == approval
    content.passages[0].text = "Safe, well and quiet."
    services.take_in_plan(content=content, by=manager, on=DAY)
    assert prose_of(vision)[0][1] is None


def test_words_changed_while_they_were_read_are_not_approved(vision, board_member):
    with pytest.raises(PlanChanged):
        services.approve_prose(
            plan=vision,
            passage=vision.passages.get(),
            sha256="0",
            by=board_member,
            on=DAY,
        )


def test_the_keeper_of_the_plan_approves_no_prose(vision, manager):
    passage = vision.passages.get()
    with pytest.raises(NotAllowed):
        services.approve_prose(
            plan=vision, passage=passage, sha256=digest_of(passage), by=manager, on=DAY
        )


PAGES = [
    "pledges/",
    "pledges/add/",
    "pledge/S1/",
    "pledge/S1/change/",
    "pledge/S1/tell/",
    "pledge/hate/sign/",
    "regard/",
    "regard/add/",
    "checks/",
    "checks/add/",
    "prose/",
    "add/passage/",
]


def test_every_page_is_found_and_no_outsider_finds_any(
    vision, standard, hate, above, signed_in, manager, outsider
):
    club = sign(hate, manager)
    action = Action.objects.get(ref="A1").pk
    pages = [HERE + own for own in [*PAGES, f"pledge/hate/end/{club.pk}/"]]
    pages.append(f"/plan/actions/{action}/equality/")
    inside, outside = signed_in(manager), signed_in(outsider)
    found = {page: inside.get(page).status_code for page in pages}
    assert [page for page, status in found.items() if status != 200] == []
    assert {outside.get(page).status_code for page in pages} == {404}
    approve = outside.post(HERE + "prose/V/approve/", {"sha256": "0"})
    assert approve.status_code == 404


def test_registers_are_written_on_their_pages(vision, above, signed_in, manager):
    desk = signed_in(manager)
    said = {k: "" if v is None else v for k, v in CALL.items()}
    desk.post(HERE + "pledges/add/", said | {"version": 0})
    desk.post(HERE + "pledge/S1/change/", said | {"version": 1, "title": "Called back"})
    assert Pledge.objects.get().title == "Called back"
    bare = said | {"ref": "S2", "test": "", "version": 0}
    assert (
        "Say how one case is tested"
        in desk.post(HERE + "pledges/add/", bare).content.decode()
    )
    quarters = (
        desk.get(HERE + "pledge/S1/tell/").context["form"].fields["quarter"].choices
    )
    sent = {
        "agency": manager.agency_id,
        "quarter": quarters[0][0],
        "looked_at": 50,
        "kept": 45,
        "drawn": "Every tenth",
    }
    assert desk.post(HERE + "pledge/S1/tell/", sent).status_code == 302
    page = desk.get(HERE + "pledges/").content.decode()
    assert "45 of 50 (90%, 95% interval 79% to 96%)" in page
    assert "Cannot tell yet" in page
    assert "Every tenth" in desk.get(HERE + "pledge/S1/").content.decode()
    ours = vision.priorities.get()
    sent = {"external": above["theft"].pk, "priority": ours.pk, "words": "Same aim."}
    assert desk.post(HERE + "regard/add/", sent).status_code == 302
    page = desk.get(HERE + "regard/").content.decode()
    assert "Same aim." in page
    assert "Fewer drug deaths" in page


def test_decisions_and_notes_are_written_on_their_pages(vision, signed_in, manager):
    desk = signed_in(manager)
    sent = {
        "title": "Lights",
        "agency": manager.agency_id,
        "decided_on": "2019-10-01",
        "why": "A trial.",
        "crime-and-disorder": "better",
        "substance-misuse": "none",
        "re-offending": "none",
        "serious-violence": "unsure",
    }
    assert desk.post(HERE + "checks/add/", sent).status_code == 302
    assert DecisionCheck.objects.get().effects["substance-misuse"] == "none"
    page = desk.get(HERE + "checks/").content.decode()
    assert "Crime and disorder: better" in page
    assert [ref for ref in ("A1", "A2") if f">{ref} " in page] == ["A1", "A2"]
    action = Action.objects.get(ref="A1").pk
    sent = {"groups": ["Age"], "effect": "better", "evidence": "Visits."}
    assert desk.post(f"/plan/actions/{action}/equality/", sent).status_code == 302
    assert EqualityNote.objects.get().groups == ["Age"]
    page = desk.get(HERE + "checks/").content.decode()
    assert [ref for ref in ("A1", "A2") if f">{ref} " in page] == ["A2"]
    page = desk.get(f"/plan/actions/{action}/").content.decode()
    assert "Visits." in page


def test_a_pledge_is_signed_on_its_page(vision, hate, signed_in, manager):
    desk = signed_in(manager)
    sent = {"name": "Town FC", "signed_on": "2019-10-01"}
    assert desk.post(HERE + "pledge/hate/sign/", sent).status_code == 302
    page = desk.get(HERE + "pledge/hate/").content.decode()
    assert "Town FC" in page
    own = hate.signatories.get().pk
    desk.post(HERE + f"pledge/hate/end/{own}/", {"ended_on": "2019-12-01"})
    assert "0 organisations stand by it" in desk.get(HERE + "pledges/").content.decode()


def test_prose_is_written_and_approved_on_its_page(
    vision, signed_in, manager, board_member
):
    desk, board = signed_in(manager), signed_in(board_member)
    sent = {
        "version": vision.version,
        "ref": "F",
        "part": "foreword",
        "text": "We promise.",
    }
    assert desk.post(HERE + "add/passage/", sent).status_code == 302
    assert [one.ref for one in Plan.objects.get().passages.all()] == ["V", "F"]
    assert "Not approved as it stands" in board.get(HERE + "prose/").content.decode()
    passage = vision.passages.get(ref="V")
    address = HERE + "prose/V/approve/"
    changed = board.post(address, {"sha256": "0"}, follow=True)
    assert "Somebody else changed" in changed.content.decode()
    board.post(address, {"sha256": digest_of(passage)})
    assert ProseApproval.objects.get().ref == "V"
    assert "Approved on" in desk.get(HERE + "prose/").content.decode()


def test_registers_ask_the_same_for_one_and_three(
    vision, standard, above, signed_in, manager
):
    desk = signed_in(manager)
    pages = [
        HERE + own
        for own in ("pledges/", "regard/", "checks/", "prose/", "awaited/", "family/")
    ]
    check(vision, manager)
    have_regard(vision, above["theft"], manager)
    first = [queries(desk, page) for page in pages]
    for number in (2, 3):
        write(vision, manager, ref=f"S{number}")
        check(vision, manager)
    have_regard(vision, above["drugs"], manager)
    assert [queries(desk, page) for page in pages] == first
    assert max(first) <= 30
