"""Differences between figures that stand near each other."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "64 stickers went out, 22 more than the 38 last year.",
        [("change does not follow", "22", "26")],
        0,
    ),
    ("64 stickers went out, 26 more than the 38 last year.", [], 1),
    (
        "There were 396 burglaries, 33 a month. That is 44 fewer than the 450 before.",
        [("change does not follow", "44", "54")],
        1,
    ),
    ("Some 64 went out, 22 more than the 38 last year.", [], 0),
    (
        "We have £320,000 and spent £152,000. This leaves £178,000.",
        [("change does not follow", "£178,000", "£168,000")],
        0,
    ),
    ("We have £320,000 and spent £152,000. This leaves £168,000.", [], 1),
    ("We have £320,000, spent £152,000 and owe £20,000. This leaves £178,000.", [], 0),
    (
        "It cost £412,000. In 2019/20 it was £388,000, so spending grew by £34,000.",
        [("change does not follow", "£34,000", "£24,000")],
        0,
    ),
    (
        "It cost £412,000. In 2019/20 it was £388,000, so spending grew by £24,000.",
        [],
        1,
    ),
    (
        "It cost £412,000. It was £388,000 before, so it is £34,000 more.",
        [("change does not follow", "£34,000", "£24,000")],
        0,
    ),
    (
        "There were 4,536 crimes, against 4,696 before. It is 170 fewer.",
        [("change does not follow", "170", "160")],
        0,
    ),
    ("There were 4,536 crimes, against 4,696 before. It is 160 fewer.", [], 1),
    (
        "Arrests fell from 640 to 702.",
        [("contradicted by the figures", "fell", "640 to 702")],
        0,
    ),
    ("Arrests rose from 640 to 702.", [], 0),
    (
        "There was a drop in house fires, from 57 to 63.",
        [("contradicted by the figures", "drop", "57 to 63")],
        0,
    ),
    (
        "Waiting came down from 6.5 weeks to 2.5 weeks, a cut of 3.0 weeks.",
        [("change does not follow", "3.0", "4.0")],
        0,
    ),
    ("We will hold 22 more than the 38 last year.", [], 0),
    (
        "From £1.2m in May to £1.5m in June. That is £0.2m more.",
        [("change does not follow", "£0.2m", "£300,000")],
        0,
    ),
    ("It was 12 then, so it is £34,000 more.", [], 0),
    (
        "It cost £412,000 and £300,000. It was £388,000 before, so it is £24,000 more.",
        [],
        1,
    ),
    (
        "There were 4,536 crimes, against 4,696 before, and 12 arrests. It is 170 fewer.",
        [],
        0,
    ),
    ("We had £320,000. This leaves £178,000.", [], 0),
    ("They spent £3 more than the 38 last year.", [], 0),
    ("It was £1.15m, £50,000 more than £1.1m.", [], 1),
    ("A year ago it was 19 and this year 15, so there were six fewer.", [], 0),
    (
        "We had 19 in May. It was 15 in June, so there were six fewer.",
        [("change does not follow", "six", "4")],
        0,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_difference_is_held_to_its_two_figures(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
