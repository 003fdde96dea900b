"""One line of a plan changed, with every other line left as it was."""

import pytest

from frankpledge.plan.rules.changing import (
    fields_of,
    next_ref,
    with_line_added,
    with_line_removed,
)
from frankpledge.plan.rules.content import PlanFault


def test_a_second_priority_is_found_past_the_first(content):
    two = with_line_added(
        content, line="priority", under="", data={"ref": "P2", "title": "Violence"}
    )
    assert fields_of(two, line="priority", ref="P2")["title"] == "Violence"
    three = with_line_added(
        two, line="objective", under="P2", data={"ref": "O2", "text": "Fewer fights."}
    )
    assert fields_of(three, line="objective", ref="O2") == {
        "ref": "O2",
        "text": "Fewer fights.",
        "owners": [],
        "leads": [],
        "evaluation": "",
    }


def test_a_line_that_is_gone_is_said_to_be(content):
    with pytest.raises(PlanFault, match="no target 'T9' in this plan any more"):
        with_line_removed(content, line="target", ref="T9")


@pytest.mark.parametrize(
    ("line", "under", "ref"),
    [
        ("priority", "", "2"),
        ("objective", "P1", "P1.2"),
        ("target", "O1", "O1.4"),
        ("action", "O1", "AO1.3"),
        ("passage", "", "P1"),
    ],
)
def test_a_new_line_is_offered_a_reference_that_is_free(content, line, under, ref):
    assert next_ref(content, line=line, under=under) == ref


def test_a_reference_that_is_taken_is_passed_over(content):
    two = with_line_added(
        content, line="priority", under="", data={"ref": "3", "title": "Violence"}
    )
    assert next_ref(two, line="priority", under="") == "4"
