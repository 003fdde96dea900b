"""Figures that follow from the sentence before."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "We kept 63 people safe, of whom 27 were children. So 37% of those kept safe were children.",
        [("percentage does not follow from counts", "37%", "42.9%")],
        0,
    ),
    (
        "We kept 63 people safe, of whom 27 were children. So 43% of those kept safe were children.",
        [],
        1,
    ),
    (
        "The 2,250 offences were of three kinds. Two in five offences (900) were to cars. Arson was 4% (90). The remaining 1,160 offences were to houses.",
        [("sum does not add", "1,160", "1,260")],
        2,
    ),
    (
        "The 2,250 offences were of three kinds. Two in five offences (900) were to cars. Arson was 4% (90). The remaining 1,260 offences were to houses.",
        [],
        2,
    ),
    (
        "It cost £385,200. The cost was shared by the Home Office (£190,000), the borough (£120,000) and the trust (£85,200).",
        [("sum does not add", "£385,200", "£395,200")],
        0,
    ),
    (
        "It cost £395,200. The cost was shared by the Home Office (£190,000), the borough (£120,000) and the trust (£85,200).",
        [],
        1,
    ),
    (
        "The repeat rate is 33%. The national average is 32%. Our repeat rate is thus lower than the national average.",
        [("contradicted by the figures", "lower", "33% against 32%")],
        0,
    ),
    (
        "The repeat rate is 31%. The national average is 32%. Our repeat rate is thus lower than the national average.",
        [],
        1,
    ),
    (
        "It cost £385,200, or so. The cost was shared by the Home Office (£190,000) and the borough (£120,000).",
        [],
        0,
    ),
    (
        "We kept 63 people safe, of whom 27 were children and 9 were children in care. So 37% of those kept safe were children.",
        [],
        0,
    ),
    (
        "We kept 63 people safe, of whom 27 were men. So one third of those were men.",
        [("percentage does not follow from counts", "one third", "42.9%")],
        0,
    ),
    ("There were 12 calls. The remaining 1,160 calls were about noise.", [], 0),
    (
        "The 2,250 offences were of two kinds. Two in five offences (900) were to cars. The remaining 60 offences were to houses.",
        [],
        1,
    ),
    ("Half came. The cost was shared by all.", [], 0),
    (
        "The cost was shared by 3 men, the borough (£120,000) and the trust (£85,200).",
        [],
        0,
    ),
    ("The rate is 33%. The average is 33%. Our rate is lower than the average.", [], 0),
    ("The rate is up. Our rate is lower than the average.", [], 0),
    (
        "The rate is 31%. The national average is 32%. Our rate is higher than the national average.",
        [("contradicted by the figures", "higher", "31% against 32%")],
        0,
    ),
    (
        "The rate of reoffending is 34.5%. It is lower than the national rate of 34.1%.",
        [("contradicted by the figures", "lower", "34.5% against 34.1%")],
        0,
    ),
    (
        "The rate of reoffending is 33.5%. It is lower than the national rate of 34.1%.",
        [],
        1,
    ),
    (
        "The rate of reoffending is 34.1%. It is lower than the national rate of 34.1%.",
        [],
        0,
    ),
    ("Nobody came. It is lower than the national rate of 34.1%.", [], 0),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_figure_is_held_to_the_sentence_before(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
