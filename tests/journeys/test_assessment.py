"""An assessment drafted, scored by two agencies apart, decided and approved, in a browser."""

import pytest

from frankpledge.assessment import services
from frankpledge.assessment.models import Assessment, HorizonItem
from tests.assessment.conftest import (  # noqa: F401 - fixtures
    HIGH,
    NOW,
    TODAY,
    assessment,
    begin,
    counts,
    cube,
    give_in,
    lines,
    peers,
    records,
    scanned,
)
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HERE = "/assessment/assessment-2021/"
PAGES = [
    *(
        f"/assessment/{name}"
        for name in (
            "",
            "new/",
            "horizon/",
            "horizon/add/",
            "above/",
            "above/add/",
            "strategies/",
            "strategies/add/",
            "links/",
            "links/add/",
            "research/",
            "research/ask/",
            "places/",
            "places/add/",
        )
    ),
    *(
        HERE + name
        for name in (
            "",
            "move/in-review/",
            "write/reasons/",
            "section/reasons/",
            "long-list/",
            "long-list/add/",
            "weights/",
            "authors/",
            "authors/add/",
            "score/",
            "requests/",
            "requests/ask/",
            "recommendations/",
            "recommendations/add/",
            "editions/",
            "freeze/restricted/",
            "read/restricted/",
        )
    ),
]


def main(page):
    return page.locator("main").inner_text()


def score(page, title, value):
    """Give in the least or the most of every item of one matter."""
    page.get_by_role("link", name=title).click()
    for box in page.locator("select").all():
        options = [one.get_attribute("value") for one in box.locator("option").all()]
        box.select_option(options[1] if value == "least" else options[-1])
    for reason in page.locator("input[type=text]").all():
        reason.fill("own records")
    page.get_by_label("B: good, with known gaps").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Give in these scores").click()


def test_two_agencies_score_apart_and_the_board_decides_and_approves(
    new_page,
    sign_in_as,
    assessment,  # noqa: F811
    lines,  # noqa: F811
    analyst,
    lead_officer,
    other_officer,
    manager,
    board_member,
):
    def window(member):
        page = new_page(member.user.name, java_script_enabled=False)
        sign_in_as(page, member)
        return page

    police, council = window(lead_officer), window(other_officer)
    with given("a draft with its long list, and the police's scores of one matter"):
        police.goto(HERE + "score/")
        assert "You scored 0 of 13." in main(police)
        score(police, "Burglary", "most")
        assert "You scored 1 of 13." in main(police)
    with when("the council looks everywhere before it scores"):
        council.goto(HERE + "score/")
        assert "You scored 0 of 13." in main(council)
        assert council.goto(HERE + "results/").status == 403
        council.goto(HERE + "score/")
        score(council, "Burglary", "least")
    with then("scores are shown when scoring closes, and where they lie apart"):
        writer = window(analyst)
        writer.goto(HERE)
        writer.get_by_role("link", name="Send it for review").click()
        writer.get_by_role("button", name="Send it for review").click()
        writer.get_by_role("link", name="Results and decisions").click()
        assert "talk it over before deciding" in main(writer)
        writer.get_by_role("link", name="Burglary", exact=True).click()
        assert "Yes: talk it over" in main(writer)
    with when("the board's decision is recorded"):
        writer.get_by_role("button", name="Record the board’s decision").click()
        writer.get_by_label("Priority").check()
        writer.get_by_label("Why", exact=True).fill(
            "It returns as people go back to work."
        )
        writer.get_by_role("button", name="Save").click()
        assert "It returns as people go back to work." in main(writer)
    with then("another person records the approval"):
        writer.goto(HERE)
        assert writer.get_by_role("link", name="Record that the board").count() == 0
        board = window(board_member)
        board.goto(HERE)
        board.get_by_role("link", name="Record that the board approved it").click()
        board.get_by_role("button", name="Record that the board approved it").click()
        assert "Approved" in main(board)
        assert Assessment.objects.get().state == "approved"


def test_a_section_is_drafted_by_two_and_neither_text_is_lost(
    new_page,
    sign_in_as,
    assessment,  # noqa: F811
    analyst,
    manager,
):
    page = new_page("writer", java_script_enabled=False)
    with given("a section that somebody is writing"):
        sign_in_as(page, analyst)
        page.goto(HERE)
        page.get_by_role("link", name="Why things changed").click()
        page.get_by_label("Text").fill("Shops were **shut**.")
        page.get_by_role("button", name="Preview").click()
        page.locator("main strong", has_text="shut").wait_for()
    with when("another saves a text meanwhile"):
        services.write_section(
            assessment=assessment,
            name="reasons",
            text="Theirs.",
            version=1,
            by=manager,
            on=TODAY,
        )
        page.get_by_role("button", name="Save").click()
    with then("both texts are there, and saving again is a choice"):
        assert "Theirs." in main(page)
        assert page.get_by_label("Text").input_value() == "Shops were **shut**."
        page.get_by_role("button", name="Save").click()
        assert "The section is saved." in page.content()
    with then("a second person signs it off"):
        other = new_page("second", java_script_enabled=False)
        sign_in_as(other, manager)
        other.goto(HERE + "section/reasons/")
        other.get_by_role("button", name="Sign it off").click()
        assert "Signed off" in main(other)


@pytest.fixture
def filled(assessment, lines, analyst, partnership):  # noqa: F811
    """Return an assessment with something on every page."""
    services.write_section(
        assessment=assessment,
        name="reasons",
        text="Shut.",
        version=1,
        by=analyst,
        on=TODAY,
    )
    services.recommend(assessment=assessment, text="Lock sheds.", by=analyst, on=TODAY)
    services.ask_for_the_usual(
        assessment=assessment, due_on=TODAY, by=analyst, on=TODAY
    )
    services.watch(
        partnership_id=partnership.pk,
        said={
            "title": "Copper price",
            "factor": "economic",
            "evidence": "Exchange",
            "direction": "rising",
            "likelihood": "likely",
            "next_look_on": TODAY,
            "trigger_on": TODAY,
        },
        by=analyst,
        on=TODAY,
    )
    services.link_themes(
        partnership_id=partnership.pk,
        cause="theft",
        effect="violence",
        strength=2,
        source="Fights",
        by=analyst,
        on=TODAY,
    )
    return assessment


@pytest.fixture
def known(filled, analyst):
    """Return the pages of a place and of another's plan with something on them."""
    place = services.profile_place(
        partnership_id=filled.partnership_id,
        said={"title": "The park", "area_code": "", "about": "A country park."},
        by=analyst,
        on=TODAY,
    )
    fact = {"aspect": "people", "text": "Walkers.", "source": "Wardens"}
    services.note_fact(
        place=place, said=fact | {"noted_on": TODAY}, by=analyst, on=TODAY
    )
    strategy = services.note_strategy(
        partnership_id=filled.partnership_id,
        said={"title": "Health plan", "owner": "ICB", "meets": "Drugs"},
        by=analyst,
        on=TODAY,
    )
    promise = {"measure": "burglary", "intent": "less", "words": "Fewer."}
    services.note_target(strategy=strategy, said=promise, by=analyst, on=TODAY)
    author = {"name": "Ann Example", "organisation": "Council"}
    services.name_author(assessment=filled, said=author, by=analyst, on=TODAY)
    here = f"/assessment/places/{place.pk}/"
    there = f"/assessment/strategies/{strategy.pk}/"
    return [here, f"{here}public/", f"{here}facts/add/", there, f"{there}targets/add/"]


def test_every_page_is_accessible_and_fits_a_phone(
    page,
    phone_page,
    sign_in_as,
    filled,
    records,  # noqa: F811
    analyst,
    lines,  # noqa: F811
    known,
):
    item = HorizonItem.objects.get()
    more = [
        *known,
        f"/assessment/horizon/{item.pk}/",
        f"/assessment/horizon/{item.pk}/decide/",
        f"{HERE}score/{lines[0].pk}/",
        f"{HERE}requests/{filled.requests.first().pk}/letter/",
    ]
    for window in (page, phone_page):
        sign_in_as(window, analyst)
    for address in [*PAGES, *more]:
        with then(f"{address} is as it should be"):
            assert page.goto(address).ok
            page_is_accessible(page)
            phone_page.goto(address)
            page_fits_a_phone(phone_page)


def test_results_are_accessible_and_fit_a_phone(
    page,
    phone_page,
    sign_in_as,
    filled,
    lines,  # noqa: F811
    give_in,  # noqa: F811
    analyst,
    lead_officer,
):
    give_in(lines[0], HIGH, lead_officer)
    HorizonItem.objects.all().delete()
    services.send_for_review(assessment=filled, said="", by=analyst, at=NOW)
    for window in (page, phone_page):
        sign_in_as(window, analyst)
    one = f"results/{lines[0].pk}/"
    for name in ("results/", one, f"{one}decide/"):
        with then(f"{name} is as it should be"):
            assert page.goto(HERE + name).ok
            page_is_accessible(page)
            phone_page.goto(HERE + name)
            page_fits_a_phone(phone_page)
