"""A year, from an empty partnership to a published plan, in browsers."""

from datetime import date

import pytest

from frankpledge.access.models import Member
from frankpledge.access.services import add_member
from frankpledge.access.states import Purpose, Role
from frankpledge.access.trail import OPERATOR
from frankpledge.assessment.models import Assessment, FrozenEdition
from frankpledge.evidence.models import MeasureVersion
from frankpledge.partnership import services as places
from frankpledge.plan.models import Plan
from frankpledge.publication.models import Release
from tests.journeys import cycle
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.journeys.test_measure import catalogue  # noqa: F401 - a fixture


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TODAY = date(2020, 1, 13)
MEASURES = ("burglary", "asb-police", "all-crime")
HERE = "/assessment/strategic-assessment-2019/"
PLAN = "/plan/safer-st-helens/"
TARGET = "/performance/target/safer-st-helens/2020-21-q3/1.1.1/"
REPORT = "/performance/reports/safer-st-helens/2020-21-q3/"
HARM = {"physical": "3", "psychological": "3", "volume": "4", "trend": "3"}
KEY_PAGES = [
    "/",
    HERE,
    f"{HERE}results/",
    f"{HERE}authors/",
    f"{HERE}editions/",
    PLAN,
    f"{PLAN}others/",
    "/assessment/places/",
    "/performance/?quarter=2020-21-q3",
    TARGET,
]


class People:
    """The windows of those who take part, each opened when it is first wanted."""

    def __init__(self, new_page, sign_in_as):
        self.new_page, self.sign_in_as = new_page, sign_in_as

    def come(self, member, **options):
        """Return a window in which the member is signed in."""
        page = self.new_page(member.user.name, **options)
        page.set_default_timeout(cycle.SLOW_MS)
        self.sign_in_as(page, member)
        return page


@pytest.fixture
def people(new_page, sign_in_as):
    return People(new_page, sign_in_as)


@pytest.fixture
def operator(catalogue):  # noqa: F811
    """Return who first signs in to a workspace that was just made, with few measures."""
    MeasureVersion.objects.exclude(measure__in=MEASURES).delete()
    partnership = places.make_home(code="E08000013", by=OPERATOR, on=TODAY)
    places.add_usual_agencies(partnership=partnership, by=OPERATOR)
    return add_member(
        email="operator@workspace.example",
        name="Una Example",
        agency=partnership.agencies.get(kind="council").pk,
        roles=[Role.SYSTEMS_OFFICER, Role.ANALYST, Role.PARTNERSHIP_MANAGER],
        purposes=list(Purpose),
        starts_on=TODAY,
        by=OPERATOR,
        on=TODAY,
    )


def set_up(page):
    """Set up the strategy group, and add members of two agencies."""
    page.goto("/directory/groups/")
    cycle.follow(page, "Set up a group") if page.get_by_role(
        "link", name="Set up a group"
    ).count() else cycle.press(page, "Set up a group")
    page.get_by_label("Name", exact=True).fill("Strategy group")
    page.locator("[name=kind]").select_option(label="Strategy group")
    cycle.fill_date(page, "starts_on", 1, 4, 2019)
    cycle.press(page, "Save")
    police = ["Practitioner", "Agency lead", "Release approver"]
    cycle.add_member(
        page, "Rhys Example", "rhys@police.example", "Merseyside Police", police
    )
    cycle.add_member(
        page,
        "Flo Example",
        "flo@council.example",
        "St Helens Council",
        ["Board member"],
    )


def assess(page):
    """Begin the assessment, write why things changed, ask for data, list what to score."""
    page.goto("/assessment/new/")
    assert page.get_by_label("Title").input_value() == "Strategic assessment 2019"
    cycle.press(page, "Begin")
    cycle.follow(page, "Why things changed")
    page.get_by_label("Text").fill("Sheds were left open all summer.")
    cycle.press(page, "Save")
    page.goto(f"{HERE}requests/usual/")
    cycle.fill_date(page, "due_on", 1, 3, 2020)
    cycle.press(page, "Save")
    page.goto(f"{HERE}recommendations/add/")
    page.get_by_label("What is recommended").fill("Mark the tools in every shed.")
    page.locator("[name=theme]").select_option(label="Burglary")
    page.locator("[name=owner]").select_option(label="St Helens Council")
    cycle.press(page, "Save")
    page.goto("/assessment/horizon/add/")
    page.get_by_label("What it is").fill("Copper price")
    page.get_by_label("Evidence and source").fill("Metal exchange")
    cycle.fill_date(page, "next_look_on", 1, 6, 2020)
    cycle.press(page, "Save")
    page.goto(f"{HERE}long-list/")
    cycle.press(page, "Put every usual theme on it")


def settle_horizon(page):
    """Decide of what is on the horizon, as the assessment's page asks."""
    page.goto(HERE)
    cycle.follow(page, "Copper price")
    cycle.press(page, "Promote it, keep it or close it")
    page.get_by_label("Keep watching it").check()
    page.get_by_label("Why").fill("It has not reached here.")
    page.locator("[name=assessment]").select_option(label="Strategic assessment 2019")
    cycle.fill_date(page, "next_look_on", 1, 6, 2035)
    cycle.press(page, "Save")


def decide_all(page):
    """Record a priority in the order of the scores, and one that goes against it."""
    open_data = "Burglary (open data)"
    police = "Merseyside Police"
    cycle.decide(page, HERE, "Anti-social behaviour", "Monitored", "One agency’s work.")
    why = "People lose what they need for work."
    given_in = {"owner": police, "measure": open_data}
    cycle.decide(page, HERE, "Burglary", "Priority", why, refused=True, **given_in)
    assert "This goes against the scores. It is put before" in cycle.main(page)
    assert page.locator("[name=reason]").input_value() == why
    page.locator("[name=against]").fill("The police lead on calls already.")
    cycle.press(page, "Save")
    cycle.decide(page, HERE, "Road safety", "Not chosen", "Few are hurt here.")


def draft_plan(page):
    """Draft the plan from the decision; only what was not decided is written."""
    page.goto("/plan/")
    cycle.follow(page, "Draft a plan from what was decided")
    page.get_by_label("Title").fill("Safer St Helens")
    page.get_by_label("Short name for its address").fill("safer-st-helens")
    cycle.fill_date(page, "starts_on", 1, 4, 2020)
    cycle.fill_date(page, "ends_before", 1, 4, 2023)
    cycle.press(page, "Draft the plan")
    said = cycle.main(page)
    assert "People lose what they need for work." in said
    assert "in 2019" in said
    cycle.write_objective(page, PLAN, "1.1", "Fewer sheds and homes broken into.")
    cycle.change_target(page, PLAN, "1.1.1")
    cycle.add_action(page, PLAN, "1.1", "Visit every victim.", "Merseyside Police")
    page.goto(f"{PLAN}add/target/?under=1.1")
    page.get_by_label("Deliver something by a date").check()
    cycle.press(page, "Continue")
    page.get_by_label("What is to be delivered").fill("A leaflet")
    cycle.fill_date(page, "due_on", 1, 10, 2020)
    page.locator("[name=owner]").select_option(label="St Helens Council")
    cycle.press(page, "Save")
    page.goto(f"{PLAN}lint/")
    cycle.main(page)
    page.goto(f"{PLAN}move/proposed/")
    cycle.press(page, "Propose the plan")


def agree(page):
    """Record that the partnership agreed the plan, knowing what is still open."""
    page.goto(f"{PLAN}move/agreed/")
    knows = page.get_by_label("The partnership agrees the plan knowing")
    if knows.count():
        knows.check()
    cycle.press(page, "Record that it is agreed")


def publish(author, second):
    """Write a release with the plan; a second person approves and publishes it."""
    author.goto("/releases/add/")
    author.get_by_label("Title").fill("Figures to December 2020")
    author.get_by_label("Address").fill("to-december")
    author.get_by_label("Burglary (open data)", exact=True).check()
    author.get_by_label("Each month").check()
    author.get_by_label("Last day").fill("2020-12-31")
    author.get_by_label("Plan", exact=False).last.select_option(label="Safer St Helens")
    cycle.press(author, "Save as draft")
    cycle.press(author, "Run the checks")
    author.get_by_text("waits for a second person").first.wait_for()
    second.goto("/releases/to-december/v1/approve/")
    second.get_by_label("I have read every table").check()
    cycle.press(second, "Approve this release")
    cycle.press(second, "Publish now")
    second.get_by_text("See it as the public does").wait_for()


def test_a_year_from_an_empty_partnership_to_a_published_plan(
    people, new_page, operator
):
    page = people.come(operator)
    with given("a workspace that was just made: the start page says where to begin"):
        assert "Set up the strategy group first." in cycle.next_stage(page)
        set_up(page)
        assert "Send in the first files" in cycle.next_stage(page)
        police = people.come(Member.objects.get(user__email="rhys@police.example"))
        board = people.come(
            Member.objects.get(user__email="flo@council.example"),
            java_script_enabled=False,
        )
    with when("two years of data are handed in, seen and loaded"):
        cycle.hand_in(page, (2018, 20), (2019, 20))
    with then("the measures answer, and the assessment is next"):
        page.goto("/areas/E08000013/evidence/")
        assert "Burglary (open data)" in cycle.main(page)
        assert "Begin the strategic assessment" in cycle.next_stage(page)
    with when("the assessment is begun and written, and two agencies score apart"):
        assess(page)
        assert "Your agency scored 0 of 13 matters." in cycle.next_stage(police)
        for window in (page, police):
            cycle.score(window, HERE, "Anti-social behaviour", HARM)
            cycle.score(window, HERE, "Burglary", cycle.LESS)
        settle_horizon(page)
        page.goto(HERE)
        cycle.follow(page, "Send it for review")
        cycle.press(page, "Send it for review")
        assert "Record what the board decided" in cycle.next_stage(page)
    with then("the board's decisions are kept, also what was not chosen"):
        decide_all(page)
        board.goto(HERE)
        cycle.follow(board, "Record that the board approved it")
        cycle.press(board, "Record that the board approved it")
        assert Assessment.objects.get().state == "approved"
    with then("the edition for everybody is frozen, and says what was decided"):
        page.goto(f"{HERE}freeze/public/")
        for box in page.locator("[name=formats]").all():
            box.set_checked(box.get_attribute("value") == "html")
        cycle.press(page, "Freeze it")
        assert FrozenEdition.objects.get().edition == "public"
        page.goto(f"{HERE}read/public/")
        assert "Against the scores: The police lead on calls already." in (
            cycle.main(page)
        )
    with when("the plan is drafted from the decision, proposed, and agreed by another"):
        assert "Draft it from what was decided" in cycle.next_stage(page)
        draft_plan(page)
        assert "A second person records" in cycle.next_stage(page)
        agree(board)
        assert Plan.objects.get().state == "agreed"
    with when("the next year's data come, and burglary has risen by half"):
        cycle.hand_in(page, (2020, 30))
        police.goto("/performance/?quarter=2020-21-q3")
        assert "Off course" in cycle.main(police)
    with then("its owner says why and what will be done, and the quarter is reported"):
        police.goto(f"{TARGET}comment/")
        police.locator("[name=cause]").fill("More sheds, and none of them locked.")
        police.locator("[name=recovery]").fill("Locks for a hundred sheds.")
        police.locator("[name=recovery_owner]").select_option(label="Merseyside Police")
        cycle.fill_date(police, "recovery_due_on", 1, 3, 2021)
        cycle.press(police, "Write commentary")
        page.goto(f"{REPORT}")
        assert "none of them locked" in cycle.main(page)
        page.goto(f"{REPORT}freeze/")
        cycle.press(page, "Freeze the report")
        page.get_by_text("The report is frozen.", exact=False).wait_for(
            timeout=cycle.SLOW_MS
        )
    with then("plan and figures go out by two people, and anybody can read them"):
        publish(page, police)
        assert Release.objects.get().state == "published"
        reader = new_page("reader", java_script_enabled=False)
        assert reader.goto("/public/priorities/").status == 200
        assert "Burglary" in cycle.main(reader)
    with then("the year is done, and its pages are for everybody"):
        page.goto("/")
        assert page.locator(".govuk-task-list__item", has_text="Next").count() == 0
        for address in KEY_PAGES:
            assert page.goto(address).ok, address
            assert page_is_accessible(page)
            assert page_fits_a_phone(page)
