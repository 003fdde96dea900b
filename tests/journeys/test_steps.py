"""A journey that fails says at which step it stopped."""

import pytest

from tests.journeys.accessibility import violations
from tests.journeys.steps import given, then, when


def journey():
    with given("a load with faults"):
        with when("the officer accepts the good rows"):
            pass
        with then("the faults come back as a file"):
            raise AssertionError


def test_a_failure_names_its_step_and_those_it_stood_in():
    with pytest.raises(AssertionError) as failure:
        journey()

    assert failure.value.__notes__ == [
        "... then the faults come back as a file",
        "... given a load with faults",
    ]


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_axe_finds_faults_in_a_window_without_javascript_too(plain_page):
    plain_page.goto("/sign-in/")
    assert violations(plain_page) == []
    plain_page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"/x\">'")
    assert [line.partition(":")[0] for line in violations(plain_page)] == [
        "image-alt",
        "page-has-heading-one",
    ]
