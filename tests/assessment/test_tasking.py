"""From a pack to the ledger in one step; evidence pinned as it was known."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.access.decisions import NotAllowed
from frankpledge.actions.models import Action
from frankpledge.analysis.measures.periods import financial_year
from frankpledge.assessment import services
from frankpledge.assessment.models import PinnedEvidence, Recommendation
from frankpledge.assessment.presenters import tasking
from frankpledge.assessment.presenters.book import book_of, material_of
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.states import Edition, Product, RecommendationState
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import Heading, Listing, Table, plain
from tests.assessment.conftest import TODAY
from tests.plan.conftest import keep, measures  # noqa: F401 - fixtures


pytestmark = pytest.mark.django_db
DUE = date(2021, 3, 1)


@pytest.fixture
def pack(begin):
    return begin("Tactical January", product=Product.TACTICAL)


@pytest.fixture
def profile(begin):
    return begin("Burglary", product=Product.PROBLEM, theme="burglary")


@pytest.fixture(autouse=True)
def _records(records, monkeypatch):
    monkeypatch.setattr(tasking, "scanned_now", lambda *_: records)


def task(pack, by, **changes):
    told = {"text": "Patrol Park Road.", "owner_id": by.agency_id, "due_on": DUE}
    return services.task_from_pack(assessment=pack, by=by, on=TODAY, **(told | changes))


def test_a_task_goes_from_the_pack_to_the_ledger_in_one_step(pack, analyst):
    made = task(pack, analyst)
    held = Action.objects.get()
    assert (made.state, made.action) == (RecommendationState.ACCEPTED, held)
    assert (held.text, held.owner_id, held.due_on, held.ref) == (
        "Patrol Park Road.",
        analyst.agency_id,
        DUE,
        f"R{made.pk}",
    )


@pytest.mark.parametrize("lacks", [{"owner_id": None}, {"due_on": None}])
def test_a_task_has_an_agency_and_a_day(pack, analyst, lacks):
    with pytest.raises(AssessmentConflict, match="which agency does it, and by when"):
        task(pack, analyst, **lacks)
    assert not Recommendation.objects.exists()


def test_a_recommendation_is_made_a_task_once_and_while_it_is_open(pack, analyst):
    made = task(pack, analyst)
    asked = {"owner_id": analyst.agency_id, "due_on": DUE, "by": analyst, "on": TODAY}
    with pytest.raises(AssessmentConflict, match="a task already"):
        services.give_task(recommendation=made, **asked)
    over = services.recommend(assessment=pack, text="No.", by=analyst, on=TODAY)
    Recommendation.objects.filter(pk=over.pk).update(state="rejected", reason="No.")
    with pytest.raises(AssessmentConflict, match="rejected is not made a task"):
        services.give_task(recommendation=over, **asked)


def test_who_may_not_steer_gives_no_task(pack, practitioner):
    with pytest.raises(NotAllowed):
        task(pack, practitioner)


def test_a_task_is_given_on_its_pages_and_followed_on_the_plans(
    pack, analyst, signed_in
):
    desk = signed_in(analyst)
    here = reverse("assessment:tasks", args=[pack.slug])
    assert "No task has been given yet." in desk.get(here).content.decode()
    sent = {"text": "Lock gates.", "owner": analyst.agency_id, "due_on": "2021-03-01"}
    assert desk.post(f"{here}give/?text=x", sent).status_code == 302
    assert "Lock gates." in desk.get(here).content.decode()
    held = Action.objects.get()
    page = desk.get(reverse("plan:action", args=[held.pk])).content.decode()
    assert "Tactical January" in page
    assert held.ref in desk.get(reverse("plan:actions")).content.decode()


def test_a_recommendation_becomes_a_task_from_its_list(pack, analyst, signed_in):
    made = services.recommend(assessment=pack, text="Mark bikes.", by=analyst, on=TODAY)
    desk = signed_in(analyst)
    listed = reverse("assessment:recommendations", args=[pack.slug])
    address = f"{listed}{made.pk}/task/"
    assert address in desk.get(listed).content.decode()
    sent = {"owner": analyst.agency_id, "due_on": "2021-03-01"}
    assert desk.post(address, sent).status_code == 302
    page = desk.get(listed).content.decode()
    assert address not in page
    assert f"R{made.pk}</a>: " in page


def blocks(project, scanned, by, edition=Edition.RESTRICTED):
    made = material_of(project, scanned, edition=edition, by=by, today=TODAY)
    return book_of(made).blocks


def tables(found):
    return {one.name: one for one in found if isinstance(one, Table)}


def test_a_pack_is_filled_in_from_the_month(begin, pack, records, analyst):
    place = services.profile_place(
        partnership_id=pack.partnership_id,
        said={"title": "The park", "area_code": "", "about": "Green."},
        by=analyst,
        on=TODAY,
    )
    said = {"aspect": "concerns", "text": "Motorbikes", "source": "Meeting"}
    services.note_fact(
        place=place,
        said=said | {"noted_on": TODAY, "for_partners": False},
        by=analyst,
        on=TODAY,
    )
    task(pack, analyst)
    after = begin("Tactical February", product=Product.TACTICAL, earlier=pack)
    found = blocks(after, records, analyst)
    heads = [plain(one.text) for one in found if isinstance(one, Heading)]
    assert heads[0] == "December 2020 in figures"
    assert "What became of the last tasks" in heads
    held = tables(found)
    assert held["month"].rows[0][0] == "Anti-social behaviour"
    assert held["place-concerns"].rows[0][:2] == ("The park", "Motorbikes")
    [row] = held["review"].rows
    assert row[:2] == (
        "Patrol Park Road.",
        f"accepted; task {Action.objects.get().ref} not started",
    )


def test_a_pack_has_no_public_edition(pack, records, analyst):
    with pytest.raises(DocumentFailure, match="no public edition"):
        blocks(pack, records, analyst, Edition.PUBLIC)


def test_a_month_suggests_where_to_look_or_says_that_it_does_not(
    pack, records, analyst
):
    page = tasking.tasks_page(pack, by=analyst, today=TODAY)
    listed = [one for one in blocks(pack, records, analyst) if isinstance(one, Listing)]
    assert page["why_not"] == ""
    assert bool(page["suggested"]) == any(
        "Look into" in plain(item) for one in listed for item in one.items
    )


def pin(project, by, **changes):
    told = {"section": "location", "shows": "Sheds, mostly."}
    return services.pin_evidence(
        assessment=project, by=by, on=TODAY, **(told | changes)
    )


def test_a_figure_stays_as_it_was_pinned_beside_what_it_is_now(
    profile,
    records,
    analyst,
    keep,  # noqa: F811
):
    year = financial_year(2019)
    keep("domestic-burglary", {year: 900})
    pin(profile, analyst, measure="domestic-burglary", period="2019/20")
    pin(profile, analyst, source="Beat officers, 4 January")
    keep("domestic-burglary", {year: 950})
    held = tables(blocks(profile, records, analyst))["location-evidence"]
    assert [row[2:] for row in held.rows] == [
        ("900 offences on 11 January 2021", "950 offences"),
        ("", ""),
    ]
    public = tables(blocks(profile, records, analyst, Edition.PUBLIC))
    assert len(public["location-evidence"].rows) == 1


def test_evidence_of_a_restricted_section_is_in_no_public_edition(
    profile,
    records,
    analyst,
    keep,  # noqa: F811
):
    keep("domestic-burglary", {financial_year(2019): 900})
    pin(profile, analyst, measure="domestic-burglary", period="2019/20")
    services.write_section(
        assessment=profile,
        name="location",
        text="Here.",
        is_restricted=True,
        version=1,
        by=analyst,
        on=TODAY,
    )
    public = tables(blocks(profile, records, analyst, Edition.PUBLIC))
    assert "location-evidence" not in public


def test_a_figure_that_went_is_not_available(profile, records, analyst, keep):  # noqa: F811
    year = financial_year(2019)
    keep("domestic-burglary", {year: 900})
    pin(profile, analyst, measure="domestic-burglary", period="2019/20")
    keep("domestic-burglary", {year: None})
    held = tables(blocks(profile, records, analyst))["location-evidence"]
    assert held.rows[0][3] == "not available"
    assert "location-evidence" not in tables(
        blocks(profile, records, analyst, Edition.PUBLIC)
    )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"section": "nowhere", "source": "x"}, "no such section"),
        ({}, "Choose a measure, or say where it is told"),
        ({"measure": "domestic-burglary", "period": "2001/02"}, "not known"),
    ],
)
def test_what_bears_nothing_out_is_not_pinned(profile, analyst, said, why, measures):  # noqa: F811
    with pytest.raises(AssessmentConflict, match=why):
        pin(profile, analyst, **said)


def test_evidence_is_pinned_and_taken_off_on_its_page(profile, analyst, signed_in):
    desk = signed_in(analyst)
    here = reverse("assessment:evidence", args=[profile.slug])
    sent = {"section": "method", "shows": "Bolt croppers", "source": "Beat log"}
    assert desk.post(f"{here}pin/", sent).status_code == 302
    assert "Bolt croppers" in desk.get(here).content.decode()
    held = PinnedEvidence.objects.get()
    assert desk.post(f"{here}{held.pk}/drop/").status_code == 302
    assert not PinnedEvidence.objects.exists()
