"""What changes when a priority is superseded, and where others' plans leave gaps."""

from frankpledge.assessment.rules.registers import (
    gained_themes,
    lost_themes,
    matrix,
    uncovered,
)


def test_themes_are_lost_and_gained_with_a_new_priority():
    assert lost_themes(["a", "b"], ["b", "c"]) == ["a"]
    assert gained_themes(["a", "b"], ["b", "c"]) == ["c"]


def test_themes_that_no_plan_meets_are_named_in_their_order():
    assert uncovered(["a", "b", "c"], [["b"], []]) == ["a", "c"]


def test_the_matrix_reads_cause_by_effect():
    assert matrix(["a", "b"], {("a", "b"): 3}) == [[None, 3], [0, None]]
