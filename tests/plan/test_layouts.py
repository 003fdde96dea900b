"""Plans in print: four layouts, every format, and read back to the same plan."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.documents.model import Callout, Heading, Section, Table, plain
from frankpledge.documents.reading import read_document
from frankpledge.documents.writers import write
from frankpledge.plan.presenters.layouts import KINDS
from frankpledge.plan.rules.beside import read_beside
from frankpledge.plan.rules.content import TargetLine, read_content
from frankpledge.plan.rules.printing import target_line
from frankpledge.plan.rules.reading import (
    AS_TEXT,
    Directory,
    beside_in,
    read_plan,
    settled,
)
from frankpledge.plan.rules.reading.asking import Asking
from frankpledge.plan.rules.reading.lines import read_target_line
from frankpledge.plan.selectors.layouts import area_name
from frankpledge.plan.states import Layout
from tests.plan.printing import (
    MEASURES,
    NAMES,
    carried,
    directory,
    example,
    laid_out,
    passages,
)


EVERY_PASSAGE = (Layout.GRID, Layout.CHAPTERS, Layout.DELIVERY)


def read_back(content, layout, form):
    data = write(laid_out(content, layout), form)
    draft = read_plan(read_document(f"plan.{form}", data), directory(content))
    answers = {each.id: AS_TEXT for each in draft.doubts}
    return draft, settled(draft, answers)


ROUND_TRIPS = [
    *((name, layout, "docx") for name in NAMES for layout in Layout),
    *((name, example(name).layout, form) for name in NAMES for form in ("odt", "pdf")),
]


@pytest.mark.parametrize(("name", "layout", "form"), ROUND_TRIPS)
def test_a_plan_in_print_reads_back_to_the_same_plan(name, layout, form):
    content = example(name)
    draft, again = read_back(content, layout, form)
    assert draft.layout == layout
    assert carried(again, layout) == carried(content, layout)
    kinds = {each.kind.value for each in draft.doubts}
    assert kinds <= {"unknown-agency", "unknown-person"}
    if layout in EVERY_PASSAGE:
        missing = [one for one in passages(content) if one not in passages(again)]
        assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_plan_gives_the_same_bytes_in_every_format(name):
    content = example(name)
    document = laid_out(content, content.layout)
    for form in KINDS - {"pdf", "xlsx", "ods"}:
        assert write(document, form) == write(document, form)


def blocks(name, layout, kind):
    return [b for b in laid_out(example(name), layout).blocks if isinstance(b, kind)]


def test_the_grid_prints_charnwoods_twelve_targets_as_they_were_printed():
    rows = [
        row
        for t in blocks("charnwood_2005", Layout.GRID, Table)
        for row in t.words()
        if len(row) == 5
    ]
    printed = {row[3].split(" ")[0]: row[4] for row in rows if row[4] != "–"}
    assert printed == {
        "620": "-12%", "814": "-12%", "1,660": "+10%", "1,167": "-27%",
        "436": "-27%", "795": "-18%", "268": "-20%", "164": "-20%",
        "2,167": "-20%", "149": "-27%", "144": "+10%", "412": "-15%",
    }  # fmt: skip


def test_the_delivery_tables_stand_across_with_several_targets_in_a_cell():
    document = laid_out(example("west_lancashire_2011"), Layout.DELIVERY)
    wide = [b.is_wide for b in document.blocks if isinstance(b, Section)]
    assert wide == [True, False]
    tables = [b for b in document.blocks if isinstance(b, Table)]
    tables = [t for t in tables if t.caption.startswith("Delivery of")]
    # Objective 4 is of another priority than 3 and 5; readers look for it between them.
    order = [table.caption.removeprefix("Delivery of objective ") for table in tables]
    assert order == [str(number) for number in range(1, 12)]
    roads = next(t for t in tables if t.caption == "Delivery of objective 7").words()
    lines = roads[0][0].split("\n")
    assert lines[2] == "As printed: 63 to 53; based on a 65% cut by 2020"
    assert [one for one in lines if not one.startswith("As printed")] == [
        "7.1 Child road casualties",
        "Baseline: 63 casualties in 2004 to 2008, yearly mean, ending 31 December 2008",
        "7.2 Children killed or seriously injured on the roads",
        "Baseline: 11 casualties in 2004 to 2008, yearly mean, ending 31 December 2008",
        "7.3 Road casualties aged 16 to 25",
        "Baseline: 180 casualties in 2004 to 2008, yearly mean, ending 31 December 2008",
        "7.4 Aged 16 to 25 killed or seriously injured on the roads",
        "Baseline: 33 casualties in 2004 to 2008, yearly mean, ending 31 December 2008",
    ]
    assert "53 casualties, by 2011/12, on the way to 22.05" in roads[0][1]


def test_the_leaflet_says_from_what_to_what_and_why_there_is_none():
    said = [
        plain(block.text)
        for block in laid_out(example("knowsley_2005"), Layout.LEAFLET).blocks
        if hasattr(block, "text") and not isinstance(block, Callout)
    ]
    assert (
        "Domestic burglary for every 1,000 dwellings: from 16.8 offences per 1,000"
        " dwellings in 2004/05 (likely), down to 11.76, by 2007/08. That is 30% less."
    ) in said
    assert (
        "Domestic abuse incidents: No target, on purpose: We do not want to"
        " discourage people from reporting domestic violence."
    ) in said


def test_a_chapter_has_the_six_headings_in_their_order():
    heads = [plain(b.text) for b in blocks("st_helens_2013", Layout.CHAPTERS, Heading)]
    start = heads.index("P1 Anti-social behaviour")
    first = [head for head in heads[start + 1 :] if not head.startswith("Objective ")]
    assert first[:5] == [
        "Performance",
        "Objectives and outcomes",
        "Delivery",
        "Groups established",
        "Monitoring and evaluation",
    ]


def register(content, layout):
    """Return what the cover says is open: in all, and line by line."""
    found = laid_out(content, layout).blocks
    said = [plain(each) for each in found[0].text]
    assert isinstance(found[0], Callout)
    return said, found[1].words()


def test_the_cover_counts_down_to_what_is_awaited():
    content = example("knowsley_2005")
    target = content.priorities[2].objectives[2].targets[0]
    target.baseline_due_on = date(2026, 12, 1)
    said, rows = register(content, Layout.GRID)
    assert said == [
        "46 things still to be settled: 2 baselines, 2 target values, 25 owners, 17 dates.",
        "The next is due in 9 days; 44 without a date.",
    ]
    awaited = "Baseline to be confirmed and target to be agreed"
    assert rows == [
        ["Target K3.3.1: Deliberate fires", awaited, "Nobody yet",
         "1 December 2026: 9 days left"],
        ["Target K3.3.2: Hoax calls to the fire service", awaited, "Nobody yet", "No date set"],
        ["Targets K1.1.1, K1.1.2, K1.1.3, K2.1.1, K2.1.2, K3.3.1, K3.3.2, K4.1.1",
         "Owner to be named", "Nobody yet", "No date set"],
        ["17 actions, K2.1.A1 to K4.1.A3", "Owner to be named", "Nobody yet", "No date set"],
        ["17 actions, K2.1.A1 to K4.1.A3", "Date to be named", "Nobody yet", "No date set"],
    ]  # fmt: skip
    target.baseline_due_on = date(2026, 11, 21)
    said, rows = register(content, Layout.GRID)
    assert said[1] == "2 overdue, the longest by 1 day; 44 without a date."
    assert rows[0][3] == "21 November 2026: 1 day overdue"


def test_residents_are_told_which_numbers_are_awaited_and_not_which_officers():
    first = laid_out(example("knowsley_2005"), Layout.LEAFLET).blocks[0]
    assert [plain(each) for each in first.text] == [
        "4 things still to be settled: 2 baselines, 2 target values.",
        "Target K3.3.1: Deliberate fires; Target K3.3.2: Hoax calls to the fire service.",
    ]


AMOUNTS = st.integers(1, 90_000) | st.integers(1, 9_000_000).map(lambda n: n / 100)
DAYS = st.dates(date(2004, 1, 2), date(2030, 1, 1))


@st.composite
def targets(draw):
    """Return a target of any kind that has figures, dates or neither."""
    measure = draw(st.sampled_from(sorted(MEASURES)))
    kind = draw(
        st.sampled_from(
            ["to-value", "by-percent", "maintain", "direction", "threshold", "relative"]
        )
    )
    data = {"ref": "T1", "measure": measure, "kind": kind, "area": "E07000130"}
    data |= {"baseline": draw(AMOUNTS), "baseline_ends_on": draw(DAYS | st.none())}
    data["baseline_period"] = draw(st.sampled_from(["", "2003/04", "2010", "May 2009"]))
    if kind == "to-value":
        data["value"] = draw(AMOUNTS)
    if kind == "by-percent":
        data["percent"] = draw(st.integers(-99, 300).filter(bool))
    if kind == "threshold":
        low, high = sorted([draw(AMOUNTS), draw(AMOUNTS)])
        data |= draw(
            st.sampled_from([{"low": low}, {"high": high}, {"low": low, "high": high}])
        )
    if kind == "relative":
        data["comparison_group"] = "most similar"
    start = data["baseline_ends_on"] or date(2004, 1, 1)
    data["due_on"] = draw(
        st.none() | st.just(start.replace(year=start.year + 3, day=1))
    )
    return TargetLine.model_validate(data)


@settings(max_examples=200, deadline=None)
@given(targets())
def test_any_target_on_one_line_reads_back_the_same(target):
    named = MEASURES[target.measure]
    asking = Asking(directory(example("charnwood_2005")), is_own=True)
    found = read_target_line(target_line(target, named), asking, "here")
    again = TargetLine.model_validate(found | {"printed": "", "area": target.area})
    assert again == target
    assert asking.doubts == []


def test_a_measure_with_a_colon_in_its_name_reads_back():
    target = {"ref": "T1", "measure": "hate-disability", "kind": "to-value"}
    figures = {"area": "E07000130", "baseline": 20.0, "value": 24.0}
    made = TargetLine.model_validate(target | figures)
    line = target_line(made, MEASURES["hate-disability"])
    asking = Asking(directory(example("charnwood_2005")), is_own=True)
    found = read_target_line(line, asking, "here")
    assert (found["measure"], found["value"]) == ("hate-disability", 24.0)


def test_any_plan_of_such_targets_reads_back_from_every_layout():
    content = read_content(
        {
            "slug": "a",
            "title": "A plan 2010 to 2013",
            "area": "E07000130",
            "starts_on": "2010-04-01",
            "ends_before": "2013-04-01",
            "priorities": [
                {
                    "ref": "P1",
                    "title": "One",
                    "objectives": [
                        {
                            "ref": "P1.1",
                            "text": "Less of it",
                            "actions": [
                                {
                                    "ref": "P1.1.A1",
                                    "text": "Do it (well).",
                                    "owner": "Merseyside Police",
                                    "due_on": "2011-05-05",
                                    "starts_on": "2010-05-05",
                                    "amount": 1250,
                                    "state": "blocked",
                                    "funding": "Home Office",
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    )
    for layout in Layout:
        _, again = read_back(content, layout, "docx")
        assert carried(again, layout) == carried(content, layout)


FULL = {
    "slug": "full",
    "title": "A plan 2010 to 2013",
    "area": "E08000013",
    "starts_on": "2010-04-01",
    "ends_before": "2013-04-01",
    "priorities": [
        {
            "ref": "P1",
            "title": "Violence",
            "why": "It hurts.\n\nIt costs.",
            "limbs": ["crime-and-disorder", "serious-violence"],
            "owner": "Merseyside Police",
            "objectives": [
                {
                    "ref": "P1.1",
                    "text": "Less of it",
                    "owners": ["Merseyside Police", "St Helens Council"],
                    "leads": ["Rhys Example"],
                    "evaluation": "Each March: streets with, streets without.\nBy the university.",
                    "targets": [
                        {
                            "ref": "P1.1.1",
                            "measure": "wounding",
                            "kind": "direction",
                            "baseline": 690,
                            "baseline_period": "2009/10",
                            "baseline_ends_on": "2010-04-01",
                            "starts_from": "the first year of the new form",
                            "tested_by": "interval",
                            "printed": "Fewer; as last year. TBC",
                            "owner": "Merseyside Police",
                            "leads": ["Rhys Example"],
                        },
                        {
                            "ref": "P1.1.2",
                            "measure": "retail-test-visits",
                            "kind": "threshold",
                            "low": 60,
                            "is_cumulative": True,
                            "period_type": "month",
                            "due_on": "2011-04-01",
                            "baseline_state": "not-applicable",
                            "shown_by": "the log of visits; signed",
                        },
                        {
                            "ref": "P1.1.3",
                            "measure": "domestic-burglary-rate",
                            "kind": "by-percent",
                            "percent": -10,
                            "baseline": 16.8,
                            "baseline_period": "2009/10",
                            "baseline_ends_on": "2010-04-01",
                            "denominator_vintage": "Dwellings of 2009; council tax list",
                        },
                        {
                            "ref": "P1.1.4",
                            "title": "Witness support",
                            "kind": "milestone",
                            "starts_from": "An assessment of what there is",
                            "printed": "Develop a protocol",
                            "due_on": "2011-04-01",
                            "baseline_state": "not-applicable",
                            "shown_by": "The protocol, signed",
                        },
                        {
                            "ref": "P1.1.5",
                            "measure": "domestic-abuse-incidents",
                            "kind": "none",
                            "reason": "It could put people off.",
                            "baseline_state": "not-applicable",
                            "owner_words": "A group nobody knows",
                        },
                    ],
                    "actions": [
                        {"ref": "P1.1.A1", "text": "Train staff.", "targets": ["P1.1.1"]}
                    ],
                },
                {"ref": "P1.2", "text": "More of the other", "actions": [
                    {"ref": "X9", "text": "Do that too.", "due_on": "2011-05-05"}]},
            ],
        }
    ],
}  # fmt: skip
BESIDE = {
    "pledges": [
        {
            "ref": "S1",
            "kind": "standard",
            "title": "Taken seriously",
            "words": "Every report is answered.",
            "test": "The first answer came within two days.",
            "share": 95,
            "owner": "St Helens Council",
        },
        {
            "ref": "asb-pledge",
            "kind": "pledge",
            "title": "The pledge",
            "words": "We act.",
            "signatories": [
                {"name": "Helena Homes", "signed_on": "2010-05-03"},
                {
                    "name": "Merseyside Police",
                    "signed_by": "Ann Other",
                    "signed_on": "2010-05-04",
                    "ended_on": "2012-01-01",
                },
            ],
        },
    ],
    "equality": [
        {
            "action": "P1.1.A1",
            "groups": ["Age", "Sex"],
            "effect": "better",
            "evidence": "Two in three who come are women under 30.",
            "changed": "An evening course was added.",
            "review_on": "2011-03-01",
            "written_on": "2010-06-01",
        },
        {
            "action": "X9",
            "effect": "none",
            "evidence": "It touches no person.",
            "written_on": "2010-06-02",
        },
    ],
}


@pytest.mark.parametrize("form", ["docx", "odt"])
@pytest.mark.parametrize("layout", EVERY_PASSAGE)
def test_every_field_and_what_stands_beside_the_lines_reads_back(layout, form):
    content, beside = read_content(FULL), read_beside(BESIDE)
    data = write(laid_out(content, layout, beside), form)
    known = Directory(
        tuple(MEASURES.values()),
        ("Merseyside Police", "St Helens Council"),
        ("Rhys Example",),
        area="E08000013",
    )
    draft = read_plan(read_document(f"plan.{form}", data), known)
    asked = [each.said for each in draft.doubts]
    assert asked == (["A group nobody knows"] if asked else [])
    answers = {each.id: AS_TEXT for each in draft.doubts}
    again = settled(draft, answers)
    assert carried(again, layout) == carried(content, layout)
    assert beside_in(draft, answers) == beside
    assert again.passages == []


def test_what_is_open_may_be_long_and_no_list_fills_the_cover():
    said, rows = register(example("west_lancashire_2011"), Layout.DELIVERY)
    assert said[0].endswith("22 baselines, 15 target values, 4 owners, 125 dates.")
    assert len(rows) < 40


def test_a_plan_names_its_own_area_and_code_on_its_cover():
    assert area_name("E07000130") == "Charnwood"
    assert area_name("E23000004") == "Merseyside Police"
    assert area_name("X1") == ""


def test_nobody_promises_more_harm_but_more_of_it_reported():
    cells = [
        row[0]
        for t in blocks("charnwood_2005", Layout.GRID, Table)
        for row in t.words()
    ]
    said = next(cell for cell in cells if cell.startswith("C1.1.3"))
    assert said == "C1.1.3 Increase the reporting of domestic abuse incidents by 10%"
