"""Sums, shares and differences whose figures stand apart."""

import pytest

from tests.plan.claims.checks import faults


TABLE = """# Who came

| Age | Boys | Girls | All |
|---|---|---|---|
| 11-13 | 42 | 31 | 73 |
| 14-15 | 66 | 48 | 114 |
| 16-17 | 57 | 50 | 107 |
| All ages | 165 | 129 | 294 |

"""

CASES = [
    (
        "437 of the crimes took place in a street and 250 at home. Streets and homes together account for 687 crimes.",
        [],
    ),
    (TABLE + "11-13 and 14-15 together come to 187.", []),
    (
        "The budget was £86,000. The levy brought in £43,000, which covers 45% of the budget.",
        [("percentage does not follow from counts", "45%", "50.0%")],
    ),
    (
        "The budget was £86,000. The levy brought in £43,000, which covers 50% of the budget.",
        [],
    ),
    (
        "We took 1,288 complaints. They concerned music (567) and dogs (322). Music made up half of the complaints.",
        [("percentage does not follow from counts", "half", "44.0%")],
    ),
    (
        "Seventeen people were charged with 68 offences. They account for 25% of the 366 burglaries.",
        [("percentage does not follow from counts", "25%", "18.6%")],
    ),
    (
        "We issued 186 penalties. 149 have been paid, 75%.",
        [("percentage does not follow from counts", "75%", "80.1%")],
    ),
    ("We issued 186 penalties. 149 have been paid, 80%.", []),
    (
        "There were 1,092 patrols. In the same months of 2014 there were 1,014 patrols, 88 fewer.",
        [("change does not follow", "88", "78")],
    ),
    (
        "There were 1,092 patrols. In the same months of 2014 there were 1,014 patrols, 78 fewer.",
        [],
    ),
    (
        "The conference heard 312 cases. The year before it heard 300 cases. So it heard 12 more cases.",
        [],
    ),
    (
        "It costs £442,000 a year. In 2014/15 it cost £425,000, so the cost went up by 6%.",
        [("change does not follow", "6%", "4.0%")],
    ),
    (
        "We worked with 340 young people. Of the 340 young people 170 were boys. Each of the 350 young people came.",
        [("figure differs from the table", "350", "340")],
    ),
    (
        "The rate went from 18% to 15%, down by three percentage points. The rate has come down by 3%.",
        [("percent of what", "3%", "3 percentage points")],
    ),
    (
        "The rate of repeat cases has gone from 90 to 106.",
        [("count called a rate", "106", "")],
    ),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_a_figure_is_held_to_the_others_of_its_section(words, wrong):
    assert faults(words) == wrong
