"""Plans as other people write them: other heads, merged cells, bold lines, odd targets."""

import io
import json
import re

import docx
import pytest
import xlsxwriter
from docx.oxml import OxmlElement
from pypdf import PdfReader, PdfWriter

from frankpledge.documents.reading import read_document
from frankpledge.documents.reading.sheets import read_sheets
from frankpledge.documents.writers import write
from frankpledge.plan.rules.content import targets_in
from frankpledge.plan.rules.reading import AS_TEXT, Directory, read_plan, settled
from frankpledge.plan.rules.reading.said import said_in_words
from tests.plan.printing import MEASURES, example, laid_out


KNOWN = Directory(
    tuple(MEASURES.values()),
    ("Northshire Police", "Ambleton Council"),
    ("Rhys Example", "Mei Example"),
    area="E08000013",
    groups=("most similar",),
)
HEADS = [
    "Indicator",
    "Current position",
    "Where we want to be",
    "By when",
    "Lead agency",
]


def grid(letter, rows, merged=()):
    """Put a table in a letter; None is a cell left to a merge."""
    table = letter.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for place, words in enumerate(row):
            if words is not None:
                table.cell(number, place).text = words
    for first, second in merged:
        table.cell(*first).merge(table.cell(*second))
    return table


def read(letter):
    target = io.BytesIO()
    letter.save(target)
    return read_plan(read_document("plan.docx", target.getvalue()), KNOWN)


def strategy(*rows):
    letter = docx.Document()
    letter.add_heading("Ambleton strategy 2024-2027", 0)
    letter.add_heading("Priority 1: Theft and violence", 1)
    grid(letter, [HEADS, *rows])
    return read(letter)


def targets(draft):
    return [
        target
        for priority in draft.data["priorities"]
        for objective in priority["objectives"]
        for target in objective["targets"]
    ]


def actions(draft):
    return [
        action
        for priority in draft.data["priorities"]
        for objective in priority["objectives"]
        for action in objective["actions"]
    ]


def asked(draft):
    return [each.kind.value for each in draft.doubts if each.line == "target"]


def every_answer_makes_a_plan(draft):
    left = {each.id: AS_TEXT for each in draft.doubts}
    settled(draft, left)
    for each in draft.doubts:
        for choice in each.choices:
            settled(draft, {**left, each.id: choice.value})


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("Reduce by 5% (from 1,234)", {"kind": "by-percent", "percent": -5, "baseline": 1234}),
        ("5% reduction", {"kind": "by-percent", "percent": -5}),
        ("A reduction of 10%", {"kind": "by-percent", "percent": -10}),
        ("a 10% increase in reports", {"kind": "by-percent", "percent": 10}),
        ("-15%", {"kind": "by-percent", "percent": -15}),
        ("reduce by 15 per cent from 485 to 412",
         {"kind": "by-percent", "percent": -15, "baseline": 485, "value": 412}),
        ("from 16.8 per 1,000 to 11.76 per 1,000",
         {"kind": "to-value", "value": 11.76, "baseline": 16.8}),
        ("Increase to 75%", {"kind": "to-value", "value": 75}),
        ("zero", {"kind": "to-value", "value": 0}),
        ("≥ 90%", {"kind": "threshold", "low": 90}),
        ("100 or more", {"kind": "threshold", "low": 100}),
        ("To hold at least 6 seminars", {"kind": "threshold", "low": 6}),
        ("not exceed 45", {"kind": "threshold", "high": 45}),
        ("15 or fewer fires", {"kind": "threshold", "high": 15}),
        ("between 20 and 30", {"kind": "threshold", "low": 20, "high": 30}),
        ("No target so as not to deter reports",
         {"kind": "none", "reason": "No target so as not to deter reports"}),
    ],
)  # fmt: skip
def test_a_target_that_leaves_no_choice_is_read(said, fields):
    found = said_in_words(said)
    assert (found.fields, found.question) == (fields, "")


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("fewer than 10", ["9", "10"]),
        ("Keep below 30", ["29", "30"]),
        ("more than 15", ["16", "15"]),
        ("less than 0.5", ["0.5"]),
        ("Increase by 5 percentage points", []),
        ("reduce by 50", []),
        ("Reduction of 8 offences", []),
        ("At least 12 fewer", []),
    ],
)
def test_a_target_that_may_mean_two_things_is_asked(said, answers):
    found = said_in_words(said)
    assert found.question
    assert [each.value for each in found.choices] == answers


@pytest.mark.parametrize(
    "said", ["Top quartile", "Reduce 10%", "Halve it", "Survey 12 wards"]
)
def test_words_that_are_no_figure_are_left_as_they_are(said):
    assert said_in_words(said) is None


def test_a_grid_under_other_heads_gives_its_targets_and_owners():
    draft = strategy(
        ["Domestic burglary", "1,234 offences (2023/24)", "Reduce by 5%", "2026/27", "Northshire Police"],
        ["Wounding", "", "reduce by 10% (from 690) to 621", "March 2027", "Police"],
        ["Domestic abuse incidents", "1,509", "No target so as not to deter reports", "", ""],
        ["Street lighting", "TBC", "Survey all 12 wards", "2025/26", ""],
    )  # fmt: skip
    first, second, third, fourth = targets(draft)
    assert (first["measure"], first["percent"], first["baseline"]) == (
        "domestic-burglary",
        -5,
        1234,
    )
    assert (first["owner"], first["due_on"]) == ("Northshire Police", "2027-04-01")
    assert (second["percent"], second["baseline"], second["baseline_state"]) == (
        -10,
        690,
        "set",
    )
    assert (third["kind"], third["measure"]) == ("none", "domestic-abuse-incidents")
    assert (fourth["title"], fourth["starts_from"], fourth["printed"]) == (
        "Street lighting",
        "TBC",
        "Survey all 12 wards",
    )
    assert asked(draft) == ["unknown-agency"]
    every_answer_makes_a_plan(draft)


def test_what_a_figure_comes_to_is_asked_and_never_guessed():
    draft = strategy(
        ["Criminal damage", "2,000", "fewer than 1,900", "2026/27", ""],
        ["Feel safe", "75%", "+5%", "2026/27", ""],
        ["Wounding", "690", "less than 3 in 10", "2026/27", ""],
        ["Wounding", "690", "Upward trend", "2026/27", ""],
        [
            "Wounding",
            "690",
            "Better than the most similar group average",
            "2026/27",
            "",
        ],
        ["Wounding", "690", "reduce by 10% to 500", "2026/27", ""],
    )
    assert asked(draft) == [
        "which-limit",
        "which-limit",
        "not-understood",
        "which-way",
        "unknown-group",
        "percentage-or-value",
    ]
    assert {each["kind"] for each in targets(draft)[:5]} == {"milestone"}
    every_answer_makes_a_plan(draft)
    points = next(each for each in draft.doubts if each.said == "+5%")
    left = {each.id: AS_TEXT for each in draft.doubts} | {points.id: "points"}
    target = settled(draft, left).priorities[0].objectives[0].targets[1]
    assert (target.kind, target.value, target.baseline) == ("to-value", 80, 75)


def test_a_delivery_table_under_other_heads_with_merged_cells():
    letter = docx.Document()
    letter.add_heading("Plan 2025 to 2028", 0)
    letter.add_heading("Theme 1 - Violence", 1)
    letter.add_heading("Objective 1.1 Reduce violence", 2)
    letter.add_paragraph("Lead officer: Rhys Example")
    letter.add_paragraph("Knives are a worry.")
    heads = ["Outcome", "Baseline", "Target", "Key activities", "Responsible organisation",
             "Named officer", "Resources", "Timescale"]  # fmt: skip
    grid(
        letter,
        [
            heads,
            ["Wounding", "690 (2024/25)", "Reduce by 10%", "Patrols", "Northshire Police",
             "Rhys Example", "Home Office", "March 2027"],
            [None, "", "", "Knife bins in 6 places", None, "Mei Example", "", ""],
        ],
        [((1, 0), (2, 0)), ((1, 4), (2, 4))],
    )  # fmt: skip
    draft = read(letter)
    objective = draft.data["priorities"][0]["objectives"][0]
    assert (objective["ref"], objective["leads"]) == ("1.1", ["Rhys Example"])
    [target] = targets(draft)
    assert (target["percent"], target["baseline"], target["due_on"]) == (
        -10,
        690,
        "2027-04-01",
    )
    assert [(a["text"], a["owner"], a["targets"]) for a in actions(draft)] == [
        ("Patrols", "Northshire Police", ["1.1.1"]),
        ("Knife bins in 6 places", "Northshire Police", ["1.1.1"]),
    ]
    assert [each["text"] for each in draft.data["passages"]] == ["Knives are a worry."]


def test_an_action_table_gives_actions_with_their_days_and_no_targets():
    letter = docx.Document()
    letter.add_heading("Plan 2025 to 2028", 0)
    letter.add_heading("Objective 1: Refuge", 1)
    grid(
        letter,
        [
            ["Action", "Lead", "By when", "Progress"],
            ["Open it", "Ambleton Council", "September 2026", "On site"],
            ["Train 40 staff", "Rhys Example", "ongoing", ""],
        ],
    )
    draft = read(letter)
    assert targets(draft) == []
    first, second = actions(draft)
    assert (first["owner"], first["due_on"]) == ("Ambleton Council", "2026-09-30")
    assert (second["text"], second["leads"]) == (
        "Train 40 staff (ongoing)",
        ["Rhys Example"],
    )
    assert "On site" in json.dumps(draft.data["passages"])


def test_tracked_changes_nested_tables_and_a_table_parted_by_a_page():
    letter = docx.Document()
    letter.add_heading("Plan 2026-27", 0)
    letter.add_heading("Priority A: Fire", 1)
    heads = ["Target & Baseline", "By when", "Lead agency", "Actions", "Lead officer"]
    fires = ["Deliberate fires\nBaseline: 485 (2024/25)", "Reduce by 15% by March 2027",
             "Ambleton Council", "", "Mei Example"]  # fmt: skip
    cell = grid(letter, [heads, fires]).cell(1, 3)
    cell.paragraphs[0].add_run("Visit ")
    for tag, inside, words in (("w:del", "w:delText", "20"), ("w:ins", "w:t", "25")):
        change, run, text = (OxmlElement(name) for name in (tag, "w:r", inside))
        text.text = words
        run.append(text)
        change.append(run)
        cell.paragraphs[0]._p.append(change)
    cell.paragraphs[0].add_run(" schools")
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Mill", "9"
    letter.add_paragraph("")
    grid(
        letter,
        [["Accidental dwelling fires\nBaseline TBC", "At most 68", "Ambleton Council",
          "Fit alarms", "Mei Example"]],
    )  # fmt: skip
    draft = read(letter)
    assert [each["text"] for each in actions(draft)] == [
        "Visit 25 schools [Mill | 9]",
        "Fit alarms",
    ]
    assert [(t["measure"], t["kind"]) for t in targets(draft)] == [
        ("deliberate-fires", "by-percent"),
        ("accidental-dwelling-fires", "threshold"),
    ]
    assert asked(draft) == []


def test_bold_lines_are_headings_where_nothing_is_marked_as_one():
    letter = docx.Document()
    for words, is_bold in (
        ("Northshire plan 2023/24 - 2025/26", True),
        ("Priority 1: Disorder", True),
        ("Why is this a priority?", True),
        ("Because 7% said so.", False),
        ("What we want to achieve", True),
        ("Objective 1.1: Fewer victims", True),
        ("Lead: Ambleton Council", False),
        ("What we will do", True),
    ):
        letter.add_paragraph().add_run(words).bold = is_bold
    letter.add_paragraph(
        "Patrol (lead: Northshire Police; by 31 March 2025)", style="List Bullet"
    )
    letter.add_paragraph().add_run("How we will measure success").bold = True
    letter.add_paragraph("Number of fires", style="List Bullet")
    draft = read(letter)
    assert draft.layout == "chapters"
    assert (draft.data["starts_on"], draft.data["ends_before"]) == (
        "2023-04-01",
        "2026-04-01",
    )
    [objective] = draft.data["priorities"][0]["objectives"]
    assert objective["owners"] == ["Ambleton Council"]
    assert [(a["text"], a["owner"], a["due_on"]) for a in actions(draft)] == [
        ("Patrol", "Northshire Police", "2025-03-31")
    ]
    assert "Because 7% said so." in json.dumps(draft.data["passages"])


def test_a_workbook_of_others_takes_its_years_from_its_heads():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Delivery")
    rows = [
        ["Ambleton delivery plan 2024-2027"],
        ["Objective 1: Safer streets"],
        ["Measure", "Baseline 2023/24", "Target 2026/27", "Owner", "Actions", "Lead"],
        ["Wounding", 690, "-10%", "Northshire Police", "Patrols", "Rhys Example"],
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    draft = read_plan(read_sheets("plan.xlsx", target.getvalue()), KNOWN)
    [found] = targets(draft)
    assert (found["baseline"], found["baseline_period"]) == (690, "2023/24")
    assert (found["percent"], found["due_on"]) == (-10, "2027-04-01")
    assert draft.data["priorities"][0]["objectives"][0]["ref"] == "1"


MARKDOWN = """# Eastmere strategy 2022 to 2025

## Theme 1: Reduce crime

Some words about 9 wards.

| Aim | Baseline | Deadline | Goal |
|---|---|---|---|
| Cut domestic burglary | 500 | 2024/25 | 450 |
| Hold youth events | none held | 2023/24 | 6 events a year |

### Actions

- Buy 3 cameras

| Ward | Cameras |
|---|---|
| Mill | 2 |

## Contacts

Call 01234 567890.
"""


def test_everything_in_a_text_is_somewhere_in_the_plan():
    document = read_document("plan.md", MARKDOWN.encode())
    draft = read_plan(document, KNOWN)
    kept = json.dumps(draft.data)
    for number in (
        "9 wards",
        "500",
        "450",
        "6 events",
        "3 cameras",
        "Mill | 2",
        "567890",
    ):
        assert number in kept, number
    unders = {each["part"]: each["under"] for each in draft.data["passages"]}
    assert (unders["contacts"], unders["actions"]) == ("", "1")
    said = {
        word for words in document.words() for word in re.findall(r"[a-z]{5,}", words)
    }
    lost = {word for word in said if word not in kept.lower()}
    assert lost <= {"eadline", "oal", "heme", "ctions"}


@pytest.mark.parametrize(
    "words", ["|a|b|\n|--|--|\n" * 30, "Objective", "- \n" * 9 + "x", "#\n# \nText."]
)
def test_what_is_no_plan_is_read_without_a_crash(words):
    draft = read_plan(read_document("plan.md", words.encode()), KNOWN)
    assert targets(draft) == []


def untagged(content: bytes) -> bytes:
    """Return a PDF without its structure, as many programs print it."""
    bare = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    del bare.root_object["/StructTreeRoot"]
    target = io.BytesIO()
    bare.write(target)
    return target.getvalue()


def test_an_untagged_pdf_is_read_by_its_headings_and_says_that_it_is_print():
    content = example("merseyside_street_crime_2002")
    data = untagged(write(laid_out(content, content.layout), "pdf"))
    draft = read_plan(read_document("plan.pdf", data), KNOWN)
    assert draft.layout == content.layout
    assert [each.kind.value for each in draft.doubts] == ["read-from-print"]
    plan = settled(draft, {each.id: AS_TEXT for each in draft.doubts})
    assert [p.title for p in plan.priorities] == [p.title for p in content.priorities]
    assert [p.limbs for p in plan.priorities] == [p.limbs for p in content.priorities]
    read, ours = (
        [target.model_dump() for target in targets_in(each)] for each in (plan, content)
    )
    assert [each["measure"] for each in read] == [each["measure"] for each in ours]
    assert [each["baseline"] for each in read] == [each["baseline"] for each in ours]
    assert len(actions(draft)) == sum(
        len(o.actions) for p in content.priorities for o in p.objectives
    )
