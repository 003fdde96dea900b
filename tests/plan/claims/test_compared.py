"""Two names of one table against each other."""

import pytest

from tests.plan.claims.checks import faults


TABLE = """# Operation

Table 1. Burglary, six months before and six months after

| Beat | Before | After | Difference |
|---|---|---|---|
| Ashfield | 84 | 61 | -23 |
| Castle | 112 | 79 | -33 |
| Dene | 45 | 36 | -9 |
| Rear door | 100 | 60 | -40 |
| Total | 341 | 236 | -105 |

"""

CASES = [
    (
        TABLE + "After the operation Castle had 28 more than Ashfield.",
        [("change does not follow", "28", "18")],
    ),
    (
        TABLE + "Castle had three times as many as Dene.",
        [("change does not follow", "three times", "2.49 times")],
    ),
    (
        TABLE + "Before the operation Castle had four times as many as Dene.",
        [("change does not follow", "four times", "2.49 times")],
    ),
    (
        TABLE + "Castle had the most. Its number was four times that of Dene.",
        [("change does not follow", "four times", "2.49 times")],
    ),
    ("The ten had 340 crimes, twice the 170 of the others.", []),
    ("There were 90 fires and 31 rescues, nearly three times as many.", []),
    (
        "There were 90 fires and 61 rescues, more than twice as many.",
        [("change does not follow", "twice", "1.48 times")],
    ),
    (TABLE + "Castle fell by 21%.", [("change does not follow", "21%", "-29.5%")]),
    (TABLE + "In Ashfield it fell by 33.", [("change does not follow", "33", "23")]),
    (TABLE + "Entry by the rear door fell by 40%, the largest fall.", []),
    (TABLE + "The largest fall was in Castle.", []),
    (TABLE + "Dene had the smallest fall.", []),
    (
        TABLE + "Ashfield had the second largest fall.",
        [("contradicted by the table", "second largest fall", "Castle")],
    ),
    (TABLE + "Castle had the second largest fall.", []),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_two_names_are_held_to_their_cells(words, wrong):
    assert faults(words) == wrong
