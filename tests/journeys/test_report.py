"""A quarter's report: answered for by an owner, frozen for the board, taken away."""

import pytest

from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.performance.conftest import (  # noqa: F401 - fixtures
    keep,
    make_target,
    off_course,
    plan,
)


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TARGET = "/performance/target/invented-plan/2019-20-q4/T1/"
DRAFT = "/performance/reports/invented-plan/2019-20-q4/"
SLOW_MS = 60_000
"""A report is made in every format while the person waits: at most 20 seconds alone."""
WHY = "Sheds were broken into while the patrols were elsewhere."


def main(page):
    return page.locator("main").inner_text()


@pytest.mark.parametrize("window", ["page", "plain_page"])
def test_a_quarters_report_is_answered_for_frozen_and_taken_away(
    request,
    window,
    sign_in_as,
    lead_officer,
    manager,
    off_course,  # noqa: F811
):
    page = request.getfixturevalue(window)
    with given("a target off course for two quarters, and the agency that owns it"):
        sign_in_as(page, lead_officer)
        page.goto(TARGET)
        assert "Off course" in main(page)
    with when("its lead officer writes why"):
        page.goto(TARGET + "comment/")
        page.get_by_label("why").fill(WHY)
        page.locator("main form button").click()
        page.get_by_text("The commentary is saved.").wait_for()
    with then("the target's page says so in their words"):
        assert WHY in main(page)
    with when("the manager opens the quarter's draft and freezes it"):
        page.context.clear_cookies()
        sign_in_as(page, manager)
        page.goto(DRAFT)
        assert WHY in main(page)
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
        page.get_by_role("button", name="Freeze for the board").click()
        page.get_by_role("button", name="Freeze the report").click(timeout=SLOW_MS)
    with then("the report is kept with its files, and one of them is taken away"):
        page.get_by_text("The report is frozen.", exact=False).wait_for(timeout=SLOW_MS)
        assert "Every figure of this report is today what the board was given" in main(
            page
        )
        with page.expect_download() as taken:
            page.get_by_role("link", name="Word document (DOCX)").click()
        assert taken.value.suggested_filename == (
            "st-helens-performance-2019-20-q4-v1.docx"
        )
        assert taken.value.path().read_bytes().startswith(b"PK")
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
