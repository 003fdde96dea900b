"""Plans that mix layouts: indicators beside actions, aims in lists, a page of plain text."""

import docx
import pytest

from frankpledge.documents.reading import read_document
from frankpledge.plan.rules.reading import read_plan
from tests.plan.test_reading_others import (
    KNOWN,
    actions,
    every_answer_makes_a_plan,
    grid,
    read,
    targets,
)


KPIS = ["KPI", "Baseline (2023/24)", "2026/27 target", "Direction", "Owner"]
DOES = ["Ref", "What we will do", "Lead", "By when", "How we will know"]


def page(text):
    return read_plan(read_document("plan.txt", text.encode()), KNOWN)


def said(draft):
    """Return everything that a draft keeps, as one text."""
    return str(draft.data)


def test_indicators_beside_actions_are_targets_and_actions_of_one_priority():
    letter = docx.Document()
    letter.add_heading("Northmoor plan 2024-2027", 0)
    letter.add_heading("Priority 1: Neighbourhood crime", 1)
    grid(
        letter,
        [KPIS, ["Domestic burglary", "1,234", "Reduce by 15%", "down", "Police"]],
    )
    grid(
        letter,
        [DOES, ["1.1", "Gate ten streets (£45k, Safer Fund)", "", "Dec 2024", ""]],
    )
    draft = read(letter)
    [target], [action] = targets(draft), actions(draft)
    assert (target["measure"], target["percent"], target["baseline"]) == (
        "domestic-burglary",
        -15,
        1234,
    )
    assert (action["text"], action["due_on"]) == (
        "Gate ten streets (£45k, Safer Fund)",
        "2024-12-31",
    )
    assert "down" in said(draft)
    every_answer_makes_a_plan(draft)


AIMS = """# Safer Vale strategy 2023 to 2026

## Priority one: Acquisitive crime

### What we want to achieve

- Reduce domestic burglary from 812 offences in 2022/23 to 730 by March 2026.
- Hold robbery at or below 75 offences a year.

### What we will do

- Publish monthly hotspot maps.

## Priority two: Substance misuse

### What we want to achieve

- Increase planned exits from 41% to 48% by 2025/26.
- No specific target is set for wounding as it reflects what is reported.

### What we will do

- Naloxone in every custody suite.

## Working with others
"""


def test_aims_in_a_list_are_targets_under_their_own_priority():
    draft = read_plan(read_document("plan.md", AIMS.encode()), KNOWN)
    assert [(one["ref"], one["title"]) for one in draft.data["priorities"]] == [
        ("1", "Acquisitive crime"),
        ("2", "Substance misuse"),
    ]
    burglary, exits, wounding = targets(draft)
    assert (burglary["measure"], burglary["value"], burglary["baseline"]) == (
        "domestic-burglary",
        730,
        812,
    )
    assert exits["printed"] == "Increase planned exits from 41% to 48% by 2025/26."
    assert (wounding["kind"], wounding["reason"]) == (
        "none",
        "it reflects what is reported",
    )
    assert [one["text"] for one in actions(draft)] == [
        "Publish monthly hotspot maps.",
        "Naloxone in every custody suite.",
    ]
    every_answer_makes_a_plan(draft)


@pytest.mark.parametrize(
    "kept", ["Hold robbery at or below 75 offences a year.", "Working with others"]
)
def test_what_is_no_line_is_kept_as_prose_and_no_heading_is_lost(kept):
    draft = read_plan(read_document("plan.md", AIMS.encode()), KNOWN)
    assert kept in str(draft.data["passages"])


ON_A_PAGE = """SOUTHMERE PARTNERSHIP
PLAN ON A PAGE 2025/26

PRIORITY 1 - HATE CRIME
Lead: Southmere Police
Target: 10% more reports (from 204 in 2024/25)
Action: Third party reporting centre in the library
Action: Awareness week, October 2025

PRIORITY 2 - ROAD SAFETY
Target: TBC
Action: Speed watch in 12 villages
"""


def test_a_page_of_plain_text_keeps_every_line_by_itself():
    draft = page(ON_A_PAGE)
    assert draft.data["title"] == "PLAN ON A PAGE 2025/26"
    assert [one["title"] for one in draft.data["priorities"]] == [
        "HATE CRIME",
        "ROAD SAFETY",
    ]
    assert [one["text"] for one in actions(draft)] == [
        "Third party reporting centre in the library",
        "Awareness week, October 2025",
        "Speed watch in 12 villages",
    ]
    for kept in ("Lead: Southmere Police", "Target: 10% more reports", "Target: TBC"):
        assert kept in said(draft)
    assert "SOUTHMERE PARTNERSHIP" in said(draft)
    every_answer_makes_a_plan(draft)
