"""A document's claims are checked without JavaScript, on a wide screen and a phone."""

import pytest

from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.plan.conftest import measures, people, plan_data  # noqa: F401 - fixtures


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDS = b"""# Safer Elmham

Nine in ten tenants were content: 351 of 450.

The line took 1,260 calls in the 12 months, an average of 105 a month.
"""


def test_a_manager_checks_a_documents_claims(plain_page, sign_in_as, manager):
    page = plain_page
    with given("a manager in a browser without JavaScript"):
        sign_in_as(page, manager)
        page.goto("/plan/check/")
        assert page_is_accessible(page)
    with when("they send a document, by the keyboard alone"):
        page.locator("input[type=file]").set_input_files(
            {"name": "elmham.md", "mimeType": "text/markdown", "buffer": WORDS}
        )
        page.get_by_role("button", name="Check").focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Claims checked").wait_for()
    with then("the fault says what is printed, what is right, where and why"):
        words = page.locator("main").inner_text()
        assert "351 of 450 is 78.0%, not Nine in ten." in words
        assert "under “Safer Elmham”, paragraph 1" in words
        assert "1,260 over 12 is 105.0 for each month." in words
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
