"""What a plan takes over from a decision, and what it leaves open."""

from datetime import date

from frankpledge.analysis.measures.definition import Direction
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.rules.drafting import (
    Chosen,
    Followed,
    LeftOut,
    Wanted,
    drafted_passages,
    drafted_priorities,
)


ENDS = date(2024, 4, 1)
BURGLARY = Chosen(
    "Burglary",
    "It returns as people go back to work.",
    ("crime-and-disorder",),
    "Merseyside Police",
    (
        Followed(
            "burglary",
            Direction.LESS,
            "calendar-year",
            5.15,
            "2020",
            date(2021, 1, 1),
        ),
        Followed("domestic-burglary", Direction.LESS, "financial-year"),
        Followed("burglary-reports", Direction.NEUTRAL, "financial-year"),
    ),
    (Wanted("Mark bicycles.", "St Helens Council", date(2021, 9, 1)),),
)


def test_a_matter_becomes_a_priority_with_all_that_was_said_of_it():
    [priority] = drafted_priorities([BURGLARY], ends_before=ENDS)
    assert (priority["title"], priority["why"], priority["owner"]) == (
        "Burglary",
        "It returns as people go back to work.",
        "Merseyside Police",
    )
    [objective] = priority["objectives"]
    assert objective["text"] == "To be agreed: what is to change about burglary"
    assert objective["owners"] == ["Merseyside Police"]
    assert objective["actions"] == [
        {
            "ref": "A1.1",
            "text": "Mark bicycles.",
            "owner": "St Helens Council",
            "due_on": date(2021, 9, 1),
            "targets": [],
        }
    ]


def test_a_measure_becomes_a_target_that_promises_no_more_than_was_decided():
    [priority] = drafted_priorities([BURGLARY], ends_before=ENDS)
    known, unknown, watched = priority["objectives"][0]["targets"]
    assert (known["kind"], known["baseline"], known["baseline_period"]) == (
        "direction",
        5.15,
        "2020",
    )
    assert known["due_on"] == ENDS
    assert (unknown["kind"], unknown["baseline_state"]) == (
        "direction",
        "to-be-established",
    )
    assert (watched["kind"], watched["reason"]) == (
        "none",
        "Neither way is good by itself: it is watched.",
    )


def test_what_nobody_answers_for_has_no_owner_and_names_keep_their_capitals():
    bare = Chosen("CSE and exploitation", "Harm.", (), "")
    [priority] = drafted_priorities([bare], ends_before=ENDS)
    [objective] = priority["objectives"]
    assert objective["owners"] == []
    assert objective["text"].endswith("about CSE and exploitation")


def test_the_draft_is_a_plan_that_can_be_taken_in():
    content = read_content(
        {
            "slug": "plan",
            "title": "Plan",
            "area": "E08000013",
            "starts_on": "2021-04-01",
            "ends_before": "2024-04-01",
            "priorities": drafted_priorities([BURGLARY, BURGLARY], ends_before=ENDS),
            "passages": drafted_passages(
                [LeftOut("Fires", "emerging", "Look\nagain.")],
                [LeftOut("Noise", "not chosen", "One agency’s {{ work }}.")],
                ["Health plan, ICB: drugs"],
            ),
        }
    )
    assert [one.ref for one in content.priorities] == ["1", "2"]
    assert [(one.part, one.text) for one in content.passages] == [
        ("emerging", "- Fires (emerging): Look again."),
        ("appendix", "- Noise (not chosen): One agency’s { { work }}."),
        ("linked-plans", "- Health plan, ICB: drugs"),
    ]
    assert drafted_passages([], [], []) == []
