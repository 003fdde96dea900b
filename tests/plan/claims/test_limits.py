"""Limits of a table, what was reached, and how far it is from them."""

import pytest

from tests.plan.claims.checks import faults


TABLE = """# Measures

| Indicator | Target | Q3 2018/19 | Q3 2019/20 | Status |
|---|---|---|---|---|
| Burglary | 140 or fewer | 151 | 133 | {a} |
| Violence | at most 410 | 402 | 428 | Not met |
| Hate crime reported | 90 or more | 84 | 97 | Met |
| Repeat victims | 22% or lower | 23.0% | 24.1% | Not met |

"""

CASES = [
    (TABLE.format(a="Met") + "", []),
    (TABLE.format(a="Not met") + "", [("contradicted by the table", "Not met", "met")]),
    (
        TABLE.format(a="Met") + "Burglary is 17 below its target.",
        [("change does not follow", "17", "7")],
    ),
    (TABLE.format(a="Met") + "Burglary is seven below its target.", []),
    (
        TABLE.format(a="Met")
        + "Repeat victims rose. It missed its target by 3.1 percentage points.",
        [("change does not follow", "3.1 percentage points", "2.1")],
    ),
    (
        TABLE.format(a="Met")
        + "Repeat victims rose. It missed its target by 2.1 percentage points.",
        [],
    ),
    (TABLE.format(a="Met") + "Violence is 9% over its target.", []),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_a_limit_says_whether_it_was_met(words, wrong):
    assert faults(words) == wrong
