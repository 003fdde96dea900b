"""Which partnership the workspace is for is asked once a page, and anew each time else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors.home import home, home_read_once


pytestmark = pytest.mark.django_db


def test_while_a_page_is_made_home_is_asked_for_once(partnership):
    with CaptureQueriesContext(connection) as asked, home_read_once():
        assert home() == home() == partnership
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        assert home() == home()
    assert len(asked) == 2


def test_what_one_page_read_the_next_reads_anew(partnership):
    with home_read_once():
        home()
    Partnership.objects.update(name="Renamed")
    with home_read_once():
        assert home().name == "Renamed"


def test_a_page_asks_for_home_once(partnership, manager, signed_in):
    browser = signed_in(manager)
    browser.get("/registers/risks/")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/registers/risks/")
    reads = [one for one in asked if 'FROM "partnership_partnership"' in one["sql"]]
    assert len(reads) == 1
