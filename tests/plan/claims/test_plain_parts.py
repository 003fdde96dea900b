"""Documents whose parts are not marked, items that add up, and what follows from them."""

import pytest

from frankpledge.documents.reading.markdown import read_markdown
from frankpledge.plan.rules.claims.headless import plain_heads
from tests.plan.claims.checks import faults


SUM, CHANGE, TARGET = (
    "sum does not add",
    "change does not follow",
    "target does not follow",
)
WORDS, COPIED = "contradicted by the figures", "copied column"
PERIOD, RATE = "period missing", "rate against table"

SLIDES = """Autumn programme

Results of the year

Slide 1: Costs

- Council £21,500, police £14,000, fire service £9,500, landlords £7,000
- Total £50,000

Slide 2: Visits

- Homes: 40
- Shops: 60
- Total: {total}

The end of it is here.
"""

CASES = [
    (SLIDES.format(total=100), [(SUM, "£50,000", "£52,000")]),
    (SLIDES.format(total=90), [(SUM, "£50,000", "£52,000"), (SUM, "90", "100")]),
    ("- Council £21,500 and police £14,000\n- Total £90,000", []),
    ("Total £50,000", []),
    ("Costs were these.\n\n- Total £50,000", []),
    (
        "The helpline took 1,640 calls in 2024: 902 from victims, 431 from professionals and 347 from family.",
        [(SUM, "1,640", "1,680")],
    ),
    (
        "The team worked with 231 young people in 2014/15: 148 boys and 73 girls.",
        [(SUM, "231", "221")],
    ),
    (
        "Of the £185,000, £83,000 went to staff and £112,000 to projects.",
        [(SUM, "£185,000", "£195,000")],
    ),
    (
        "Sickness came to 9.5 days a head, against 11.0 days in 2022/23. Sickness thus rose by 1.5 days.",
        [(WORDS, "rose", "11.0 to 9.5")],
    ),
    (
        "Sickness came to 9.5 days a head, against 11.0 days in 2022/23. Sickness thus fell by 1.5 days.",
        [],
    ),
    (
        "Sickness came to 9.5 days a head. Sickness thus rose by 1.5 days.",
        [],
    ),
    (
        "There were 24 repeats, a quarter. That is lower than the 21% of the year before.",
        [(WORDS, "lower", "a quarter against 21%")],
    ),
    (
        "There were 24 repeats, a quarter. That is lower than the 26% of the year before.",
        [],
    ),
    (
        "Of the 44 housed 33 kept their home (75%). In 2023/24 it was 28 of 41 (68%). Tenancies have therefore gone up by 7%.",
        [("percent of what", "7%", "+10.3%")],
    ),
    (
        "It was 75% in 2024/25. In 2023/24 it was 75%. Tenancies have therefore gone up by 7% since 2022.",
        [],
    ),
    (
        "| Measure | 2021 | 2022 |\n|---|---|---|\n| Fires | 212 | 212 |\n| Vehicles lost | 87 | 87 |\n| Hurt | 14 | 14 |",
        [(COPIED, "212, 87, 14", "")],
    ),
    (
        "| Measure | 2021 | 2022 |\n|---|---|---|\n| Homes | 21,200 | 21,200 |\n| Target | 870 | 870 |\n| Hurt | 14 | 15 |",
        [],
    ),
    (
        "| Area | Population | Burglary | Burglary per 1,000 | Violence | Violence per 1,000 |\n|---|---|---|---|---|---|\n| North | 21,400 | 163 | 7.6 | 412 | 19.3 |\n| Harbour | 18,900 | 241 | 11.8 | 388 | 20.5 |\n| Old Town | 12,600 | 198 | 15.7 | 520 | 41.3 |",
        [(RATE, "11.8", "12.8")],
    ),
    (
        "| Area | Population | Offences 2024/25 | Offences per 1,000 |\n|---|---|---|---|\n| North | 41,200 | 3,502 | 85.0 |\n| South | 36,800 | 2,355 | 66.0 |\n| East | 52,900 | 5,661 | 107.0 |",
        [(RATE, "66.0", "64.0")],
    ),
    (
        "| Measure | 2024/25 | Target |\n|---|---|---|\n| Knife crime | 77 | 64 (10 per cent lower) |\n| Calls | 3,978 | 3,580 (10 per cent lower) |",
        [(TARGET, "64", "69")],
    ),
    (
        "| Measure | 2024/25 | Change | Target |\n|---|---|---|---|\n| Knife crime | 77 | -10.0% | 64 |",
        [],
    ),
    (
        "| Measure | Baseline | Target |\n|---|---|---|\n| Hold repeats at or below 30% | 29% | 30% |",
        [],
    ),
    (
        "The 2024 survey asked 940 people. Fear of walking alone has dropped by 9%.",
        [(PERIOD, "9%", "")],
    ),
    (
        "All comparisons are with the year before.\n\nIn 2024 burglary fell by 8 to 612. Vehicle crime has dropped by 22%.",
        [],
    ),
    (
        "In 2024 burglary fell by 8 to 612. Vehicle crime has dropped by 22%.",
        [(PERIOD, "22%", "")],
    ),
    (
        "The ambulance was called to 268 assaults, 20 per cent more than the year before (243).",
        [(CHANGE, "20 per cent", "+10.3%")],
    ),
    (
        "Thanks go to those who answered the 1,117 calls. There were 1,171 calls in all and 1,171 calls were logged.",
        [("figure differs from the table", "1,117", "1,171")],
    ),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_what_does_not_follow_is_found(words, wrong):
    assert faults(words) == wrong


def test_short_lines_head_the_parts_of_a_document_without_marked_headings():
    plain = read_markdown(SLIDES.format(total=100))
    marked = read_markdown(
        "# Plan\n\nShort line\n\n## Part\n\nShort line\n\nWords here."
    )
    heads = [plain.blocks[at].text for at in sorted(plain_heads(plain))]
    assert heads == ["Slide 1: Costs", "Slide 2: Visits"]
    assert not plain_heads(marked)
