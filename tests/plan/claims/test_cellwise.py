"""Figures that a sentence says of rows and columns that it names."""

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
        TABLE + "We saw 97 who were 16-17.",
        [("figure differs from the table", "97", "107")],
    ),
    (TABLE + "We saw 107 who were 16 to 17.", []),
    (TABLE + "Twenty of the 107 aged 16-17 moved away.", []),
    (
        TABLE + "Those aged 11-13 were a third of all.",
        [("percentage does not follow from counts", "a third", "24.8%")],
    ),
    (TABLE + "Those aged 11-13 were a quarter of all.", []),
    (
        TABLE + "Among boys, the 14-15s were 50% of the total.",
        [("percentage does not follow from counts", "50%", "57.9%")],
    ),
    (TABLE + "Among boys, the 14-15s were 40% of the total.", []),
    (TABLE + "Those aged 16-17 in care were 20% of the total.", []),
    (TABLE + "We saw 73 more aged 11-13.", []),
    (TABLE + "Together those aged 11-13 and 14-15 are 64% of the total.", []),
    (
        TABLE + "Together those aged 11-13 and 14-15 are 54% of the total.",
        [("percentage does not follow from counts", "54%", "57.5%")],
    ),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_a_figure_is_held_to_the_cell_that_is_named(words, wrong):
    assert faults(words) == wrong
