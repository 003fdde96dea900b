"""A bid from its first draft to its result, by four people, in a browser."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import financial_year
from frankpledge.funding import services
from frankpledge.funding.models import Award, Bid, Fund, Return
from tests.funding.conftest import (  # noqa: F401 - fixtures
    DAY,
    content,
    contract_fields,
    contribution_fields,
    draft,
    fund,
    keep,
    measures,
    people,
    plan,
    target,
)
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def main(page):
    return page.locator("main").inner_text()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def score(page, address, points):
    page.goto(f"{address}score/")
    for box in page.locator("select").all():
        box.select_option(points)
    for box in page.locator("textarea").all():
        box.fill("As the figures in the bid show.")
    press(page, "Save")


def test_a_bid_comes_to_its_result(
    plain_page,
    new_page,
    sign_in_as,
    draft,  # noqa: F811
    lead_officer,
    analyst,
    board_member,
    manager,
    keep,  # noqa: F811
):
    page = plain_page
    with given("a draft of the police that lacks its review, without JavaScript"):
        Fund.objects.update(ends_before="2029-04-01")
        Bid.objects.update(review="")
        keep(
            "domestic-burglary", {financial_year(2018): 969, financial_year(2019): 700}
        )
        address = f"/funding/bids/{draft.pk}/"
        sign_in_as(page, lead_officer)
        page.goto(address)
        assert "It lacks 1 of what a bid needs" in main(page)
    with when("they add what it lacks and submit it"):
        page.get_by_role("button", name="Change the bid").click()
        page.get_by_label("Reviewed: who looks at it", exact=False).fill(
            "The burglary group looks at it every quarter and may stop it."
        )
        press(page, "Save")
        page.get_by_role("button", name="Submit the bid").click()
        press(page, "Submit the bid")
        assert "The bid is submitted" in page.locator("body").inner_text()
    with when("two people score it, its fund's holder ends that, the board awards"):
        others = {}
        for who in (analyst, board_member, manager):
            others[who] = new_page(who.user.name)
            sign_in_as(others[who], who)
        score(others[analyst], address, "3")
        score(others[board_member], address, "4")
        others[manager].goto(f"{address}end-scoring/")
        press(others[manager], "End the scoring")
        chair = others[board_member]
        chair.goto(f"{address}award/")
        chair.get_by_label("Conditions", exact=False).fill("Owners agree.")
        chair.get_by_label("Why the board awards it").fill("It serves T1.")
        press(chair, "Award the bid")
        chair.get_by_text("The award is made", exact=False).wait_for()
    with when("the police send four quarters' returns"):
        for row in Return.objects.order_by("starts_on"):
            page.goto(f"/funding/returns/{row.pk}/send/")
            page.get_by_label("Spent in the quarter, in pounds").fill("3,000")
            page.get_by_label("On course").check()
            page.get_by_label("What was done", exact=False).fill("Gates are up.")
            press(page, "Send the return")
    with then("the result is looked up, with what each burglary fewer cost"):
        page.goto(f"/funding/awards/{Award.objects.get().pk}/")
        said = main(page)
        assert "Target reached." in said
        assert "£45 for each result" in said
        assert page_is_accessible(page)


def test_pages_of_money_are_accessible_and_fit_a_phone(
    page,
    sign_in_as,
    draft,  # noqa: F811
    fund,  # noqa: F811
    agencies,
    manager,
    lead_officer,
):
    with given("a fund, a bid, a service and something given in kind"):
        given_ = services.write_contribution(
            contribution=None,
            fields=contribution_fields(agencies["police"]),
            version=0,
            by=lead_officer,
            on=DAY,
        )
        bought = services.write_contract(
            contract=None,
            fields=contract_fields(agencies["council"], fund),
            version=0,
            by=manager,
            on=DAY,
        )
        services.plan_review(
            contract=bought, due_on=date(2019, 12, 1), by=manager, on=DAY
        )
        sign_in_as(page, manager)
    for address in (
        "",
        "add/",
        f"{fund.pk}/",
        f"{fund.pk}/amounts/",
        f"{fund.pk}/if-it-ends/",
        "ends/",
        "groups/2019/",
        "bids/",
        f"bids/{draft.pk}/",
        f"bids/{draft.pk}/change/",
        "decisions/",
        "principles/",
        "awards/",
        "returns/",
        "in-kind/",
        f"in-kind/{given_.pk}/",
        f"in-kind/{given_.pk}/change/",
        "services/",
        f"services/{bought.pk}/",
        "actions/",
    ):
        with then(f"/funding/{address} has no fault"):
            page.goto(f"/funding/{address}")
            assert page_is_accessible(page)
            assert page_fits_a_phone(page)
