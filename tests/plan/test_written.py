"""Plans kept here, as they are printed, are checked like documents that are sent in."""

from frankpledge.plan.rules.claims.checking import check_document
from frankpledge.plan.rules.claims.findings import Verdict
from frankpledge.plan.rules.written import document_of
from frankpledge.plan.states import Part
from tests.plan.printing import example, laid_out
from tests.plan.test_source_figures import Told


def told(name, verdict=Verdict.DISAGREES):
    """Return what the checker says of an example as its own layout prints it."""
    content = example(name)
    content.passages = [p for p in content.passages if p.part is not Part.ODDITIES]
    document = laid_out(content, content.layout, figures=Told({}, {}))
    checked = check_document(document_of(document))
    return {(each.shown, each.right) for each in checked.of(verdict)}


def test_st_helens_prose_is_held_against_the_tables_its_returns_fill():
    assert told("st_helens_2013") == {
        ("fallen", "6,358, 6,270, 5,838"),
        ("60%", ""),
        ("37%", ""),
        ("25%", ""),
        ("4,354, 24.58, 1,897, 10.71, 43.6%", ""),
        ("constant", "266, 266, 256"),
        ("22%", "27.8%"),
        ("16%", "-14.2%"),
        ("19%", "-16.1%"),
        ("8%", "+9.0%"),
        ("26%", "-25.6%"),
        ("8.03%", "7.99% or 8.04%"),
        ("6.99%", "-7.06%"),
        ("200", ""),
    }


def test_the_differences_of_table_6_are_worked_out_and_agree():
    agreeing = told("st_helens_2013", Verdict.AGREES)
    assert {("-26%", "-25.6%"), ("-14%", "-14.0%"), ("-48%", "-47.8%")} <= agreeing
    assert ("-44%", "-44.2%") in agreeing


def test_nothing_false_is_said_of_charnwoods_printed_grid():
    assert told("charnwood_2005") == {("14.7%", ""), ("83.0%", ""), ("0.6%", "")}
    assert len(told("charnwood_2005", Verdict.AGREES)) >= 12


def test_a_rates_own_base_is_no_figure_of_knowsleys_leaflet():
    assert told("knowsley_2005") == {("27.3%", ""), ("23.9%", "")}


def test_a_step_on_the_way_beyond_west_lancashires_plan_is_no_fault():
    found = told("west_lancashire_2011")
    assert ("31 December 2020", "within 2011/12") not in found
    assert ("31 December 2012", "within 2011/12") in found
