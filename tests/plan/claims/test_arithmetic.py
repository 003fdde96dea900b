"""Claims whose figures all stand in the sentence: parts, averages, differences, rates."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


RIGHT = [
    "Of the 64 calls to the pier, 48 (three quarters) came at night.",
    "Nine in ten tenants were content: 405 of 450.",
    "The radios cost £20,000, of which the shops paid £10,000, half.",
    "We had £1.2 million, half of it (£0.6 million) for sport.",
    "There were 40 visits and 30 passed, a pass rate of 75%.",
    "We held 7,300 chats in the year, 20 a day.",
    "The line took 1,260 calls in the 12 months, an average of 105 a month.",
    "About 5,000 people came in the year, about 100 a week.",
    "The course cost £8,400 for 70 parents, or £120 each.",
    "The radios cost £1.6m to buy in 2014, down from £2.1m, a saving of £0.5m.",
    "There were 52 reports of theft, up 13 on 39 last year.",
    "Thefts fell by 45, from 180 to 135, in 2014/15.",
    "The three bids, for £12,000, £8,500 and £6,250, came to £26,750.",
    "We spent £40,000: £21,000 on staff, £12,000 on rooms and £7,000 on print.",
    "Of the 20 actions, 11 were done, 5 were on track and 4 were late.",
    "Walks: 6 in spring, 9 in summer and 8 in autumn, 23 in all.",
    "By age, 12% were under 25, 38% were 25 to 44 and 50% were 45 or over.",
    "Suspects: 81% male, 19% female.",
    "Thefts ▼12% in 2014/15 (250 → 220).",
    "Confidence went up from 50% to 54%, a rise of 8%.",
    "We have three wardens: Eve, Farid and Gita.",
    "We have four partners: fire and rescue, police, health and the council.",
    "The theft rate was 14 crimes per 1,000 people.",
    "Three wards, Elm with 552, Oak with 276 and Ash with 207, hold 75% of the 1,380 homes.",
    "A 5% reduction on 600, that is 570, is the target for thefts in 2016/17.",
]
WRONG = [
    ("Of the 64 calls to the pier, 40 (three quarters) came at night.", "62.5%"),
    ("Nine in ten tenants were content: 351 of 450.", "78.0%"),
    ("The radios cost £20,000, of which the shops paid £12,000, half.", "60.0%"),
    ("We had £1.2 million, half of it (£0.4 million) for sport.", "33.3%"),
    ("There were 40 visits and 30 passed, a pass rate of 80%.", "75.0%"),
    ("We held 7,300 chats in the year, 30 a day.", "20.0"),
    ("The line took 960 calls in the 12 months, an average of 90 a month.", "80.0"),
    ("The course cost £8,400 for 70 parents, or £140 each.", "£120"),
    ("The radios cost £1.6m in 2014, down from £2.1m, a saving of £0.8m.", "£500,000"),
    ("There were 30 reports of theft, down 6 on 42 last year.", "12"),
    ("Thefts fell by 55, from 180 to 135, in 2014/15.", "45"),
    ("The three bids, for £12,000, £8,500 and £6,250, came to £27,750.", "£26,750"),
    ("We spent £40,000: £21,000 on staff, £12,000 on rooms and £9,000 on print.", "£42,000"),
    ("Of the 20 actions, 11 were done, 5 were on track and 3 were late.", "19"),
    ("Walks: 6 in spring, 9 in summer and 8 in autumn, 25 in all.", "23"),
    ("By age, 12% were under 25, 38% were 25 to 44 and 55% were 45 or over.", "100%"),
    ("Suspects: 62% male, 48% female.", "100%"),
    ("Thefts ▼20% in 2014/15 (300 → 250).", "-16.7%"),
    ("Confidence went up from 50% to 54%, a rise of 4%.", "4 percentage points, or +8.0%"),
    ("We have five wardens: Ann, Bob, Carol and Dev.", "4"),
    ("The youth crime rate had reached 214 young people.", ""),
    ("A 5% reduction on 600, that is 530, is the target for thefts in 2016/17.", "570"),
]  # fmt: skip
OPEN = [
    "About 400 of the 900 tenants, two thirds, were content.",
    "Thefts rose from about 40 to 60 in 2014/15, a rise of 30.",
    "Of those who came, 41% were from Elm, 33% from Oak and 29% from Ash.",
    "The radios are on 24 hours a day, and 12 people carry them each week.",
    "Thefts fell from 3% to 2% in Elm, and 4 people were charged.",
    "We saw 30 people in the year and 10 of them left.",
    "Residents gave three reasons: 20 said noise, 12 said litter.",
    "The patrol walked 20 miles in the year, 30 a day.",
    "People could tick more than one: 60% police, 50% council and 10% other.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_sound_sentence_gives_no_fault(sentence):
    assert faults(f"# Plan\n\n{sentence}\n") == []


@pytest.mark.parametrize(("sentence", "right"), WRONG)
def test_one_wrong_figure_gives_one_fault_and_the_right_figure(sentence, right):
    assert [each[2] for each in faults(f"# Plan\n\n{sentence}\n")] == [right]


@pytest.mark.parametrize("sentence", OPEN)
def test_what_cannot_be_told_is_no_fault(sentence):
    assert faults(f"# Plan\n\n{sentence}\n") == []


TOWN = """
# Plan

Elmham has 84,200 residents in 35,600 households. Of 1,240 residents who answered, most feel safe.

"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("There were 884 assaults, 15.0 per 1,000 residents.", ["10.5"]),
        ("There were 884 assaults, 10.5 per 1,000 residents.", []),
        ("There were 427 break-ins, or 12.0 per 1,000 households.", []),
        ("There were 427 break-ins, or 14.0 per 1,000 households.", ["12.0"]),
        ("There were 884 assaults, 10.7 per 1,000 residents.", []),
        ("There were 884 assaults, 3.1 per 1,000 vehicles.", []),
        ("There were 842 assaults, or 10.0 per thousand residents.", []),
    ],
)
def test_a_rate_is_held_against_the_population_the_document_prints(sentence, right):
    assert [each[2] for each in faults(TOWN + sentence)] == right


def test_a_rate_near_the_right_one_is_left_open():
    found = checked(f"{TOWN}There were 884 assaults, 10.7 per 1,000 residents.")
    assert any(
        "another year's population" in f.sentence for f in found.of(Verdict.UNCHECKED)
    )


def test_a_rough_population_allows_a_rough_rate():
    words = "# Plan\n\nAbout 84,000 people live here. There were 884 assaults, 10.4 per 1,000 people.\n"
    assert faults(words) == []
