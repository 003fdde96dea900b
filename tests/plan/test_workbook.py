"""A plan goes out as sheets and comes back the same."""

import tomllib
from pathlib import Path

import pytest

import frankpledge.plan
from frankpledge.plan.rules.content import PlanFault, read_content
from frankpledge.plan.rules.workbook import columns_of, from_sheets, to_sheets


EXAMPLES = Path(frankpledge.plan.__file__).parent / "examples"


def example(name):
    return read_content(tomllib.loads((EXAMPLES / f"{name}.toml").read_text("utf-8")))


def as_rows(sheets):
    return {
        name: [
            dict(zip(columns_of(name), row, strict=True)) | {"row": number}
            for number, row in enumerate(rows, 2)
        ]
        for name, rows in sheets.items()
    }


@pytest.mark.parametrize("name", sorted(file.stem for file in EXAMPLES.glob("*.toml")))
def test_sheets_and_back_is_the_same_plan(name):
    plan = example(name)
    assert from_sheets(as_rows(to_sheets(plan))) == plan


def test_a_reference_that_a_spreadsheet_made_a_number_is_still_found():
    rows = as_rows(to_sheets(example("st_helens_2013")))
    for row in rows["Objectives"]:
        row["ref"] = float(row["ref"])
    for sheet in ("Targets", "Actions"):
        for row in rows[sheet]:
            row["objective"] = float(row["objective"])
    assert from_sheets(rows) == example("st_helens_2013")


def test_every_fault_is_named_by_sheet_and_row():
    rows = as_rows(to_sheets(example("charnwood_2005")))
    rows["Targets"][0]["objective"] = "C9.9"
    rows["Targets"][1]["objective"] = "C8.8"
    with pytest.raises(PlanFault) as caught:
        from_sheets(rows)
    assert caught.value.faults == [
        "sheet 'Targets' row 2: there is no objective 'C9.9'",
        "sheet 'Targets' row 3: there is no objective 'C8.8'",
    ]


def test_a_workbook_that_is_not_a_plan_says_so():
    with pytest.raises(PlanFault, match="no sheet called 'Plan'"):
        from_sheets({"Priorities": []})


def test_a_column_nobody_knows_is_a_fault():
    rows = as_rows(to_sheets(example("charnwood_2005")))
    rows["Targets"][0]["colour"] = "green"
    with pytest.raises(PlanFault, match="not known: colour"):
        from_sheets(rows)


def test_a_target_without_what_its_kind_needs_is_a_fault():
    rows = as_rows(to_sheets(example("charnwood_2005")))
    rows["Targets"][0]["percent"] = None
    with pytest.raises(PlanFault, match="value or percentage"):
        from_sheets(rows)
