"""A promise that goes off course, and a plan written, taken in and agreed, in a browser."""

import pytest

from frankpledge.analysis.measures.periods import financial_year
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.files import plan_file
from frankpledge.plan.selectors import content_of
from frankpledge.plan.services import propose_plan
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.plan.conftest import (  # noqa: F401 - fixtures
    DAY,
    NOW,
    content,
    keep,
    measures,
    people,
    plan,
)


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HERE = "/plan/safer-town/"
PAGES = [
    "/plan/",
    "/plan/new/",
    "/plan/take-in/",
    "/plan/actions/",
    "/plan/hand-over/person/",
    *(
        HERE + own
        for own in (
            "",
            "targets/",
            "grid/",
            "awaited/",
            "settle/action/A2/owner/",
            "lint/",
            "family/",
            "place/",
            "claims/",
            "versions/",
            "move/proposed/",
            "edit/",
            "add/action/?under=O1",
            "change/target/T1/",
            "remove/target/T1/",
            "priority/P1/",
            "target/T1/",
            "target/T2/baseline/",
        )
    ),
]


def main(page):
    return page.locator("main").inner_text()


def test_a_target_goes_off_course(plain_page, sign_in_as, analyst, plan, keep):  # noqa: F811
    page = plain_page
    with given("a promise that keeps to its path, in a browser without JavaScript"):
        Plan.objects.update(ends_before="2019-10-01")
        plan.priorities.get().objectives.get().targets.filter(ref="T1").update(
            due_on="2019-10-01"
        )
        keep("domestic-burglary", {financial_year(2018): 840})
        sign_in_as(page, analyst)
        page.goto(HERE)
        assert "On course" in main(page)
    with when("a revised supply raises the year's figure"):
        keep("domestic-burglary", {financial_year(2018): 1120})
        page.reload()
    with then("the plan says that the target is off course, and why"):
        assert "Off course" in main(page)
        page.get_by_role("link", name="T1 Domestic burglary").first.click()
        said = main(page)
        assert "above where it should be, by more than chance explains" in said
        assert "What it would take" in said
        assert page.request.get(HERE + "target/T1/path.svg").ok


def test_a_plan_is_written_taken_in_and_agreed(
    page,
    new_page,
    sign_in_as,
    manager,
    board_member,
    plan,  # noqa: F811
    tmp_path,
):
    with given("the partnership's manager before the plan"):
        sign_in_as(page, manager)
        page.goto(HERE + "priority/P1/")
    with when("an objective is added on screen"):
        page.get_by_role("link", name="Add an objective").click()
        page.get_by_label("Reference").fill("O2")
        page.get_by_label("Objective", exact=True).fill("Fewer sheds broken into.")
        page.get_by_role("button", name="Save").click()
        page.get_by_text("The plan is changed", exact=False).wait_for()
    with when("the plan is given out as a workbook, changed and taken in again"):
        file = tmp_path / "plan.xlsx"
        changed = content_of(Plan.objects.get())
        changed.title = "Safer town, second draft"
        Plan.objects.update(title=changed.title)
        file.write_bytes(plan_file(Plan.objects.get(), "xlsx", on=DAY))
        Plan.objects.update(title="Safer town")
        page.goto("/plan/take-in/")
        page.get_by_label("Plan file").set_input_files(file)
        page.get_by_label("Replace the plan", exact=False).check()
        page.get_by_role("button", name="Take in").click()
    with then("the page shows what the workbook said"):
        page.get_by_role("heading", name="Safer town, second draft").wait_for()
        assert "O2" in [
            row.ref for row in Plan.objects.get().priorities.get().objectives.all()
        ]
    with when("it is proposed, and a board member records that it is agreed"):
        page.get_by_role("link", name="Propose the plan").click()
        page.get_by_role("button", name="Propose the plan").click()
        page.get_by_text("The plan is now proposed", exact=False).wait_for()
        board = new_page("board")
        sign_in_as(board, board_member)
        board.goto(HERE)
        board.get_by_role("link", name="Record that it is agreed").click()
        board.get_by_label("knowing what is still", exact=False).check()
        board.get_by_role("button", name="Record that it is agreed").click()
    with then("the version is kept with who agreed it"):
        board.get_by_text("The plan is now agreed", exact=False).wait_for()
        board.goto(HERE + "versions/")
        assert "Version 1" in main(board)
        assert "Flo Example" in main(board)


def test_what_two_people_wrote_stands_side_by_side(
    page,
    new_page,
    sign_in_as,
    manager,
    plan,  # noqa: F811
):
    with given("two windows on one objective"):
        other = new_page("other")
        for window in (page, other):
            sign_in_as(window, manager)
            window.goto(HERE + "change/objective/O1/")
    with when("both save"):
        other.get_by_label("Objective", exact=True).fill("What Ben wrote.")
        other.get_by_role("button", name="Save").click()
        other.get_by_text("The plan is changed", exact=False).wait_for()
        page.get_by_label("Objective", exact=True).fill("What Ada wrote.")
        page.get_by_role("button", name="Save").click()
    with then("the second sees both texts and has lost none"):
        page.get_by_text("What Ben wrote.").wait_for()
        box = page.get_by_label("Objective", exact=True)
        assert box.input_value() == "What Ada wrote."
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
    with when("they save again"):
        page.get_by_role("button", name="Save").click()
    with then("theirs is what the plan says"):
        page.get_by_text("The plan is changed", exact=False).wait_for()
        assert "What Ada wrote." in content_of(Plan.objects.get()).model_dump_json()


def test_every_page_of_the_plan_is_accessible_and_fits_a_phone(
    page,
    sign_in_as,
    manager,
    plan,  # noqa: F811
    keep,  # noqa: F811
):
    with given("a plan with figures, proposed once"):
        keep("domestic-burglary", {financial_year(2018): 930})
        propose_plan(plan=plan, note="For the board.", by=manager, at=NOW)
        Plan.objects.update(state="draft")
        sign_in_as(page, manager)
    for address in PAGES:
        with then(f"{address} has no fault"):
            page.goto(address)
            assert page_is_accessible(page)
            assert page_fits_a_phone(page)


PRINTED = """Safer town strategy 2019 - 2022

Strategic Theme - To reduce violent crime

Key Measures of Performance

Objective\tBaseline\tTimescale\tTarget
To reduce wounding by 12%\t925 offences\t2021/2022\t814 offences
To reduce theft from a person by 20%\t205 offences\t2021/2022\t164 offences
"""


@pytest.mark.parametrize("layout", ["grid", "leaflet", "chapters", "delivery"])
def test_a_plan_in_each_layout_fits_a_phone(page, sign_in_as, manager, plan, layout):  # noqa: F811
    sign_in_as(page, manager)
    assert page.goto(f"{HERE}layout/{layout}/").ok
    page.get_by_text("Safer town 2018 to 2021").first.wait_for()
    page_is_accessible(page)
    page_fits_a_phone(page)


def test_a_printed_plan_is_read_in_and_its_doubts_answered(
    plain_page,
    sign_in_as,
    manager,
    plan,  # noqa: F811
    tmp_path,
):
    page = plain_page
    with given("a plan in print, in a browser without JavaScript"):
        file = tmp_path / "plan.txt"
        file.write_text(PRINTED)
        sign_in_as(page, manager)
        page.goto("/plan/take-in/")
        page.get_by_label("Plan file").set_input_files(file)
    with when("it is read"):
        page.get_by_role("button", name="Take in").click()
    with then("each doubt is asked where it stands, and nothing is kept yet"):
        page.get_by_text(
            "No measure is called “theft from a person”", exact=False
        ).wait_for()
        page_is_accessible(page)
        page_fits_a_phone(page)
        assert Plan.objects.count() == 1
    with when("the doubt is answered"):
        page.get_by_label("Theft from the person (as supplied)", exact=False).check()
        page.get_by_role("button", name="Take").click()
    with then("the plan is there with both promises"):
        made = content_of(Plan.objects.exclude(slug="safer-town").get())
        assert [t.percent for t in made.priorities[0].objectives[0].targets] == [
            -12,
            -20,
        ]
