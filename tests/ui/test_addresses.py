"""Addresses are worked out once, and are those that the program answers at."""

import pytest
from django.urls import NoReverseMatch, reverse

from frankpledge.ui.addresses import address


def test_address_is_where_the_page_is():
    assert address("evidence:measures") == reverse("evidence:measures")
    assert address("evidence:measure", "burglary") == "/measures/burglary/"
    assert address("evidence:measure", "robbery") == "/measures/robbery/"
    assert address("evidence:measure", "burglary") is address(
        "evidence:measure", "burglary"
    )


def test_page_that_is_not_there_has_no_address():
    with pytest.raises(NoReverseMatch):
        address("evidence:no-such")
