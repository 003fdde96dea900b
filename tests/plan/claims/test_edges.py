"""Words that come near to a claim, and claims at the edge of a rule."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


AREAS = """# Plan

| Area | 2018/19 | 2019/20 |
|---|---|---|
| North | 302 | 287 |
| South | 355 | 362 |
| East | 188 | 169 |
| West | 222 | 206 |
| Town | 1,067 | 1,024 |

"""


CASES = [
    (
        "We will raise satisfaction by 4 percentage points from 74% to 77%.",
        [("target does not follow", "77", "78")],
        0,
    ),
    ("We will raise satisfaction by 4 percentage points from 74% to 78%.", [], 1),
    (
        "63.6% had been victims, these included:\n\n- burglary in the town\n- theft",
        [],
        0,
    ),
    ("We have about five aims:\n\n- one aim\n- two aims", [], 0),
    (
        "Our two aims: about this, and that and that which goes on and on for very many words.",
        [],
        0,
    ),
    ("There were one hundred calls in the year, 8 a month.", [], 0),
    (
        AREAS + "Crime in North has improved. Crime has been stable since 2001/02.",
        [],
        0,
    ),
    (
        AREAS
        + "Crime in North fell in each of the last 99 years, over the last 7 months.",
        [],
        0,
    ),
    (AREAS + "North fell for the fourth successive year.", [], 0),
    ("So 37% of those kept safe were children.", [], 0),
    (
        "This is a 12% reduction on 5 wards. It was up 12%, more than the 7% rise in England.",
        [("period missing", "12%", ""), ("period missing", "12%", "")],
        0,
    ),
    ("Parts: a, b and c.", [], 0),
    (
        "| Area | 2019/20 | Calls |\n|---|---|---|\n| North End | 302 | 5 |\n| South End | 355 | 9 |\n| East End | 188 | 7 |\n\nEast End had the most calls. The North End had the most. South End ranked second.",
        [("contradicted by the table", "had the most", "South End")],
        0,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_an_edge_of_a_rule_is_known(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
