"""What the types did to the total, and how many of their changes may be luck."""

import pytest

from frankpledge.evidence.rules.parts import (
    Part,
    contribution_words,
    discovery_words,
    known,
)


PARTS = [
    Part("Burglary", 390, 290),
    Part("Damage", 633, 690),
    Part("Robbery", 3, 0),
    Part("Drugs", 100, 100),
]


def test_parts_that_moved_the_total_are_named_by_how_far():
    assert contribution_words(PARTS) == (
        "All types together: 1,080, from 1,126 (\N{MINUS SIGN}4.1%)."
        " Of that, in percentage points: Burglary took off 8.9, Damage added 5.1,"
        " Robbery took off 0.3."
    )


def test_a_total_that_did_not_move_names_nobody():
    assert contribution_words([Part("Drugs", 10, 10)]) == (
        "All types together: 10, from 10 (0.0%)."
    )


def test_parts_not_known_both_times_are_in_neither_total_and_are_said():
    parts = [Part("Drugs", 10, 20), Part("Theft", None, 5), Part("Arson", 5, None)]
    assert known(parts) == [("Drugs", 10, 20)]
    assert contribution_words(parts) == (
        "All types together: 20, from 10 (+100.0%)."
        " Of that, in percentage points: Drugs added 100.0."
        " 2 not known both times are left out."
    )


@pytest.mark.parametrize("parts", [[], [Part("Drugs", 0, 5)], [Part("Drugs", None, 5)]])
def test_nothing_before_has_no_percentage(parts):
    assert contribution_words(parts) == ""


def test_changes_left_after_so_many_looks_are_named():
    said = discovery_words(PARTS)
    assert said.startswith("4 types are tested at once")
    assert said.endswith("Allowing for that, clear changes: Burglary.")


def test_one_change_in_twenty_looks_is_not_a_finding():
    parts = [Part("Odd", 100, 131), *(Part(f"T{n}", 50, 50) for n in range(19))]
    assert discovery_words(parts).endswith("Allowing for that, no change is clear.")
    assert discovery_words(parts[1:]).endswith("None does.")


def test_one_type_is_one_look():
    assert discovery_words(PARTS[:1]) == ""
