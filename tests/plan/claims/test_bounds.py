"""What is said of every row of a table, or of none."""

import pytest

from tests.plan.claims.checks import faults


TABLE = """# The Board

| Meeting | Members present | Apologies |
|---|---|---|
| February | 12 | 2 |
| May | 11 | 3 |
| July | 13 | 1 |
| October | 10 | 4 |

"""

CASES = [
    (
        TABLE + "No meeting had more than three apologies.",
        [("contradicted by the table", "more than three", "October: 4")],
    ),
    (TABLE + "No meeting had more than four apologies.", []),
    (
        TABLE + "Every meeting had at least 11 members present.",
        [("contradicted by the table", "at least 11", "October: 10")],
    ),
    (TABLE + "Every meeting had at least ten members present.", []),
    (
        TABLE + "Apologies averaged four a meeting.",
        [("average does not follow", "four", "2.5")],
    ),
    (TABLE + "Apologies averaged 2.5 a meeting.", []),
    (TABLE + "Members present averaged 11.5 a meeting.", []),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_a_bound_is_held_to_every_row(words, wrong):
    assert faults(words) == wrong
