"""Averages that prose works out itself."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "In the year there were 3,660 calls. That is about 12 calls a day.",
        [("average does not follow", "12", "10.0")],
        0,
    ),
    ("In the year there were 3,660 calls. That is about 10 calls a day.", [], 1),
    (
        "Between April and November 2019 there were 4,312 crimes. This is an average of 593 crimes a month.",
        [("average does not follow", "593", "539.0")],
        0,
    ),
    (
        "Between April and November 2019 there were 4,312 crimes. This is an average of 539 crimes a month.",
        [],
        1,
    ),
    (
        "There were 1,404 offences. On average there were 127 a month.",
        [("average does not follow", "127", "117.0")],
        0,
    ),
    (
        "148 people came to the 4 meetings, or 39 at each.",
        [("average does not follow", "39", "37.0")],
        0,
    ),
    ("148 people came to the 4 meetings, or 37 at each.", [], 1),
    (
        "1,404 forms came back from 13 parishes, about 118 from each.",
        [("average does not follow", "118", "108.0")],
        0,
    ),
    (
        "We reached 4,500 pupils in nine schools, on average 450 a school.",
        [("average does not follow", "450", "500.0")],
        0,
    ),
    ("We reached 4,500 pupils in nine schools, on average 500 a school.", [], 1),
    (
        "A case costs £260 a case; the 112 cases cost £31,920.",
        [("average does not follow", "£31,920", "£29,120")],
        0,
    ),
    ("It costs £260 a case; the 112 cases cost £29,120.", [], 2),
    (
        "The line cost £109,500, about £25 for each of the 5,475 calls.",
        [("average does not follow", "£25", "£20")],
        0,
    ),
    ("The line cost £109,500, or £20 for each of the 5,475 calls.", [], 1),
    (
        "There were 168 assaults, nine a week on average over 24 weeks.",
        [("average does not follow", "nine", "7.0")],
        0,
    ),
    ("There were 168 assaults, seven a week on average over 24 weeks.", [], 1),
    ("In the quarter there were 1,845 crimes (20 a day on average).", [], 1),
    ("There were 900 crimes in the first half of the year (150 a month).", [], 1),
    (
        "In the year there were 624 burglaries, about 16 every week.",
        [("average does not follow", "16", "12.0")],
        0,
    ),
    ("There were 900 crimes. That is 50 a day.", [], 0),
    ("The year saw 30 murders, one every month.", [], 0),
    ("In the year there were 400 calls or more, that is 1 a month.", [], 0),
    ("There were 400 calls and 12 visits over 24 weeks, 9 a month on average.", [], 0),
    ("Sessions reached 1,440 people at 12 of the 20 places, 5 at each.", [], 0),
    ("Nobody came, 5 at each.", [], 0),
    ("12 people, on average 4 a person.", [], 0),
    ("£5 a case; the 12 cases cost 60.", [], 0),
    ("£5 a case; the 12 crimes cost £61.", [], 0),
    ("About 1,000 calls came to 20 lines, or 60 at each.", [], 0),
    ("About 1,030 calls came in the year, 85 a month.", [], 0),
    ("4 visits were made to 4 homes, on average 450 a school.", [], 0),
    (
        "The 15 grants came to £33,000, an average of £2,000 each.",
        [("average does not follow", "£2,000", "£2,200")],
        0,
    ),
    ("One grant came to £33,000, an average of £2,000 each.", [], 0),
    ("The 15 grants of 3 kinds came to £33,000, an average of £2,200 each.", [], 0),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_an_average_is_held_to_its_total_and_its_span(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
