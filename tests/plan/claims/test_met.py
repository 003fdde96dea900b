"""Whether a target was met."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "We set out to hold robbery below 450 offences, and with 459 this target was achieved.",
        [("contradicted by the figures", "459", "450")],
        0,
    ),
    (
        "We set out to hold robbery below 450 offences, and with 439 this target was achieved.",
        [],
        1,
    ),
    (
        "The target is to get below 55 by 2020. With 62 casualties, we have already met it.",
        [("contradicted by the figures", "62", "55")],
        0,
    ),
    (
        "The aim was at least 80 visits. With 75 visits it was met.",
        [("contradicted by the figures", "75", "80")],
        0,
    ),
    (
        "| Target | Planned | Actual | Met? |\n|---|---|---|---|\n| A | 10 | 11 | Yes |\n| B | 20 | 18 | No |\n| C | 30 | 33 | Yes |\n\nAll three targets were met.",
        [("contradicted by the table", "all", "2 of 3")],
        0,
    ),
    (
        "| Target | Planned | Actual | Met? |\n|---|---|---|---|\n| A | 10 | 11 | Yes |\n| B | 20 | 18 | No |\n| C | 30 | 33 | Yes |\n\nTwo of the three targets were met.",
        [],
        1,
    ),
    (
        "| Output | Planned | Done | % achieved |\n|---|---|---|---|\n| Locks | 600 | 642 | 107% |\n| Gates | 40 | 34 | 85% |\n| Kits | 100 | 90 | 90% |\n\nAll of the three outputs were achieved.",
        [("contradicted by the table", "all", "1 of 3")],
        0,
    ),
    (
        "We set out to hold robbery below 450 offences and burglary below 20, and with 459 and 12 this target was achieved.",
        [],
        0,
    ),
    ("The target was met.", [], 0),
    (
        "| Target | Met? |\n|---|---|\n| A | Yes |\n| B | No |\n| C | 12 |\n\nAll three targets were met.",
        [],
        0,
    ),
    (
        "| Target | Planned | Met? |\n|---|---|---|\n| A | 10 | Yes |\n| B | 20 | Perhaps |\n| C | 30 | No |\n\nAll three targets were met.",
        [],
        0,
    ),
    (
        "| Target | Planned | Met? |\n|---|---|---|\n| A | 10 | Yes |\n| B | 20 | Yes |\n| C | 30 | No |\n\nAll four targets were met.",
        [],
        0,
    ),
    (
        "| Target | Planned | Met? |\n|---|---|---|\n| A | 10 | Yes |\n| B | 20 | Yes |\n| C | 30 | No |\n\n12% of the targets were met.",
        [],
        0,
    ),
    (
        "| Output | % achieved |\n|---|---|\n| Locks | 107% |\n| Gates | none |\n\nAll of the two outputs were achieved.",
        [],
        0,
    ),
    ("The aim was about 80 visits, at least 80. With 85 visits it was met.", [], 1),
    ("We aimed for under about 80 visits. It was met with 85.", [], 0),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_target_is_met_only_where_its_figures_say_so(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
