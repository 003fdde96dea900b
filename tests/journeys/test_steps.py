"""A journey that fails says at which step it stopped."""

import pytest

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
