"""Shares whose whole stands in the words before."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "Of the 624 cases noise made up 265 (42%), abuse 150 (24%), damage 94 (15%) and others 115 (21%).",
        [("percentage does not follow from counts", "21%", "18.4%")],
        3,
    ),
    (
        "517 crimes led to a charge (12%). A further 388 (19%) ended in a warning.",
        [("percentage does not follow from counts", "19%", "9.0%")],
        0,
    ),
    ("517 crimes led to a charge (12%). A further 388 (9%) ended in a warning.", [], 0),
    (
        "We spoke to 220 victims. Of these, 176 (80%) were content. Another 143 (75%) would call again.",
        [("percentage does not follow from counts", "75%", "65.0%")],
        1,
    ),
    (
        "We spoke to 220 victims. Four out of five of them (176) were content. Three quarters of them (143) would call again.",
        [("percentage does not follow from counts", "Three quarters", "65.0%")],
        1,
    ),
    (
        "72 hate crimes were recorded. Fifty-four of these (three quarters) were racist. Nine (one in six) were homophobic.",
        [("percentage does not follow from counts", "one in six", "12.5%")],
        1,
    ),
    (
        "Six wards account for half of all crime (4,190 offences, 55%). Market ward alone had 1,371 offences, 22% of the total.",
        [("percentage does not follow from counts", "22%", "18.0%")],
        0,
    ),
    ("About half of them (30) came.", [], 0),
    (
        "There were 412 pupils. Over half of these (198) had been bullied.",
        [("percentage does not follow from counts", "half", "48.1%")],
        0,
    ),
    ("There were 412 pupils. About half of these (198) had been bullied.", [], 1),
    (
        "There were 412 pupils. About half of these (98) had been bullied.",
        [("percentage does not follow from counts", "half", "23.8%")],
        0,
    ),
    (
        "Two thirds of the 54 families (30) had children.",
        [("percentage does not follow from counts", "Two thirds", "55.6%")],
        0,
    ),
    (
        "164,300 people live here, 23% of whom are under 18 (37,800). 29,600 people (22%) are older.",
        [],
        1,
    ),
    (
        "We spoke to 220 victims. About 176 (80%) of these were content. A further 20 (75%) called.",
        [("percentage does not follow from counts", "75%", "9.1%")],
        1,
    ),
    ("Half of the people (20) fell ill.", [], 0),
    ("Half of the people (£20) came.", [], 0),
    (
        "We asked 90 women. Two thirds (60) knew. One in ten (15 women) had told nobody.",
        [("percentage does not follow from counts", "One in ten", "16.7%")],
        1,
    ),
    ("517 crimes led to a charge (12%). A further 390 (9%) ended in a warning.", [], 0),
    (
        "We had 840 replies to our survey. 189 (25%) had been victims.",
        [("percentage does not follow from counts", "25%", "22.5%")],
        0,
    ),
    ("We had 840 replies to our survey. Three in ten of them (252) agreed.", [], 1),
    ("There were 412 pupils. Nearly half of these (190) had been bullied.", [], 1),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_share_is_held_to_the_whole_of_its_section(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
