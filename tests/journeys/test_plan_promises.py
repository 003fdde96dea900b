"""A milestone delivered and accepted, a standard told, a decision checked, in a browser."""

import pytest

from frankpledge.actions.models import Action
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.services import take_in_plan
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.plan.conftest import (  # noqa: F401 - fixtures
    DAY,
    measures,
    people,
    plan_data,
)
from tests.plan.test_delivering import PROTOCOL
from tests.plan.test_registers import CALL, HATE, write


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HERE = "/plan/safer-town/"


@pytest.fixture
def promised(people, measures, manager):  # noqa: F811
    """Return a plan with a milestone and a vision."""
    vision = {"ref": "V", "part": "vision", "text": "Safe and well.", "author": "Chair"}
    data = plan_data(passages=[vision])
    data["priorities"][0]["objectives"][0]["targets"].append(PROTOCOL)
    return take_in_plan(content=read_content(data), by=manager, on=DAY)


def main(page):
    return page.locator("main").inner_text()


def test_a_milestone_is_delivered_and_accepted_by_another(
    plain_page, new_page, sign_in_as, lead_officer, board_member, promised
):
    page, address = plain_page, HERE + "target/M1/"
    with given("the lead of the agency that owns it, in a browser without JavaScript"):
        sign_in_as(page, lead_officer)
        page.goto(address)
        page.get_by_role("link", name="Say that it is delivered").click()
    with when("they say that it is delivered, and where it can be seen"):
        page.get_by_label("Day").fill("1")
        page.get_by_label("Month").fill("10")
        page.get_by_label("Year").fill("2019")
        page.get_by_label("What was delivered").fill("Signed by six agencies.")
        page.get_by_label("Where it can be seen").fill("Minute 9 of the board")
        page.get_by_role("button", name="Save").click()
    with then("it waits, and they cannot accept it themselves"):
        assert "still to accept it" in main(page)
        assert "Somebody other than who delivered it must accept it" in main(page)
    with when("a board member accepts it"):
        board = new_page("board")
        sign_in_as(board, board_member)
        board.goto(address)
        board.get_by_role("link", name="Accept it, or send it back").click()
        board.get_by_label("Yes, accept it").check()
        board.get_by_role("button", name="Save").click()
    with then("the milestone is met"):
        assert "Met" in main(board)
        assert page_is_accessible(board)
        assert page_fits_a_phone(board)


def test_every_register_is_accessible_and_fits_a_phone(
    page, sign_in_as, manager, promised
):
    with given("a standard, a pledge and an action"):
        write(promised, manager, **CALL)
        write(promised, manager, **HATE)
        action = Action.objects.get(ref="A1").pk
        sign_in_as(page, manager)
    own = ["pledges/", "pledges/add/", "pledge/S1/", "pledge/hate/", "pledge/S1/tell/"]
    own += ["pledge/hate/sign/", "regard/", "regard/add/", "checks/add/", "prose/"]
    own += ["add/passage/", "target/M1/deliver/"]
    for address in [*(HERE + one for one in own), f"/plan/actions/{action}/equality/"]:
        with then(f"{address} has no fault"):
            page.goto(address)
            assert page_is_accessible(page)
            assert page_fits_a_phone(page)
