"""A plan out as a file and in again, and everything that can be wrong with one."""

import io
import json
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan import services
from frankpledge.plan.presenters.documents import maker
from frankpledge.plan.presenters.files import plan_file
from frankpledge.plan.rules.content import PlanFault, TargetLine, read_content
from frankpledge.plan.rules.faults import in_words
from frankpledge.plan.rules.workbook import as_field, as_text, columns_of
from frankpledge.plan.selectors import content_of
from frankpledge.plan.services import EXAMPLES, files, read_whole_file
from frankpledge.plan.states import TargetKind
from tests.plan.conftest import DAY, plan_data


def read_plan_file(name, data):
    """Return the plan's own lines of a file."""
    return read_whole_file(name, data)[0]


def example(name):
    return read_plan_file(name, (EXAMPLES / name).read_bytes())


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["xlsx", "ods", "json"])
def test_a_real_file_taken_in_again_is_the_same_plan(kind, plan):
    data = plan_file(plan, kind, on=DAY)
    assert read_plan_file(f"plan.{kind}", data) == content_of(plan)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_real_file_of_a_printed_plan_comes_back_whole(kind, manager, measures):
    content = example("st_helens_2013.toml")
    for priority in content.priorities:
        priority.owner = ""
        for objective in priority.objectives:
            for line in [*objective.targets, *objective.actions]:
                line.owner, line.leads = "", []
            for target in objective.targets:
                target.baseline_owner = ""
    plan = services.take_in_plan(content=content, by=manager, on=DAY)
    again = read_plan_file(f"plan.{kind}", plan_file(plan, kind, on=DAY))
    assert services.take_in_plan(content=again, by=manager, on=DAY).version == 1


PRINTED = {
    "C1.1.1": 620,
    "C1.1.2": 814,
    "C1.1.3": 1660,
    "C2.1.1": 1167,
    "C2.1.2": 436,
    "C2.1.3": 795,
    "C2.1.4": 268,
    "C2.1.5": 164,
    "C3.1.1": 2167,
    "C3.1.2": 149,
    "C3.1.3": 144,
    "C3.1.4": 412,
}


def charnwood():
    return {
        target.ref: target
        for priority in example("charnwood_2005.toml").priorities
        for objective in priority.objectives
        for target in objective.targets
        if target.kind is TargetKind.BY_PERCENT
    }


def aim(target):
    return target.baseline * (1 + target.percent / 100)


def test_charnwoods_twelve_printed_targets_are_the_exact_ones_rounded():
    found = {ref: int(half_up(aim(target))) for ref, target in charnwood().items()}
    assert found == PRINTED
    for ref, target in charnwood().items():
        assert f"to {PRINTED[ref]:,} by" in target.printed


def test_charnwoods_nine_crimes_add_up_to_the_national_fifth():
    nine = [t for t in charnwood().values() if "PSA1" in t.external_tags]
    before = sum(target.baseline for target in nine)
    after = sum(PRINTED[target.ref] for target in nine)
    assert (len(nine), before, after) == (9, 8247, 6580)
    assert str(half_up(100 * (after - before) / before, 1)) == "-20.2"


def workbook(rows, *, sheets=None):
    """Return a workbook with the rows of its sheets, as an agency might send it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, lines in (sheets or {"Plan": [HEAD], "Priorities": [ONE]} | rows).items():
        page = book.add_worksheet(name)
        columns = list(dict.fromkeys(key for line in lines for key in line))
        for place, column in enumerate(columns):
            page.write(0, place, column)
        for number, line in enumerate(lines, 1):
            for place, column in enumerate(columns):
                value = line.get(column)
                if isinstance(value, date):
                    format_ = book.add_format({"num_format": "dd/mm/yyyy"})
                    page.write_datetime(number, place, value, format_)
                elif isinstance(value, str) and value.startswith("="):
                    page.write_formula(number, place, value, value=42)
                else:
                    page.write(number, place, value)
    book.close()
    return out.getvalue()


HEAD = {
    "slug": "west-2012",
    "title": "A plan",
    "area": "E07000127",
    "starts_on": date(2011, 4, 1),
    "ends_before": date(2012, 4, 1),
}
ONE = {"ref": 1, "title": "Roads", "why": "Too many are hurt."}
OBJECTIVE = {"priority": 1, "ref": 7, "text": "Fewer casualties."}
CASUALTIES = {
    "objective": 7,
    "ref": "7.1",
    "measure": "road-casualties",
    "kind": "to-value",
    "baseline": 63,
    "value": 53,
}


def faults(**target):
    rows = {"Objectives": [OBJECTIVE], "Targets": [CASUALTIES | target]}
    with pytest.raises(PlanFault) as caught:
        read_plan_file("plan.xlsx", workbook(rows))
    return caught.value.faults


AWAITED_FIX = (
    "is not a number: leave the cell blank, and say to-be-confirmed,"
    " to-be-established or not-applicable in baseline_state"
)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"baseline": "TBC"}, f"baseline: “TBC” {AWAITED_FIX}"),
        ({"baseline": "?"}, f"baseline: “?” {AWAITED_FIX}"),
        (
            {"value": "Deliver agreed actions"},
            "value: “Deliver agreed actions” is not a number:"
            " put words under printed or reason",
        ),
        (
            {"due_on": "March 2012"},
            "due_on: “March 2012” is not a date: write it as a date, or as 2012-03-31",
        ),
        (
            {"kind": "reduce"},
            "kind: “reduce” is not one of 'to-value', 'by-percent', 'maintain',"
            " 'direction', 'threshold', 'interim', 'relative', 'milestone', 'none'",
        ),
        ({"kind": None}, "kind: is missing"),
        ({"measure": "  "}, "name the measure, or make it a milestone"),
        (
            {"baseline": None},
            "give the baseline, or say that it is to be confirmed or established",
        ),
        (
            {"tolerance_percent": 101},
            "tolerance_percent: is above the most that is allowed, 100",
        ),
        ({"ref": "7" * 21}, "ref: is longer than 20 letters"),
        (
            {"baseline_ends_on": date(2012, 4, 1), "due_on": date(2011, 4, 1)},
            "the target is due before its baseline ends",
        ),
        (
            {"due_on": date(2021, 4, 1), "far_due_on": date(2020, 4, 1)},
            "the far target is due before the step on the way to it",
        ),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_by_sheet_row_and_column(cells, fault):
    between = ", " if ":" in fault and not fault.startswith("the ") else ": "
    assert faults(**cells) == [f"sheet 'Targets' row 2{between}{fault}"]


def test_a_row_with_blank_owner_and_funding_is_taken():
    rows = {
        "Objectives": [OBJECTIVE],
        "Targets": [CASUALTIES],
        "Actions": [{"objective": 7, "ref": 1, "text": "Paint lines.", "owner": None}],
    }
    plan = read_plan_file("plan.xlsx", workbook(rows))
    action = plan.priorities[0].objectives[0].actions[0]
    assert (action.ref, action.owner, action.funding) == ("1", "", "")


def test_numbers_and_dates_are_read_as_people_type_them():
    target = CASUALTIES | {
        "kind": "by-percent",
        "baseline": "1,509",
        "percent": " -16% ",
        "due_on": "31/03/2012",
    }
    rows = {"Objectives": [OBJECTIVE], "Targets": [target]}
    plan = read_plan_file("plan.xlsx", workbook(rows))
    read = plan.priorities[0].objectives[0].targets[0]
    assert (read.baseline, read.percent, read.due_on) == (1509, -16, date(2012, 3, 31))


def test_blank_rows_and_yes_and_no_are_read():
    head = HEAD | {"is_example": "yes"}
    rows = [OBJECTIVE, {"ref": None}, OBJECTIVE | {"ref": 8}]
    sheets = {"Plan": [head], "Priorities": [ONE], "Objectives": rows}
    plan = read_plan_file("plan.xlsx", workbook({}, sheets=sheets))
    assert plan.is_example
    assert [each.ref for each in plan.priorities[0].objectives] == ["7", "8"]


def test_a_moment_is_read_as_its_day():
    noon = datetime(2012, 3, 31, 12, 0)  # noqa: DTZ001 - as spreadsheets hold it
    assert as_field(noon, "due_on", TargetLine) == date(2012, 3, 31)


def test_a_formula_is_read_as_what_it_last_showed():
    rows = {
        "Objectives": [OBJECTIVE],
        "Targets": [CASUALTIES | {"value": "=53*WEBSERVICE()"}],
    }
    plan = read_plan_file("plan.xlsx", workbook(rows))
    assert plan.priorities[0].objectives[0].targets[0].value == 42


def test_a_priority_without_its_reference_is_a_fault_and_no_crash():
    sheets = {"Plan": [HEAD], "Priorities": [{"ref": None, "title": "A", "why": "B"}]}
    with pytest.raises(PlanFault, match="'Priorities' row 2, ref: is missing"):
        read_plan_file("plan.xlsx", workbook({}, sheets=sheets))


@pytest.mark.parametrize(
    ("sheets", "fault"),
    [
        ({"Sheet1": [HEAD]}, "no sheet called 'Plan'"),
        ({"Plan": [{"a": 1, "b": 2}], "Priorities": [ONE]}, "no row of column names"),
        ({"Plan": [HEAD, HEAD], "Priorities": [ONE]}, "must have one line, not 2"),
        (
            {"Plan": [HEAD], "Priorities": [ONE | {"colour": "red"}]},
            "columns that are not known: colour",
        ),
    ],
)
def test_a_workbook_of_another_shape_says_so(sheets, fault):
    with pytest.raises(PlanFault, match=fault):
        read_plan_file("plan.xlsx", workbook({}, sheets=sheets))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xff\xfe\x00", "nor JSON or TOML"),
        (b"{not json", "nor JSON or TOML"),
        (b"[" * 100_000, "nor JSON or TOML"),
        (b"[]", "holds no plan"),
        (b"PK\x03\x04 broken", "is damaged"),
        (b"{}", "title: is missing"),
        (b'{"dragons": 1}', "dragons: is not known in a plan"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words(data, fault):
    with pytest.raises(PlanFault, match=fault):
        read_plan_file("plan.json", data)


def test_a_toml_plan_with_a_fault_in_it_is_refused():
    with pytest.raises(PlanFault, match="nor JSON or TOML"):
        read_plan_file("plan.toml", b"= broken")


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_that_is_no_workbook_is_refused():
    with pytest.raises(PlanFault, match="cannot be opened as a workbook"):
        read_plan_file("plan.xlsx", packed(notes="hello"))


def test_a_file_too_large_or_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_INFLATED", 1000)
    with pytest.raises(PlanFault, match="unpacks to more"):
        read_plan_file("plan.xlsx", packed(notes="0" * 2000))
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    with pytest.raises(PlanFault, match="larger than a plan"):
        read_plan_file("plan.json", b"0" * 11)


def test_more_rows_than_a_plan_has_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    rows = {"Objectives": [OBJECTIVE | {"ref": n} for n in range(4)]}
    with pytest.raises(PlanFault, match="more than 2 rows"):
        read_plan_file("plan.xlsx", workbook(rows))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"slug": "Not A Slug"}, "may hold only lower case letters"),
        ({"starts_on": "2021-04-01"}, "ends before it starts"),
        ({"title": ""}, "title: is blank"),
        ({"starts_on": "soon"}, "“soon” is not a date"),
    ],
)
def test_the_head_of_a_plan_is_checked(changes, fault):
    with pytest.raises(PlanFault, match=fault):
        read_content(plan_data(**changes))


def one_target(**terms):
    data = plan_data()
    data["priorities"][0]["objectives"][0] |= {
        "targets": [{"ref": "T", "measure": "m", **terms}],
        "actions": [],
    }
    return read_content(data)


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        ({"kind": "none"}, "say why there is no target"),
        ({"kind": "threshold", "baseline": 1}, "lowest or the highest"),
        (
            {"kind": "threshold", "baseline": 1, "low": 3, "high": 2},
            "lowest value allowed is above",
        ),
        ({"kind": "relative", "baseline": 1}, "name the comparison group"),
        ({"kind": "interim", "baseline": 1}, "value or percentage"),
        ({"kind": "to-value", "baseline": 1, "value": float("nan")}, "not a number"),
        ({"kind": "maintain", "baseline": 1, "period_type": "fortnight"}, "not one of"),
    ],
)
def test_each_kind_needs_what_it_is_judged_by(terms, fault):
    with pytest.raises(PlanFault, match=fault):
        one_target(**terms)


@pytest.mark.parametrize(
    "terms",
    [
        {"kind": "threshold", "baseline_state": "not-applicable", "low": 60},
        {"kind": "by-percent", "baseline_state": "to-be-confirmed"},
        {"kind": "maintain", "baseline": 75},
    ],
)
def test_what_is_awaited_may_be_left_out(terms):
    assert one_target(**terms).priorities[0].objectives[0].targets[0].ref == "T"


def test_an_action_due_before_it_starts_is_a_fault():
    data = plan_data()
    data["priorities"][0]["objectives"][0]["actions"] = [
        {"ref": "A", "text": "x", "starts_on": "2020-01-02", "due_on": "2020-01-01"}
    ]
    with pytest.raises(PlanFault, match="due before it starts"):
        read_content(data)


def test_an_amount_below_nothing_and_parts_of_a_place_are_faults():
    data = plan_data()
    objective = data["priorities"][0]["objectives"][0]
    objective["actions"] = [{"ref": "A", "text": "x", "amount": -1}]
    with pytest.raises(PlanFault, match="below the least that is allowed, 0"):
        read_content(data)
    data["priorities"][0]["claims"][0] = {
        **data["priorities"][0]["claims"][0],
        "decimals": 1.5,
    }
    objective["actions"] = []
    with pytest.raises(PlanFault, match="must be a whole number"):
        read_content(data)


def test_a_fault_nobody_foresaw_keeps_its_own_words():
    assert in_words({"type": "odd", "msg": "Odd.", "input": 1}) == "Odd."


def test_references_come_as_numbers_texts_or_nothing():
    assert [as_text(cell) for cell in (3.0, 3, "3 ", None)] == ["3", "3", "3", ""]
    assert columns_of("Plan")[0] == "slug"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["html", "docx", "odt", "pdf"])
def test_the_plan_prints_as_a_document(kind, plan, manager):
    data = maker(manager)(plan, kind, on=DAY)
    start = {"html": b"<!DOCTYPE", "pdf": b"%PDF"}.get(kind, b"PK")
    assert data.startswith(start)


@pytest.mark.django_db
def test_the_document_has_the_columns_of_a_printed_delivery_plan(plan, manager):
    page = maker(manager)(plan, "html", on=DAY).decode()
    columns = ["Target and baseline", "March 2021", "Owner", "Actions"]
    columns += ["Lead officer", "Funding"]
    places = [page.index(f">{column}<") for column in columns]
    assert places == sorted(places)
    assert "A1 Fit alley-gates (Merseyside Police, 31 March 2020)" in page
    assert "Rhys Example (deputy Mei Example)" in page
    assert "T2." in page


@pytest.mark.django_db
def test_a_plan_without_lines_prints(manager, measures):
    content = read_content(plan_data(priorities=[], about="Nothing yet."))
    plan = services.take_in_plan(content=content, by=manager, on=DAY)
    assert "Nothing yet." in maker(manager)(plan, "html", on=DAY).decode()


@pytest.mark.django_db
def test_json_is_the_plan_itself(plan):
    data = json.loads(plan_file(plan, "json", on=DAY))
    assert read_content(data) == content_of(plan)
